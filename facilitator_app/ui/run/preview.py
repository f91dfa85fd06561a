"""A small live picture of the participant screen, for those who cannot see it from where they stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.ui.run.drawing import Drawing
from facilitator_app.ui.run.looks import Showing
from facilitator_app.ui.run.page import lay_out
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.parts import set_text
from facilitator_app.ui.run.scene import Scene
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, label

USUAL = QSize(1280, 720)
LEAST = 160


class Picture(QWidget):
    """The participant screen as it is laid out there, only smaller. coming shows what is not yet shown."""

    def __init__(self, theme: Theme, participant: ParticipantScreen, *, coming: bool = False) -> None:
        super().__init__()
        self._theme, self._participant, self._coming = theme, participant, coming
        self._drawing: Drawing | None = None
        self._size = USUAL
        self.setAccessibleName("What participants will see" if coming else "What participants see")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        participant.stage.changed.connect(self.refresh)
        theme.changed.connect(self.update)
        self.refresh()

    @property
    def scene(self) -> Scene:
        """What the picture shows."""
        stage = self._participant.stage
        return stage.coming if self._coming else stage.scene

    def sizeHint(self) -> QSize:
        """A hand's breadth."""
        return QSize(320, _high(320))

    def minimumSizeHint(self) -> QSize:
        """Still to be made out."""
        return QSize(LEAST, _high(LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the shape of the screen, however wide it is."""
        super().resizeEvent(event)
        self.setFixedHeight(_high(self.width()))

    def refresh(self) -> None:
        """Look again; repaint only what is other than before."""
        participant = self._participant
        size = participant.size() if participant.isVisible() else USUAL
        showing, scene, before = participant.stage.showing, self.scene, self._drawing
        if before is None or self._is_anew(before, scene, showing) or size != self._size:
            self._size = size
            page = lay_out(scene, QRectF(0, 0, size.width(), size.height()), self._theme, showing)
            self._drawing = Drawing(scene, page, showing, self._theme)
            self.setAccessibleDescription(". ".join(each for each in scene.texts() if each != scene.digits))
            self.update()
        elif scene != before.scene:
            self._drawing = before.moved_to(scene)
            place = QRectF(self._drawing.changed(before.scene).boundingRect())
            scale, origin = self._fit()
            moved = QRectF(place.topLeft() * scale + origin.topLeft(), place.size() * scale)
            self.update(moved.toAlignedRect().adjusted(-1, -1, 1, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the screen in a thin frame."""
        painter = QPainter(self)
        scale, place = self._fit()
        frame = QColor(self._theme.colours.line)
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.translate(place.topLeft())
        painter.scale(scale, scale)
        if self._drawing is not None:
            whole = QRectF(0, 0, self._size.width(), self._size.height()).toAlignedRect()
            self._drawing.draw(painter, QRegion(whole))
        painter.restore()
        painter.setPen(QPen(frame, 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _is_anew(self, before: Drawing, scene: Scene, showing: Showing) -> bool:
        return before.scene.still != scene.still or before.showing != showing

    def _fit(self) -> tuple[float, QRectF]:
        """How much smaller it is, and its place in the middle of this widget."""
        scale = min(self.width() / self._size.width(), self.height() / self._size.height())
        wide, high = self._size.width() * scale, self._size.height() * scale
        return scale, QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)


def _high(width: int) -> int:
    return round(width * USUAL.height() / USUAL.width())


class Preview(QWidget):
    """The picture with a line that says how it stands: as participants see it, held, blank, or a draft."""

    def __init__(self, theme: Theme, participant: ParticipantScreen, *, coming: bool = False) -> None:
        super().__init__()
        self._participant, self._coming = participant, coming
        self.picture = Picture(theme, participant, coming=coming)
        self.standing = label("", "small", wrap=True)
        layout = column(self, SPACE // 2)
        layout.addWidget(self.picture)
        layout.addWidget(self.standing)
        layout.addStretch()
        participant.stage.changed.connect(self.refresh)
        participant.stage.held.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how it stands."""
        set_text(self.standing, self._words())

    def _words(self) -> str:
        stage = self._participant.stage
        if self._coming:
            return "Not shown yet" if stage.coming != stage.scene else "As participants see it now"
        if stage.scene.look == "support":
            return "Support pause: participants see only this"
        if stage.scene.look == "blank":
            return "Participants see a blank screen"
        return "Held: participants go on seeing these words" if stage.is_held else "Participants see this"
