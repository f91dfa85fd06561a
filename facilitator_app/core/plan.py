"""A plan of a session: blocks in order, in sections and breakouts. Every edit returns a new plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any, Literal

from facilitator_app.core.activity import Sensitivity
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.spans import clock_at, since_midnight

BlockKind = Literal["activity", "break", "buffer", "note", "section", "breakout"]
Priority = Literal["must", "shrink", "drop"]
Extra = Mapping[str, Any]
_Edit = Callable[[tuple["Block", ...]], tuple["Block", ...]]

MOST_DEPTH = 6
MOST_BLOCKS = 2_000


@dataclass(frozen=True, slots=True)
class Strand:
    """One of the groups that work side by side in a breakout."""

    id: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a plan. A section holds blocks, a breakout holds strands; others are leaves.

    activity names a library activity, whose title, steps and papers the block takes; left_out has the steps
    that are left out, counted from 1. notes are for the facilitator alone; screen is what participants see.
    content_notes name what may be hard to hear, beside what the activity itself names. In a run auto goes on
    by itself when its time is up, until counts to a clock time, and warning_minutes and danger_minutes are
    how much is left when the colours change.
    """

    id: str
    kind: BlockKind = "activity"
    title: str = ""
    public_title: str = ""
    activity: str = ""
    minutes: int = 0
    min_minutes: int | None = None
    priority: Priority = "must"
    pin: time | None = None
    lead: str = ""
    support: str = ""
    notes: str = ""
    screen: str = ""
    sensitivity: Sensitivity | None = None
    opt_out: str = ""
    content_notes: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    room: str = ""
    left_out: tuple[int, ...] = ()
    auto: bool = False
    until: time | None = None
    warning_minutes: int | None = None
    danger_minutes: int | None = None
    blocks: tuple[Block, ...] = ()
    strands: tuple[Strand, ...] = ()
    extra: Extra = field(default_factory=dict)

    @property
    def length(self) -> timedelta:
        """The planned length of a leaf."""
        return timedelta(minutes=self.minutes)

    @property
    def is_leaf(self) -> bool:
        """Whether it holds no other blocks."""
        return self.kind not in ("section", "breakout")


@dataclass(frozen=True, slots=True)
class Parked:
    """A block that is kept out of the time, with the place that it was taken from."""

    block: Block
    parent: str = ""
    place: int = 0
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a piece of advice is not followed: its code, the block it is about ('' for the plan), and why."""

    code: str
    block: str = ""
    why: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Supply:
    """Who brings a material of the list, by its name, and whether it is ready."""

    name: str
    owner: str = ""
    ready: bool = False
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """A session. start, must_end and pins are local clock times; date and time_zone may be absent.

    setting is the code of a library setting. parked blocks take no time; reasons say why advice is not
    followed; supplies say who brings what.
    """

    id: str
    title: str
    start: time
    public_title: str = ""
    date: date | None = None
    time_zone: str = ""
    must_end: time | None = None
    group_size: int = 0
    facilitators: tuple[str, ...] = ()
    women_consent: bool = False
    notes: str = ""
    setting: str = ""
    tags: tuple[str, ...] = ()
    archived: bool = False
    blocks: tuple[Block, ...] = ()
    parked: tuple[Parked, ...] = ()
    reasons: tuple[Reason, ...] = ()
    supplies: tuple[Supply, ...] = ()
    extra: Extra = field(default_factory=dict)

    @property
    def shown_title(self) -> str:
        """The neutral title, the only one that participants' papers and screens use."""
        return self.public_title or "Session"

    def walk(self) -> Iterator[Block]:
        """Every block, each before what it holds, in running order."""
        return walk(self.blocks)

    def find(self, id: str) -> Block | None:
        """The block with this id, wherever it is."""
        return next((block for block in self.walk() if block.id == id), None)

    def home_of(self, id: str) -> tuple[str, int]:
        """The id of the section or strand that holds a block ('' for the plan), and its place there."""
        for parent, blocks in holders(self):
            for place, block in enumerate(blocks):
                if block.id == id:
                    return parent, place
        raise BadEdit("That block is no longer in the plan.")

    def rename(self, title: str) -> Plan:
        """Give the plan another title."""
        return replace(self, title=title)

    def begun_at(self, start: time) -> Plan:
        """The plan begun at another time of day; the time it must end, pins and the like move along."""
        by = since_midnight(start) - since_midnight(self.start)

        def moved(clock: time | None) -> time | None:
            return None if clock is None else clock_at(since_midnight(clock) + by)

        must_end = moved(self.must_end)
        plan = replace(self, start=start, must_end=must_end)
        for block in self.walk():
            if block.pin is not None or block.until is not None:
                plan = plan.change(block.id, pin=moved(block.pin), until=moved(block.until))
        return plan

    def add(self, block: Block, to: int | None = None, parent: str = "") -> Plan:
        """Put a block in at a place (None: at the end) of the plan, a section or a strand."""
        return self.add_all((block,), to, parent)

    def add_all(self, blocks: tuple[Block, ...], to: int | None = None, parent: str = "") -> Plan:
        """Put several blocks in, one after another, at a place of the plan, a section or a strand."""
        return self._at(parent, lambda held: _insert(held, blocks, to))

    def remove(self, id: str) -> Plan:
        """Take a block out, with all that it holds."""
        parent, place = self.home_of(id)
        return self._at(parent, lambda held: held[:place] + held[place + 1 :])

    def move(self, id: str, to: int | None = None, parent: str | None = None) -> Plan:
        """Move a block to a place, counted without it; parent None keeps it where it is held."""
        block = self.find(id)
        home, _ = self.home_of(id)
        assert block is not None
        target = home if parent is None else parent
        if target in ids_of(block):
            raise BadEdit("A section cannot be moved into itself.")
        return self.remove(id).add(block, to, target)

    def change(self, id: str, **fields: Any) -> Plan:
        """Give a block other values for the fields named."""
        parent, place = self.home_of(id)
        return self._at(
            parent,
            lambda held: (*held[:place], replace(held[place], **fields), *held[place + 1 :]),
        )

    def _at(self, parent: str, edit: _Edit) -> Plan:
        if not parent:
            return self._checked(edit(self.blocks))
        blocks, found = _rebuild(self.blocks, parent, edit)
        if not found:
            raise BadEdit("The section it should go into is no longer in the plan.")
        return self._checked(blocks)

    def _checked(self, blocks: tuple[Block, ...]) -> Plan:
        if _depth(blocks) > MOST_DEPTH:
            raise BadEdit(f"Sections can be {MOST_DEPTH} deep at most.")
        ids = [*_every_id(blocks), *_every_id(self._parked_blocks)]
        if len(ids) > len(set(ids)):
            raise BadEdit("A block with this id is already in the plan.")
        if len(ids) > MOST_BLOCKS:  # blocks and groups: only then is it worth while to count blocks alone
            self._check_count(blocks)
        return replace(self, blocks=blocks)

    def _check_count(self, blocks: tuple[Block, ...]) -> None:
        count, parked = (sum(1 for _ in walk(held)) for held in (blocks, self._parked_blocks))
        # A plan that is too large already may be changed and made smaller.
        if count + parked > MOST_BLOCKS and count > sum(1 for _ in self.walk()):
            raise BadEdit(too_many(count + parked))

    @property
    def _parked_blocks(self) -> tuple[Block, ...]:
        return tuple(each.block for each in self.parked)


