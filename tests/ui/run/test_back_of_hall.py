"""What participants read can be read from the back of a hall: long titles, long words, many names."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from facilitator_app.core.groups import Group
from facilitator_app.ui.run.cards import deal
from facilitator_app.ui.run.fitted import Fitted, drawable, fit
from facilitator_app.ui.run.looks import Showing
from facilitator_app.ui.run.page import Page, lay_out
from facilitator_app.ui.run.scene import Scene
from facilitator_app.ui.theme import Theme

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1024, 768))
TITLE = "Gleichstellungsbeauftragtenfortbildungsveranstaltung und Erfahrungsaustausch"
WORDS = "Think of a time when you would have liked to say something, and of what kept you from it. " * 6
NAMES = ("Amir Haddad", "Anne-Kathrin Schmidt", "George Papadopoulos", "Łukasz Nowak", "Tāne Ōtene")


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("dark")


def lines(text: Fitted) -> list[str]:
    whole = text.layout.text()
    made = (text.layout.lineAt(number) for number in range(text.layout.lineCount()))
    return [whole[line.textStart() : line.textStart() + line.textLength()].strip() for line in made]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u2060", "").strip("\u2028, ")


def capital_share(theme: Theme, text: Fitted, high: int) -> float:
    return QFontMetricsF(theme.font(text.size)).capHeight() / high


def page(theme: Theme, size: tuple[int, int], showing: Showing, title: str, prompt: str) -> Page:
    shown = Scene("normal", "Club night", title, prompt, "12:34", "", ("Ends at 18:44",), 0.5)
    return lay_out(shown, QRectF(0, 0, *size), theme, showing)


@pytest.mark.parametrize("layout", ["digits", "ring", "bar"])
@pytest.mark.parametrize("room", ["small", "usual", "hall"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("title", "prompt"), [(TITLE, "Talk in pairs."), ("Welcome", WORDS), (TITLE, WORDS), (TITLE, "")]
)
def test_the_main_words_have_capitals_of_a_fortieth_of_the_height(
    theme: Theme, layout: str, room: str, size: tuple[int, int], title: str, prompt: str
) -> None:
    made = page(theme, size, Showing(layout, room=room), title, prompt)  # type: ignore[arg-type]
    main = [text for text, _ in made.texts if text.layout.text() in (title, prompt.strip())]
    assert len(main) == 1 + bool(prompt)
    for text in main:
        assert capital_share(theme, text, size[1]) >= 1 / 40
        assert QRectF(0, 0, *size).contains(text.place)
    places = [text.place for text, _ in made.texts]
    assert not any(one.intersects(made.digits) for one in places if made.digits.isValid())
    assert made.digits.height() >= size[1] / 20


def groups(count: int, people: int) -> list[Group]:
    return [
        Group(f"Group {n}", tuple(NAMES[(n + each) % len(NAMES)] for each in range(people)))
        for n in range(count)
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("count", "people"), [(2, 3), (3, 4), (5, 4), (6, 5), (8, 4)])
def test_no_name_is_broken_between_two_lines(
    theme: Theme, size: tuple[int, int], count: int, people: int
) -> None:
    room = QRectF(0, 0, size[0] * 0.9, size[1] * 0.7)
    deck = deal(groups(count, people), room, _font(theme), size[1] * 0.055)
    names = [plain(each) for text in deck.texts[count:] for line in lines(text) for each in line.split(", ")]
    assert sorted(names) == sorted(name for group in groups(count, people) for name in group.people)
    for text, place in zip(deck.texts[count:], deck.places, strict=True):
        assert place.contains(text.place)


def test_people_who_were_counted_stand_in_one_line(theme: Theme) -> None:
    counted = [Group("Group 1", ("1", "4", "7")), Group("Group 2", ("2", "5", "8"))]
    deck = deal(counted, QRectF(0, 0, 1152, 515), _font(theme), 40)
    assert [len(lines(text)) for text in deck.texts[2:]] == [1, 1]


def test_a_double_name_may_go_on_after_its_hyphen_rather_than_be_small(theme: Theme) -> None:
    room, font = QRectF(0, 0, 220, 200), partial(theme.font, weight=QFont.Weight.Bold)
    assert lines(fit("Kleinschmidt-Oberhauser", font, room, 30)) == ["Kleinschmidt-", "Oberhauser"]


def test_a_picture_that_no_font_here_has_is_left_out(theme: Theme) -> None:
    unknown = "\U0001fbff"
    font = theme.font(20)
    assert drawable(f"{unknown} Welcome {unknown} all", font) == "Welcome all"
    assert drawable("→ Łódź · 你好 سلام", font) == "→ Łódź · 你好 سلام"


def _font(theme: Theme) -> partial[partial[QFont]]:
    return partial(_of_weight, theme)


def _of_weight(theme: Theme, bold: bool) -> partial[QFont]:
    weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
    return partial(theme.font, weight=weight, tabular=True)
