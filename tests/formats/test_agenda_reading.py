"""Somebody's table becomes a plan: what cannot be read is named by its row, and nothing is guessed."""

from __future__ import annotations

import pytest

from facilitator_app.core.schedule import schedule
from facilitator_app.formats.agenda_table import HEADINGS
from facilitator_app.formats.sheet import Sheet
from tests.formats.tables import csv, pins, seen, taken, told


def test_lengths_follow_from_ends_and_from_the_next_start() -> None:
    agenda = taken(csv("Start,End,What", "9:00,9:10,a", "9:10,,b", ",,", "9:40,,c", "10:00,10:30,d"))
    assert seen(agenda) == [("a", 10), ("b", 30), ("c", 20), ("d", 30)]
    assert told(agenda) == []
    assert agenda.begun
    assert f"{agenda.plan.start:%H:%M}" == "09:00"


def test_a_length_that_is_given_stands_and_gaps_and_overlaps_keep_their_starts() -> None:
    agenda = taken(csv("Start,Min,What", "9:00,30,a", "9:45,15,b", "9:50,10,c", "10:00,5,d"))
    assert seen(agenda) == [("a", 30), ("b", 15), ("c", 10), ("d", 5)]
    assert pins(agenda) == ["b 09:45", "c 09:50"]


def test_the_day_begins_before_the_first_start_by_the_lengths_above_it() -> None:
    agenda = taken(csv("Start,Min,What", ",20,a", "9:20,10,b"))
    assert f"{agenda.plan.start:%H:%M}" == "09:00"
    assert pins(agenda) == []


def test_a_table_without_times_begins_at_nine() -> None:
    agenda = taken(csv("Min,What", "20,a"))
    assert not agenda.begun
    assert f"{agenda.plan.start:%H:%M}" == "09:00"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("9:30,soon,,b", "“soon” is not a length of time. Try 90, 1h30 or 1:30."),
        ("9:30,2000,,b", "“2000” is more than a day. A block lasts 24 hours at most."),
        ("nine,10,,b", "“nine” is not a time of day. Try 9:30, 13:30 or 1:30 pm."),
        ("9:30,,later,b", "“later” is not a time of day. Try 9:30, 13:30 or 1:30 pm."),
        (",,,b", "There is no length, and nothing says when it begins."),
        ("9:30,10,,", "There is no title."),
        ("10:00,,,b", "The next row begins at the same time, so this one needs a length."),
        ("11:00,,,b", "There is no length, and the next row begins earlier than this one."),
        ("9:30,,8:00,b", "08:00 is before 09:30. Times after noon are 13:30 or 1:30 pm."),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_left_out(row: str, wrong: str) -> None:
    agenda = taken(csv("Start,Min,End,What", "9:00,10,,a", row, "10:00,10,,c"))
    assert f"Row 3: {wrong}" in told(agenda)
    assert ("b", 10) not in seen(agenda)
    assert seen(agenda)[0] == ("a", 10)
    assert agenda.left_out == len({each.where for each in agenda.problems})


def test_a_row_before_one_that_does_not_say_when_it_begins_has_no_length() -> None:
    agenda = taken(csv("Start,Min,What", "9:00,,a", ",10,b", "half ten,,c", "10:00,15,d"))
    assert [problem.where for problem in agenda.problems] == ["Row 2", "Row 4"]


def test_times_that_go_back_are_after_noon_when_the_person_says_so() -> None:
    sheet = csv("Start,End,What", "11:30,12:15,a", "12:15,1:00,lunch", "1:00,2:30,b", "2:30,3:00,c")
    unsure = taken(sheet)
    assert unsure.turns_back
    assert seen(unsure) == [("a", 45)]
    sure = taken(sheet, afternoon=True)
    assert told(sure) == []
    assert not sure.turns_back
    assert seen(sure) == [("a", 45), ("lunch", 45), ("b", 90), ("c", 30)]
    assert schedule(sure.plan).clock(schedule(sure.plan).end) == "15:00"


def test_a_night_goes_on_past_midnight() -> None:
    agenda = taken(csv("Start,What", "23:30,a", "0:15,b", "1:00,c"))
    assert seen(agenda) == [("a", 45), ("b", 45)]
    assert pins(agenda) == []


