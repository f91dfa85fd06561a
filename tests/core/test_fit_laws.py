"""Fitting is exact: checked against every way there is, and against laws where there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator_app.core.fit import Fit, Fitted, Stretchable, fit_blocks


@st.composite
def stretchables(draw: st.DrawFn, longest: int = 6, most: int = 4) -> list[Stretchable]:
    made = []
    for place in range(draw(st.integers(0, most))):
        planned = draw(st.integers(0, longest))
        least = draw(st.integers(0, planned) | st.just(planned))
        made.append(Stretchable(f"b{place}", planned, least, draw(st.booleans())))
    return made


def drop(planned: int, least: int | None = None) -> Stretchable:
    return Stretchable("drop", planned, planned if least is None else least, droppable=True)


def ways(block: Stretchable) -> list[Fitted]:
    """Everything that one block could get."""
    kept = [Fitted(block.id, block.planned, minutes) for minutes in range(block.least, block.planned + 1)]
    left_out = [Fitted(block.id, block.planned, 0, dropped=True)] if block.droppable else []
    return kept + left_out


def cost(blocks: Sequence[Stretchable], way: Sequence[Fitted]) -> tuple[int, int, Fraction, list[int]]:
    """How bad a way is: blocks dropped, minutes dropped, the largest share of room, then early cuts."""
    gone = [each.planned for each in way if each.dropped]
    shares = (
        Fraction(each.planned - each.minutes, block.room)
        for block, each in zip(blocks, way, strict=True)
        if block.room and not each.dropped
    )
    return len(gone), sum(gone), max(shares, default=Fraction(0)), [-each.minutes for each in way]


def best(blocks: Sequence[Stretchable], available: int) -> Fit | None:
    """The best of all ways that fit, by trying each."""
    fitting = [way for way in product(*map(ways, blocks)) if sum(each.minutes for each in way) <= available]
    return Fit(min(fitting, key=lambda way: cost(blocks, way))) if fitting else None


def least(blocks: Sequence[Stretchable]) -> int:
    return sum(0 if block.droppable else block.least for block in blocks)


@st.composite
def tight(draw: st.DrawFn) -> tuple[list[Stretchable], int]:
    """Blocks and a time into which they just fit, or nearly."""
    blocks = draw(stretchables())
    total = sum(block.planned for block in blocks)
    return blocks, draw(st.integers(least(blocks) - 1, max(least(blocks), total - 1)))


@given(tight())
@settings(max_examples=300)
@example(([drop(6), drop(5), drop(1)], 2))
@example(([drop(6, 0), drop(6, 0), Stretchable("c", 6, 6)], 7))
@example(([drop(6, 1), drop(6, 5), drop(6, 5)], 10))
def test_no_way_is_better(made: tuple[list[Stretchable], int]) -> None:
    blocks, available = made
    fit = fit_blocks(blocks, available)
    assert (fit if fit.fits else None) == best(blocks, available)


@given(stretchables(), st.integers(-3, 24))
def test_what_cannot_fit_is_at_its_least(blocks: list[Stretchable], available: int) -> None:
    fit = fit_blocks(blocks, available)
    assert fit.short_minutes == max(0, least(blocks) - available)
    if not fit.fits:
        assert sum(each.minutes for each in fit.blocks) == least(blocks)
        assert all(each.planned for each in fit.blocks if each.dropped)


@given(stretchables(longest=60, most=12), st.integers(0, 1500))
def test_every_block_stays_within_what_it_may(blocks: list[Stretchable], available: int) -> None:
    for block, each in zip(blocks, fit_blocks(blocks, available).blocks, strict=True):
        assert (each.id, each.planned) == (block.id, block.planned)
        if each.dropped:
            assert block.droppable
            assert each.minutes == 0
        else:
            assert block.least <= each.minutes <= block.planned


@given(stretchables(longest=60, most=12), st.integers(0, 1500))
def test_shrinking_takes_no_more_than_is_wanted(blocks: list[Stretchable], available: int) -> None:
    fit = fit_blocks(blocks, available)
    total = sum(each.minutes for each in fit.blocks)
    shrunk = any(each.minutes < each.planned and not each.dropped for each in fit.blocks)
    assert total <= available or not fit.fits
    assert total == available or not shrunk or not fit.fits


@given(stretchables(longest=90, most=12), st.integers(0, 900))
def test_a_proposal_that_is_accepted_is_not_changed_again(blocks: list[Stretchable], available: int) -> None:
    fit = fit_blocks(blocks, available)
    kept = [
        Stretchable(each.id, each.minutes, min(block.least, each.minutes), block.droppable)
        for block, each in zip(blocks, fit.blocks, strict=True)
        if not each.dropped
    ]
    assert not fit.fits or not fit_blocks(kept, available).changes
