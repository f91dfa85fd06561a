"""The screen that participants see, painted by hand so that it can be read from the back of a hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.drawing import Drawing
from facilitator_app.ui.run.keys import REPEATS, Keys
from facilitator_app.ui.run.looks import Showing
from facilitator_app.ui.run.page import Page, lay_out
from facilitator_app.ui.run.scene import Scene
from facilitator_app.ui.run.stage import Stage
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import Theme


class ParticipantScreen(QWidget):
    """Shows public words only; shown() tells every string that is drawn."""

    acted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        live: Live,
        library: Library,
        remembered: Callable[[], Mapping[str, Any]] = dict,
        remember: Callable[[dict[str, str]], object] = lambda kept: None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Participant screen")
        # It never takes the focus from the console, nor keeps the program open by itself.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 180)
        self._theme = theme
        self.keys = Keys()
        self.stage = Stage(live, library, remembered, remember)
        self._drawing: Drawing | None = None
        self._seen: tuple[Scene, Showing] = self.stage.scene, self.stage.showing
        self.stage.changed.connect(self._follow)

    def sizeHint(self) -> QSize:
        """The plain window of a computer with one display."""
        return QSize(960, 540)

    def shown(self) -> tuple[str, ...]:
        """Every string that is on the screen."""
        return self.scene.texts()

    @property
    def scene(self) -> Scene:
        """What is on the screen."""
        return self.stage.scene

    def expect(self, plan: Plan | None) -> None:
        """Wait for a plan while no run is on: its public title and when it starts."""
        self.stage.expect(plan)

    def page(self) -> Page:
        """Where everything is."""
        return self._drawn().page

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what the event asks for."""
        painter = QPainter(self)
        self._drawn().draw(painter, event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for the new size."""
        self._drawing = None
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the run work here too; Esc leaves full screen."""
        act = self.keys.act(event)
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

    def _follow(self) -> None:
        """Repaint only what is other than before."""
        before, self._seen = self._seen, (self.stage.scene, self.stage.showing)
        scene, showing = self._seen
        if scene.still != before[0].still or showing != before[1]:
            self._drawing = None
            self.update()
        elif scene != before[0]:
            self._drawing = self._drawn().moved_to(scene)
            self.update(self._drawing.changed(before[0]))

    def _drawn(self) -> Drawing:
        if self._drawing is None:
            scene, showing = self.stage.scene, self.stage.showing
            page = lay_out(scene, QRectF(self.rect()), self._theme, showing)
            self._drawing = Drawing(scene, page, showing, self._theme)
        return self._drawing

    def changed_since(self, before: Scene) -> QRegion:
        """What a change from an earlier moment of the same part paints again."""
        return self._drawn().changed(before)
