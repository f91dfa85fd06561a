"""The sign-in sheet."""

from __future__ import annotations

from datetime import date

import pytest

from facilitator_app.papers import sign_in
from facilitator_app.papers.options import Options
from tests.papers.printed import EVERY_OPTION, club, option_name, pages_of, place_of, text_of
from tests.papers.test_register import roster


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_names_are_followed_by_eight_rows_for_walk_ins(options: Options) -> None:
    text = text_of(sign_in.render(club(), roster("Ann", "Bo"), options))
    assert "Club night" in text
    assert "Name Signature" in text
    assert "1 Ann 2 Bo 3 4 5 6" in text
    assert "10" in text.split()
    assert "11" not in text.split()


def test_with_no_list_there_is_a_row_for_each_person_expected() -> None:
    text = text_of(sign_in.render(club(), None, Options(headcount=3)))
    assert "1 2 3 4 5 6 7 8 9 10 11" in text
    assert " 12 " not in text


def test_the_time_has_a_column_where_there_is_room() -> None:
    assert "Time in" in text_of(sign_in.render(club(), None, Options()))
    assert "Time in" not in text_of(sign_in.render(club(), None, Options("a5", large=True)))


def test_the_date_is_told_or_left_to_fill_in() -> None:
    dated = club(date=date(2026, 3, 2))
    assert "Monday 2 March 2026" in text_of(sign_in.render(dated, None, Options()))
    assert "Date: ____" in text_of(sign_in.render(club(), None, Options()))


def test_pages_are_numbered_and_repeat_the_head() -> None:
    pages = pages_of(sign_in.render(club(), roster(*["Ann"] * 60), Options()))
    assert all("Name Signature Time in" in page for page in pages)
    assert f"1 of {len(pages)}" in pages[0]


def test_a_plan_without_a_neutral_title_is_called_a_session() -> None:
    assert "Session" in text_of(sign_in.render(club(public_title=""), None, Options()))


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_where_nobody_has_said_how_many_come_one_page_is_full_of_rows(options: Options) -> None:
    pdf = sign_in.render(club(group_size=0, public_title="Tuesday"), None, options)
    (page,) = pages_of(pdf)
    last = max(int(word) for word in page.split() if word.isdigit())
    assert place_of(pdf, f"{last}")[1] < 120
