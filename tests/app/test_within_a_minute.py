"""Words from a facilitator's head lead to an activity, its worksheet on paper and its place in the plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.core.handout import Cards
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.papers.pages import Pages
from tests.app.conftest import House

Key = Qt.Key


def test_banter_in_the_changing_room_fifteen_minutes_twenty_players(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    house.program.desk.start_blank()
    screen = house.go(2)
    assert isinstance(screen, LibraryScreen)
    QTest.keyClicks(screen.finder.words, "banter in the changing room")
    minutes = screen.finder.filters.parts["max_minutes"]
    people = screen.finder.more_filters.parts["group"]
    for choice, value in ((minutes, 15), (people, 20)):
        choice.setCurrentIndex(choice.findData(value))  # type: ignore[union-attr]
    first = house.program.library[screen.finder.hits.index(0).data(Qt.ItemDataRole.UserRole).id]
    assert first.minutes.standard <= 15
    assert first.group_min <= 20 <= first.group_max
    house.press(Key.Key_Return, hold=Qt.KeyboardModifier.ControlModifier)
    assert [(block.activity, block.minutes) for block in house.plan.blocks] == [(first.id, 15)]
    screen.reading.print.click()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=30_000)
    guide, handouts = sorted(opened)
    assert (guide.stem[-5:], handouts.stem[-8:]) == ("guide", "handouts")
    assert len(Pages.of(handouts.read_bytes())) >= 1
    assert any(isinstance(block, Cards) for sheet in first.handouts for block in sheet.blocks)
