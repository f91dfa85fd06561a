"""Pages are drawn as they come into sight, and keys turn them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.ui.papers.pages import Pages
from facilitator_app.ui.papers.preview import Preview
from facilitator_app.ui.theme import Theme
from tests.ui.papers.pdfs import A4, A4_WIDE, pdf


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview(Theme("light"))
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_keys_turn_the_pages(preview: Preview, tmp_path: Path) -> None:
    preview.show_pages(Pages(pdf(tmp_path / "a.pdf", A4, A4, A4)))
    seen = [preview.page]
    for key in [Qt.Key.Key_PageDown] * 3 + [Qt.Key.Key_PageUp] * 2:
        QTest.keyClick(preview, key)
        seen.append(preview.page)
    # The last page is taller than the window: once more goes to its foot, and back to its head.
    assert seen == [0, 1, 2, 2, 2, 1]
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 0
    QTest.keyClick(preview, Qt.Key.Key_Down)
    assert preview.verticalScrollBar().value() > 0


def test_the_way_back_from_short_pages_at_the_end_is_not_barred(preview: Preview, tmp_path: Path) -> None:
    preview.show_pages(Pages(pdf(tmp_path / "a.pdf", *[A4_WIDE] * 5)))
    QTest.keyClick(preview, Qt.Key.Key_End)
    values = [preview.verticalScrollBar().value()]
    for _ in range(5):
        QTest.keyClick(preview, Qt.Key.Key_PageUp)
        values.append(preview.verticalScrollBar().value())
    assert values[-1] == 0
    assert preview.page == 0
    assert values == sorted(values, reverse=True)


def test_what_is_heard_is_the_page_in_sight(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pages, "text", lambda _self, number: f"page {number}")
    preview.show_pages(Pages(pdf(tmp_path / "a.pdf", A4, A4)))
    assert preview.accessibleDescription() == "page 0"
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    assert preview.accessibleDescription() == "page 1"
    preview.show_pages(None)
    assert preview.accessibleDescription() == ""
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 0


def test_many_pages_are_drawn_and_not_all_kept(preview: Preview, tmp_path: Path) -> None:
    preview.show_pages(Pages(pdf(tmp_path / "a.pdf", *[A4_WIDE] * 20)))
    for _ in range(20):
        preview.grab()
        QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert 0 < len(preview._sheet._drawn) <= 13


def test_pages_are_as_wide_as_there_is_room(preview: Preview, tmp_path: Path) -> None:
    preview.show_pages(Pages(pdf(tmp_path / "a.pdf", A4)))
    before = preview._sheet.height()
    preview.resize(800, 640)
    assert preview._sheet.height() > before


def test_a_file_may_be_replaced_while_it_is_shown(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", A4)
    pages = Pages(file)
    file.unlink()
    picture = pages.picture(0, 200)
    assert (picture.width(), len(pages)) == (200, 1)
