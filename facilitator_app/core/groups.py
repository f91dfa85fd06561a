"""Forming groups from the names of those present, or from a headcount.

Nothing here knows chance: a seed says which of the many ways it is, and the same seed gives the same groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Literal

Groups = tuple[tuple[str, ...], ...]
Pair = frozenset[str]
Way = Literal["random", "balanced", "counted"]


@dataclass(frozen=True, slots=True)
class Group:
    """One small group: what it is called, and who is in it."""

    title: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How groups are wanted: of these people, in a way, in so many groups."""

    people: tuple[str, ...]
    way: Way = "random"
    count: int = 2


@dataclass(frozen=True, slots=True)
class Formed:
    """The groups that were formed in this session, the last of them being those that hold."""

    past: tuple[Groups, ...] = ()

    @property
    def groups(self) -> Groups:
        """Those that hold; none before the first."""
        return self.past[-1] if self.past else ()

    def again(self, wish: Wish, seed: int) -> Formed:
        """With other groups; balanced ones keep those apart who were together before."""
        return Formed((*self.past, form(wish, seed, self.met())))

    def undone(self) -> Formed:
        """With the groups of before."""
        return Formed(self.past[:-1])

    def met(self) -> frozenset[Pair]:
        """Everybody who was together with somebody."""
        return frozenset(pair for groups in self.past for pair in pairings(groups))


def form(wish: Wish, seed: int, met: Iterable[Pair] = ()) -> Groups:
    """Groups in the way that is wanted; the order in which people count off needs no chance."""
    if wish.way == "counted":
        return counted_off(wish.people, wish.count)
    return apart(wish.people, wish.count, seed, met if wish.way == "balanced" else ())


def numbered(headcount: int) -> tuple[str, ...]:
    """People who are only counted: '1', '2', and so on."""
    return tuple(str(number) for number in range(1, headcount + 1))


def groups_of(people: int, size: int) -> int:
    """How many groups come nearest to a size, none of them larger by more than one; nobody is left alone."""
    fewest = -(-people // (size + 1))
    most = max(fewest, people // min(size, 2))
    return min(range(fewest, most + 1), key=lambda count: abs(people / count - size)) if people else 1


def counted_off(people: Sequence[str], count: int) -> Groups:
    """Groups as people count themselves off, 1 to count and over again."""
    return tuple(tuple(people[first::count]) for first in range(min(count, len(people))))


def at_random(people: Sequence[str], count: int, seed: int) -> Groups:
    """Groups by chance, whose sizes differ by one at most."""
    shuffled = list(people)
    Random(seed).shuffle(shuffled)
    return counted_off(shuffled, count)


def apart(people: Sequence[str], count: int, seed: int, met: Iterable[Pair]) -> Groups:
    """Groups by chance that put as few together as can be found who have met already."""
    known = {pair for pair in met if len(pair) == 2}
    groups = [list(group) for group in at_random(people, count, seed)]
    while swap := _best_swap(groups, known):
        (one, place), (other, seat) = swap
        groups[one][place], groups[other][seat] = groups[other][seat], groups[one][place]
    return tuple(tuple(group) for group in groups)


def pairings(groups: Iterable[Sequence[str]]) -> frozenset[Pair]:
    """Everybody who is together with somebody, two by two."""
    return frozenset(Pair(two) for group in groups for two in combinations(group, 2))


def named(groups: Groups, wish: Wish, *, only_counted: bool) -> tuple[Group, ...]:
    """Groups with a title each. In each, people are in the order of their list."""
    said = only_counted and wish.way == "counted"
    return tuple(
        Group(
            f"Group {number}",
            (f"Everybody who said {number}",) if said else tuple(sorted(people, key=wish.people.index)),
        )
        for number, people in enumerate(groups, 1)
    )


Seat = tuple[int, int]


def _best_swap(groups: Sequence[Sequence[str]], known: set[Pair]) -> tuple[Seat, Seat] | None:
    """The two people whose swap parts the most who have met; None where no swap helps."""
    best, most = None, 0
    seats = [(number, place) for number, group in enumerate(groups) for place in range(len(group))]
    again = [seat for seat in seats if _again(groups, seat, groups[seat[0]][seat[1]], known)]
    for seat in again:
        for other in seats:
            gain = _gain(groups, seat, other, known) if other[0] != seat[0] else 0
            if gain > most:
                best, most = (seat, other), gain
    return best


def _gain(groups: Sequence[Sequence[str]], one: Seat, other: Seat, known: set[Pair]) -> int:
    """How many fewer would be together again if two people swapped seats."""
    first, second = groups[one[0]][one[1]], groups[other[0]][other[1]]
    now = _again(groups, one, first, known) + _again(groups, other, second, known)
    return now - _again(groups, one, second, known) - _again(groups, other, first, known)


def _again(groups: Sequence[Sequence[str]], seat: Seat, person: str, known: set[Pair]) -> int:
    """How many of those around a seat a person has met."""
    number, place = seat
    return sum(frozenset((person, each)) in known for at, each in enumerate(groups[number]) if at != place)
