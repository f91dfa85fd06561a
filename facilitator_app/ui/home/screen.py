"""The first screen: what the program does, and the ways into a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator_app.core.errors import Trouble
from facilitator_app.store.entries import PlanEntry, TemplateEntry
from facilitator_app.ui.home.choice import Choices, Offer
from facilitator_app.ui.home.own_plans import OwnPlans
from facilitator_app.ui.home.panels import LastPlanPanel, RunPanel
from facilitator_app.ui.home.plan_model import title_of
from facilitator_app.ui.home.words import DOT, own_template_facts, template_facts
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, put, row, yielding

if TYPE_CHECKING:
    from facilitator_app.ui.home.welcome import Welcome

WHAT = "Plan a session, run it on screen, hand out paper."
WIDEST = 1040
# So many templates of one's own, the newest, have cards; the list has all.
MOST_OWN_CARDS = 4


class HomeScreen(QWidget):
    """Where the program opens. plans lists them, the one changed last first, and own templates of one's own.

    open_run gives the id of a run that was interrupted or '', run_title the title of a run.
    said(text, word, do) is for a notice with one thing to do; restore_wanted asks for a removed plan back.
    """

    open_wanted = Signal(str)
    template_wanted = Signal(str)
    series_wanted = Signal(str)
    blank_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    remove_wanted = Signal(str)
    restore_wanted = Signal(str)
    resume_wanted = Signal()
    said = Signal(str, str, object)

    def __init__(
        self,
        theme: Theme,
        plans: Callable[[], Sequence[PlanEntry]],
        templates: Callable[[], Sequence[TemplateEntry]],
        open_run: Callable[[], str],
        run_title: Callable[[str], str],
        own: Callable[[], Sequence[PlanEntry]] = tuple,
    ) -> None:
        super().__init__()
        self._theme, self._plans, self._templates = theme, plans, templates
        self._open_run, self._run_title, self._own = open_run, run_title, own
        self._entries: Sequence[PlanEntry] = ()
        self._own_entries: Sequence[PlanEntry] = ()
        self.trouble = label(role="danger", wrap=True)
        self.last_plan = LastPlanPanel(theme)
        self.choices = Choices(theme)
        self.all_templates = button(theme, "All templates", role="quiet", pressed=self._open_out)
        self.own_plans = OwnPlans(theme)
        self._welcome: Welcome | None = None
        self._run_panel: RunPanel | None = None
        self._run_place, self._welcome_place = column(), column()
        self.list = self.own_plans.list
        self.import_button = button(theme, "Open a file…", "import", "quiet")
        self._lay_out()
        self._connect()
        self._show_cards()
        self.refresh()

    @property
    def run_panel(self) -> RunPanel:
        """The panel of a session that is not finished; made when there is one."""
        if self._run_panel is None:
            self._run_panel = RunPanel(self._theme)
            self._run_panel.wanted.connect(self.resume_wanted)
            self._run_place.addWidget(self._run_panel)
            self._chain()
        return self._run_panel

    @property
    def welcome(self) -> Welcome:
        """What a newcomer reads; made when there is no plan."""
        if self._welcome is None:
            from facilitator_app.ui.home.welcome import Welcome

            self._welcome = Welcome(self._theme)
            self._welcome_place.addWidget(self._welcome)
        return self._welcome

    def refresh(self) -> None:
        """Read the plans and the interrupted run again; the plan that is current stays so."""
        try:
            self._entries, own, run = self._plans(), self._own(), self._open_run()
            title = self._run_title(run) if run else ""
        except Trouble as trouble:
            self.trouble.setText(str(trouble))
            self.trouble.show()
            return
        self.trouble.hide()
        if run or self._run_panel is not None:
            self.run_panel.setVisible(bool(run))
            self.run_panel.show_run(title)
        self.last_plan.show_plan(next((each for each in self._entries if not each.archived), None))
        self.last_plan.button.set_role("" if run else "primary")
        if own != self._own_entries:
            self._own_entries = own
            self._show_cards()
        self.own_plans.show_plans(self._entries, own)
        if self._welcome is not None or not self._entries:
            self.welcome.setVisible(not self._entries)
        if not self._entries:
            self.choices.open_out()

    def go_to(self, id: str) -> None:
        """Read anew and make a plan or a template the current one of the list."""
        self.refresh()
        self.own_plans.go_to(id)

    def title(self, id: str) -> str:
        """The title of a plan or of a template of one's own; '' where it is not in the lists."""
        every = (*self._entries, *self._own_entries)
        return next((title_of(entry) for entry in every if entry.id == id), "")

    def take_focus(self) -> None:
        """Read anew and put the keys on the way on, or on the first card where there is none."""
        self.refresh()
        panels = (self._run_panel, self.last_plan)
        shown = [each.button for each in panels if each is not None and each.isVisibleTo(self)]
        # A template shows a newcomer more than a blank page does.
        cards = [each for each in self.choices.cards[:2] if each.isVisibleTo(self)]
        (shown or cards[-1:])[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The usual keys for finding go to the field that finds a plan, where there is one."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Find) and self.own_plans.finding.finder.isVisible():
            self.own_plans.finding.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("scrolled")
        page.setMaximumWidth(WIDEST + 8 * SPACE)
        layout = column(page, 2 * SPACE, 4 * SPACE)
        greeting = column(spacing=SPACE // 2)
        greeting.addWidget(label("Facilitator", "display"))
        greeting.addWidget(label(WHAT, "reading", wrap=True))
        layout.addLayout(greeting)
        layout.addSpacing(SPACE)
        layout.addWidget(self.trouble)
        layout.addLayout(self._run_place)
        layout.addWidget(self.last_plan)
        layout.addSpacing(SPACE)
        self._add_choices(layout)
        layout.addSpacing(SPACE)
        layout.addWidget(self.own_plans, 1)
        layout.addLayout(self._welcome_place, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        put(area, alignment="AlignHCenter", horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        area.setFrameShape(QFrame.Shape.NoFrame)
        # Only what is on the page takes the keys; the page follows them.
        put(area, focusPolicy="NoFocus")
        column(self).addWidget(area)

    def _add_choices(self, layout: QVBoxLayout) -> None:
        head = row()
        head.addWidget(yielding(label("Start a new plan", "lead", wrap=True)), 1)
        head.addWidget(self.all_templates)
        head.addWidget(self.import_button)
        layout.addLayout(head)
        layout.addWidget(self.choices)

    def _connect(self) -> None:
        self.last_plan.wanted.connect(self._open_last)
        self.import_button.clicked.connect(self._import)
        self.choices.overflowed.connect(self.all_templates.setVisible)
        self.choices.grown.connect(self._chain)
        self.own_plans.grown.connect(self._chain)
        self.list.open_wanted.connect(self.open_wanted)
        self.list.start_wanted.connect(self.template_wanted)
        self.list.duplicate_wanted.connect(self.duplicate_wanted)
        self.list.export_wanted.connect(self.export_wanted)
        self.list.remove_wanted.connect(self._remove)

    def _show_cards(self) -> None:
        blank = Offer("add", "Blank plan", "Start from an empty page", self.blank_wanted.emit)
        self.choices.show_offers([blank, *self._template_offers()])

    def _template_offers(self) -> Iterator[Offer]:
        for own in self._own_entries[:MOST_OWN_CARDS]:
            facts = f"Yours{DOT}{own_template_facts(own)}"
            yield Offer("template", title_of(own), facts, partial(self.template_wanted.emit, own.id))
        for each in self._templates():
            wanted = self.series_wanted if each.sessions else self.template_wanted
            yield Offer("template", each.title, template_facts(each), partial(wanted.emit, each.id))

    def _chain(self) -> None:
        """Have the tab key go from the top to the bottom."""
        first = () if self._run_panel is None else (self._run_panel.button,)
        ways = (*first, self.last_plan.button, self.all_templates, self.import_button)
        for before, after in pairwise((*ways, *self.choices.cards, *self.own_plans.stops)):
            QWidget.setTabOrder(before, after)

    def _import(self) -> None:
        self.import_wanted.emit()

    def _open_last(self) -> None:
        if self.last_plan.entry is not None:
            self.open_wanted.emit(self.last_plan.entry.id)

    def _open_out(self) -> None:
        self.choices.open_out()
        self.choices.cards[0].setFocus()

    def _remove(self, id: str) -> None:
        title = self.title(id)
        self.remove_wanted.emit(id)
        self.refresh()
        # Whoever removes it says so where that failed; the plan is then still in the list.
        if all(entry.id != id for entry in (*self._entries, *self._own_entries)):
            self.said.emit(f"“{title}” was removed.", "Undo", partial(self._restore, id))

    def _restore(self, id: str) -> None:
        self.restore_wanted.emit(id)
        self.go_to(id)
