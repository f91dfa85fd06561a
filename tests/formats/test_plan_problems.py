"""Everything that can be wrong in a plan file is told with the field that it is in."""

from __future__ import annotations

import pytest

from facilitator_app.formats.plan import load_plan
from tests.formats.files import A_BLOCK, HEAD, told

CLOCK = "expected a time such as 18:30:00"
NO_ZONE = "a time of a plan has no zone of its own; time_zone says it"
KINDS = "activity, break, buffer, note, section, breakout"
NO_ID = "is no id: letters, digits, - and _ only"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('title = ["x"]', "title: expected text, got a list"),
        ("title = { x = 1 }", "title: expected text, got a table"),
        ("minutes = true", "minutes: expected a whole number, got true or false"),
        ("minutes = 7.5", "minutes: expected a whole number, got a decimal number"),
        ("minutes = nan", "minutes: expected a whole number, got a decimal number"),
        ('minutes = "10"', "minutes: expected a whole number, got text"),
        ("minutes = -1", "minutes: -1 is not between 0 and 1440"),
        ("minutes = 1441", "minutes: 1441 is not between 0 and 1440"),
        (f"minutes = {10**30}", f"minutes: {10**30} is not between 0 and 1440"),
        ("minutes = 5\nmin_minutes = 6", "min_minutes: 6 is more than the 5 minutes planned"),
        ("minutes = 5\nmin_minutes = -1", "min_minutes: -1 is not between 0 and 1440"),
        ("min_minutes = inf", "min_minutes: expected a whole number, got a decimal number"),
        ('kind = "opn"', f"kind: “opn” is not one of {KINDS}"),
        ("kind = 3", "kind: expected text, got a whole number"),
        ('priority = "may"', "priority: “may” is not one of must, shrink, drop"),
        ('sensitivity = "x`$`"', "sensitivity: “x`$`” is not one of low, medium, high"),
        ('pin = "half past"', f"pin: {CLOCK}"),
        ("pin = 2026-03-02", f"pin: {CLOCK}, got a date such as 2026-03-02"),
        ('pin = "18:30:00Z"', f"pin: {NO_ZONE}"),
        ("materials = [1]", "materials[0]: expected text, got a whole number"),
        ('materials = "pens"', "materials: expected a list, got text"),
        ('kind = "section"\nminutes = 3', "minutes: a section is as long as what it holds"),
        ('kind = "breakout"\nminutes = 3', "minutes: a breakout is as long as what it holds"),
        ('blocks = [{ id = "b" }]', "blocks: only a section holds blocks"),
        ('kind = "breakout"\nblocks = [{ id = "b" }]', "blocks: only a section holds blocks"),
        ('strands = [{ id = "b" }]', "strands: only a breakout holds strands"),
        ('kind = "section"\nblocks = "b"', "blocks: expected a list of tables"),
        ('kind = "section"\nblocks = ["b"]', "blocks[0]: expected a table"),
        ('kind = "breakout"\nstrands = [{ title = "b" }]', "strands[0].id: is missing"),
        ('kind = "breakout"\nstrands = { id = "b" }', "strands: expected a list of tables"),
    ],
)
def test_what_is_wrong_in_a_block(line: str, what: str) -> None:
    assert told(load_plan, f"{HEAD}{A_BLOCK}{line}\n") == [f"blocks[0].{what}"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("group_size = -1", "group_size: -1 is not between 0 and 100000"),
        ("group_size = 100001", "group_size: 100001 is not between 0 and 100000"),
        ("group_size = true", "group_size: expected a whole number, got true or false"),
        ("women_consent = 1", "women_consent: expected true or false, got a whole number"),
        ('facilitators = ["A", 2]', "facilitators[1]: expected text, got a whole number"),
        ('date = "soon"', "date: expected a date such as 2026-03-02"),
        ("date = 1899-12-31", "date: 1899-12-31 is not between the years 1900 and 2999"),
        ("date = 9999-12-31", "date: 9999-12-31 is not between the years 1900 and 2999"),
        ('time_zone = "Mars"', "time_zone: “Mars” is no time zone; one is “Australia/Sydney”"),
        ('time_zone = "/etc"', "time_zone: “/etc” is no time zone; one is “Australia/Sydney”"),
        ("time_zone = 10", "time_zone: expected text, got a whole number"),
        ("must_end = 20", f"must_end: {CLOCK}, got a whole number"),
        ('must_end = "20:00:00+11:00"', f"must_end: {NO_ZONE}"),
        ("blocks = 3", "blocks: expected a list of tables"),
        ("[blocks]", "blocks: expected a list of tables"),
    ],
)
def test_what_is_wrong_in_the_plan_itself(line: str, what: str) -> None:
    assert told(load_plan, HEAD + line) == [what]


