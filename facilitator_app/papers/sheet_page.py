"""The page of a participants' sheet: its title, its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator_app.core.handout import Handout
from facilitator_app.papers.pieces import Piece
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.style import MM, Look
from facilitator_app.papers.typeset import Canvas, Type, cut, put, put_lines, width_of, wrap

_EDGE = 11 * MM
_APART = 3 * MM
_FOOT_APART = 4.5 * MM


@dataclass(frozen=True, slots=True)
class SheetPage:
    """What every page of one handout carries. Only the neutral title of the session is named."""

    look: Look
    handout: Handout
    public_title: str = ""

    @property
    def small(self) -> Type:
        """The type of head and foot."""
        return self.look.muted.at(self.look.body if self.look.large else 12)

    @property
    def top(self) -> float:
        """Where the frame begins, from the bottom of the page."""
        return self.look.page[1] - _EDGE - self.small.line - _APART

    @property
    def bottom(self) -> float:
        """Where the frame ends, from the bottom of the page."""
        lines = max(1, len(self._foot_lines()))
        return _EDGE * 0.85 + lines * self.small.line + _FOOT_APART

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.top - self.bottom

    def title(self) -> list[Piece]:
        """The title and the instruction under it."""
        column = Column(0, self.look.width)
        pieces = paragraph(self.handout.title, self.look.title.at(self._title_size), column)
        pieces += paragraph(self.handout.instruction, self.look.text, column, gap=self.look.body * 0.3)
        pieces = [replace(each, keep=True) for each in pieces]
        outline = (self.handout.title, 0)
        return [replace(each, outline=None if at else outline) for at, each in enumerate(pieces)]

    @property
    def _title_size(self) -> float:
        return self.look.body * (1.5 if self.look.large else 1.75)

    def draw(self, canvas: Canvas, number: int, of: int) -> None:
        """Draw head and foot; a sheet of one page needs no number."""
        look, small = self.look, self.small
        left, width = look.side, look.width
        y = look.page[1] - _EDGE - small.base
        count = f"{number} of {of}" if of > 1 else ""
        room = width - (width_of(count, small) + 6 * MM if count else 0)
        put(canvas, left + width, y, count, small, "right")
        head = self.public_title
        if number > 1:
            head = " – ".join(each for each in (self.handout.title, head) if each)
        put(canvas, left, y, cut(head, small, room), small)
        if self._foot_lines():
            put_lines(canvas, left, self.bottom - _FOOT_APART, self._foot_lines(), small)

    def _foot_lines(self) -> list[str]:
        text = self.handout.footer.strip()
        return wrap(text, self.small, self.look.width)[:4] if text else []
