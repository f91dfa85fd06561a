"""Templates of a person's own stand beside plans, and never among them."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.core.plan import Plan
from facilitator_app.core.template import Template, as_template
from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from tests.builders import block, plan

EVENING = plan(
    block("a", 10, activity="boxes"), group_size=20, tags=("club", "juniors"), public_title="Club night"
)
OURS = as_template(EVENING, "ours", "Our evening")


def test_a_template_is_kept_as_what_it_is(store: Store) -> None:
    store.save(None, OURS)
    kept = store.load(Template, "ours")
    assert type(kept) is Template
    assert kept == OURS
    assert store.load(Plan, "ours") is None


def test_a_template_is_no_plan_of_any_list(store: Store) -> None:
    store.save(None, OURS)
    assert store.plans() == []
    assert store.all_of(Plan) == []
    assert store.plans_with("boxes") == []
    (entry,) = store.own_templates()
    assert (entry.id, entry.title, entry.minutes, entry.people, entry.blocks) == (
        "ours",
        "Our evening",
        10,
        20,
        1,
    )


def test_a_template_that_was_taken_away_comes_back(store: Store) -> None:
    store.save(None, OURS)
    store.save(OURS, None)
    assert store.own_templates() == []
    store.save(None, store.deleted(Template, "ours"))
    assert store.load(Template, "ours") == OURS


def test_the_list_of_plans_has_what_a_plan_is_found_and_filed_by(store: Store) -> None:
    store.save(None, EVENING)
    store.save(EVENING, replace(EVENING, archived=True))
    (entry,) = store.plans()
    assert (entry.public_title, entry.tags, entry.archived) == ("Club night", ("club", "juniors"), True)


def test_a_plan_that_an_earlier_version_saved_is_listed_all_the_same(
    store: Store, connection: Connection
) -> None:
    store.save(None, EVENING)
    new = ("public_title", "tags", "archived", "people")
    paths = ", ".join(f"'$.{name}'" for name in new)
    connection.raw.execute(f"UPDATE documents SET summary = json_remove(summary, {paths})")
    (entry,) = store.plans()
    assert (entry.title, entry.public_title, entry.tags, entry.archived) == ("Evening", "", (), False)
