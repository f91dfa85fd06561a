"""The kinds of file that a plan can be given out as."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Plan
from facilitator_app.formats.about import Fact, about_rows
from facilitator_app.formats.agenda_table import COLUMNS, PUBLIC_COLUMNS, public_rows, rows_of


class Kind(NamedTuple):
    """A kind of file: its name on the command line, its words in a dialog, its ending, and for whom it is."""

    name: str
    words: str
    ending: str
    for_participants: bool = False


KINDS = (
    Kind("plan", "Plan file, keeps all", "toml"),
    Kind("xlsx", "Spreadsheet", "xlsx"),
    Kind("csv", "CSV table", "csv"),
    Kind("markdown", "Markdown, with notes for the facilitator", "md"),
    Kind("markdown", "Markdown, for participants", "md", for_participants=True),
    Kind("ics", "Calendar entry", "ics"),
)


def dump(plan: Plan, library: Mapping[str, Activity], kind: Kind, stamp: datetime) -> bytes:
    """The plan as the bytes of a file of a kind; stamp is when it is made, aware UTC.

    What is for participants has nothing but what they may see. Raises Trouble where something is missing.
    """
    match kind.name:
        case "plan":
            from facilitator_app.formats.plan import dump_plan

            return dump_plan(plan)
        case "markdown":
            from facilitator_app.formats.markdown import dump_markdown

            return dump_markdown(plan, library, kind.for_participants)
        case "ics":
            from facilitator_app.formats.calendar import dump_calendar

            return dump_calendar(plan, stamp)
        case _:
            return _dump_table(plan, library, kind)


def _dump_table(plan: Plan, library: Mapping[str, Activity], kind: Kind) -> bytes:
    columns = PUBLIC_COLUMNS if kind.for_participants else COLUMNS
    rows = public_rows(plan, library) if kind.for_participants else rows_of(plan, library)
    if kind.name == "csv":
        from facilitator_app.formats.sheet_csv import dump_csv

        return dump_csv(rows, columns)
    from facilitator_app.formats.sheet_xlsx import dump_xlsx

    about: list[tuple[Fact, ...]] = [("Title", plan.shown_title)]
    return dump_xlsx(rows, columns, about if kind.for_participants else about_rows(plan))
