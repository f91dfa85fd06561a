"""Blocks as lines of plain text, as they stand in a message, and such lines as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadDuration, BadEdit
from facilitator_app.core.plan import MOST_DEPTH, Block, Strand
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.spans import minutes_text, parse_minutes

INDENT = "    "
BESIDE = ", side by side"
MOST_LINES = 500

# A bare "18:30" is left out: in a list it is a time of day more often than a length.
_UNITS = r"\d{1,3} ?h(?: ?\d{1,2} ?min)?|\d{1,4} ?(?:m|min|mins|minutes)"
_LENGTH_FIRST = rf"(?P<length>{_UNITS}|\d{{1,4}})[ \t]+(?P<title>\S.*)"
_LENGTH_LAST = rf"(?P<title>\S.*?)[ \t]+\(?(?P<length>{_UNITS})\)?"


def as_text(blocks: tuple[Block, ...], library: Mapping[str, Activity]) -> str:
    """Blocks as lines, '10 min  Arrive'; what a section or a group holds stands under it, further in."""
    return "\n".join(_lines(blocks, library, ""))


def _lines(blocks: tuple[Block, ...], library: Mapping[str, Activity], indent: str) -> Iterator[str]:
    for block in blocks:
        title = " ".join(facilitator_title(block, library).split())
        if block.is_leaf:
            yield f"{indent}{minutes_text(block.minutes)}  {title}"
        else:
            yield f"{indent}{title}{BESIDE if block.kind == 'breakout' else ''}:"
        yield from _lines(block.blocks, library, indent + INDENT)
        for strand in block.strands:
            yield f"{indent}{INDENT}{' '.join(strand.title.split()) or 'Group'}:"
            yield from _lines(strand.blocks, library, indent + 2 * INDENT)


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    title: str
    minutes: int | None  # None: a heading


def from_text(text: str, new_id: Callable[[], str]) -> tuple[Block, ...]:
    """Blocks from lines such as '10 Title', 'Title 10 min' or those of as_text.

    Raises BadEdit when a line is neither, or when nothing is there.
    """
    lines = [line for line in text.expandtabs(4).splitlines() if line.strip()]
    if not lines or len(lines) > MOST_LINES:
        raise BadEdit("There is no list of blocks to paste. Lines such as “10 Welcome” become blocks.")
    indents = [len(line) - len(line.lstrip()) for line in lines]
    holds = [after > before for before, after in zip(indents, [*indents[1:], 0], strict=True)]
    read = [_line(*each) for each in zip(lines, indents, holds, strict=True)]
    blocks, _ = _read(read, 0, -1, new_id)
    return blocks


def _line(text: str, indent: int, holds: bool) -> _Line:
    bare = text.strip()
    match = re.fullmatch(_LENGTH_FIRST, bare) or re.fullmatch(_LENGTH_LAST, bare)
    if bare.endswith(":") and bare != ":" and (holds or not match):
        return _Line(indent, bare[:-1], None)
    if not match:
        raise BadEdit(f"Nothing was pasted: “{bare[:40]}” has no length. “10 Welcome” has one.")
    try:
        return _Line(indent, match["title"], parse_minutes(match["length"]))
    except BadDuration as bad:
        raise BadEdit(f"Nothing was pasted. {bad}") from bad


def _read(
    lines: list[_Line], at: int, outside: int, new_id: Callable[[], str], depth: int = 1
) -> tuple[tuple[Block, ...], int]:
    """The blocks of the lines that stand further in than `outside`, and the number of the line after them."""
    if depth > MOST_DEPTH:
        raise BadEdit(f"Sections can be {MOST_DEPTH} deep at most.")
    blocks: list[Block] = []
    while at < len(lines) and lines[at].indent > outside:
        line = lines[at]
        at += 1
        if line.minutes is not None:
            blocks.append(Block(new_id(), title=line.title, minutes=line.minutes))
            continue
        inner, at = _read(lines, at, line.indent, new_id, depth + 1)
        blocks.append(_holder(line.title, inner, new_id))
    return tuple(blocks), at


def _holder(title: str, inner: tuple[Block, ...], new_id: Callable[[], str]) -> Block:
    """A section, or a breakout whose groups were read as sections."""
    if title.endswith(BESIDE) and all(block.kind == "section" for block in inner):
        groups = tuple(Strand(block.id, block.title, block.blocks) for block in inner)
        return Block(new_id(), "breakout", title=title.removesuffix(BESIDE), strands=groups)
    return replace(Block(new_id(), "section", title=title), blocks=inner)
