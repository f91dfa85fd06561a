"""Eight hours of a busy, sleeping, wrongly set computer: the time shown is true, and each cue comes once."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.core.plan import Block, Plan
from facilitator_app.ui.live import Live, SteadyClock
from tests.builders import block, plan
from tests.ui.run.hands import MemoryKeeper, at

HOURS = 8
DAY_OF_IT = plan(*(block(f"b{number}", 20 + 3 * number, auto=number % 3 == 0) for number in range(14)))
PHASES = ("normal", "warning", "danger", "over")


@dataclass
class Truth:
    """The same session worked out another way: in whole milliseconds, from one moment to the next."""

    evening: Plan
    place: int = 0
    elapsed: int = 0
    added: int = 0
    paused: bool = False
    cues: list[str] = field(default_factory=list)
    phase: int = 0

    @property
    def block(self) -> Block:
        return self.evening.blocks[self.place]

    @property
    def length(self) -> int:
        return max(0, self.block.minutes * 60_000 + self.added)

    @property
    def is_last(self) -> bool:
        return self.place + 1 == len(self.evening.blocks)

    @property
    def goes_on(self) -> bool:
        return self.block.auto and not self.is_last and not self.paused

    def pass_by(self, milliseconds: int) -> None:
        while self.goes_on and milliseconds >= self.length - self.elapsed:
            left = max(0, self.length - self.elapsed)
            self.elapsed, milliseconds = self.elapsed + left, milliseconds - left
            self.look()
            self.next()
        self.elapsed += 0 if self.paused else milliseconds
        self.look()

    def next(self) -> None:
        self.place, self.elapsed, self.added, self.paused, self.phase = self.place + 1, 0, 0, False, 0
        self.cues.append(f"block {self.block.id}")

    def add(self, seconds: int) -> None:
        self.added += 1000 * seconds
        self.look()

    def look(self) -> None:
        left, length = self.length // 1000 - self.elapsed // 1000, self.length // 1000
        passed = [left <= length / 5, left <= length / 20, left < 0]
        phase = len([*takewhile(bool, passed)])
        self.cues += [f"{each} {self.block.id}" for each in PHASES[self.phase + 1 : phase + 1]]
        self.phase = phase


class Computer:
    """A clock on the wall that anybody can set, beside one that only goes on."""

    def __init__(self) -> None:
        self.milliseconds = 0
        self.set_by = timedelta(0)
        self.clock = SteadyClock(self.wall, lambda: self.milliseconds / 1000)

    def wall(self) -> datetime:
        return at("08:00") + timedelta(milliseconds=self.milliseconds) + self.set_by


def gap(chance: Random) -> int:
    """How long until the next tick, in milliseconds: usually soon, at times late, at times after a sleep."""
    kind = chance.random()
    if kind < 0.6:
        return 200
    return chance.randrange(200, 15_000) if kind < 0.985 else chance.randrange(60_000, 900_000)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_over_eight_hours_the_time_shown_is_true_to_the_second(
    qtbot: QtBot, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, computer, truth = Random(seed), Computer(), Truth(DAY_OF_IT, cues=["started b0"])
    live = Live(MemoryKeeper(), computer.clock, UTC)
    heard: list[str] = []
    live.cued.connect(lambda cue: heard.append(f"{cue.kind} {cue.block}"))
    live.begin(DAY_OF_IT)
    live.press("start")
    off: list[int] = []
    while computer.milliseconds < HOURS * 3_600_000:
        passed = gap(chance)
        computer.milliseconds += passed
        truth.pass_by(passed)
        trouble(chance, computer, monkeypatch)
        live.tick()
        press(chance, live, truth)
        shown = live.view()
        assert shown is not None
        assert shown.block is not None
        assert shown.block.id == truth.block.id
        off.append(1000 * shown.left_s - (truth.length - truth.elapsed))
    assert len(off) > 2_000
    assert min(off) >= 0
    assert max(off) < 1000
    assert [*heard] == truth.cues
    assert "over b13" in heard or not truth.is_last


def trouble(chance: Random, computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """At times somebody sets the clock, or the computer finds itself in another zone."""
    if chance.random() < 0.01:
        computer.set_by += timedelta(seconds=chance.randrange(-7200, 3600))
        monkeypatch.setenv("TZ", chance.choice(["Australia/Sydney", "America/Lima", "UTC"]))
        if hasattr(time, "tzset"):
            time.tzset()


def press(chance: Random, live: Live, truth: Truth) -> None:
    """At times something is pressed."""
    what = chance.random()
    if what < 0.003:
        live.press("resume" if truth.paused else "pause")
        truth.paused = not truth.paused
    elif what < 0.005:
        seconds = chance.choice([-60, 60, 300])
        live.press("add", seconds=seconds)
        truth.add(seconds)
    elif what < 0.006 and not truth.is_last:
        live.press("next")
        truth.next()


@pytest.fixture(autouse=True)
def _own_zone(monkeypatch: pytest.MonkeyPatch) -> object:
    """The zone of the computer as it was, once the test is over."""
    yield None
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
