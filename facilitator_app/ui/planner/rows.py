"""What the rows of the agenda say: words made from a plan, its timetable and the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Literal

from facilitator_app.core.activity import Activity, Sensitivity
from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Conflict, Entry, Schedule
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.ui.theme import stage_look

Library = Mapping[str, Activity]
Sort = Literal["leaf", "section", "breakout", "strand"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign with its word, and the name of the colour that it is drawn in; told has more, if any."""

    icon: str
    word: str
    colour: str = "muted"
    told: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the agenda, as it reads."""

    id: str
    sort: Sort
    clock: str
    minutes: int
    length: str
    title: str
    icon: str
    colour: str
    word: str
    lead: str = ""
    support: str = ""
    marks: tuple[Mark, ...] = ()
    remark: str = ""
    clash: bool = False

    @property
    def sentence(self) -> str:
        """The whole row in words, as a screen reader says it."""
        who = [f"led by {self.lead}"] if self.lead else []
        who += [f"supported by {self.support}"] if self.support else []
        marks = [mark.told or mark.word for mark in self.marks]
        remark = [self.remark] if self.remark else []
        return ", ".join([*remark, self.clock, self.length, self.title, self.word, *who, *marks])


@dataclass(slots=True, eq=False)
class Branch:
    """A row with the rows that it holds: what its words rest on, and the words once it is seen."""

    id: str
    sort: Sort
    start: timedelta
    length: timedelta
    conflict: Conflict | None
    rest: tuple[object, ...]
    worded: Callable[[], Row]
    branches: tuple[Branch, ...] = ()
    _row: Row | None = None

    @property
    def row(self) -> Row:
        """The row in words."""
        if self._row is None:
            self._row = self.worded()
        return self._row

    def reads_as(self, other: Branch) -> bool:
        """Whether its row has the same words as another's, told without making them."""
        return (
            self.start == other.start
            and self.length == other.length
            and self.conflict == other.conflict
            and self.rest == other.rest
        )


def agenda(plan: Plan, timetable: Schedule, library: Library) -> tuple[Branch, ...]:
    """The rows of a whole plan."""
    entries = {entry.block.id: entry for entry in timetable.entries}
    return _branches(plan.blocks, _Page(timetable, entries, library))


