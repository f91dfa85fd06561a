"""What all parts of the facilitator's guide share: its page, its columns, and its kinds of section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator_app.core.grouping import people_by_block
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Schedule
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import PANEL_OVER, Panel, Piece, together, total
from facilitator_app.papers.prose import Column, beside, on_panel, paragraph, with_gap
from facilitator_app.papers.style import ACCENT, INK, MM, SOFT, WARM, WHITE, Look
from facilitator_app.papers.typeset import Canvas, put
from facilitator_app.papers.words import Library, strand_titles

GUTTER = 33 * MM
_KEPT_WHOLE = 0.16


@dataclass(frozen=True, slots=True)
class Book:
    """A guide in the making. Where lines are long enough, labels hang in a gutter on the left."""

    plan: Plan
    library: Library
    options: Options
    look: Look
    timetable: Schedule
    people: int

    def people_at(self, block: Block) -> int:
        """How many people a block has: those of a breakout are shared out over its groups."""
        return people_by_block(self.plan.blocks, self.people)[block.id]

    @property
    def strands(self) -> dict[str, str]:
        """The titles of strands by the id of the block with which each begins."""
        return strand_titles(self.plan)

    @property
    def gutter(self) -> float:
        """The width of the column for labels and times; 0 where they stand above the text."""
        return 0 if self.look.narrow else GUTTER * self.look.body / 10.5

    @property
    def column(self) -> Column:
        """Where text is set."""
        return Column(self.gutter, self.look.width - self.gutter)

    @property
    def full(self) -> Column:
        """The whole width of the page."""
        return Column(0, self.look.width)

    @property
    def gap(self) -> float:
        """The white space above a section."""
        return self.look.body * 1.1

    def title(self, text: str) -> list[Piece]:
        """The title of a table or of the notes, named in the outline."""
        gap = self.gap * 1.6
        head = paragraph(text, self.look.section, self.full, gap=gap, keep=True)
        return [replace(head[0], outline=(text, 0)), *head[1:]]

    def section(self, label: str, pieces: Sequence[Piece], gap: float = 0) -> list[Piece]:
        """Pieces under a label, or beside it where there is a gutter; nothing where there are none."""
        if not pieces:
            return []
        if total(pieces) < self.look.page[1] * _KEPT_WHOLE:
            pieces = together(pieces)
        type_ = self.look.label
        if not self.gutter:
            head = paragraph(label, self.look.section, self.column, gap=gap or self.gap, keep=True)
            over = 1.5 * PANEL_OVER if pieces[0].panel else 0
            return [*head, *with_gap(pieces, self.look.body * 0.2 + over)]

        def draw(canvas: Canvas, left: float, top: float) -> None:
            put(canvas, left, top - self.look.text.base, label, type_)

        return beside(with_gap(pieces, gap or self.gap), draw)

    def note(self, pieces: Sequence[Piece], gap: float = 0, full: bool = False) -> list[Piece]:
        """Pieces for the facilitator's eye, on a warm ground with a bar at the left."""
        column = self.full if full else self.column
        panel = Panel(column.left, column.width, WARM, bar=INK)
        return on_panel(pieces, panel, self.pad * 0.4, gap or self.look.body * 0.5)

    def box(self, pieces: Sequence[Piece], gap: float = 0, full: bool = False) -> list[Piece]:
        """Pieces in a bordered box."""
        column = self.full if full else self.column
        panel = Panel(column.left, column.width, WHITE, edge=INK)
        return on_panel(pieces, panel, self.pad * 0.7, gap or self.gap)

    def tint(self, pieces: Sequence[Piece], gap: float = 0) -> list[Piece]:
        """Pieces on a soft ground: words that are said aloud."""
        panel = Panel(self.column.left, self.column.width, SOFT, bar=ACCENT)
        return on_panel(pieces, panel, self.pad * 0.5, gap or self.look.body * 0.5)

    @property
    def pad(self) -> float:
        """The room between a panel's edge and its text."""
        return self.look.body * 0.85

    @property
    def inner(self) -> Column:
        """Where text is set on a panel."""
        return self.column.inset(self.pad, self.pad)
