"""A re-plan changed by hand."""

from __future__ import annotations

from datetime import UTC

from hypothesis import given as whenever
from hypothesis import strategies as st

from facilitator_app.core.by_hand import as_it_is, given, keeps_length, turned, with_hand
from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.run import replay
from facilitator_app.core.run_view import run_items, view
from tests.builders import at, block, breakout, moment, plan, press, strand

EVENING = plan(
    block("a", 10),
    block("b", 20),
    block("c", 10, until=at("19:30")),
    breakout("d", strand("s", block("x", 5))),
    must_end="20:00",
)
FIT = Fit((Fitted("b", 20, 15), Fitted("c", 10, 0, dropped=True), Fitted("e", 5, 5)), 3)


def test_as_it_is_every_part_to_come_keeps_its_length() -> None:
    log = press("18:30", "start"), press("18:31", "replan", minutes={"b": 12})
    position = replay(run_items(EVENING), log)
    shown = view(EVENING, position, moment("18:32"), UTC)
    fit = as_it_is(shown, position)
    assert [(each.id, each.planned, each.minutes) for each in fit.blocks] == [
        ("b", 12, 12),
        ("c", 10, 10),
        ("d", 5, 5),
    ]
    assert not fit.changes
    kept = {each.block.id: keeps_length(each) for each in shown.coming}
    assert kept == {"b": False, "c": True, "d": True}


def test_what_a_hand_chose_takes_the_place_of_the_proposal() -> None:
    fit = with_hand(FIT, {"b": 0, "c": 4, "gone": 9})
    assert fit.blocks == (Fitted("b", 20, 0, dropped=True), Fitted("c", 10, 4), Fitted("e", 5, 5))


def test_with_nothing_chosen_the_proposal_stays_with_what_it_is_short_of() -> None:
    assert with_hand(FIT, {}) is FIT
    assert with_hand(FIT, {"gone": 9}) is FIT


def test_a_part_of_no_length_is_not_left_out() -> None:
    assert with_hand(Fit((Fitted("n", 0, 0),)), {"n": 0}).blocks == (Fitted("n", 0, 0),)


def test_a_part_is_left_out_and_taken_back_as_it_was_proposed() -> None:
    proposed = Fitted("b", 20, 15)
    assert turned(proposed, proposed) == 0
    assert turned(Fitted("b", 20, 0, dropped=True), proposed) == 15


def test_one_that_the_proposal_leaves_out_is_taken_back_whole() -> None:
    dropped = Fitted("c", 10, 0, dropped=True)
    assert turned(dropped, dropped) == 10


@whenever(st.integers(0, 60), st.lists(st.integers(-5, 5)))
def test_no_hand_makes_a_length_less_than_none(minutes: int, changes: list[int]) -> None:
    each = Fitted("b", 30, minutes)
    for change in changes:
        before = each.minutes
        each = Fitted("b", 30, given(each, change))
        assert each.minutes == max(0, before + change)
