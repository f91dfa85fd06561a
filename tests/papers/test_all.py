"""The list of papers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from facilitator_app.papers.all import PAPERS, Session
from facilitator_app.papers.options import Options
from tests.papers.printed import FONTS, NAMES, bundled, club, pages_of
from tests.papers.test_register import attended, roster


def test_the_papers_are_named() -> None:
    assert {name: paper.audience for name, paper in PAPERS.items()} == {
        "guide": "facilitator",
        "run-sheet": "facilitator",
        "materials": "facilitator",
        "handouts": "participant",
        "sign-in": "participant",
        "register": "coordinator",
    }
    assert all(paper.title and paper.about for paper in PAPERS.values())


@pytest.mark.parametrize("name", PAPERS)
def test_each_is_made_from_a_session(name: str) -> None:
    people = roster(*NAMES)
    session = Session(club(), bundled(), people, attended(people))
    assert pages_of(PAPERS[name].render(session, Options(), FONTS))


def test_listing_them_loads_nothing_that_draws() -> None:
    code = "import sys, facilitator_app.papers.all; print('reportlab' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
