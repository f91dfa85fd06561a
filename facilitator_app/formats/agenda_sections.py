"""Sections of somebody's agenda: by a column that names them, by headings among the rows, by indentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from itertools import pairwise

from facilitator_app.formats.agenda_lines import Line

_SECTION = "section"
_LENGTHS = ("minutes", "end")


def without_length(lines: Sequence[Line]) -> list[Line]:
    """The rows that may be headings: those with words and no length, and no time of their own.

    A row that begins when the next one does has no time of its own. It does not matter in which column a
    single cell stands: headings across a table are in its first.
    """
    found: list[Line] = []
    following: time | None = None
    for line in reversed(lines):
        if _is_short(line, following):
            found.append(line)
        if line.start is not None or line.cells.get("minutes") or line.cells.get("start"):
            following = line.start
    return found[::-1]


def _is_short(line: Line, following: time | None) -> bool:
    cells = line.cells
    if line.holds:
        return False
    if line.only and not cells.get("title"):
        return bool(line.wrong) or not line.says
    timed = line.minutes is not None or line.end is not None or any(map(cells.get, _LENGTHS))
    if timed or line.wrong or not cells.get("title"):
        return False
    return line.start is None or line.start == following


def make_heading(line: Line) -> None:
    """Have a row be the heading of those below it."""
    line.cells = {**(line.cells if line.cells.get("title") else {"title": line.only}), "kind": _SECTION}
    line.wrong.clear()


def refuse_heading(line: Line) -> None:
    """Say in one sentence why a row that might be a heading cannot be read as a part."""
    if line.says and not line.cells.get("title"):
        line.cells = {"title": line.only}
        line.wrong[:] = [f"“{line.only[:40]}” stands alone, without a length."]


def counted_twice(lines: Sequence[Line]) -> list[str]:
    """A sentence on each row with a length above rows that are set in further and have their own."""
    twice = [
        line.number
        for line, after in pairwise(lines)
        if line.minutes and after.minutes and after.indent > line.indent
    ]
    return [f"Row {number} has a length and so have the rows set in below it: all count." for number in twice]


@dataclass(slots=True)
class _Sections:
    """The section that the column names, and the headings that are open below it, with the indent of each.

    A heading is inset where what is below it is indented further: then a row that is not closes it.
    """

    carries: bool
    label: str = ""
    open: list[tuple[int, bool]] = field(default_factory=list)

    def takes(self, line: Line) -> bool:
        """Whether another section begins with a row."""
        cell = " ".join(line.cells.get("section", "").split())
        label = cell or (self.label if self.carries else "")
        if label == self.label:
            return False
        self.label = label
        self.open.clear()
        return bool(label)

    def level(self, line: Line) -> int:
        """The level of a row, having closed what does not hold it, and all that stands in that."""
        closed = (
            at
            for at, (indent, inset) in enumerate(self.open)
            if line.indent <= indent and (_heads(line) or inset)
        )
        del self.open[next(closed, len(self.open)) :]
        return 1 + bool(self.label) + len(self.open)


def in_sections(lines: Sequence[Line]) -> list[Line]:
    """The rows with the level of each, and a row more for each section that only a column names."""
    sections = _Sections(_carries(lines))
    found: list[Line] = []
    for line, after in zip(lines, (*lines[1:], None), strict=False):
        if sections.takes(line):
            named = found[-1] if found and _is_heading(found[-1], sections.label) else None
            if named is not None:
                named.level = 1
            else:
                found.append(_section(line, sections.label))
        if found and found[-1].number == line.number and not found[-1].key:
            continue  # the row does nothing but name the section
        line.level = sections.level(line)
        if _heads(line):
            sections.open.append((line.indent, after is not None and after.indent > line.indent))
        found.append(line)
    return found


def _carries(lines: Sequence[Line]) -> bool:
    """Whether a blank cell stands for the section above: not where the table says it row by row."""
    labels = [line.cells.get("section", "") for line in lines]
    return not any(one and one == two for one, two in pairwise(labels))


def _heads(line: Line) -> bool:
    return line.cells.get("kind", "").casefold() == _SECTION


def _is_heading(line: Line, label: str) -> bool:
    return _heads(line) and line.cells.get("title", "").casefold() == label.casefold()


def _section(line: Line, label: str) -> Line:
    """The section that begins with a row: the row itself, where it has no title and no length."""
    cells = {"title": label, "kind": _SECTION}
    if any(map(line.cells.get, ("title", "activity", "kind", *_LENGTHS))):
        return Line(line.number, cells, key=f"section-{line.number}")
    return replace(line, cells={**line.cells, **cells})
