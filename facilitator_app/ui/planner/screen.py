"""The Plan screen: head, library, agenda, block and advice, all about the plan that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSplitter, QStackedLayout, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import Counsel
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.document import Document
from facilitator_app.ui.fields import is_undo
from facilitator_app.ui.planner.actions import PlanActions, step_words
from facilitator_app.ui.planner.advising import PREPARE_KEYS, Advising
from facilitator_app.ui.planner.agenda_model import AgendaModel
from facilitator_app.ui.planner.agenda_pane import AgendaPane
from facilitator_app.ui.planner.agenda_view import AgendaView
from facilitator_app.ui.planner.block_actions import BlockActions
from facilitator_app.ui.planner.block_editor import BlockEditor, Learned, nothing
from facilitator_app.ui.planner.changes import breakout_of
from facilitator_app.ui.planner.commands import Commands
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.fit_dialog import FitDialog
from facilitator_app.ui.planner.foot import AgendaFoot
from facilitator_app.ui.planner.header import PlanHeader
from facilitator_app.ui.planner.library_panel import LibraryPanel
from facilitator_app.ui.planner.palette import CommandPalette
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import EmptyState, button, column

WIDE = 1000
TALL = 700


class PlanScreen(QWidget):
    """Plans a session. run_wanted, papers_wanted and start_wanted go elsewhere; said is for a notice."""

    run_wanted = Signal()
    papers_wanted = Signal()
    start_wanted = Signal()
    keep_wanted = Signal(str)
    more_wanted = Signal(str)
    referrals_checked = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        plan: Document[Plan],
        library: Mapping[str, Activity],
        search: Callable[[str], Sequence[str]],
        new_id: Callable[[], str],
        advise: Callable[[Plan], Counsel],
        learned: Learned = nothing,
    ) -> None:
        super().__init__()
        self._theme, self._document, self._library = theme, plan, library
        self._wide: bool | None = None
        self.edits = PlanEdits(plan, library, new_id)
        self.edits.setParent(self)
        self.actions_ = self._make_actions()
        self.header = PlanHeader(theme, self.edits, self.actions_["undo"], self.actions_["redo"])
        self.model = AgendaModel(self)
        self.agenda = AgendaView(theme, self.model)
        self.blocks = BlockActions(theme, plan, library, self.edits, self.actions_, self.agenda)
        self.pane = AgendaPane(
            theme, library, self.edits, self.actions_, self.model, self.agenda, self.blocks
        )
        self.bar = self.pane.bar
        self.foot = AgendaFoot(theme)
        self.advising = Advising(theme, plan, self.edits, library, advise, self)
        self.advice = self.advising.panel
        self.library = LibraryPanel(theme, library, search)
        self.editor = BlockEditor(theme, self.edits, library, learned)
        self._lay_out()
        self._connect()
        for line in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            line.installEventFilter(self)
        commands = Commands(
            self.actions_, self.agenda, library, search, self._add_found, self.header.commands
        )
        self.palette_ = CommandPalette(theme, self, commands.all, commands.more)
        self._open()
        self._redraw()

    def take_focus(self) -> None:
        """Put the hand on the agenda; on the search where there is nothing in it yet."""
        if self._document.value is None:
            self._start.setFocus()
        elif self._document.value.blocks or not self.library.isVisible():
            self.agenda.setFocus()
        else:
            self.library.line.setFocus()

    def show_changed(self) -> None:
        """Search the library anew and draw the agenda, since activities have come, gone or changed."""
        self.library.look()
        self._redraw()

    def select(self, id: str) -> None:
        """Select a block or a group of the plan."""
        self.agenda.select(id)

    def fit_dialog(self) -> FitDialog | None:
        """The proposal by which the plan ends in time, ready to be shown."""
        plan = self._document.value
        if plan is None:
            return None
        dialog = FitDialog(self._theme, plan, self._library, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.edits.fit(dialog.plan, dialog.fit))
        return dialog

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the agenda there is room for the library and the block, or for one of them."""
        super().resizeEvent(event)
        self.palette_.stay_inside()
        wide = self.width() >= WIDE * max(1.0, self._theme.scale)
        self.advice.give_room(self.height() >= TALL * max(1.0, self._theme.scale))
        if wide != self._wide:
            self._wide = wide
            self.bar.library.setChecked(wide or self._is_empty)
            self._show_sides()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo are those of the plan everywhere on the screen: lines keep no steps of their own."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # What follows the document

    def _open(self) -> None:
        self.agenda.forget()
        self._fresh = True

    def _redraw(self) -> None:
        plan = self._document.value
        self._layers.setCurrentIndex(0 if plan is None else 1)
        if plan is None:
            return
        timetable = schedule(plan)
        self.header.show_plan(plan)
        self.pane.show_plan(plan, timetable)
        self.foot.show_timetable(timetable)
        self.foot.setVisible(bool(plan.blocks))
        self.advising.show_plan(plan)
        if self._fresh:
            self._fresh = False
            self.agenda.select(plan.blocks[0].id if plan.blocks else "")
            if self._is_empty:
                self.bar.library.setChecked(True)
                self._show_sides()
        self._show_selected()
        self._name_steps()

    def _show_selected(self) -> None:
        plan, selected = self._document.value, self.agenda.current_id
        if plan is None:
            return
        self.editor.show_selected(plan, selected)
        self.actions_.allow(bool(selected), "edit", "length")
        self.blocks.allow(plan)
        self.actions_.allow(self.header.run.isEnabled(), "run")
        block = plan.find(selected)
        self.actions_.allow(block is not None and block.kind == "activity", "keep")
        self.actions_.allow(breakout_of(plan, selected) is not None, "add group")

    def _name_steps(self) -> None:
        for name, step in (("undo", self._document.undo_name), ("redo", self._document.redo_name)):
            self.actions_.describe(name, step_words(name.capitalize(), step))
            self.actions_.allow(bool(step), name)

    @property
    def _is_empty(self) -> bool:
        plan = self._document.value
        return plan is not None and not plan.blocks

    # What is done

    def _add_activities(self, ids: list[str], minutes: int) -> None:
        self.edits.add_activities(ids, self.agenda.current_id, minutes or None)

    def _drop_activities(self, ids: list[str], parent: str, place: int) -> None:
        if self.edits.drop_activities(ids, parent, place):
            self.agenda.setFocus()

    def _add_block(self) -> None:
        if self.edits.add_own("activity", self.agenda.current_id):
            self._go_to_block()

    def _add_break(self) -> None:
        self.edits.add_own("break", self.agenda.current_id)

    def _add_buffer(self) -> None:
        self.edits.add_own("buffer", self.agenda.current_id)

    def _add_note(self) -> None:
        if self.edits.add_own("note", self.agenda.current_id):
            self._go_to_block()

    def _add_section(self) -> None:
        if self.edits.add_own("section", self.agenda.current_id):
            self._go_to_block()

    def _add_groups(self) -> None:
        self.edits.add_own("breakout", self.agenda.current_id)

    def _add_group(self) -> None:
        self.edits.add_group(self.agenda.current_id)

    def _undo(self) -> None:
        self.agenda.put_down(keep=True)
        self.edits.undo()

    def _redo(self) -> None:
        self.agenda.put_down(keep=True)
        self.edits.redo()

    def _keep(self) -> None:
        self.keep_wanted.emit(self.agenda.current_id)

    def _ask_export(self) -> None:
        self.more_wanted.emit("export")

    def _ask_template(self) -> None:
        self.more_wanted.emit("template")

    def _ask_versions(self) -> None:
        self.more_wanted.emit("versions")

    def _edit_length(self) -> None:
        self._type_length("")

    def _type_length(self, first_key: str) -> None:
        """Type a length in its row; from the strip in the block's own line, where there is room for it."""
        if not self.pane.shows_strip:
            self.agenda.edit_length(first_key)
            return
        self._go_to_block()
        line = self.editor.minutes.line
        if line.isVisible():
            line.setFocus()
            line.selectAll()
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, first_key)
            QCoreApplication.sendEvent(line, key)

    def _open_palette(self) -> None:
        self.palette_.open()

    def _select_all(self, ids: list[str]) -> None:
        self.agenda.select(*ids)

    def _ask_papers(self) -> None:
        self.papers_wanted.emit()

    def _ask_run(self) -> None:
        self.run_wanted.emit()

    def _switch_view(self) -> None:
        self.pane.switch()

    def _switch_library(self) -> None:
        self.bar.library.click()

    def _add_found(self, id: str) -> None:
        self._add_activities([id], 0)
        self.agenda.setFocus()

    def _go_to_block(self) -> None:
        if not self._wide:
            self.bar.library.setChecked(False)
            self._show_sides()
        self.editor.take_focus()

    def _fit(self) -> None:
        dialog = self.fit_dialog()
        if dialog is not None:
            # The line of advice that opened it may be gone with what it said.
            dialog.accepted.connect(self.agenda.setFocus)
            dialog.open()

    def _go_to(self, id: str) -> None:
        self.select(id)
        self.agenda.setFocus()

    def _go_to_advice(self) -> None:
        self.advice.take_focus()

    def _prepare(self) -> None:
        self.advising.prepare()

    def _show_sides(self) -> None:
        shown = self.bar.library.isChecked()
        self.library.setVisible(shown)
        self.editor.setVisible(bool(self._wide) or not shown)

    # How it is built

    def _make_actions(self) -> PlanActions:
        actions = PlanActions(self._theme, self)
        for name, text, icon, do, keys in (
            ("undo", "Undo", "undo", self._undo, ("Ctrl+Z",)),
            ("redo", "Redo", "redo", self._redo, ("Ctrl+Shift+Z", "Ctrl+Y")),
            ("add block", "Block of your own", "add", self._add_block, ("Ctrl+Return", "Insert")),
            ("add break", "Break", "break", self._add_break, ()),
            ("add buffer", "Buffer, time to spare", "buffer", self._add_buffer, ()),
            ("add note", "Note, takes no time", "note", self._add_note, ()),
            ("add section", "Section", "section", self._add_section, ()),
            ("add groups", "Small groups", "breakout", self._add_groups, ()),
            ("add group", "Another small group", "group", self._add_group, ()),
            ("keep", "Keep as an activity of yours…", "library", self._keep, ()),
            ("view", "List or time strip", "clock", self._switch_view, ("Ctrl+L",)),
            ("library", "Library", "library", self._switch_library, ()),
            ("fit", "Fit to time", "shrink", self._fit, ()),
            ("advice", "Things to look at", "info", self._go_to_advice, ("Ctrl+I",)),
            ("papers", "Papers", "papers", self._ask_papers, ()),
            ("run", "Run", "run", self._ask_run, ()),
            ("export", "Save as a file…", "export", self._ask_export, ()),
            ("template", "Save as a template…", "template", self._ask_template, ()),
            ("versions", "Earlier versions…", "history", self._ask_versions, ()),
            ("palette", "All actions…", "search", self._open_palette, ("Ctrl+K", "F1")),
        ):
            actions.add(name, text, icon, do, keys)
        actions.add("prepare", "Prepare…", "present", self._prepare, (PREPARE_KEYS,))
        actions.add("edit", "Edit block", "edit", self._go_to_block, hint="Enter")
        actions.add("length", "Change length", "clock", self._edit_length, hint="F2")
        return actions

    def _connect(self) -> None:
        self._document.opened.connect(self._open)
        self._document.changed.connect(self._redraw)
        self.header.run_wanted.connect(self.run_wanted)
        self.header.papers_wanted.connect(self.papers_wanted)
        self.header.prepare_wanted.connect(self._prepare)
        self.header.people_settled.connect(self.advising.tell_of_people)
        self.edits.wanted.connect(self._select_all)
        self.edits.said.connect(self.said)
        self.agenda.refused.connect(self.said)
        self.agenda.chosen.connect(self._show_selected)
        self.agenda.edit_wanted.connect(self._go_to_block)
        self.pane.strip.length_wanted.connect(self._type_length)
        self.agenda.lifted.connect(self.edits.hold)
        self.agenda.nudged.connect(self.edits.nudge)
        self.agenda.let_go.connect(self.edits.let_go)
        self.agenda.blocks_dropped.connect(self.edits.move)
        self.agenda.activities_dropped.connect(self._drop_activities)
        self.model.length_typed.connect(self.edits.set_length)
        self.model.title_typed.connect(self.edits.retitle)
        self.library.chosen.connect(self._add_activities)
        self.advice.block_wanted.connect(self._go_to)
        self.advice.left.connect(self.agenda.setFocus)
        self.advice.all.clicked.connect(self._open_palette)
        self.advising.fit_wanted.connect(self._fit)
        self.advising.referrals_checked.connect(self.referrals_checked)
        self.advising.said.connect(self.said)
        self.foot.fit_wanted.connect(self._fit)
        self.bar.library.clicked.connect(self._show_sides)
        self.editor.said.connect(self.said)
        self.editor.left.connect(self.agenda.setFocus)

    def _lay_out(self) -> None:
        self._start = button(self._theme, "Go to Home", "home", role="primary")
        self._start.clicked.connect(self.start_wanted)
        text = "Start a plan from a template, or open one that you have made."
        empty = EmptyState(self._theme, "plan", "No plan is open", text, self._start)
        page = QWidget()
        self._layers = QStackedLayout(self)
        self._layers.addWidget(empty)
        self._layers.addWidget(page)
        whole = column(page, 2 * SPACE, 2 * SPACE)
        whole.addWidget(self.header)
        whole.addWidget(self._body(), 1)
        everywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.actions_.listen(self, everywhere, "undo", "redo", "add block", "duplicate", "view")
        self.actions_.listen(self, everywhere, "palette", "prepare", "advice")

    def _body(self) -> QSplitter:
        middle = self.pane
        middle.column.addWidget(self.foot)
        middle.column.addWidget(self.advice)
        self.advice.rise_over(middle)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setHandleWidth(2 * SPACE)
        for place, part in enumerate((self.library, middle, self.editor)):
            body.addWidget(part)
            body.setStretchFactor(place, 1 if part is middle else 0)
            body.setCollapsible(place, False)
        self.library.setMinimumWidth(192)
        middle.setMinimumWidth(320)
        body.setMinimumWidth(600)  # that of two: where there is little width, one of the three is hidden
        body.setSizes([216, 640, 280])
        return body
