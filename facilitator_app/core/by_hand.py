"""A re-plan changed by hand: lengths that somebody chose, over those that are proposed."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.proposing import lengths_to_come
from facilitator_app.core.run import Position
from facilitator_app.core.run_view import BlockView, RunView


def as_it_is(shown: RunView, position: Position) -> Fit:
    """Every part that is to come with the length that it has now."""
    lengths = lengths_to_come(shown, position)
    return Fit(tuple(Fitted(id, minutes, minutes) for id, minutes in lengths.items()))


def with_hand(fit: Fit, by_hand: Mapping[str, int]) -> Fit:
    """Lengths with those that somebody chose in their place; when that ends is for the run to say."""
    if not by_hand.keys() & {each.id for each in fit.blocks}:
        return fit
    return Fit(tuple(_chosen(each, by_hand.get(each.id, each.minutes)) for each in fit.blocks))


def given(each: Fitted, change: int) -> int:
    """A length with some minutes more or fewer, never less than none."""
    return max(0, each.minutes + change)


def turned(each: Fitted, proposed: Fitted) -> int:
    """A length left out, or taken back as it was proposed; whole, where the proposal leaves it out."""
    return 0 if each.minutes else proposed.minutes or proposed.planned


def keeps_length(each: BlockView) -> bool:
    """Whether a part cannot be made longer or shorter: it ends at a clock time, or with its groups."""
    return each.until is not None or not each.block.is_leaf


def _chosen(each: Fitted, minutes: int) -> Fitted:
    return Fitted(each.id, each.planned, minutes, dropped=not minutes and each.planned > 0)
