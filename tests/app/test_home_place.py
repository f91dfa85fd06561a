"""Templates, tags, the archive and earlier versions, through the whole program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QInputDialog, QPushButton

from facilitator_app.core.plan import Plan
from facilitator_app.core.template import Template, as_template
from facilitator_app.formats.plan import read_plan
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotRead, NotSaved
from facilitator_app.ui.home.new_plan import NewPlanDialog
from facilitator_app.ui.home.series_dialog import SeriesDialog
from facilitator_app.ui.home.tags_dialog import TagsDialog
from facilitator_app.ui.home.versions_dialog import VersionsDialog
from facilitator_app.ui.planner.screen import PlanScreen
from tests.answers import choose_file, press, when_asked
from tests.app.conftest import House
from tests.builders import block, plan

Q = TypeVar("Q", bound=QDialog)
EVENING = plan(
    block("a", 10, pin="18:30", lead="Lead", title="Open"),
    block("b", 20, title="Close", support="Support"),
    facilitators=("Lead", "Support"),
    must_end="19:30",
)


def shown(kind: type[Q]) -> Q:
    """The dialog that is up."""
    on = QApplication.activeModalWidget()
    assert isinstance(on, kind)
    return on


def press_notice(house: House) -> None:
    """Press what the notice offers."""
    house.program.window.notice.findChildren(QPushButton)[0].click()


def titled(title: str, accepts: bool = True) -> None:
    """Type a title into the question that comes up next, or think better of it."""

    def answer(dialog: QInputDialog) -> None:
        dialog.setTextValue(title)
        (dialog.accept if accepts else dialog.reject)()

    when_asked(answer)


def edit(house: House, change: Callable[[Plan], Plan]) -> Plan:
    """Change the evening in the store as another day's work would."""
    now = house.store.load(Plan, "evening")
    assert now is not None
    after = change(now)
    house.store.save(now, after)
    return after


@pytest.fixture
def evening(house: House) -> Plan:
    """A plan in the store that is not open."""
    house.store.save(None, EVENING)
    house.home.refresh()
    return EVENING


@pytest.fixture
def template(house: House) -> Template:
    """A template of one's own."""
    made = as_template(EVENING, "ours", "Ours")
    house.store.save(None, made)
    house.home.refresh()
    return made


def test_a_template_is_begun_with_what_was_answered(house: House) -> None:
    house.home.template_wanted.emit("club-bystander")
    dialog = shown(NewPlanDialog)
    for field, text in ((dialog.title, "Ours"), (dialog.start, "9:00"), (dialog.lead, "Ana")):
        field.line.selectAll()
        QTest.keyClicks(field.line, text)
    dialog.start_button.click()
    assert house.program.window.place == "plan"
    assert (house.plan.title, house.plan.start.hour) == ("Ours", 9)
    assert house.plan.facilitators == ("Ana", "Support")
    assert {each.lead for each in house.plan.walk()} <= {"Ana", "Support", ""}
    assert house.store.load(Plan, house.plan.id) == house.plan


def test_leaving_the_questions_begins_nothing(house: House) -> None:
    house.home.template_wanted.emit("club-bystander")
    shown(NewPlanDialog).reject()
    assert house.store.plans() == []
    assert house.program.window.place == "home"


def test_a_template_that_is_gone_is_told(house: House) -> None:
    house.home.template_wanted.emit("gone")
    assert house.notice == "That template is no longer there."


def test_a_session_of_a_series_is_asked_about_as_a_template_is(house: House) -> None:
    house.home.series_wanted.emit("mens-group")
    sessions = shown(SeriesDialog)
    sessions.table.selectRow(3)
    sessions.start_button.click()
    questions = shown(NewPlanDialog)
    assert questions.title.line.text() == "Men's group: Roots of harm"
    questions.accept()
    assert house.plan.title == "Men's group: Roots of harm"


def test_a_plan_becomes_a_template_that_others_are_begun_from(house: House, evening: Plan) -> None:
    titled("Our evening")
    house.home.list.keep_wanted.emit("evening")
    assert house.notice == "“Our evening” is kept under Your templates."
    press_notice(house)
    (entry,) = house.store.own_templates()
    assert (house.home.list.view, house.home.list.current_id) == ("templates", entry.id)
    house.home.list.open_current()
    shown(NewPlanDialog).accept()
    assert house.plan == replace(evening, id=house.plan.id, title="Our evening")


