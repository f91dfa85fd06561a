"""A breakout: each group's part and clock on the console and on the participant screen, and swapping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics

from facilitator_app.core.plan import Plan, Strand
from facilitator_app.ui.run.looks import Showing
from facilitator_app.ui.run.page import lay_out
from facilitator_app.ui.run.scene import Timer
from tests.builders import block, breakout, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]


def corners(count: int = 2) -> Plan:
    """A plan with a breakout whose groups have two parts each, of 5 and 10, 6 and 10, … minutes."""
    strands = (
        Strand(
            f"s{n}",
            f"Corner {n}",
            (
                block(f"x{n}", 4 + n, title=f"Secret case {n}", public_title=f"Case {n}"),
                block(f"y{n}", 10, title=f"Secret talk {n}", public_title="Talk"),
            ),
        )
        for n in range(1, count + 1)
    )
    parts = (block("a", 5, title="Arrive"), breakout("groups", *strands, title="Corners", screen="Talk on"))
    return plan(*parts, block("z", 10, title="Plenary"))


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(corners())
    made.start()
    made.key(Key.Key_Space)
    return made


def lines(rig: Rig) -> list[str]:
    return [str(each) for each in rig.console.strands.table.rows]


def test_each_group_is_there_with_its_part_its_time_and_what_is_next(rig: Rig) -> None:
    assert rig.console.strands.table.isVisible()
    assert lines(rig) == [
        "1. Corner 1, Time left 5:00. Secret case 1. Next: Secret talk 1",
        "2. Corner 2, Time left 6:00. Secret case 2. Next: Secret talk 2",
    ]
    rig.pass_time(minutes=4, seconds=50)
    assert lines(rig)[0] == "1. Corner 1, Nearly over 0:10. Secret case 1. Next: Secret talk 1"
    rig.pass_time(minutes=1)
    assert lines(rig)[0] == "1. Corner 1, Time left 9:10. Secret talk 1. The last part"


def test_a_pause_and_an_over_run_are_told_in_words(rig: Rig) -> None:
    rig.key(Key.Key_P)
    assert "Paused" in lines(rig)[0]
    rig.key(Key.Key_P)
    rig.pass_time(minutes=17)
    assert lines(rig)[0].startswith("1. Corner 1, Over time 2:0")


def test_out_of_a_breakout_there_is_nothing_of_it(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    strands = rig.console.strands
    assert (strands.table.isHidden(), strands.acts.isHidden(), strands.below.isHidden()) == (
        True,
        True,
        False,
    )


def test_w_lets_every_group_begin_its_next_part(rig: Rig) -> None:
    rig.pass_time(minutes=2)
    rig.key(Key.Key_W)
    assert rig.keeper.done()[-1] == "swap"
    assert [each.part.id for each in rig.view.strands] == ["y1", "y2"]
    assert lines(rig)[1] == "2. Corner 2, Time left 10:00. Secret talk 2. The last part"


def test_w_twice_at_once_is_one_swap_and_u_takes_it_back(rig: Rig) -> None:
    rig.pass_time(minutes=2)
    rig.key(Key.Key_W)
    rig.screen.do("swap")
    assert rig.keeper.done().count("swap") == 1
    rig.key(Key.Key_U)
    assert [each.part.id for each in rig.view.strands] == ["x1", "x2"]


def test_w_does_nothing_where_there_are_no_groups(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.key(Key.Key_W)
    assert "swap" not in rig.keeper.done()


def test_the_button_swaps_and_says_its_key_and_rests_after_the_last_part(rig: Rig) -> None:
    button = rig.console.strands.acts.buttons["swap"]
    assert button.toolTip() == "Swap groups now (W)"
    button.click()
    assert rig.keeper.done()[-1] == "swap"
    assert not button.isEnabled()


@pytest.mark.parametrize("count", [2, 4, 8])
@pytest.mark.parametrize(("width", "height", "scale"), [(890, 660, 1.25), (1170, 800, 1.0)])
def test_up_to_eight_groups_are_whole_in_a_small_window_with_large_text(
    make_rig: MakeRig, count: int, width: int, height: int, scale: float
) -> None:
    rig = make_rig(corners(count))
    rig.theme.set("light", scale)
    rig.screen.resize(width, height)
    rig.start()
    rig.key(Key.Key_Space)
    rig.settle()
    strands = rig.console.strands
    assert strands.table.height() == strands.table.sizeHint().height()
    assert strands.table.geometry().bottom() < strands.acts.geometry().top()
    assert strands.acts.geometry().bottom() <= strands.height()
    assert strands.below.isHidden() or strands.below.geometry().top() > strands.acts.geometry().bottom()
    assert rig.screen.height() == height


def test_what_is_below_comes_back_where_there_is_room(make_rig: MakeRig) -> None:
    rig = make_rig(corners(8))
    rig.screen.resize(1170, 640)
    rig.start()
    rig.key(Key.Key_Space)
    rig.settle()
    assert rig.console.strands.below.isHidden()
    rig.screen.resize(1170, 1100)
    rig.settle()
    assert rig.console.strands.below.isVisible()


def test_where_steps_make_way_no_enter_goes_to_another_part(make_rig: MakeRig) -> None:
    rig = make_rig(corners(8))
    rig.screen.resize(1170, 640)
    rig.start()
    rig.key(Key.Key_Space)
    rig.settle()
    assert rig.console.strands.below.isHidden()
    assert not rig.console.agenda.hasFocus()
    rig.key(Key.Key_R)
    rig.key(Key.Key_Escape)
    assert rig.console.hasFocus()
    rig.key(Key.Key_Return)
    assert rig.on == "groups"


def test_the_time_of_the_whole_breakout_keeps_its_size(rig: Rig) -> None:
    rig.settle()
    within = rig.console.face.height()
    rig.key(Key.Key_Backspace)
    rig.settle()
    assert within == rig.console.face.height()


def test_participants_see_a_clock_for_each_group_and_public_words_only(rig: Rig) -> None:
    assert rig.participant.scene.timers == (
        Timer("Group 1", "Case 1", "5:00"),
        Timer("Group 2", "Case 2", "6:00"),
    )
    rig.pass_time(minutes=5, seconds=30)
    assert rig.participant.scene.timers == (
        Timer("Group 1", "Talk", "9:30"),
        Timer("Group 2", "Case 2", "0:30", "Ends soon", "warning"),
    )
    assert not [text for text in rig.participant.shown() if "Secret" in text or "Corner" in text]


def test_one_group_alone_has_the_one_clock(make_rig: MakeRig) -> None:
    rig = make_rig(corners(1))
    rig.start()
    rig.key(Key.Key_Space)
    assert (rig.participant.scene.timers, rig.participant.scene.prompt) == ((), "Talk on")


def test_a_group_whose_time_is_up_is_told_so_without_figures(rig: Rig) -> None:
    rig.pass_time(minutes=15, seconds=30)
    first, second = rig.participant.scene.timers
    assert (first.digits, first.word, first.look) == ("", "Time is up", "over")
    assert second.word == "Ends soon"
    rig.participant.grab()


def test_when_all_of_it_is_over_there_is_one_word_for_all(rig: Rig) -> None:
    rig.pass_time(minutes=17)
    scene = rig.participant.scene
    assert (scene.timers, scene.word, scene.prompt) == ((), "Time is up", "Talk on")


def test_words_that_are_shown_take_the_place_of_the_clocks(rig: Rig) -> None:
    rig.live.press("show", text="Come back")
    assert (rig.participant.scene.timers, rig.participant.scene.prompt) == ((), "Come back")
    rig.live.press("show", text="")
    assert len(rig.participant.scene.timers) == 2


def test_a_pause_stops_all_clocks_and_says_so(rig: Rig) -> None:
    rig.key(Key.Key_P)
    assert {each.look for each in rig.participant.scene.timers} == {"paused"}


def test_held_clocks_stay_true_until_a_group_goes_on(rig: Rig) -> None:
    stage = rig.participant.stage
    stage.hold()
    rig.pass_time(minutes=1)
    assert [each.digits for each in stage.scene.timers] == ["4:00", "5:00"]
    rig.pass_time(minutes=4, seconds=30)
    assert stage.scene.timers == (Timer("Group 1", "Case 1"), Timer("Group 2", "Case 2"))
    rig.live.press("next")
    assert stage.scene.digits == ""
    assert stage.scene.timers == (Timer("Group 1", "Case 1"), Timer("Group 2", "Case 2"))


@pytest.mark.parametrize("layout", ["digits", "ring", "bar"])
def test_a_tick_redraws_the_figures_that_changed_and_no_more(rig: Rig, layout: str) -> None:
    screen = rig.participant
    screen.resize(1280, 720)
    screen.stage.choose(Showing(layout))  # type: ignore[arg-type]
    rig.pass_time(seconds=2)
    before = screen.scene
    page = screen.page()
    rig.pass_time(seconds=1)
    changed = screen.changed_since(before)
    for timer, then, at in zip(screen.scene.timers, before.timers, page.board.timers, strict=True):
        for place, (now, was) in enumerate(zip(timer.digits, then.digits, strict=True)):
            assert changed.intersects(at.figures[place].adjusted(2, 2, -2, -2).toRect()) is (now != was)
    area = sum(each.width() * each.height() for each in list(changed))  # type: ignore[call-overload]
    assert area < 0.05 * screen.width() * screen.height()


@pytest.mark.parametrize("count", [2, 3, 5, 8])
@pytest.mark.parametrize("look", ["normal", "warning", "over"])
def test_every_card_holds_its_words_and_figures(rig: Rig, count: int, look: str) -> None:
    word = {"normal": "", "warning": "Ends soon", "over": "Time is up"}[look]
    digits = "" if look == "over" else "12:59"
    timer = Timer("Group 1", "A rather long title of a part", digits, word, look)  # type: ignore[arg-type]
    shown = replace(rig.participant.scene, timers=(timer,) * count)
    for size in ((1280, 720), (1024, 768), (3840, 2160)):
        rig.participant.resize(*size)
        board = lay_out(shown, rig.participant.rect().toRectF(), rig.theme).board
        assert len(board.cards) == len(board.timers) == count
        for number, (card, at) in enumerate(zip(board.cards, board.timers, strict=True)):
            texts = [text for text in board.texts if card.contains(text.place.center())]
            words = [text for which, text in board.words if which == number]
            assert (len(texts), len(words)) == (2, bool(word))
            for text in (*texts, *words):
                assert card.contains(text.place.adjusted(0, 1, 0, -1))
            for figure in at.figures:
                assert card.contains(figure)
                assert not any(figure.intersects(text.place.adjusted(0, 4, 0, -4)) for text in words)
            if word:
                assert card.contains(at.mark)
                assert at.mark.right() <= words[0].place.center().x() - words[0].width / 2


def test_what_a_group_is_at_has_the_whole_line_where_what_is_next_would_be_cut(make_rig: MakeRig) -> None:
    rig = make_rig(corners(8))
    rig.start()
    rig.key(Key.Key_Space)
    table = rig.console.strands.table
    row, wide = table.rows[0], QRectF(0, 0, 600, 20)
    on, coming = table.shared(wide, row)
    assert on.right() < coming.left()
    assert coming.right() == wide.right()
    narrow = QRectF(0, 0, coming.width() + 40, 20)
    assert table.shared(narrow, row) == (narrow, QRectF())
    table.fit_into(1)
    assert not table.grab().isNull()


LONG = (
    "Verantwortungsübernahme und Rechenschaft",
    "Gleichstellungsbeauftragte",
    "Vertrauenspersonen der Mannschaft",
    "Elternbeirat Rhein-Neckar-Kreis",
    "Schiedsrichterinnen und Schiedsrichter",
    "Jugendfeuerwehr Hohenlohe",
)


def named(count: int) -> Plan:
    """A plan with a breakout whose groups have long names."""
    made = corners(count)
    groups = made.blocks[1]
    both = zip(groups.strands, LONG, strict=False)
    return made.change("groups", strands=tuple(replace(each, title=name) for each, name in both))


@pytest.mark.parametrize("count", [2, 4, 6])
@pytest.mark.parametrize(("width", "height", "scale"), [(890, 660, 1.25), (1192, 800, 1.0)])
def test_long_names_of_groups_are_whole_in_a_small_window(
    make_rig: MakeRig, count: int, width: int, height: int, scale: float
) -> None:
    rig = make_rig(named(count))
    rig.theme.set("light", scale)
    rig.screen.resize(width, height)
    rig.start()
    rig.key(Key.Key_Space)
    rig.settle()
    table = rig.console.strands.table
    place = table.places()[0]
    assert table.is_high(place.width()) or count == 2
    room = QRectF(0, 0, place.width(), place.height() - QFontMetrics(table.figures).height() - 1)
    for each in table.rows:
        font, lines = table.name(each.title, room)
        assert " ".join(lines) == each.title
        assert all(QFontMetrics(font).horizontalAdvance(line) <= room.width() for line in lines)
        assert len(lines) * QFontMetrics(font).height() <= room.height()
    assert not table.grab().isNull()


def test_short_names_stand_beside_their_time(rig: Rig) -> None:
    rig.settle()
    table = rig.console.strands.table
    assert not table.is_high(table.places()[0].width())


def test_in_a_low_window_the_line_about_a_late_end_gives_way_to_the_groups(make_rig: MakeRig) -> None:
    rig = make_rig(replace(corners(6), must_end=time(18, 40)))
    rig.screen.resize(1170, 640)
    rig.start()
    rig.settle()
    assert rig.console.late.isVisible()
    rig.key(Key.Key_Space)
    rig.settle()
    assert rig.console.late.isHidden()
    assert "late" in rig.console.facts.end.text()
    rig.screen.resize(1170, 900)
    rig.pass_time(seconds=1)
    assert rig.console.late.isVisible()
