"""The look of papers: colours, page sizes, margins and the sizes of type."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from facilitator_app.papers.fonts import BOLD
from facilitator_app.papers.options import Options, PageName
from facilitator_app.papers.typeset import Type

MM: float = mm
INK = HexColor("#1E2330")
MUTED = HexColor("#565D6B")
ACCENT = HexColor("#17646D")
LINE = HexColor("#B9B5AC")
RULE = HexColor("#8A8F99")
SOFT = HexColor("#EDF4F4")
WARM = HexColor("#F5F2EC")
WHITE = HexColor("#FFFFFF")

SIZES: dict[PageName, tuple[float, float]] = {
    "a4": (210 * MM, 297 * MM),
    "letter": (612, 792),
    "a5": (148 * MM, 210 * MM),
}
LARGE = 18.0
_SIDE = 18 * MM
_SIDE_A5 = 12 * MM


@dataclass(frozen=True, slots=True)
class Look:
    """One paper's page and type; body is the size of its running text in points, leading its line height."""

    page: tuple[float, float]
    side: float
    body: float
    large: bool = False
    leading: float = 1.34

    @property
    def width(self) -> float:
        """The width between the side margins."""
        return self.page[0] - 2 * self.side

    @property
    def narrow(self) -> bool:
        """Whether a line holds too few words for a second column."""
        return self.width / self.body < 36

    @property
    def text(self) -> Type:
        """Running text."""
        return Type(self.body, INK, leading=self.leading)

    @property
    def strong(self) -> Type:
        """Running text in bold."""
        return self.text.bold

    @property
    def muted(self) -> Type:
        """Text that stands back; never smaller than the text when the print is large."""
        return Type(self.body if self.large else self.body * 0.92, MUTED, leading=self.leading)

    @property
    def label(self) -> Type:
        """A small bold label in the accent colour."""
        return self.muted.of(ACCENT).bold

    @property
    def title(self) -> Type:
        """The title of a paper."""
        return Type(self.body * (1.5 if self.large else 2.1), INK, BOLD, 1.18)

    @property
    def chapter(self) -> Type:
        """The heading of a part."""
        return Type(self.body * (1.3 if self.large else 1.5), INK, BOLD, 1.2)

    @property
    def section(self) -> Type:
        """A heading within a part."""
        return Type(self.body * 1.1, ACCENT, BOLD, 1.3)


def look_for(options: Options, body: float, landscape: bool = False) -> Look:
    """The look of a paper whose running text is body points where the print is not large."""
    wide, high = SIZES[options.page]
    page = (high, wide) if landscape else (wide, high)
    side = _SIDE_A5 if options.page == "a5" else _SIDE
    return Look(page, side, LARGE if options.large else body, options.large)
