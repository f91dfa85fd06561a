"""check: what is wrong in activity, plan, series and foundation files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from facilitator_app import bundled
from facilitator_app.cli.context import Context, is_folder
from facilitator_app.cli.templates import Library, plan_problems, series_problems
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.activity import load_activity
from facilitator_app.formats.content import content_problems, library_problems
from facilitator_app.formats.foundation import load_foundation
from facilitator_app.formats.plan import load_plan
from facilitator_app.formats.reading import read_bytes, tables_of
from facilitator_app.formats.series import load_series

KINDS = "“activity”, “plan”, “series” or “foundation”"


def check(options: argparse.Namespace, context: Context) -> int:
    """Print every problem in the files, and in all files of the folders, that are named."""
    found = _Found()
    files = [file for path in options.paths for file in found.files(Path(path))]
    known = {file.stem for file in (*bundled.activity_files(), *files)}
    checked = _Checked(known, lambda: context.library)
    wrong = 0
    for file, problem in chain(found.closed, checked.problems(files)):
        wrong += 1
        print(f"{file}: {problem}", file=sys.stderr)
    good = "no problems" if not wrong else f"{wrong} problem{'s' if wrong > 1 else ''}"
    series = f", {checked.series} of them series" if checked.series else ""
    print(f"{len(files)} file{'' if len(files) == 1 else 's'} checked{series}: {good}.")
    return 1 if wrong else 0


class _Checked:
    """Checks files one by one and remembers what was in them."""

    def __init__(self, known: set[str], library: Callable[[], Library]) -> None:
        self.series = 0
        self._known, self._library = known, library
        self._activities: dict[Path, Activity] = {}
        self._ours = {_real(each) for each in bundled.session_files()}

    def problems(self, files: list[Path]) -> Iterator[tuple[Path, Problem]]:
        """Every problem of the files, and of the bundled library where all of it is among them."""
        for file in files:
            yield from ((file, problem) for problem in self._problems(file))
        ours = [_real(each) for each in bundled.activity_files()]
        if {_real(each) for each in files} >= {*ours}:
            read = [self._activities[each] for each in ours if each in self._activities]
            yield from ((bundled.activity_files()[0].parent, each) for each in library_problems(read))

    def _problems(self, file: Path) -> list[Problem]:
        try:
            raw = read_bytes(file)
            match _kind(raw, file):
                case "activity":
                    activity, problems = load_activity(raw, str(file))
                    self._activities[_real(file)] = activity
                    return problems + _activity_problems(file, activity)
                case "plan":
                    return self._plan(raw, file)
                case "series":
                    self.series += 1
                    return self._series(raw, file)
                case "foundation":
                    return load_foundation(raw, str(file), self._known)[1]
                case _:
                    return [Problem("kind", f"must be {KINDS}")]
        except BadFile as bad:
            return list(bad.problems)

    def _plan(self, raw: bytes, file: Path) -> list[Problem]:
        plan, problems = load_plan(raw, str(file), self._known)
        return [*problems, *plan_problems(plan, self._library())] if self._is_ours(file) else problems

    def _series(self, raw: bytes, file: Path) -> list[Problem]:
        series, problems = load_series(raw, str(file), self._known)
        return [*problems, *series_problems(series, self._library())] if self._is_ours(file) else problems

    def _is_ours(self, file: Path) -> bool:
        return _real(file) in self._ours


class _Found:
    """The files that paths stand for, and the folders that could not be looked through."""

    def __init__(self) -> None:
        self.closed: list[tuple[Path, Problem]] = []

    def files(self, path: Path) -> Iterator[Path]:
        """The file, or all files in the folder whose names end as ours do."""
        if not is_folder(path):
            yield path
            return
        found = [
            Path(folder, name)
            for folder, _, names in os.walk(path, onerror=self._note)
            for name in names
            if name.lower().endswith(".toml")
        ]
        yield from sorted(found)

    def _note(self, error: OSError) -> None:
        what = f"this folder cannot be looked through ({error.strerror or error})"
        self.closed.append((Path(error.filename), Problem("", what)))


def _activity_problems(file: Path, activity: Activity) -> list[Problem]:
    problems: list[Problem] = []
    if activity.id != file.stem:
        problems.append(Problem("id", f"“{activity.id}” is not the name of its file"))
    # Only those of the bundled library have a number; what others write may be as short as they like.
    return problems + content_problems(activity) if activity.number else problems


def _kind(raw: bytes, file: Path) -> str:
    """The kind that a file says it is. Raises BadFile when it cannot be parsed."""
    return str(tables_of(raw, str(file)).get("kind", ""))


def _real(file: Path) -> Path:
    """Where a file stands; one of links that lead round in a circle stands where it is."""
    return Path(os.path.realpath(file))
