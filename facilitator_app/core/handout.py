"""A printed sheet for participants, as values: what is on it, never how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Orientation = Literal["portrait", "landscape"]
Per = Literal["person", "pair", "group", "room"]


class SheetBlock:
    """One thing drawn on a sheet; each subclass is a kind of block."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Heading(SheetBlock):
    """A heading inside a sheet; level 1 is larger than level 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text(SheetBlock):
    """A paragraph to read."""

    text: str


@dataclass(frozen=True, slots=True)
class Callout(SheetBlock):
    """A tinted box with something that must not be missed."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Lines(SheetBlock):
    """Ruled lines to write on, under a label."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fields(SheetBlock):
    """Short labelled blanks, such as a date, set side by side in columns."""

    labels: tuple[str, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class BoxCell:
    """One box of a Boxes grid."""

    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Boxes(SheetBlock):
    """A grid of titled boxes to write or draw in; each is height_mm tall."""

    boxes: tuple[BoxCell, ...]
    columns: int = 2
    height_mm: int = 50


@dataclass(frozen=True, slots=True)
class Table(SheetBlock):
    """A ruled table; blank_rows more rows are left to fill in. widths are shares, one a column."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 0
    row_height_mm: int = 12
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One card to cut out."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cards(SheetBlock):
    """A grid of cards with cut marks; each is height_mm tall."""

    cards: tuple[Card, ...]
    columns: int = 2
    height_mm: int = 55


@dataclass(frozen=True, slots=True)
class Scale(SheetBlock):
    """A line from one end to the other, with points to mark (0 points: a plain line)."""

    left: str
    right: str
    points: int = 5
    label: str = ""


@dataclass(frozen=True, slots=True)
class Circles(SheetBlock):
    """Rings inside one another to write in; labels run from the innermost outwards."""

    rings: tuple[str, ...]
    height_mm: int = 130


@dataclass(frozen=True, slots=True)
class Timeline(SheetBlock):
    """A line through time with named marks and room to write above and below."""

    marks: tuple[str, ...]
    height_mm: int = 80


@dataclass(frozen=True, slots=True)
class Wheel(SheetBlock):
    """A wheel of segments around a centre, each with a label and room to write."""

    segments: tuple[str, ...]
    centre: str = ""
    height_mm: int = 150


@dataclass(frozen=True, slots=True)
class Checklist(SheetBlock):
    """Items with a box to tick, in columns."""

    items: tuple[str, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak(SheetBlock):
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class Handout:
    """One sheet: per says how many copies are needed, by headcount and groups."""

    id: str
    title: str
    blocks: tuple[SheetBlock, ...]
    per: Per = "person"
    orientation: Orientation = "portrait"
    instruction: str = ""
    footer: str = ""
