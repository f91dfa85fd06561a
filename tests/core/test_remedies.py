"""Remedies: each mends what it is for and makes nothing worse, for every code and on random plans."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity, Adaptations, Material, Minutes, Safety
from facilitator_app.core.advice import (
    CODES,
    Advice,
    Ask,
    Change,
    Counsel,
    Open,
    Remedy,
    counsel,
    remedy,
)
from facilitator_app.core.advice.livening import long_talk
from facilitator_app.core.advice.words import weight
from facilitator_app.core.materials import supply_of
from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.core.schedule import schedule
from tests.builders import activity, block, breakout, plan, section, strand

TODAY = date(2026, 3, 2)
PAIR = ("Ana", "Ben")
LIBRARY: dict[str, Activity] = {
    each.id: each
    for each in (
        activity("group-agreement", 25, stage="open", group_max=30),
        activity("closing-round", 10, stage="sustain", title="Closing round", group_max=40),
        activity("short", minutes=Minutes(30, short=15)),
        activity("small", group_max=12),
        activity("tiny", group_max=2),
        activity("listening-circle"),
        activity("spectrum", sensitivity="high"),
        activity("pairs", safety=Safety("high", cofacilitator="required", opt_out="Sit out.")),
        activity("lecture", 60, energy="low", form="circle"),
        activity("lively", energy="high"),
        activity("boys", audience=("boys",), energy="low"),
        activity("kit", materials=(Material("Pen"), Material("Ball"))),
    )
}
WELCOME = block("welcome", 10, title="Welcome and group agreement")
DEBRIEF = block("debrief", 15, title="Debrief")
CLOSE = block("close", 5, title="Closing circle")
HIGH = block("high", 10, title="Spectrum", sensitivity="high", opt_out="You may step out.")


def evening(*middle: Block, **fields: Any) -> Plan:
    return plan(WELCOME, *middle, CLOSE, **{"facilitators": PAIR, **fields})


def told(value: Plan) -> Counsel:
    return counsel(value, LIBRARY, TODAY, TODAY)


def advice_of(value: Plan, code: str) -> Advice:
    return next(each for each in told(value).open if each.code == code)


def mended(value: Plan, offered: Remedy) -> Plan:
    """The plan after the remedy; a name is given where one is asked for."""
    assert not isinstance(offered, Open)
    return offered.change(value, "Cai, Dan") if isinstance(offered, Ask) else offered.change(value)


def press(value: Plan, code: str) -> tuple[str, Plan]:
    offered = remedy(told(value), advice_of(value, code))
    assert offered is not None
    return offered.name, mended(value, offered)


def assert_better(advice: Advice, bad: Plan, good: Plan) -> None:
    """The advice is gone, and there is not more of anything worse."""
    assert advice.about not in {each.about for each in told(good).open}
    was, left = (Counter(each.code for each in told(value).open) for value in (bad, good))
    assert all(left[code] <= was[code] for code in left if weight(code) > weight(advice.code))


def a(name: str, minutes: int = 30, **fields: Any) -> Block:
    return block(name, minutes, activity=name, **fields)


CASES: dict[str, tuple[Plan, str]] = {
    "overlap": (
        evening(block("a", 10), block("b", 5, title="B", pin="18:45")),
        "Start “B” at 18:50",
    ),
    "no-break-90": (
        evening(block("a", 60), block("b", 30, title="B")),
        "Add a 10-minute break before “B”",
    ),
    "no-opening": (plan(block("a", 30), CLOSE), "Add a welcome at the start"),
    "no-closing": (plan(WELCOME, block("a", 30)), "Add a closing round"),
    "long-talk": (evening(a("lecture", 60), a("lively")), "Move “Lively” before “Lecture”"),
    "too-short": (evening(a("short", 10)), "Lengthen it to its short form, 15 min"),
    "group-too-big": (evening(a("small"), group_size=31), "Run it in 3 groups side by side"),
    "women-consent": (evening(a("listening-circle")), "We have the women’s consent"),
    "no-lead": (evening(a("pairs", lead="Ben"), DEBRIEF), "Have Ana support it"),
    "sensitive-first": (plan(HIGH, WELCOME, DEBRIEF, facilitators=PAIR), ""),
    "sensitive-last": (plan(WELCOME, HIGH, facilitators=PAIR), "Add a closing round at the end"),
    "no-debrief": (evening(HIGH), "Lengthen “Closing circle” to 15 min"),
    "no-agreement": (
        plan(block("hello", 5, title="Welcome"), HIGH, DEBRIEF, facilitators=PAIR),
        "Add a group agreement at the start",
    ),
    "no-second-facilitator": (evening(HIGH, DEBRIEF, facilitators=("Ana",)), "Name a second facilitator"),
    "no-opt-out": (evening(replace(HIGH, opt_out=""), DEBRIEF), "Add words for sitting out"),
    "under-18": (evening(setting="SCH"), "Name a safeguarding lead"),
    "under-18-consent": (evening(a("boys")), "We have their consent"),
}
CASES["sensitive-first"] = (CASES["sensitive-first"][0], "Move it after “Welcome and group agreement”")
ELSEWHERE = {
    "over-run": (evening(must_end="18:40"), "fit"),
    "no-referral": (evening(HIGH, DEBRIEF), "referrals"),
    "materials-missing": (evening(a("kit"), date="2026-03-05"), "materials"),
}


def test_every_code_is_tried() -> None:
    assert {*CASES, *ELSEWHERE} == {*CODES}


@pytest.mark.parametrize("code", CASES)
def test_a_remedy_mends_what_it_is_for_and_brings_up_nothing_worse(code: str) -> None:
    bad, name = CASES[code]
    said, good = press(bad, code)
    assert said == name
    assert_better(advice_of(bad, code), bad, good)
    assert advice_of(bad, code).reason.endswith(".")


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_is_mended_elsewhere_says_where(code: str) -> None:
    value, what = ELSEWHERE[code]
    given_ = counsel(value, LIBRARY, TODAY, None)
    offered = remedy(given_, next(each for each in given_.open if each.code == code))
    assert isinstance(offered, Open)
    assert offered.what == what


def test_a_break_in_a_full_evening_takes_its_minutes_from_what_may_shrink() -> None:
    value = evening(
        block("a", 60, priority="shrink", min_minutes=40), block("b", 30, title="B"), must_end="20:15"
    )
    name, good = press(value, "no-break-90")
    assert name == "Add a 10-minute break before “B” and fit to time"
    assert schedule(good).over_run == schedule(value).over_run
    assert [each.minutes for each in good.blocks] == [10, 50, 10, 30, 5]


def test_no_break_is_offered_where_the_evening_would_end_too_late() -> None:
    value = evening(block("a", 60), block("b", 30), must_end="20:15")
    assert remedy(told(value), advice_of(value, "no-break-90")) is None


def test_a_part_ahead_with_room_is_shortened_so_that_the_pin_is_kept() -> None:
    roomy = {"priority": "shrink", "min_minutes": 5}
    value = evening(block("a", 20, **roomy), block("c", 20, **roomy), block("b", 5, title="B", pin="19:15"))
    name, good = press(value, "overlap")
    assert name == "Shorten “c” to 15 min"
    assert [each.minutes for each in good.blocks] == [10, 20, 15, 5, 5]
    assert good.blocks[3].pin == time(19, 15)


def test_several_parts_ahead_give_together_where_none_has_the_room_alone() -> None:
    few = [block(name, 20, title=name.upper(), priority="shrink", min_minutes=15) for name in "acd"]
    name, good = press(evening(*few[:2], block("b", 5, title="B", pin="19:10")), "overlap")
    assert name == "Shorten “A” to 15 min and “C” to 15 min"
    assert [each.minutes for each in good.blocks] == [10, 15, 15, 5, 5]
    name, good = press(evening(*few, block("b", 5, title="B", pin="19:25")), "overlap")
    assert name == "Shorten 3 parts ahead of “B”, by 15 min in all"
    assert [each.minutes for each in good.blocks] == [10, 15, 15, 15, 5, 5]


def test_what_may_be_left_out_is_not_left_out_for_a_pin() -> None:
    whole = block("a", 20, priority="drop", min_minutes=18)
    name, good = press(evening(whole, block("b", 5, title="B", pin="18:50")), "overlap")
    assert name == "Start “B” at 19:00"
    assert [each.minutes for each in good.blocks] == [10, 20, 5, 5]


def test_no_more_is_shortened_than_what_stands_after_the_pin_ahead() -> None:
    early = block("a", 20, priority="shrink", min_minutes=5)
    held = block("c", 20, pin="19:00")
    note = block("n", 0, title="Note", pin="19:05")
    name, _ = press(evening(early, held, note, block("b", 5, title="B", pin="19:15")), "overlap")
    assert name == "Start “B” at 19:20"


def test_pins_that_would_clash_for_it_are_moved_along() -> None:
    late = [block("b", 15, title="B", pin="18:45"), block("c", 15, title="C", pin="19:00")]
    name, good = press(evening(block("a", 10), *late), "overlap")
    assert name == "Start “B” at 18:50 and “C” at 19:05"
    assert [each.pin for each in good.blocks] == [None, None, time(18, 50), time(19, 5), None]
    more = block("d", 10, title="D", pin="19:15")
    name, good = press(evening(block("a", 10), *late, more), "overlap")
    assert name == "Start “B” at 18:50 and 2 parts after it later"
    assert not told(good).look.timetable.over_run


def test_a_pin_is_moved_by_the_clock_on_the_wall_in_the_night_when_it_changes() -> None:
    value = plan(
        block("a", 120, title="Welcome"),
        block("b", 30, title="Closing", pin="03:30"),
        start="01:00",
        date="2026-03-29",
        time_zone="Europe/Berlin",
    )
    name, good = press(value, "overlap")
    assert name == "Start “Closing” at 04:00"
    assert not any(each.code == "overlap" for each in told(good).open)


def test_a_pin_that_can_only_come_after_a_whole_day_is_let_go() -> None:
    value = plan(block("a", 1440, title="Welcome"), block("b", 30, title="B", pin="20:00"))
    name, good = press(value, "overlap")
    assert name == "Let “B” start when the part ahead ends"
    assert good.blocks[1].pin is None


def test_a_short_break_that_comes_too_late_is_moved_up() -> None:
    tea = block("tea", 15, title="Tea", kind="break")
    name, good = press(evening(block("a", 60), block("b", 30, title="B"), tea), "no-break-90")
    assert name == "Move “Tea” before “B”"
    assert [each.id for each in good.blocks] == ["welcome", "a", "tea", "b", "close"]


@pytest.mark.parametrize("fields", [{"minutes": 45}, {"minutes": 15, "pin": "20:20"}])
def test_a_meal_and_a_break_at_its_own_time_are_not_moved(fields: dict[str, Any]) -> None:
    tea = block("tea", title="Tea", kind="break", **fields)
    name, _ = press(evening(block("a", 60), block("b", 30, title="B"), tea), "no-break-90")
    assert name == "Add a 10-minute break before “B”"


def test_a_part_that_is_too_long_in_itself_is_split_around_a_break() -> None:
    name, good = press(evening(block("a", 5), block("b", 115, title="B")), "no-break-90")
    assert name == "Split “B” in two with a 10-minute break between"
    assert [(each.title, each.minutes) for each in good.blocks[2:5]] == [
        ("B (1)", 55),
        ("", 10),
        ("B (2)", 60),
    ]


def test_an_activity_is_not_split_below_its_short_form() -> None:
    value = evening(a("lecture", 100))
    assert remedy(told(value), advice_of(value, "no-break-90")) is None


def lively(id: str, **fields: Any) -> Activity:
    return activity(id, title=id, energy="high", minutes=Minutes(10, short=6), **fields)


def test_an_energiser_that_fits_the_people_and_the_place_comes_before_a_long_talk() -> None:
    value = evening(a("lecture", 60), a("lively", pin="20:00"), group_size=20, setting="SPT")
    others = (
        lively("a-crowd", group_min=30),
        lively("b-few", group_max=10),
        lively("c-school", settings=("SCH",)),
        lively("d-hard", safety=Safety("medium")),
        lively("e-two", safety=Safety(cofacilitator="recommended")),
        activity("f-long", 20, energy="high"),
        lively("g-lines", settings=("SPT",)),
        lively("h-lines"),
    )
    given_ = counsel(value, {**LIBRARY, **{each.id: each for each in others}}, TODAY, TODAY)
    offered = remedy(given_, next(each for each in given_.open if each.code == "long-talk"))
    assert isinstance(offered, Change)
    assert offered.name == "Add “g-lines”, 6 min, before “Lecture”"
    added = offered.change(value).blocks[1]
    assert (added.activity, added.minutes) == ("g-lines", 6)


def test_an_energiser_that_is_in_the_plan_already_is_not_added_again() -> None:
    value = evening(a("lecture", 60), block("g", 6, activity="g-lines", pin="20:00"))
    given_ = counsel(value, {**LIBRARY, "g-lines": lively("g-lines")}, TODAY, TODAY)
    assert remedy(given_, next(each for each in given_.open if each.code == "long-talk")) is None


def test_of_a_large_library_only_the_shortest_energisers_are_tried() -> None:
    value = evening(a("lecture", 60), a("lively", pin="20:00"))
    many = {each.id: each for each in (lively(f"e{number:03}") for number in range(200))}
    short = replace(lively("zz"), minutes=Minutes(3))
    given_ = counsel(value, {**LIBRARY, **many, "zz": short}, TODAY, TODAY)
    tried = [*long_talk(given_.look, next(each for each in given_.open if each.code == "long-talk"))]
    assert len(tried) < 20
    assert "Add “zz”, 3 min, before “Lecture”" in {each.name for each in tried}


def test_what_opens_or_closes_at_the_wrong_end_is_moved_there() -> None:
    hello = block("hello", 10, title="Welcome")
    name, good = press(plan(block("a", 45), hello, CLOSE), "no-opening")
    assert name == "Move “Welcome” to the start"
    assert [each.id for each in good.blocks] == ["hello", "a", "close"]
    name, good = press(plan(WELCOME, CLOSE, block("a", 10)), "no-closing")
    assert name == "Move “Closing circle” to the end"
    assert [each.id for each in good.blocks] == ["welcome", "a", "close"]
    name, good = press(plan(WELCOME, DEBRIEF, CLOSE, HIGH, facilitators=PAIR), "sensitive-last")
    assert name == "Move “Closing circle” after it"
    assert [each.id for each in good.blocks] == ["welcome", "debrief", "high", "close"]


def test_no_agreement_is_made_first_where_nobody_has_come_in_yet() -> None:
    value = plan(HIGH, DEBRIEF, facilitators=PAIR)
    _, good = press(value, "no-agreement")
    assert [each.id for each in good.blocks] == ["group-agreement", "high", "debrief"]


def test_an_agreement_of_ones_own_is_offered_where_the_library_has_none() -> None:
    value = plan(HIGH, DEBRIEF, facilitators=PAIR)
    given_ = counsel(value, {}, TODAY, TODAY)
    offered = remedy(given_, next(each for each in given_.open if each.code == "no-agreement"))
    assert isinstance(offered, Change)
    assert offered.change(value).blocks[0].title == "Group agreement"


def test_what_is_sensitive_and_first_waits_for_what_opens() -> None:
    hello = block("hello", 5, title="Hello")
    _, good = press(plan(HIGH, hello, WELCOME, DEBRIEF, facilitators=PAIR), "sensitive-first")
    assert [each.id for each in good.blocks] == ["hello", "welcome", "high", "debrief"]


def test_a_new_debrief_follows_where_there_is_none() -> None:
    name, good = press(plan(WELCOME, HIGH, block("a", 30), facilitators=PAIR), "no-debrief")
    assert name == "Add a 15-minute debrief after it"
    assert [each.id for each in good.blocks] == ["welcome", "high", "debrief", "a"]


def test_a_block_in_a_section_is_mended_within_it() -> None:
    value = evening(section("s", HIGH, block("x", 5, title="More")))
    value = value.remove("close")
    _, good = press(value, "no-debrief")
    found = good.find("s")
    assert found is not None
    assert [each.id for each in found.blocks] == ["high", "debrief", "x"]


def test_groups_side_by_side_have_room_for_everybody_and_ids_of_their_own() -> None:
    value = evening(
        a("small", lead="Ana", support="Ben", pin="18:40"), block("groups", 5, title="X"), group_size=31
    )
    _, good = press(value, "group-too-big")
    whole = good.blocks[1]
    assert (whole.kind, whole.id, whole.pin) == ("breakout", "groups-2", time(18, 40))
    assert [each.title for each in whole.strands] == ["Group A", "Group B", "Group C"]
    assert [held.lead for each in whole.strands for held in each.blocks] == ["Ana", "Ben", ""]
    assert len({each.id for each in good.walk()}) == len([*good.walk()])


@pytest.mark.parametrize(
    ("size", "said"),
    [(18, "Run it as for a large group"), (19, "Run it in 2 groups side by side")],
)
def test_a_few_people_more_are_no_reason_to_part_the_group(size: int, said: str) -> None:
    tables = activity("small", group_max=12, adaptations=Adaptations(large_group="Use tables."))
    value = evening(a("small"), group_size=size)
    given_ = counsel(value, {"small": tables}, TODAY, TODAY)
    offered = remedy(given_, given_.open[0])
    assert isinstance(offered, Change)
    assert offered.name == said
    assert bool(offered.change(value).reasons) is (size == 18)


@pytest.mark.parametrize("held", ["tiny", "small"])
def test_more_than_eight_groups_and_a_whole_breakout_are_not_offered(held: str) -> None:
    value = evening(a("tiny"), group_size=31)
    assert remedy(told(value), advice_of(value, "group-too-big")) is None
    whole = evening(breakout("g", strand("x", block("x1", 30)), activity=held), group_size=31)
    assert remedy(told(whole), advice_of(whole, "group-too-big")) is None


def test_what_cannot_go_deeper_is_offered_nothing() -> None:
    deep = a("small", lead="Ana")
    for number in range(5):
        deep = section(f"s{number}", deep)
    value = plan(WELCOME, deep, CLOSE, group_size=20)
    assert remedy(told(value), advice_of(value, "group-too-big")) is None


def test_without_a_lead_the_second_facilitator_supports() -> None:
    name, good = press(evening(a("pairs"), DEBRIEF), "no-lead")
    assert name == "Have Ben support it"
    found = good.find("pairs")
    assert found is not None
    assert found.support == "Ben"


def test_with_nobody_named_two_names_are_asked_for() -> None:
    value = evening(HIGH, DEBRIEF, facilitators=())
    offered = remedy(told(value), advice_of(value, "no-second-facilitator"))
    assert isinstance(offered, Ask)
    assert offered.name == "Name two facilitators"
    assert offered.change(value, " Ana, ,Ben ").facilitators == ("Ana", "Ben")


def test_lengthening_raises_the_least_minutes_too() -> None:
    _, good = press(evening(a("short", 10, priority="shrink", min_minutes=5)), "too-short")
    found = good.find("short")
    assert found is not None
    assert (found.minutes, found.min_minutes) == (15, 15)


def test_a_safeguarding_lead_is_kept_with_the_things_to_bring() -> None:
    _, good = press(evening(setting="SCH"), "under-18")
    assert supply_of(good, "Safeguarding lead").owner == "Cai, Dan"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        # What could be moved up is highly sensitive, or stands at its own time.
        ("long-talk", evening(a("lecture", 60), a("lively", sensitivity="high"))),
        ("long-talk", evening(a("lecture", 60), a("lively", pin="20:00"))),
        # The minutes that are missing would pass the end.
        ("too-short", evening(a("short", 10), must_end="18:55")),
        ("no-opening", plan(block("a", 30), CLOSE, must_end="19:05")),
        ("no-closing", plan(WELCOME, block("a", 30), must_end="19:10")),
        # The only other name is that of the lead.
        ("no-lead", evening(a("pairs", lead="Ana"), DEBRIEF, facilitators=("Ana", "Ana"))),
    ],
)
def test_where_nothing_would_help_nothing_is_offered(code: str, value: Plan) -> None:
    assert remedy(told(value), advice_of(value, code)) is None


IDS = st.sampled_from(["", *LIBRARY])
TITLES = st.sampled_from(["", "Welcome", "Group agreement", "Debrief", "Close", "Talk", "Scenes"])


@st.composite
def leaves(draw: st.DrawFn) -> Block:
    return Block(
        "",
        draw(st.sampled_from(["activity", "activity", "activity", "break", "buffer", "note"])),
        draw(TITLES),
        activity=draw(IDS),
        minutes=draw(st.integers(0, 100)),
        min_minutes=draw(st.none() | st.integers(0, 20)),
        priority=draw(st.sampled_from(["must", "shrink", "drop"])),
        pin=draw(st.none() | st.none() | st.integers(17, 22).map(time)),
        lead=draw(st.sampled_from(["", "Ana", "Ben"])),
        sensitivity=draw(st.sampled_from([None, None, "high"])),
        opt_out=draw(st.sampled_from(["", "Sit out."])),
    )


def held(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    few = st.lists(inner, max_size=3).map(tuple)
    strands = st.lists(st.builds(Strand, st.just(""), blocks=few), max_size=3).map(tuple)
    return (
        inner
        | st.builds(Block, st.just(""), st.just("section"), blocks=few)
        | st.builds(Block, st.just(""), st.just("breakout"), strands=strands)
    )


def numbered(blocks: tuple[Block, ...], ids: list[int]) -> tuple[Block, ...]:
    def next_id() -> str:
        ids[0] += 1
        return f"b{ids[0]}"

    return tuple(
        replace(
            each,
            id=next_id(),
            blocks=numbered(each.blocks, ids),
            strands=tuple(
                replace(one, id=next_id(), blocks=numbered(one.blocks, ids)) for one in each.strands
            ),
        )
        for each in blocks
    )


PLANS = st.builds(
    lambda blocks, **fields: Plan(
        "evening", "Evening", time(18), blocks=numbered(tuple(blocks), [0]), **fields
    ),
    st.lists(held(held(leaves())), max_size=6),
    must_end=st.none() | st.integers(19, 22).map(time),
    date=st.none() | st.just(TODAY),
    group_size=st.sampled_from([0, 10, 31]),
    facilitators=st.sampled_from([(), ("Ana",), PAIR]),
    setting=st.sampled_from(["", "SCH"]),
)


@given(PLANS)
def test_no_remedy_on_any_plan_leaves_its_advice_or_brings_up_something_worse(value: Plan) -> None:
    given_ = told(value)
    for advice in given_.open:
        offered = remedy(given_, advice)
        if offered is None or isinstance(offered, Open):
            continue
        assert_better(advice, value, mended(value, offered))


@given(PLANS)
def test_pressing_remedies_comes_to_an_end(value: Plan) -> None:
    for _ in range(400):
        given_ = told(value)
        offers = (remedy(given_, each) for each in given_.open)
        offered = next((each for each in offers if each and not isinstance(each, Open)), None)
        if offered is None:
            return
        value = mended(value, offered)
    raise AssertionError("remedies go round in a circle")
