"""check: what is wrong in activity, plan and foundation files."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from facilitator_app import bundled
from facilitator_app.cli.context import Context
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.activity import load_activity
from facilitator_app.formats.content import content_problems, library_problems
from facilitator_app.formats.foundation import load_foundation
from facilitator_app.formats.plan import load_plan
from facilitator_app.formats.reading import read_bytes


def check(options: argparse.Namespace, context: Context) -> int:
    """Print every problem in the files, and in all files of the folders, that are named."""
    files = [file for path in options.paths for file in _files(Path(path))]
    known = {file.stem for file in (*bundled.activity_files(), *files)}
    wrong = 0
    for file, problem in _all_problems(files, known):
        wrong += 1
        print(f"{file}: {problem}", file=sys.stderr)
    good = "no problems" if not wrong else f"{wrong} problem{'s' if wrong > 1 else ''}"
    print(f"{len(files)} file{'' if len(files) == 1 else 's'} checked: {good}.")
    return 1 if wrong else 0


def _all_problems(files: list[Path], known: set[str]) -> Iterator[tuple[Path, Problem]]:
    activities: dict[Path, Activity] = {}
    for file in files:
        yield from ((file, problem) for problem in _problems(file, known, activities))
    ours = [each.resolve() for each in bundled.activity_files()]
    if {each.resolve() for each in files} >= {*ours}:
        read = [activities[each] for each in ours if each in activities]
        yield from ((bundled.activity_files()[0].parent, each) for each in library_problems(read))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.rglob("*.toml"))
    else:
        yield path


def _problems(file: Path, known: set[str], activities: dict[Path, Activity]) -> list[Problem]:
    try:
        raw = read_bytes(file)
        match _kind(raw):
            case "activity":
                activity, problems = load_activity(raw, str(file))
                activities[file.resolve()] = activity
                return problems + _activity_problems(file, activity)
            case "plan":
                return load_plan(raw, str(file), known)[1]
            case "foundation":
                return load_foundation(raw, str(file), known)[1]
            case _:
                return [Problem("kind", "must be “activity”, “plan” or “foundation”")]
    except BadFile as bad:
        return list(bad.problems)


def _activity_problems(file: Path, activity: Activity) -> list[Problem]:
    problems: list[Problem] = []
    if activity.id != file.stem:
        problems.append(Problem("id", f"“{activity.id}” is not the name of its file"))
    # Only those of the bundled library have a number; what others write may be as short as they like.
    return problems + content_problems(activity) if activity.number else problems


def _kind(raw: bytes) -> str:
    """The kind that a file says it is; one that cannot be parsed counts as a plan, which then tells why."""
    try:
        return str(tomllib.loads(raw.decode("utf-8-sig")).get("kind", ""))
    except (ValueError, RecursionError):
        return "plan"
