"""Series files: TOML to Series."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from facilitator_app.core.activity import SETTINGS
from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.schedule import schedule
from facilitator_app.core.series import Series, SeriesSession
from facilitator_app.core.spans import MOST_MINUTES, whole_minutes
from facilitator_app.formats.block_reading import (
    MOST_PEOPLE,
    BlockReader,
    joined,
    wrong_blocks,
    wrong_id,
    wrong_ids,
)
from facilitator_app.formats.reading import parse, read_bytes, shown

MOST_DAYS = 3_660


def read_series(path: Path, activities: Collection[str] | None = None) -> tuple[Series, list[Problem]]:
    """The series in a file, with what is odd but does not stop it. Raises BadFile with all that is wrong."""
    return load_series(read_bytes(path), str(path), activities)


def load_series(
    raw: bytes, source: str, activities: Collection[str] | None = None
) -> tuple[Series, list[Problem]]:
    """The series in a file's bytes; activities are the ids that the library has, where that is to be checked.

    Raises BadFile with every problem when one of them makes the file unusable.
    """
    reader = _Reader()
    series = reader.series(parse(raw, source, "series"))
    problems = reader.problems
    if series is not None and reader.whole:
        problems += _faults(series, activities)
    if series is None or any(problem.fatal for problem in problems):
        raise BadFile(source, problems)
    # Only what is whole has a timetable.
    return series, problems + list(_wrong_sums(series))


class _Reader(BlockReader):
    """Reads the tables of a series file."""

    def series(self, tables: Mapping[str, Any]) -> Series | None:
        """The series that the tables of a file describe."""
        values = self.values(tables, Series, "", ("format", "kind"))
        self.check_range(tables.get("group_size"), "group_size", MOST_PEOPLE)
        self.check_range(tables.get("every_days"), "every_days", MOST_DAYS)
        values["sessions"] = tuple(
            session
            for each, place in self.tables(tables.get("sessions", []), "sessions")
            if (session := self._session(each, place)) is not None
        )
        return self.make(Series, values, "")

    def _session(self, table: Mapping[str, Any], where: str) -> SeriesSession | None:
        values = self.values(table, SeriesSession, where)
        self.check_range(table.get("minutes"), joined(where, "minutes"), MOST_MINUTES)
        self.check_range(table.get("days_after"), joined(where, "days_after"), MOST_DAYS)
        self.check_clocks(values, where)
        values["blocks"] = self.blocks(table.get("blocks", []), joined(where, "blocks"), 1)
        return self.make(SeriesSession, values, where)


def _faults(series: Series, activities: Collection[str] | None) -> Iterator[Problem]:
    yield from wrong_id(series.id, "id")
    yield from _unknown_setting(series.setting, "setting")
    places = [(f"sessions[{place}]", each.id) for place, each in enumerate(series.sessions)]
    yield from wrong_ids(places)
    for (where, _), session in zip(places, series.sessions, strict=True):
        yield from wrong_blocks(session.blocks, joined(where, "blocks"), activities)
        yield from _unknown_setting(session.setting, joined(where, "setting"))


def _unknown_setting(code: str, where: str) -> Iterator[Problem]:
    if code and code not in SETTINGS:
        what = f"“{shown(code)}” is no setting; they are {', '.join(SETTINGS)}"
        yield Problem(where, what, fatal=False)


def _wrong_sums(series: Series) -> Iterator[Problem]:
    for place, session in enumerate(series.sessions):
        timetable = schedule(series.plan(session.id))
        long = whole_minutes(timetable.end - timetable.start)
        if session.minutes and long != session.minutes:
            what = f"{session.minutes} is not the {long} minutes of its blocks"
            yield Problem(f"sessions[{place}].minutes", what, fatal=False)
