"""print: a plan's papers as PDF files."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from facilitator_app.core.people import Attendance, Person, Roster
from tests.builders import activity
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, keep, write_plan
from tests.papers.printed import text_of

USUAL = ["guide", "run-sheet", "materials", "handouts", "sign-in"]
ALL = [*USUAL, "register"]
SIZES = {"a4": (595, 842), "letter": (612, 792), "a5": (420, 595)}
NAMES = "Name\nŁukasz Nowak\nAna Ruiz\n"


def size_of(path: Path) -> tuple[int, int]:
    """The first page's size in points, upright."""
    document = pdfium.PdfDocument(path)
    try:
        width, height = sorted(document[0].get_size())
    finally:
        document.close()
    return round(width), round(height)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(NAMES, encoding="utf-8")
    return path


@pytest.mark.parametrize("page", SIZES)
@pytest.mark.parametrize("large", [[], ["--large"]], ids=["usual", "large"])
def test_all_papers_are_made_on_every_page(
    say: Say, tmp_path: Path, people: Path, page: str, large: list[str]
) -> None:
    out = tmp_path / "out"
    said = say("print", "club-bystander", "--out", out, "--page", page, *large, "--people", people)
    assert (said.code, said.err) == (0, "")
    files = [out / f"club-bystander-{name}.pdf" for name in ALL]
    assert sorted(out.iterdir()) == sorted(files)
    assert [size_of(file) for file in files] == [SIZES[page]] * len(files)
    assert [line.rpartition(": ")[2] for line in said.out.splitlines()] == [str(file) for file in files]
    assert said.out.splitlines()[0] == f"1 of {len(ALL)}: Facilitator’s guide: {files[0]}"


def test_large_print_is_larger(say: Say, tmp_path: Path) -> None:
    for folder, large in (("usual", []), ("large", ["--large"])):
        say("print", "club-bystander", "--out", tmp_path / folder, "--paper", "guide", *large)
    pages = []
    for folder in ("usual", "large"):
        document = pdfium.PdfDocument(tmp_path / folder / "club-bystander-guide.pdf")
        pages.append(len(document))
        document.close()
    assert pages[1] > pages[0]


def test_the_register_needs_people(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert say("print", "club-bystander", "--out", out).code == 0
    assert sorted(file.name for file in out.iterdir()) == sorted(
        f"club-bystander-{name}.pdf" for name in USUAL
    )


def test_one_paper_may_be_asked_for_or_two(say: Say, tmp_path: Path) -> None:
    path, out = write_plan(tmp_path, HOUR), tmp_path / "out"
    said = say("print", path, "--out", out, "--paper", "sign-in", "--paper", "run-sheet")
    assert said.out.splitlines() == [
        f"1 of 2: Sign-in sheet: {out / 'evening-sign-in.pdf'}",
        f"2 of 2: Run sheet: {out / 'evening-run-sheet.pdf'}",
    ]


def test_names_come_from_a_list(say: Say, tmp_path: Path, people: Path) -> None:
    for name in ("sign-in", "register"):
        say("print", write_plan(tmp_path, HOUR), "--out", tmp_path, "--paper", name, "--people", people)
        text = text_of((tmp_path / f"evening-{name}.pdf").read_bytes())
        assert "Łukasz Nowak" in text
        assert "Ana Ruiz" in text


def test_names_and_marks_come_from_the_data_file_without_a_list(
    say: Say, tmp_path: Path, data_file: Path, people: Path
) -> None:
    roster = Roster("r", people=(Person("p", "Mereana Ōtani"),))
    keep(data_file, HOUR, roster, Attendance(HOUR.id, "r", {"p": "present"}))
    register = tmp_path / "evening-register.pdf"
    assert say("print", HOUR.id, "--out", tmp_path, "--paper", "register").code == 0
    assert "Mereana Ōtani" in text_of(register.read_bytes())
    assert say("print", HOUR.id, "--out", tmp_path, "--paper", "register", "--people", people).code == 0
    assert "Mereana Ōtani" not in text_of(register.read_bytes())


def test_a_plan_of_the_data_file_may_have_no_people(say: Say, tmp_path: Path, data_file: Path) -> None:
    keep(data_file, HOUR)
    said = say("print", HOUR.id, "--out", tmp_path, "--paper", "sign-in")
    assert said.out == f"1 of 1: Sign-in sheet: {tmp_path / 'evening-sign-in.pdf'}\n"


def test_a_window_that_waits_is_told_how_far_it_is(say: Say, tmp_path: Path) -> None:
    words = "--paper", "sign-in", "--paper", "run-sheet", "--progress"
    said = say("print", write_plan(tmp_path, HOUR), "--out", tmp_path, *words)
    first, second = (str(tmp_path / f"evening-{name}.pdf") for name in ("sign-in", "run-sheet"))
    assert [json.loads(line) for line in said.out.splitlines()] == [
        {"done": 0, "of": 2},
        {"done": 1, "of": 2, "paper": "sign-in", "file": first},
        {"done": 1, "of": 2},
        {"done": 2, "of": 2, "paper": "run-sheet", "file": second},
    ]


def test_a_paper_that_is_not_known_is_told_with_those_that_are(say: Say, tmp_path: Path) -> None:
    said = say("print", "club-bystander", "--out", tmp_path / "out", "--paper", "guide", "--paper", "poem")
    assert said.trouble == f"--paper: “poem” is not one of {', '.join(ALL)}."
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_told(say: Say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    trouble = say("print", "club-bystander", "--out", tmp_path / "file", "--paper", "sign-in").trouble
    target = tmp_path / "file" / "club-bystander-sign-in.pdf"
    assert trouble.startswith(f"{target} could not be written (")
    assert trouble.endswith("Nothing was changed there.")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"


def test_a_list_that_cannot_be_read_is_told(say: Say, tmp_path: Path) -> None:
    gone = tmp_path / "gone.csv"
    said = say("print", "club-bystander", "--out", tmp_path / "out", "--people", gone)
    assert said.trouble == f"{gone}: there is no such file"
    gone.write_bytes("Name\nJosé\n".encode("latin-1"))
    said = say("print", "club-bystander", "--out", tmp_path / "out", "--people", gone)
    assert said.trouble == f"{gone}: line 2: this is not UTF-8 text; save the list as “CSV UTF-8”"


def test_a_damaged_activity_of_ones_own_keeps_no_paper_from_being_made(
    say: Say, data_file: Path, tmp_path: Path
) -> None:
    keep(data_file, activity("own", 10))
    with closing(sqlite3.connect(data_file)) as conn, conn:
        conn.execute("UPDATE documents SET body = '{'")
    assert say("print", "club-bystander", "--paper", "sign-in", "--out", tmp_path).code == 0
