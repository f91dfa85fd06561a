"""The papers of the plan that is open are made, shown, saved and taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton

from tests.answers import choose_file
from tests.builders import block, plan
from tests.ui.papers.conftest import EVENING, Build, Shop
from tests.ui.papers.pdfs import page_sizes


def rows(shop: Shop) -> list[str]:
    return [shop.list.item(place).text() for place in range(shop.list.count())]


def labels(shop: Shop) -> list[str]:
    return [each.text() for each in shop.screen.findChildren(QLabel) if each.isVisible()]


def test_a_paper_is_made_and_shown_when_it_is_chosen(build: Build) -> None:
    shop = build(EVENING, "Ana Novak")
    assert shop.making()
    assert not shop.button("Print…").isEnabled()
    shop.show("sign-in")
    assert not shop.making()
    assert shop.button("Print…").isEnabled()
    # The words of the page, and only those: participants never read the title that is for facilitators.
    assert "Ana Novak" in shop.words
    assert "Evening" in shop.words
    assert "Secret" not in shop.words


def test_every_paper_can_be_chosen_with_the_keys(build: Build) -> None:
    shop = build()
    assert rows(shop) == [
        "Facilitator’s guide",
        "Run sheet",
        "Materials checklist",
        "Handouts",
        "Sign-in sheet",
        "Attendance register",
    ]
    assert shop.list.hasFocus()
    QTest.keyClick(shop.list, Qt.Key.Key_Down)
    shop.wait()
    assert "Run sheet" in shop.words


def test_a_paper_that_was_made_is_shown_again_at_once_and_at_its_page(build: Build) -> None:
    shop = build(EVENING, *(f"Person {number}" for number in range(60)))
    shop.show("sign-in")
    QTest.keyClick(shop.preview, Qt.Key.Key_PageDown)
    assert shop.preview.page == 1
    shop.screen.take_focus()
    assert shop.preview.page == 1
    shop.show("run-sheet")
    shop.screen.choose("sign-in")
    assert shop.screen.is_ready
    assert "Person 0" in shop.words


def test_an_edit_makes_the_paper_anew_when_it_is_looked_at_again(build: Build) -> None:
    shop = build()
    shop.show("run-sheet")
    assert "Talk" in shop.words
    shop.screen.hide()
    shop.plan.edit("retitle", replace(EVENING, blocks=(block("talk", 20, title="Other"),)))
    shop.screen.show()
    shop.screen.take_focus()
    shop.wait(lambda: "Other" in shop.words)
    assert "Talk" not in shop.words


def test_marks_that_change_in_sight_are_taken_up(build: Build) -> None:
    shop = build(EVENING, "Ana")
    shop.show("register")
    assert "Not marked 1" in shop.words
    marks = shop.attendance.value
    assert marks is not None
    shop.attendance.edit("mark", marks.mark("id-Ana", "late"))
    shop.wait(lambda: "Late 1" in shop.words)


def test_cancel_leaves_a_way_to_make_it_after_all(build: Build) -> None:
    shop = build()
    shop.shown.cancel.setFocus()
    QTest.keyClick(shop.shown.cancel, Qt.Key.Key_Return)
    assert not shop.making()
    assert shop.shown.retry.hasFocus()
    QTest.keyClick(shop.shown.retry, Qt.Key.Key_Return)
    assert shop.making()
    shop.wait()
    assert shop.preview.hasFocus()


def test_a_paper_that_is_being_made_says_so_when_it_is_chosen_again(build: Build) -> None:
    shop = build()
    shop.show("run-sheet")
    shop.screen.choose("guide")
    shop.screen.choose("run-sheet")
    assert not shop.making()
    shop.screen.choose("guide")
    assert shop.making()
    assert not shop.screen.is_ready
    assert not shop.screen.save_to(Path("nowhere.pdf"))
    shop.wait()


def test_a_failure_is_told_in_the_last_words_of_the_child(build: Build) -> None:
    shop = build(plan(id="unknown"), keep=False)
    shop.wait(lambda: bool(shop.said))
    assert shop.said == ["unknown: there is no such file, and no plan or template with this id."]
    assert shop.shown.retry.isVisible()
    assert not shop.button("Save…").isEnabled()


def test_the_page_and_large_print_make_it_anew(build: Build, tmp_path: Path) -> None:
    shop = build()
    shop.show("run-sheet")
    page = shop.screen.findChildren(QComboBox)[0]
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_L)
    shop.wait()
    assert shop.screen.save_to(tmp_path / "letter.pdf")
    assert page_sizes(tmp_path / "letter.pdf")[0] == (612, 792)
    large = shop.screen.findChildren(QCheckBox)[0]
    large.setFocus()
    QTest.keyClick(large, Qt.Key.Key_Space)
    assert shop.making()
    shop.wait()
    assert shop.screen.save_to(tmp_path / "large.pdf")
    assert (tmp_path / "large.pdf").read_bytes() != (tmp_path / "letter.pdf").read_bytes()


def test_saving_replaces_a_file_whole_and_says_where(build: Build, tmp_path: Path) -> None:
    shop = build()
    shop.show("run-sheet")
    target = tmp_path / "out" / "sheet v1.2.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")
    choose_file(target.with_suffix(""), accepts=False)
    shop.click("Save…")
    assert target.read_bytes() == b"old"
    assert shop.screen.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert shop.said == [f"Saved {target}."]
    assert [each.name for each in target.parent.iterdir()] == [target.name]


def test_the_dialog_adds_the_ending(build: Build, tmp_path: Path) -> None:
    shop = build()
    shop.show("run-sheet")
    choose_file(tmp_path / "evening")
    QTest.keyClick(shop.screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shop.wait(lambda: bool(shop.said))
    assert shop.said == [f"Saved {tmp_path / 'evening.pdf'}."]


@pytest.mark.parametrize("place", ["missing/sheet.pdf", "folder"])
def test_what_cannot_be_saved_is_told_and_leaves_nothing_behind(
    build: Build, tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder" / "full").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    shop = build()
    shop.show("run-sheet")
    assert not shop.screen.save_to(tmp_path / place)
    assert shop.said[0].startswith(f"{Path(place).name} could not be saved: ")
    kept = [each for each in tmp_path.rglob("*") if not each.name.startswith("papers.db")]
    assert sorted(kept) == [each for each in before if not each.name.startswith("papers.db")]


def test_a_file_is_called_after_the_title_that_its_readers_may_know(build: Build) -> None:
    shop = build(replace(EVENING, title="Men: what / now?"), "Ana")
    shop.show("run-sheet")
    shop.show("sign-in")
    shop.show("register")
    assert sorted(each.name for each in shop.folder.rglob("*.pdf")) == [
        "Evening - Attendance register.pdf",
        "Evening - Sign-in sheet.pdf",
        "Men what now - Run sheet.pdf",
    ]


def test_the_page_in_sight_is_told(build: Build) -> None:
    shop = build(EVENING, *(f"Person {number}" for number in range(60)))
    shop.show("sign-in")
    assert "Page 1 of 3" in labels(shop)
    QTest.keyClick(shop.preview, Qt.Key.Key_End)
    assert "Page 3 of 3" in labels(shop)
    shop.show("run-sheet")
    assert "1 page" in labels(shop)


def test_closing_down_takes_the_working_copies_away(build: Build) -> None:
    shop = build(EVENING, "Ana Novak")
    shop.show("sign-in")
    assert list(shop.folder.rglob("*.pdf"))
    shop.screen.choose("guide")
    shop.screen.close_down()
    assert not shop.folder.exists()


def test_few_working_copies_are_kept(build: Build) -> None:
    shop = build()
    shop.show("run-sheet")
    raw = next(shop.folder.rglob("*.pdf")).read_bytes()
    for number in range(11):
        made = shop.folder / f"{number}" / "sheet.pdf"
        made.parent.mkdir()
        made.write_bytes(raw)
        shop.screen._pending = replace(shop.screen._made[0][0], paper="sign-in", large=bool(number % 2))
        shop.screen._take({"sign-in": made})
    assert len(list(shop.folder.rglob("*.pdf"))) == 10


def test_a_child_that_made_nothing_is_told(build: Build) -> None:
    shop = build()
    shop.screen._job.cancel()
    shop.screen._take({})
    assert shop.said == ["The papers could not be made."]


def test_with_no_plan_there_is_a_way_home(build: Build) -> None:
    shop = build(None)
    assert shop.button("Go to Home").hasFocus()
    QTest.keyClick(shop.button("Go to Home"), Qt.Key.Key_Return)
    assert shop.asked == ["home"]
    for each in (shop.screen._ask_save, shop.screen._ask_print, shop.screen._open_outside):
        each()
    assert not shop.screen.is_ready


def test_a_plan_that_is_closed_gives_way_to_the_empty_screen(build: Build) -> None:
    shop = build()
    shop.screen.hide()
    shop.plan.open(None)
    shop.screen.show()
    shop.wait(lambda: shop.button("Go to Home").isVisible())


def test_the_title_of_every_paper_is_in_sight_at_every_size_of_text(build: Build) -> None:
    shop = build(size=(790, 600), scale=1.25)
    for scale in (1.25, 1.0):
        shop.theme.set(scale=scale)
        QApplication.processEvents()
        last = shop.list.visualItemRect(shop.list.item(shop.list.count() - 1))
        assert shop.list.viewport().rect().contains(last)
    for each in shop.screen.findChildren(QPushButton):
        assert not each.isVisible() or each.width() >= each.minimumSizeHint().width(), each.text()
