"""Forming groups beside the console: look at them, show them, form them again, or put them on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from facilitator_app.core.groups import Formed, Group, named
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.group_wish import GroupWish
from facilitator_app.ui.run.hung import clear
from facilitator_app.ui.run.parts import TOUCH, Reader
from facilitator_app.ui.run.reading import Passage
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.run.side import SidePanel
from facilitator_app.ui.run.stage import Stage
from facilitator_app.ui.run.typed import is_typed, is_typing
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, column, label, row


class GroupsPanel(SidePanel):
    """Groups are held in memory for this session; they reach screens and paper, and nothing that is kept."""

    shown_to_all = Signal()

    def __init__(self, theme: Theme, live: Live, stage: Stage, place: RunPlace) -> None:
        super().__init__()
        self._live, self._stage, self._place = live, stage, place
        self._is_begun = self._is_wide = False
        self._formed = Formed()
        # What each of the formed was made by, since the fields may have changed meanwhile.
        self._shown: tuple[tuple[Group, ...], ...] = ()
        self.wish = GroupWish(theme)
        self.text = GroupsText()
        self.list = Reader("The groups", self.text)
        self.pages = QStackedWidget()
        self.form_button = button(theme, "Form groups", "group", "primary", pressed=self.again)
        self.back_button = button(theme, "Back to them", "left", pressed=self._read)
        self.show_button = button(theme, "Show", "", "primary", pressed=self.toggle_screen)
        self.again_button = button(theme, "Again", pressed=self.again)
        self.undo_button = button(theme, "Undo", pressed=self.undo)
        self.print_button = button(theme, "Print…", pressed=self.print)
        self.change_button = button(theme, "Change…", pressed=self._choose)
        first = self.show_button, self.again_button, self.undo_button
        self.pages.addWidget(self._page(self.wish, (self.form_button, self.back_button)))
        self.pages.addWidget(self._page(self.list, first, (self.print_button, self.change_button)))
        layout = column(self)
        layout.addWidget(label("Groups", "lead"))
        layout.addWidget(self.pages, 1)
        stage.changed.connect(self._draw)
        live.changed.connect(self._follow)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that hold now."""
        return self._shown[-1] if self._shown else ()

    def open(self) -> None:
        """Show the groups there are, or ask how to form some."""
        plan, present = self._live.plan, self._place.present()
        if not self._is_begun:
            self._is_begun = True
            self.wish.meet(plan.group_size if plan else 0, present)
        self.wish.refresh(present)
        if self.groups:
            self._read()
        else:
            self._choose()

    def show_view(self, shown: RunView) -> None:
        """Groups are taken off the screen with the part that they were shown in."""
        if not self.isHidden():
            self._draw()

    def again(self) -> None:
        """Form groups, others than before."""
        wish = self.wish.wish
        self._formed = self._formed.again(wish, self._place.chance())
        made = named(self._formed.groups, wish, only_counted=self.wish.only_counted)
        self._shown = (*self._shown, made)
        self._read()

    def undo(self) -> None:
        """Go back to the groups of before; those of the first time are put away."""
        self._formed, self._shown = self._formed.undone(), self._shown[:-1]
        if self._shown:
            self._read()
        else:
            self._choose()

    def toggle_screen(self) -> None:
        """Show the groups to participants, or take them off the screen."""
        self._stage.show_groups(() if self._is_shown else self.groups)
        self._draw()
        if self._is_shown:
            self.shown_to_all.emit()

    def print(self) -> None:
        """Make a paper of the groups."""
        if self._live.plan is not None:
            self._place.print_groups(self._live.plan.shown_title, self.groups)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field forms groups, and what is typed stays there; other keys are the run's."""
        if not is_typing(QApplication.focusWidget()):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.again()
        elif is_typed(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """The next session begins without groups."""
        if not self._live.is_on:
            self._is_begun, self._formed, self._shown = False, Formed(), ()

    @property
    def _is_shown(self) -> bool:
        return bool(self.groups) and self._stage.groups == self.groups

    def _choose(self) -> None:
        self.pages.setCurrentIndex(0)
        self.back_button.setVisible(bool(self.groups))
        self.form_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        """The hand is on what comes next, which is to show them."""
        self.pages.setCurrentIndex(1)
        self._show_groups()
        self._draw()
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def widen(self, wide: bool) -> None:
        """Have what a group is called beside those in it where the place is low."""
        self._is_wide = wide
        self._show_groups()

    def _show_groups(self) -> None:
        self.text.show_groups(self.groups, beside=self._is_wide)

    def _draw(self) -> None:
        word = "Hide" if self._is_shown else "Show"
        if self.show_button.text() != word:
            self.show_button.show_as(word, "")
        self.undo_button.setToolTip("The groups of before" if len(self._shown) > 1 else "No groups")

    def _page(self, what: QWidget, *lines: Sequence[QWidget]) -> QWidget:
        made = QWidget()
        layout = column(made)
        layout.addWidget(what, 1)
        for buttons in lines:
            beside = row()
            for each in buttons:
                each.setMinimumHeight(TOUCH)
                beside.addWidget(each)
            layout.addLayout(beside)
        return made


class GroupsText(QWidget):
    """Groups to read, a passage for each under what it is called, or a line where the place is low."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[Group, ...], bool] = (), False
        self._column = column(self)

    def show_groups(self, groups: tuple[Group, ...], *, beside: bool) -> None:
        """Take on other groups; the same ones cost nothing."""
        if (groups, beside) == self._shown:
            return
        self._shown = groups, beside
        clear(self._column)
        for each in groups:
            people = ", ".join(each.people)
            passage = Passage("" if beside else each.title)
            # It comes up with its words, and outside of the panel that would be as a window.
            self._column.addWidget(passage)
            passage.say(f"{each.title}: {people}" if beside else people)
        self._column.addStretch()
