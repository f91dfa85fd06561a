"""export: a plan as Markdown, CSV, spreadsheet or calendar entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app.formats.sheet import read_sheet
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, write_plan

PLAN = "club-bystander"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_is_saved_and_what_it_does_not_keep_is_said(say: Say, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"agenda.{kind}"
    said = say("export", PLAN, "--as", kind, "--out", file)
    assert (said.code, said.out) == (0, f"Saved {file}.\n")
    assert "does not keep" in said.err
    assert read_sheet(file).rows[0][:2] == ("Start", "End")


def test_markdown_for_participants_has_nothing_of_the_facilitators(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "agenda.md"
    assert say("export", PLAN, "--as", "markdown", "--out", file).code == 0
    assert "Greet people at the door." in file.read_text(encoding="utf-8")
    said = say("export", PLAN, "--as", "markdown", "--out", file, "--for", "participants")
    assert (said.code, said.err) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Club night\n")
    assert "Greet people" not in text


def test_a_calendar_entry_needs_a_date(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "night.ics"
    said = say("export", PLAN, "--as", "ics", "--out", file)
    assert said.trouble.startswith("A calendar needs to know the day.")
    assert not file.exists()


def test_a_folder_is_no_file_to_write(say: Say, tmp_path: Path) -> None:
    said = say("export", PLAN, "--as", "csv", "--out", tmp_path)
    assert said.trouble.startswith(f"--out: {tmp_path} is a folder.")


def test_a_name_that_is_too_long_is_told(say: Say, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    said = say("export", write_plan(tmp_path, HOUR), "--as", "csv", "--out", path)
    assert said.trouble == f"{path} could not be written (File name too long). Nothing was changed there."
