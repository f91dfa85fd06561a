"""What the console says in words: times, phases, how late or early, what a re-plan costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import get_args

from facilitator_app.core.activity import Activity, Sensitivity
from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.plan import Block
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run_view import BlockView, RunView
from facilitator_app.core.schedule import NONE
from facilitator_app.core.spans import MINUTE, countdown_text, minutes_text, whole_minutes

Library = Mapping[str, Activity]

PHASES = {"normal": "Time left", "warning": "Ends soon", "danger": "Nearly over", "over": "Over time"}
PAUSED = "Paused"
BULLET = "•  "


def clock(shown: RunView, moment: datetime) -> str:
    """A moment as local clock text."""
    return shown.local(moment).strftime("%H:%M")


def phase_word(shown: RunView) -> str:
    """The word for how the time stands."""
    return PAUSED if shown.state == "paused" else PHASES[shown.phase]


def time_left(shown: RunView) -> tuple[str, str]:
    """The digits of the time left, and the words that go before them when it is over."""
    return countdown_text(abs(shown.left_s)), "over by" if shown.left_s < 0 else ""


def time_gone(shown: RunView) -> str:
    """How much of the block is gone: '4 of 10 min'."""
    return f"{shown.elapsed_s // 60} of {minutes_text(round(shown.length_s / 60))} gone"


def standing(behind_s: int) -> str:
    """How the whole session stands: '4 min behind', '2 min ahead', 'On time'."""
    minutes = abs(behind_s) // 60
    if not minutes:
        return "On time"
    return f"{minutes_text(minutes)} {'behind' if behind_s > 0 else 'ahead'}"


def late_minutes(shown: RunView) -> int:
    """By how many full minutes the end that is projected passes the one that must be kept."""
    if shown.must_end is None:
        return 0
    return max(0, (shown.projected_end - shown.must_end) // MINUTE)


def end_words(shown: RunView) -> str:
    """When it ends, against when it must: 'Ends 20:04 · must end 20:00 · late'."""
    words = [f"Ends {clock(shown, shown.projected_end)}"]
    if shown.must_end is not None:
        words.append(f"must end {clock(shown, shown.must_end)}")
    if late_minutes(shown):
        words.append("late")
    return " · ".join(words)


def late_words(shown: RunView) -> str:
    """The calm sentence about a late end, '' when there is none."""
    minutes = late_minutes(shown)
    if not minutes:
        return ""
    return f"This will end at {clock(shown, shown.projected_end)}, {minutes_text(minutes)} late."


def would_end(shown: RunView) -> str:
    """When it would end, and how late that is: 'Ends 20:07, 7 min late'."""
    end, minutes = f"Ends {clock(shown, shown.projected_end)}", late_minutes(shown)
    if minutes:
        return f"{end}, {minutes_text(minutes)} late"
    return end if shown.must_end is None else f"{end}, in time for {clock(shown, shown.must_end)}"


def next_words(shown: RunView, library: Library) -> str:
    """What comes next, when, and how long it is."""
    if not shown.coming:
        return "This is the last part."
    coming = shown.coming[0]
    length = minutes_text(whole_minutes(coming.end - coming.start))
    title = facilitator_title(coming.block, library)
    return f"Next at {clock(shown, coming.start)}: {title}, {length}"


_LEVELS: tuple[Sensitivity, ...] = get_args(Sensitivity)


def sensitivity(block: Block, library: Library) -> Sensitivity:
    """How sensitive a block is: by its own word, else by its activity's, and by all that it holds."""
    activity = library.get(block.activity)
    own = block.sensitivity or (activity.safety.sensitivity if activity else "low")
    held = (each for strand in block.strands for each in strand.blocks)
    return max([own, *(sensitivity(each, library) for each in held)], key=_LEVELS.index)


def agenda_word(each: BlockView, *, first_to_come: bool) -> str:
    """The word for where a block of the agenda stands."""
    if each.state == "next":
        return "Next" if first_to_come else "Later"
    return {"done": "Done", "now": "Now", "skipped": "Skipped"}[each.state]


def agenda_times(shown: RunView, each: BlockView) -> str:
    """When a block was on, or will be by the projection; '' for one that is left out."""
    if each.state == "skipped" and not each.actual:
        return ""
    return f"{clock(shown, each.start)}–{clock(shown, each.end)}"


def agenda_plan(shown: RunView, each: BlockView) -> str:
    """What was planned for a block, and how long it took when it is done."""
    words = f"planned {clock(shown, each.planned_start)}, {minutes_text(whole_minutes(each.planned))}"
    if each.state == "done":
        words += f", took {minutes_text(whole_minutes(each.actual))}"
    return words


def change_words(each: Fitted) -> str:
    """What a re-plan does to one block: '18 min, was 25 min'."""
    if each.dropped:
        return f"left out, was {minutes_text(each.planned)}"
    if each.minutes == each.planned:
        return f"{minutes_text(each.minutes)}, as now"
    return f"{minutes_text(each.minutes)}, was {minutes_text(each.planned)}"


def cost_words(fit: Fit) -> str:
    """What a re-plan costs: '7 min less in 2 parts, and 1 part left out'."""
    given = [each.minutes - each.planned for each in fit.blocks if not each.dropped]
    shorter, longer = [-each for each in given if each < 0], [each for each in given if each > 0]
    dropped = sum(each.dropped for each in fit.blocks)
    words = []
    if shorter:
        words.append(f"{minutes_text(sum(shorter))} less in {_parts(len(shorter))}")
    if longer:
        words.append(f"{minutes_text(sum(longer))} more in {_parts(len(longer))}")
    if dropped:
        words.append(f"{_parts(dropped)} left out")
    return ", ".join([*words[:-1], f"and {words[-1]}"]) if len(words) > 1 else "".join(words)


def proposal_words(fit: Fit | None, shown: RunView) -> str:
    """What a proposal comes to, in a sentence or two."""
    if fit is None:
        return "Nothing is still to come that could be made shorter."
    if not fit.changes:
        return f"No part that is to come may be made shorter. It ends {still_late(fit, shown)}."
    cost = f"The cost: {cost_words(fit)}."
    if fit.fits:
        return f"{cost} It then ends on time."
    return f"{cost} Even so it ends {still_late(fit, shown)}, with every part at its shortest."


def in_time_words(shown: RunView) -> str:
    """That nothing has to give, and what can be done all the same."""
    in_time = "It ends in time" if shown.must_end is not None else "No time is set by which it must end"
    return f"{in_time}: nothing has to give. You can still change lengths by hand."


def by_hand_words(fit: Fit) -> str:
    """What lengths that were changed by hand come to."""
    return f"By hand: {cost_words(fit)}." if fit.changes else "By hand: every part as it is now."


def still_late(fit: Fit, shown: RunView) -> str:
    """By how much it ends late with a proposal, counted in full minutes as everywhere on the console."""
    late = NONE if shown.must_end is None else shown.projected_end - shown.must_end
    # A fit counts a minute that has begun as a whole one.
    minutes = fit.short_minutes - bool(late % MINUTE)
    return f"{minutes_text(minutes)} late" if minutes > 0 else "less than a minute late"


def bullets(lines: Sequence[str]) -> str:
    """Lines as a list in plain text."""
    return "\n".join(f"{BULLET}{line}" for line in lines)


def _parts(count: int) -> str:
    return "1 part" if count == 1 else f"{count} parts"
