from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from facilitator_app.core.plan import Parked, Plan, Reason, Supply
from facilitator_app.core.template import (
    Answers,
    Template,
    as_plan,
    as_template,
    asks_place,
    start_from,
    starting_at,
    too_long,
    usual_answers,
)
from tests.builders import at, block, breakout, plan, section, strand

PAIR: dict[str, Any] = {"facilitators": ("Lead", "Support", "Third")}


def test_what_nobody_answers_otherwise_is_the_template_itself() -> None:
    inner = block("a", 10, pin="19:00", lead="Lead", notes="{group} chairs", screen="Welcome to {place}")
    made = plan(section("s", inner), must_end="20:00", group_size=0, public_title="{date}", **PAIR)
    assert start_from(made, usual_answers(made), "new") == replace(made, id="new")
    assert start_from(plan(), usual_answers(plan()), "evening") == plan()


def test_the_answers_are_those_of_the_plan() -> None:
    said = Answers("Ours", at("09:00"), date(2026, 3, 2), 31, "WRK", " Ana ", "Ben")
    begun = start_from(plan(**PAIR), said, "new")
    assert (begun.title, begun.start, begun.date) == ("Ours", at("09:00"), date(2026, 3, 2))
    assert (begun.group_size, begun.setting, begun.facilitators) == (31, "WRK", ("Ana", "Ben", "Third"))


def test_pins_and_the_end_move_along_with_the_start() -> None:
    made = plan(section("s", block("a", 10, pin="19:00")), must_end="20:30")
    begun = start_from(made, starting_at(usual_answers(made), at("09:00")), "new")
    assert begun.must_end == at("11:00")
    pinned = begun.find("a")
    assert pinned is not None
    assert pinned.pin == at("09:30")


def test_the_end_is_what_was_answered_and_may_be_left_open() -> None:
    made = plan(block("a", 60), must_end="20:30")
    answers = usual_answers(made)
    assert start_from(made, replace(answers, must_end=at("19:00")), "new").must_end == at("19:00")
    assert start_from(made, replace(answers, must_end=None), "new").must_end is None
    assert starting_at(replace(answers, must_end=None), at("09:00")).must_end is None


def test_a_template_that_need_not_end_at_a_time_ends_when_it_is_through() -> None:
    assert usual_answers(plan(block("a", 60), start="23:30")).must_end == at("00:30")
    assert usual_answers(plan()).must_end is None
    assert usual_answers(plan(block("a", 720), block("b", 720))).must_end is None


def test_how_much_too_long_it_would_be_is_counted_from_the_answers() -> None:
    made = plan(block("a", 60), must_end="20:30")
    answers = usual_answers(made)
    assert too_long(made, answers) == timedelta(0)
    assert too_long(made, replace(answers, must_end=at("19:10"))) == timedelta(minutes=20)
    assert too_long(made, replace(answers, must_end=None)) == timedelta(0)


def test_who_leads_and_who_supports_is_named_in_every_part() -> None:
    groups = breakout("g", strand("x", block("b", lead="Support", support="Third")), lead="Lead")
    kept = (Parked(block("p", lead="Lead")),)
    made = plan(block("a", lead="Lead", support="Support"), groups, parked=kept, **PAIR)
    made = replace(made, supplies=(Supply("Pens", "Lead"), Supply("Tea", "Zoe")))
    # The two change places.
    begun = start_from(made, replace(usual_answers(made), lead="Support", support="Lead"), "new")
    named = {each.id: (each.lead, each.support) for each in begun.walk()}
    assert named == {"a": ("Support", "Lead"), "g": ("Support", ""), "b": ("Lead", "Third")}
    assert begun.parked[0].block.lead == "Support"
    assert [each.owner for each in begun.supplies] == ["Support", "Zoe"]


def test_a_name_that_is_left_empty_is_nobodys() -> None:
    made = plan(block("a", lead="Lead", support="Support"), **PAIR)
    begun = start_from(made, replace(usual_answers(made), support=" "), "new")
    assert begun.facilitators == ("Lead", "Third")
    assert begun.blocks[0].support == ""


def test_names_are_taken_on_where_the_template_has_none() -> None:
    begun = start_from(plan(block("a")), replace(usual_answers(plan()), lead="Ana", support="Ana"), "new")
    assert begun.facilitators == ("Ana",)


def test_texts_are_filled_in_and_what_is_not_known_stays() -> None:
    texts: dict[str, Any] = {
        "public_title": "{group} at {place}",
        "notes": "{date}, {lead} and {support}; {other} {}",
    }
    parked = (Parked(block("p", screen="{place}")),)
    made = plan(block("a", title="{lead}", screen="{lead}", **texts), parked=parked, **texts)
    said = Answers("Night at {place}", made.start, date(2026, 3, 2), 31, "", "Ana", "Ben", "the shed")
    begun = start_from(made, said, "new")
    for each in (begun, begun.blocks[0]):
        assert each.public_title == "31 at the shed"
        assert each.notes == "2 March 2026, Ana and Ben; {other} {}"
    assert begun.title == "Night at the shed"
    assert (begun.blocks[0].screen, begun.blocks[0].title) == ("Ana", "{lead}")
    assert begun.parked[0].block.screen == "the shed"


def test_an_answer_is_never_itself_filled_in() -> None:
    made = plan(block("a", notes="{place}"))
    begun = start_from(made, replace(usual_answers(made), place="{lead}", lead="Ana"), "new")
    assert begun.blocks[0].notes == "{lead}"


def test_the_place_is_asked_only_where_a_text_names_it() -> None:
    assert asks_place(plan(section("s", block("a", screen="Welcome to {place}"))))
    assert asks_place(plan(parked=(Parked(block("a", notes="{place}")),)))
    assert asks_place(plan(title="At {place}"))
    assert not asks_place(plan(block("a", notes="{date}", title="{place}")))


def test_a_template_keeps_nothing_that_holds_for_one_session_alone() -> None:
    evening = plan(
        block("a", 10),
        date="2026-03-02",
        women_consent=True,
        archived=True,
        tags=("club",),
        reasons=(Reason("no-break-90", why="They asked for it."),),
        supplies=(Supply("Pens", "Ana", ready=True),),
    )
    kept = as_template(evening, "t", "Our evening")
    assert type(kept) is Template
    assert (kept.id, kept.title, kept.date, kept.tags) == ("t", "Our evening", None, ("club",))
    assert not kept.women_consent
    assert not kept.archived
    assert kept.reasons == ()
    assert kept.supplies == (Supply("Pens", "Ana"),)
    assert kept.blocks == evening.blocks


def test_a_plan_begun_from_a_template_is_a_plan() -> None:
    evening = plan(block("a", 10))
    kept = as_template(evening, "t", "Evening")
    assert kept != as_plan(kept)
    begun = start_from(kept, usual_answers(kept), "evening")
    assert type(begun) is Plan
    assert begun == replace(evening, must_end=at("18:40"))
