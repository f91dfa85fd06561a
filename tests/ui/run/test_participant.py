"""What participants see, state by state, and that it can be read from the back of a hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from facilitator_app.core.activity import Activity
from facilitator_app.ui.run.figures import digits_font
from facilitator_app.ui.run.fitted import fit
from facilitator_app.ui.theme import Theme
from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import Paints

Key = Qt.Key
MakeRig = Callable[..., Rig]
LONG = "Think of a time when people around you stepped in. What did they do, and what made it easier? " * 6
EVENING = plan(
    block("a", 10, title="For me only", public_title="Welcome", screen="Come in"),
    block("b", 20, activity="circle-of-influence"),
    block("tea", 15, kind="break", title="Tea"),
    block("c", 5, title="Close"),
    public_title="Club night",
)


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING)
    made.participant.resize(1280, 720)
    return made


def test_before_the_start(rig: Rig) -> None:
    assert rig.participant.shown() == ("Club night", "Starts at 18:30")


def test_a_plan_without_a_public_title_is_a_session(make_rig: MakeRig) -> None:
    assert make_rig(plan(block("a", 5), title="Mine")).participant.shown() == ("Session", "Starts at 18:30")


def test_nothing_open_is_dark(make_rig: MakeRig) -> None:
    participant = make_rig(None).participant
    assert participant.shown() == ()
    assert participant.grab().toImage().pixelColor(50, 50).name() == "#0f1317"


def test_begun_and_not_started(rig: Rig) -> None:
    rig.live.begin(EVENING)
    assert rig.participant.shown() == ("Club night", "Starts at 18:30")


def test_a_start_that_has_passed_is_not_announced(rig: Rig) -> None:
    rig.clock.move(minutes=0.9)
    rig.screen.ready.looked.emit()
    assert rig.participant.shown() == ("Club night", "Starts at 18:30")
    rig.clock.move(minutes=11)
    rig.screen.ready.looked.emit()
    assert rig.participant.shown() == ("Club night",)
    rig.live.begin(EVENING)
    assert rig.participant.shown() == ("Club night",)


def test_a_part_that_is_on(rig: Rig) -> None:
    rig.start(minutes=2)
    assert rig.participant.shown() == (
        "Club night",
        "Welcome",
        "Come in",
        "8:00",
        "Ends at 18:40",
        "Break at 19:00",
    )


def test_the_end_comes_near(rig: Rig) -> None:
    rig.start(minutes=8.5)
    assert rig.participant.shown()[3:5] == ("1:30", "Ends soon")
    assert rig.participant.scene.look == "warning"


def test_the_time_is_up_and_how_long_ago_is_nobodys_business(rig: Rig) -> None:
    rig.start(minutes=13)
    shown = rig.participant.shown()
    assert shown == ("Club night", "Welcome", "Come in", "Time is up", "Break at 19:03")
    assert rig.participant.grab().toImage().pixelColor(5, 5).name() == "#a8201a"


def test_paused(rig: Rig) -> None:
    rig.start(minutes=2)
    rig.key(Key.Key_P)
    assert rig.participant.shown() == ("Club night", "Welcome", "Come in", "7:59", "Paused")


def test_blank_shows_nothing_at_all(rig: Rig) -> None:
    rig.start(minutes=2)
    rig.key(Key.Key_B)
    assert rig.participant.shown() == ()
    image = rig.participant.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 1280, 16) for y in range(0, 720, 4)}
    assert colours == {"#0f1317"}


def test_a_break_says_when_to_be_back(rig: Rig) -> None:
    rig.start()
    rig.console.agenda.wanted.emit("tea")
    assert rig.participant.shown() == ("Club night", "Break", "15:00", "Back at 18:45")


def test_finished(rig: Rig) -> None:
    rig.start()
    rig.console.do("finish")
    rig.clock.move(seconds=1)
    rig.console.do("finish")
    assert rig.participant.shown() == ("Club night", "Thank you")


def test_closed_is_dark_until_the_screen_is_opened_again(rig: Rig) -> None:
    rig.start()
    rig.console.do("finish")
    rig.clock.move(seconds=1)
    rig.console.do("finish")
    rig.click(rig.screen.summary.close_button)
    assert rig.participant.shown() == ()
    rig.click(rig.screen.ready.screen_button)
    assert rig.participant.shown() == ("Club night", "Starts at 18:30")


def test_a_step_that_is_chosen_is_what_they_read(rig: Rig, library: Mapping[str, Activity]) -> None:
    rig.start()
    rig.key(Key.Key_Space)
    steps = library["circle-of-influence"].steps
    assert steps[0].screen in rig.participant.shown()
    rig.key(Key.Key_Down)
    assert steps[1].screen in rig.participant.shown()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (960, 540), (1024, 768), (400, 900)])
@pytest.mark.parametrize("prompt", ["Come in", LONG[:240], LONG, "W" * 300, "One\nTwo\nThree"])
def test_nothing_is_cut_and_nothing_overlaps(rig: Rig, size: tuple[int, int], prompt: str) -> None:
    rig.start(minutes=8.5)
    rig.participant.resize(*size)
    rig.live.press("show", text=prompt)
    page = rig.participant.page()
    window = QRectF(rig.participant.rect())
    places = [text.place for text, _ in page.texts]
    for place in (*places, page.digits, page.bar, page.mark):
        assert window.contains(place)
    for text, _ in page.texts:
        for number in range(text.layout.lineCount()):
            assert text.layout.lineAt(number).naturalTextWidth() <= text.place.width() + 1
    placed = (*places, page.digits, page.bar)
    assert not [pair for pair in combinations(placed, 2) if overlap(*pair)]


def overlap(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > 1 and common.height() > 1


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (960, 540)])
def test_digits_and_prompts_can_be_read_from_the_back(
    rig: Rig, size: tuple[int, int], library: Mapping[str, Activity]
) -> None:
    rig.start(minutes=2)
    rig.participant.resize(*size)
    page = rig.participant.page()
    digit = QFontMetricsF(digits_font(rig.theme, page.digit_size)).tightBoundingRect("7").height()
    assert digit >= size[1] / 4
    prompts = [step.screen for each in library.values() for step in each.steps]
    assert prompts
    for prompt in prompts:
        rig.live.press("show", text=prompt or "–")
        read = next(text for text, _ in rig.participant.page().texts if text.layout.text() == (prompt or "–"))
        assert read.size >= size[1] / 18


def test_words_stay_whole_while_they_can(rig: Rig) -> None:
    theme = Theme("light")
    fitted = fit("Responsibility first", theme.font, QRectF(0, 0, 300, 300), 200)
    layout = fitted.layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    words = [layout.text()[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]
    assert words == ["Responsibility", "first"]


def test_a_tick_paints_only_digits_and_bar(rig: Rig) -> None:
    rig.start(minutes=2)
    participant = rig.participant
    with rig.qtbot.waitExposed(participant):
        participant.show()
    rig.settle()
    paints = Paints(participant)
    rig.pass_time(seconds=0.2)
    rig.settle()
    assert paints.rects == []
    rig.pass_time(seconds=1)
    rig.qtbot.waitUntil(lambda: bool(paints.rects))
    page, painted = participant.page(), paints.rects[-1]
    assert page.digits.united(page.bar).toAlignedRect().adjusted(-2, -2, 2, 2).contains(painted)
    rig.key(Key.Key_P)
    rig.qtbot.waitUntil(lambda: paints.rects[-1] == participant.rect())


def test_the_bar_changes_its_form_as_well_as_its_colour(rig: Rig) -> None:
    rig.start(minutes=2)
    normal = gaps(rig)
    rig.pass_time(minutes=6.5)
    assert (normal, gaps(rig)) == (0, 19)


def gaps(rig: Rig) -> int:
    """How many gaps in the ground's colour there are along the bar."""
    image = rig.participant.grab().toImage()
    bar = rig.participant.page().bar
    middle = QPoint(0, round(bar.center().y()))
    run = [image.pixelColor(x, middle.y()).name() for x in range(round(bar.left()), round(bar.right()) - 1)]
    ground = [colour == "#0f1317" for colour in run]
    return sum(now and not before for before, now in pairwise(ground))


