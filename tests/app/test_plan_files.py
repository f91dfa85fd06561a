"""Plans come in from files and go out to them; what is wrong is told, and nothing is taken half."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotSaved
from tests.answers import choose_file, press, when_asked
from tests.app.conftest import House


def test_a_plan_given_out_and_taken_in_is_equal_but_for_its_id(house: House, tmp_path: Path) -> None:
    house.program.desk.start_from("club-bystander")
    before = house.plan
    choose_file(tmp_path / "club night v1.2")
    house.home.export_wanted.emit(before.id)
    file = tmp_path / "club night v1.2.toml"
    assert house.notice == f"Saved {file}."
    for word in ("Cancel", "Replace"):
        file.write_text("old")
        choose_file(tmp_path / "club night v1.2")
        QTimer.singleShot(200, lambda word=word: press(word))
        house.home.export_wanted.emit(before.id)
        assert (file.read_text(encoding="utf-8") == "old") is (word == "Cancel")
    choose_file(file)
    house.home.import_wanted.emit()
    assert house.program.window.place == "plan"
    assert house.plan.id != before.id
    assert replace(house.plan, id=before.id) == before


def test_a_plan_that_is_not_known_keeps_its_id(house: House, tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    write(file, 'id = "mine"')
    assert house.program.files.take_in(file)
    assert house.plan.id == "mine"


def test_a_bad_file_is_told_as_plain_words_and_changes_nothing(house: House, tmp_path: Path) -> None:
    house.program.desk.start_blank()
    before = house.plan
    file = tmp_path / "bad.toml"
    write(file, 'id = "mine"', title="5", blocks='[[blocks]]\nid = "<b>x</b>"\nminutes = "ten"')
    boxes: list[tuple[str, object]] = []

    def read(box: QMessageBox) -> None:
        boxes.append((box.text(), box.textFormat()))
        box.grab()
        box.accept()

    when_asked(read)
    assert not house.program.files.take_in(file)
    text, form = boxes[0]
    assert text.startswith("bad.toml cannot be opened. Nothing was changed.")
    assert "title" in text
    assert "minutes" in text
    assert str(form).endswith("PlainText")
    assert house.plan == before
    assert [each.id for each in house.store.plans()] == [before.id]


def test_many_problems_are_told_in_part(house: House, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    blocks = "\n".join(f'[[blocks]]\nid = "b{number}"\nminutes = "ten"' for number in range(20))
    write(file, 'id = "mine"', blocks=blocks)
    told: list[str] = []
    press("OK", told)
    assert not house.program.files.take_in(file)
    assert told[0].endswith("… and 8 more")


def test_what_is_odd_is_told_and_the_plan_is_open(house: House, tmp_path: Path) -> None:
    file = tmp_path / "odd.toml"
    write(file, 'id = "mine"', blocks='[[blocks]]\nid = "a"\nactivity = "unheard-of"\nminutes = 5')
    told: list[str] = []
    press("OK", told)
    assert house.program.files.take_in(file)
    assert "unheard-of" in told[0]
    assert house.plan.id == "mine"


def test_no_file_chosen_changes_nothing(house: House, tmp_path: Path) -> None:
    house.program.desk.start_blank()
    choose_file(tmp_path, accepts=False)
    house.home.import_wanted.emit()
    assert house.program.window.place == "home"
    choose_file(tmp_path / "x", accepts=False)
    house.home.export_wanted.emit(house.plan.id)
    assert list(tmp_path.glob("*.toml")) == []


def test_a_place_that_cannot_be_written_is_told(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.program.desk.start_blank()
    (tmp_path / "wall").write_text("")
    # A dialog lets nobody choose such a place; a disk that was taken out since is one.
    target = tmp_path / "wall" / "plan.toml"
    monkeypatch.setattr("facilitator_app.app.agenda_files.ask_kind", lambda *_args: (target, 0))
    house.program.files.ask_out(house.plan.id)
    assert house.notice.startswith(f"{target} could not be written")


def test_what_cannot_be_kept_is_told_and_nothing_is_open(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.toml"
    write(file, 'id = "mine"')

    def full(*_args: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr(Store, "save", full)
    assert not house.program.files.take_in(file)
    assert house.notice == "new.toml cannot be opened. Not saved: the disk is full."
    assert house.program.desk.plan.value is None


@pytest.mark.parametrize("opens", [True, False])
def test_the_papers_of_one_activity_are_made_and_opened(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()).name)
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    known = next(each for each in house.program.library.values() if each.handouts)
    house.program.files.print_activity(known.id)
    assert house.notice == f"Making the papers of “{known.title}”…"
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert set(opened) == {f"{known.id}-guide.pdf", f"{known.id}-handouts.pdf"}
    assert house.notice.startswith("No program here opens PDF files.") is not opens


def test_pictures_of_sheets_are_the_first_page_and_drawn_once(qapp: QApplication, house: House) -> None:
    from facilitator_app.app.pictures import SheetPictures

    pictures = SheetPictures()
    known = next(each for each in house.program.library.values() if each.handouts)
    image = pictures(known, known.handouts[0], 300)
    assert image is not None
    assert image.width() == 300
    colours = {image.pixelColor(x, y).name() for x in range(0, 300, 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 2
    assert pictures(known, known.handouts[0], 300) is image
    assert pictures(known, known.handouts[0], 200) is not image


def write(file: Path, *lines: str, title: str = '"Mine"', blocks: str = "") -> None:
    """Write a plan file."""
    head = ["format = 1", 'kind = "plan"', *lines, f"title = {title}", "start = 18:30:00", blocks]
    file.write_text("\n".join(head), encoding="utf-8")