def test_a_template_without_a_title_is_not_kept(house: House, evening: Plan) -> None:
    for title, accepts in (("  ", True), ("Ours", False)):
        titled(title, accepts)
        house.home.list.keep_wanted.emit("evening")
    house.home.list.keep_wanted.emit("gone")
    assert house.store.own_templates() == []


def test_a_template_is_renamed_removed_and_brought_back(house: House, template: Template) -> None:
    titled("Theirs")
    house.home.list.rename_wanted.emit("ours")
    assert [each.title for each in house.store.own_templates()] == ["Theirs"]
    house.home.list.remove_wanted.emit("ours")
    assert house.store.own_templates() == []
    assert house.notice == "“Theirs” was removed."
    press_notice(house)
    assert house.store.load(Template, "ours") == template.rename("Theirs")
    assert house.home.list.current_id == "ours"


def test_a_template_is_exported_as_a_plan(house: House, template: Template, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    choose_file(file)
    house.home.list.export_wanted.emit("ours")
    assert read_plan(file)[0] == replace(EVENING, id="ours", title="Ours")


def test_a_plan_is_exported_from_the_list(house: House, evening: Plan, tmp_path: Path) -> None:
    file = tmp_path / "evening.toml"
    choose_file(file)
    house.home.list.export_wanted.emit("evening")
    assert read_plan(file)[0] == evening


def test_a_template_that_cannot_be_kept_or_read_is_told(
    house: House, evening: Plan, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr(Store, "save", full)
    titled("Ours")
    house.home.list.keep_wanted.emit("evening")
    assert house.notice == "Not saved: the disk is full."
    house.home.list.remove_wanted.emit("ours")
    assert [each.id for each in house.store.own_templates()] == ["ours"]
    assert not house.program.desk.change("evening", "x", lambda plan: plan.rename("x"))


def test_tags_are_changed_for_a_plan_that_is_open_and_for_one_that_is_not(
    house: House, evening: Plan
) -> None:
    house.home.list.tags_wanted.emit("evening")
    dialog = shown(TagsDialog)
    QTest.keyClicks(dialog.line, "club, juniors")
    dialog.accept()
    assert house.store.plans()[0].tags == ("club", "juniors")
    house.program.desk.open("evening")
    house.home.list.tags_wanted.emit("evening")
    dialog = shown(TagsDialog)
    assert list(dialog.offers) == ["club", "juniors"]
    dialog.offers["club"].click()
    dialog.accept()
    assert house.store.plans()[0].tags == ("juniors",)
    assert house.program.desk.plan.undo_name == "Change the tags"
    house.program.desk.plan.undo()
    assert house.plan.tags == ("club", "juniors")
    house.home.list.tags_wanted.emit("gone")
    assert QApplication.activeModalWidget() is None


def test_a_plan_is_archived_and_brought_back(house: House, evening: Plan) -> None:
    house.home.list.archive_wanted.emit("evening")
    assert house.notice == "“Evening” is under Archived now."
    assert house.store.plans()[0].archived
    press_notice(house)
    assert not house.store.plans()[0].archived
    house.home.list.archive_wanted.emit("evening")
    house.home.list.unarchive_wanted.emit("evening")
    assert house.notice == "“Evening” is back among your plans."
    assert house.store.load(Plan, "evening") == evening
    house.home.list.archive_wanted.emit("gone")
    assert house.notice == "“Evening” is back among your plans."


def versions(house: House) -> VersionsDialog:
    house.home.list.versions_wanted.emit("evening")
    return shown(VersionsDialog)


def test_an_earlier_day_is_brought_back_as_one_step(house: House, evening: Plan) -> None:
    house.clock.time += timedelta(days=1)
    edit(house, lambda plan: replace(plan.change("a", minutes=15), tags=("club",), archived=True))
    dialog = versions(house)
    told = dialog.differences.toPlainText()
    assert "“Open”: 15 min instead of 10 min." in told
    dialog.back_button.click()
    assert house.program.window.place == "plan"
    # What it is filed under stays as it is.
    assert house.plan == replace(evening, tags=("club",), archived=True)
    assert house.store.load(Plan, "evening") == house.plan
    assert house.notice.startswith("This is the plan of ")
    press_notice(house)
    assert house.plan.blocks[0].minutes == 15


def test_an_earlier_day_is_opened_as_a_copy(house: House, evening: Plan) -> None:
    house.program.desk.open("evening")
    house.clock.time += timedelta(days=1)
    house.program.desk.plan.edit("Longer", evening.change("a", minutes=15))
    versions(house).copy_button.click()
    assert house.plan.id != "evening"
    assert house.plan.blocks == evening.blocks
    assert house.plan.title.startswith("Evening (")
    kept = house.store.load(Plan, "evening")
    assert kept is not None
    assert kept.blocks[0].minutes == 15


def test_a_version_is_named_and_is_the_newest_at_once(house: House, evening: Plan) -> None:
    dialog = versions(house)
    assert dialog.none_yet.isVisible()
    QTest.keyClicks(dialog.name, "Before the client call")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.list.item(0).text().startswith("Before the client call\n")
    assert dialog.differences.toPlainText() == "Nothing is different now."


def test_a_version_with_a_name_is_taken_away_for_good(house: House, evening: Plan) -> None:
    house.store.name_version("evening", "Before the client call")
    dialog = versions(house)
    press("Take it away")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert house.store.versions("evening") == []
    assert dialog.none_yet.isVisible()
    assert house.store.load(Plan, "evening") == evening


def test_bringing_back_what_is_the_same_changes_nothing(house: House, evening: Plan) -> None:
    house.store.name_version("evening", "Now")
    versions(house).back_button.click()
    assert house.program.desk.plan.undo_name == ""
    assert house.store.load(Plan, "evening") == evening


def test_versions_that_cannot_be_read_are_told_and_change_nothing(
    house: House, evening: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.store.name_version("evening", "Now")

    def broken(*_args: object) -> None:
        raise NotRead("The disk reported a fault.")

    monkeypatch.setattr(Store, "version", broken)
    dialog = versions(house)
    assert dialog.differences.toPlainText() == "The disk reported a fault."
    dialog.back_button.click()
    assert house.notice == "The disk reported a fault."
    versions(house).copy_button.click()
    assert len(house.store.plans()) == 1
    house.home.list.versions_wanted.emit("gone")
    assert QApplication.activeModalWidget() is None


def test_no_dialog_stays_behind_once_it_is_closed(house: House, evening: Plan) -> None:
    versions(house).close_button.click()
    house.home.list.tags_wanted.emit("evening")
    shown(TagsDialog).cancel_button.click()
    house.home.template_wanted.emit("club-bystander")
    shown(NewPlanDialog).cancel_button.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left: list[QObject] = [*house.program.window.findChildren(QDialog)]
    assert left == []


def test_what_home_does_with_a_plan_is_asked_for_in_the_planner_too(house: House) -> None:
    house.program.desk.start_blank()
    screen = house.go(3)
    assert isinstance(screen, PlanScreen)
    titled("Club evening")
    screen.actions_["template"].trigger()
    assert [each.title for each in house.store.own_templates()] == ["Club evening"]
    screen.actions_["versions"].trigger()
    shown(VersionsDialog).reject()


def test_the_planner_gives_the_plan_out_as_a_file(house: House, tmp_path: Path) -> None:
    house.program.desk.start_blank()
    screen = house.go(3)
    assert isinstance(screen, PlanScreen)
    choose_file(tmp_path / "evening.toml")
    screen.actions_["export"].trigger()
    assert (tmp_path / "evening.toml").exists()


def test_a_title_has_room_and_must_be_one(house: House, evening: Plan) -> None:
    asked: list[tuple[int, bool]] = []

    def answer(dialog: QInputDialog) -> None:
        dialog.setTextValue("  ")
        agree = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
        asked.append((dialog.width(), agree.isEnabled()))
        dialog.reject()

    when_asked(answer)
    house.program.home.keep_template(evening.id)
    ((width, enabled),) = asked
    assert width >= 400
    assert not enabled
