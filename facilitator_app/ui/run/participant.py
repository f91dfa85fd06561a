"""The screen that participants see, painted by hand so that it can be read from the back of a hall."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.face import DIGIT_SHARE
from facilitator_app.ui.run.keys import REPEATS, act_of
from facilitator_app.ui.run.page import AMBER, TRACK, WHITE, Page, cells, digits_font, ground, ink, lay_out
from facilitator_app.ui.run.parts import draw_phase
from facilitator_app.ui.run.scene import Look, Scene, scene, waiting
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import Theme


class ParticipantScreen(QWidget):
    """Shows public words only; shown() tells every string that is drawn."""

    acted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, live: Live, library: Library) -> None:
        super().__init__()
        self.setWindowTitle("Participant screen")
        # It never takes the focus from the console, nor keeps the program open by itself.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 180)
        self._theme, self._live, self._library = theme, live, library
        self._expected: Plan | None = None
        self._scene = Scene()
        self._page: Page | None = None
        live.changed.connect(self.refresh)
        live.ticked.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        """The plain window of a computer with one display."""
        return QSize(960, 540)

    def shown(self) -> tuple[str, ...]:
        """Every string that is on the screen."""
        return self._scene.texts()

    @property
    def scene(self) -> Scene:
        """What is on the screen."""
        return self._scene

    def expect(self, plan: Plan | None) -> None:
        """Wait for a plan while no run is on: its public title and when it starts."""
        self._expected = plan
        self.refresh()

    def refresh(self) -> None:
        """Look at the run again; repaint only what is other than before."""
        plan, shown = self._live.plan, self._live.view()
        now = waiting(self._expected)
        if plan is not None and shown is not None:
            now = scene(plan, shown, self._library)
        before, self._scene = self._scene, now
        if now.still != before.still:
            self._page = None
            self.update()
        elif now != before:
            self.update(self.ticking())

    def ticking(self) -> QRect:
        """The rectangle of the digits and the bar, all that changes with the seconds."""
        page = self._laid_out()
        return page.digits.united(page.bar).toAlignedRect().adjusted(-2, -2, 2, 2)

    def page(self) -> Page:
        """Where everything is."""
        return self._laid_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the event asks for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._scene.look
        painter.fillRect(event.rect(), QColor(ground(look)))
        page = self._laid_out()
        for text, colour in page.texts:
            if text.place.intersects(QRectF(event.rect())):
                painter.setPen(QColor(colour))
                text.draw(painter)
        if self._scene.digits:
            self._draw_mark(painter, page)
            self._draw_digits(painter, page)
        if page.bar.isValid():
            self._draw_bar(painter, page.bar, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for the new size."""
        self._page = None
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the run work here too; Esc leaves full screen."""
        act = act_of(event)
        if event.key() == Qt.Key.Key_Escape:
            if self.isFullScreen():
                self.acted.emit("full")
        elif act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or act in REPEATS:
            self.acted.emit(act)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is no longer on."""
        super().closeEvent(event)
        self.closed.emit()

    def _laid_out(self) -> Page:
        if self._page is None:
            self._page = lay_out(self._scene, QRectF(self.rect()), self._theme)
        return self._page

    def _draw_digits(self, painter: QPainter, page: Page) -> None:
        font = digits_font(self._theme, page.digit_size)
        wide = QFontMetricsF(font).horizontalAdvance(self._scene.digits)
        middle = page.digits.center()
        baseline = middle.y() + page.digit_size * DIGIT_SHARE / 2
        painter.setFont(font)
        painter.setPen(QColor(ink(self._scene.look)))
        painter.drawText(round(middle.x() - wide / 2), round(baseline), self._scene.digits)

    def _draw_mark(self, painter: QPainter, page: Page) -> None:
        if self._scene.word:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink(self._scene.look)))
            draw_phase(painter, self._scene.look, page.mark)

    def _draw_bar(self, painter: QPainter, bar: QRectF, look: Look) -> None:
        """A smooth bar of what is left; in the last part of the time it is made of separate cells."""
        painter.setPen(Qt.PenStyle.NoPen)
        if look == "warning":
            every = cells(bar)
            for place, cell in enumerate(every):
                is_left = place < self._scene.share * len(every)
                painter.setBrush(QColor(AMBER if is_left else TRACK))
                painter.drawRect(cell)
            return
        if look == "over":
            painter.setBrush(QColor(WHITE))
            painter.drawRect(bar)
            return
        round_off = bar.height() / 2
        painter.setBrush(QColor(TRACK))
        painter.drawRoundedRect(bar, round_off, round_off)
        left = QRectF(bar)
        left.setWidth(max(bar.height(), bar.width() * self._scene.share))
        painter.setBrush(QColor(ink(look)))
        painter.drawRoundedRect(left, round_off, round_off)
