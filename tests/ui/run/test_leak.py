"""Nothing that is for the facilitator alone ever reaches the participant screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt

from facilitator_app.core.activity import (
    Activity,
    Adaptations,
    Evidence,
    Material,
    Minutes,
    Reply,
    Safety,
    Source,
    Step,
    Variants,
)
from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.ui.run.scene import SUPPORT
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

MakeRig = Callable[..., Rig]
PUBLIC = ("screen", "public_title")


def secret(of: type[Any], public: Mapping[str, Any] | None = None, **known: Any) -> Any:
    """A value with a sentinel of its own in every field of text."""
    filled = {
        field.name: f"SECRET-{of.__name__}-{field.name}"
        for field in fields(of)
        if field.type == "str" and field.name not in (*PUBLIC, "id", "time_zone", "activity")
    }
    return of(**{**filled, **(public or {}), **known})


def secret_activity(number: int, screen: str) -> Activity:
    """An activity that says something secret everywhere but on its screens and in its title."""
    made: Activity = secret(
        Activity,
        id=f"act-{number}",
        title=f"Public activity {number}",
        minutes=Minutes(10),
        stage="act",
        energy="low",
        aliases=("SECRET-alias",),
        objectives=("SECRET-objective",),
        preparation=("SECRET-preparation",),
        questions=("SECRET-question",),
        key_messages=("SECRET-message",),
        materials=(secret(Material, per="room", quantity=1),),
        variants=secret(Variants),
        safety=secret(
            Safety,
            sensitivity="high",
            cofacilitator="none",
            notes=("SECRET-safety-note",),
            do_nots=("SECRET-do-not",),
            resistance=(secret(Reply),),
        ),
        adaptations=secret(Adaptations),
        evidence=secret(Evidence, level="new"),
        sources=(secret(Source),),
        steps=(secret(Step, minutes=3, screen=screen), secret(Step, minutes=3, screen="")),
    )
    return made


def secret_block(id: str, **known: Any) -> Block:
    made: Block = secret(
        Block,
        id=id,
        minutes=known.pop("minutes", 10),
        **{"kind": "activity", "materials": ("SECRET-thing",), **known},
    )
    return made


LIBRARY = {"act-1": secret_activity(1, "Public prompt"), "act-2": secret_activity(2, "")}
PLAN: Plan = secret(
    Plan,
    id="p",
    start=time(18, 30),
    facilitators=("SECRET-facilitator",),
    blocks=(
        secret_block("bare"),
        secret_block("named", public_title="Public title", screen="Public words", pin=time(18, 45)),
        secret_block("one", activity="act-1"),
        secret_block("two", activity="act-2"),
        secret_block("unknown", activity="SECRET-unknown-activity"),
        secret_block("tea", kind="break"),
        secret_block("slack", kind="buffer"),
        secret_block("note", kind="note"),
        secret_block("part", kind="section", blocks=(secret_block("inside"),)),
        secret_block(
            "groups",
            kind="breakout",
            strands=(
                secret(
                    Strand, id="s", blocks=(secret_block("deep"), secret_block("deep-2", activity="act-2"))
                ),
                secret(Strand, id="t", blocks=(secret_block("corner", public_title="Public corner"),)),
            ),
        ),
    ),
)


def states(rig: Rig) -> Iterator[tuple[str, ...]]:
    """What is drawn from before the start to after the end, each part in each of its phases."""
    see = rig.participant.shown
    yield see()
    rig.live.begin(rig.plan.value or PLAN)
    yield see()
    rig.live.press("start")
    for id in rig.live.position.order:
        rig.live.press("go", block=id)
        for minutes in (0, 8.5, 1, 1):
            rig.pass_time(minutes)
            yield see()
        steps = rig.console.steps
        for row in range(steps.model().rowCount()):
            steps.setCurrentIndex(steps.model().index(row, 0))
            yield see()
        for press in ("pause", "blank", "show", "resume"):
            rig.live.press(press)
            yield see()
    rig.live.press("support")
    assert see() == (SUPPORT,)
    rig.live.press("support")
    rig.live.press("finish")
    yield see()
    rig.live.close()
    yield see()


def test_every_secret_of_a_plan_stays_one(make_rig: MakeRig) -> None:
    rig = make_rig(PLAN, activities=LIBRARY)
    seen = [text for texts in states(rig) for text in texts]
    assert {"Public title", "Public words", "Public prompt", "Public activity 2", "Break"} <= {*seen}
    assert {"Group 1", "Group 2", "Public corner"} <= {*seen}
    assert [text for text in seen if "SECRET" in text] == []


def test_the_sentinels_are_in_the_console(make_rig: MakeRig) -> None:
    rig = make_rig(PLAN, activities=LIBRARY)
    rig.screen.take_focus()
    rig.key(Qt.Key.Key_Space)
    assert rig.console.title.text() == "SECRET-Block-title"
    assert "SECRET" in rig.console.reading.notes.text()


def test_every_bundled_activity_shows_only_its_title_and_prompts(
    make_rig: MakeRig, library: Mapping[str, Activity]
) -> None:
    assert library
    marked = {id: sentinels(each) for id, each in library.items()}
    blocks = [replace(block(id, 10, title="SECRET-title", notes="SECRET"), activity=id) for id in library]
    rig = make_rig(plan(*blocks, public_title="Public"), activities=marked)
    seen = [text for texts in states(rig) for text in texts]
    assert {each.title for each in library.values()} <= {*seen}
    assert [text for text in seen if "SECRET" in text] == []


def sentinels(activity: Activity) -> Activity:
    """A bundled activity with a sentinel in each of its texts, but for its title and its prompts."""
    marked: Activity = replace(_marked(activity), id=activity.id, title=activity.title)
    return marked


def _marked(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in PUBLIC]
        return replace(value, **{name: _marked(getattr(value, name)) for name in names})
    if isinstance(value, tuple):
        return tuple(_marked(each) for each in value)
    is_prose = isinstance(value, str) and " " in value
    return f"SECRET {value}" if is_prose else value


def test_the_leak_test_can_fail() -> None:
    assert "SECRET" in _marked(Step("Two words", 3)).text
    with pytest.raises(AssertionError):
        assert [text for text in ("SECRET-note",) if "SECRET" in text] == []
