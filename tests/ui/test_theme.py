"""Colours that can be read, icons that exist, fonts that load, and a Qt that counts right."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import facilitator_app
from facilitator_app import bundled
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import DARK, FAMILY, LIGHT, Colours, Theme, load_fonts, stage_look

TEXT = ("ink", "muted", "accent", "warning", "danger", "fine")
STAGES = ("opening", "reflect", "understand", "practise", "act", "rest", "closing")
SOURCE = Path(facilitator_app.__file__).parent
# A word in quotes right after one of these is the name of an icon.
ICON = re.compile(
    r"""(?:\bicon\(|\bEmptyState\(\s*\w*\.?_?theme,|show_as\([^,()]+,|\bicon=)\s*"([a-z-]+)"""
    r"""|(?:\b[bB]utton|\bChoice)\(\s*\w*\.?_?theme,\s*(?:"[^"]*",\s*"([a-z-]+)"|"([a-z-]+)",\s*"[A-Z])"""
    r"""|actions\.add\("[^"]+",\s*"[^"]+",\s*"([a-z-]+)"|Place\("\w+",\s*"\w+",\s*"([a-z-]+)\""""
    r"""|\bOffer\("([a-z-]+)\""""
)


def luminance(colour: str) -> float:
    """How bright a colour is by WCAG 2, from 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def icons_named() -> dict[str, str]:
    """Every icon that is named in the code, with the file that names it."""
    named = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for found in ICON.finditer(file.read_text(encoding="utf-8")):
            name = next(filter(None, found.groups()), "")
            named[name] = file.name
    return named


@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("name", [*TEXT, *STAGES])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(colours: Colours, name: str, ground: str) -> None:
    assert contrast(getattr(colours, name), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_coloured_grounds(colours: Colours) -> None:
    pairs = [
        (colours.on_accent, colours.accent),
        (colours.ink, colours.accent_soft),
        (colours.accent, colours.accent_soft),
        (colours.paper, colours.ink),
        # A button that cannot be pressed is still read.
        (colours.muted, colours.line),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_every_icon_named_in_code_exists() -> None:
    named = icons_named()
    assert len(named) >= 30
    known = {file.stem for file in bundled.icons().glob("*.svg")}
    assert {name: file for name, file in named.items() if name not in known} == {}


@pytest.mark.parametrize(
    "stage",
    ["open", "reflect", "understand", "practise", "act", "sustain", "break", "buffer", "note", "section"],
)
def test_every_stage_has_an_icon_a_colour_and_a_word(stage: str) -> None:
    icon, colour, word = stage_look(stage)
    assert (bundled.icons() / f"{icon}.svg").is_file()
    assert getattr(LIGHT, colour).startswith("#")
    assert word[0].isupper()
    assert stage_look("unheard of") == stage_look("activity")


def test_every_icon_draws_something_in_its_colour(qapp: QApplication) -> None:
    theme = Theme("light")
    for file in sorted(bundled.icons().glob("*.svg")):
        image = theme.icon(file.stem).pixmap(48, 48).toImage()
        solid = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert solid, file.name
        assert file.stem.startswith(("tick-", "combo")) or QColor(theme.colours.ink) in solid, file.name


def test_the_fonts_load_and_have_figures_of_one_width(qapp: QApplication) -> None:
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    theme = Theme("light")
    assert theme.font(15).family() == FAMILY
    assert theme.font(15, tabular=True).featureTags()
    assert not theme.font(15).featureTags()


def test_sizes_grow_with_the_scale(qapp: QApplication) -> None:
    theme = Theme("light", 1.0)
    before = theme.sizes.body
    theme.set(scale=1.5)
    assert theme.sizes.body == round(before * 1.5)
    assert theme.choice == "light"
    assert f"font-size: {theme.sizes.body}px" in style_sheet(theme)


def test_the_system_decides_unless_somebody_chose(qapp: QApplication) -> None:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert Theme("system").colours is (DARK if dark else LIGHT)
    assert Theme("dark").colours is DARK


@pytest.mark.parametrize(("ground", "dark"), [("#202020", True), ("#f0f0f0", False)])
def test_a_start_takes_the_look_of_the_palette_that_the_system_gave(
    qapp: QApplication, ground: str, dark: bool
) -> None:
    before = qapp.palette()
    given = QPalette(before)
    given.setColor(QPalette.ColorRole.Window, QColor(ground))
    qapp.setPalette(given)
    try:
        theme = Theme("system")
        assert theme.colours is (DARK if dark else LIGHT)
        theme.follow()
        assert theme.colours is LIGHT
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize("ground", ["paper", "surface", "accent_soft"])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_faded_ink_looks_like_muted_and_stands_out(colours: Colours, ground: str) -> None:
    ink, below, muted = (QColor(each) for each in (colours.ink, getattr(colours, ground), colours.muted))
    pairs = zip(ink.getRgb()[:3], below.getRgb()[:3], strict=True)  # type: ignore[index]
    mixed = QColor(*(round(one * colours.faded + other * (1 - colours.faded)) for one, other in pairs))
    assert contrast(mixed.name(), below.name()) >= 4.5
    assert abs(mixed.lightness() - muted.lightness()) < 20


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_palette_and_style_sheet_have_the_colours_of_the_theme(qapp: QApplication, choice: str) -> None:
    theme = Theme("dark" if choice == "dark" else "light")
    assert theme.palette().color(QPalette.ColorRole.Window) == QColor(theme.colours.paper)
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert theme.colours.surface in sheet
    for image in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(image).is_file()


def test_setting_text_leaves_the_count_of_none_where_it_was(qtbot: QtBot) -> None:
    # PySide6 6.12 on Python < 3.12 takes one away at each call, and aborts in the end.
    made = QLabel()
    qtbot.addWidget(made)
    before = sys.getrefcount(None)
    for number in range(1000):
        made.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 200
