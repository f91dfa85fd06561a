from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity, Minutes, Safety, Step
from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from facilitator_app.store.searching import END, START, Wanted
from facilitator_app.store.spelling import LONGEST
from facilitator_app.store.troubles import NotSaved
from tests.builders import activity
from tests.store.conftest import Clock

LONG_OR_SHORT = activity(
    "two-boxes",
    45,
    title="Two boxes",
    number=2,
    aliases=("Man Box",),
    themes=("MF",),
    settings=("SCH", "SPT"),
    stage="reflect",
    group_min=8,
    group_max=30,
    min_age=12,
    summary="Groups list the rules that men and women are told to live by.",
)
BOXES = replace(LONG_OR_SHORT, minutes=Minutes(45, short=35))
CIRCLE_PLAIN = activity(
    "circle",
    60,
    title="Café circle",
    number=1,
    audience=("men",),
    levels=("peer",),
    steps=(Step("Ask each pair to draw a box, and a man in it.", 10),),
)
CIRCLE = replace(CIRCLE_PLAIN, safety=Safety("high", flags=("disclosure likely",)))
NOTICE = activity("notice", title="Notice, decide, act", number=3, summary="What a bystander can do.")
ALL = (BOXES, CIRCLE, NOTICE)


@pytest.fixture
def library(store: Store) -> Store:
    store.refresh_library("1", lambda: ALL)
    return store


def found(library: Store, text: str) -> list[str]:
    return [hit.id for hit in library.search(text)]


def test_the_library_comes_back_in_its_own_order(library: Store) -> None:
    assert library.activities() == {each.id: each for each in (CIRCLE, BOXES, NOTICE)}
    assert [*library.activities()] == ["circle", "two-boxes", "notice"]


def test_the_library_is_read_anew_only_when_its_signature_changes(
    library: Store, path: Path, clock: Clock
) -> None:
    def unread() -> list[Activity]:
        raise AssertionError("read though nothing had changed")

    assert not library.refresh_library("1", unread)
    with Store.open(path, clock) as again:
        assert not again.refresh_library("1", unread)
        assert again.refresh_library("2", lambda: [NOTICE])
    assert [*library.activities()] == ["notice"]
    assert found(library, "box") == []
    assert found(library, "bystander") == ["notice"]


def test_a_library_that_cannot_be_saved_leaves_the_one_before(library: Store, connection: Connection) -> None:
    full = connection.raw.execute("PRAGMA page_count").fetchone()[0]
    connection.raw.execute(f"PRAGMA max_page_count = {full}")
    many = [activity(f"a{number}", summary="x" * 5000) for number in range(60)]
    with pytest.raises(NotSaved, match="the disk is full"):
        library.refresh_library("2", lambda: many)
    assert [*library.activities()] == ["circle", "two-boxes", "notice"]
    assert found(library, "bystander") == ["notice"]


@pytest.mark.parametrize("text", ["", "   ", "!", '"', "🎉", "—", "\x00"])
def test_no_words_find_everything_in_order(library: Store, text: str) -> None:
    assert found(library, text) == ["circle", "two-boxes", "notice"]


def test_the_last_word_may_be_half_typed(library: Store) -> None:
    for typed in ("b", "by", "bys", "bystander"):
        assert "notice" in found(library, typed)
    assert found(library, "notice deci") == ["notice"]


def test_a_word_before_the_last_counts_whole_unless_nothing_has_it(library: Store) -> None:
    assert found(library, "bo man") == ["two-boxes", "circle"]
    assert found(library, "box man") == ["two-boxes", "circle"]


def test_what_has_all_words_is_found_alone(library: Store) -> None:
    assert found(library, "two boxes") == ["two-boxes"]


def test_where_nothing_has_all_words_what_has_some_is_found(library: Store) -> None:
    assert found(library, "boxes bystander") == ["two-boxes", "notice"]
    assert found(library, "zebra") == []


def test_the_small_words_of_a_sentence_are_not_looked_for(library: Store) -> None:
    assert found(library, "what is in the boxes for us") == ["two-boxes"]
    assert found(library, "what is it for") != []


@pytest.mark.parametrize("typed", ["bystandr", "bystaander", "bystadner", "bystanber", "BYSTÄNDR"])
def test_a_slip_of_the_keys_is_forgiven_and_what_was_meant_is_marked(library: Store, typed: str) -> None:
    (hit,) = library.search(typed)
    assert hit.snippet == f"What a {START}bystander{END} can do."


