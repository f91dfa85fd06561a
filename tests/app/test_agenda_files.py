"""Plans go out as files of every kind, and agendas of others come in as new plans."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from facilitator_app.app.agenda_files import file_name
from facilitator_app.ui.home.mapping_dialog import MappingDialog
from tests.answers import choose_file, press, when_asked
from tests.app.conftest import House

TABLE = "Time,What,Who\n9:00–9:15,Welcome,Jo\n9:15–10:00,Circle,Sam\n"


def save(house: House, file: Path, kind: str = "") -> None:
    """Save the open plan as a file, of a kind that is picked by its words."""

    def answer(dialog: QFileDialog) -> None:
        picked = next((each for each in dialog.nameFilters() if each.startswith(kind)), "")
        dialog.selectNameFilter(picked)
        dialog.filterSelected.emit(picked)
        dialog.findChildren(QLineEdit)[0].setText(str(file))
        dialog.accept()

    when_asked(answer)
    house.home.export_wanted.emit(house.plan.id)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_of_ours_comes_back_without_a_question(house: House, tmp_path: Path, ending: str) -> None:
    house.program.desk.start_from("club-bystander")
    before = house.plan
    file = tmp_path / f"club.{ending}"
    save(house, file)
    assert house.notice.startswith(f"Saved {file}. ")
    assert "does not keep" in house.notice
    choose_file(file)
    house.home.import_wanted.emit()
    assert house.program.window.place == "plan"
    assert house.plan.id != before.id
    assert [each.activity for each in house.plan.walk()] == [each.activity for each in before.walk()]
    assert [each.minutes for each in house.plan.walk()] == [each.minutes for each in before.walk()]
    assert house.plan.title == (before.title if ending == "xlsx" else "club")


@pytest.mark.parametrize(
    ("kind", "ending", "begins"),
    [
        ("Plan file", "toml", "format = 1"),
        ("Markdown, with notes", "md", "# Sports-club"),
        ("Markdown, for participants", "md", "# Club night"),
        ("CSV", "csv", "\ufeffStart,End"),
    ],
)
def test_the_kind_that_is_picked_gives_the_ending(
    house: House, tmp_path: Path, kind: str, ending: str, begins: str
) -> None:
    house.program.desk.start_from("club-bystander")
    save(house, tmp_path / "night", kind)
    assert (tmp_path / f"night.{ending}").read_text(encoding="utf-8").startswith(begins)


def test_a_calendar_entry_says_where_the_date_is_missing(house: House, tmp_path: Path) -> None:
    house.program.desk.start_from("club-bystander")
    file = tmp_path / "night.ics"
    save(house, file)
    assert "fill in “Date” at its top" in house.notice
    assert not file.exists()
    house.program.desk.plan.try_edit("Date", lambda plan: replace(plan, date=date(2026, 3, 2)))
    save(house, file)
    assert b"SUMMARY:Club night" in file.read_bytes()


def test_an_agenda_of_others_becomes_a_plan_once_its_columns_are_agreed(house: House, tmp_path: Path) -> None:
    file = tmp_path / "team day.csv"
    file.write_text(TABLE)
    when_asked(lambda dialog: dialog.accept())
    assert house.program.files.take_in(file)
    assert house.plan.title == "team day"
    assert [(block.title, block.lead, block.minutes) for block in house.plan.blocks] == [
        ("Welcome", "Jo", 15),
        ("Circle", "Sam", 45),
    ]
    assert [each.title for each in house.store.plans()] == ["team day"]


def test_what_is_left_of_a_file_is_told_after_it_too(house: House, tmp_path: Path) -> None:
    file = tmp_path / "retreat.csv"
    file.write_text("Start,Min,What\nDay 1,,\n9:00,10,a\nDay 2,,\n9:00,10,b\n")
    when_asked(lambda dialog: dialog.accept())
    assert house.program.files.take_in(file)
    assert house.plan.title == "retreat – Day 1"
    assert house.notice.startswith("A plan is one day. Not taken: Day 2 (1 row).")


def test_nothing_is_kept_when_the_question_is_left(house: House, tmp_path: Path) -> None:
    file = tmp_path / "day.csv"
    file.write_text(TABLE)
    when_asked(lambda dialog: dialog.reject())
    assert not house.program.files.take_in(file)
    assert not house.store.plans()


def test_a_table_of_ours_that_was_spoilt_since_is_asked_about(house: House, tmp_path: Path) -> None:
    house.program.desk.start_from("club-bystander")
    file = tmp_path / "club.csv"
    save(house, file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",10,", ",soon,", 1), encoding="utf-8")
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        assert isinstance(dialog, MappingDialog)
        asked.append(dialog.leave_out.text())
        dialog.reject()

    when_asked(answer)
    assert not house.program.files.take_in(file)
    assert asked == ["Leave out the row that cannot be read"]


def test_a_file_that_is_no_agenda_is_told(house: House, tmp_path: Path) -> None:
    file = tmp_path / "bad.xlsx"
    file.write_bytes(b"PK\x03\x04")
    told: list[str] = []
    press("OK", told)
    assert not house.program.files.take_in(file)
    assert told[0].startswith("bad.xlsx cannot be opened. Nothing was changed.")
    assert "cut short or damaged" in told[0]


def test_what_reads_spreadsheets_is_imported_only_when_there_is_one() -> None:
    code = "import sys, facilitator_app.app.plan_files; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_title_is_a_name_that_every_system_takes() -> None:
    assert file_name("Men's group: 1/2", "plan") == "Men s group 1 2"
    assert file_name("???", "plan") == "plan"
