"""print: a plan's papers as PDF files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from uuid import uuid4

from facilitator_app import bundled
from facilitator_app.app.clock import local_zone, now
from facilitator_app.cli.context import Context
from facilitator_app.core.advice import counsel
from facilitator_app.core.errors import Trouble
from facilitator_app.core.people import Attendance, Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.formats.roster import read_names
from facilitator_app.formats.writing import write_file
from facilitator_app.papers.all import PAPERS, Session
from facilitator_app.papers.options import Options


def print_papers(options: argparse.Namespace, context: Context) -> None:
    """Make the papers of a plan, one PDF file each, named after the plan and the paper."""
    names = options.paper or _usual(options)
    unknown = [name for name in names if name not in PAPERS]
    if unknown:
        raise Trouble(f"--paper: “{unknown[0]}” is not one of {', '.join(PAPERS)}.")
    plan = context.plan(options.plan)
    session = _session(plan, options, context)
    today = now().astimezone(local_zone()).date()
    wanted = Options(page=options.page, large=options.large, printed_on=today)
    folder = Path(options.out)
    for done, name in enumerate(names, 1):
        _tell(options, done - 1, len(names))
        target = folder / f"{plan.id}-{name}.pdf"
        write_file(target, PAPERS[name].render(session, wanted, bundled.fonts()))
        _tell(options, done, len(names), name, target)


def _usual(options: argparse.Namespace) -> list[str]:
    """All papers; the register only where there are people to be on it."""
    return [name for name in PAPERS if name != "register" or options.people]


def _session(plan: Plan, options: argparse.Namespace, context: Context) -> Session:
    today = now().astimezone(local_zone()).date()
    said = counsel(plan, context.library, today, context.referrals_checked())
    roster, attendance = _people(plan, options, context)
    return Session(plan, context.library, roster, attendance, said.open, said.aside)


def _people(
    plan: Plan, options: argparse.Namespace, context: Context
) -> tuple[Roster | None, Attendance | None]:
    if not options.people:
        return context.kept_people(plan)
    names = read_names(Path(options.people))
    people = tuple(Person(uuid4().hex, name) for name in names)
    return Roster(uuid4().hex, people=people), None


def _tell(
    options: argparse.Namespace, done: int, of: int, name: str = "", target: Path | None = None
) -> None:
    """Say how far it is: words for people, lines of JSON for the window that waits."""
    if options.progress:
        line: dict[str, object] = {"done": done, "of": of}
        if target is not None:
            line |= {"paper": name, "file": str(target)}
        print(json.dumps(line), flush=True)
    elif target is not None:
        print(f"{done} of {of}: {PAPERS[name].title}: {target}")
