"""Activities of one's own through the real windows: copied, changed, used, shared, taken in and deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from facilitator_app.core.activity import Activity, Minutes
from facilitator_app.core.plan import Block
from facilitator_app.formats.activity_writing import activity_text
from facilitator_app.formats.pack import pack_bytes, read_pack
from facilitator_app.store.troubles import NotSaved
from facilitator_app.ui.library.clashes import ClashDialog
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.planner.screen import PlanScreen
from tests.answers import choose_file, press, when_asked
from tests.app.conftest import Builder, House
from tests.builders import activity

Key = Qt.Key
OTHERS = activity("theirs", 20, title="Dressing-room banter", summary="From another club.")


def library(house: House) -> LibraryScreen:
    screen = house.go(2)
    assert isinstance(screen, LibraryScreen)
    return screen


def own(house: House) -> list[Activity]:
    return [house.program.library[id] for id in house.store.own()]


def test_a_copy_is_changed_found_added_to_the_plan_and_there_the_next_time(build: Builder) -> None:
    house = build()
    house.program.desk.start_blank()
    screen = library(house)
    screen.show_activity("five-ways-in")
    screen.reading.change.click()
    house.press(Key.Key_B, Key.Key_Z)
    screen.form.done.emit()
    (made,) = own(house)
    assert (made.title, made.steps) == ("bz", house.program.library["five-ways-in"].steps)
    assert screen.reading.title.text() == "bz"
    assert screen.reading.change.text() == "Change"
    screen.reading.bar.add.click()
    assert house.plan.blocks[-1].activity == made.id
    build.crash(house)
    again = build()
    assert own(again) == [made]
    assert again.store.find("bz", {"mine": True}).ids == [made.id]


def test_a_new_one_is_begun_and_another_choice_in_the_list_closes_the_form(house: House) -> None:
    screen = library(house)
    screen.finder.new.click()
    assert screen._right.currentWidget() is screen.form
    assert screen.finder.current == own(house)[0].id
    screen.finder.list.setCurrentIndex(screen.finder.hits.index(0))
    assert screen._right.currentWidget() is screen.reading
    assert house.program.own.document.value is None


def test_the_plan_beside_the_library_knows_what_was_changed(house: House) -> None:
    house.program.desk.start_from("club-bystander")
    plan = house.go(3)
    assert isinstance(plan, PlanScreen)
    count = plan.library.model.rowCount()
    house.program.own.begin()
    assert plan.library.model.rowCount() == count + 1


def test_deleting_one_that_plans_use_asks_first_and_undo_brings_it_back(house: House) -> None:
    screen = library(house)
    house.program.own.begin()
    (made,) = own(house)
    house.program.desk.start_blank()
    house.program.desk.add_activity(made.id, 15)
    told: list[str] = []
    press("Keep it", told)
    screen.delete_wanted.emit(made.id)
    assert "“New session”" in told[0]
    assert own(house) == [made]
    press("Delete it")
    screen.delete_wanted.emit(made.id)
    assert own(house) == []
    assert made.id not in house.program.library
    assert house.notice == "Deleted “New activity”."
    house.program.window.notice._act()
    assert own(house) == [made]


def test_all_own_activities_go_out_as_a_pack_with_their_licence_and_come_in_again(
    house: House, tmp_path: Path
) -> None:
    screen = library(house)
    house.program.own.copy("five-ways-in")
    house.program.own.begin()
    both = own(house)
    choose_file(tmp_path / "mine")
    screen.finder.give_out.click()
    pack = read_pack(tmp_path / "mine.zip")
    assert {each.id: each for each in pack.activities} == {each.id: each for each in both}
    assert "Five ways in (my copy)" in pack.licence
    for each in both:
        house.program.own.delete(each.id)
    assert house.program.activities.files.take_in([tmp_path / "mine.zip"])
    assert {each.id: each for each in own(house)} == {each.id: each for each in both}
    assert house.notice == "Imported 2 activities."
    house.program.window.notice._act()
    assert own(house) == []


def test_one_activity_goes_out_as_a_file_that_others_can_open(house: House, tmp_path: Path) -> None:
    screen = library(house)
    screen.show_activity("five-ways-in")
    choose_file(tmp_path / "ways.toml")
    screen.save_wanted.emit("five-ways-in")
    text = (tmp_path / "ways.toml").read_text(encoding="utf-8")
    assert text == activity_text(house.program.library["five-ways-in"])


def test_what_is_wrong_in_any_file_is_all_told_and_nothing_is_taken(house: House, tmp_path: Path) -> None:
    good, bad, noise = (tmp_path / name for name in ("good.toml", "bad.toml", "noise.zip"))
    good.write_text(activity_text(OTHERS), encoding="utf-8")
    bad.write_text('format = 1\nkind = "activity"\nid = "x"\ntitle = 5\n', encoding="utf-8")
    noise.write_bytes(b"PK\x03\x04nonsense")
    boxes: list[str] = []

    def read(box: QMessageBox) -> None:
        boxes.append(box.text())
        box.accept()

    when_asked(read)
    assert house.program.activities.files.take_in([good, bad, noise]) == ""
    assert boxes[0].startswith("Nothing was imported.")
    for words in ("bad.toml: title", "bad.toml: minutes", "noise.zip"):
        assert words in boxes[0]
    assert own(house) == []


def clash(answer: str) -> Callable[[ClashDialog], None]:
    def choose(dialog: ClashDialog) -> None:
        for box in dialog.choices.values():
            box.setCurrentIndex(box.findData(answer))
        dialog.accept()

    return choose


@pytest.mark.parametrize("answer", ["keep", "replace", "both"])
def test_an_id_that_is_taken_is_asked_about(house: House, tmp_path: Path, answer: str) -> None:
    house.program.own._keep([(None, OTHERS)])
    other = replace(OTHERS, title="Another banter", minutes=Minutes(25))
    file = tmp_path / "pack.zip"
    file.write_bytes(pack_bytes([other], ""))
    when_asked(clash(answer))
    house.program.activities.files.take_in([file])
    titles = {"keep": [OTHERS.title], "replace": [other.title], "both": [other.title, OTHERS.title]}
    assert sorted(each.title for each in own(house)) == sorted(titles[answer])
    house.program.window.notice._act()
    assert own(house) == [OTHERS]


def test_one_that_replaces_a_bundled_one_gives_its_place_back_when_it_goes(
    house: House, tmp_path: Path
) -> None:
    bundled = house.program.library["five-ways-in"]
    file = tmp_path / "a.toml"
    file.write_text(activity_text(replace(bundled, title="Six ways in")), encoding="utf-8")
    when_asked(clash("replace"))
    house.program.activities.files.take_in([file])
    assert house.program.library["five-ways-in"].title == "Six ways in"
    house.program.own.delete("five-ways-in")
    assert house.program.library["five-ways-in"] == bundled
    assert house.store.activities()["five-ways-in"] == bundled


def test_thinking_better_of_the_question_imports_nothing(house: House, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(activity_text(replace(house.program.library["five-ways-in"], title="Six")), "utf-8")
    when_asked(lambda dialog: dialog.reject())
    assert house.program.activities.files.take_in([file]) == ""
    assert own(house) == []


def test_what_is_there_already_is_not_asked_about(house: House, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text(activity_text(house.program.library["five-ways-in"]), encoding="utf-8")
    house.program.activities.files.take_in([file])
    assert house.notice == "Nothing was imported: all of it is there already."


def test_a_block_is_kept_as_an_activity_under_a_title_that_is_asked_for(house: House) -> None:
    house.program.desk.start_blank()
    block = Block("b", title="Tell Ray gently", minutes=12, notes="Mind Ray.", screen="In pairs")
    house.program.desk.plan.try_edit("Add", lambda plan: plan.add(block))
    plan = house.go(3)
    assert isinstance(plan, PlanScreen)
    plan.select("b")

    def answer(dialog: QInputDialog) -> None:
        assert "participants see" in dialog.labelText()
        dialog.setTextValue("Pairs talk")
        dialog.accept()

    when_asked(answer)
    plan.actions_["keep"].trigger()
    (made,) = own(house)
    assert (made.title, made.steps[0].text, made.steps[0].screen) == ("Pairs talk", "Mind Ray.", "In pairs")
    screen = house.program.window.built("library")
    assert isinstance(screen, LibraryScreen)
    assert screen._right.currentWidget() is screen.form


def test_a_break_is_no_activity_to_be_kept(house: House) -> None:
    house.program.desk.start_blank()
    house.program.desk.plan.try_edit("Add", lambda plan: plan.add(Block("b", "break", minutes=5)))
    plan = house.go(3)
    assert isinstance(plan, PlanScreen)
    plan.select("b")
    assert not plan.actions_["keep"].isEnabled()


def test_what_cannot_be_saved_is_told_and_the_library_stays_as_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr(house.store, "keep", fail)
    count = len(house.program.library)
    assert not house.program.own.begin()
    assert (len(house.program.library), house.notice) == (count, "Not saved: the disk is full.")


def test_an_own_activity_prints_with_its_data_file(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(house.program.files._job, "start", started.append)
    house.program.own.begin()
    library(house).print_wanted.emit(own(house)[0].id)
    assert str(house.store.path) in started[0]
