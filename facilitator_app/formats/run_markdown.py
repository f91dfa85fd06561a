"""What a run came to as a Markdown document, for those who facilitated it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from facilitator_app.core.activity import Activity
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.report import Report, ReportRow
from facilitator_app.core.report_words import (
    actual_words,
    clock,
    difference_words,
    fidelity_words,
    offered_words,
    planned_words,
    ran_words,
)
from facilitator_app.core.spans import MONTHS
from facilitator_app.formats.markdown import one_line, table, text

Library = Mapping[str, Activity]
HEADINGS = ("From", "To", "Part", "Planned", "Took", "Difference")
FOR_WHOM = "For those who facilitated: it holds their notes."


def dump_run(title: str, told: Report, library: Library, zone: tzinfo) -> bytes:
    """A report as Markdown; zone is the one of the session, in which its times are told."""
    return ("\n".join(_lines(title, told, library, zone)) + "\n").encode()


def _lines(title: str, told: Report, library: Library, zone: tzinfo) -> Iterator[str]:
    yield from (f"# {one_line(title)}", "", FOR_WHOM, "")
    if told.start is not None:
        day = told.start.astimezone(zone)
        yield f"- Date: {day.day} {MONTHS[day.month - 1]} {day.year}"
    said = (ran_words(told, zone), fidelity_words(told.fidelity), offered_words(told))
    yield from (f"- {each}" for each in said if each)
    yield ""
    yield from table(HEADINGS, [_cells(each, library, zone) for each in told.rows])
    if told.notes:
        yield from ("", "## Notes")
    for note in told.notes:
        on = f", {one_line(facilitator_title(note.block, library))}" if note.block else ""
        yield from ("", f"**{clock(note.at, zone)}{on}**", "", text(note.text))


def _cells(each: ReportRow, library: Library, zone: tzinfo) -> tuple[str, ...]:
    times = ("", "") if each.left_out else (clock(each.start, zone), clock(each.end, zone))
    title = one_line(facilitator_title(each.block, library))
    return (*times, title, planned_words(each), actual_words(each), difference_words(each))
