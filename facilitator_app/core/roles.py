"""Who leads and supports what, with minutes, and how evenly it is shared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Entry, Schedule
from facilitator_app.core.spans import minutes_text, whole_minutes

Part = Literal["leads", "supports"]
PARTS: Final[tuple[Part, ...]] = ("leads", "supports")


@dataclass(frozen=True, slots=True)
class Duty:
    """One block that somebody leads or supports."""

    entry: Entry
    part: Part

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return whole_minutes(self.entry.length)


@dataclass(frozen=True, slots=True)
class Role:
    """All that one person does, in running order."""

    name: str
    duties: tuple[Duty, ...] = ()

    def minutes(self, part: Part) -> int:
        """How many minutes the person leads or supports in all."""
        return sum(duty.minutes for duty in self.duties if duty.part == part)

    @property
    def words(self) -> str:
        """The minutes in words: 'leads 1 h 35 min, supports 40 min'."""
        said = [f"{part} {minutes_text(self.minutes(part))}" for part in PARTS if self.minutes(part)]
        return ", ".join(said) or "nothing yet"


def roles(plan: Plan, timetable: Schedule) -> tuple[Role, ...]:
    """What each person does: those whom the plan names first, then others whom its blocks name."""
    held: dict[str, list[Duty]] = {_key(name): [] for name in plan.facilitators if name.strip()}
    names = {_key(name): name.strip() for name in reversed(plan.facilitators)}
    for entry in _worked(timetable):
        for name, duty in _duties(entry):
            names.setdefault(_key(name), name.strip())
            held.setdefault(_key(name), []).append(duty)
    return tuple(Role(names[key], tuple(duties)) for key, duties in held.items())


def unled(timetable: Schedule) -> tuple[Entry, ...]:
    """The blocks of some length that nobody leads."""
    return tuple(entry for entry in _worked(timetable) if not entry.block.lead.strip())


def balance(found: tuple[Role, ...]) -> str:
    """How leading is shared: each person's minutes, and what they come to; '' where nobody is named."""
    if not found:
        return ""
    shares = ", ".join(f"{role.name}: {minutes_text(role.minutes('leads'))}" for role in found)
    return f"Leading is {_shared(found)}. {shares}."


def _shared(found: tuple[Role, ...]) -> str:
    led = [role.minutes("leads") for role in found]
    if not any(led):
        return "not given to anybody yet"
    if len(led) == 1:
        return "all with one person"
    # A quarter more than the other is what two people do not feel.
    return "shared about evenly" if (max(led) - min(led)) * 4 <= max(led) else "not shared evenly"


def _worked(timetable: Schedule) -> Iterator[Entry]:
    for entry in timetable.entries:
        if entry.block.is_leaf and entry.length and entry.block.kind not in ("break", "buffer", "note"):
            yield entry


def _duties(entry: Entry) -> Iterator[tuple[str, Duty]]:
    block = entry.block
    if block.lead.strip():
        yield block.lead, Duty(entry, "leads")
    if block.support.strip() and _key(block.support) != _key(block.lead):
        yield block.support, Duty(entry, "supports")


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
