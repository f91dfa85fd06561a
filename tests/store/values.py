"""Strategies for documents as they may come from files, from people and from a later version."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from facilitator_app.core.people import MARKS, Attendance, Person, Roster
from facilitator_app.core.plan import Block, Parked, Plan, Reason, Strand, Supply
from facilitator_app.core.run import Do, Event

TEXT = st.text(max_size=12)
IDS = st.text("abcdefgh", min_size=1, max_size=6)
MINUTES = st.integers(0, 600)
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ODD_KEYS = st.sampled_from(["$date", "$table", "$int", "extra", "blocks", "id", ""])
TIMES = st.times().map(lambda clock: clock.replace(fold=0))
ZONES = st.none() | OFFSETS
MOMENTS = st.datetimes(timezones=ZONES).map(lambda moment: moment.replace(fold=0))
LEAVES: st.SearchStrategy[Any] = (
    TEXT | st.booleans() | st.integers() | st.floats() | st.dates() | TIMES | MOMENTS
)
TOML = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT | ODD_KEYS, inner, max_size=3),
    max_leaves=6,
)
EXTRA = st.dictionaries(TEXT | ODD_KEYS, TOML, max_size=3)

LEAF_BLOCKS = st.builds(
    Block,
    id=IDS,
    kind=st.sampled_from(["activity", "break", "buffer", "note"]),
    title=TEXT,
    activity=TEXT,
    minutes=MINUTES,
    min_minutes=st.none() | MINUTES,
    priority=st.sampled_from(["must", "shrink", "drop"]),
    pin=st.none() | TIMES,
    notes=TEXT,
    sensitivity=st.sampled_from([None, "low", "high"]),
    materials=st.lists(TEXT, max_size=2).map(tuple),
    content_notes=st.lists(TEXT, max_size=2).map(tuple),
    room=TEXT,
    left_out=st.lists(st.integers(1, 9), max_size=2).map(tuple),
    auto=st.booleans(),
    until=st.none() | TIMES,
    warning_minutes=st.none() | MINUTES,
    danger_minutes=st.none() | MINUTES,
    extra=EXTRA,
)


def _holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    held = st.lists(inner, max_size=3).map(tuple)
    strands = st.lists(st.builds(Strand, id=IDS, title=TEXT, blocks=held, extra=EXTRA), max_size=2)
    return st.builds(Block, id=IDS, kind=st.just("section"), blocks=held, extra=EXTRA) | st.builds(
        Block, id=IDS, kind=st.just("breakout"), strands=strands.map(tuple)
    )


def few(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.builds(kind, **fields), max_size=2).map(tuple)


BLOCKS = st.recursive(LEAF_BLOCKS, _holding, max_leaves=5)
PLANS = st.builds(
    Plan,
    id=IDS,
    title=TEXT,
    start=TIMES,
    public_title=TEXT,
    date=st.none() | st.dates(),
    time_zone=st.sampled_from(["", "Australia/Sydney", "No/Such"]),
    must_end=st.none() | TIMES,
    group_size=st.integers(0, 400),
    facilitators=st.lists(TEXT, max_size=2).map(tuple),
    women_consent=st.booleans(),
    setting=st.sampled_from(["", "SPT"]),
    tags=st.lists(TEXT, max_size=2).map(tuple),
    archived=st.booleans(),
    blocks=st.lists(BLOCKS, max_size=4).map(tuple),
    parked=few(Parked, block=BLOCKS, parent=IDS, place=st.integers(0, 9), extra=EXTRA),
    reasons=few(Reason, code=TEXT, block=IDS, why=TEXT, extra=EXTRA),
    supplies=few(Supply, name=TEXT, owner=TEXT, ready=st.booleans(), extra=EXTRA),
    extra=EXTRA,
)
ROSTERS = st.builds(
    Roster,
    id=IDS,
    title=TEXT,
    people=st.lists(st.builds(Person, id=IDS, name=TEXT), max_size=4).map(tuple),
    extra=EXTRA,
)
ATTENDANCES = st.builds(
    Attendance, id=IDS, roster=TEXT, marks=st.dictionaries(IDS, st.sampled_from(MARKS)), extra=EXTRA
)
EVENTS = st.builds(
    Event,
    at=st.datetimes(timezones=st.just(UTC)),
    do=st.sampled_from(get_args(Do)),
    block=TEXT,
    seconds=st.floats(allow_nan=False, allow_infinity=False),
    minutes=st.dictionaries(IDS, MINUTES, max_size=3),
    text=TEXT,
    step=st.integers(0, 9),
    done=st.booleans(),
    new=st.none() | LEAF_BLOCKS,
    auto=st.booleans(),
    extra=EXTRA,
)
DOCUMENTS = PLANS | ROSTERS | ATTENDANCES
