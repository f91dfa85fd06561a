"""Reading an activity: every word is there, its sheets follow as pictures, and it can be added or printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextImageFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator_app import bundled
from facilitator_app.core.activity import (
    Activity,
    Adaptations,
    Evidence,
    Material,
    Minutes,
    Reply,
    Safety,
    Source,
    Step,
    Variants,
)
from facilitator_app.core.errors import Trouble
from facilitator_app.formats.activity import read_activity
from facilitator_app.ui.library import words
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.theme import Theme
from tests.builders import activity
from tests.ui.library.conftest import ACTIVITIES, Opener, Shelf, page_of

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def text_of(screen: LibraryScreen) -> str:
    return screen.reading.page.toPlainText()


def pictures(screen: LibraryScreen) -> dict[str, QTextImageFormat]:
    """The pictures that stand in the page, by name."""
    found = {}
    block = screen.reading.page.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            form = parts.fragment().charFormat()
            if form.isImageFormat():
                found[form.toImageFormat().name()] = form.toImageFormat()
            parts += 1
        block = block.next()
    return found


def every_text(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from every_text(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from every_text(getattr(value, each.name))


@pytest.mark.parametrize("file", bundled.activity_files(), ids=lambda file: file.stem)
def test_no_word_that_a_facilitator_needs_is_missing(opened: Opener, shelf: Shelf, file: Path) -> None:
    read = read_activity(file)
    shelf.library[read.id] = read
    screen = opened()
    screen.show_activity(read.id)
    told = " ".join(text_of(screen).split())
    needed = (
        *(read.summary, read.room, read.variants, read.objectives, read.preparation, read.steps),
        *(read.questions, read.key_messages, read.closing, read.home_task),
        *(read.safety.opt_out, read.safety.notes, read.safety.do_nots, read.safety.resistance),
        *(read.adaptations, read.sources, read.evidence.note),
        tuple(material.name for material in read.materials),
        tuple(sheet.title for sheet in read.handouts),
    )
    parts = [" ".join(part.split()) for part in every_text(needed)]
    assert [part for part in parts if part not in told] == []


FULL = Activity(
    "full",
    "Everything",
    Minutes(30, 20, 90),
    variants=Variants("Cut step 2.", "Add a round."),
    materials=(Material("Pen", 1, "person"), Material("Board"), Material("Markers", 4, "room")),
    steps=(Step("Ask.", 10, core=False), Step("Tell.", 20, "Tell them")),
    safety=Safety("medium", ("suicide",), cofacilitator="required", resistance=(Reply("No.", "Yes."),)),
    adaptations=Adaptations(seated="Stay where you are."),
    evidence=Evidence("new", "Not tried."),
    sources=(Source("A book", read=date(2026, 3, 1)), Source("A site", "example.org", claim="It helps.")),
    author="Ana",
    reviewed_on=date(2026, 3, 2),
    licence="CC-BY-4.0",
    min_age=14,
    form="pairs",
    themes=("AL", "OM"),
)


def shown(opened: Opener, shelf: Shelf, activity: Activity) -> LibraryScreen:
    shelf.library[activity.id] = activity
    screen = opened()
    screen.show_activity(activity.id)
    return screen


def test_the_page_says_it_in_the_words_of_a_facilitator(opened: Opener, shelf: Shelf) -> None:
    text = text_of(shown(opened, shelf, FULL))
    for told in (
        "20, 30 or 90 min",
        "14 and over",
        "Medium: suicide",
        "Needed",
        "Pen: 1 for each person",
        "Markers: 4 for the room",
        "Step 1 · 10 min · may be left out",
        "To make it shorter",
        "Seated. Stay where you are.",
        "If somebody says",
        "You can say: “Yes.”",
        "New. Not tried.",
        "Theme: Male allyship and accountability, Online media",
        "read 1 Mar 2026",
        "Written by Ana, reviewed on 2 March 2026, CC-BY-4.0",
    ):
        assert told in text
    assert "Worksheets" not in text
    assert "Keeping people safe" in text


def test_an_activity_with_little_in_it_has_no_empty_headings(opened: Opener, shelf: Shelf) -> None:
    text = text_of(shown(opened, shelf, activity("bare")))
    for heading in ("Objectives", "Bring", "Steps", "Keeping people safe", "Worksheets", "Sources"):
        assert heading not in text
    assert "Any number" in text
    assert "Any age" in text


def test_the_safety_box_begins_with_whatever_there_is(opened: Opener, shelf: Shelf) -> None:
    only_not = replace(FULL, id="only-not", safety=Safety(do_nots=("Shout.",)))
    text = text_of(shown(opened, shelf, only_not))
    assert "What not to do" in text
    assert "Say, before you begin" not in text


def test_markup_in_an_activity_is_shown_and_not_obeyed(opened: Opener, shelf: Shelf) -> None:
    odd = "<b>R&D</b> <img src='x.png'>"
    screen = shown(opened, shelf, replace(FULL, id="odd", title=odd, summary=odd, closing=odd))
    assert text_of(screen).count(odd) == 2
    assert screen.reading.title.textFormat() is Qt.TextFormat.PlainText
    assert "x.png" not in pictures(screen)


def test_what_the_room_sees_and_what_is_for_the_facilitator_stand_apart(opened: Opener) -> None:
    screen = opened()
    document = screen.reading.page.document()
    grounds = []
    for told in ("Ray says", "Be kind to Ray."):
        cell = document.find(told).currentTable().cellAt(0, 0)
        grounds.append(cell.format().background().color().name())
    assert len(set(grounds)) == 2
    assert "On screen" in text_of(screen)
    assert "For you alone" in text_of(screen)


def test_sheets_are_drawn_after_the_text_is_up(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    shelf.page = page_of("red")
    screen = opened()
    screen.show_activity("boxes")
    QApplication.processEvents()
    shelf.drawn.clear()
    screen.show_activity("ally")
    assert "From claim to act" in text_of(screen)
    assert "One for each pair" in text_of(screen)
    assert "One for the room" in text_of(screen)
    assert shelf.drawn == []
    blank = pictures(screen)
    assert blank["blank:portrait"].height() > blank["blank:portrait"].width()
    assert blank["blank:landscape"].height() < blank["blank:landscape"].width()
    qtbot.waitUntil(lambda: {"sheet:sheet", "sheet:wide"} <= pictures(screen).keys())
    assert pictures(screen)["sheet:sheet"].height() == 2 * pictures(screen)["sheet:sheet"].width()


def test_a_sheet_is_drawn_once_and_then_remembered(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    shelf.page = page_of("red")
    screen = opened()
    qtbot.waitUntil(lambda: "sheet:wide" in pictures(screen))
    screen.show_activity("boxes")
    screen.show_activity("ally")
    qtbot.waitUntil(lambda: "sheet:wide" in pictures(screen))
    assert sorted(id for id, _ in shelf.drawn) == ["sheet", "wide"]


def test_a_sheet_without_a_picture_has_its_title_alone(qtbot: QtBot, opened: Opener) -> None:
    screen = opened()
    qtbot.waitUntil(lambda: pictures(screen).keys() >= {"sheet:none"})
    qtbot.waitUntil(lambda: not any(name.startswith("blank") for name in pictures(screen)))
    assert "From claim to act" in text_of(screen)


def test_a_sheet_that_cannot_be_drawn_disturbs_nobody(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    shelf.cannot_draw = Trouble("The font is not there.")
    screen = opened()
    qtbot.waitUntil(lambda: "sheet:none" in pictures(screen))
    assert "Our week" in text_of(screen)


def test_going_on_to_another_activity_forgets_the_sheets_of_the_last(opened: Opener, shelf: Shelf) -> None:
    screen = opened()
    screen.show_activity("boxes")
    QApplication.processEvents()
    shelf.drawn.clear()
    screen.show_activity("ally")
    screen.show_activity("boxes")
    QApplication.processEvents()
    assert shelf.drawn == []


def test_nothing_is_asked_for_while_there_is_nothing_to_read(
    qtbot: QtBot, opened: Opener, shelf: Shelf, theme: Theme
) -> None:
    shelf.library.clear()
    shelf.open_plan()
    screen = opened()
    with qtbot.assertNotEmitted(screen.add_wanted), qtbot.assertNotEmitted(screen.print_wanted):
        screen.reading.bar.add.click()
        screen.reading.print.click()
        screen.reading.bar.add_standard()
    theme.set("dark")
    assert screen.reading.bar.minutes == 0


def test_the_page_is_scrolled_by_keys_and_a_new_one_begins_at_its_top(opened: Opener, shelf: Shelf) -> None:
    shelf.library["long"] = replace(FULL, id="long", questions=tuple(f"Why {each}?" for each in range(90)))
    screen = opened()
    screen.show_activity("long")
    page = screen.reading.page
    page.setFocus()
    bar = page.verticalScrollBar()
    places = [bar.value()]
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_Space):
        QTest.keyClick(page, key)
        places.append(bar.value())
    assert places == sorted(set(places))
    QTest.keyClick(page, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < places[-1]
    screen.show_activity("ally")
    assert page.verticalScrollBar().value() == 0


def test_text_can_be_chosen_and_copied(opened: Opener) -> None:
    screen = opened()
    page = screen.reading.page
    page.setFocus()
    QTest.keyClick(page, Key.Key_A, CONTROL)
    QTest.keyClick(page, Key.Key_C, CONTROL)
    assert "Be kind to Ray." in QApplication.clipboard().text()


@pytest.mark.parametrize("width", [812, 1192, 2400])
def test_lines_are_never_longer_than_is_good_to_read(opened: Opener, shelf: Shelf, width: int) -> None:
    sentence = "People hold up one to five fingers for the way that feels easiest to them. " * 5
    shelf.library["words"] = replace(FULL, id="words", closing=sentence)
    screen = opened(width=width)
    screen.show_activity("words")
    QApplication.processEvents()
    block = screen.reading.page.document().find("People hold").block()
    layout = block.layout()
    lengths = [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
    assert max(lengths) <= 76
    assert screen.reading.page.horizontalScrollBar().maximum() == 0


def test_a_narrow_page_sets_the_facts_in_two_columns(opened: Opener, qtbot: QtBot) -> None:
    screen = opened(width=1190)

    def columns() -> int:
        return screen.reading.page.document().find("Second facilitator").currentTable().columns()

    assert columns() == 3
    screen.resize(640, 600)
    qtbot.waitUntil(lambda: columns() == 2)


def test_other_colours_and_sizes_are_taken_at_once(opened: Opener, theme: Theme, shelf: Shelf) -> None:
    screen = opened()
    theme.set("dark", 1.25)
    fragment = screen.reading.page.document().find("Say who Ray is.").charFormat()
    assert fragment.foreground().color().name().upper() == theme.colours.ink
    assert fragment.font().pixelSize() == theme.sizes.body


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [(1, 1000, "Any number"), (4, 1000, "4 people or more"), (6, 6, "6 people"), (1, 1, "1 person")],
)
def test_the_size_of_a_group_is_said_as_people_say_it(least: int, most: int, told: str) -> None:
    assert words.group_text(replace(ACTIVITIES[0], group_min=least, group_max=most)) == told


def test_a_length_of_none_is_said_as_none() -> None:
    assert words.length_text(activity("none", 0)) == "0 min"
    assert words.length_text(activity("one", 90)) == "1 h 30 min"


def test_the_page_names_the_plans_that_use_the_activity(opened: Opener, shelf: Shelf) -> None:
    shelf.used_in["ally"] = ["Bystander night", "Coaches"]
    screen = opened()
    text = screen.reading.page.toPlainText()
    assert "Plans of yours that use it" in text
    assert "Bystander night" in text
    screen.show_activity("boxes")
    assert "Plans of yours" not in screen.reading.page.toPlainText()


def test_coming_back_the_page_names_a_plan_that_was_made_meanwhile(opened: Opener, shelf: Shelf) -> None:
    screen = opened()
    shelf.used_in["ally"] = ["New night"]
    screen.take_focus()
    assert "New night" in screen.reading.page.toPlainText()
