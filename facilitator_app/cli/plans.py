"""show and fit: a plan's timetable, advice, and lengths that end in time."""

from __future__ import annotations

import argparse
import json
from typing import Any

from facilitator_app.app.clock import local_zone, now
from facilitator_app.cli.context import Context, one_line
from facilitator_app.core.advice import Advice, Counsel, counsel, remedy
from facilitator_app.core.fit import Fit, fit_plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import minutes_text, whole_minutes


def show(options: argparse.Namespace, context: Context) -> None:
    """Print a plan's timetable with its advice."""
    plan = context.plan(options.plan)
    timetable = schedule(plan)
    today = now().astimezone(local_zone()).date()
    said = counsel(plan, context.library, today, context.referrals_checked())
    if options.json:
        print(json.dumps(timetable_json(timetable, said), ensure_ascii=False, indent=2))
        return
    print(one_line(plan.title))
    for entry in timetable.entries:
        if entry.conflict:
            print(f"       {_conflict_text(entry)}")
        title = one_line(facilitator_title(entry.block, context.library))
        length = minutes_text(whole_minutes(entry.length))
        print(f"{timetable.clock(entry.start):>5}  {'  ' * entry.depth}{title} ({length})")
    print(f"{timetable.clock(timetable.end):>5}  End")
    for each in said.open:
        print(f"  ! {one_line(each.text)}")
    for aside in said.aside:
        print(f"  – Set aside: {one_line(f'{aside.advice.text} ({aside.why})')}")


def fit(options: argparse.Namespace, context: Context) -> None:
    """Print lengths by which a plan ends in time."""
    plan = context.plan(options.plan)
    fitted = fit_plan(plan)
    if options.json:
        print(json.dumps(fit_json(fitted), ensure_ascii=False, indent=2))
        return
    for each in fitted.blocks:
        block = plan.find(each.id)
        title = facilitator_title(block, context.library) if block else each.id
        now_text = "left out" if each.dropped else minutes_text(each.minutes)
        print(f"{one_line(title)}: {minutes_text(each.planned)} → {now_text}")
    if not fitted.fits:
        print(f"It cannot be made to fit: {minutes_text(fitted.short_minutes)} are missing.")


def timetable_json(timetable: Schedule, said: Counsel) -> dict[str, Any]:
    """A timetable as the JSON of `show`: minutes from the first midnight, local clock text, and advice."""
    return {
        "start": whole_minutes(timetable.start),
        "start_clock": timetable.clock(timetable.start),
        "end": whole_minutes(timetable.end),
        "end_clock": timetable.clock(timetable.end),
        "must_end": None if timetable.must_end is None else whole_minutes(timetable.must_end),
        "content_minutes": whole_minutes(timetable.content),
        "break_minutes": whole_minutes(timetable.breaks),
        "slack_minutes": whole_minutes(timetable.slack),
        "entries": [_entry_json(timetable, entry) for entry in timetable.entries],
        "advice": [_advice_json(said, each) for each in said.open],
        "set_aside": [{**_about(each.advice), "why": each.why} for each in said.aside],
    }


def _advice_json(said: Counsel, advice: Advice) -> dict[str, Any]:
    mends = remedy(said, advice)
    return {**_about(advice), "reason": advice.reason, "remedy": mends.name if mends else None}


def _about(advice: Advice) -> dict[str, Any]:
    return {"code": advice.code, "block": advice.block or None, "text": advice.text}


def fit_json(fitted: Fit) -> dict[str, Any]:
    """A proposal as the JSON of `fit`."""
    return {
        "fits": fitted.fits,
        "short_minutes": fitted.short_minutes,
        "blocks": [
            {"id": each.id, "planned": each.planned, "minutes": each.minutes, "dropped": each.dropped}
            for each in fitted.blocks
        ],
    }


def _entry_json(timetable: Schedule, entry: Entry) -> dict[str, Any]:
    conflict = entry.conflict
    return {
        "id": entry.block.id,
        "kind": entry.block.kind,
        "parent": entry.parent or None,
        "start": whole_minutes(entry.start),
        "start_clock": timetable.clock(entry.start),
        "end": whole_minutes(entry.end),
        "end_clock": timetable.clock(entry.end),
        "minutes": whole_minutes(entry.length),
        "conflict": None
        if conflict is None
        else {"kind": conflict.kind, "minutes": whole_minutes(conflict.length)},
    }


def _conflict_text(entry: Entry) -> str:
    assert entry.conflict is not None
    length = minutes_text(whole_minutes(entry.conflict.length))
    return f"{length} free" if entry.conflict.kind == "gap" else f"{length} overlap"
