"""How papers are to be printed: what a person chooses before printing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

PageName = Literal["a4", "letter", "a5"]
PAGES: tuple[PageName, ...] = get_args(PageName)


@dataclass(frozen=True, slots=True)
class Options:
    """A paper's page, print size and language.

    printed_on is named in the footer where it is given. headcount stands in for the plan's group size.
    """

    page: PageName = "a4"
    large: bool = False
    language: str = "en-AU"
    printed_on: date | None = None
    headcount: int | None = None
