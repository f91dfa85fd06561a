"""A soft light at the edge of a screen, for those who do not hear a chime."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.theme import SPACE

# One slow swell, far below what can bring on a seizure.
LASTS_MS = 2400
FRAME_MS = 60


class Flash(QWidget):
    """Lies over a widget, lets every press through, and is there only while it glows."""

    def __init__(self, over: QWidget, colour: str = "#F2B84B") -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._over, self._colour = over, colour
        self._glow = 0.0
        self._swell = QVariantAnimation(self)
        self._swell.setDuration(LASTS_MS)
        for at, value in ((0.0, 0.0), (0.25, 1.0), (0.6, 1.0), (1.0, 0.0)):
            self._swell.setKeyValueAt(at, value)
        self._swell.valueChanged.connect(self._step)
        self._swell.finished.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether it glows."""
        return self._swell.state() == QPropertyAnimation.State.Running

    def begin(self) -> None:
        """Glow once; one that glows already is not hurried."""
        if not self.is_on:
            self._fit()
            self.raise_()
            self.show()
            self._swell.start()

    def edge(self) -> QRegion:
        """The part that lights up."""
        wide = max(SPACE, round(min(self.width(), self.height()) / 40))
        inner: QRect = self.rect().adjusted(wide, wide, -wide, -wide)
        return QRegion(self.rect()).subtracted(QRegion(inner))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it lies over."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the edge."""
        painter = QPainter(self)
        painter.setClipRegion(self.edge())
        painter.setOpacity(self._glow)
        painter.fillRect(self.rect(), QColor(self._colour))
        painter.end()

    def _fit(self) -> None:
        self.setGeometry(self._over.rect())
        self.setMask(self.edge())

    def _step(self, value: float) -> None:
        # Not more often than the eye needs.
        if abs(value - self._glow) >= 0.1 or value in (0.0, 1.0):
            self._glow = value
            self.update(self.edge())
