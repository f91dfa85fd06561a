"""What an experienced colleague would point out: by a smallest plan each, and not by its mended twin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from facilitator_app.core.activity import Activity, Minutes, Safety
from facilitator_app.core.advice import Advice, SetAside, advise, counsel, set_aside, take_back
from facilitator_app.core.advice.look import Look
from facilitator_app.core.plan import Block, Plan, Reason, Supply
from tests.builders import activity, block, breakout, plan, section, strand

TODAY = date(2026, 3, 2)
LIBRARY = {
    each.id: each
    for each in (
        activity("group-agreement", title="How we work", stage="open"),
        activity("hopes", stage="open"),
        activity("short", minutes=Minutes(30, short=15)),
        activity("small", group_max=12),
        activity("listening-circle"),
        activity("spectrum", sensitivity="high"),
        activity("scenarios", safety=Safety("high", opt_out="Sit by the window.")),
    )
}

WELCOME = block("welcome", 10, title="Welcome and group agreement")
SPECTRUM = block("spectrum", 30, activity="spectrum", opt_out="You may step out.")
DEBRIEF = block("debrief", 15, title="Debrief")
CLOSE = block("close", 5, title="Closing circle")
PAIR = ("Lead", "Support")
FINE = plan(WELCOME, SPECTRUM, DEBRIEF, CLOSE, facilitators=PAIR, must_end="19:30")


def advice(evening: Plan, checked: date | None = TODAY) -> tuple[Advice, ...]:
    return advise(evening, LIBRARY, TODAY, checked)


def codes(evening: Plan, checked: date | None = TODAY) -> list[str]:
    return [each.code for each in advice(evening, checked)]


def evening(*middle: Block, **fields: Any) -> Plan:
    """A plan that opens and closes well, with these blocks between."""
    return plan(WELCOME, *middle, CLOSE, **{"facilitators": PAIR, **fields})


def long(id: str, minutes: int, **fields: Any) -> Block:
    return block(id, minutes, title=id, **fields)


def high(id: str = "high", minutes: int = 10, **fields: Any) -> Block:
    """A highly sensitive block with its words for sitting out."""
    return block(id, minutes, sensitivity="high", **{"opt_out": "You may step out.", **fields})


def circle(**fields: Any) -> Plan:
    return evening(block("circle", 30, activity="listening-circle"), **fields)


def mixed(size: int) -> Plan:
    return evening(block("small", 30, activity="small"), group_size=size)


def test_a_fine_plan_has_no_remarks() -> None:
    assert advice(FINE) == ()


def test_an_empty_plan_has_no_remarks() -> None:
    assert advice(plan()) == ()


@pytest.mark.parametrize(
    ("code", "about", "bad", "mended"),
    [
        ("over-run", "", evening(must_end="18:40"), evening(must_end="18:45")),
        (
            "overlap",
            "b",
            evening(long("a", 10), long("b", 5, pin="18:45")),
            evening(long("a", 10), long("b", 5, pin="18:50")),
        ),
        (
            "overlap",
            "x2",
            evening(breakout("g", strand("x", long("x1", 10), long("x2", 5, pin="18:45")))),
            evening(breakout("g", strand("x", long("x1", 10), long("x2", 5, pin="18:50")))),
        ),
        ("no-break-90", "b", evening(long("a", 40), long("b", 41)), evening(long("a", 40), long("b", 35))),
        (
            "no-break-90",
            "b",
            evening(long("a", 40), long("b", 41)),
            evening(long("a", 40), block("rest", 5, kind="break"), long("b", 41)),
        ),
        (
            "no-break-90",
            "b",
            evening(long("a", 40), long("b", 41, pin="19:29")),
            evening(long("a", 40), long("b", 41, pin="19:30")),
        ),
        ("no-opening", "", plan(long("work", 30), CLOSE), plan(WELCOME, CLOSE)),
        ("no-opening", "", plan(long("work", 30), WELCOME, CLOSE), plan(long("work", 29), WELCOME, CLOSE)),
        ("no-opening", "", plan(CLOSE), plan(block("a", 30, activity="hopes"), CLOSE)),
        ("no-closing", "", plan(WELCOME), plan(WELCOME, CLOSE)),
        (
            "no-closing",
            "",
            plan(CLOSE, WELCOME),
            plan(WELCOME, CLOSE, block("rest", 10, kind="break"), block("more", 5, kind="buffer")),
        ),
        (
            "too-short",
            "a",
            evening(block("a", 14, activity="short")),
            evening(block("a", 15, activity="short")),
        ),
        (
            "too-short",
            "a",
            evening(block("a", 29, activity="hopes")),
            evening(block("a", 30, activity="hopes")),
        ),
        ("group-too-big", "small", mixed(13), mixed(12)),
        ("women-consent", "circle", circle(), circle(women_consent=True)),
        ("sensitive-first", "high", plan(high(), DEBRIEF, CLOSE), plan(WELCOME, high(), DEBRIEF, CLOSE)),
        ("sensitive-last", "high", plan(WELCOME, high()), plan(WELCOME, high(), DEBRIEF)),
        ("no-debrief", "high", evening(high(), long("debrief", 9)), evening(high(), long("debrief", 10))),
        ("no-debrief", "high", plan(WELCOME, DEBRIEF, high(), CLOSE), evening(high(), DEBRIEF)),
        ("no-agreement", "high", plan(long("Hello", 5), high(), CLOSE), evening(high())),
        (
            "no-agreement",
            "high",
            plan(high(), WELCOME, CLOSE),
            plan(block("a", 30, activity="group-agreement"), high(), CLOSE),
        ),
        ("no-second-facilitator", "high", evening(high(), facilitators=("Lead",)), evening(high())),
        ("no-opt-out", "high", evening(high(opt_out="")), evening(high())),
        (
            "no-opt-out",
            "a",
            evening(block("a", 30, activity="spectrum")),
            evening(block("a", 30, activity="scenarios")),
        ),
    ],
)
def test_a_remark_is_made_and_goes_when_its_cause_is_mended(
    code: str, about: str, bad: Plan, mended: Plan
) -> None:
    assert [each.block for each in advice(bad) if each.code == code] == [about]
    assert code not in codes(mended)


@pytest.mark.parametrize(("days", "fresh"), [(None, False), (91, False), (90, True), (0, True)])
def test_a_referral_sheet_is_good_for_90_days(days: int | None, fresh: bool) -> None:
    checked = None if days is None else TODAY - timedelta(days=days)
    assert ("no-referral" not in codes(FINE, checked)) is fresh


def test_without_today_no_referral_sheet_is_fresh() -> None:
    assert [each.code for each in advise(FINE, LIBRARY, None, TODAY)] == ["no-referral"]


@pytest.mark.parametrize("middle", [long("work", 30), block("a", 30, activity="spectrum", sensitivity="low")])
def test_a_plan_without_high_sensitivity_needs_no_safeguards(middle: Block) -> None:
    assert codes(plan(WELCOME, middle, CLOSE), None) == []


def test_remarks_say_what_in_which_block() -> None:
    bad = evening(block("a", 10, activity="short"), must_end="18:45", group_size=20)
    assert [each.text for each in advice(bad)] == [
        "The plan ends at 18:55, 10 min after it must.",
        "“Short” needs 15 min even in its short form.",
    ]


def test_a_remark_calls_a_block_by_its_title_its_activity_or_its_id() -> None:
    named = [high("a", title="Mine"), high("b", activity="hopes"), high("c", activity="gone"), high("d")]
    said = [each.text for each in advice(evening(*named), None) if each.code == "no-referral"]
    assert [text.split("”")[0] for text in said] == ["“Mine", "“Hopes", "“gone", "“d"]


def test_a_long_time_without_a_break_is_told_once_until_the_next_break() -> None:
    rest = block("rest", 10, kind="break")
    evening_ = evening(long("a", 85), long("b", 30), rest, long("c", 91), long("d", 10))
    assert [each.block for each in advice(evening_) if each.code == "no-break-90"] == ["a", "c"]


def test_what_is_pinned_long_after_the_start_has_not_gone_without_a_break() -> None:
    assert "no-break-90" not in codes(plan(long("a", 60, pin="20:00")))


@pytest.mark.parametrize(
    "title", ["Arrivals", "Check-in", "Introductions", "WELCOME", "Opening", "Our agreement"]
)
def test_titles_that_open(title: str) -> None:
    assert "no-opening" not in codes(plan(block("a", 10, title=title)))


@pytest.mark.parametrize("title", ["Close", "Closing", "Check out", "Farewell", "Wrap-up", "Certificates"])
def test_titles_that_close(title: str) -> None:
    assert "no-closing" not in codes(plan(block("a", 10, title=title)))


@pytest.mark.parametrize("title", ["When harm is disclosed", "Disclosing harm", "A closer look"])
def test_a_disclosure_is_neither_a_closing_nor_a_debrief(title: str) -> None:
    assert "no-closing" in codes(plan(WELCOME, block("a", 20, title=title)))
    assert "no-debrief" in codes(plan(WELCOME, high(), block("a", 20, title=title), facilitators=PAIR))


def test_a_disagreement_is_no_agreement() -> None:
    disagree = block("a", 10, title="Disagreement line")
    assert {"no-opening", "no-agreement"} <= set(codes(plan(disagree, high(), CLOSE)))


def test_debriefs_after_a_sensitive_block_add_up_until_the_next_one() -> None:
    ten = long("debrief", 10), long("wind down", 5)
    assert "no-debrief" not in codes(plan(WELCOME, high(), ten[0], long("talk", 5), ten[1]))
    two = plan(WELCOME, high("a"), ten[0], high("b"), *ten)
    assert [each.block for each in advice(two) if each.code == "no-debrief"] == ["a"]


def test_a_sensitive_debrief_is_no_debrief() -> None:
    again = high("again", 20, title="Debrief of the scenes")
    assert [each.block for each in advice(evening(high(), again)) if each.code == "no-debrief"] == [
        "high",
        "again",
    ]


@pytest.mark.parametrize(
    "held", [high("x1"), section("x2", high("x1")), breakout("x2", strand("y", high("x1")))], ids=str
)
def test_a_breakout_is_as_sensitive_as_anything_in_it(held: Block) -> None:
    groups = plan(long("Hello", 5), breakout("g", strand("x", held)), CLOSE)
    about = {each.block for each in advice(groups, None) if each.code in ("no-agreement", "no-referral")}
    assert about == {"g"}


def test_a_section_is_looked_at_by_its_blocks() -> None:
    assert [each.block for each in advice(evening(section("s", high())), None)] == ["high", "high"]


@pytest.mark.parametrize(
    ("own", "first", "second", "said"),
    [
        ("", "Sit out.", "Sit out.", False),
        ("", "Sit out.", "", True),
        ("Sit out.", "", "", False),
    ],
)
def test_a_breakout_has_words_for_sitting_out_where_all_its_sensitive_blocks_have(
    own: str, first: str, second: str, said: bool
) -> None:
    strands = strand("x", high("x1", opt_out=first), block("x2", 5)), strand("y", high("y1", opt_out=second))
    groups = evening(breakout("g", *strands, opt_out=own), DEBRIEF)
    assert ("no-opt-out" in codes(groups)) is said


@pytest.mark.parametrize("kind", ["break", "buffer"])
def test_a_sensitive_pause_is_neither_first_nor_last_of_what_is_worked_on(kind: Any) -> None:
    only = codes(plan(high(kind=kind)), None)
    assert {"sensitive-first", "sensitive-last"}.isdisjoint(only)
    assert "no-referral" in only


YOUNG = {"boys": activity("boys", audience=("boys",)), "school": activity("school", settings=("SCH",))}
TALKS = {
    "lecture": activity("lecture", energy="low", form="circle"),
    "quiet pairs": activity("quiet pairs", energy="low", form="pairs"),
    "lively": activity("lively", 25, energy="high"),
}
LIVELY = block("lively", 25, activity="lively")
SAFE = (Supply("Safeguarding lead", "Ana"), Supply("Consent for people under 18", ready=True))


def found(value: Plan, library: Mapping[str, Activity], today: date | None = TODAY) -> list[str]:
    return [each.code for each in advise(value, library, today, TODAY)]


@pytest.mark.parametrize("ids", [("boys",), ("school",)])
def test_an_activity_for_the_young_alone_asks_for_a_safeguarding_lead_and_consent(ids: tuple[str]) -> None:
    value = evening(*(block(id, 30, activity=id) for id in ids))
    assert found(value, YOUNG) == ["under-18", "under-18-consent"]
    assert found(replace(value, supplies=SAFE), YOUNG) == []


def test_a_school_asks_for_them_and_a_facilitator_may_be_the_one() -> None:
    school = evening(block("a", 30, activity="gone"), setting="SCH")
    assert found(school, YOUNG) == ["under-18", "under-18-consent"]
    named = replace(school, facilitators=("Ana (safeguarding)", "Ben"), supplies=SAFE[1:])
    assert found(named, YOUNG) == []
    assert found(replace(school, setting="SPT"), YOUNG) == []


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((block("lecture", 46, activity="lecture"), LIVELY), ["long-talk"]),
        ((block("lecture", 45, activity="lecture"), LIVELY), []),
        (
            (block("own", 46, title="A talk by the chief"), LIVELY),
            ["long-talk"],
        ),
        ((block("own", 46, title="Talking points"), LIVELY), []),
        ((block("pairs", 46, activity="quiet pairs"), LIVELY), []),
        ((LIVELY, block("lecture", 46, activity="lecture")), []),
        ((block("lecture", 46, activity="lecture"),), []),
    ],
)
def test_a_long_talk_ahead_of_what_is_lively(blocks: tuple[Block, ...], said: list[str]) -> None:
    assert found(evening(*blocks), TALKS) == said


def test_what_must_have_a_second_facilitator_names_who_it_is() -> None:
    library = {"two": activity("two", safety=Safety(cofacilitator="required"))}
    value = evening(block("two", 30, activity="two", lead="Lead"))
    assert [each.text for each in advise(value, library)] == ["Nobody is named to support “Two”."]
    assert found(value.change("two", support="Support"), library) == []
    assert found(replace(value, facilitators=("Lead",)), library) == []


def test_materials_are_asked_for_only_once_somebody_packs_or_the_day_is_near() -> None:
    value = evening(block("a", 30, title="A", materials=("Pens", "Ball", "Tape", "Board", "Chairs")))
    assert found(value, {}) == []
    begun = replace(value, supplies=(Supply("pen", ready=True), Supply("Ball", "Ana")))
    assert [each.text for each in advise(begun, {})] == ["Not ticked as ready: Ball, Tape, Board and 1 more."]
    near = replace(value, date=TODAY + timedelta(days=7))
    assert found(near, {}) == ["materials-missing"]
    assert found(near, {}, None) == []
    for days in (-1, 8):
        assert found(replace(value, date=TODAY + timedelta(days=days)), {}) == []


def test_what_was_put_on_the_list_by_hand_is_no_sign_of_packing() -> None:
    value = evening(block("a", 30, title="A", materials=("Pens",)), supplies=(Supply("Cake", ready=True),))
    assert found(value, {}) == []


@pytest.mark.parametrize(
    ("ready", "said"),
    [
        (("b", "c"), "Not ticked as ready: a."),
        (("c",), "Not ticked as ready: a and b."),
        (("a", "b", "c"), ""),
    ],
)
def test_what_is_missing_is_named(ready: tuple[str, ...], said: str) -> None:
    value = evening(block("x", 30, title="X", materials=("a", "b", "c")))
    value = replace(value, supplies=tuple(Supply(each, ready=True) for each in ready))
    assert "".join(each.text for each in advise(value, {})) == said


def test_a_group_in_a_breakout_is_as_big_as_its_share() -> None:
    both = breakout("g", strand("x", block("x1", 30, activity="small")), strand("y", block("y1", 30)))
    assert "group-too-big" not in codes(evening(both, group_size=24))
    said = [each.text for each in advice(evening(both, group_size=30))]
    assert said == ["“Small” works with up to 12 people; 15 are to come to it."]


def test_advice_is_set_aside_with_a_reason_and_taken_back() -> None:
    bad = plan(WELCOME)
    [only] = advice(bad)
    kept = set_aside(bad, only, "  We close \n at the bar. ")
    assert kept.reasons == (Reason("no-closing", "", "We close at the bar."),)
    told = counsel(kept, LIBRARY, TODAY, TODAY)
    assert (told.open, told.aside) == ((), (SetAside(only, "We close at the bar."),))
    assert set_aside(kept, only, "Other").reasons == (Reason("no-closing", "", "Other"),)
    assert take_back(kept, only) == bad


@pytest.mark.parametrize(
    "reason",
    [Reason("no-closing", "", "  "), Reason("no-closing", "x", "No."), Reason("no-debrief", "", "No.")],
)
def test_a_reason_without_words_or_for_something_else_sets_nothing_aside(reason: Reason) -> None:
    assert codes(replace(plan(WELCOME), reasons=(reason,))) == ["no-closing"]


def test_a_block_that_is_gone_is_called_by_its_id() -> None:
    assert Look(FINE, LIBRARY).title_of("gone") == "gone"
