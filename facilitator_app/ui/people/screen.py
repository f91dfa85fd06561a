"""The people screen: the list for a session, and present, late, absent or apologies for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Sized
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.core.errors import Trouble
from facilitator_app.core.people import MARKS, Attendance, Mark, Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.people.name_line import NameLine
from facilitator_app.ui.people.table import WORDS, PeopleTable
from facilitator_app.ui.people.view import PeopleView
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import EmptyState, OneLine, button, column, label, row

LONGEST_NAME = 200
# A number and what it counts stand on one line.
_FIGURE = re.compile(r"(\d) ")
KEYS_WORDS = "Keys: P present · L late · A absent · G apologies · F2 rename · Delete takes off the list"


class PeopleScreen(QWidget):
    """Who is on the list for the open plan, and who came."""

    start_wanted = Signal()
    papers_wanted = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        plan: Document[Plan],
        roster: Document[Roster],
        attendance: Document[Attendance],
        new_id: Callable[[], str],
        read_names: Callable[[Path], list[str]],
        rosters: Callable[[], Sequence[Roster]],
    ) -> None:
        super().__init__()
        self._theme, self._new_id, self._read_names, self._rosters = theme, new_id, read_names, rosters
        self._plan, self._roster, self._attendance = plan, roster, attendance
        self._steps: list[Document[Roster] | Document[Attendance]] = []
        self._undone: list[Document[Roster] | Document[Attendance]] = []
        self._table = PeopleTable(roster, attendance, self)
        self._view = PeopleView(theme, self._table)
        self._build()
        self._connect()
        self._redraw()

    def take_focus(self) -> None:
        """Put the focus on the list, or on the line for names while it is empty."""
        if self._plan.value is None:
            self._home.setFocus()
        else:
            (self._view if self._table.rowCount() else self._name).setFocus()

    def add_names(self, names: Sequence[str]) -> bool:
        """Put people at the end of the list, as one step; whether they are on it now."""
        roster = self._roster.value
        people = [Person(self._new_id(), name[:LONGEST_NAME]) for name in names]
        if roster is None or not people:
            return False
        step = f"add {people[0].name}" if len(people) == 1 else f"add {len(people)} people"
        done = self._edit_roster(step, replace(roster, people=(*roster.people, *people)))
        if done:
            self._view.select(self._table.rowCount() - 1)
        return done

    def import_names(self, file: Path) -> None:
        """Put the names in a CSV file at the end of the list."""
        try:
            names = self._read_names(file)
        except Trouble as trouble:
            self.said.emit(f"Nothing was added. {trouble}")
            return
        if not names:
            self.said.emit(f"Nothing was added. There are no names in {file.name}.")
        elif self.add_names(names):
            self.said.emit(added_text(names))

    def undo(self) -> None:
        """Take the last change of the list or of the marks back."""
        self._step_back(self._steps, self._undone, forward=False)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step_back(self._undone, self._steps, forward=True)

    def mark(self, person: str, mark: str) -> None:
        """Mark somebody; the mark they have already is taken away."""
        attendance, roster = self._attendance.value, self._roster.value
        who = roster.find(person) if roster else None
        if attendance is None or who is None:
            return
        wanted: Mark | None = next(each for each in MARKS if each == mark)
        if attendance.marks.get(person) == wanted:
            wanted = None
        self._edit_attendance(f"mark {who.name}", attendance.mark(person, wanted))

    def mark_rest(self, mark: Mark) -> None:
        """Mark everybody who has no mark yet."""
        attendance, roster = self._attendance.value, self._roster.value
        if attendance is not None and roster is not None:
            step = f"mark the rest {WORDS[mark].lower()}"
            self._edit_attendance(step, attendance.mark_rest(roster, mark))

    def clear_marks(self) -> None:
        """Take every mark away, as for another evening with the same plan; undo brings them back."""
        attendance = self._attendance.value
        if attendance is None or not self._edit_attendance("clear all marks", replace(attendance, marks={})):
            return
        self.said.emit("Every mark is gone. Ctrl+Z brings them back.")

    def remove(self, person: str) -> None:
        """Take somebody off the list."""
        roster = self._roster.value
        who = roster.find(person) if roster else None
        if roster is None or who is None:
            return
        if self._edit_roster(f"take {who.name} off", roster.remove(person)):
            self.take_focus()
            self.said.emit(f"Took {who.name} off the list. Ctrl+Z brings them back.")

    def _rename(self, person: str, name: str) -> None:
        roster = self._roster.value
        if roster is not None:
            self._edit_roster("rename", roster.rename(person, name[:LONGEST_NAME]))

    def _edit_roster(self, step: str, value: Roster) -> bool:
        return self._noted(self._roster, self._roster.edit(step, value))

    def _edit_attendance(self, step: str, value: Attendance) -> bool:
        return self._noted(self._attendance, self._attendance.edit(step, value))

    def _noted(self, document: Document[Roster] | Document[Attendance], done: bool) -> bool:
        """Remember which document a step was in, so that undo takes them back in their order."""
        if done:
            self._steps.append(document)
            self._undone.clear()
            self._redraw()
        return done

    def _step_back(
        self,
        source: list[Document[Roster] | Document[Attendance]],
        target: list[Document[Roster] | Document[Attendance]],
        forward: bool,
    ) -> None:
        if not source:
            return
        document, before = source[-1], self._roster.value
        name = document.redo_name if forward else document.undo_name
        if document.redo() if forward else document.undo():
            target.append(source.pop())
            self._redraw()
            self._view.select(self._table.row_of(_new_on(self._roster.value, before)))
            self.said.emit(f"{'Done again' if forward else 'Undone'}: {name}.")

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._home = button(self._theme, "Go to Home", "home", "primary", pressed=self.start_wanted.emit)
        words = "Open or start a plan, and the list of its people is here."
        self._stack.addWidget(EmptyState(self._theme, "people", "No plan is open", words, self._home))
        whole = QWidget()
        layout = column(whole, 2 * SPACE, 3 * SPACE)
        self._build_head(layout)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._build_empty())
        self._lists.addWidget(self._view)
        layout.addWidget(self._lists, 1)
        self._build_foot(layout)
        self._stack.addWidget(whole)
        column(self).addWidget(self._stack)

    def _build_head(self, layout: QVBoxLayout) -> None:
        head = row()
        self._title = label("People", "title")
        self._session = OneLine("muted")
        head.addWidget(self._title)
        head.addWidget(self._session, 1)
        self._undo = button(self._theme, "Undo", "undo", "quiet", "Ctrl+Z", self.undo)
        self._redo = button(self._theme, "Redo", "redo", "quiet", "Ctrl+Shift+Z", self.redo)
        self._more = button(self._theme, "List", "more")
        self._more.setMenu(self._menu())
        papers = button(self._theme, "Sign-in and register", "papers", pressed=self.papers_wanted.emit)
        for each in (self._undo, self._redo, self._more, papers):
            head.addWidget(each)
        layout.addLayout(head)
        counts = row()
        self._counts = label("", "lead", wrap=True)
        self._rest = button(
            self._theme, "Mark the rest present", "present", pressed=lambda: self.mark_rest("present")
        )
        counts.addWidget(self._counts, 1)
        counts.addWidget(self._rest)
        layout.addLayout(counts)

    def _build_empty(self) -> QWidget:
        words = (
            "Type a name below and press Enter, paste a list, or bring one in from a file. "
            "With no list, the sign-in sheet still has blank rows for everybody."
        )
        bring = button(self._theme, "Import names…", "import", pressed=self._ask_import)
        return EmptyState(self._theme, "people", "Nobody is on the list yet", words, bring)

    def _build_foot(self, layout: QVBoxLayout) -> None:
        foot = row()
        name = label("&Name")
        self._name = NameLine()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText("Type a name, or paste a list of names")
        self._name.setAccessibleName("Name to add")
        name.setBuddy(self._name)
        add = button(self._theme, "Add", "add", "primary", pressed=self._add_typed)
        for each in (name, self._name, add):
            foot.addWidget(each, 1 if each is self._name else 0)
        layout.addLayout(foot)
        self._keys = label(KEYS_WORDS, "small", wrap=True)
        layout.addWidget(self._keys)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Paste names").triggered.connect(self._paste)
        menu.addAction("Import names…").triggered.connect(self._ask_import)
        self._other_lists = menu.addMenu("Take the list of another session")
        self._other_lists.aboutToShow.connect(self._fill_other_lists)
        menu.addSeparator()
        self._sorting = menu.addAction("Sort A to Z")
        self._sorting.triggered.connect(self._sort)
        # The key is that of the list: in a line of text it is that of the text.
        self._taking_off = menu.addAction("Take the chosen person off\tDel")
        self._taking_off.triggered.connect(self._remove_chosen)
        menu.addSeparator()
        self._rest_absent = menu.addAction("Mark the rest absent")
        self._rest_absent.triggered.connect(lambda: self.mark_rest("absent"))
        self._clearing = menu.addAction("Clear all marks")
        self._clearing.triggered.connect(self.clear_marks)
        return menu

    def _connect(self) -> None:
        for document in (self._plan, self._roster, self._attendance):
            document.changed.connect(self._redraw)
            document.opened.connect(self._forget_steps)
        self._roster.opened.connect(self._view.forget)
        self._table.renamed.connect(self._rename)
        self._view.pressed_mark.connect(self.mark)
        self._view.removing.connect(self.remove)
        self._name.returnPressed.connect(self._add_typed)
        self._name.list_pasted.connect(self._paste)
        for keys, do in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo), ("Ctrl+Y", self.redo)):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(do)

    def _forget_steps(self) -> None:
        self._steps, self._undone = [], []

    def _redraw(self) -> None:
        plan, roster, attendance = self._plan.value, self._roster.value, self._attendance.value
        self._stack.setCurrentIndex(0 if plan is None else 1)
        if plan is None or roster is None or attendance is None:
            return
        self._session.setText(plan.title)
        self._lists.setCurrentIndex(1 if roster.people else 0)
        self._counts.setText(_FIGURE.sub("\\1\u00a0", counts_text(roster, attendance)))
        for each in (self._counts, self._rest, self._keys):
            each.setVisible(bool(roster.people))
        self._allow(roster, attendance)
        self._undo.setEnabled(bool(self._steps))
        self._redo.setEnabled(bool(self._undone))
        self._undo.setToolTip(f"Undo {self._steps[-1].undo_name} (Ctrl+Z)" if self._steps else "Ctrl+Z")

    def _allow(self, roster: Roster, attendance: Attendance) -> None:
        """Let what is possible be done."""
        unmarked = attendance.unmarked(roster)
        for each in (self._rest, self._rest_absent):
            each.setEnabled(unmarked > 0)
        self._sorting.setEnabled(len(roster.people) > 1)
        self._taking_off.setEnabled(bool(roster.people))
        self._clearing.setEnabled(unmarked < len(roster.people))

    def _add_typed(self) -> None:
        # The line holds several when they were pasted with the mouse.
        if self.add_names(names_in(self._name.text())):
            self._name.clear()
        self._name.setFocus()  # the next name follows, also where the button was pressed

    def _paste(self) -> None:
        names = names_in(QApplication.clipboard().text())
        if not names:
            self.said.emit("There is no text to paste.")
        elif self.add_names(names):
            self.said.emit(added_text(names))

    def _ask_import(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, "Import names", str(Path.home()), "Lists (*.csv *.txt)")
        if file:
            self.import_names(Path(file))

    def _fill_other_lists(self) -> None:
        self._other_lists.clear()
        mine = self._roster.value
        for each in self._rosters():
            if each.people and (mine is None or each.id != mine.id):
                # An ampersand in a title is not the sign of a key.
                title = (each.title or "Untitled").replace("&", "&&")
                action = self._other_lists.addAction(f"{title} ({people_text(len(each.people))})")
                action.triggered.connect(lambda _checked, people=each.people: self._take_list(people))
        if self._other_lists.isEmpty():
            self._other_lists.addAction("No other session has a list").setEnabled(False)

    def _take_list(self, people: tuple[Person, ...]) -> None:
        """The same people with the same ids, so that who came when can be told over a series."""
        roster = self._roster.value
        if roster is not None:
            known = {each.id for each in roster.people}
            new = tuple(each for each in people if each.id not in known)
            step = f"take {people_text(len(new))} from another list"
            if not new:
                self.said.emit("Everybody on that list is on this one already.")
            elif self._edit_roster(step, replace(roster, people=(*roster.people, *new))):
                self.said.emit(added_text(new))

    def _sort(self) -> None:
        if self._roster.value is not None:
            self._edit_roster("sort", self._roster.value.by_name())

    def _remove_chosen(self) -> None:
        person = self._table.person(self._view.currentIndex().row())
        if person is not None:
            self.remove(person.id)


def _new_on(roster: Roster | None, before: Roster | None) -> str:
    """The id of the first person of a list who was not on it before; '' where there is none."""
    known = {each.id for each in before.people} if before else set()
    return next((each.id for each in roster.people if each.id not in known), "") if roster else ""


def counts_text(roster: Roster, attendance: Attendance) -> str:
    """How many people have which mark, in words; marks that nobody has are left out."""
    if not roster.people:
        return ""
    words = {mark: WORDS[mark].lower() for mark in MARKS} | {"apologies": "sent apologies"}
    told = [f"{count} {words[mark]}" for mark in MARKS if (count := attendance.count(roster, mark))]
    unmarked = attendance.unmarked(roster)
    if unmarked:
        told.append(f"{unmarked} not marked")
    return f"{people_text(len(roster.people))}: " + ", ".join(told)


def people_text(count: int) -> str:
    """How many people: 1 person, 2 people."""
    return "1 person" if count == 1 else f"{count} people"


def added_text(added: Sized) -> str:
    """What to say about people who were put on the list."""
    return f"Added {people_text(len(added))}."


def names_in(text: str) -> list[str]:
    """The names in a pasted list, one a line, with their spaces tidied."""
    return [name for line in text.splitlines() if (name := " ".join(line.split()))]
