"""The kinds of block that a worksheet may have: what each is called, begins as, and which fields it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from facilitator_app.core import handout as sheet
from facilitator_app.core.handout import SheetBlock
from facilitator_app.ui.library.form import sheet_writing
from facilitator_app.ui.library.form.parts import Line, Listed, Pick, Text


@dataclass(frozen=True, slots=True)
class Several:
    """Several lines that stand for several things, read with the block as it is."""

    path: str
    word: str
    hint: str
    read: Callable[[Any, str], Any]
    write: Callable[[Any], str]
    lines: int = 6


Entry = Line | Text | Listed | Several | Pick


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block."""

    type: type[SheetBlock]
    word: str
    fresh: SheetBlock
    entries: tuple[Entry, ...] = ()


def _whole(path: str, word: str, low: int, high: int) -> Line:
    return Line(path, word, sheet_writing.number_between(low, high))


_COLUMNS: Final = _whole("columns", "Columns", 1, 6)


def _high(word: str = "Height, mm") -> Line:
    return _whole("height_mm", word, 10, 250)


KINDS: Final = (
    Kind(
        sheet.Heading,
        "Heading",
        sheet.Heading("Heading"),
        (Line("text", "Heading"), Pick("level", "Size", [(1, "Large"), (2, "Small")])),
    ),
    Kind(sheet.Text, "Text", sheet.Text(""), (Text("text", "Words", 4),)),
    Kind(
        sheet.Lines,
        "Lines to write on",
        sheet.Lines(3, "Question"),
        (Line("label", "Question or label"), _whole("count", "How many lines", 0, 60)),
    ),
    Kind(
        sheet.Fields,
        "Short blanks",
        sheet.Fields(("Name", "Date")),
        (Listed("labels", "Labels", 3), _COLUMNS),
    ),
    Kind(
        sheet.Table,
        "Table",
        sheet.Table(("First", "Second"), blank_rows=3),
        (
            Line(
                "headers",
                "Head of each column, with a | between them",
                sheet_writing.read_head,
                sheet_writing.write_head,
            ),
            Several(
                "rows", "Rows", sheet_writing.ROW_HINT, sheet_writing.read_rows, sheet_writing.write_rows
            ),
            _whole("blank_rows", "Empty rows to fill in", 0, 60),
            _whole("row_height_mm", "Height of a row, mm", 5, 200),
        ),
    ),
    Kind(
        sheet.Cards,
        "Cards to cut out",
        sheet.Cards((sheet.Card("First card"), sheet.Card("Second card"))),
        (
            Several(
                "cards",
                "Cards",
                sheet_writing.TITLE_HINT,
                sheet_writing.read_cards,
                sheet_writing.write_cards,
                8,
            ),
            _COLUMNS,
            _high("Height of a card, mm"),
        ),
    ),
    Kind(
        sheet.Boxes,
        "Boxes",
        sheet.Boxes((sheet.BoxCell("First"), sheet.BoxCell("Second"))),
        (
            Several(
                "boxes",
                "Boxes",
                "One on each line: title | words, or only the title",
                sheet_writing.read_boxes,
                sheet_writing.write_boxes,
            ),
            _COLUMNS,
            _high("Height of a box, mm"),
        ),
    ),
    Kind(
        sheet.Callout,
        "Tinted box",
        sheet.Callout("", "Remember"),
        (Line("title", "Title"), Text("text", "Words", 3)),
    ),
    Kind(
        sheet.Checklist,
        "Checklist",
        sheet.Checklist(("First thing", "Second thing")),
        (Listed("items", "Things to tick", 5), _COLUMNS),
    ),
    Kind(
        sheet.Scale,
        "Scale",
        sheet.Scale("Not at all", "Very much"),
        (
            Line("label", "Question or label"),
            Line("left", "At the left end"),
            Line("right", "At the right end"),
            _whole("points", "Points to mark (0 for a plain line)", 0, 20),
        ),
    ),
    Kind(
        sheet.Circles,
        "Circles",
        sheet.Circles(("Me", "Us", "Everyone")),
        (Listed("rings", "Rings, the innermost first", 4), _high()),
    ),
    Kind(
        sheet.Wheel,
        "Wheel",
        sheet.Wheel(("First", "Second", "Third", "Fourth")),
        (Listed("segments", "Segments", 5), Line("centre", "In the centre"), _high()),
    ),
    Kind(
        sheet.Timeline,
        "Timeline",
        sheet.Timeline(("Before", "During", "After")),
        (Listed("marks", "Marks, in order", 4), _high()),
    ),
    Kind(sheet.PageBreak, "New page", sheet.PageBreak()),
)
KIND_OF: Final = {kind.type: kind for kind in KINDS}
_TELLING: Final = ("title", "label", "text", "left")


def row_text(number: int, block: SheetBlock) -> str:
    """A block in a line: its kind, and the first words that it has."""
    words = next((text for name in _TELLING if (text := getattr(block, name, ""))), "")
    told = " ".join(words.split())[:60]
    return f"{number}.  {KIND_OF[type(block)].word}" + (f"  ·  {told}" if told else "")
