"""Pictures of sheets: the first page of a handout, drawn from the very PDF that would print."""

from __future__ import annotations

from PySide6.QtGui import QImage

from facilitator_app import bundled
from facilitator_app.core.activity import Activity
from facilitator_app.core.handout import Handout

MOST_KEPT = 60


class SheetPictures:
    """Draws sheets when they are first asked for and keeps the pictures."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Handout, int], QImage] = {}

    def __call__(self, activity: Activity, handout: Handout, width: int) -> QImage | None:
        """The first page of a sheet, so many pixels wide."""
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
    return Pages.of(render_one(handout, Options())).picture(0, width)
