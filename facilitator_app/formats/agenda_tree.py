"""Blocks that come one after the other with their levels, put into the sections and groups that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from facilitator_app.core.plan import MOST_DEPTH, Block, Strand

_NOT_BELOW = "Its level does not follow from the row above it."


@dataclass(slots=True)
class Placed:
    """A block, or a group of a breakout, at its level; inner are those that it holds."""

    level: int
    is_group: bool
    block: Block
    inner: list[Placed] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether anything may stand below it."""
        return self.is_group or not self.block.is_leaf


class Tree:
    """Takes one after the other; wrong says why the next cannot be taken."""

    def __init__(self) -> None:
        self._top: list[Placed] = []
        self._open: list[Placed] = []

    def wrong(self, placed: Placed) -> list[str]:
        """What is wrong with where the next would stand."""
        above = self._above(placed)
        holder = above[-1] if above else None
        if placed.level != len(above) + 1 or (holder is not None and not holder.holds):
            return [_NOT_BELOW]
        in_breakout = holder is not None and not holder.is_group and holder.block.kind == "breakout"
        if placed.is_group != in_breakout:
            word = "A breakout holds groups only." if in_breakout else "A group stands in a breakout only."
            return [word]
        deep = sum(not each.is_group for each in (*above, placed))
        return [f"Sections can be {MOST_DEPTH} deep at most."] if deep > MOST_DEPTH else []

    def put(self, placed: Placed) -> None:
        """Put the next where its level says."""
        above = self._above(placed)
        (above[-1].inner if above else self._top).append(placed)
        self._open = [*above, placed]

    def leave_out(self, level: int) -> None:
        """Have nothing below the one that would come next, which is left out."""
        self._open = self._open[: level - 1]

    def blocks(self) -> tuple[Block, ...]:
        """All that was put, in order."""
        return tuple(_blocks(self._top))

    def _above(self, placed: Placed) -> list[Placed]:
        return self._open[: placed.level - 1]


def _blocks(inner: list[Placed]) -> Iterator[Block]:
    for each in inner:
        if each.block.kind == "breakout":
            strands = (Strand(one.block.id, one.block.title, tuple(_blocks(one.inner))) for one in each.inner)
            yield replace(each.block, strands=tuple(strands))
        else:
            yield replace(each.block, blocks=tuple(_blocks(each.inner)))
