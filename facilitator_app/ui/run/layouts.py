"""The three layouts of the participant screen: which strip of the window each thing goes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from facilitator_app.ui.run.looks import Layout, Room

MARGIN = 0.05
NARROW = 1.2
"""A window less wide than so many times its height puts the ring below the words."""

LONG_TITLE = 1.8
"""How much higher the strip of a title is that would be too small in one line."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the window, and the largest text in it; down the window in shares of its height."""

    top: float
    height: float
    largest: float = 1.0
    left: float = MARGIN
    width: float = 1 - 2 * MARGIN

    def on(self, window: QRectF) -> QRectF:
        """Where it is in a window."""
        return QRectF(
            window.width() * self.left,
            window.height() * self.top,
            window.width() * self.width,
            window.height() * self.height,
        )

    def sized(self, factor: float) -> Strip:
        """With larger or smaller text."""
        return replace(self, largest=self.largest * factor)


@dataclass(frozen=True, slots=True)
class Strips:
    """Where each thing goes; a layout has a bar or a ring."""

    title: Strip
    prompt: Strip
    digits: Strip
    bar: Strip | None = None
    ring: Strip | None = None
    heading: Strip | None = Strip(0.025, 0.05, 0.038)
    foot: Strip = Strip(0.9, 0.085, 0.06)

    def on_ring(self, window: QRectF) -> QRectF:
        """The square of the ring, in the middle of its strip."""
        if self.ring is None:
            return QRectF()
        room = self.ring.on(window)
        side = min(room.width(), room.height())
        middle = room.center()
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)


QUIET = Strips(Strip(0.2, 0.4, 0.15), Strip(0.62, 0.0), Strip(0.62, 0.0), foot=Strip(0.62, 0.14, 0.09))
QUIET_WORDS = Strips(
    Strip(0.1, 0.2, 0.1), Strip(0.34, 0.46, 0.11), Strip(0.62, 0.0), foot=Strip(0.84, 0.1, 0.06)
)
CALM = Strip(0.3, 0.4, 0.09)
# Words too long for a layout of their own have this one too: the clock makes room for them.
GROUPED = Strips(
    Strip(0.025, 0.09, 0.065, width=0.66),
    Strip(0.135, 0.715),
    Strip(0.025, 0.09, left=0.75, width=0.2),
    Strip(0.87, 0.014),
    heading=None,
)
_FACTORS: Mapping[Room, float] = {"small": 0.72, "usual": 1.0, "hall": 1.35}


def strips(
    layout: Layout, room: Room, *, title: bool, prompt: bool, wide: bool, long: bool = False
) -> Strips:
    """The strips of a layout for what there is to show; more room for one where the other is missing."""
    return sized(_LAYOUTS[layout](title, prompt, wide), room)


def with_long_title(made: Strips) -> Strips:
    """With a second line for the title, from the room of the words below it."""
    title, prompt = made.title, made.prompt
    high = title.height * LONG_TITLE
    below = replace(prompt, top=prompt.top + high - title.height, height=prompt.height - high + title.height)
    return replace(made, title=replace(title, height=high), prompt=below)


def sized(made: Strips, room: Room) -> Strips:
    """Smaller text for a small room; for a hall larger, and nothing that can be done without."""
    factor = _FACTORS[room]
    foot = Strip(0.892, 0.1, 0.06) if room == "hall" and made.foot.top > 0.8 else made.foot
    return replace(
        made,
        title=made.title.sized(factor),
        prompt=made.prompt.sized(factor),
        digits=made.digits.sized(min(1.0, factor)),
        foot=foot.sized(factor),
        heading=None if room == "hall" else made.heading,
    )


def _digits(title: bool, prompt: bool, _wide: bool) -> Strips:
    return Strips(
        Strip(0.08, 0.1, 0.08) if prompt else Strip(0.12, 0.2, 0.13),
        Strip(0.185, 0.365, 0.09) if title else Strip(0.1, 0.45, 0.1),
        Strip(0.58, 0.265) if prompt else Strip(0.36, 0.46),
        Strip(0.865, 0.022),
    )


def _bar(title: bool, prompt: bool, _wide: bool) -> Strips:
    return Strips(
        Strip(0.08, 0.11, 0.085) if prompt else Strip(0.14, 0.32, 0.17),
        Strip(0.2, 0.42, 0.11) if title else Strip(0.1, 0.52, 0.12),
        Strip(0.65, 0.115) if prompt else Strip(0.5, 0.26),
        Strip(0.785, 0.095),
    )


def _ring(title: bool, prompt: bool, wide: bool) -> Strips:
    if not prompt:
        below = Strip(0.08, 0.12, 0.095) if title else Strip(0.08, 0.0)
        ring = Strip(0.215, 0.665) if title else Strip(0.1, 0.78)
        return Strips(below, Strip(0.2, 0.0), ring, ring=ring)
    if wide:
        ring = Strip(0.1, 0.78, left=0.57, width=0.38)
        words = Strip(0.3, 0.57, 0.085, width=0.48) if title else Strip(0.12, 0.75, 0.09, width=0.48)
        return Strips(Strip(0.11, 0.17, 0.075, width=0.48), words, ring, ring=ring)
    ring = Strip(0.53, 0.355)
    words = Strip(0.185, 0.335, 0.09) if title else Strip(0.1, 0.42, 0.1)
    return Strips(Strip(0.08, 0.1, 0.08), words, ring, ring=ring)


_LAYOUTS: Mapping[Layout, Callable[[bool, bool, bool], Strips]] = {
    "digits": _digits,
    "ring": _ring,
    "bar": _bar,
}
