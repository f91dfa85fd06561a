"""Small files as text, what is told about them, and strategies for plans as files can hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta, timezone
from itertools import count
from typing import Any

import pytest
from hypothesis import strategies as st

from facilitator_app.core.errors import MOST_TOLD, BadFile, Problem
from facilitator_app.core.plan import Block, Parked, Plan, Reason, Strand, Supply

HEAD = """format = 1
kind = "plan"
id = "evening"
title = "Evening"
start = 18:30:00
"""
A_BLOCK = '[[blocks]]\nid = "a"\n'


def told(load: Callable[[bytes, str], object], file: str | bytes) -> list[str]:
    """What is wrong in a file that cannot be taken, as 'field: what'."""
    raw = file.encode() if isinstance(file, str) else file
    with pytest.raises(BadFile) as caught:
        load(raw, "file.toml")
    problems = caught.value.problems
    lines = [f"file.toml: {problem}" for problem in problems]
    assert str(caught.value).splitlines()[:MOST_TOLD] == lines[:MOST_TOLD]
    return [str(problem) for problem in problems]


def words(problems: list[Problem]) -> list[str]:
    assert not any(problem.fatal for problem in problems)
    return [str(problem) for problem in problems]


TEXT = st.text(max_size=10)
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
CLOCKS = st.times().map(lambda clock: clock.replace(fold=0))
MOMENTS = st.datetimes(timezones=st.none() | OFFSETS).map(lambda moment: moment.replace(fold=0))
NUMBERS = st.integers() | st.floats(allow_nan=False)
SCALARS: st.SearchStrategy[Any] = TEXT | st.booleans() | NUMBERS | st.dates() | CLOCKS | MOMENTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
# A key of ours is no key that the program does not know.
ODD_KEYS = TEXT.map(lambda text: f"x-{text}") | st.sampled_from(["", "a.b", "colour", "blöcke"])
EXTRA = st.dictionaries(ODD_KEYS, VALUES, max_size=2)


@st.composite
def leaves(draw: st.DrawFn) -> Block:
    minutes = draw(st.integers(0, 1440))
    return Block(
        "",
        kind=draw(st.sampled_from(["activity", "break", "buffer", "note"])),
        title=draw(TEXT),
        public_title=draw(TEXT),
        activity=draw(TEXT),
        minutes=minutes,
        min_minutes=draw(st.none() | st.integers(0, minutes)),
        priority=draw(st.sampled_from(["must", "shrink", "drop"])),
        pin=draw(st.none() | CLOCKS),
        lead=draw(TEXT),
        notes=draw(TEXT),
        sensitivity=draw(st.sampled_from([None, "low", "medium", "high"])),
        materials=tuple(draw(st.lists(TEXT, max_size=2))),
        content_notes=tuple(draw(st.lists(TEXT, max_size=2))),
        room=draw(TEXT),
        left_out=tuple(draw(st.lists(st.integers(1, 9), max_size=2))),
        auto=draw(st.booleans()),
        until=draw(st.none() | CLOCKS),
        warning_minutes=draw(st.none() | st.integers(0, 60)),
        danger_minutes=draw(st.none() | st.integers(0, 60)),
        extra=draw(EXTRA),
    )


def _holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    held = st.lists(inner, max_size=2).map(tuple)
    strands = st.lists(st.builds(Strand, st.just(""), TEXT, held, EXTRA), max_size=2).map(tuple)
    return (
        inner
        | st.builds(Block, st.just(""), st.just("section"), TEXT, blocks=held, extra=EXTRA)
        | st.builds(Block, st.just(""), st.just("breakout"), TEXT, strands=strands, extra=EXTRA)
    )


def _blocks() -> st.SearchStrategy[Block]:
    made: st.SearchStrategy[Block] = leaves()
    for _ in range(3):
        made = _holding(made)
    return made


def _numbered(plan: Plan) -> Plan:
    """The plan with an id of its own for each block and strand."""
    ids = map(str, count(1))
    parked = tuple(replace(each, block=next(_with_ids((each.block,), ids))) for each in plan.parked)
    return replace(plan, blocks=tuple(_with_ids(plan.blocks, ids)), parked=parked)


def _with_ids(blocks: tuple[Block, ...], ids: Iterator[str]) -> Iterator[Block]:
    for block in blocks:
        strands = tuple(
            replace(each, id=next(ids), blocks=tuple(_with_ids(each.blocks, ids))) for each in block.strands
        )
        yield replace(block, id=next(ids), blocks=tuple(_with_ids(block.blocks, ids)), strands=strands)


def few(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few values of a kind."""
    return st.lists(st.builds(kind, **fields), max_size=2).map(tuple)


PLANS = st.builds(
    Plan,
    id=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True),
    title=TEXT,
    start=CLOCKS,
    public_title=TEXT,
    date=st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    time_zone=st.sampled_from(["", "Australia/Sydney", "UTC"]),
    must_end=st.none() | CLOCKS,
    group_size=st.integers(0, 100_000),
    facilitators=st.lists(TEXT, max_size=2).map(tuple),
    women_consent=st.booleans(),
    notes=TEXT,
    setting=st.sampled_from(["", "SPT"]),
    tags=st.lists(TEXT, max_size=2).map(tuple),
    archived=st.booleans(),
    blocks=st.lists(_blocks(), max_size=3).map(tuple),
    parked=few(Parked, block=leaves(), parent=TEXT, place=st.integers(0, 9), extra=EXTRA),
    reasons=few(Reason, code=TEXT, block=TEXT, why=TEXT, extra=EXTRA),
    supplies=few(Supply, name=TEXT, owner=TEXT, ready=st.booleans(), extra=EXTRA),
    extra=EXTRA,
).map(_numbered)


def taken_or_refused(load: Callable[[bytes, str], object], raw: bytes) -> bool:
    """Whether a file is taken; one that is refused says why, in a line for each problem."""
    try:
        load(raw, "file")
    except BadFile as bad:
        refusal = bad
    else:
        return True
    assert refusal.problems
    assert len(str(refusal).splitlines()) == len(refusal.problems)
    return False