def test_words_go_where_the_columns_say() -> None:
    sheet = csv(
        "Min,What,Who,Co-facilitator,Notes,Purpose,Screen,Materials,Room",
        '10, Hi ,Jo,Sam,n,p,s,"pens\n cards ",Hall',
    )
    block = taken(sheet).plan.blocks[0]
    assert (block.title, block.lead, block.support, block.room) == ("Hi", "Jo", "Sam", "Hall")
    assert (block.notes, block.screen, block.materials) == ("n\np", "s", ("pens", "cards"))
    assert block.public_title == ""


def test_breaks_are_known_by_their_usual_names() -> None:
    kinds = [block.kind for block in taken(csv("Min,What", "15,Morning tea", "5,Breaking news")).plan.blocks]
    assert kinds == ["break", "activity"]


def ours(*rows: dict[str, str]) -> Sheet:
    """A table under our own headings."""
    return Sheet((HEADINGS, *(tuple(row.get(heading, "") for heading in HEADINGS) for row in rows)))


def line(title: str, level: str, kind: str = "activity", minutes: str = "5") -> dict[str, str]:
    return {"Title": title, "Level": level, "Kind": kind, "Minutes": minutes}


def test_levels_put_rows_into_sections_and_groups() -> None:
    agenda = taken(
        ours(line("s", "1", "section"), line("a", "2"), line("g", "1", "breakout"), line("x", "2", "group"))
    )
    assert told(agenda) == []
    assert [block.title for block in agenda.plan.blocks[0].blocks] == ["a"]
    assert [strand.title for strand in agenda.plan.blocks[1].strands] == ["x"]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (line("b", "3"), "Its level does not follow from the row above it."),
        (line("b", "two"), "“two” is not a level. Levels are counted from 1."),
        (line("b", "0"), "“0” is not a level. Levels are counted from 1."),
        (
            line("b", "1", "talk"),
            "“talk” is not one of activity, break, breakout, buffer, group, note, section.",
        ),
        (line("b", "1", "group"), "A group stands in a breakout only."),
        (line("b", "1", minutes=""), "There is no length."),
    ],
)
def test_a_row_of_ours_that_was_spoilt_is_named(row: dict[str, str], wrong: str) -> None:
    agenda = taken(ours(line("a", "1"), row))
    assert told(agenda) == [f"Row 3: {wrong}"]
    assert seen(agenda) == [("a", 5)]


def test_what_stands_in_a_section_that_cannot_be_read_is_not_put_elsewhere() -> None:
    spoilt = line("t", "1", "chapter")
    agenda = taken(ours(line("s", "1", "section"), line("a", "2"), spoilt, line("b", "2"), line("c", "1")))
    assert [problem.where for problem in agenda.problems] == ["Row 4", "Row 5"]
    assert seen(agenda) == [("s", 0), ("a", 5), ("c", 5)]


def test_a_breakout_holds_groups_only_and_nothing_is_deeper_than_a_plan_can_be() -> None:
    assert told(taken(ours(line("g", "1", "breakout"), line("a", "2")))) == [
        "Row 3: A breakout holds groups only."
    ]
    deep = [line("s", str(level), "section") for level in range(1, 8)]
    assert told(taken(ours(*deep))) == ["Row 8: Sections can be 6 deep at most."]


def test_facts_that_were_spoilt_are_named() -> None:
    about = {
        "Title": ("Mine",),
        "Starts": ("9:05:00",),
        "Must end by": ("late",),
        "Date": ("1066-01-01",),
        "Time zone": ("Nowhere",),
        "People": ("-1",),
        "Women’s consent": ("perhaps",),
        "Tags": ("a", "", "b"),
    }
    agenda = taken(Sheet(ours(line("a", "1")).rows, about))
    assert (agenda.plan.title, agenda.plan.tags) == ("Mine", ("a", "b"))
    assert f"{agenda.plan.start:%H:%M}" == "09:05"
    names = ("Date", "Time zone", "Must end by", "People", "Women’s consent")
    assert told(agenda) == [f"About: “{name}” cannot be read: {about[name][0]}" for name in names]
    assert agenda.left_out == 5
