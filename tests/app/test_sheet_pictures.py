"""Pictures of worksheets show every page that would print."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app import bundled
from facilitator_app.app.pictures import BETWEEN, SheetPictures
from facilitator_app.formats.activity import read_activity

SPECTRUM = next(
    read_activity(path) for path in bundled.activity_files() if path.stem == "naming-the-spectrum"
)
SHEET = next(each for each in SPECTRUM.handouts if each.id == "spectrum-cards")


def test_a_sheet_of_two_pages_is_drawn_whole_with_a_band_between_them() -> None:
    draw = SheetPictures()
    both = draw(SPECTRUM, SHEET, 210)
    one = draw(SPECTRUM, replace(SHEET, blocks=()), 210)
    assert both is not None
    assert one is not None
    assert both.size().toTuple() == (210, 2 * one.height() + BETWEEN)
    assert both.pixelColor(5, one.height() + BETWEEN // 2) != both.pixelColor(5, 5)
