"""People and who came. Names live only in a roster; attendance holds opaque ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from facilitator_app.core.errors import BadEdit

Mark = Literal["present", "late", "absent", "apologies"]
MARKS: tuple[Mark, ...] = get_args(Mark)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a roster: an opaque id and the name they go by."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a group, in the order of its list."""

    id: str
    title: str = ""
    people: tuple[Person, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def find(self, id: str) -> Person | None:
        """The person with this id."""
        return next((person for person in self.people if person.id == id), None)

    def add(self, person: Person) -> Roster:
        """Put somebody at the end of the list."""
        if self.find(person.id):
            raise BadEdit("This person is already on the list.")
        return replace(self, people=(*self.people, person))

    def remove(self, id: str) -> Roster:
        """Take somebody off the list."""
        return replace(self, people=tuple(each for each in self.people if each.id != id))

    def rename(self, id: str, name: str) -> Roster:
        """Give somebody another name."""
        people = (replace(each, name=name) if each.id == id else each for each in self.people)
        return replace(self, people=tuple(people))

    def by_name(self) -> Roster:
        """The list in alphabetical order."""
        return replace(self, people=tuple(sorted(self.people, key=lambda each: each.name.casefold())))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came to one session: marks by person id. id is the plan's id."""

    id: str
    roster: str = ""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def mark(self, person: str, mark: Mark | None) -> Attendance:
        """Mark somebody; None takes the mark away."""
        kept = {id: each for id, each in self.marks.items() if id != person}
        return replace(self, marks=kept if mark is None else {**kept, person: mark})

    def mark_rest(self, roster: Roster, mark: Mark) -> Attendance:
        """Mark everybody on the list who has no mark yet."""
        rest = {each.id: mark for each in roster.people if each.id not in self.marks}
        return replace(self, marks={**self.marks, **rest})

    def count(self, roster: Roster, mark: Mark) -> int:
        """How many people on the list have this mark."""
        return sum(self.marks.get(each.id) == mark for each in roster.people)

    def here(self, roster: Roster) -> tuple[str, ...]:
        """The names of those who came, in time or late, in the order of the list."""
        return tuple(each.name for each in roster.people if self.marks.get(each.id) in ("present", "late"))

    def unmarked(self, roster: Roster) -> int:
        """How many people on the list have no mark."""
        return sum(each.id not in self.marks for each in roster.people)
