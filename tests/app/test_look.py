"""The look that was chosen is there at once, and the next time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolButton

from facilitator_app.app.look import LookButton, remembered_theme
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotSaved
from facilitator_app.ui import theme
from facilitator_app.ui.theme import DARK, LIGHT
from tests.answers import press
from tests.app.conftest import Builder, House


def look(house: House) -> LookButton:
    return house.program.window.findChildren(LookButton)[0]


def choices(house: House) -> list[QAction]:
    """What the menu has once it is opened."""
    menu = look(house).menu()
    menu.aboutToShow.emit()
    return menu.actions()


def choose(house: House, word: str) -> None:
    next(each for each in choices(house) if each.text() == word).trigger()


def test_a_look_is_taken_on_and_remembered(build: Builder) -> None:
    house = build()
    choose(house, "Dark")
    choose(house, "Larger text")
    theme = house.program.theme
    assert (theme.choice, theme.scale) == ("dark", 1.25)
    assert build.app.palette().color(QPalette.ColorRole.Window) == QColor(theme.colours.paper)
    build.crash(house)
    again = build()
    assert (again.program.theme.choice, again.program.theme.scale) == ("dark", 1.25)
    ticked = [each.text() for each in choices(again) if each.isChecked()]
    assert ticked == ["Dark", "Larger text"]


def test_the_button_lines_up_with_those_above_it(house: House) -> None:
    rail = house.program.window.rail
    for scale in (1.0, 1.25, 1.5):
        house.program.theme.set(scale=scale)
        QApplication.processEvents()
        places = {
            (each.mapTo(rail, QPoint(0, 0)).x(), each.width(), each.height())
            for each in rail.findChildren(QToolButton)
        }
        assert len(places) == 1
        assert all(each.width() >= each.minimumSizeHint().width() for each in rail.findChildren(QToolButton))


def test_about_is_in_the_menu(house: House) -> None:
    told: list[str] = []
    press("OK", told)
    choose(house, "About Facilitator")
    assert told[0].startswith("Facilitator ")


@pytest.mark.parametrize(
    ("look", "scale", "expected"),
    [("light", 1.5, ("light", 1.5)), ("pink", 7.0, ("system", 1.0)), (3, "big", ("system", 1.0))],
)
def test_a_look_that_is_unknown_is_the_usual_one(
    qapp: QApplication, tmp_path: Path, look: object, scale: object, expected: tuple[str, float]
) -> None:
    with Store.open(tmp_path / "look.db", lambda: datetime(2026, 3, 2, tzinfo=UTC)) as store:
        store.set_setting("look", look)
        store.set_setting("text_scale", scale)
        found = remembered_theme(store)
    assert (found.choice, found.scale) == expected


def test_the_look_of_the_system_is_followed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert house.program.theme.colours is LIGHT
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert house.program.theme.colours is DARK
    assert house.program.window.palette().color(QPalette.ColorRole.Window) == QColor(DARK.paper)


def test_a_look_that_somebody_chose_stays_when_the_system_takes_on_another(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(house, "Light")
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    QApplication.styleHints().colorSchemeChanged.emit(QApplication.styleHints().colorScheme())
    assert house.program.theme.colours is LIGHT


def test_icons_are_drawn_anew_for_a_sharper_screen_and_for_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    house.program.theme.changed.connect(lambda: drawn.append(1))
    screen = QApplication.primaryScreen()
    QApplication.instance().screenAdded.emit(screen)  # type: ignore[union-attr]
    assert drawn == []
    monkeypatch.setattr("facilitator_app.app.look.sharpest", lambda: 2)
    for _ in range(2):
        QApplication.instance().screenAdded.emit(screen)  # type: ignore[union-attr]
    assert drawn == [1]


def test_a_look_that_cannot_be_remembered_is_told_and_taken_on_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(key: str, value: object) -> None:
        raise NotSaved("The disk is full.")

    monkeypatch.setattr(house.store, "set_setting", full)
    choose(house, "Dark")
    assert house.program.theme.choice == "dark"
    assert house.notice == "The disk is full."