def test_a_moment_is_no_date() -> None:
    (problem,) = told(load_plan, f"{HEAD}date = 2026-03-02T10:00:00")
    assert problem.startswith("date: expected a date such as 2026-03-02, got a moment such as")


@pytest.mark.parametrize("field", ["id", "title", "start"])
def test_what_a_plan_must_have_is_missing(field: str) -> None:
    text = "\n".join(line for line in HEAD.splitlines() if not line.startswith(field))
    assert told(load_plan, text) == [f"{field}: is missing"]


@pytest.mark.parametrize("id", ["", "a b", "-a", "ä", "../up", "a" * 81, "a\\n"])
def test_an_id_is_letters_and_digits(id: str) -> None:
    (problem,) = told(load_plan, HEAD.replace('"evening"', f'"{id}"'))
    assert problem.startswith("id: “")
    assert problem.endswith(NO_ID)
    (problem,) = told(load_plan, HEAD + A_BLOCK.replace('"a"', f'"{id}"'))
    assert problem.startswith("blocks[0].id: “")


def test_two_blocks_or_strands_cannot_have_one_id() -> None:
    section = '[[blocks]]\nid = "s"\nkind = "section"\n[[blocks.blocks]]\nid = "a"\n'
    breakout = '[[blocks]]\nid = "b"\nkind = "breakout"\n[[blocks.strands]]\nid = "s"\n'
    assert told(load_plan, HEAD + A_BLOCK + section + breakout + A_BLOCK) == [
        "blocks[1].blocks[0].id: “a” is already the id of blocks[0]",
        "blocks[2].strands[0].id: “s” is already the id of blocks[1]",
        "blocks[3].id: “a” is already the id of blocks[0]",
    ]


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = f'{HEAD}group_size = -3\nnoets = ""\n{A_BLOCK}minutes = -1\n[[blocks]]\nkind = "breaks"\n'
    assert [line.split(": ")[0] for line in told(load_plan, text)] == [
        "noets",
        "group_size",
        "blocks[0].minutes",
        "blocks[1].kind",
        "blocks[1].id",
    ]


def test_two_blocks_with_one_id_are_told_beside_what_else_is_wrong() -> None:
    text = f"{HEAD}\n[[blocks]]\nid = 'a'\nminutes = -5\n[[blocks]]\nid = 'a'\n"
    assert told(load_plan, text) == [
        "blocks[0].minutes: -5 is not between 0 and 1440",
        "blocks[1].id: “a” is already the id of blocks[0]",
    ]


def test_where_an_id_cannot_be_read_no_other_is_compared() -> None:
    text = f"{HEAD}\n[[blocks]]\nid = 3\n[[blocks]]\nid = 'a'\n[[blocks]]\nid = 'a'\n"
    assert told(load_plan, text) == ["blocks[0].id: expected text, got a whole number"]


def test_what_is_parked_holds_one_block_whose_id_is_its_own() -> None:
    parked = '[[parked]]\nplace = 1\n[parked.block]\nid = "a"\n'
    assert told(load_plan, HEAD + A_BLOCK + parked) == [
        "parked[0].block.id: “a” is already the id of blocks[0]"
    ]
    assert told(load_plan, f"{HEAD}[[parked]]\nplace = 1\n") == ["parked[0].block: is missing"]
    assert told(load_plan, f"{HEAD}[[parked]]\nblock = 1\n") == ["parked[0].block: expected a table"]
    assert told(load_plan, f"{HEAD}[[reasons]]\nwhy = 'x'\n") == ["reasons[0].code: is missing"]
