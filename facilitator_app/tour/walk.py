"""The stops of the tour, in the order in which a facilitator comes by them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app import bundled
from facilitator_app.app.clock import local_zone, today
from facilitator_app.app.program import Program
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.papers.all import PAPERS, Session
from facilitator_app.papers.options import Options
from facilitator_app.store.database import Store
from facilitator_app.tour.clock import HandClock
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.papers.pages import Pages
from facilitator_app.ui.papers.screen import PapersScreen
from facilitator_app.ui.people.screen import PeopleScreen
from facilitator_app.ui.planner.screen import PlanScreen
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.screen import RunScreen

NAMES = (
    "Amir Haddad",
    "Ben Okafor",
    "Callum Reid",
    "Daniel Nguyễn",
    "Eli Tamihana",
    "Farid Rahmani",
    "George Papadopoulos",
    "Hemi Walker",
    "Ivan Kovačić",
    "José Álvarez",
    "Łukasz Nowak",
    "Tāne Ōtene",
)
LONGEST_WAIT_S = 60
PAGE_WIDTH = 1000


class Walk:
    """Goes through the program as a person would, with keys and presses, taking a picture at each stop."""

    def __init__(self, app: QApplication, store: Store, out: Path) -> None:
        self._app, self._out = app, out
        self._clock = HandClock(today(), 18, 30, local_zone())
        self._program = Program(app, store, self._clock)
        self._program.theme.set("light", 1.0)
        self._window = self._program.window
        self._left: list[Path] = []

    def take(self) -> list[Path]:
        """Walk all the way."""
        self._program.show()
        self._window.resize(1280, 800)
        try:
            for stop in (self._home, self._library, self._plan, self._people, self._papers, self._run):
                stop()
            self._dark()
            self._print()
        finally:
            if self._program.live.is_on:
                self._program.live.press("finish")
            self._window.close()
            self._program.close_down()
        return self._left

    def _home(self) -> None:
        self._picture("home")

    def _library(self) -> None:
        screen = cast(LibraryScreen, self._window.go("library"))
        self._type(screen.finder.words, "bystander")
        self._wait_for(lambda: len(screen.finder.words.text()) == 9)
        self._picture("library")
        # The picture on paper and the plan that follow are of the library's own.
        screen.finder.words.clear()
        screen.show_activity("five-ways-in")
        screen.reading.copy_wanted.emit("five-ways-in")
        self._picture("own-activity")
        screen.form.done.emit()

    def _plan(self) -> None:
        self._program.desk.start_from("club-bystander")
        screen = cast(PlanScreen, self._window.go("plan"))
        screen.select("norms")
        self._picture("plan")
        screen.pane.show_strip(True)
        self._picture("time-strip")
        screen.pane.show_strip(False)
        plan = self._open_plan()
        self._program.desk.plan.edit("Make it longer", plan.change("norms", minutes=40))
        screen.select("norms")
        self._picture("plan-too-long")
        dialog = screen.fit_dialog()
        if dialog is None:
            raise Trouble("The tour found no way to make the plan fit.")
        dialog.show()
        self._picture("fit-to-time", dialog)
        dialog.accept()
        self._program.desk.plan.undo()
        self._program.desk.plan.undo()

    def _people(self) -> None:
        screen = cast(PeopleScreen, self._window.go("people"))
        for name in NAMES:
            screen.add_names([name])
        roster = self._program.desk.roster.value
        assert roster is not None
        for place, mark in ((0, "late"), (4, "apologies"), (7, "absent")):
            screen.mark(roster.people[place].id, mark)
        screen.mark_rest("present")
        self._picture("people")

    def _papers(self) -> None:
        screen = cast(PapersScreen, self._window.go("papers"))
        for name in ("guide", "handouts"):
            screen.choose(name)
            self._wait_for(lambda: screen.is_ready)
            self._picture(f"papers-{name}")

    def _run(self) -> None:
        screen = cast(RunScreen, self._window.go("run"))
        self._picture("run-ready")
        self._press(Qt.Key.Key_Space)
        self._clock.on(9)
        self._press(Qt.Key.Key_Space)
        self._clock.on(13)
        self._press(Qt.Key.Key_Space)
        self._clock.on(4)
        self._tick()
        self._press(Qt.Key.Key_T)
        self._picture("console")
        self._press(Qt.Key.Key_N)
        self._type(screen.console.note.line, "The circle was too wide: bring the chairs in next time.")
        self._press(Qt.Key.Key_Return)
        participant = ParticipantScreen(self._program.theme, self._program.live, self._program.library)
        participant.resize(1280, 720)
        participant.show()
        self._picture("participants", participant)
        self._press(Qt.Key.Key_G)
        self._press(Qt.Key.Key_Return)
        self._picture("groups")
        self._press(Qt.Key.Key_Escape)
        self._clock.on(18)
        self._tick()
        self._picture("participants-ends-soon", participant)
        self._clock.on(5.5)
        self._tick()
        self._picture("console-late")
        self._press(Qt.Key.Key_R)
        self._picture("re-plan")
        participant.close()
        for minutes in (28, 6, 5):
            self._press(Qt.Key.Key_Space)
            if screen.console.below.is_read_out:
                self._picture("before-part")
                self._clock.on(1)
                self._press(Qt.Key.Key_Space)
            self._press(Qt.Key.Key_T)
            self._clock.on(minutes)
        self._program.live.press("finish")
        self._tick()
        self._picture("after")
        self._program.live.close()
        self._program.live.rehearse(self._open_plan(), "ways-in", speed=0)
        self._settle()
        self._picture("rehearsal")
        self._program.live.close()

    def _dark(self) -> None:
        self._program.theme.set("dark")
        self._window.go("plan")
        self._picture("plan-dark")
        self._program.theme.set("light")

    def _print(self) -> None:
        desk = self._program.desk
        plan = self._open_plan()
        said, people = self._program.advise(plan), (desk.roster.value, desk.attendance.value)
        session = Session(plan, self._program.library, *people, said.open, said.aside)
        for name, paper in PAPERS.items():
            raw = paper.render(session, Options(printed_on=today()), bundled.fonts())
            file = self._out / f"{name}.pdf"
            file.write_bytes(raw)
            self._left.append(file)
            self._keep(f"page-{name}", Pages.of(raw).picture(0, PAGE_WIDTH).save)

    def _open_plan(self) -> Plan:
        plan = self._program.desk.plan.value
        assert plan is not None
        return plan

    def _type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        QTest.keyClicks(widget, text)

    def _press(self, key: Qt.Key) -> None:
        self._settle()
        on = cast(QWidget | None, self._window.focusWidget())
        QTest.keyClick(self._window if on is None else on, key)
        self._settle()

    def _tick(self) -> None:
        self._program.live.ticked.emit()
        self._settle()

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        self._settle()
        number = len([each for each in self._left if each.suffix == ".png"]) + 1
        shown = widget or self._window
        self._keep(f"{number:02}-{name}", lambda path: shown.grab().save(path))

    def _keep(self, name: str, save: Callable[[str], bool]) -> None:
        file = self._out / f"{name}.png"
        if not save(str(file)):
            raise Trouble(f"{file} could not be written.")
        self._left.append(file)

    def _wait_for(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + LONGEST_WAIT_S
        while not holds():
            if time.monotonic() > until:
                raise Trouble("The tour waited a minute for a screen that did not get ready.")
            QTest.qWait(20)
        self._settle()

    def _settle(self) -> None:
        for _ in range(10):
            self._app.processEvents()
