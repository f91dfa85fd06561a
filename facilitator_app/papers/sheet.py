"""A participants' sheet in the making: how wide and tall it is, its type, and how far it is stretched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator_app.papers.prose import Column
from facilitator_app.papers.style import MM, Look
from facilitator_app.papers.typeset import Type

A4_HEIGHT = 225 * MM
LINE_APART = 9 * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every block of a sheet is drawn with. stretch scales the room to write in, never the text."""

    look: Look
    height: float
    stretch: float = 1

    @property
    def width(self) -> float:
        """The width to draw in."""
        return self.look.width

    @property
    def column(self) -> Column:
        """The whole width."""
        return Column(0, self.width)

    @property
    def text(self) -> Type:
        """Running text."""
        return self.look.text

    @property
    def small(self) -> Type:
        """Text in tables, boxes and cards; 12 points at least."""
        return self.look.text.at(max(12.0, self.look.body * 0.93) if not self.look.large else 18)

    @property
    def gap(self) -> float:
        """The white space between blocks."""
        return self.look.body * 0.95

    def room(self, height_mm: float, most: float = 2) -> float:
        """A height from the file on this page: smaller on a smaller page, never more than the page.

        most is how far it may be stretched.
        """
        scale = min(1.0, self.height / A4_HEIGHT) * min(self.stretch, most)
        return min(height_mm * MM * scale, self.height)

    def columns(self, wanted: int, least: float) -> int:
        """As many columns as wanted, or fewer where each would be narrower than least."""
        fits = int(self.width // (least * (1.5 if self.look.large else 1)))
        return max(1, min(wanted, fits))

    def stretched(self, by: float) -> Sheet:
        """The same sheet with more or less room to write in."""
        return replace(self, stretch=by)

    def sized(self, body: float) -> Sheet:
        """The same sheet with text of another size."""
        return replace(self, look=replace(self.look, body=body))
