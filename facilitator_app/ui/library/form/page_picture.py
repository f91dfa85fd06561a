"""The page of a worksheet as it prints, drawn anew shortly after the last change."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.handout import Handout
from facilitator_app.ui.library.sheets import Picture, edged
from facilitator_app.ui.theme import SPACE, Theme

WIDTH = 240
PAUSE_MS = 350


def no_picture(_activity: Activity, _sheet: Handout, _width: int) -> QImage | None:
    """No picture, where there is nothing to draw one with."""
    return None


class PagePicture(QLabel):
    """Shows the first page of a worksheet."""

    def __init__(self, theme: Theme, picture: Picture) -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self._sheet: tuple[Activity, Handout] | None = None
        self.setAccessibleName("The first page as it prints")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setFixedWidth(WIDTH)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.draw)

    def show_sheet(self, activity: Activity, sheet: Handout, anew: bool) -> None:
        """Draw a sheet soon; a page of another one is not left standing meanwhile."""
        if anew:
            self.clear()
        if anew or self._sheet is None or self._sheet[1] != sheet:
            self._sheet = activity, sheet
            self._timer.start()

    def draw(self) -> None:
        """Draw the page now."""
        if self._sheet is None:
            return
        ratio = self.devicePixelRatioF()
        try:
            page = self._picture(*self._sheet, round(WIDTH * ratio))
        except Trouble as trouble:
            self.setText(str(trouble))
            return
        if page is None:
            self.setText("There is no picture of this page.")
            return
        shown = QPixmap.fromImage(edged(page, self._theme))
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)


class WithPicture(QWidget):
    """Fields with the picture at their right, or under them where there is too little width."""

    def __init__(self, fields: QWidget, picture: PagePicture) -> None:
        super().__init__()
        self._parts = (fields, picture)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * SPACE)
        self._box.addWidget(fields, 1)
        self._box.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where both have room."""
        super().resizeEvent(event)
        room = self.width() >= 2 * WIDTH + 2 * SPACE
        fits = self.width() >= self._parts[0].minimumSizeHint().width() + WIDTH + 2 * SPACE
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if room and fits else ways.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Under one another is enough."""
        wide = max(each.minimumSizeHint().width() for each in self._parts)
        return QSize(wide, super().minimumSizeHint().height())