def too_many(count: int) -> str:
    """Why a plan cannot have so many blocks."""
    return f"A plan holds {MOST_BLOCKS:,} blocks at most, and this would make {count:,}. Nothing was changed."


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block of these, each before what it holds, in running order."""
    for block in blocks:
        yield block
        if block.blocks:  # most blocks hold nothing, and plans are walked all the time
            yield from walk(block.blocks)
        for strand in block.strands:
            yield from walk(strand.blocks)


def holders(plan: Plan) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Everything that holds blocks: its id ('' for the plan itself) and what it holds."""
    yield "", plan.blocks
    for block in plan.walk():
        if block.kind == "section":
            yield block.id, block.blocks
        for strand in block.strands:
            yield strand.id, strand.blocks


def strand_ids(blocks: tuple[Block, ...]) -> set[str]:
    """The ids of every strand within these blocks."""
    return {strand.id for block in walk(blocks) for strand in block.strands}


def ids_of(block: Block) -> set[str]:
    """The ids of a block and of all that it holds."""
    return {each.id for each in walk((block,))} | strand_ids((block,))


def _every_id(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        yield block.id
        yield from (strand.id for strand in block.strands)


def _insert(held: tuple[Block, ...], blocks: tuple[Block, ...], to: int | None) -> tuple[Block, ...]:
    place = len(held) if to is None else max(0, min(to, len(held)))
    return (*held[:place], *blocks, *held[place:])


def _rebuild(blocks: tuple[Block, ...], parent: str, edit: _Edit) -> tuple[tuple[Block, ...], bool]:
    done: list[Block] = []
    found = False
    for block in blocks:
        if found or block.is_leaf:
            done.append(block)
            continue
        rebuilt, found = _rebuild_in(block, parent, edit)
        done.append(rebuilt)
    return tuple(done), found


def _rebuild_in(block: Block, parent: str, edit: _Edit) -> tuple[Block, bool]:
    if block.id == parent and block.kind == "section":
        return replace(block, blocks=edit(block.blocks)), True
    inner, found = _rebuild(block.blocks, parent, edit)
    if found:
        return replace(block, blocks=inner), True
    strands, found = _rebuild_strands(block.strands, parent, edit)
    return (replace(block, strands=strands), True) if found else (block, False)


def _rebuild_strands(
    strands: tuple[Strand, ...], parent: str, edit: _Edit
) -> tuple[tuple[Strand, ...], bool]:
    for place, strand in enumerate(strands):
        if strand.id == parent:
            inner, found = edit(strand.blocks), True
        else:
            inner, found = _rebuild(strand.blocks, parent, edit)
        if found:
            return (*strands[:place], replace(strand, blocks=inner), *strands[place + 1 :]), True
    return strands, False


def _depth(blocks: tuple[Block, ...]) -> int:
    inner = [block.blocks for block in blocks]
    inner += [strand.blocks for block in blocks for strand in block.strands]
    return 1 + max((_depth(each) for each in inner if each), default=0)
