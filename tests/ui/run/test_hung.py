"""Lists on the console hang: a long line goes on under its own words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator_app.ui.run.hung import Hung
from facilitator_app.ui.run.words import bullets
from facilitator_app.ui.theme import Theme
from tests.answers import put_up


def told(made: Hung) -> list[str]:
    said = (each for each in made.findChildren(QLabel) if not each.isHidden())
    return [each.text().strip() for each in said]


def test_a_list_is_told_line_by_line_with_its_bullets(qtbot: QtBot) -> None:
    made = Hung("First\n" + bullets(["Say <b>why</b> & how", "Wait"]))
    assert told(made) == ["First", "•", "Say <b>why</b> & how", "•", "Wait"]
    assert made.plain == "First\n•  Say <b>why</b> & how\n•  Wait"
    assert {each.textFormat() for each in made.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_another_text_takes_the_place_of_a_list(qtbot: QtBot) -> None:
    made = Hung(bullets(["x", "y"]))
    made.say("two lines\nof words")
    assert told(made) == ["two lines\nof words"]
    made.say("")
    assert told(made) == []


def test_a_line_that_wraps_leaves_the_bullet_alone_at_the_left(qtbot: QtBot) -> None:
    theme = Theme("light")
    made = Hung(bullets(["word " * 30]))
    put_up(qtbot, made, theme, (240, 300))
    picture = made.grab().toImage()
    ground = picture.pixelColor(0, picture.height() - 1)
    inked = [y for y in range(picture.height()) if any(picture.pixelColor(x, y) != ground for x in range(10))]
    assert inked
    assert inked[-1] - inked[0] < theme.sizes.body
