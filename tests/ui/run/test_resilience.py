"""Whatever fails in one part of the screens of a run: the clock, the other parts and every press go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.app.mishaps import catch_all
from facilitator_app.ui.run.agenda import Agenda, AgendaDelegate
from facilitator_app.ui.run.bars import LateLine, Question
from facilitator_app.ui.run.console import Console
from facilitator_app.ui.run.controls import Controls
from facilitator_app.ui.run.drawing import Drawing
from facilitator_app.ui.run.face import TimeFace
from facilitator_app.ui.run.facts import Facts
from facilitator_app.ui.run.flash import Flash
from facilitator_app.ui.run.groups_panel import GroupsPanel
from facilitator_app.ui.run.insert_panel import InsertPanel, OffersDelegate
from facilitator_app.ui.run.more_panel import MorePanel
from facilitator_app.ui.run.note_line import NoteLine
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.parts import Heading, KeyButton
from facilitator_app.ui.run.preview import Picture, Preview
from facilitator_app.ui.run.reading import Reading
from facilitator_app.ui.run.replan import Replan
from facilitator_app.ui.run.replan_rows import ChangesDelegate
from facilitator_app.ui.run.screen_panel import ScreenPanel
from facilitator_app.ui.run.stage import Stage
from facilitator_app.ui.run.steps import Steps, StepsDelegate
from facilitator_app.ui.run.strands_bar import StrandsBar, StrandsTable
from facilitator_app.ui.run.summary import Summary
from facilitator_app.ui.run.support import SupportCard
from tests.builders import block, breakout, plan, strand
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import at

Key = Qt.Key
MakeRig = Callable[..., Rig]
SECRET = "Somebody told of harm"
EVENING = plan(
    block("a", 10, title="Arrive"),
    block("b", 20, activity="common-ground-lines"),
    breakout("c", strand("s1", block("d", 10)), strand("s2", block("e", 8), block("f", 2))),
    block("g", 5, title="Close"),
    must_end="19:20",
)
PARTS: tuple[type[QWidget], ...] = (
    TimeFace,
    Facts,
    Steps,
    Reading,
    Agenda,
    LateLine,
    Question,
    Replan,
    ScreenPanel,
    MorePanel,
    InsertPanel,
    GroupsPanel,
    StrandsBar,
    Controls,
    SupportCard,
)
LOOKS: tuple[tuple[type, str], ...] = (
    (Console, "show_title"),
    *((each, "show_view") for each in PARTS),
    (Summary, "show_view"),
    (Stage, "refresh"),
    (Picture, "refresh"),
    (Preview, "refresh"),
)
PAINTED: tuple[tuple[type, str], ...] = (
    (Heading, "paintEvent"),
    (TimeFace, "paintEvent"),
    (KeyButton, "paintEvent"),
    (StrandsTable, "paintEvent"),
    (Picture, "paintEvent"),
    (ParticipantScreen, "paintEvent"),
    (Drawing, "draw"),
    (AgendaDelegate, "paint"),
    (StepsDelegate, "paint"),
    (ChangesDelegate, "paint"),
    (OffersDelegate, "paint"),
    (Flash, "paintEvent"),
)
# What is open beside the run while they are painted; the agenda where nothing is.
BESIDE: Mapping[type, str] = {
    Picture: "view",
    Drawing: "view",
    ChangesDelegate: "replan",
    OffersDelegate: "insert",
}
OPENED: tuple[tuple[type, str], ...] = (
    (SupportCard, "support"),
    (Replan, "replan"),
    (NoteLine, "note"),
    (InsertPanel, "insert"),
    (GroupsPanel, "groups"),
    (ScreenPanel, "view"),
    (MorePanel, "menu"),
)


class Fault:
    """A method that fails, while it is let loose, as it does through a bug of ours."""

    def __init__(self, patch: pytest.MonkeyPatch, owner: type, name: str) -> None:
        self.owner, self.name, self.times = owner, f"{owner.__name__}.{name}", 0
        self._is_loose = False
        whole = getattr(owner, name)

        def broken(this: Any, *given: Any) -> Any:
            if not self._is_loose:
                return whole(this, *given)
            self.times += 1
            if name == "paintEvent":
                painter = QPainter(this)
                painter.setOpacity(0.2)
                painter.translate(40, 40)
            raise ValueError(SECRET)

        patch.setattr(owner, name, broken)

    @contextmanager
    def loose(self) -> Iterator[None]:
        """Let it fail for a while."""
        self._is_loose, self.times = True, 0
        yield
        self._is_loose = False


class Told:
    """What the person is told, and what is in the log, by a clock of its own."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.said: list[str] = []
        self.seconds = 0.0

    @property
    def noted(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @contextmanager
    def once(self, what: str) -> Iterator[None]:
        """However often it comes, it is told once and logged once, without anybody's words."""
        # All fail at one place of this file, and so are the same until it has rested.
        self.seconds += 60
        before = len(self.said)
        yield
        assert len(self.said) == before + 1, what
        assert self.noted.count("ValueError") == before + 1, what
        assert SECRET not in self.noted


@pytest.fixture
def told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """Mishaps are caught as in the program."""
    made = Told(tmp_path / "mishaps.log")
    with qtbot.captureExceptions():
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        catch_all(lambda: made.log, made.said.append, lambda: made.seconds)
        yield made


def tick(rig: Rig, told: Told, seconds: int) -> None:
    """Let seconds pass one by one, each with its tick, and everything be painted."""
    for _ in range(seconds):
        rig.clock.move(seconds=1)
        told.seconds += 1
        rig.live.tick()
        rig.settle()


def words(part: QWidget) -> list[str]:
    """All that a part says."""
    said = [part.accessibleDescription()]
    if isinstance(part, TimeFace):
        said.append(str(part.face))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        rows = range(part.model().rowCount(QModelIndex()))
        said += [str(part.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]
    inside = [part, *part.findChildren(QWidget)]
    return said + [each.text() for each in inside if isinstance(each, (QLabel, QPushButton))]


def all_words(rig: Rig) -> dict[type, list[str]]:
    """What each part of the console says, and the participant screen."""
    parts = [part for part in rig.console.findChildren(QWidget) if isinstance(part, (*PARTS, Heading))]
    return {type(part): words(part) for part in parts} | {ParticipantScreen: [*rig.participant.shown()]}


def without(said: dict[type, list[str]], parts: tuple[type, ...]) -> dict[type, list[str]]:
    return {part: text for part, text in said.items() if part not in parts}


# What shows the failing thing, or has it inside, and so may be behind.
SHOWN_BY: dict[type, tuple[type, ...]] = {
    Console: (Heading,),
    Steps: (Steps, Reading, StrandsBar),
    Reading: (Reading, StrandsBar),
    Stage: (ParticipantScreen, ScreenPanel),
    Picture: (ScreenPanel,),
    Preview: (ScreenPanel,),
}


def some_presses(rig: Rig) -> dict[type, list[str]]:
    """Two parts on and back again, with time added and a tick between; what is said then."""
    for act in ("next", "more", "next", "back", "back"):
        rig.clock.move(seconds=1)
        rig.screen.do(act)
        rig.clock.move(seconds=1)
        rig.live.tick()
    return all_words(rig)


def begin_anew(rig: Rig, evenings: int) -> None:
    """The same session at the same time, on another evening."""
    rig.live.close()
    rig.clock.now = at("18:30") + timedelta(days=evenings)
    rig.screen._start()


def one_more(rig: Rig) -> dict[type, list[str]]:
    rig.clock.move(seconds=1)
    rig.screen.do("next")
    return all_words(rig)


def test_a_part_that_fails_stops_no_clock_no_other_part_and_no_press(
    make_rig: MakeRig, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [Fault(monkeypatch, owner, name) for owner, name in LOOKS]
    rig = make_rig(EVENING)
    owners = [type(view.__self__) for view in rig.console.views()]  # type: ignore[attr-defined]
    assert {*owners} == {Console, *PARTS}
    begin_anew(rig, 0)
    whole, then = some_presses(rig), one_more(rig)
    for number, fault in enumerate(faults, 1):
        begin_anew(rig, number)
        behind = SHOWN_BY.get(fault.owner, (fault.owner,))
        with told.once(fault.name), fault.loose():
            said = some_presses(rig)
        assert fault.times > 1, fault.name
        assert rig.keeper.done(f"run-{number + 1}") == ["start", "next", "add", "next", "back", "back"]
        assert without(said, behind) == without(whole, behind), fault.name
        # With the next picture it is right again.
        assert one_more(rig) == then, fault.name


def on_screen(widget: QWidget) -> QImage:
    """What is seen of a widget in its window."""
    window = widget.window()
    image = window.screen().grabWindow(window.winId()).toImage()
    return image.copy(widget.rect().translated(widget.mapTo(window, widget.rect().topLeft())))


@pytest.mark.qt_log_ignore("ended with 1 saved states")
def test_a_crash_in_painting_stops_nothing_and_the_windows_live_on(
    make_rig: MakeRig, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [Fault(monkeypatch, owner, name) for owner, name in PAINTED]
    rig = make_rig(EVENING)
    rig.start(minutes=1)
    rig.displays.open()
    tick(rig, told, 1)
    for number, fault in enumerate(faults):
        clock = rig.console.facts if fault.owner is TimeFace else rig.console.face
        rig.console.start_over()
        if fault.owner in BESIDE:
            rig.console.do(BESIDE[fault.owner])
        for flash in rig.screen.findChildren(Flash):
            flash.begin()
        with told.once(fault.name), fault.loose():
            for shown in (rig.screen, rig.participant):
                shown.resize(shown.width() - 4, shown.height() - 4)
            rig.screen.do("next")
            tick(rig, told, 2)
            before = on_screen(clock), on_screen(rig.participant)
            rig.screen.do("next")
            rig.clock.move(minutes=1)
            tick(rig, told, 1)
            assert on_screen(clock) != before[0], fault.name
            stands = fault.owner in (ParticipantScreen, Drawing)
            assert (on_screen(rig.participant) == before[1]) is stands, fault.name
        assert fault.times > 0, fault.name
        for _ in range(2):
            rig.clock.move(seconds=1)
            rig.screen.do("back")
        assert rig.keeper.done() == ["start", *(number + 1) * ["next", "next", "back", "back"]]
        assert rig.on == "a"


def test_what_fails_to_open_leaves_the_clock_and_the_keys_alone(
    make_rig: MakeRig, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [Fault(monkeypatch, owner, "open") for owner, _act in OPENED]
    rig = make_rig(EVENING)
    rig.start(minutes=1)
    for number, (fault, (_owner, act)) in enumerate(zip(faults, OPENED, strict=True)):
        with told.once(fault.name), fault.loose():
            # As from Qt's own loop, not from a call of ours, which would get the error itself.
            QTimer.singleShot(0, rig.screen, lambda act=act: rig.screen.do(act))
            rig.settle()
            left = rig.view.left_s
            tick(rig, told, 1)
        assert fault.times == 1
        assert rig.console.face.face.digits == f"{(left - 1) // 60}:{(left - 1) % 60:02}"
        rig.key(Key.Key_Plus)
        assert rig.keeper.done() == ["start", *(number + 1) * ["add"]], fault.name
        rig.console.start_over()
