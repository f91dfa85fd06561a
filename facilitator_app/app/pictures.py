"""Pictures of sheets: the pages of a handout, drawn from the very PDF that would print."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from facilitator_app import bundled
from facilitator_app.core.activity import Activity
from facilitator_app.core.handout import Handout

MOST_KEPT = 60
# Somebody's own sheet may be as long as they like; a picture is drawn while they type.
MOST_PAGES = 8
BETWEEN = 6
EDGE = "#9A9488"


class SheetPictures:
    """Draws sheets when they are first asked for and keeps the pictures."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Handout, int], QImage] = {}

    def __call__(self, activity: Activity, handout: Handout, width: int) -> QImage | None:
        """The pages of a sheet one below the other, so many pixels wide."""
        key = handout, width
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = _draw(handout, width)
        return self._kept[key]


def _draw(handout: Handout, width: int) -> QImage:
    # Loaded here: the first sheet costs 0.2 s that the start of the program need not pay.
    from facilitator_app.papers.fonts import register_fonts
    from facilitator_app.papers.handouts import render_one
    from facilitator_app.papers.options import Options
    from facilitator_app.ui.papers.pages import Pages

    register_fonts(bundled.fonts())
    pages = Pages.of(render_one(handout, Options()))
    return _stacked([pages.picture(number, width) for number in range(min(len(pages), MOST_PAGES))])


def _stacked(pages: list[QImage]) -> QImage:
    """Pages one below the other, with a band between them where the paper ends."""
    if len(pages) == 1:
        return pages[0]
    height = sum(each.height() for each in pages) + BETWEEN * (len(pages) - 1)
    whole = QImage(pages[0].width(), height, QImage.Format.Format_RGB32)
    whole.fill(QColor(EDGE))
    painter = QPainter(whole)
    top = 0
    for each in pages:
        painter.drawImage(0, top, each)
        top += each.height() + BETWEEN
    painter.end()
    return whole
