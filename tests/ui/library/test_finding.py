"""Finding activities: words, filters, the list, and the way out when nothing fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.core.errors import Trouble
from facilitator_app.store.library import Found
from facilitator_app.ui.library.filters import Choice, Tick
from facilitator_app.ui.library.hit_model import SNIPPET
from facilitator_app.ui.library.hit_row import marked, short_title
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.library.wanted import Wanted, way_out
from facilitator_app.ui.theme import Theme
from tests.builders import activity
from tests.ui.library.conftest import Opener, Shelf, focused

Key = Qt.Key


def titles(screen: LibraryScreen) -> list[str]:
    hits = screen.finder.hits
    return [hits.index(row).data() for row in range(hits.rowCount())]


def choose(screen: LibraryScreen, name: str, value: object) -> None:
    finder = screen.finder
    part = {**finder.filters.parts, **finder.more_filters.parts}[name]
    if isinstance(part, Choice):
        part.setCurrentIndex(part.findData(value))
    else:
        part.setChecked(bool(value))


def filter_by(screen: LibraryScreen, theme: str) -> None:
    choose(screen, "theme", theme)


def test_it_opens_ready_to_type_with_the_first_activity_to_read(opened: Opener) -> None:
    screen = opened()
    assert focused() is screen.finder.words
    assert screen.finder.count.text() == "3 activities"
    assert screen.reading.title.text() == "Ally is a verb"


def test_typing_finds_as_it_goes_and_shows_the_first(opened: Opener) -> None:
    screen = opened()
    QTest.keyClicks(focused(), "box")
    assert titles(screen) == ["Boxes"]
    assert screen.finder.count.text() == "1 activity"
    assert screen.reading.title.text() == "Boxes"


def test_down_goes_into_the_list_and_up_from_its_top_back(opened: Opener) -> None:
    screen = opened()
    QTest.keyClick(focused(), Key.Key_Down)
    assert focused() is screen.finder.list
    QTest.keyClick(focused(), Key.Key_Down)
    assert screen.reading.title.text() == "Boxes"
    QTest.keyClick(focused(), Key.Key_Up)
    QTest.keyClick(focused(), Key.Key_Up)
    assert focused() is screen.finder.words


def test_enter_goes_on_to_the_page_and_escape_back_to_the_words(opened: Opener) -> None:
    screen = opened()
    QTest.keyClick(focused(), Key.Key_Return)
    QTest.keyClick(focused(), Key.Key_Return)
    assert focused() is screen.reading.page
    QTest.keyClick(focused(), Key.Key_Escape)
    assert focused() is screen.finder.list
    QTest.keyClick(focused(), Key.Key_Escape)
    assert focused() is screen.finder.words


def test_escape_clears_the_words(opened: Opener) -> None:
    screen = opened()
    QTest.keyClicks(focused(), "box")
    QTest.keyClick(focused(), Key.Key_Escape)
    assert screen.finder.words.text() == ""
    assert len(titles(screen)) == 3
    QTest.keyClick(focused(), Key.Key_Escape)
    assert focused() is screen.finder.words


def test_coming_back_keeps_the_search_ready_to_be_typed_over(opened: Opener) -> None:
    screen = opened()
    QTest.keyClicks(focused(), "box")
    filter_by(screen, "MF")
    screen.take_focus()
    assert titles(screen) == ["Boxes"]
    QTest.keyClicks(focused(), "rules")
    assert screen.finder.words.text() == "rules"


def test_the_current_activity_stays_current_where_it_is_still_found(opened: Opener) -> None:
    screen = opened()
    screen.show_activity("circle")
    filter_by(screen, "AL")
    assert titles(screen) == ["Ally is a verb", "Circle"]
    assert screen.finder.current == "circle"


def test_each_filter_narrows_the_list(opened: Opener) -> None:
    screen = opened()
    choose(screen, "setting", "SPT")
    assert titles(screen) == ["Ally is a verb", "Boxes"]
    choose(screen, "setting", None)
    choose(screen, "max_minutes", 15)
    assert titles(screen) == ["Circle"]
    choose(screen, "max_minutes", None)
    choose(screen, "handout", True)
    assert titles(screen) == ["Ally is a verb"]


def test_every_value_says_how_many_there_would_be(opened: Opener) -> None:
    screen = opened()
    themes, sheets = screen.finder.filters.parts["theme"], screen.finder.more_filters.parts["handout"]
    assert isinstance(themes, Choice)
    assert isinstance(sheets, Tick)
    assert themes.itemText(themes.findData("AL")) == "Male allyship and accountability (2)"
    assert sheets.text() == "Worksheet (1)"
    seated = screen.finder.more_filters.parts["seated"]
    assert isinstance(seated, Tick)
    assert seated.text() == "Seated (0)"
    stages, groups = (screen.finder.more_filters.parts[name] for name in ("stage", "group"))
    assert isinstance(stages, Choice)
    assert isinstance(groups, Choice)
    assert stages.itemText(stages.findData("open")) == "Opening (1)"
    assert groups.itemText(groups.findData(40)) == "40 people (2)"
    choose(screen, "handout", True)
    assert themes.itemText(themes.findData("AL")) == "Male allyship and accountability (1)"
    assert themes.itemText(themes.findData("MF")) == "Men in focus (0)"


def test_the_other_filters_unfold_and_those_out_of_sight_are_counted(opened: Opener) -> None:
    screen = opened()
    finder = screen.finder
    assert not finder.more_filters.isVisible()
    QTest.mouseClick(finder.more, Qt.MouseButton.LeftButton)
    assert finder.more_filters.isVisible()
    assert finder.more.text() == "Fewer"
    choose(screen, "stage", "open")
    choose(screen, "seated", True)
    QTest.mouseClick(finder.more, Qt.MouseButton.LeftButton)
    assert finder.more.text() == "More · 2"
    assert finder.count.text() == "No activities"
    assert finder.way_out.text().startswith("Without “Seated” there is 1.")


def test_the_list_can_be_put_in_another_order(opened: Opener) -> None:
    screen = opened()
    order = screen.finder.order
    order.setCurrentIndex(order.findText("By length"))
    assert titles(screen) == ["Circle", "Ally is a verb", "Boxes"]
    order.setCurrentIndex(order.findText("By title"))
    assert titles(screen) == ["Ally is a verb", "Boxes", "Circle"]


def test_a_favourite_is_marked_on_its_page_and_can_be_taken_back(opened: Opener, shelf: Shelf) -> None:
    screen = opened()
    star = screen.reading.favourite
    QTest.mouseClick(star, Qt.MouseButton.LeftButton)
    assert shelf.favourites == ["ally"]
    assert star.isChecked()
    screen.show_activity("boxes")
    assert not star.isChecked()
    screen.show_activity("ally")
    star.setFocus()
    QTest.keyClick(star, Key.Key_Space)
    assert shelf.favourites == []


def test_a_mark_that_cannot_be_kept_does_not_show(opened: Opener, shelf: Shelf) -> None:
    shelf.can_mark = False
    screen = opened()
    QTest.mouseClick(screen.reading.favourite, Qt.MouseButton.LeftButton)
    assert not screen.reading.favourite.isChecked()


def test_nothing_found_says_which_filter_to_relax_and_clears_it(opened: Opener) -> None:
    screen = opened()
    QTest.keyClicks(focused(), "verb")
    filter_by(screen, "MF")
    assert screen.finder.count.text() == "No activities"
    assert screen.finder.way_out.text() == "Without the theme “Men in focus” there is 1."
    assert not screen.reading.isVisible()
    QTest.keyClick(focused(), Key.Key_Down)
    assert focused() is screen.finder.clear_button
    assert screen.finder.clear_button.text() == "Clear filters"
    QTest.keyClick(focused(), Key.Key_Return)
    assert titles(screen) == ["Ally is a verb"]
    assert focused() is screen.finder.words
    assert screen.reading.isVisible()


def test_words_alone_that_find_nothing_are_cleared(opened: Opener) -> None:
    screen = opened()
    screen.show_activity("circle")
    QTest.keyClicks(focused(), "zebra")
    assert screen.finder.way_out.text() == "Without the words “zebra” there are 3."
    assert screen.finder.clear_button.text() == "Clear search"
    QTest.mouseClick(screen.finder.clear_button, Qt.MouseButton.LeftButton)
    assert screen.finder.current == "circle"


def test_a_way_out_is_never_promised_where_there_is_none(shelf: Shelf) -> None:
    none = shelf.search("zebra", {}, "match")

    def nothing(*_: object) -> Found:
        return none

    filters = {"theme": "AL", "setting": "SPT", "max_minutes": 10}
    assert way_out(Wanted("x", filters), nothing) == "Try other words, or fewer filters."
    assert way_out(Wanted("x"), nothing) == "Try other words."


def test_the_way_out_is_the_thing_without_which_most_is_found(shelf: Shelf) -> None:
    def out(text: str = "", **filters: object) -> str:
        return way_out(Wanted(text, filters), shelf.search)

    assert out(theme="AL", max_minutes=5) == "Without the limit of 5 there are 2."
    assert out(setting="SCH", theme="MF") == "Without the theme “Men in focus” there are 2."
    assert out("circ", max_minutes=5) == "Without the limit of 5 there is 1."


def test_trouble_with_the_search_is_told_in_place(opened: Opener, shelf: Shelf) -> None:
    screen = opened()
    shelf.trouble = Trouble("This could not be read: the disk is full.")
    QTest.keyClicks(focused(), "a")
    assert "disk is full" in screen.finder.way_out.text()
    sheets, themes = (
        screen.finder.more_filters.parts["handout"],
        screen.finder.filters.parts["theme"],
    )
    assert isinstance(sheets, Tick)
    assert isinstance(themes, Choice)
    assert (sheets.text(), themes.itemText(1)) == ("Worksheet", "Male allyship and accountability")
    shelf.trouble = None
    QTest.keyClick(focused(), Key.Key_Escape)
    assert len(titles(screen)) == 3


def test_an_activity_asked_for_is_shown_whatever_is_looked_for(opened: Opener) -> None:
    screen = opened()
    QTest.keyClicks(focused(), "ally")
    filter_by(screen, "AL")
    screen.show_activity("boxes")
    assert screen.reading.title.text() == "Boxes"
    assert screen.finder.wanted == Wanted()


def test_an_empty_library_says_so(opened: Opener, shelf: Shelf) -> None:
    shelf.library.clear()
    screen = opened()
    assert screen.finder.count.text() == "No activities"
    assert not screen.finder.clear_button.isVisible()
    assert not screen.reading.isVisible()


def test_what_matched_is_told_apart_in_the_snippet(opened: Opener) -> None:
    assert marked("…the \x02ally\x03\nis  here") == [("…the ", False), ("ally", True), (" is here", False)]
    screen = opened()
    QTest.keyClicks(focused(), "claim")
    assert "\x02claims\x03" in screen.finder.hits.index(0).data(SNIPPET)
    assert not screen.finder.list.grab().isNull()


def test_a_row_says_all_to_a_screen_reader_and_its_tip_is_no_markup(opened: Opener, shelf: Shelf) -> None:
    shelf.library["odd"] = activity("odd", summary="<b>R&D</b>")
    screen = opened()
    hits = screen.finder.hits
    spoken = hits.index_of("boxes").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Boxes. 45 min. Understand. Any number. Highly sensitive. Rules men live by."
    assert "&lt;b&gt;" in hits.index_of("odd").data(Qt.ItemDataRole.ToolTipRole)
    assert hits.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert hits.data(hits.index(99)) is None


def row_colours(screen: LibraryScreen, id: str) -> set[str]:
    view = screen.finder.list
    place = view.visualRect(screen.finder.hits.index_of(id))
    picture = view.viewport().grab(place).toImage()
    every = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {picture.pixelColor(*spot).name() for spot in every}


def test_a_sensitive_activity_is_marked_in_the_list(opened: Opener, theme: Theme) -> None:
    screen = opened()
    assert theme.colours.danger.lower() in row_colours(screen, "boxes")
    assert theme.colours.warning.lower() in row_colours(screen, "circle")
    assert theme.colours.danger.lower() not in row_colours(screen, "circle")


def test_rows_grow_with_the_text(opened: Opener, theme: Theme) -> None:
    screen = opened(width=800)
    before = screen.finder.list.visualRect(screen.finder.hits.index(0)).height()
    shares = screen.finder.width()
    theme.set("dark", 1.25)
    screen.finder.list.doItemsLayout()
    assert screen.finder.list.visualRect(screen.finder.hits.index(0)).height() > before
    assert screen.finder.width() > shares


def test_no_tick_is_cut_in_larger_text_in_a_small_window(opened: Opener, theme: Theme) -> None:
    theme.set(scale=1.25)
    screen = opened(890)
    screen.finder.more.click()
    QApplication.processEvents()
    ticks = [each for each in screen.finder.more_filters.parts.values() if isinstance(each, Tick)]
    assert all(each.width() >= each.sizeHint().width() for each in ticks)
    assert all(screen.finder.rect().contains(each.geometry()) for each in ticks)


def test_a_copy_with_a_long_title_is_told_from_the_first_one(theme: Theme) -> None:
    font = theme.font(theme.sizes.body)
    title = "Training-night minutes for a whole club"
    assert short_title(title, font, 2000) == title
    assert short_title(title, font, 160).endswith("…")
    assert short_title(f"{title} (my copy)", font, 2000) == f"{title} (my copy)"
    assert short_title(f"{title} (my copy)", font, 200).endswith("… (my copy)")
    assert short_title(f"Two ({title})", font, 160).endswith("…")
