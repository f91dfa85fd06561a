"""Every string that is painted for participants, over all that is bundled, is an allowed one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app import bundled
from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Plan
from facilitator_app.core.public import prompts, public_title
from facilitator_app.formats.plan import read_plan
from facilitator_app.formats.series import read_series
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.theme import Theme
from tests.builders import block, plan
from tests.ui.run.hands import HandClock, MemoryKeeper, at

FIXED = {"Ends soon", "Time is up", "Paused", "Thank you", "We are taking a short break"}
TIME = r"\d\d:\d\d"
COUNT = re.compile(r"(\d+:)?\d?\d:\d\d")
FOOT = re.compile(rf"(Starts at|Ends at|Back at|Break at) {TIME}")


def bundled_plans() -> Iterator[Plan]:
    for file in bundled.plan_files():
        found, _ = read_plan(file)
        yield found
    for file in bundled.series_files():
        series, _ = read_series(file)
        yield from (series.plan(session.id) for session in series.sessions)


def everything(library: Mapping[str, Activity]) -> list[Plan]:
    every = plan(*(block(id, 10, activity=id) for id in library), title="For me only")
    return [*bundled_plans(), every]


class Screen:
    """The participant screen of a run, and every string that it has painted."""

    def __init__(self, shown: Plan, library: Mapping[str, Activity]) -> None:
        self.clock, self.library, self.plan = HandClock(at("18:30")), library, shown
        self.live = Live(MemoryKeeper(), self.clock, UTC)
        self.widget = ParticipantScreen(Theme("light"), self.live, library)
        self.widget.resize(640, 360)
        self.widget.expect(shown)
        self.painted: set[str] = set()

    def look(self) -> None:
        """What the scene holds, and what the page makes of it where that has not been seen yet."""
        new = {*self.widget.shown()} - self.painted - {self.widget.scene.digits}
        self.painted |= {*self.widget.shown()}
        if any(not _is_time(each) for each in new):
            self.painted |= {text.layout.text() for text, _ in self.widget.page().texts}

    def press(self, *presses: str) -> None:
        for each in presses:
            self.live.press(each)  # type: ignore[arg-type]
            self.look()

    def go_through(self) -> None:
        self.look()
        self.live.begin(self.plan)
        self.press("start")
        for id in self.live.position.order:
            self.live.press("go", block=id)
            self.look()
            shown = self.live.view()
            assert shown is not None
            for share in (0.9, 0.2):
                self.clock.move(seconds=share * shown.length_s)
                self.live.ticked.emit()
                self.look()
            for words in prompts(shown.block, self.library) if shown.block else ():
                self.live.press("show", text=words)
                self.look()
        self.press("pause", "resume", "support", "resume", "blank", "show", "finish")

    def strange(self) -> list[str]:
        """What was painted and is none of what participants may see."""
        allowed = {self.plan.shown_title, *FIXED}
        for each in self.plan.walk():
            allowed |= {public_title(each, self.library), each.screen, *prompts(each, self.library)}
        known = {_plain(text) for text in allowed}
        return [text for text in self.painted if not _is_time(text) and _plain(text) not in known]


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2028", "\n").split())


def _is_time(text: str) -> bool:
    return bool(COUNT.fullmatch(text)) or all(FOOT.fullmatch(each) for each in text.split(" · "))


def test_every_bundled_session_and_activity_paints_only_what_is_public(
    qtbot: QtBot, library: Mapping[str, Activity]
) -> None:
    plans = everything(library)
    assert len(plans) > 10
    painted = 0
    for each in plans:
        screen = Screen(each, library)
        qtbot.addWidget(screen.widget)
        screen.go_through()
        assert screen.strange() == [], each.id
        painted += len(screen.painted)
    assert painted > 10 * len(plans)


@pytest.mark.parametrize("field", ["title", "notes", "lead", "opt_out", "room"])
def test_what_is_not_public_would_be_found(qtbot: QtBot, library: Mapping[str, Activity], field: str) -> None:
    screen = Screen(plan(block("a", 10, **{field: "For me only"})), library)
    qtbot.addWidget(screen.widget)
    screen.go_through()
    assert screen.strange() == []
    screen.live.begin(screen.plan)
    screen.live.press("start")
    screen.live.press("show", text="For me only")
    screen.look()
    assert screen.strange() == ["For me only"]
