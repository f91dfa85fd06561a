"""A report in plain words, the same on the screen and in a file."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from facilitator_app.core.report import Fidelity, Report, ReportRow
from facilitator_app.core.spans import MINUTE, minutes_text, whole_minutes

NONE_SHOWN = "–"


def planned_words(row: ReportRow) -> str:
    """How long a part was planned for; one that was put in on the way was not planned."""
    return NONE_SHOWN if row.inserted else minutes_text(whole_minutes(row.planned))


def actual_words(row: ReportRow) -> str:
    """How long a part took; one that was left out took no time."""
    return NONE_SHOWN if row.left_out else minutes_text(whole_minutes(row.actual))


def difference_words(row: ReportRow) -> str:
    """How a part's time differed from its plan."""
    if row.left_out:
        return "Left out"
    if row.inserted:
        return "Added on the way"
    # Of the figures that stand beside it, so that the row adds up.
    minutes = whole_minutes(row.actual) - whole_minutes(row.planned)
    if not minutes:
        return "As planned"
    return f"{minutes_text(abs(minutes))} {'longer' if minutes > 0 else 'shorter'}"


def ran_words(report: Report, zone: tzinfo) -> str:
    """The session as a whole in a sentence, '' for one in which nothing took place."""
    if report.start is None or report.end is None:
        return ""
    ran = f"It ran from {clock(report.start, zone)} to {clock(report.end, zone)}"
    return f"{ran}, and ended {ending_words(report.behind)}."


def ending_words(behind: timedelta) -> str:
    """How its end compares with the plan: 'on time', '4 min later than planned'."""
    minutes = abs(behind) // MINUTE
    if not minutes:
        return "on time"
    return f"{minutes_text(minutes)} {'later' if behind.total_seconds() > 0 else 'earlier'} than planned"


def fidelity_words(fidelity: Fidelity) -> str:
    """How much of the plan was delivered; what it did not plan is not spoken of, '' for nothing of it."""
    told = []
    if fidelity.steps:
        told.append(f"{fidelity.steps_done} of {fidelity.steps} core steps ticked")
    if fidelity.minutes:
        told.append(f"{fidelity.minutes_done} of {fidelity.minutes} planned minutes delivered")
    return f"{'; '.join(told)}." if told else ""


def offered_words(report: Report) -> str:
    """Whether a referral was offered, and nothing more."""
    return f"Referral offered: {'yes' if report.offered else 'no'}."


def clock(moment: datetime, zone: tzinfo) -> str:
    """A moment as clock text in a zone."""
    return moment.astimezone(zone).strftime("%H:%M")
