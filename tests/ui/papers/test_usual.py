"""What is usual where nobody has said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from facilitator_app.papers.all import PAPERS
from facilitator_app.ui.papers.usual import file_name, page_of
from tests.builders import plan


@pytest.mark.parametrize(
    ("place", "page"),
    [
        ("en_US", "letter"),
        ("fr_CA", "letter"),
        ("es_MX", "letter"),
        ("en_AU", "a4"),
        ("de_DE", "a4"),
        ("C", "a4"),
    ],
)
def test_the_page_is_the_one_on_which_people_print_there(place: str, page: str) -> None:
    assert page_of(QLocale(place)) == page


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bystander night", "Bystander night - Run sheet.pdf"),
        ("  What: now?  ", "What now - Run sheet.pdf"),
        ("Łukasz’s evening …", "Łukasz’s evening … - Run sheet.pdf"),
        ("...", "Session - Run sheet.pdf"),
        ("../../etc", "etc - Run sheet.pdf"),
        ("", "Session - Run sheet.pdf"),
    ],
)
def test_a_file_is_called_after_its_session(title: str, name: str) -> None:
    assert file_name(PAPERS["run-sheet"], plan(title=title)) == name


@pytest.mark.parametrize("word", ["word ", "Ōtautahi ", "會議 ", "\U0001f44d", "\ud800"])
def test_a_long_title_leaves_a_name_that_every_system_takes(word: str, tmp_path: Path) -> None:
    name = file_name(PAPERS["guide"], plan(title=word * 90))
    assert name.endswith(" - Facilitator’s guide.pdf")
    (tmp_path / name).touch()


@pytest.mark.parametrize("paper", ["handouts", "sign-in", "register"])
def test_a_file_for_participants_is_called_after_their_title(paper: str) -> None:
    whole = plan(title="Secret", public_title="Club night")
    assert file_name(PAPERS[paper], whole) == f"Club night - {PAPERS[paper].title}.pdf"
