"""replay: what the console showed at a moment of a run."""

from __future__ import annotations

import argparse
import json
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from facilitator_app.app.clock import local_zone, now
from facilitator_app.cli.context import Context, one_line
from facilitator_app.cli.plans import fit_json
from facilitator_app.core.errors import Trouble
from facilitator_app.core.proposing import proposal
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run import Event
from facilitator_app.core.run import replay as replay_events
from facilitator_app.core.run_view import BlockView, RunView, StrandView, run_items, view
from facilitator_app.core.schedule import own_zone
from facilitator_app.core.spans import countdown_text
from facilitator_app.formats.reading import YEARS
from facilitator_app.formats.run_log import read_log


def replay(options: argparse.Namespace, context: Context) -> None:
    """Print where a run stood after its log, at the time given or at its last event."""
    plan = context.plan(options.plan)
    zone = own_zone(plan) or local_zone()
    events = read_log(Path(options.log), {block.id for block in plan.walk()})
    at = _moment(options.at, events, zone)
    position = replay_events(run_items(plan), (event for event in events if event.at <= at))
    shown = view(plan, position, at, zone)
    if options.json:
        fitted = proposal(shown, position)
        answer = view_json(shown) | ({} if fitted is None else {"proposal": fit_json(fitted)})
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    title = one_line(facilitator_title(shown.block, context.library)) if shown.block else ""
    print(f"{shown.local(shown.now):%H:%M:%S}  {shown.state}  {title}")
    print(f"left {countdown_text(shown.left_s)} ({shown.phase}), behind {countdown_text(shown.behind_s)}")
    for each in shown.blocks:
        name = one_line(facilitator_title(each.block, context.library))
        start, end = shown.local(each.start), shown.local(each.end)
        print(f"{start:%H:%M}–{end:%H:%M}  {each.state:<7}  {name}")


def view_json(shown: RunView) -> dict[str, Any]:
    """A picture of a run as the JSON of `replay`; the keys of `_more` are there where they say something."""
    return {
        "state": shown.state,
        "block": shown.block.id if shown.block else None,
        "elapsed_s": shown.elapsed_s,
        "left_s": shown.left_s,
        "behind_s": shown.behind_s,
        "phase": shown.phase,
        "projected_end": _iso(shown, shown.projected_end),
        "must_end": None if shown.must_end is None else _iso(shown, shown.must_end),
        "blocks": [_block_json(shown, each) for each in shown.blocks],
    } | {key: value for key, value in _more(shown).items() if value}


def _more(shown: RunView) -> dict[str, Any]:
    return {
        "until": shown.until and _iso(shown, shown.until),
        "auto_at": shown.auto_at and _iso(shown, shown.auto_at),
        "strands": [_strand_json(each) for each in shown.strands],
        "ticks": {block: sorted(steps) for block, steps in shown.ticks.items() if steps},
        "support": shown.support,
        "offered": shown.offered,
    }


def _strand_json(each: StrandView) -> dict[str, Any]:
    return {
        "id": each.strand.id,
        "block": each.part.id,
        "left_s": each.left_s,
        "phase": each.phase,
        "next": each.next.id if each.next else None,
    }


def _block_json(shown: RunView, each: BlockView) -> dict[str, Any]:
    return {
        "id": each.block.id,
        "state": each.state,
        "start": _iso(shown, each.start),
        "end": _iso(shown, each.end),
        "actual_s": int(each.actual.total_seconds()),
    } | ({"inserted": True} if each.inserted else {})


def _iso(shown: RunView, moment: datetime) -> str:
    return shown.local(moment).isoformat(timespec="seconds")


def _moment(text: str | None, events: list[Event], zone: tzinfo) -> datetime:
    if text is None:
        return max((event.at for event in events), default=now())
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Trouble(f"--at: “{text}” is not a time; one is 2026-03-02T18:30:00+11:00.") from error
    if moment.year not in YEARS:
        raise Trouble(f"--at: {moment.year} is not between the years {YEARS[0]} and {YEARS[-1]}.")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
