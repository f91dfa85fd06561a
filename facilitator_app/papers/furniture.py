"""What every page of a paper carries: its running head, and its foot with the page number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.papers.document import Page
from facilitator_app.papers.fonts import BOLD
from facilitator_app.papers.pieces import Placed
from facilitator_app.papers.shapes import rule
from facilitator_app.papers.style import MM, MUTED, Look
from facilitator_app.papers.typeset import Canvas, Type, cut, put, width_of

HEAD = 21 * MM
FOOT = 18 * MM
_SIZE_LARGE = 14.0


@dataclass(frozen=True, slots=True)
class Running:
    """The head and foot of a paper: what it is called, who it is for, and the page's number."""

    look: Look
    title: str
    audience: str
    foot: str = ""
    size: float = 9.0

    def draw(self, canvas: Canvas, number: int, of: int) -> None:
        """Draw both on a page."""
        look = self.look
        left, right = look.side, look.page[0] - look.side
        small = Type(min(_SIZE_LARGE, look.body) if look.large else self.size, MUTED)
        strong = Type(small.size, look.strong.colour, BOLD)
        y = look.page[1] - 12 * MM
        put(canvas, right, y, self.audience, strong, "right")
        room = right - left - width_of(self.audience, strong) - (8 * MM if self.audience else 0)
        if number > 1:
            put(canvas, left, y, cut(self.title, small, room), small)
        if number > 1 or self.audience:
            rule(canvas, left, y - 2.4 * MM, right - left)
        count = f"{number} of {of}"
        put(canvas, right, 10 * MM, count, small, "right")
        room = right - left - width_of(count, small) - 8 * MM
        put(canvas, left, 10 * MM, cut(self.foot, small, room), small)


def framed(look: Look, placed: Sequence[Sequence[Placed]], running: Running) -> list[Page]:
    """Pages with the same head and foot, numbered from one."""
    top = look.page[1] - HEAD
    return [
        Page(look.page, look.side, top, each, running.draw, at + 1, len(placed))
        for at, each in enumerate(placed)
    ]
