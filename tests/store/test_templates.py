"""What lists show of templates, single sessions and series, and that it comes back from the data file."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.core.series import Series, SeriesSession
from facilitator_app.store.database import Store
from facilitator_app.store.documents import template_entry
from facilitator_app.store.entries import TemplateEntry
from tests.builders import block, moment, plan

CLUB = plan(block("talk", 30), group_size=20)
ONE, TWO = SeriesSession("one", "One", 120), SeriesSession("two", "Two", 90)
MORE = SeriesSession("more", "More", 45, optional=True)


def test_a_series_has_as_many_sessions_as_are_usual() -> None:
    even = Series("even", "Even", group_size=12, sessions=(ONE, ONE, MORE))
    assert template_entry(even) == TemplateEntry("even", "Even", 120, 12, 0, 2)


def test_sessions_of_several_lengths_have_no_length_in_common() -> None:
    assert template_entry(Series("mixed", "Mixed", sessions=(ONE, TWO))).minutes == 0


def test_templates_of_both_kinds_come_back(tmp_path: Path) -> None:
    series = Series("even", "Even", sessions=(ONE,))
    with Store.open(tmp_path / "data.db", lambda: moment("18:30")) as store:
        store.refresh_library("1", tuple, lambda: [CLUB, series])
        assert store.templates() == [template_entry(CLUB), template_entry(series)]
        assert [each.sessions for each in store.templates()] == [0, 1]


def test_a_template_kept_before_there_were_series_is_a_single_session() -> None:
    assert TemplateEntry("club", "Club", 90, 20, 2).sessions == 0