def test_a_short_word_is_not_taken_for_another(library: Store) -> None:
    assert found(library, "bxo") == []


def test_titles_and_other_names_stand_before_text(library: Store) -> None:
    for typed in ("box", "man box", "man"):
        assert found(library, typed) == ["two-boxes", "circle"]


def test_accents_and_case_do_not_matter(library: Store) -> None:
    for typed in ("cafe", "CAFÉ", "cäfe", unicodedata.normalize("NFD", "café")):
        assert found(library, typed) == ["circle"]


def test_a_name_stands_first_however_often_a_text_has_the_word(store: Store) -> None:
    named = activity("named", title="Beach", aliases=("Line",), summary="sand " * 400, number=2)
    told = activity("told", title="Told", summary="line " * 400, number=1)
    store.refresh_library("1", lambda: [named, told])
    assert found(store, "line") == ["named", "told"]


def test_letters_with_two_marks_are_found_without_them(store: Store) -> None:
    store.refresh_library("1", lambda: [activity("song", title="Tiếng Việt")])
    assert found(store, "tieng viet") == ["song"]


def test_an_activity_is_found_by_what_it_is_filed_under(library: Store) -> None:
    assert found(library, "sport") == ["two-boxes"]
    assert found(library, "focus") == ["two-boxes"]
    assert found(library, "disclosure") == ["circle"]


def test_a_hit_marks_what_matched(library: Store) -> None:
    (title,) = library.search("notice")
    (text,) = library.search("bystander")
    assert title.title == f"{START}Notice{END}, decide, act"
    assert title.snippet == "What a bystander can do."
    assert text.title == "Notice, decide, act"
    assert text.snippet == f"What a {START}bystander{END} can do."


def test_text_cannot_forge_marks(store: Store) -> None:
    store.refresh_library("1", lambda: [activity("a", title="A \x02title\x03", summary="b \x02c\x03")])
    assert store.search("c")[0].snippet == f"b  {START}c{END}"
    assert START not in store.search("")[0].title + store.search("")[0].snippet


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(theme="MF"), ["two-boxes"]),
        (Wanted(setting="SCH"), ["circle", "two-boxes", "notice"]),
        (Wanted(setting="WRK"), ["circle", "notice"]),
        (Wanted(stage="reflect"), ["two-boxes"]),
        (Wanted(level="peer"), ["circle"]),
        (Wanted(audience="men"), ["circle"]),
        (Wanted(max_minutes=35), ["two-boxes", "notice"]),
        (Wanted(max_minutes=34), ["notice"]),
        (Wanted(group=31), ["circle", "notice"]),
        (Wanted(group=7), ["circle", "notice"]),
        (Wanted(age=11), ["circle", "notice"]),
        (Wanted(max_sensitivity="low"), ["two-boxes", "notice"]),
        (Wanted(theme=None, stage=None), ["circle", "two-boxes", "notice"]),
    ],
)
def test_filters_leave_what_is_wanted(library: Store, wanted: Wanted, ids: list[str]) -> None:
    assert [hit.id for hit in library.search("", **wanted)] == ids


def test_filters_hold_for_words_too(library: Store) -> None:
    assert [hit.id for hit in library.search("box", max_minutes=50)] == ["two-boxes"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "AND",
            "OR NOT",
            "NEAR(a b)",
            "box*",
            "*",
            '"box',
            'b"x',
            "a'b",
            "title:box",
            "{title}",
            "^box",
            "box)",
        ),
        *("(", "-x", "a+b", "\x00box", "😀 box", "\ud83d box", "a" * 10_000, "word " * 5_000),
    ],
)
def test_no_text_is_an_error(library: Store, text: str) -> None:
    assert isinstance(library.search(text), list)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None) | st.sampled_from('"*()^:-{}') | st.sampled_from("box AND NEAR")))
def test_whatever_is_typed_is_an_answer(library: Store, text: str) -> None:
    assert {hit.id for hit in library.search(text)} <= {"circle", "two-boxes", "notice"}


def test_a_word_longer_than_any_is_no_slip_of_another(store: Store) -> None:
    long = "a" * (LONGEST + 1)
    store.refresh_library("1", lambda: [activity("long", summary=long), NOTICE])
    assert found(store, long) == ["long"]
    assert found(store, f"{long}b") == []
    assert found(store, f"{'b' * 200_000} notise") == ["notice"]
