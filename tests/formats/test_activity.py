"""Activity files, and everything that can be wrong in one, with its whole path."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from facilitator_app import bundled
from facilitator_app.core.activity import Activity, Minutes, Source, Step
from facilitator_app.core.errors import BadFile
from facilitator_app.core.handout import BoxCell, Boxes, Handout, Heading, PageBreak, Table
from facilitator_app.formats.activity import SHEET_BLOCKS, load_activity, read_activity
from tests.formats.files import told, words

HEAD = 'format = 1\nkind = "activity"\nid = "rounds"\ntitle = "Rounds"\nminutes = { standard = 10 }\n'
SHEET = HEAD + '[[handouts]]\nid = "h"\ntitle = "H"\n'
FIRST = '[[handouts.blocks]]\nkind = "heading"\ntext = "One"\n'
KINDS = ", ".join(SHEET_BLOCKS)


def load(text: str) -> tuple[Activity, list[str]]:
    activity, problems = load_activity(text.encode(), "file")
    return activity, words(problems)


@pytest.mark.parametrize("file", bundled.activity_files(), ids=lambda file: file.stem)
def test_bundled_activities_load_without_problems(file: Path) -> None:
    activity, problems = load_activity(file.read_bytes(), file.name)
    assert problems == []
    assert activity.id == file.stem


def test_a_file_needs_an_id_a_title_and_a_length() -> None:
    assert load(HEAD) == (Activity("rounds", "Rounds", Minutes(10)), [])
    bare = 'format = 1\nkind = "activity"\n'
    assert told(load_activity, bare) == ["id: is missing", "title: is missing", "minutes: is missing"]
    assert told(load_activity, HEAD.replace("standard", "long")) == [
        "minutes.standard: is missing",
    ]


def test_tables_become_values() -> None:
    text = HEAD + '[[steps]]\ntext = "Go"\nminutes = 10\n[[sources]]\ntitle = "S"\nread = 2026-03-02\n'
    activity, problems = load(text)
    assert problems == []
    assert activity.steps == (Step("Go", 10),)
    assert activity.sources == (Source("S", read=date(2026, 3, 2)),)


def test_sheet_blocks_become_what_their_kind_says() -> None:
    blocks = (
        'blocks = [{ kind = "heading", text = "A" }, { kind = "page_break" },'
        '{ kind = "boxes", boxes = [{ title = "B" }] },'
        '{ kind = "table", headers = ["C"], rows = [["D"]], widths = [1, 2.5] }]'
    )
    sheet = (
        Heading("A"),
        PageBreak(),
        Boxes((BoxCell("B"),)),
        Table(("C",), (("D",),), widths=(1, 2.5)),
    )
    assert load(SHEET + blocks)[0].handouts == (Handout("h", "H", sheet),)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('stage = "opn"', "stage: “opn” is not one of open, reflect, understand, practise, act, sustain"),
        ('themes = ["AL", "XX"]', "themes[1]: “XX” is not one of AL, MI, MF, ARC, AP, CC, AB, GE, OM, EV"),
        ('energy = "low - at `$.x`"', "energy: “low - at `$.x`” is not one of low, medium, high"),
        ('settings = "any"', "settings: expected a list, got text"),
        ('reviewed_on = "May"', "reviewed_on: expected a date such as 2026-03-02"),
        ("group_min = -1", "group_min: -1 is not between 0 and 10000"),
        ("group_min = 1.5", "group_min: expected a whole number, got a decimal number"),
        ('[safety]\nflags = ["racsm"]', "safety.flags[0]: “racsm” is not one of sexual violence, partner"),
        ("[safety]\ndebrief_minutes = 1441", "safety.debrief_minutes: 1441 is not between 0 and 1440"),
        ('[[safety.resistance]]\nsays = "x"', "safety.resistance[0].reply: is missing"),
        ('[[steps]]\ntext = "x"\nminutes = -5', "steps[0].minutes: -5 is not between 0 and 1440"),
        ('[[steps]]\ntext = "x"\nminutes = true', "steps[0].minutes: expected a whole number, got true or"),
        ('[[materials]]\nname = "x"\nper = "dog"', "materials[0].per: “dog” is not one of person, pair, gro"),
        ("handouts = 3", "handouts: expected a list, got a whole number"),
    ],
)
def test_what_is_wrong_in_an_activity(line: str, what: str) -> None:
    problems = told(load_activity, HEAD + line)
    assert problems[0].startswith(what)


@pytest.mark.parametrize(
    ("block", "what"),
    [
        ('kind = "lines"\ncount = "x"', ".count: expected a whole number, got text"),
        ('kind = "lines"\ncount = 100000', ".count: 100000 is not between 0 and 10000"),
        ('kind = "lines"', ".count: is missing"),
        ('kind = "fields"\nlabels = ["x"]\ncolumns = 0', ".columns: 0 is not between 1 and 10000"),
        ('kind = "boxes"\nboxes = [{}, { title = 3 }]', ".boxes[1].title: expected text, got a whole number"),
        (
            'kind = "table"\nheaders = []\nrows = [["x"], [3]]',
            ".rows[1][0]: expected text, got a whole number",
        ),
        ('kind = "table"\nheaders = []\nwidths = [-1.5]', ".widths[0]: -1.5 is not between 0 and 10000"),
        ('kind = "table"\nheaders = []\nwidths = [nan]', ".widths[0]: nan is not between 0 and 10000"),
        ('kind = "linez"', f".kind: “linez” is not one of {KINDS}"),
        ("kind = 3", f".kind: “3” is not one of {KINDS}"),
        ('text = "x"', f".kind: “” is not one of {KINDS}"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told_with_its_whole_path(block: str, what: str) -> None:
    text = f"{SHEET}{FIRST}{FIRST}[[handouts.blocks]]\n{block}\n"
    assert told(load_activity, text) == [f"handouts[0].blocks[2]{what}"]


def test_a_sheet_block_is_a_table() -> None:
    assert told(load_activity, SHEET + "blocks = [3]") == [
        "handouts[0].blocks[0]: expected a table with a kind"
    ]
    assert told(load_activity, SHEET + "blocks = 3") == [
        "handouts[0].blocks: expected a list, got a whole number"
    ]


def test_keys_that_the_program_does_not_know_are_told_wherever_they_stand() -> None:
    text = HEAD.replace("standard = 10", "standard = 10, sort = 5") + "author_ = 99999\n"
    text += '[[handouts]]\nid = "h"\ntitle = "H"\n' + FIRST + "levle = 2\n"
    unknown = "the program does not know this key."
    assert sorted(load(text)[1]) == [
        f"author_: {unknown} Did you mean “author”?",
        f"handouts[0].blocks[0].levle: {unknown} Did you mean “level”?",
        f"minutes.sort: {unknown} Did you mean “short”?",
    ]


def test_format_and_kind_belong_at_the_top_alone() -> None:
    text = HEAD.replace("standard = 10", 'standard = 10, kind = "x"')
    assert load(text)[1] == ["minutes.kind: the program does not know this key."]


def test_steps_that_do_not_add_up_are_told() -> None:
    step = '[[steps]]\ntext = "x"\nminutes = 4\n'
    problem = "steps: the steps add up to 8 minutes, the standard length is 10"
    assert load(HEAD + step + step)[1] == [problem]


def test_forms_and_groups_that_cannot_be_are_told() -> None:
    text = HEAD.replace("standard = 10", "standard = 10, short = 20, long = 10")
    assert load(text + "group_min = 30\ngroup_max = 3\n")[1] == [
        "minutes.short: 20 is not shorter than the standard length of 10 minutes",
        "minutes.long: 10 is not longer than the standard length of 10 minutes",
        "group_min: 30 is more than the 3 of group_max",
    ]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(HEAD.replace('"Rounds"', "3") + 'stage = "x"\nnoets = 1\n', encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_activity(path)
    assert [problem.where for problem in caught.value.problems] == ["title", "stage", "noets"]
