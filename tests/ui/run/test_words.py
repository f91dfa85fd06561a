"""What the console says in words."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator_app.core.activity import Safety
from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event, replay
from facilitator_app.core.run_view import RunView, run_items, view
from facilitator_app.ui.run import words
from tests.builders import activity, block, moment, plan, press

EVENING = plan(block("a", 10, title="Arrive"), block("b", 20, title="Talk"), must_end="19:00")


def shown(now: str, *events: Event, of: Plan = EVENING) -> RunView:
    position = replay(run_items(of), events)
    return view(of, position, moment(now), UTC)


@pytest.mark.parametrize(
    ("now", "word", "left"),
    [
        ("18:35", "Time left", ("5:00", "")),
        ("18:38", "Ends soon", ("2:00", "")),
        ("18:39:30", "Nearly over", ("0:30", "")),
        ("18:40", "Nearly over", ("0:00", "")),
        ("18:42:05", "Over time", ("2:05", "over by")),
    ],
)
def test_the_time_of_a_part(now: str, word: str, left: tuple[str, str]) -> None:
    seen = shown(now, press("18:30", "start"))
    assert (words.phase_word(seen), words.time_left(seen)) == (word, left)


def test_a_pause_is_said_before_any_phase() -> None:
    seen = shown("18:50", press("18:30", "start"), press("18:42", "pause"))
    assert words.phase_word(seen) == "Paused"
    assert words.time_gone(seen) == "12 of 10 min gone"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "On time"),
        (59, "On time"),
        (-59, "On time"),
        (60, "1 min behind"),
        (-130, "2 min ahead"),
        (3700, "1 h 1 min behind"),
    ],
)
def test_how_the_session_stands(seconds: int, said: str) -> None:
    assert words.standing(seconds) == said


@pytest.mark.parametrize(
    ("start", "end", "late"),
    [
        ("18:30", "Ends 19:00 · must end 19:00", ""),
        ("18:30:30", "Ends 19:00 · must end 19:00", ""),
        ("18:36", "Ends 19:06 · must end 19:00 · late", "This will end at 19:06, 6 min late."),
    ],
)
def test_the_end(start: str, end: str, late: str) -> None:
    seen = shown(start, press(start, "start"))
    assert (words.end_words(seen), words.late_words(seen)) == (end, late)


def test_a_session_without_a_must_end_is_never_late() -> None:
    seen = shown("20:30", press("18:30", "start"), of=plan(block("a", 10)))
    assert (words.end_words(seen), words.late_words(seen)) == ("Ends 20:30", "")


def test_what_comes_next() -> None:
    assert words.next_words(shown("18:35", press("18:30", "start")), {}) == "Next at 18:40: Talk, 20 min"
    last = shown("18:45", press("18:30", "start"), press("18:40", "next"))
    assert words.next_words(last, {}) == "This is the last part."


def test_a_part_is_as_sensitive_as_it_says_itself_else_as_its_activity() -> None:
    library = {"hard": activity("hard", safety=Safety("high"))}
    assert words.sensitivity(block("a", activity="hard"), library) == "high"
    assert words.sensitivity(block("a", activity="hard", sensitivity="medium"), library) == "medium"
    assert words.sensitivity(block("a"), library) == "low"


def test_the_agenda_tells_planned_actual_and_projected_times() -> None:
    seen = shown("18:45", press("18:30", "start"), press("18:42", "next"))
    done, now = seen.blocks
    assert words.agenda_word(done, first_to_come=False) == "Done"
    assert words.agenda_times(seen, done) == "18:30–18:42"
    assert words.agenda_plan(seen, done) == "planned 18:30, 10 min, took 12 min"
    assert words.agenda_times(seen, now) == "18:42–19:02"
    assert words.agenda_plan(seen, now) == "planned 18:40, 20 min"


def test_the_agenda_tells_next_from_later_and_what_is_skipped() -> None:
    three = plan(block("a", 10), block("b", 10), block("c", 10))
    seen = shown("18:35", press("18:30", "start"), press("18:31", "skip", block="c"), of=three)
    assert [words.agenda_word(each, first_to_come=each.block.id == "b") for each in seen.blocks] == [
        "Now",
        "Next",
        "Skipped",
    ]
    assert words.agenda_times(seen, seen.blocks[2]) == ""
    assert words.agenda_word(seen.blocks[1], first_to_come=False) == "Later"


LATE = shown("18:40:30", press("18:36", "start"))


@pytest.mark.parametrize(
    ("fit", "said"),
    [
        (None, "Nothing is still to come that could be made shorter."),
        (
            Fit((Fitted("b", 20, 14), Fitted("c", 9, 8), Fitted("d", 5, 0, dropped=True))),
            "The cost: 7 min less in 2 parts, and 1 part left out. It then ends on time.",
        ),
        (
            Fit((Fitted("b", 20, 18),), 5),
            "The cost: 2 min less in 1 part. Even so it ends 5 min late, with every part at its shortest.",
        ),
        (
            Fit((Fitted("b", 20, 20),), 6),
            "No part that is to come may be made shorter. It ends 6 min late.",
        ),
        (
            Fit((Fitted("b", 20, 20),), 0),
            "No part that is to come may be made shorter. It ends less than a minute late.",
        ),
    ],
)
def test_what_a_re_plan_costs(fit: Fit | None, said: str) -> None:
    assert words.proposal_words(fit, LATE) == said


def test_lengths_that_were_changed_by_hand_may_be_longer() -> None:
    both = Fitted("b", 20, 14), Fitted("c", 9, 12)
    assert words.by_hand_words(Fit(both)) == "By hand: 6 min less in 1 part, and 3 min more in 1 part."
    assert words.cost_words(Fit((*both, Fitted("d", 5, 0, dropped=True)))) == (
        "6 min less in 1 part, 3 min more in 1 part, and 1 part left out"
    )
    assert words.by_hand_words(Fit(())) == "By hand: every part as it is now."


def test_in_time_or_with_no_end_set_nothing_has_to_give() -> None:
    free = shown("18:31", press("18:30", "start"), of=plan(block("a", 10), block("b", 10)))
    assert words.in_time_words(free).startswith("No time is set by which it must end: nothing has to give.")
    assert words.in_time_words(LATE).startswith("It ends in time: nothing has to give.")


def test_a_minute_that_has_begun_is_not_a_minute_late() -> None:
    late = shown("18:36:20", press("18:36:20", "start"))
    assert words.late_words(late) == "This will end at 19:06, 6 min late."
    assert words.still_late(Fit((Fitted("b", 20, 20),), 7), late) == "6 min late"


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (Fitted("b", 20, 14), "14 min, was 20 min"),
        (Fitted("b", 20, 20), "20 min, as now"),
        (Fitted("b", 20, 0, dropped=True), "left out, was 20 min"),
    ],
)
def test_what_a_re_plan_does_to_a_part(each: Fitted, said: str) -> None:
    assert words.change_words(each) == said


def test_times_are_those_of_the_sessions_zone() -> None:
    sydney = plan(block("a", 10), date="2026-03-02", time_zone="Australia/Sydney")
    zone = ZoneInfo("Australia/Sydney")
    seen = view(sydney, replay(("a",), ()), datetime(2026, 3, 2, 7, 30, tzinfo=UTC), zone)
    assert words.clock(seen, seen.now) == "18:30"
