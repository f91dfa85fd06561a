"""The sheets of an activity as small pages: a blank page at first, then the real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor, QTextDocument, QTextLength

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.handout import Handout
from facilitator_app.ui.library.ink import TIGHT, Ink, Space, picture_form, whole_width
from facilitator_app.ui.library.words import sheet_text
from facilitator_app.ui.theme import SPACE, Theme

Picture = Callable[[Activity, Handout, int], QImage | None]
WIDTH = 184
LONG_SIDE = 297 / 210
MOST_KEPT = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document the page of a sheet goes."""

    activity: Activity
    sheet: Handout
    at: int


def write_sheets(ink: Ink, activity: Activity) -> list[Place]:
    """A row for each sheet, a blank page beside its title; where the pages are to go."""
    if not activity.handouts:
        return []
    ink.heading("Worksheets")
    form = whole_width()
    form.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.FixedLength, WIDTH + 2 * SPACE),
            QTextLength(QTextLength.Type.VariableLength, 0),
        ]
    )
    table = ink.table(len(activity.handouts), 2, form)
    places = []
    for number, sheet in enumerate(activity.handouts):
        left = ink.cell(table, number, 0, 2 * SPACE)
        left.paragraph(Space(0, 0, TIGHT))
        blank = blank_page(sheet, ink.theme)
        at = left.picture(f"blank:{sheet.orientation}", blank, blank.width(), blank.height())
        places.append(Place(activity, sheet, at))
        _write_words(ink.cell(table, number, 1), sheet)
    return places


def _write_words(ink: Ink, sheet: Handout) -> None:
    ink.paragraph(Space(0, 2, TIGHT))
    ink.words(sheet.title, bold=True)
    ink.small(sheet_text(sheet), Space(0, SPACE, TIGHT))
    if sheet.instruction:
        ink.text(sheet.instruction)


def blank_page(sheet: Handout, theme: Theme) -> QImage:
    """A page with nothing on it yet, of the shape that the sheet will have."""
    portrait = sheet.orientation == "portrait"
    height = WIDTH * LONG_SIDE if portrait else WIDTH / LONG_SIDE
    page = QImage(WIDTH, round(height), QImage.Format.Format_RGB32)
    page.fill(QColor(theme.colours.paper))
    return edged(page, theme)


def edged(page: QImage, theme: Theme) -> QImage:
    """A page with a hairline round it, so that white paper shows on a white ground."""
    page = page.copy()
    painter = QPainter(page)
    painter.setPen(QColor(theme.colours.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(page.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return page


class SheetPictures(QObject):
    """Draws the pages of a document's sheets one by one, each when nothing else is to be done."""

    def __init__(self, theme: Theme, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._picture = theme, picture
        self._document: QTextDocument | None = None
        self._waiting: list[Place] = []
        self._ratio = 1.0
        self._kept: dict[tuple[Handout, int], QImage | None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_next)

    def begin(self, document: QTextDocument | None, places: list[Place], ratio: float) -> None:
        """Draw the pages that go into a document, and forget those of another."""
        self._document, self._waiting, self._ratio = document, list(places), ratio
        if places:
            self._timer.start()
        else:
            self._timer.stop()

    def forget(self) -> None:
        """Draw every page anew when it is next wanted."""
        self._kept.clear()

    def _draw_next(self) -> None:
        place = self._waiting.pop(0)
        if self._waiting:
            self._timer.start()
        page = self._page(place)
        assert self._document is not None
        show_page(self._document, place, page, self._ratio, self._theme)

    def _page(self, place: Place) -> QImage | None:
        pixels = round(WIDTH * self._ratio)
        key = (place.sheet, pixels)
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._drawn(place, pixels)
        return self._kept[key]

    def _drawn(self, place: Place, pixels: int) -> QImage | None:
        """The picture of a sheet; a small page that fails is no reason to disturb who reads."""
        try:
            return self._picture(place.activity, place.sheet, pixels)
        except Trouble:
            return None


def show_page(document: QTextDocument, place: Place, page: QImage | None, ratio: float, theme: Theme) -> None:
    """Put the real page where the blank one stands, or a small mark where there is none to show."""
    if page is None:
        address, height, width = "sheet:none", 24, 24
        image = theme.icon("handout", theme.colours.muted).pixmap(48, 48).toImage()
    else:
        address, width = f"sheet:{place.sheet.id}", WIDTH
        image, height = edged(page, theme), round(page.height() * WIDTH / max(1, page.width()))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address), image)
    cursor = QTextCursor(document)
    cursor.setPosition(place.at)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(picture_form(address, width, height))
