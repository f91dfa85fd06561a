"""How a block goes in the run: by itself or by hand, to a clock time, and when its colours change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from math import floor
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block
from facilitator_app.core.run_view import thresholds
from facilitator_app.core.spans import MINUTE, minutes_text, whole_minutes
from facilitator_app.ui.fields import Field, LineField
from facilitator_app.ui.planner.length_line import LengthLine
from facilitator_app.ui.planner.reading import read_least, read_optional_clock, write_clock
from facilitator_app.ui.planner.refusals import Refusals
from facilitator_app.ui.widgets import column, label, row

RUNS = ("activity", "break", "buffer", "breakout")

# The field of the block, what it is called in the name of an edit, and its new value.
Change = Callable[[str, str, Any], object]


class RunPart(QWidget):
    """What the console does with the selected block."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self._block: Block | None = None
        self.auto = QCheckBox("Goes on by itself")
        self.auto.setToolTip("When its time is up the next part begins; the last part never ends by itself")
        self.auto.toggled.connect(lambda on: self._auto(change, on))
        self.until = LineField(
            "Counts to",
            read_optional_clock,
            write_clock,
            lambda value: change("until", "the time it counts to", value),
        )
        self.until.line.setPlaceholderText("–")
        self.until.line.setToolTip("A clock time at which it ends, however late it began")
        self.warning = LineField(
            "Ends soon at",
            self._read_warning,
            _write,
            lambda value: change("warning_minutes", "the first warning", value),
            LengthLine(),
        )
        self.danger = LineField(
            "Last call at",
            self._read_danger,
            _write,
            lambda value: change("danger_minutes", "the last warning", value),
            LengthLine(),
        )
        for field, usual in ((self.warning, "20 %"), (self.danger, "5 %")):
            field.line.setPlaceholderText(usual)
            field.line.setToolTip(f"Minutes left when the colour changes; empty: {usual} of its length")
        beside = row()
        for each in self.fields:
            beside.addWidget(each, 1)
        layout = column(self)
        layout.addWidget(label("In the run", "small"))
        layout.addWidget(self.auto)
        layout.addLayout(beside)
        layout.addWidget(Refusals(self.fields))
        self.order = label("", "warning", wrap=True)
        layout.addWidget(self.order)
        self._never = ""
        for each in self.fields:
            each.refusal_changed.connect(self._tell_order)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those that may refuse what is typed."""
        return self.until, self.warning, self.danger

    def show_block(self, block: Block, length: timedelta, anew: bool) -> None:
        """Show how a block of a length goes; nothing for one that is no part of a run."""
        self._block = block
        self.setVisible(block.kind in RUNS)
        self.auto.setChecked(block.auto)
        self.until.show_value(block.until, anew)
        self.warning.show_value(block.warning_minutes, anew)
        self.danger.show_value(block.danger_minutes, anew)
        self._never = never_soon(block, length)
        self._tell_order()

    def _tell_order(self) -> None:
        """Say that “Ends soon” never shows, unless what is typed is refused: then that comes first."""
        self.order.setText("" if any(field.refusal for field in self.fields) else self._never)
        self.order.setVisible(bool(self.order.text()))
        # Who listens hears it where it is mended.
        self.warning.line.setAccessibleDescription(self.warning.refusal or self.order.text())

    def _auto(self, change: Change, on: bool) -> None:
        if self._block is not None and on != self._block.auto:
            change("auto", "how it goes on", on)

    def _read_warning(self, text: str) -> int | None:
        return self._read(text, least=self._block.danger_minutes if self._block else None)

    def _read_danger(self, text: str) -> int | None:
        return self._read(text, most=self._block.warning_minutes if self._block else None)

    def _read(self, text: str, least: int | None = None, most: int | None = None) -> int | None:
        """Minutes left; the last call comes no earlier than the first warning."""
        minutes = read_least(text)
        if minutes is None:
            return None
        if least is not None and minutes < least:
            raise BadEdit(f"“Ends soon” comes before the last call: at {minutes_text(least)} or more.")
        if most is not None and minutes > most:
            raise BadEdit(f"The last call comes after “Ends soon”: at {minutes_text(most)} or less.")
        return minutes


def _write(minutes: int | None) -> str:
    return "" if minutes is None else str(minutes)


def never_soon(block: Block, length: timedelta) -> str:
    """Why “Ends soon” never shows for a block of a length, and what would let it; '' where it does.

    A share of the length is compared too, where the block has no minutes of its own.
    """
    warning, danger = (seconds / 60 for seconds in thresholds(round(length.total_seconds()), block))
    whole = length / MINUTE
    # No minutes at all mean that nobody wants it.
    if not whole or block.warning_minutes == 0 or min(warning, whole) > danger:
        return ""
    least = floor(danger) + 1
    if least > whole:
        long = minutes_text(whole_minutes(length))
        return (
            f"“Ends soon” never shows: the last call is on for all of the {long}. Set the last call to less."
        )
    when = "then, too" if warning == danger else f"first, at {danger:g} min"
    never = f"“Ends soon” at {warning:g} min never shows: the last call comes {when}."
    return f"{never} Set “Ends soon” to {least} or more."
