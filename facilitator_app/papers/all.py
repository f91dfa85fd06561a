"""Every paper there is, by name. Nothing that draws is loaded before the first paper is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator_app.core.advice import Advice, SetAside
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.papers.options import Options
from facilitator_app.papers.words import Library

Audience = Literal["facilitator", "participant", "coordinator"]


@dataclass(frozen=True, slots=True)
class Session:
    """All that a paper may be made from; each takes what it needs."""

    plan: Plan
    library: Library
    roster: Roster | None = None
    attendance: Attendance | None = None
    advice: Sequence[Advice] = ()
    set_aside: Sequence[SetAside] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper: its name, what it is called, whom it is for, and how it is made."""

    name: str
    title: str
    audience: Audience
    about: str
    make: Callable[[Session, Options], bytes]

    def render(self, session: Session, options: Options, fonts: Path) -> bytes:
        """The paper as a PDF file, set in the fonts of a folder.

        Raises FontsMissing when the folder lacks them.
        """
        from facilitator_app.papers.fonts import register_fonts

        register_fonts(fonts)
        return self.make(session, options)


def _guide(session: Session, options: Options) -> bytes:
    from facilitator_app.papers import guide

    return guide.render(session.plan, session.library, options, session.advice, session.set_aside)


def _materials(session: Session, options: Options) -> bytes:
    from facilitator_app.papers import materials

    return materials.render(session.plan, session.library, options)


def _run_sheet(session: Session, options: Options) -> bytes:
    from facilitator_app.papers import run_sheet

    return run_sheet.render(session.plan, session.library, options)


def _handouts(session: Session, options: Options) -> bytes:
    from facilitator_app.papers import handouts

    return handouts.render(session.plan, session.library, options)


def _sign_in(session: Session, options: Options) -> bytes:
    from facilitator_app.papers import sign_in

    return sign_in.render(session.plan, session.roster, options)


def _register(session: Session, options: Options) -> bytes:
    from facilitator_app.papers import register

    return register.render(session.plan, session.roster, session.attendance, options)


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper(
            "guide",
            "Facilitator’s guide",
            "facilitator",
            "Everything to run the session: timetable, what to bring, and each part in full.",
            _guide,
        ),
        Paper(
            "run-sheet",
            "Run sheet",
            "facilitator",
            "The session on one page, with clock times and room for the actual times.",
            _run_sheet,
        ),
        Paper(
            "materials",
            "Materials checklist",
            "facilitator",
            "What to bring and to print, with boxes to tick and who brings it.",
            _materials,
        ),
        Paper(
            "handouts",
            "Handouts",
            "participant",
            "The sheets that people work with, each on its own pages.",
            _handouts,
        ),
        Paper(
            "sign-in",
            "Sign-in sheet",
            "participant",
            "Names and room to sign. It does not say what the session is about.",
            _sign_in,
        ),
        Paper(
            "register",
            "Attendance register",
            "coordinator",
            "Who came, who was late, and who sent apologies.",
            _register,
        ),
    )
}
