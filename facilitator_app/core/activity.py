"""An activity of the library: what a facilitator needs to run one part of a workshop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from facilitator_app.core.handout import Handout

Stage = Literal["open", "reflect", "understand", "practise", "act", "sustain"]
Sensitivity = Literal["low", "medium", "high"]
Energy = Literal["low", "medium", "high"]
CoFacilitator = Literal["none", "recommended", "required"]
MaterialPer = Literal["person", "pair", "group", "room"]
EvidenceLevel = Literal["trial-tested programme", "programme-derived", "practice-based", "new"]
Theme = Literal["AL", "MI", "MF", "ARC", "AP", "CC", "AB", "GE", "OM", "EV"]
Setting = Literal["any", "SCH", "UNI", "SPT", "WRK", "COM", "FTH", "UNF", "FAM", "HUM", "FAC", "ONL"]
Flag = Literal[
    "sexual violence",
    "partner violence",
    "child abuse",
    "homophobia",
    "racism",
    "armed conflict",
    "suicide",
    "disclosure likely",
]
Level = Literal["self", "relationship", "peer", "organisation", "community", "society"]
Audience = Literal["men", "boys", "mixed", "women's reference group", "facilitators"]

THEMES: dict[str, str] = {
    "AL": "Male allyship and accountability",
    "MI": "Common mistakes",
    "MF": "Men in focus",
    "ARC": "ARC Gender Relations",
    "AP": "Asia Pacific",
    "CC": "Changing contexts",
    "AB": "Alberta framework",
    "GE": "A more generous embrace",
    "OM": "Online media",
    "EV": "Engaging men in prevention",
}

SETTINGS: dict[str, str] = {
    "any": "Any setting",
    "SCH": "School",
    "UNI": "University",
    "SPT": "Sport",
    "WRK": "Workplace",
    "COM": "Community",
    "FTH": "Faith",
    "UNF": "Uniformed services",
    "FAM": "Family",
    "HUM": "Humanitarian",
    "FAC": "Facilitators",
    "ONL": "Online",
}


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long the activity takes in whole minutes; 0 where there is no such form."""

    standard: int
    short: int = 0
    long: int = 0


@dataclass(frozen=True, slots=True)
class Variants:
    """What to cut for the short form and what to add for the long one."""

    short: str = ""
    long: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring; quantity is for each person, pair, small group, or the room."""

    name: str
    quantity: int = 1
    per: MaterialPer = "room"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. screen is for participants; note is for the facilitator alone."""

    text: str
    minutes: int
    title: str = ""
    core: bool = True
    screen: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody may say against it, and what a facilitator can answer."""

    says: str
    reply: str


@dataclass(frozen=True, slots=True)
class Safety:
    """What keeps people safe while it runs."""

    sensitivity: Sensitivity = "low"
    flags: tuple[Flag, ...] = ()
    debrief_minutes: int = 0
    cofacilitator: CoFacilitator = "none"
    opt_out: str = ""
    notes: tuple[str, ...] = ()
    do_nots: tuple[str, ...] = ()
    resistance: tuple[Reply, ...] = ()

    @property
    def is_mild(self) -> bool:
        """Whether it stirs nobody up and one person alone can lead it."""
        return self.sensitivity == "low" and self.cofacilitator == "none"


@dataclass(frozen=True, slots=True)
class Adaptations:
    """How to change it for the people in the room; empty where nothing changes."""

    low_literacy: str = ""
    seated: str = ""
    hearing: str = ""
    vision: str = ""
    faith_and_culture: str = ""
    large_group: str = ""
    interpreter: str = ""
    online: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well tried it is. Programmes are trial-tested; single activities are not."""

    level: EvidenceLevel = "practice-based"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read: address, the day it was read, and what was taken from it."""

    title: str
    address: str = ""
    read: date | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity, as its file holds it."""

    id: str
    title: str
    minutes: Minutes
    number: int = 0
    aliases: tuple[str, ...] = ()
    summary: str = ""
    language: str = "en-AU"
    author: str = ""
    licence: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None
    themes: tuple[Theme, ...] = ()
    stage: Stage = "understand"
    levels: tuple[Level, ...] = ()
    settings: tuple[Setting, ...] = ("any",)
    audience: tuple[Audience, ...] = ()
    min_age: int = 0
    form: str = ""
    method: str = ""
    energy: Energy = "medium"
    group_min: int = 1
    group_max: int = 1000
    variants: Variants = field(default_factory=Variants)
    materials: tuple[Material, ...] = ()
    room: str = ""
    objectives: tuple[str, ...] = ()
    preparation: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    questions: tuple[str, ...] = ()
    key_messages: tuple[str, ...] = ()
    closing: str = ""
    home_task: str = ""
    safety: Safety = field(default_factory=Safety)
    adaptations: Adaptations = field(default_factory=Adaptations)
    evidence: Evidence = field(default_factory=Evidence)
    sources: tuple[Source, ...] = ()
    handouts: tuple[Handout, ...] = ()

    def suits(self, people: int, setting: str) -> bool:
        """Whether it is made for so many people in such a place; 0 and '' where that is not known."""
        fits = not people or self.group_min <= people <= self.group_max
        return fits and (not setting or not {"any", setting}.isdisjoint(self.settings))


def shared_out(steps: Sequence[Step], minutes: int) -> list[int]:
    """The steps' minutes made to add up to minutes, each in its share; largest remainders round up."""
    planned = [step.minutes for step in steps]
    whole = sum(planned)
    if not whole or whole == minutes:
        return planned
    given = [each * minutes // whole for each in planned]
    rest = sorted(range(len(steps)), key=lambda at: -(planned[at] * minutes % whole))
    for at in rest[: minutes - sum(given)]:
        given[at] += 1
    return given
