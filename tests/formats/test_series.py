"""Series files: what is in them, and everything that is wrong told with its place."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator_app.core.series import Series, SeriesSession
from facilitator_app.formats.series import load_series
from tests.builders import block
from tests.formats.files import told, words

HEAD = 'format = 1\nkind = "series"\nid = "group"\ntitle = "Group"\n'
ONE = '[[sessions]]\nid = "one"\ntitle = "Begin"\n'
TWO = '[[sessions]]\nid = "two"\ntitle = "Go on"\n'
TALK = '[[sessions.blocks]]\nid = "talk"\nminutes = 30\n'


def load(text: str, known: set[str] | None = None) -> tuple[Series, list[str]]:
    series, problems = load_series(text.encode(), "file", known)
    return series, words(problems)


def refused(text: str) -> list[str]:
    return told(load_series, text.encode())


def test_a_series_has_its_sessions_and_they_their_blocks() -> None:
    text = f"""{HEAD}about = "Weekly."
        every_days = 7
        group_size = 12
        needs = ["A room."]
        {ONE}minutes = 30
        start = 09:00:00
        {TALK}{TWO}days_after = 7
        optional = true
    """
    series, problems = load(text)
    one = SeriesSession("one", "Begin", 30, time(9), blocks=(block("talk", 30),))
    two = SeriesSession("two", "Go on", days_after=7, optional=True)
    assert series == Series("group", "Group", "", "Weekly.", 7, 12, needs=("A room.",), sessions=(one, two))
    assert problems == []


def test_two_sessions_may_use_the_same_ids_for_their_blocks() -> None:
    assert load(HEAD + ONE + TALK + TWO + TALK)[1] == []


def test_keys_of_others_are_kept_and_named_where_they_stand() -> None:
    series, problems = load(f"{HEAD}abuot = 1\n{ONE}opt = 2\n{TALK}minuts = 3")
    assert (series.extra, series.sessions[0].extra) == ({"abuot": 1}, {"opt": 2})
    assert series.sessions[0].blocks[0].extra == {"minuts": 3}
    unknown = "the program does not know this key."
    assert problems == [
        f"abuot: {unknown} Did you mean “about”?",
        f"sessions[0].opt: {unknown}",
        f"sessions[0].blocks[0].minuts: {unknown} Did you mean “minutes”?",
    ]


def test_a_series_and_a_session_of_it_say_their_setting_and_tags() -> None:
    said = 'setting = "UNI"\ntags = ["campus"]\n'
    series, problems = load(f'{HEAD}{said}{ONE}setting = "ONL"\ntags = ["online"]\n{TWO}')
    assert (series.setting, series.tags) == ("UNI", ("campus",))
    assert [(each.setting, each.tags) for each in series.sessions] == [("ONL", ("online",)), ("", ())]
    assert problems == []


def test_a_setting_that_there_is_not_is_told_and_the_series_is_used() -> None:
    series, problems = load(f'{HEAD}setting = "school"\n{ONE}setting = "club"')
    known = "they are any, SCH, UNI, SPT, WRK, COM, FTH, UNF, FAM, HUM, FAC, ONL"
    assert problems == [
        f"setting: “school” is no setting; {known}",
        f"sessions[0].setting: “club” is no setting; {known}",
    ]
    assert series.setting == "school"


def test_minutes_that_do_not_add_up_are_told_and_the_series_is_used() -> None:
    assert load(f"{HEAD}{ONE}minutes = 45\n{TALK}")[1] == [
        "sessions[0].minutes: 45 is not the 30 minutes of its blocks"
    ]


def test_an_activity_that_the_library_lacks_is_told_and_the_series_is_used() -> None:
    text = f'{HEAD}{ONE}{TALK}activity = "gone"'
    assert load(text, {"here"})[1] == [
        "sessions[0].blocks[0].activity: there is no activity “gone” in the library"
    ]
    assert load(text, {"gone"})[1] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD + "group_size = -1", "group_size: -1 is not between 0 and 100000"),
        (HEAD + "every_days = 9999", "every_days: 9999 is not between 0 and 3660"),
        (HEAD + "setting = 3", "setting: expected text, got a whole number"),
        (HEAD + 'tags = "one"', "tags: expected a list, got text"),
        (HEAD + "sessions = 3", "sessions: expected a list of tables"),
        (HEAD + "sessions = [3]", "sessions[0]: expected a table"),
        (HEAD + '[[sessions]]\nid = "one"', "sessions[0].title: is missing"),
        (HEAD + ONE + "minutes = 9999", "sessions[0].minutes: 9999 is not between 0 and 1440"),
        (HEAD + ONE + "days_after = -2", "sessions[0].days_after: -2 is not between 0 and 3660"),
        (HEAD + ONE + ONE, "sessions[1].id: “one” is already the id of sessions[0]"),
        (
            HEAD + ONE + TALK + TALK,
            "sessions[0].blocks[1].id: “talk” is already the id of sessions[0].blocks[0]",
        ),
        (HEAD.replace('"group"', '"a b"'), "id: “a b” is no id: letters, digits, - and _ only"),
        (HEAD.replace("series", "plan"), "kind: must be “series”"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, what: str) -> None:
    assert refused(text) == [what]


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("start = 0\n", "sessions[0].start: expected a time such as 18:30:00, got a whole number"),
        ('minutes = "x"\n', "sessions[0].minutes: expected a whole number, got text"),
        ("tags = 3\n", "sessions[0].tags: expected a list, got a whole number"),
        (f"minutes = {10**30}\n", f"sessions[0].minutes: {10**30} is not between 0 and 1440"),
    ],
)
def test_what_is_wrong_in_a_session_is_told_before_its_times_are_worked_out(lines: str, what: str) -> None:
    assert refused(HEAD + ONE + lines + TALK) == [what]


def test_a_part_of_a_session_may_be_absurdly_long() -> None:
    lines = TALK.replace("30", str(10**30))
    place = "sessions[0].blocks[0].minutes"
    assert refused(HEAD + ONE + "minutes = 30\n" + lines) == [f"{place}: {10**30} is not between 0 and 1440"]