def walk(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    """Every row, each before those that it holds."""
    for branch in branches:
        yield branch
        if branch.branches:
            yield from walk(branch.branches)


def title_of(plan: Plan, id: str, library: Library) -> str:
    """The title of a block or a group as the facilitator reads it."""
    for block in plan.walk():
        if block.id == id:
            return facilitator_title(block, library)
        for strand in block.strands:
            if strand.id == id:
                return strand.title or "Group"
    return ""


def sensitivity(block: Block, library: Library) -> Sensitivity:
    """How sensitive a block is: its own word, else that of its activity."""
    activity = library.get(block.activity)
    return block.sensitivity or (activity.safety.sensitivity if activity else "low")


@dataclass(frozen=True, slots=True)
class _Page:
    timetable: Schedule
    entries: Mapping[str, Entry]
    library: Library


def _branches(blocks: tuple[Block, ...], page: _Page) -> tuple[Branch, ...]:
    return tuple(_branch(block, page) for block in blocks)


def _branch(block: Block, page: _Page) -> Branch:
    entry, kind = page.entries[block.id], block.kind
    return Branch(
        block.id,
        kind if kind == "section" or kind == "breakout" else "leaf",
        entry.start,
        entry.length,
        entry.conflict,
        (block, page.library.get(block.activity), page.timetable.day),
        partial(_row, entry, page),
        tuple(_strand(strand, page, entry) for strand in block.strands) or _branches(block.blocks, page),
    )


def _row(entry: Entry, page: _Page) -> Row:
    block = entry.block
    activity = page.library.get(block.activity)
    kind = block.kind
    icon, colour, word = stage_look(activity.stage if activity and kind == "activity" else kind)
    minutes = whole_minutes(entry.length)
    return Row(
        id=block.id,
        sort=kind if kind == "section" or kind == "breakout" else "leaf",
        clock=page.timetable.clock(entry.start),
        minutes=minutes,
        length=minutes_text(minutes),
        title=facilitator_title(block, page.library),
        icon=icon,
        colour=colour,
        word=word,
        lead=block.lead,
        support=block.support,
        marks=tuple(_marks(block, page.library)),
        remark=_remark(entry.conflict),
        clash=bool(entry.conflict and entry.conflict.kind == "overlap"),
    )


def _strand(strand: Strand, page: _Page, breakout: Entry) -> Branch:
    held = [page.entries[block.id] for block in strand.blocks]
    start = min((entry.start for entry in held), default=breakout.start)
    length = max((entry.end for entry in held), default=start) - start
    return Branch(
        strand.id,
        "strand",
        start,
        length,
        None,
        (strand, page.timetable.day),
        partial(_strand_row, strand, start, length, page),
        _branches(strand.blocks, page),
    )


def _strand_row(strand: Strand, start: timedelta, length: timedelta, page: _Page) -> Row:
    minutes = whole_minutes(length)
    return Row(
        id=strand.id,
        sort="strand",
        clock=page.timetable.clock(start),
        minutes=minutes,
        length=minutes_text(minutes),
        title=strand.title or "Group",
        icon="group",
        colour=stage_look("breakout")[1],
        word="Group" if strand.blocks else "Group, nothing in it yet",
    )


def _marks(block: Block, library: Library) -> Iterator[Mark]:
    if block.pin is not None:
        yield Mark("pin", "Pinned", "accent")
    if (mark := content_mark(block, library)) is not None:
        yield mark
    if block.is_leaf and (word := priority_mark(block)):
        yield Mark("skip" if block.priority == "drop" else "shrink", word)


def content_mark(block: Block, library: Library) -> Mark | None:
    """How hard a block may be to hear; what it is about is told, not shown, lest it crowd the row."""
    activity = library.get(block.activity)
    if activity is None and block.sensitivity is None and not block.content_notes:
        return None
    names = dict.fromkeys((*(activity.safety.flags if activity else ()), *block.content_notes))
    about = f": {', '.join(names)}" if names else ""
    match sensitivity(block, library):
        case "high":
            return Mark("shield", "Highly sensitive", "danger", f"Highly sensitive{about}")
        case "medium":
            return Mark("shield", "Sensitive", "warning", f"Sensitive{about}")
        case "low":
            return Mark("shield", "Content note", "warning", f"Content note{about}") if names else None


def priority_mark(block: Block) -> str:
    """What may happen to a block when time runs short, in words; '' where nothing may."""
    least = block.min_minutes
    room = least is not None and 0 <= least < block.minutes
    to = f" to {minutes_text(least)}" if least is not None and room else ""
    match block.priority:
        case "must":
            return ""
        case "shrink":
            return "At its least" if least and not room else f"May shrink{to}"
        case "drop":
            return f"May shrink{to} or drop" if room else "May drop"


def _remark(conflict: Conflict | None) -> str:
    if conflict is None:
        return ""
    length = minutes_text(whole_minutes(conflict.length))
    if conflict.kind == "gap":
        return f"{length} free before this"
    return f"Starts {length} before the part ahead ends"


_NUMBERS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


def count_words(count: int, one: str, more: str) -> str:
    """A count in words: 'Two things to look at'."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {one if count == 1 else more}"


@dataclass(frozen=True, slots=True)
class Ending:
    """The last line of the agenda: when it ends, what it is made of, and whether that is too late."""

    words: str
    parts: str
    late: bool


def ending(timetable: Schedule) -> Ending:
    """How a plan ends, in words."""
    end = f"Ends {timetable.clock(timetable.end)}"
    must_end, late = timetable.must_end, bool(timetable.over_run)
    if late:
        end += f", {minutes_text(whole_minutes(timetable.over_run))} after it must"
    elif must_end is not None:
        early = whole_minutes(must_end - timetable.end)
        end += f", {minutes_text(early)} before it must" if early else ", just when it must"
    total = whole_minutes(timetable.end - timetable.start)
    parts = [f"{minutes_text(total)} in all", f"{minutes_text(whole_minutes(timetable.content))} of content"]
    if timetable.breaks:
        parts.append(f"{minutes_text(whole_minutes(timetable.breaks))} of breaks")
    if slack := whole_minutes(timetable.slack):
        parts.append(f"{minutes_text(abs(slack))} {'slack' if slack > 0 else 'overlapping'}")
    return Ending(end, " · ".join(parts), late)
