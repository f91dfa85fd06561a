"""Plan files come back as they were written, with all that the program does not know."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator_app import bundled
from facilitator_app.core.plan import MOST_BLOCKS, MOST_DEPTH, Block, Plan
from facilitator_app.formats.plan import dump_plan, load_plan, read_plan
from tests.builders import block, breakout, plan, section, strand
from tests.formats.files import A_BLOCK, HEAD, PLANS, taken_or_refused, told, words


def nested(depth: int) -> Plan:
    """A plan with a leaf at this depth."""
    held: Block = block("leaf", 5)
    for level in range(1, depth):
        held = section(f"s{level}", held)
    return plan(held)


@given(PLANS)
@example(nested(MOST_DEPTH))
@example(plan(breakout("b", strand("l", block("x", 5)), strand("r"))))
def test_a_plan_comes_back_as_it_was_written(written: Plan) -> None:
    assert load_plan(dump_plan(written), "file")[0] == written


@given(PLANS)
def test_writing_a_plan_again_gives_the_same_bytes(written: Plan) -> None:
    raw = dump_plan(written)
    assert dump_plan(load_plan(raw, "file")[0]) == raw


def test_keys_of_others_are_kept_and_named_wherever_they_stand() -> None:
    text = f"""{HEAD}minuts = 2
        {A_BLOCK}kind = "breakout"
        made = 2026-03-02T10:00:00Z
        [[blocks.strands]]
        id = "left"
        tabel = {{ by = "Ana", on = 2026-03-02, at = 10:00:00, marks = [1, 2.5, [true]] }}
    """
    read, problems = load_plan(text.encode(), "file")
    again, _ = load_plan(dump_plan(read), "file")
    held = {"by": "Ana", "on": date(2026, 3, 2), "at": time(10), "marks": [1, 2.5, [True]]}
    assert again.extra == {"minuts": 2}
    assert again.blocks[0].extra == {"made": datetime(2026, 3, 2, 10, tzinfo=UTC)}
    assert again.blocks[0].strands[0].extra == {"tabel": held}
    assert words(problems) == [
        "minuts: the program does not know this key.",
        "blocks[0].made: the program does not know this key.",
        "blocks[0].strands[0].tabel: the program does not know this key.",
    ]


def test_a_typing_error_in_a_key_is_told_with_the_likeliest_key() -> None:
    problems = load_plan(f"{HEAD}{A_BLOCK}minuts = 5".encode(), "file")[1]
    unknown = "the program does not know this key."
    assert words(problems) == [f"blocks[0].minuts: {unknown} Did you mean “minutes”?"]


def test_what_has_its_usual_value_is_left_out_of_the_file() -> None:
    written = tomllib.loads(dump_plan(plan(block("a", 10))).decode())
    assert written == {
        "format": 1,
        "kind": "plan",
        "id": "evening",
        "title": "Evening",
        "start": time(18, 30),
        "blocks": [{"id": "a", "minutes": 10}],
    }


@pytest.mark.parametrize("file", bundled.plan_files(), ids=lambda file: file.stem)
def test_templates_load_without_problems(file: Path) -> None:
    activities = {each.stem for each in bundled.activity_files()}
    template, problems = read_plan(file, activities)
    assert problems == []
    assert template.id == file.stem
    assert load_plan(dump_plan(template), "again")[0] == template


def test_an_activity_that_the_library_lacks_is_told_and_the_plan_is_used() -> None:
    text = f'{HEAD}{A_BLOCK}activity = "gone"'
    read, problems = load_plan(text.encode(), "file", {"here"})
    assert read.blocks[0].activity == "gone"
    assert words(problems) == ["blocks[0].activity: there is no activity “gone” in the library"]
    assert load_plan(text.encode(), "file", {"gone"})[1] == []
    assert load_plan(text.encode(), "file")[1] == []


def test_sections_deeper_than_an_edit_could_make_them_are_refused() -> None:
    place = ".blocks[0]".join(["blocks[0]", *[""] * (MOST_DEPTH - 1)]) + ".blocks"
    assert told(load_plan, dump_plan(nested(MOST_DEPTH + 1))) == [f"{place}: sections can be 6 deep at most"]


def test_a_plan_of_very_many_blocks_is_refused_once() -> None:
    full = plan(*(block(str(number), 1) for number in range(MOST_BLOCKS)))
    over = replace(full, blocks=(*full.blocks, block("one", 1), block("two", 1)))
    assert load_plan(dump_plan(full), "file")[0] == full
    assert told(load_plan, dump_plan(over)) == [f"blocks[{MOST_BLOCKS}]: a plan has 2,000 blocks at most"]


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: (HEAD + text).encode()))
@example(HEAD.encode())
def test_any_bytes_are_a_plan_or_are_refused_with_reasons(raw: bytes) -> None:
    assert taken_or_refused(load_plan, raw) <= raw.startswith(HEAD.encode())


@given(PLANS, st.data())
def test_a_damaged_plan_is_a_plan_or_is_refused_with_reasons(written: Plan, data: st.DataObject) -> None:
    raw = dump_plan(written)
    place = data.draw(st.integers(0, len(raw)))
    damaged = raw[:place] + data.draw(st.binary(max_size=3)) + raw[place + data.draw(st.integers(0, 4)) :]
    assert taken_or_refused(load_plan, damaged) or damaged != raw
