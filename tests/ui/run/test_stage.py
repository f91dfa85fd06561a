"""Holding what participants see, seeing words before they do, groups, a support pause, and the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, product
from typing import get_args

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from facilitator_app.core.groups import Group
from facilitator_app.core.plan import Plan
from facilitator_app.ui.run.looks import INKS, Ground, Layout, Room, Showing, read_showing
from facilitator_app.ui.run.page import Page, lay_out
from facilitator_app.ui.run.scene import SUPPORT, Scene
from facilitator_app.ui.run.stage import Stage
from facilitator_app.ui.theme import Theme
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

MakeRig = Callable[..., Rig]
LONG = "A title that somebody typed late at night and that goes on until nobody remembers how it began"
EVENING: Plan = plan(
    block("a", 10, public_title="Welcome", screen="Come in"),
    block("b", 20, public_title="Two boxes", screen="Draw"),
    public_title="Club night",
)
FORTY = [Group(f"Group {n}", ("Ana", "Béatrice", "Zbigniew W.", "Tāmati")) for n in range(1, 41)]


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING)
    made.participant.resize(1280, 720)
    made.start(minutes=2)
    return made


@pytest.fixture
def stage(rig: Rig) -> Stage:
    return rig.participant.stage


def test_held_words_stay_while_the_clock_of_their_part_stays_true(rig: Rig, stage: Stage) -> None:
    stage.hold()
    rig.live.press("show", text="Other words")
    rig.pass_time(minutes=1)
    assert rig.participant.shown()[:4] == ("Club night", "Welcome", "Come in", "7:00")
    assert "Other words" in stage.coming.texts()


def test_in_another_part_held_words_have_no_time(rig: Rig, stage: Stage) -> None:
    stage.hold()
    rig.live.press("next")
    assert rig.participant.shown() == ("Club night", "Welcome", "Come in")
    stage.release()
    assert rig.participant.shown()[1:3] == ("Two boxes", "Draw")


@pytest.mark.parametrize(("do", "texts"), [("blank", ()), ("support", (SUPPORT,))])
def test_what_may_not_wait_shows_through_a_hold(rig: Rig, stage: Stage, do: str, texts: tuple[str]) -> None:
    stage.hold()
    rig.live.press(do)  # type: ignore[arg-type]
    assert rig.participant.shown() == texts


def test_a_hold_ends_with_the_session(rig: Rig, stage: Stage) -> None:
    told: list[bool] = []
    stage.held.connect(told.append)
    stage.hold()
    rig.live.press("finish")
    assert (told, stage.is_held) == ([True, False], False)
    assert rig.participant.shown() == ("Club night", "Thank you")
    stage.hold()
    stage.release()
    assert told == [True, False]


def test_a_support_pause_shows_one_neutral_sentence_in_calm_colours(rig: Rig, stage: Stage) -> None:
    rig.live.press("blank")
    rig.live.press("support")
    assert rig.participant.shown() == (SUPPORT,)
    assert rig.participant.page().figures == ()
    assert rig.participant.grab().toImage().pixelColor(5, 5).name() == "#0f1317"


def test_a_draft_shows_in_the_picture_before_anybody_sees_it(rig: Rig, stage: Stage) -> None:
    stage.draft("Back at ten past")
    assert "Back at ten past" in stage.coming.texts()
    assert "Back at ten past" not in rig.participant.shown()
    stage.draft(None)
    assert stage.coming == stage.scene


def test_groups_take_the_place_of_the_words_until_the_next_part(rig: Rig, stage: Stage) -> None:
    stage.show_groups(FORTY)
    shown = rig.participant.shown()
    assert {"Group 1", "Group 40", "Zbigniew W.", "7:59"} <= {*shown, "7:59"}
    assert "Come in" not in shown
    rig.live.press("next")
    assert "Group 1" not in rig.participant.shown()
    rig.live.press("back")
    assert "Group 1" in rig.participant.shown()
    stage.show_groups(())
    assert "Group 1" not in rig.participant.shown()


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (400, 900)])
def test_every_group_has_a_card_of_its_own_in_the_window(count: int, size: tuple[int, int], rig: Rig) -> None:
    rig.participant.resize(*size)
    rig.participant.stage.show_groups(FORTY[:count])
    page = rig.participant.page()
    assert len(page.cards) == count
    check(page, QRectF(rig.participant.rect()))
    assert not any(overlap(*pair) for pair in combinations(page.cards, 2))


SIZES = ((1280, 720), (3840, 2160), (1024, 768), (400, 900))
WORDS = ("", "Come in", "One\nTwo\nThree", "Stop and think. " * 24)
TITLES = ("Welcome", LONG, "مرحبا بكم في الورشة 🌿", "")


@pytest.mark.parametrize("layout", get_args(Layout))
@pytest.mark.parametrize("room", get_args(Room))
def test_nothing_is_cut_or_overlaps_in_any_layout(qapp: object, layout: Layout, room: Room) -> None:
    theme, foot = Theme("light"), ("Ends at 18:40", "Break at 19:00")
    for size, words, title in product(SIZES, WORDS, TITLES):
        window = QRectF(0, 0, *size)
        scene = Scene("warning", "Club night", title, words, "1:59:59", "Ends soon", foot, 0.5)
        for each in (scene, replace(scene, look="over", digits="", word="Time is up"), scene.timeless):
            check(lay_out(each, window, theme, Showing(layout, "dark", room)), window)


def check(page: Page, window: QRectF) -> None:
    places = [text.place for text, _ in page.texts] + [
        each for each in (page.digits, page.bar) if each.isValid()
    ]
    for place in (*places, *page.cards, page.ring, page.mark):
        assert window.adjusted(-1, -1, 1, 1).contains(place) or not place.isValid()
    for text, _ in page.texts:
        assert text.width <= text.place.width() + 1
    assert not [pair for pair in combinations(places, 2) if overlap(*pair)]


def overlap(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > 1 and common.height() > 1


def test_a_larger_room_has_larger_words(rig: Rig) -> None:
    sizes = []
    for room in ("small", "usual", "hall"):
        rig.participant.stage.choose(Showing(room=room))
        texts = {text.layout.text(): text.size for text, _ in rig.participant.page().texts}
        sizes.append((texts["Come in"], texts["Ends at 18:40"]))
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("name", get_args(Ground))
def test_every_ground_can_be_read(name: Ground) -> None:
    inks = INKS[name]
    for colour in (inks.ink, inks.soft, inks.warning):
        assert contrast(colour, inks.ground) >= 4.5
    assert contrast(inks.over_ink, inks.over_ground) >= 4.5


def test_high_contrast_is_high() -> None:
    inks = INKS["contrast"]
    assert min(contrast(each, inks.ground) for each in (inks.ink, inks.soft, inks.warning)) >= 15


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    ink = QColor(colour)
    red, green, blue = (_linear(each) for each in (ink.redF(), ink.greenF(), ink.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("layout", get_args(Layout))
def test_without_colours_each_phase_still_looks_otherwise(rig: Rig, layout: Layout) -> None:
    rig.participant.stage.choose(Showing(layout))
    rig.participant.resize(640, 360)
    looks = []
    for look in ("normal", "warning", "paused"):
        page = lay_out(
            Scene(look, "", "Welcome", "", "2:00", {"normal": ""}.get(look, look), ("Ends",), 0.5),
            QRectF(0, 0, 640, 360),
            rig.theme,
            Showing(layout),
        )
        looks.append((page.mark.isValid(), tuple(text.layout.text() for text, _ in page.texts)))
    assert len(set(looks)) == 3


def test_the_look_is_remembered(rig: Rig) -> None:
    kept: list[dict[str, str]] = []
    stage = Stage(rig.live, {}, dict, kept.append)
    stage.choose(Showing("ring", "light", "hall"))
    stage.choose(Showing("ring", "light", "hall"))
    assert len(kept) == 1
    assert Stage(rig.live, {}, lambda: kept[-1]).showing == Showing("ring", "light", "hall")


def test_a_look_that_is_not_known_is_the_usual_one() -> None:
    assert read_showing({"layout": "spiral", "ground": "light", "room": 3, "other": 1}) == Showing(
        ground="light"
    )


def test_it_looks_at_the_run_once_a_second_only(rig: Rig, stage: Stage) -> None:
    told: list[str] = []
    stage.changed.connect(lambda: told.append(stage.scene.digits))
    for _ in range(50):
        rig.pass_time(seconds=0.2)
    assert told == [f"7:{seconds}" for seconds in range(59, 49, -1)]


def test_keys_reach_the_run_from_the_participant_screen(rig: Rig) -> None:
    QTest.keyClick(rig.participant, Qt.Key.Key_P)
    assert rig.participant.scene.look == "paused"
