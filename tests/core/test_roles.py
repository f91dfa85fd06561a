"""Who leads and supports what, with minutes."""

from __future__ import annotations

import pytest

from facilitator_app.core.plan import Plan
from facilitator_app.core.roles import Role, balance, roles, unled
from facilitator_app.core.schedule import schedule
from tests.builders import block, breakout, plan, section, strand

DAY = plan(
    block("a", 60, title="A", lead="Ana", support="Ben"),
    section("s", block("b", 35, lead="ana ", support="Ana")),
    breakout("g", strand("x", block("x1", 20, lead="Ben")), strand("y", block("y1", 20))),
    block("tea", 10, kind="break", lead="Ana"),
    block("zero", 0, lead="Ana"),
    facilitators=("Ana", "Ben", " ", "Cai"),
)


def found(value: Plan) -> tuple[Role, ...]:
    return roles(value, schedule(value))


def test_each_person_has_what_they_lead_and_support() -> None:
    ana, ben, cai = found(DAY)
    assert [(each.entry.block.id, each.part) for each in ana.duties] == [("a", "leads"), ("b", "leads")]
    assert [(each.entry.block.id, each.part) for each in ben.duties] == [("a", "supports"), ("x1", "leads")]
    assert (ana.words, ben.words, cai.words) == (
        "leads 1 h 35 min",
        "leads 20 min, supports 1 h",
        "nothing yet",
    )


def test_others_whom_blocks_name_come_after_those_of_the_plan() -> None:
    value = plan(block("a", 10, lead="Guest"), block("b", 10, lead="Ana"), facilitators=("Ana",))
    assert [each.name for each in found(value)] == ["Ana", "Guest"]


def test_what_nobody_leads_is_named() -> None:
    assert [entry.block.id for entry in unled(schedule(DAY))] == ["y1"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (plan(block("a", 10)), ""),
        (plan(block("a", 10), facilitators=("Ana",)), "Leading is not given to anybody yet. Ana: 0 min."),
        (plan(block("a", 10, lead="Ana")), "Leading is all with one person. Ana: 10 min."),
        (
            plan(block("a", 95, lead="Lead"), block("b", 40, lead="Support")),
            "Leading is not shared evenly. Lead: 1 h 35 min, Support: 40 min.",
        ),
        (
            plan(block("a", 40, lead="Ana"), block("b", 30, lead="Ben")),
            "Leading is shared about evenly. Ana: 40 min, Ben: 30 min.",
        ),
    ],
)
def test_the_balance_in_words(value: Plan, said: str) -> None:
    assert balance(found(value)) == said