def test_the_keys_of_the_run_work_here_too(rig: Rig) -> None:
    rig.start(minutes=2)
    keys = ((Key.Key_P, "pause"), (Key.Key_B, "blank"), (Key.Key_Space, "next"), (Key.Key_Backspace, "back"))
    for key, done in keys:
        rig.clock.move(seconds=1)
        QTest.keyClick(rig.participant, key)
        assert rig.keeper.done()[-1] == done
    QTest.keyClick(rig.participant, Key.Key_X)
    assert len(rig.keeper.done()) == 5


def test_another_length_of_the_digits_is_laid_out_anew(rig: Rig) -> None:
    rig.start()
    before = rig.participant.page().digit_size
    for _ in range(24):
        rig.key(Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    assert rig.participant.shown()[3].count(":") == 2
    rig.participant.resize(900, 720)
    assert rig.participant.page().digit_size < before


def test_a_buffer_never_hurries_the_room(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("b", 5, kind="buffer"), block("c", 5), public_title="Club night"))
    rig.start(minutes=6)
    assert rig.participant.shown() == ("Club night",)
    assert rig.participant.scene.look == "quiet"


def test_a_part_with_no_public_title_that_runs_over_is_quiet(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("b", 5, title="Watch the exits"), public_title="Club night"))
    rig.start(minutes=2)
    assert rig.participant.scene.look == "normal"
    rig.pass_time(minutes=4)
    assert rig.participant.shown() == ("Club night",)
