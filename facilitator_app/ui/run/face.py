"""The time left in the block that is on, as large as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import draw_phase
from facilitator_app.ui.theme import SPACE, Theme

DIGIT_SHARE = 0.67
"""How high a figure is in the program's font, as a share of its size."""


@dataclass(frozen=True, slots=True)
class Face:
    """All that the face shows."""

    phase: str = "normal"
    word: str = ""
    over: str = ""
    digits: str = ""
    gone: str = ""
    share: float = 0.0


class TimeFace(QWidget):
    """Large digits with the word and the shape of the phase, and a bar of the time that is gone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._face = Face()
        self.setAccessibleName("Time left in this part")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._redraw)

    @property
    def face(self) -> Face:
        """What it shows now."""
        return self._face

    def sizeHint(self) -> QSize:
        """The least; the layout gives it all the room that it can."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Still readable from a step away."""
        return QSize(240, round(104 * self._theme.scale))

    def show_view(self, shown: RunView) -> None:
        """Show the time of this moment."""
        digits, over = words.time_left(shown)
        share = min(1.0, shown.elapsed_s / shown.length_s) if shown.length_s else 1.0
        phase = "paused" if shown.state == "paused" else shown.phase
        face = Face(phase, words.phase_word(shown), over, digits, words.time_gone(shown), share)
        if face == self._face:
            return
        if (face.word, face.gone) != (self._face.word, self._face.gone):
            # Told once a minute and when the phase changes, so that a screen reader is not flooded.
            self.setAccessibleDescription(f"{face.word}: {face.over} {face.digits}")
        self._face = face
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word, the digits and the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._theme.sizes.lead * 1.5
        bar = round(12 * self._theme.scale)
        self._draw_word(painter, QRectF(0, 0, self.width(), high))
        self._draw_digits(painter, QRectF(0, high, self.width(), self.height() - high - bar - SPACE))
        self._draw_bar(painter, QRectF(0, self.height() - bar, self.width(), bar))

    @property
    def _colour(self) -> QColor:
        colours = self._theme.colours
        named = {"warning": colours.warning, "danger": colours.danger, "over": colours.danger}
        named["paused"] = colours.muted
        return QColor(named.get(self._face.phase, colours.ink))

    def _draw_word(self, painter: QPainter, place: QRectF) -> None:
        side = self._theme.sizes.lead * 0.8
        shape = QRectF(1, (place.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        draw_phase(painter, self._face.phase, shape)
        painter.setFont(self._theme.font(self._theme.sizes.lead, QFont.Weight.Bold))
        painter.setPen(self._colour)
        words_at = place.adjusted(side + SPACE + 2, 0, 0, 0)
        painter.drawText(words_at, Qt.AlignmentFlag.AlignVCenter, self._face.word)
        painter.setFont(self._theme.font(self._theme.sizes.body, tabular=True))
        painter.setPen(QColor(self._theme.colours.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, right, self._face.gone)

    def _draw_digits(self, painter: QPainter, place: QRectF) -> None:
        size = place.height() * 0.92 / DIGIT_SHARE
        small = 0.3
        # Measured at a round size, so that the digits keep their size while they count.
        unit = QFontMetricsF(self._digits_font(100))
        like = "".join("8" if each.isdigit() else each for each in self._face.digits)
        wide = unit.horizontalAdvance(like)
        before = unit.horizontalAdvance(f"{self._face.over} ") * small if self._face.over else 0.0
        size = min(size, place.width() / (wide + before) * 98)
        baseline = place.center().y() + size * DIGIT_SHARE / 2
        painter.setPen(self._colour)
        left = 0.0
        if self._face.over:
            painter.setFont(self._theme.font(max(1, round(size * small)), QFont.Weight.Bold))
            painter.drawText(round(left), round(baseline), self._face.over)
            left = before * size / 100
        painter.setFont(self._digits_font(max(1, round(size))))
        painter.drawText(round(left), round(baseline), self._face.digits)

    def _digits_font(self, size: int) -> QFont:
        return self._theme.font(size, QFont.Weight.Bold, tabular=True)

    def _draw_bar(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.line))
        round_off = place.height() / 2
        painter.drawRoundedRect(place, round_off, round_off)
        colour = self._theme.colours.accent if self._face.phase == "normal" else self._colour
        painter.setBrush(QColor(colour))
        done = QRectF(place)
        done.setWidth(max(place.height(), place.width() * self._face.share))
        painter.drawRoundedRect(done, round_off, round_off)

    def _redraw(self) -> None:
        self.updateGeometry()
        self.update()
