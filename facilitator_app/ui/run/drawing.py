"""Draws a scene of the participant screen, all of it or only what has changed since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from facilitator_app.ui.run.face import DIGIT_SHARE
from facilitator_app.ui.run.figures import digits_font
from facilitator_app.ui.run.looks import INKS, Inks, Showing
from facilitator_app.ui.run.page import CELLS, RING_WIDTH, Page, cells, ground, ink, timer_ink
from facilitator_app.ui.run.parts import draw_phase
from facilitator_app.ui.run.scene import Scene
from facilitator_app.ui.run.sweep import arc_region, bar_region, draw_arc
from facilitator_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scene on its page, ready to be drawn."""

    scene: Scene
    page: Page
    showing: Showing
    theme: Theme

    @property
    def inks(self) -> Inks:
        """The colours."""
        return INKS[self.showing.ground]

    def moved_to(self, scene: Scene) -> Drawing:
        """The same page a little later."""
        return replace(self, scene=scene)

    def draw(self, painter: QPainter, region: QRegion) -> None:
        """Draw what lies in a region, to which the painter is clipped."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(region.boundingRect(), QColor(ground(self.scene.look, self.inks)))
        self._draw_cards(painter, region)
        for text, colour in self.page.texts:
            if region.intersects(text.place.toAlignedRect()):
                painter.setPen(QColor(colour))
                text.draw(painter)
        self._draw_mark(painter, region)
        self._draw_sweep(painter, region)
        page = self.page
        self._draw_figures(painter, region, self.scene.digits, page.figures, page.digit_size, self._colour)
        self._draw_timers(painter, region)

    def changed(self, before: Scene) -> QRegion:
        """What is other than in an earlier scene with the same words."""
        region = _other(before.digits, self.scene.digits, self.page.figures)
        for was, timer, at in zip(before.timers, self.scene.timers, self.page.board.timers, strict=False):
            region += _other(was.digits, timer.digits, at.figures)
        if before.share == self.scene.share:
            return region
        shares = before.share, self.scene.share
        if self.page.bar.isValid():
            region += bar_region(self.page.bar, *shares)
        if self.page.ring.isValid():
            region += arc_region(self.page.ring, RING_WIDTH, *shares)
        return region

    def _draw_cards(self, painter: QPainter, region: QRegion) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.inks.track), 2))
        for card in self.page.cards:
            if region.intersects(card.toAlignedRect()):
                painter.drawRoundedRect(card, 8, 8)

    def _draw_mark(self, painter: QPainter, region: QRegion) -> None:
        mark = self.page.mark
        if mark.isValid() and region.intersects(mark.toAlignedRect()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            draw_phase(painter, self.scene.look, mark)

    def _draw_figures(
        self,
        painter: QPainter,
        region: QRegion,
        digits: str,
        places: Sequence[QRectF],
        size: int,
        colour: QColor,
    ) -> None:
        painter.setFont(digits_font(self.theme, size))
        painter.setPen(colour)
        for figure, place in zip(digits, places, strict=False):
            if region.intersects(place.toAlignedRect()):
                baseline = place.center().y() + size * DIGIT_SHARE / 2
                painter.drawText(QPointF(place.left(), baseline), figure)

    def _draw_timers(self, painter: QPainter, region: QRegion) -> None:
        """Each group's figures, and the shape of its phase beside the word."""
        board = self.page.board
        for timer, at in zip(self.scene.timers, board.timers, strict=False):
            colour = QColor(timer_ink(self.scene.look, timer.look, self.inks))
            self._draw_figures(painter, region, timer.digits, at.figures, board.size, colour)
            if at.mark.isValid() and region.intersects(at.mark.toAlignedRect()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                draw_phase(painter, timer.look, at.mark)

    @property
    def _colour(self) -> QColor:
        return QColor(ink(self.scene.look, self.inks))

    def _draw_sweep(self, painter: QPainter, region: QRegion) -> None:
        bar, ring = self.page.bar, self.page.ring
        if bar.isValid() and region.intersects(bar.toAlignedRect()):
            self._draw_bar(painter, bar)
        if ring.isValid() and region.intersects(ring.toAlignedRect()):
            self._draw_ring(painter, ring)

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        """A smooth bar of what is left; in the last part of the time it is made of separate cells."""
        painter.setPen(Qt.PenStyle.NoPen)
        look, share, track = self.scene.look, self.scene.share, QColor(self.inks.track)
        if look == "warning":
            for place, cell in enumerate(cells(bar)):
                painter.setBrush(self._colour if place < share * CELLS else track)
                painter.drawRect(cell)
            return
        if look == "over":
            painter.setBrush(self._colour)
            painter.drawRect(bar)
            return
        round_off = bar.height() / 2
        painter.setBrush(track)
        painter.drawRoundedRect(bar, round_off, round_off)
        left = QRectF(bar)
        left.setWidth(max(bar.height(), bar.width() * share))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(left, round_off, round_off)

    def _draw_ring(self, painter: QPainter, ring: QRectF) -> None:
        """A smooth ring of what is left; in the last part of the time it is made of separate pieces."""
        look, share = self.scene.look, self.scene.share
        thick = ring.width() * RING_WIDTH
        if look == "over":
            draw_arc(painter, ring, thick, self._colour, 0, 1)
            return
        if look == "warning":
            for place in range(CELLS):
                colour = self._colour if place < share * CELLS else QColor(self.inks.track)
                draw_arc(painter, ring, thick, colour, (place + 0.06) / CELLS, (place + 0.8) / CELLS)
            return
        draw_arc(painter, ring, thick, QColor(self.inks.track), 0, 1)
        draw_arc(painter, ring, thick, self._colour, 0, share)


def _other(before: str, digits: str, places: Sequence[QRectF]) -> QRegion:
    """The places of the digits that are others than before."""
    region = QRegion()
    for was, now, place in zip(before, digits, places, strict=False):
        if was != now:
            region += place.toAlignedRect().adjusted(-1, -1, 1, 1)
    return region
