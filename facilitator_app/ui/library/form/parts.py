"""The parts of the form: which fields of an activity stand where, what each is called and how it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from facilitator_app.core.activity import (
    SETTINGS,
    THEMES,
    Audience,
    CoFacilitator,
    Energy,
    EvidenceLevel,
    Flag,
    Level,
    Sensitivity,
    Stage,
)
from facilitator_app.ui.library.form import writing
from facilitator_app.ui.library.words import ADAPTATIONS, CO_FACILITATOR, MANY
from facilitator_app.ui.theme import stage_look


@dataclass(frozen=True, slots=True)
class Line:
    """One line for what stands at a path."""

    path: str
    word: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Several lines of words."""

    path: str
    word: str
    lines: int = 3
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Several lines that stand for several things."""

    path: str
    word: str
    lines: int = 4
    hint: str = "One on each line"
    read: Callable[[str], Any] = writing.read_lines
    write: Callable[[Any], str] = writing.write_lines


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a few values."""

    path: str
    word: str
    values: Sequence[tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Any of a few values."""

    path: str
    word: str
    values: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Beside:
    """Some entries side by side."""

    entries: tuple[Line | Pick, ...]


Entry = Line | Text | Listed | Pick | Ticks


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it, and a line that says what it is for."""

    heading: str
    about: str
    entries: tuple[Entry | Beside, ...]


def _words(values: Sequence[str]) -> list[tuple[str, str]]:
    return [(each, each[:1].upper() + each[1:]) for each in values]


def _number(path: str, word: str) -> Line:
    return Line(path, word, writing.read_number, writing.write_number)


def _minutes(path: str, word: str, hint: str = "") -> Line:
    return Line(path, word, writing.read_optional_minutes, writing.write_number, hint)


def _read_most(text: str) -> int:
    return writing.read_number(text) or MANY


def _write_most(people: int) -> str:
    return writing.write_number(people if people < MANY else 0)


ABOUT: Final = Part(
    "What it is",
    "Participants see the title on screen and on paper.",
    (
        Line("title", "Title", writing.read_title),
        Text("summary", "In a sentence or two", 2),
        Listed("aliases", "Other names that it is looked for by", 2),
        Beside(
            (
                Pick("stage", "Stage", [(each, stage_look(each)[2]) for each in get_args(Stage)]),
                Pick("energy", "Energy", _words(get_args(Energy))),
                Line("form", "How people work", hint="Circle, pairs, small groups"),
            )
        ),
        Beside(
            (
                Line("group_min", "People, at least", lambda text: writing.read_number(text) or 1),
                Line("group_max", "People, at most", _read_most, _write_most, "Any number"),
                _number("min_age", "From what age"),
            )
        ),
        Ticks("themes", "Themes", [*THEMES.items()]),
        Ticks("settings", "Settings", [*SETTINGS.items()]),
        Ticks("audience", "Who it is for", _words(get_args(Audience))),
        Ticks("levels", "What it works on", _words(get_args(Level))),
    ),
)
LENGTHS: Final = Part(
    "How long it takes",
    "A plan can take any of its forms.",
    (
        Beside(
            (
                _minutes("minutes.standard", "Standard length, minutes"),
                _minutes("minutes.short", "Short form, minutes", "None"),
                _minutes("minutes.long", "Long form, minutes", "None"),
            )
        ),
        Text("variants.short", "What to cut for the short form", 2),
        Text("variants.long", "What to add for the long form", 2),
    ),
)
READY: Final = Part(
    "Getting ready",
    "",
    (
        Listed("objectives", "What it is for", 3),
        Listed(
            "materials",
            "Materials",
            4,
            "One on each line, such as  Pens: 2 for each pair",
            writing.read_materials,
            writing.write_materials,
        ),
        Line("room", "Room"),
        Listed("preparation", "Before people come", 4),
    ),
)
TALK: Final = Part(
    "Talking it over",
    "Participants may see these.",
    (
        Listed("questions", "Questions", 5, "One on each line; questions that open, rather than test"),
        Listed("key_messages", "What to leave people with", 3),
        Text("closing", "Closing", 3),
        Text("home_task", "Something to try before next time", 2),
    ),
)
SAFE: Final = Part(
    "Keeping people safe",
    "For you, never shown to participants. Only the words for sitting out are read to them.",
    (
        Beside(
            (
                Pick("safety.sensitivity", "How sensitive it is", _words(get_args(Sensitivity))),
                Pick(
                    "safety.cofacilitator",
                    "Second facilitator",
                    [(each, CO_FACILITATOR[each]) for each in get_args(CoFacilitator)],
                ),
                _minutes("safety.debrief_minutes", "Debrief after it, minutes", "None"),
            )
        ),
        Ticks("safety.flags", "It touches on", _words(get_args(Flag))),
        Text("safety.opt_out", "Words for sitting out", 2),
        Listed("safety.notes", "Watch for", 3),
        Listed("safety.do_nots", "Do not", 3),
        Listed(
            "safety.resistance",
            "What people may say against it",
            4,
            "One on each line: what they say | what you answer",
            writing.read_replies,
            writing.write_replies,
        ),
    ),
)
ROOMS: Final = Part(
    "For the people in the room",
    "What changes; leave empty what does not.",
    tuple(Text(f"adaptations.{name}", word, 2) for name, word in ADAPTATIONS.items()),
)
ORIGIN: Final = Part(
    "Where it comes from",
    "",
    (
        Beside(
            (
                Pick("evidence.level", "How well tried it is", _words(get_args(EvidenceLevel))),
                Line("author", "Written by"),
            )
        ),
        Text("evidence.note", "What is known of how it works", 2),
        # The reader of sources is given by the form: it must know those that there were.
        Listed("sources", "Sources", 4, "One on each line: title | address | what was taken from it"),
        Line("licence", "Licence", hint="Such as CC BY 4.0"),
    ),
)
