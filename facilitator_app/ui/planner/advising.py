"""Advice and getting ready: what the panel and the dialog of the Plan screen say of the plan that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.core.advice import Counsel
from facilitator_app.core.grouping import headcount_text
from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.advice_panel import AdvicePanel
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.prepare_dialog import Page, PrepareDialog
from facilitator_app.ui.planner.rows import Library
from facilitator_app.ui.theme import Theme

PREPARE_KEYS = "Ctrl+Shift+P"
# From so many blocks on, advice waits so long after the last edit.
LONG = 100
RESTS_MS = 150


class Advising(QObject):
    """Shows advice on the plan and opens what mends it; fit_wanted and referrals_checked go elsewhere."""

    fit_wanted = Signal()
    referrals_checked = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        document: Document[Plan],
        edits: PlanEdits,
        library: Library,
        advise: Callable[[Plan], Counsel],
        screen: QWidget,
    ) -> None:
        super().__init__(screen)
        self._theme, self._document, self._edits = theme, document, edits
        self._library, self._advise, self._screen = library, advise, screen
        self._shown = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(RESTS_MS)
        self._later.timeout.connect(self._look)
        self.panel = AdvicePanel(theme, document.try_edit)
        self.panel.open_wanted.connect(self._open)
        self.panel.said.connect(self.said)

    def show_plan(self, plan: Plan) -> None:
        """Show the advice on a plan; on a long one that is being edited, once the hand rests."""
        if plan.id == self._shown and sum(1 for _ in plan.walk()) > LONG:
            self._later.start()
        else:
            self._look()

    def _look(self) -> None:
        self._later.stop()
        plan = self._document.value
        if plan is not None:
            self._shown = plan.id
            self.panel.show_advice(self._advise(plan))

    def dialog(self, page: Page = "materials") -> PrepareDialog:
        """What to bring, who does what and what the headcount means, ready to be shown."""
        made = PrepareDialog(
            self._theme, self._document, self._edits, self._library, self._advise, self._screen
        )
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.show_page(page)
        return made

    def prepare(self) -> None:
        """Open the list of what to bring, with its neighbours."""
        if self._document.value is not None:
            self.dialog().open()

    def tell_of_people(self) -> None:
        """Say what a new group size means."""
        plan = self._document.value
        if plan is not None and plan.group_size:
            self.said.emit(f"{headcount_text(plan.group_size)}. Prepare ({PREPARE_KEYS}) has the rest.")

    def _open(self, what: str) -> None:
        match what:
            case "fit":
                self.fit_wanted.emit()
            case "materials":
                made = self.dialog()
                # The line that opened it may be gone with what it said.
                made.finished.connect(self.panel.left)
                made.open()
            case _:
                self.referrals_checked.emit()
