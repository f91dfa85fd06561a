"""The figures of a clock on the participant screen: their size, and the place of each."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from facilitator_app.ui.run.face import DIGIT_SHARE
from facilitator_app.ui.theme import Theme


def digits_font(theme: Theme, size: int) -> QFont:
    """The font of the digits, all of one width."""
    return theme.font(max(1, size), QFont.Weight.Bold, tabular=True)


def digit_size(theme: Theme, like: str, room: QRectF, share: float = 1) -> int:
    """The largest size in a room, measured with figures of one width, so that it stays while they count."""
    if not like:
        return 1
    wide = QFontMetricsF(digits_font(theme, 100)).horizontalAdvance(like)
    return int(min(room.height() * 0.97 * share / DIGIT_SHARE, room.width() / wide * 98))


def figure_places(theme: Theme, like: str, room: QRectF, size: int) -> tuple[QRectF, ...]:
    """The place of each figure, so that only those that change are drawn again."""
    metrics = QFontMetricsF(digits_font(theme, size))
    wide = [metrics.horizontalAdvance(each) for each in like]
    left, high = room.center().x() - sum(wide) / 2, min(room.height(), size * DIGIT_SHARE * 1.06)
    starts = accumulate(wide, initial=left)
    top = room.center().y() - high / 2
    return tuple(QRectF(start, top, each, high) for start, each in zip(starts, wide, strict=False))
