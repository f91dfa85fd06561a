"""Markdown says all to the facilitator, to participants what they may see, and no word becomes a mark."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facilitator_app.core.plan import Plan
from facilitator_app.formats.kinds import KINDS, Kind, dump
from facilitator_app.formats.sheet import load_sheet
from tests.builders import activity, block, breakout, plan, section, strand
from tests.formats.tables import STAMP

LIBRARY = {"circle": activity("circle", title="Circle of names")}
SECRET = "SECRET"
EVENING = plan(
    block("a", 10, title=SECRET, public_title="Welcome", notes=SECRET, screen="Find a seat", lead=SECRET),
    block("b", 20, activity="circle", title=SECRET, support=SECRET, content_notes=(SECRET,)),
    section("s", block("c", 5, title=SECRET, materials=(SECRET,)), title=SECRET, notes=SECRET),
    breakout("g", strand("x", block("d", 15, title=SECRET, room=SECRET, screen=SECRET)), title=SECRET),
    block("h", 5, kind="buffer", title=SECRET),
    block("n", kind="note", title=SECRET, screen=SECRET),
    title=SECRET,
    public_title="Club night",
    notes=SECRET,
    tags=(SECRET,),
    facilitators=(SECRET,),
    date="2026-03-02",
)


def markdown(value: Plan, for_participants: bool = False) -> str:
    return dump(value, LIBRARY, Kind("markdown", "", "md", for_participants), STAMP).decode()


def read(text: str) -> str:
    """The words that a reader of Markdown sees, and nothing that it takes for a mark."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    return " ".join(child.content for token in html for child in token.children or () if child.content)


def test_the_running_order_is_a_table_with_the_notes_below_it() -> None:
    made = plan(
        block(
            "a", 10, title="Welcome", notes="Greet each.\nSmile.", materials=("Pens",), lead="Jo", room="Hall"
        ),
        section("s", block("b", 5, title="Why", opt_out="Sit out", content_notes=("loss",)), title="First"),
        breakout("g", strand("x", block("d", 15, title="Talk")), title="Groups"),
        must_end="20:00",
        group_size=12,
        facilitators=("Jo", "Sam"),
        public_title="Night",
        notes="For all.",
        date="2026-03-02",
    )
    lines = markdown(made).splitlines()
    assert lines[:8] == [
        "# Evening",
        "",
        "- Date: 2 March 2026",
        "- Time: 18:30–19:00",
        "- Must end by: 20:00",
        "- People: 12",
        "- Facilitators: Jo, Sam",
        "- Title for participants: Night",
    ]
    assert "| 18:30–18:40 | 10 min | Welcome | Jo |  | Hall |" in lines
    assert "| 18:40–18:45 | 5 min | &emsp;Why |  |  |  |" in lines
    below = "\n".join(lines[lines.index("## Notes on the session") :])
    assert "## 18:30 Welcome (10 min)\n\nGreet each.  \nSmile.\n\n**Materials**\n\n- Pens" in below
    assert "**May be hard to hear**\n\nloss\n\n**Opting out**\n\nSit out" in below
    assert "Talk" not in below


def test_participants_see_public_titles_and_prompts_and_nothing_else() -> None:
    assert markdown(EVENING, for_participants=True).splitlines() == [
        "# Club night",
        "",
        "- Date: 2 March 2026",
        "- Time: 18:30–19:25",
        "",
        "| Time | Length | What |",
        "| --- | --- | --- |",
        "| 18:30–18:40 | 10 min | Welcome |",
        "| 18:40–19:00 | 20 min | Circle of names |",
        "| 19:00–19:05 | 5 min | Activity |",
        "| 19:05–19:20 | 15 min | Small groups |",
        "",
        "## Welcome",
        "",
        "Find a seat",
    ]


@pytest.mark.parametrize("name", ["markdown", "csv", "xlsx", "ics"])
def test_nothing_of_the_facilitators_own_is_in_any_file_for_participants(name: str) -> None:
    raw = dump(EVENING, LIBRARY, Kind(name, "", "", for_participants=True), STAMP)
    words = str(load_sheet(raw, "x")) if name in ("csv", "xlsx") else raw.decode()
    assert "Welcome" in words or name == "ics"
    assert SECRET not in words
    assert SECRET.encode() not in raw


def test_a_plan_without_a_public_title_is_a_session() -> None:
    assert markdown(replace(EVENING, public_title=""), for_participants=True).startswith("# Session\n")


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "*not* _strong_",
        "1. one",
        "<b>x</b>",
        "a | b",
        "[x](y)",
        "`code`",
        "- item",
        "&amp;",
        "==",
        "~~x~~",
    ],
)
def test_words_are_never_taken_for_marks(text: str) -> None:
    made = plan(block("a", 5, title=text, notes=text), title=text)
    shown = read(markdown(made))
    assert shown.count(text) == 4


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_a_title_is_always_one_heading(text: str) -> None:
    tokens: list[Any] = MarkdownIt("commonmark").parse(markdown(plan(title=text)))
    assert tokens[0].tag == "h1"
    assert tokens[3].type == "bullet_list_open"


def test_the_kinds_are_each_named_once_for_each_reader() -> None:
    assert len({(kind.name, kind.for_participants) for kind in KINDS}) == len(KINDS)
