"""Groups of the session that runs: the names of those marked present, a paper, nothing in the log."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from facilitator_app.core.people import Attendance, Mark, Person, Roster
from facilitator_app.ui.run.screen import RunScreen
from tests.answers import choose_file
from tests.app.conftest import Builder, House

Key = Qt.Key
NAMES = ("Anahera Quokkason", "Béatrice Numbatova", "Cyprian Wombatelli", "Dimitri Dunnartsson")


def with_people(house: House) -> RunScreen:
    """A session that runs, with four people present, and one absent."""
    house.start_first()
    roster, marked = house.program.desk.roster, house.program.desk.attendance
    for number, name in enumerate((*NAMES, "Somebody Absent")):
        person = Person(f"p{number}", name)
        roster.try_edit("Add", partial(Roster.add, person=person))
        mark: Mark = "absent" if number == 4 else "late" if number == 3 else "present"
        marked.try_edit("Mark", partial(Attendance.mark, person=person.id, mark=mark))
    screen = house.go(4)
    assert isinstance(screen, RunScreen)
    house.press(Key.Key_Space)
    return screen


def runs_in(house: House) -> str:
    """All that the data file keeps of runs."""
    run = house.store.open_run()
    assert run is not None
    return repr(house.store.events(run)) + repr(house.store.run_plan(run))


def test_those_present_and_late_are_put_in_groups(build: Builder) -> None:
    house = build()
    screen = with_people(house)
    house.press(Key.Key_G, Key.Key_Return, Key.Key_Return)
    groups = screen.console.groups.groups
    assert sorted(name for group in groups for name in group.people) == list(NAMES)
    assert house.program._displays is not None
    assert house.program._displays.participant.scene.groups == groups
    assert [name for name in NAMES if name in runs_in(house)] == []


def test_another_plan_that_is_open_changes_nothing(build: Builder) -> None:
    house = build()
    screen = with_people(house)
    assert house.program.desk.start_from("club-bystander")
    house.go(4)
    house.press(Key.Key_G)
    assert screen.console.groups.wish.who.currentText() == "4 marked present"


def test_a_favourite_is_the_first_that_is_offered(build: Builder) -> None:
    house = build()
    screen = with_people(house)
    house.press(Key.Key_I)
    last = [each.id for each in screen.console.adding.offers if each.energy == "high"][-1]
    house.press(Key.Key_Escape)
    house.store.mark(last, favourite=True)
    house.press(Key.Key_I)
    assert screen.console.adding.offers[0].id == last


def test_a_paper_of_the_groups_is_made_and_opened(
    build: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def opens(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    house = build()
    screen = with_people(house)
    house.press(Key.Key_G, Key.Key_Return)
    choose_file(tmp_path / "Groups.pdf")
    screen.console.groups.print_button.click()
    text = PdfDocument(tmp_path / "Groups.pdf")[0].get_textpage().get_text_range()
    assert [name for name in NAMES if name not in " ".join(text.split())] == []
    assert [Path(each.toLocalFile()).name for each in opened] == ["Groups.pdf"]


def test_where_nothing_opens_papers_it_says_where_the_groups_are(
    build: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    house = build()
    screen = with_people(house)
    house.press(Key.Key_G, Key.Key_Return)
    choose_file(tmp_path / "Groups.pdf")
    screen.console.groups.print_button.click()
    assert str(tmp_path / "Groups.pdf") in house.notice


def test_thinking_better_of_a_paper_makes_none(build: Builder, tmp_path: Path) -> None:
    house = build()
    screen = with_people(house)
    house.press(Key.Key_G, Key.Key_Return)
    choose_file(tmp_path / "Groups.pdf", accepts=False)
    screen.console.groups.print_button.click()
    assert not (tmp_path / "Groups.pdf").exists()
