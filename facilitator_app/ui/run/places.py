"""Where the pieces of the console stand: the clock above, the part with its agenda beside it below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import card, column, row


def top(title: QWidget, face: QWidget, facts: QWidget) -> QWidget:
    """The title over the time that is left, and the facts of the session at the right of them."""
    frame, inside = card()
    left = column()
    left.addWidget(title)
    left.addWidget(face, 1)
    beside = row(spacing=4 * SPACE)
    beside.addLayout(left, 5)
    beside.addWidget(facts, 3)
    inside.addLayout(beside, 1)
    return frame


def part_and_agenda(
    now: QWidget, steps: QWidget, reading: QWidget, part: QWidget, side: QWidget
) -> QHBoxLayout:
    """Steps beside what is read, which are now in the part, and the agenda at the side of it."""
    left, beside = row(now), row(spacing=2 * SPACE)
    beside.setContentsMargins(0, 0, 0, 0)
    for layout, each, share in (
        (left, steps, 7),
        (left, reading, 10),
        (beside, part, 17),
        (beside, side, 9),
    ):
        # Their shares of the width are kept whatever is in them.
        each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        layout.addWidget(each, share)
    return beside
