"""Small values for tests, in a line each: plan(block("a", 10), block("b", 20, pin="19:00"))."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from facilitator_app.core.activity import Activity, Minutes, Safety
from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.core.run import Do, Event

DATE = "2026-03-02"


def at(text: str) -> time:
    """A clock time: at("18:30")."""
    return time.fromisoformat(text)


def block(id: str, minutes: int = 0, **fields: Any) -> Block:
    """A leaf, an activity unless kind says otherwise; pin may be clock text."""
    return Block(id, minutes=minutes, **_timed(fields))


def section(id: str, *blocks: Block, **fields: Any) -> Block:
    """A section that holds blocks."""
    return Block(id, "section", blocks=blocks, **_timed(fields))


def breakout(id: str, *strands: Strand, **fields: Any) -> Block:
    """A breakout with its strands."""
    return Block(id, "breakout", strands=strands, **_timed(fields))


def strand(id: str, *blocks: Block) -> Strand:
    """One strand of a breakout."""
    return Strand(id, blocks=blocks)


def plan(*blocks: Block, start: str = "18:30", **fields: Any) -> Plan:
    """A plan of these blocks; start, must_end and date may be text."""
    named = {"id": "evening", "title": "Evening", **_timed(fields)}
    return Plan(start=at(start), blocks=blocks, **named)


def activity(id: str, standard: int = 30, sensitivity: Any = "low", **fields: Any) -> Activity:
    """A library activity with little in it."""
    named: dict[str, Any] = {
        "title": id.capitalize(),
        "minutes": Minutes(standard),
        "safety": Safety(sensitivity),
    }
    return Activity(id, **(named | fields))


def moment(text: str) -> datetime:
    """An instant in UTC: moment("18:30") on the usual date, or moment("2026-03-03 00:10")."""
    full = text if "-" in text else f"{DATE} {text}"
    return datetime.fromisoformat(full).replace(tzinfo=UTC)


def press(when: str, do: Do, **fields: Any) -> Event:
    """An event of a run: press("18:40", "next")."""
    return Event(moment(when), do, **fields)


def _timed(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with clock text turned into times and date text into a date."""
    timed = dict(fields)
    for name in ("pin", "must_end"):
        if isinstance(timed.get(name), str):
            timed[name] = at(timed[name])
    if isinstance(timed.get("date"), str):
        timed["date"] = datetime.fromisoformat(timed["date"]).date()
    return timed
