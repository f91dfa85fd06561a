"""Foundation files: TOML to Foundation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from facilitator_app.core.errors import Problem
from facilitator_app.core.foundation import Foundation
from facilitator_app.formats.reading import parse, read_bytes, shown
from facilitator_app.formats.tables import made

FEWEST_WORDS, MOST_WORDS = 300, 600


def read_foundation(path: Path) -> Foundation:
    """The foundation in a file. Raises BadFile with every problem that makes it unusable."""
    return load_foundation(read_bytes(path), str(path), ())[0]


def load_foundation(
    raw: bytes, source: str, known_activities: Collection[str]
) -> tuple[Foundation, list[Problem]]:
    """The foundation in a file's bytes, with the problems that do not stop it from being used.

    Raises BadFile with all problems when one of them does.
    """
    foundation, problems = made(parse(raw, source, "foundation"), Foundation, source)
    return foundation, [*problems, *_faults(foundation, known_activities)]


def _faults(foundation: Foundation, known_activities: Collection[str]) -> Iterator[Problem]:
    for place, id in enumerate(foundation.activities):
        if id not in known_activities:
            yield Problem(f"activities[{place}]", f"there is no activity “{shown(id)}”", fatal=False)
    if not FEWEST_WORDS <= foundation.words <= MOST_WORDS:
        what = f"there are {foundation.words} words to read, not between {FEWEST_WORDS} and {MOST_WORDS}"
        yield Problem("says", what, fatal=False)
    if not foundation.sources:
        yield Problem("sources", "names no source", fatal=False)
