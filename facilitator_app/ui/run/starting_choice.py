"""A late or an early start: from now on or as planned, each with what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import MINUTE, minutes_text
from facilitator_app.core.starting import Starting
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import set_text
from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import column, label, yielding

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Way(QRadioButton):
    """One way to start; Enter starts that way, the arrows choose the other."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it on Enter."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.setChecked(True)
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class StartingChoice(QFrame):
    """Out of the way when a session starts on time."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        self.question = label("", wrap=True)
        self.now, self.planned = Way("Start now"), Way("As planned")
        self.comes_of_now, self.comes_of_planned = (yielding(label("", "muted", wrap=True)) for _ in "12")
        group = QButtonGroup(self)
        layout = column(self, SPACE // 2, 2 * SPACE)
        layout.addWidget(self.question)
        for way, words_ in ((self.now, self.comes_of_now), (self.planned, self.comes_of_planned)):
            group.addButton(way)
            way.taken.connect(self.taken)
            layout.addWidget(way)
            words_.setContentsMargins(4 * SPACE, 0, 0, 0)
            layout.addWidget(words_)
        self.now.setChecked(True)
        self.hide()

    @property
    def as_planned(self) -> bool:
        """Whether it is to start as if it had begun, or will begin, at its planned start."""
        return not self.isHidden() and self.planned.isChecked()

    def start_over(self) -> None:
        """Offer a start from now on first."""
        self.now.setChecked(True)

    def show_starting(self, found: Starting | None) -> None:
        """Show the two ways; a session that can start on time starts now."""
        if found is None or not found.is_a_choice:
            self.start_over()
            self.hide()
            return
        set_text(self.question, late_words(found))
        for way, words_, said in (
            (self.now, self.comes_of_now, now_words(found.now)),
            (self.planned, self.comes_of_planned, planned_words(found)),
        ):
            set_text(words_, said)
            way.setAccessibleDescription(said)
        self.show()


def late_words(found: Starting) -> str:
    """How far it is from the planned start."""
    length = minutes_text(abs(found.late) // MINUTE)
    start = _start(found)
    if found.late.total_seconds() > 0:
        return f"It is {length} after the planned start at {start}."
    return f"It is {length} before the planned start at {start}."


def now_words(shown: RunView) -> str:
    """What comes of a start at this moment."""
    return f"{_ends(shown)}."


def planned_words(found: Starting) -> str:
    """What comes of a start at the planned moment, past or to come."""
    begun = "As if it had begun" if found.late.total_seconds() > 0 else "The first part begins"
    ends = _ends(found.as_planned)
    return f"{begun} at {_start(found)}; {ends[0].lower()}{ends[1:]}."


def _start(found: Starting) -> str:
    moment = found.as_planned.planned_start
    return words.clock(found.now, moment) if moment is not None else ""


def _ends(shown: RunView) -> str:
    """When it ends, and how that differs from when it must, else from the plan."""
    ends = f"Ends {words.clock(shown, shown.projected_end)}"
    if late := words.late_minutes(shown):
        return f"{ends}, {minutes_text(late)} late (Re-plan will help)"
    if shown.must_end is not None:
        return f"{ends}, in time for {words.clock(shown, shown.must_end)}"
    off = shown.projected_end - shown.planned_end
    minutes = abs(off) // MINUTE
    if not minutes:
        return f"{ends}, as planned"
    return f"{ends}, {minutes_text(minutes)} {'later' if off.total_seconds() > 0 else 'earlier'} than planned"
