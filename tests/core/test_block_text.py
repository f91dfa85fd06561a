"""Blocks as lines of text, and lines as blocks."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.block_text import as_text, from_text
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import MOST_DEPTH, Block
from tests.builders import activity, block, breakout, section, strand

LIBRARY = {"boxes": activity("boxes", 45, title="Two boxes")}
EVENING = (
    block("welcome", 10, title="Welcome", notes="Not for others", screen="Hello"),
    section("s", block("b", 90, activity="boxes"), title="Practice"),
    breakout("g", strand("x", block("x1", 20, title="Case\none")), strand("y"), title="Groups"),
    block("tea", 0, kind="break"),
)
TEXT = """10 min  Welcome
Practice:
    1 h 30 min  Two boxes
Groups, side by side:
    Group:
        20 min  Case one
    Group:
0 min  Break"""


def fresh() -> Callable[[], str]:
    ids = (f"n{number}" for number in itertools.count(1))
    return lambda: next(ids)


def read(text: str) -> list[tuple[str, int]]:
    return [(each.title, each.minutes) for each in from_text(text, fresh())]


def test_blocks_are_lines_with_their_lengths_first_and_no_notes() -> None:
    assert as_text(EVENING, LIBRARY) == TEXT


def test_our_own_lines_become_the_same_blocks_again() -> None:
    blocks = from_text(TEXT, fresh())
    assert [(each.kind, each.title, each.minutes) for each in blocks] == [
        ("activity", "Welcome", 10),
        ("section", "Practice", 0),
        ("breakout", "Groups", 0),
        ("activity", "Break", 0),
    ]
    assert [each.title for each in blocks[1].blocks] == ["Two boxes"]
    assert [[each.minutes for each in group.blocks] for group in blocks[2].strands] == [[20], []]
    assert as_text(blocks, {}) == TEXT


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("10 Welcome", [("Welcome", 10)]),
        ("Welcome 10 min", [("Welcome", 10)]),
        ("Welcome (10 min)", [("Welcome", 10)]),
        ("1 h 30 min Case work\n\n5m  Close", [("Case work", 90), ("Close", 5)]),
        ("1h30 min\tCase work", [("Case work", 90)]),
        ("30 minutes 5 rules", [("5 rules", 30)]),
        ("1 h  30 min of talk", [("30 min of talk", 60)]),
    ],
)
def test_lines_with_a_length_become_blocks(text: str, blocks: list[tuple[str, int]]) -> None:
    assert read(text) == blocks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no list of blocks"),
        ("10 Welcome\nSee you there", "“See you there” has no length"),
        ("18:30 Welcome", "has no length"),
        (":", "has no length"),
        ("1 h 90 min Talk", "not a length of time"),
        ("9000 Talk", "more than a day"),
        ("\n".join(["5 x"] * 501), "no list of blocks"),
        ("\n".join(f"{'  ' * level}s{level}:" for level in range(MOST_DEPTH + 1)), "deep at most"),
    ],
)
def test_other_text_is_refused_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(BadEdit, match=words):
        from_text(text, fresh())


def test_a_heading_with_more_than_groups_under_it_is_a_section() -> None:
    (only,) = from_text("Talk, side by side:\n  10 Welcome", fresh())
    assert (only.kind, only.title) == ("section", "Talk, side by side")


words = st.text("abc 12", min_size=1, max_size=12).filter(str.strip)
titles = st.text("ab c", min_size=1, max_size=9).filter(str.strip)
leaves = st.builds(Block, st.just(""), title=words, minutes=st.integers(0, 1440))
trees = st.recursive(
    leaves,
    lambda inner: st.builds(
        Block, st.just(""), st.just("section"), titles, blocks=st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=6,
)


def bare(each: Block) -> Block:
    """A block without its id, its title as text has it."""
    return replace(
        each, id="", title=" ".join(each.title.split()), blocks=tuple(bare(one) for one in each.blocks)
    )


def depth(each: Block) -> int:
    return 1 + max(map(depth, each.blocks), default=0)


@given(st.lists(trees, min_size=1, max_size=3))
def test_text_holds_titles_lengths_and_sections(blocks: list[Block]) -> None:
    if max(map(depth, blocks)) > MOST_DEPTH:
        with pytest.raises(BadEdit, match="deep at most"):
            from_text(as_text(tuple(blocks), {}), fresh())
    else:
        back = from_text(as_text(tuple(blocks), {}), fresh())
        assert [bare(each) for each in back] == [bare(each) for each in blocks]
