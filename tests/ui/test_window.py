"""The window: screens by keys, notices, and what it is dressed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import Choice, button, card, clear, column, draw_row, label, line, put, row
from facilitator_app.ui.window import MainWindow, Notice, Place
from tests.ui.test_theme import contrast

NAMES = ("home", "library", "plan", "run", "people", "papers")


class Screen(QWidget):
    """A screen with one button, on which the hand rests."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.hand = button(theme, "Hand")
        column(self).addWidget(self.hand)

    def take_focus(self) -> None:
        self.hand.setFocus()


@dataclass
class House:
    window: MainWindow
    theme: Theme
    built: list[str] = field(default_factory=list)

    @property
    def notice(self) -> Notice:
        return self.window.notice

    def rail(self, word: str) -> QToolButton:
        return next(each for each in self.window.rail.findChildren(QToolButton) if each.text() == word)

    @property
    def action(self) -> QPushButton:
        """The button in the notice."""
        return self.notice.findChildren(QPushButton)[0]


@pytest.fixture
def house(qtbot: QtBot) -> Iterator[House]:
    theme = Theme("light")
    built: list[str] = []

    def builder(name: str) -> Callable[[], QWidget]:
        def build() -> QWidget:
            built.append(name)
            return QLabel(name) if name == "run" else Screen(theme)

        return build

    window = MainWindow(theme, tuple(Place(name, name.title(), name, builder(name)) for name in NAMES))
    qtbot.addWidget(window)
    window.go("home")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield House(window, theme, built)
    window.may_close = lambda: True


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES, 1)))
def test_control_and_a_number_go_to_a_screen(house: House, number: int, name: str) -> None:
    key = Qt.Key(Qt.Key.Key_0.value + number)
    QTest.keyClick(house.window, key, Qt.KeyboardModifier.ControlModifier)
    assert house.window.place == name
    assert [each.text() for each in house.window.rail.findChildren(QToolButton) if each.isChecked()] == [
        name.title()
    ]


def test_a_screen_is_built_once_and_takes_the_focus_each_time(house: House) -> None:
    plan = house.window.go("plan")
    assert isinstance(plan, Screen)
    assert plan.hand.hasFocus()
    home = house.window.go("home")
    assert isinstance(home, Screen)
    assert home.hand.hasFocus()
    assert house.window.go("plan") is plan
    assert plan.hand.hasFocus()
    assert house.built == ["home", "plan"]
    assert house.window.built("plan") is plan
    assert house.window.built("papers") is None


def test_a_screen_without_a_hand_is_shown_all_the_same(house: House) -> None:
    house.window.go("run")
    assert house.window.place == "run"


def test_the_rail_goes_to_screens_by_mouse_and_by_space(house: House) -> None:
    QTest.mouseClick(house.rail("People"), Qt.MouseButton.LeftButton)
    assert house.window.place == "people"
    house.rail("Plan").setFocus()
    QTest.keyClick(house.rail("Plan"), Qt.Key.Key_Space)
    assert house.window.place == "plan"


def test_a_notice_goes_by_itself(house: House, qtbot: QtBot) -> None:
    house.notice._timer.setInterval(20)
    house.notice.say("Saved <b>it</b>.")
    assert house.notice.text() == "Saved <b>it</b>."
    assert not house.action.isVisible()
    qtbot.waitUntil(lambda: house.notice.text() == "")


def test_a_property_that_qt_has_not_is_refused(qapp: QApplication) -> None:
    made = label("Words")
    put(made, alignment="AlignRight|AlignTop")
    assert made.alignment() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    for wrong in ({"alinement": "AlignRight"}, {"focusPolicy": "Strongest"}):
        with pytest.raises(ValueError, match=r"QLabel has no \w+ that can be \w+"):
            put(made, **wrong)


def test_a_notice_stands_off_the_foot_of_the_window(house: House) -> None:
    house.notice.say("Saved.")
    QApplication.processEvents()
    picture, middle = house.window.grab().toImage(), house.window.width() // 2
    foot = picture.height() - 1
    seen = [picture.pixelColor(middle, y).name().upper() for y in (foot, foot - 4, foot - 14)]
    assert seen == [house.theme.colours.paper, house.theme.colours.paper, house.theme.colours.ink]


def test_a_notice_that_offers_a_screen_goes_when_one_is_there(house: House) -> None:
    house.notice.say("Added.", "Go to the plan", lambda: house.window.go("plan"), leads_to="plan")
    house.window.go("library")
    assert house.notice.text() == "Added."
    house.window.go("plan")
    assert house.notice.text() == ""
    house.notice.say("Removed.", "Undo", lambda: None)
    house.window.go("plan")
    assert house.notice.text() == "Removed."


