"""Everything can be painted: each state, light and dark, large text, long titles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.run.controls import PRESSED
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.parts import GAP, ICON, KeyButton, two_lines
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import SPACE, Theme
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]
TITLE = "A title of eighty characters that goes on and on until nobody remembers its start"
LONG = plan(
    *(block(f"p{place}", 10, title=TITLE, activity="two-boxes" if place % 2 else "") for place in range(60)),
    title=TITLE,
    must_end="20:00",
)


def colours(image: QImage, place: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right(), 2)
        for y in range(place.top(), place.bottom(), 2)
    }


@pytest.mark.parametrize("size", [(812, 600), (1192, 800)])
@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_every_state_is_painted(
    make_rig: MakeRig, size: tuple[int, int], choice: Literal["light", "dark"], scale: float
) -> None:
    rig = make_rig(LONG)
    rig.screen.resize(*size)
    rig.theme.set(choice, scale)
    acts: tuple[Callable[[], object], ...] = (
        lambda: rig.key(Key.Key_Space),
        lambda: rig.key(Key.Key_PageDown),
        lambda: rig.pass_time(minutes=8.5),
        lambda: rig.pass_time(minutes=1.2),
        lambda: rig.pass_time(minutes=1),
        lambda: rig.key(Key.Key_R),
        lambda: rig.key(Key.Key_P),
        lambda: rig.key(Key.Key_K),
        lambda: rig.console.do("finish"),
        lambda: rig.pass_time(seconds=1),
        lambda: rig.console.do("finish"),
    )
    for act in acts:
        act()
        assert not rig.screen.grab().isNull()
        assert not rig.participant.grab().isNull()
    assert rig.state == "summary"


@pytest.mark.parametrize(
    ("minutes", "colour"), [(0, "ink"), (8.5, "warning"), (9.8, "danger"), (12, "danger")]
)
def test_the_phase_has_its_colour(make_rig: MakeRig, minutes: float, colour: str) -> None:
    rig = make_rig(plan(block("a", 10)))
    rig.start(minutes)
    face = rig.console.face
    seen = colours(face.grab().toImage(), face.rect())
    assert QColor(getattr(rig.theme.colours, colour)).name() in seen


def test_each_phase_has_a_shape_of_its_own(make_rig: MakeRig) -> None:
    shapes = set()
    rig = make_rig(plan(block("a", 10)))
    rig.start()
    for minutes in (0, 8.5, 1.3, 2):
        rig.pass_time(minutes)
        shapes.add(mark(rig))
    rig.key(Key.Key_P)
    shapes.add(mark(rig))
    assert len(shapes) == 5


def mark(rig: Rig) -> tuple[bool, ...]:
    """The shape beside the phase's word: which of its pixels are not the ground."""
    image = rig.console.face.grab(QRect(0, 4, 18, 20)).toImage()
    ground = image.pixelColor(17, 0)
    return tuple(image.pixelColor(x, y) == ground for x in range(16) for y in range(20))


def test_a_button_shows_its_word_its_icon_and_its_key(qtbot: object) -> None:
    theme = Theme("light")
    with_key, without = KeyButton(theme, "Skip", "skip", "S"), KeyButton(theme, "Skip", "skip")
    assert with_key.sizeHint().height() >= 44
    assert with_key.minimumSizeHint() == with_key.sizeHint()
    for each in (with_key, without):
        each.resize(160, 44)
    assert with_key.grab().toImage() != without.grab().toImage()
    with_key.setEnabled(False)
    assert not with_key.grab().isNull()


def test_what_is_in_brackets_goes_below_before_a_word_is_cut(qtbot: object) -> None:
    theme = Theme("light")
    whole, parted = (
        KeyButton(theme, "Undo Re-plan (10 s)", "undo", "U"),
        KeyButton(theme, "Undo Re-plan", "undo", "U · 10 s"),
    )
    for width, alike in ((150, True), (400, False)):
        for each in (whole, parted):
            each.resize(width, 44)
        assert (whole.grab().toImage() == parted.grab().toImage()) is alike


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_whatever_can_be_undone_is_named_whole(make_rig: MakeRig, scale: float) -> None:
    rig = make_rig(LONG)
    rig.theme.set("light", scale)
    rig.screen.setStyleSheet(style_sheet(rig.theme))
    button = rig.console.controls.buttons["undo"]
    button.ensurePolished()
    room = button.sizeHint().width() - ICON - GAP - 2 * SPACE
    names = {
        f"Undo {word}": button.fontMetrics().horizontalAdvance(f"Undo {word}") for word in PRESSED.values()
    }
    assert {name for name, wide in names.items() if wide > room} == set()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("Short", 400, 1), ("Two words that are long", 90, 2), ("Unbreakable" * 9, 90, 1)],
)
def test_a_title_takes_two_lines_at_most(qtbot: object, text: str, width: int, lines: int) -> None:
    metrics = QFontMetrics(Theme("light").font(15))
    found = two_lines(text, metrics, width).split("\n")
    assert len(found) == lines
    assert all(metrics.horizontalAdvance(line) <= width for line in found)


def test_rows_of_buttons_are_few_full_and_even(qtbot: object) -> None:
    page = QWidget()
    layout = Flow(page)
    boxes = [QWidget() for _ in range(7)]
    for box in boxes:
        box.setMinimumSize(100, 44)
        layout.addWidget(box)
    assert layout.heightForWidth(900) == 44
    page.resize(460, layout.heightForWidth(460))
    page.show()
    QApplication.processEvents()
    rows = [[box for box in boxes if box.y() == y] for y in sorted({box.y() for box in boxes})]
    assert [len(row) for row in rows] == [4, 3]
    assert {row[-1].geometry().right() for row in rows} == {459}
    assert layout.sizeHint() == QSize(100, 44)
    assert layout.itemAt(7) is None
    assert layout.takeAt(7) is None
    while layout.count():
        layout.takeAt(0)
    assert layout.heightForWidth(460) == 0
    assert not layout.expandingDirections()
    page.close()
