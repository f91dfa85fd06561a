"""Templates of a person's own, and beginning a plan from a template with answers to a few questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from typing import Any, Final

from facilitator_app.core.plan import Block, Plan, walk
from facilitator_app.core.schedule import schedule
from facilitator_app.core.spans import DAY, MONTHS, clock_at, since_midnight

# Written so in the texts of a template; what the answers say stands there in a plan.
PLACEHOLDERS: Final = ("group", "place", "date", "lead", "support")
_PLACEHOLDER: Final = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
_TEXTS: Final = ("public_title", "notes", "screen")

_Change = Callable[[Block], Block]


@dataclass(frozen=True, slots=True)
class Template(Plan):
    """A plan of a person's own that others are begun from; it is no session, and is never run."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked before a plan is begun from a template; date, end, place and names may be left open."""

    title: str
    start: time
    date: date | None = None
    group_size: int = 0
    setting: str = ""
    lead: str = ""
    support: str = ""
    place: str = ""
    must_end: time | None = None


def usual_answers(plan: Plan) -> Answers:
    """What a template itself answers; one that need not end at a time ends when it is through."""
    lead, support = (*plan.facilitators, "", "")[:2]
    return Answers(
        plan.title,
        plan.start,
        plan.date,
        plan.group_size,
        plan.setting,
        lead,
        support,
        must_end=plan.must_end or _own_end(plan),
    )


def starting_at(answers: Answers, start: time) -> Answers:
    """The answers with another start; the time it must end moves along."""
    end = answers.must_end
    if end is not None:
        end = clock_at(since_midnight(end) + since_midnight(start) - since_midnight(answers.start))
    return replace(answers, start=start, must_end=end)


def too_long(plan: Plan, answers: Answers) -> timedelta:
    """How far a plan begun with these answers would go on past the time it must end."""
    return schedule(start_from(plan, answers, plan.id)).over_run


def _own_end(plan: Plan) -> time | None:
    """The clock time at which a plan is through; none for one without any length, or of a day and more."""
    timetable = schedule(plan)
    long = timetable.end - timetable.start
    return clock_at(timetable.end) if timedelta(0) < long < DAY else None


def asks_place(plan: Plan) -> bool:
    """Whether a template has a text that names the place."""
    return any("{place}" in text for text in _texts(plan))


def start_from(plan: Plan, answers: Answers, new_id: str) -> Plan:
    """A plan begun from a template: its pins moved along, its texts and names filled in.

    A placeholder that is not answered, or not known, stays as it is. A name that is left empty is nobody's.
    """
    names = _names(plan, answers)
    words = _words(answers)

    def change(block: Block) -> Block:
        texts: dict[str, Any] = {name: _filled(getattr(block, name), words) for name in _TEXTS}
        lead, support = (names.get(name, name) for name in (block.lead, block.support))
        return replace(block, lead=lead, support=support, **texts)

    begun = as_plan(plan).begun_at(answers.start)
    return replace(
        begun,
        id=new_id,
        title=_filled(answers.title, words),
        public_title=_filled(plan.public_title, words),
        notes=_filled(plan.notes, words),
        date=answers.date,
        must_end=answers.must_end,
        group_size=answers.group_size,
        setting=answers.setting,
        facilitators=_facilitators(plan, answers),
        blocks=tuple(_each(block, change) for block in begun.blocks),
        parked=tuple(replace(each, block=_each(each.block, change)) for each in plan.parked),
        supplies=tuple(replace(each, owner=names.get(each.owner, each.owner)) for each in plan.supplies),
    )


def as_template(plan: Plan, id: str, title: str) -> Template:
    """A plan as a template, without what holds for one session alone.

    That is its day, the consent of the women whom it is about, what is ready, and why advice is not followed.
    """
    kept = replace(
        plan,
        id=id,
        title=title,
        date=None,
        women_consent=False,
        archived=False,
        reasons=(),
        supplies=tuple(replace(each, ready=False) for each in plan.supplies),
    )
    return Template(**_values(kept))


def as_plan(plan: Plan) -> Plan:
    """A template as the plan that it would be."""
    return Plan(**_values(plan))


def _values(plan: Plan) -> dict[str, Any]:
    return {each.name: getattr(plan, each.name) for each in fields(Plan)}


def _names(plan: Plan, answers: Answers) -> Mapping[str, str]:
    """The names of the template with those that are answered for them."""
    return dict(zip(plan.facilitators, (answers.lead.strip(), answers.support.strip()), strict=False))


def _facilitators(plan: Plan, answers: Answers) -> tuple[str, ...]:
    every = (answers.lead.strip(), answers.support.strip(), *plan.facilitators[2:])
    return tuple(dict.fromkeys(name for name in every if name))


def _words(answers: Answers) -> dict[str, str]:
    """What stands for each placeholder; '' where that is not known."""
    day = answers.date
    return {
        "group": str(answers.group_size or ""),
        "place": answers.place.strip(),
        "date": f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "",
        "lead": answers.lead.strip(),
        "support": answers.support.strip(),
    }


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: words[found[1]] or found[0], text)


def _each(block: Block, change: _Change) -> Block:
    """A block changed, with all that it holds."""
    return replace(
        change(block),
        blocks=tuple(_each(inner, change) for inner in block.blocks),
        strands=tuple(
            replace(strand, blocks=tuple(_each(inner, change) for inner in strand.blocks))
            for strand in block.strands
        ),
    )


def _texts(plan: Plan) -> Iterator[str]:
    yield from (plan.title, plan.public_title, plan.notes)
    for block in walk((*plan.blocks, *(each.block for each in plan.parked))):
        yield from (getattr(block, name) for name in _TEXTS)
