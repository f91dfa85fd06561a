"""Text made to fit a rectangle: as large as there is room for, wrapped into even lines, never cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QGlyphRun, QPainter, QTextLayout, QTextOption

LINE_SEPARATOR = "\u2028"
LEADING = 1.22
# A word longer than this is broken when it does not fit; others are made smaller whole.
LONGEST_WORD = 40
# Symbols, their shades of skin, and pictures newer than Python knows.
PICTURES = ("So", "Sk", "Cn")
# What keeps words in one line, and what keeps a hyphen from ending one.
TIE, JOINER = "\u00a0", "\u2060"
_BREAKS = re.compile(rf"[ \t\n{LINE_SEPARATOR}]+|(?<=-)(?!{JOINER})")


def tied(text: str) -> str:
    """A text that goes into one line whole, such as somebody's name."""
    return text.replace(" ", TIE).replace("-", f"-{JOINER}")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text laid out at the size at which it fits; place is where its lines are."""

    layout: QTextLayout
    size: int
    place: QRectF
    glyphs: tuple[QGlyphRun, ...] = ()

    @property
    def width(self) -> float:
        """How wide its widest line is."""
        lines = (self.layout.lineAt(number) for number in range(self.layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    def draw(self, painter: QPainter) -> None:
        """Draw it in the pen that is set."""
        # Large glyphs are filled as outlines: one by one in half the time that a line at once takes.
        for glyph in self.glyphs:
            painter.drawGlyphRun(self.place.topLeft(), glyph)


def drawable(text: str, font: QFont) -> str:
    """A text without pictures that no font of this computer has: in front of a room they would be boxes."""
    if text.isascii():
        return text
    metrics = QFontMetrics(font)
    kept = "".join(each for each in text if category(each) not in PICTURES or metrics.inFontUcs4(ord(each)))
    return text if kept == text else re.sub(" {2,}", " ", kept).strip()


def common_size(texts: Iterable[tuple[str, QRectF]], font: Callable[[int], QFont], largest: float) -> int:
    """The largest size, up to the one given, at which each text fits its room."""
    size = max(1, int(largest))
    for written, room in texts:
        text = drawable(written, font(size))
        if not _fits(text, font(size), room):
            size = _largest(text, font, room, size)
    return size


def fit(text: str, font: Callable[[int], QFont], room: QRectF, largest: float) -> Fitted:
    """A text in the middle of a room, as large as all of it fits, up to the largest size given."""
    text = drawable(text, font(max(1, int(largest))))
    least = _largest(text, font, room, max(1, int(largest)))
    width = _even_width(text, font(least), room.width())
    layout, height = _lay(text, font(least), width)
    middle = room.center()
    place = QRectF(middle.x() - width / 2, max(room.top(), middle.y() - height / 2), width, height)
    return Fitted(layout, least, place, tuple(_glyphs(layout)))


def _glyphs(layout: QTextLayout) -> Iterator[QGlyphRun]:
    """Every glyph by itself, where it goes."""
    for run in layout.glyphRuns():
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            one = QGlyphRun(run)
            one.setGlyphIndexes([glyph])
            one.setPositions([place])
            yield one


def _largest(text: str, font: Callable[[int], QFont], room: QRectF, most: int) -> int:
    least = 1
    while least < most:
        size = (least + most + 1) // 2
        if _fits(text, font(size), room):
            least = size
        else:
            most = size - 1
    return least


def _fits(text: str, font: QFont, room: QRectF) -> bool:
    return _longest_word(text, font) <= room.width() and _lay(text, font, room.width())[1] <= room.height()


def _longest_word(text: str, font: QFont) -> float:
    metrics = QFontMetricsF(font)
    words = (word for word in _BREAKS.split(text) if len(word) <= LONGEST_WORD or TIE in word)
    return max((metrics.horizontalAdvance(word) for word in words), default=0.0)


def _even_width(text: str, font: QFont, width: float) -> float:
    """The narrowest width that takes no more lines, so that no single word is left over on the last."""
    lines = _lay(text, font, width)[0].lineCount()
    least, most = max(width / max(1, lines), _longest_word(text, font)), width
    while most - least > 2:
        middle = (least + most) / 2
        if _lay(text, font, middle)[0].lineCount() > lines:
            least = middle
        else:
            most = middle
    return most


def _lay(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text.strip().replace("\n", LINE_SEPARATOR), font)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    # As the text itself begins, not as the program's own words run.
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        height = top + line.height()
        top += min(line.height(), font.pixelSize() * LEADING)
    layout.endLayout()
    return layout, height
