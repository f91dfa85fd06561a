"""No word for facilitators, and no topic, ever reaches a participant's paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import counsel
from facilitator_app.core.handout import Handout
from facilitator_app.core.plan import Plan, Reason, Supply
from facilitator_app.papers import guide, handouts, sign_in
from facilitator_app.papers.all import PAPERS, Session
from facilitator_app.papers.options import Options
from tests.builders import block, plan
from tests.papers.printed import (
    EVERY_OPTION,
    FONTS,
    SECRETS,
    bundled,
    facts_of,
    option_name,
    outline_of,
    secret,
    text_of,
    told_all,
)
from tests.papers.test_register import attended, roster

PLAN_SECRETS = tuple(
    secret(each)
    for each in (
        *("plantitle", "plannotes", "facilitator", "blocktitle", "blocknotes", "lead", "support"),
        *("blockmaterial", "blockoptout", "blockscreen", "supply", "owner"),
    )
)


def secret_plan() -> Plan:
    part = block(
        "one",
        20,
        activity="told-all",
        title=secret("blocktitle"),
        notes=secret("blocknotes"),
        lead=secret("lead"),
        support=secret("support"),
        screen=secret("blockscreen"),
        opt_out=secret("blockoptout"),
        materials=(secret("blockmaterial"),),
    )
    return plan(
        part,
        title=secret("plantitle"),
        public_title="Club night",
        notes=secret("plannotes"),
        facilitators=(secret("facilitator"),),
        reasons=(Reason("no-closing", "", secret("why")),),
        supplies=(Supply(secret("supply"), secret("owner")),),
    )


def told(pdf: bytes) -> str:
    """All that a file tells: its text, its outline and its facts."""
    return f"{text_of(pdf)} {outline_of(pdf)} {facts_of(pdf)}".casefold()


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_no_secret_is_on_a_participants_paper(options: Options) -> None:
    library = {"told-all": told_all()}
    for pdf in (
        handouts.render(secret_plan(), library, options),
        handouts.render_one(told_all().handouts[0], options, "Club night"),
        sign_in.render(secret_plan(), roster("Ann"), options),
    ):
        assert "zq" not in told(pdf)


def test_the_secrets_are_all_in_the_guide() -> None:
    library = {"told-all": told_all(author="")}
    text = text_of(guide.render(secret_plan(), library, Options())).casefold()
    hidden = {secret("author"), secret("evidence"), secret("title"), secret("long")}
    missing = {each for each in (*SECRETS, *PLAN_SECRETS) if each not in text}
    assert missing - hidden == {secret("optout")}


def test_why_advice_was_set_aside_is_in_the_guide_and_on_no_other_paper() -> None:
    library = {"told-all": told_all()}
    said = counsel(secret_plan(), library)
    people = roster("Ann")
    assert [each.why for each in said.aside] == [secret("why")]
    session = Session(secret_plan(), library, people, attended(people), said.open, said.aside)
    with_it = {
        name
        for name, paper in PAPERS.items()
        if secret("why") in told(paper.render(session, Options(), FONTS))
    }
    assert with_it == {"guide"}


def strings(value: object) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def for_facilitators(activity: Activity) -> list[str]:
    """The texts of an activity outside its handouts that are long enough to be known again."""
    everything = (getattr(activity, field.name) for field in fields(activity) if field.name != "handouts")
    return [plain(text) for text in strings(tuple(everything)) if len(text) >= 16]


def allowed(sheets: tuple[Handout, ...]) -> str:
    return plain(" ".join(strings(sheets)))


@pytest.mark.parametrize("activity", bundled().values(), ids=bundled().keys())
def test_a_bundled_activity_hands_out_its_sheets_and_no_more(activity: Activity) -> None:
    whole = plan(block("a", 10, activity=activity.id), title="Zq night", public_title="Club night")
    printed = plain(told(handouts.render(whole, bundled(), Options())))
    on_sheets = allowed(activity.handouts)
    leaked = [text for text in for_facilitators(activity) if text in printed and text not in on_sheets]
    assert leaked == []
    assert "zq night" not in printed
    if plain(activity.title) not in on_sheets:
        assert plain(activity.title) not in printed


def test_the_sign_in_sheet_names_no_activity_and_no_handout() -> None:
    blocks = (block(id, 10, activity=id) for id in bundled())
    whole = plan(*blocks, title="Zq night", public_title="Club night")
    printed = told(sign_in.render(whole, roster("Ann"), Options()))
    titles = [activity.title for activity in bundled().values()]
    titles += [sheet.title for activity in bundled().values() for sheet in activity.handouts]
    assert [title for title in titles if title.casefold() in printed] == []
    assert "zq night" not in printed
