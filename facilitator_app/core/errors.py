"""Trouble in the user's world, told in a sentence that says what is wrong, where, and what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

# So many are read; of a file in which everything is wrong, nobody reads thousands.
MOST_TOLD: Final = 50


class Trouble(Exception):
    """Something a person can read and act on; str() is the whole sentence."""


class Problem(NamedTuple):
    """One thing wrong in a file: the field it is in, and what is wrong with it.

    A fatal problem means that the file cannot be taken; any other is told, and the file is used as it is.
    """

    where: str
    what: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


def told(source: str, problems: Sequence[Problem]) -> str:
    """What is wrong in a file, one problem a line, as far as one reads."""
    lines = [str(problem) for problem in problems[:MOST_TOLD]]
    if more := len(problems) - len(lines):
        lines.append(f"and {more:,} more problem{'s' if more > 1 else ''}")
    return "\n".join(f"{source}: {line}" for line in lines)


class BadFile(Trouble):
    """A file that cannot be read: every problem with its field, one a line in str(), as far as one reads."""

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__(told(source, self.problems))


class BadEdit(Trouble):
    """An edit that cannot be made, such as a section moved into itself; nothing has changed."""


class BadDuration(Trouble):
    """Text that is not a length of time."""
