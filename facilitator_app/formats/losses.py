"""What a file of another kind does not keep of a plan, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from facilitator_app.core.plan import Block, Plan
from facilitator_app.formats.sheet import MOST_LETTERS

_OF_BLOCKS: Sequence[tuple[str, Callable[[Block], object]]] = (
    ("locked starts", lambda block: block.pin is not None),
    ("priorities", lambda block: block.priority != "must"),
    ("shortest lengths", lambda block: block.min_minutes is not None),
    ("content notes", lambda block: block.content_notes or block.sensitivity or block.opt_out),
    ("how parts run on screen", lambda block: block.auto or block.until or _colours_early(block)),
    ("steps that are left out", lambda block: block.left_out),
)
_OF_PLANS: Sequence[tuple[str, Callable[[Plan], object]]] = (
    ("parked parts", lambda plan: plan.parked),
    ("reasons for leaving advice", lambda plan: plan.reasons),
    ("who brings what", lambda plan: plan.supplies),
)
_READ_ONLY = "{} is for reading: it cannot be opened as a plan again."


def lost(plan: Plan, kind: str) -> list[str]:
    """Sentences on what a file of a kind (csv, xlsx, markdown, ics) does not keep; none for a plan file."""
    match kind:
        case "csv":
            return [*_lost_by_table(plan, "A CSV file", ["the plan’s own facts, such as its date"])]
        case "xlsx":
            return [*_lost_by_table(plan, "A spreadsheet", []), *_cut(plan)]
        case "markdown":
            return [_READ_ONLY.format("A Markdown file")]
        case "ics":
            return ["It holds the session’s time and its title for participants alone."]
        case _:
            return []


def _lost_by_table(plan: Plan, word: str, always: Sequence[str]) -> Iterator[str]:
    blocks = [*plan.walk()]
    names = [*always, *(name for name, has in _OF_BLOCKS if any(map(has, blocks)))]
    names += [name for name, has in _OF_PLANS if has(plan)]
    if names:
        listed = " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        yield f"{word} does not keep {listed}. A plan file keeps all."


def _colours_early(block: Block) -> bool:
    return block.warning_minutes is not None or block.danger_minutes is not None


def _cut(plan: Plan) -> Iterator[str]:
    texts = [plan.notes, *(text for block in plan.walk() for text in (block.notes, block.screen))]
    if any(len(text) > MOST_LETTERS for text in texts):
        yield f"Notes longer than {MOST_LETTERS:,} letters are cut, as Excel takes no more."