def test_a_notice_with_something_to_do_does_it_once_and_goes(house: House) -> None:
    done: list[str] = []
    house.notice.say("Removed.", "Undo", lambda: done.append("undo"))
    assert house.action.text() == house.action.accessibleName() == "Undo"
    QTest.mouseClick(house.action, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert house.notice.text() == ""


def test_what_must_be_read_is_back_after_what_passes(house: House, qtbot: QtBot) -> None:
    house.notice._timer.setInterval(20)
    house.notice.say("The disk is full.", stay=True)
    # The same sentence said in passing leaves it where it is.
    house.notice.say("The disk is full.")
    assert not house.notice._timer.isActive()
    house.notice.say("A page was printed.")
    assert (house.notice.text(), house.action.isVisible()) == ("A page was printed.", False)
    qtbot.waitUntil(lambda: house.notice.text() == "The disk is full.")
    house.notice.say("Removed.", "Undo", lambda: None)
    QTest.mouseClick(house.action, Qt.MouseButton.LeftButton)
    assert house.notice.text() == "The disk is full."
    QTest.mouseClick(house.action, Qt.MouseButton.LeftButton)
    assert house.notice.text() == ""


def test_what_must_be_read_stays_until_it_is_answered(house: House) -> None:
    house.notice.say("Saved.")
    house.notice.say("The disk is full.", stay=True)
    assert not house.notice._timer.isActive()
    assert house.action.text() == "OK"
    QTest.mouseClick(house.action, Qt.MouseButton.LeftButton)
    assert house.notice.text() == ""


def test_the_window_stays_when_it_may_not_close(house: House) -> None:
    house.window.may_close = lambda: False
    assert not house.window.close()
    assert house.window.isVisible()
    house.window.may_close = lambda: True
    assert house.window.close()


def test_the_theme_dresses_the_window_at_once(house: House) -> None:
    house.theme.set(choice="dark")
    assert house.window.styleSheet() == style_sheet(house.theme)
    assert house.window.grab().toImage().pixelColor(400, 20) == QColor(house.theme.colours.paper)
    narrow = house.window.rail.width()
    house.theme.set(scale=1.5)
    QApplication.processEvents()
    assert house.window.rail.width() == round(narrow * 1.5)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_box_and_its_tick_can_be_seen(qtbot: QtBot, choice: str) -> None:
    theme = Theme("dark" if choice == "dark" else "light")
    holder = QWidget()
    holder.setObjectName("page")
    box = QCheckBox("Large print")
    column(holder).addWidget(box)
    qtbot.addWidget(holder)
    holder.setStyleSheet(style_sheet(theme))
    holder.show()
    square = QRect(1, (box.height() - 18) // 2 + 1, 16, 16)
    assert theme.colours.muted.lower() in colours_of(box, box.rect())
    assert colours_of(box, square.adjusted(2, 2, -2, -2)) == {theme.colours.surface.lower()}
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=square.center())
    drawn = colours_of(box, square)
    assert theme.colours.accent.lower() in drawn
    assert max(contrast(each, theme.colours.accent) for each in drawn) >= 4.5


def test_a_button_is_pressed_by_enter_once(qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = button(Theme("light"), "Add", "add", pressed=lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.show()
    QTest.keyClick(made, Qt.Key.Key_Return)
    QTest.keyClick(made, Qt.Key.Key_Space)
    QTest.keyClick(made, Qt.Key.Key_Tab)
    assert pressed == [1, 1]


def test_the_icon_of_a_button_has_the_colour_of_its_words(qtbot: QtBot) -> None:
    theme = Theme("light")
    made = button(theme, "Add", "add")
    qtbot.addWidget(made)
    assert QColor(theme.colours.ink) in icon_colours(made)
    made.set_role("primary")
    assert QColor(theme.colours.on_accent) in icon_colours(made)
    made.set_role("danger")
    made.set_role("danger")
    made.show_as("Delete", "delete")
    assert made.accessibleName() == "Delete"
    assert QColor(theme.colours.danger) in icon_colours(made)
    made.setEnabled(False)
    assert QColor(theme.colours.muted) in icon_colours(made)
    theme.set(choice="dark")
    assert QColor(theme.colours.muted) in icon_colours(made)


def test_the_wheel_does_not_change_a_choice_on_the_way_past(qtbot: QtBot) -> None:
    made = Choice(Theme("light"))
    qtbot.addWidget(made)
    made.addItems(["A4", "Letter"])
    made.show()
    made.grab()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(made, wheel)
    assert made.currentText() == "A4"
    assert not wheel.isAccepted()


def test_clearing_lets_everything_in_a_layout_go(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout: QVBoxLayout = column(holder)
    inner = row()
    frame, inside = card(soft=True)
    for each in (label("a"), line(), frame):
        layout.addWidget(each)
    inside.addWidget(label("deep"))
    inner.addWidget(label("b"))
    layout.addLayout(inner)
    layout.addStretch()
    clear(layout)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert layout.count() == 0
    assert holder.findChildren(QLabel) == []


def test_the_ground_of_a_row_tells_chosen_focused_and_plain_apart(qtbot: QtBot) -> None:
    theme = Theme("light")
    looks = []
    for chosen, focused, edged in ((True, True, True), (True, False, True), (False, False, True)):
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.colours.surface))
        painter = QPainter(image)
        draw_row(painter, image.rect(), theme, chosen, focused, edged)
        painter.end()
        looks.append(image)
    blank = QImage(looks[0])
    blank.fill(QColor(theme.colours.surface))
    painter = QPainter(blank)
    draw_row(painter, blank.rect(), theme, chosen=False, focused=False, line=False)
    painter.end()
    looks.append(blank)
    assert all(one != other for place, one in enumerate(looks) for other in looks[place + 1 :])


def colours_of(widget: QWidget, place: QRect) -> set[str]:
    image = widget.grab(place).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def icon_colours(made: QPushButton) -> list[QColor]:
    mode = QIcon.Mode.Normal if made.isEnabled() else QIcon.Mode.Disabled
    image = made.icon().pixmap(QSize(20, 20), mode).toImage()
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
