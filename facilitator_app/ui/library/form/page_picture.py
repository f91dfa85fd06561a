"""The pages of a worksheet as they print, drawn anew shortly after the last change and kept in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QWidget

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
    """Shows the pages of a worksheet, one below the other."""

    def __init__(self, theme: Theme, picture: Picture) -> None:
        super().__init__()
        self._theme, self._picture = theme, picture
        self._sheet: tuple[Activity, Handout] | None = None
        self.setAccessibleName("The pages as they print")
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


class Following(QWidget):
    """The room for a picture beside something long: it keeps the picture where it can be seen."""

    def __init__(self, picture: PagePicture) -> None:
        super().__init__()
        self._picture = picture
        self._top, self._seen = 0, 0
        picture.setParent(self)
        self.setFixedWidth(WIDTH)

    def follow(self, top: int, seen: int) -> None:
        """Show the picture in the piece of this that is seen, which begins at top and is so high."""
        self._top, self._seen = top, seen
        height = self._wanted()
        spare = max(0, self.height() - height)
        at = min(max(0, top), spare)
        if height > seen:
            # Longer than the window: it goes by so that its foot shows when the foot of this does.
            way = max(1, self.height() - seen)
            at = spare * min(max(0, top), way) // way
        self._picture.setGeometry(0, at, WIDTH, height)

    def event(self, event: QEvent) -> bool:
        """Take the room that a page of another height needs."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.follow(self._top, self._seen)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the place anew."""
        super().resizeEvent(event)
        self.follow(self._top, self._seen)

    def sizeHint(self) -> QSize:
        """As high as the picture."""
        return QSize(WIDTH, self._wanted())

    def minimumSizeHint(self) -> QSize:
        """The same: a page is never cut."""
        return self.sizeHint()

    def _wanted(self) -> int:
        high = self._picture.heightForWidth(WIDTH) if self._picture.hasHeightForWidth() else -1
        return max(high, self._picture.sizeHint().height())


class WithPicture(QWidget):
    """Fields with the picture at their right, or under them where there is too little width."""

    def __init__(self, fields: QWidget, picture: PagePicture) -> None:
        super().__init__()
        self._following = Following(picture)
        self._parts = (fields, self._following)
        self._area: QScrollArea | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * SPACE)
        self._box.addWidget(fields, 1)
        self._box.addWidget(self._following)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow whatever scrolls this."""
        super().showEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self._area is None:
            self._area = above
            above.verticalScrollBar().valueChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where both have room."""
        super().resizeEvent(event)
        room = self.width() >= 2 * WIDTH + 2 * SPACE
        fits = self.width() >= self._parts[0].minimumSizeHint().width() + WIDTH + 2 * SPACE
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if room and fits else ways.TopToBottom)
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """Under one another is enough."""
        wide = max(each.minimumSizeHint().width() for each in self._parts)
        return QSize(wide, super().minimumSizeHint().height())

    def _follow(self) -> None:
        if self._area is not None:
            seen = self._area.viewport()
            top = self._following.mapFrom(seen, QPoint(0, 0)).y() + SPACE
            self._following.follow(top, seen.height() - 2 * SPACE)
