"""How a block goes in the run: by itself or by hand, to a clock time, and when its colours change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.fields import Field, LineField, RefusalLine
from facilitator_app.ui.planner.length_line import LengthLine
from facilitator_app.ui.planner.reading import read_least, read_optional_clock, write_clock
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
        layout.addWidget(RefusalLine(self.fields))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those that may refuse what is typed."""
        return self.until, self.warning, self.danger

    def show_block(self, block: Block, anew: bool) -> None:
        """Show how a block goes; nothing for one that is no part of a run."""
        self._block = block
        self.setVisible(block.kind in RUNS)
        self.auto.setChecked(block.auto)
        self.until.show_value(block.until, anew)
        self.warning.show_value(block.warning_minutes, anew)
        self.danger.show_value(block.danger_minutes, anew)

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
