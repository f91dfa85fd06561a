"""What the bundled activities must be, beyond what makes a file usable: whole, plain and sourced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator_app.core.activity import THEMES, Activity
from facilitator_app.core.errors import Problem
from facilitator_app.core.handout import Callout, Cards, Checklist, Handout, SheetBlock, Text
from facilitator_app.formats.reading_age import grade

FEWEST_WORDS: Final = 450
MOST_WORDS: Final = 1_100
QUESTIONS: Final = range(4, 9)
HIGHEST_GRADE: Final = 8
FEWEST_OF_A_THEME: Final = 4
NEEDED_ADAPTATIONS: Final = ("low_literacy", "seated", "large_group", "interpreter", "online")


def content_problems(activity: Activity) -> list[Problem]:
    """What is missing in an activity of the bundled library, or is too long or too hard to read in it."""
    return [*_missing(activity), *_out_of_bounds(activity)]


def library_problems(activities: Iterable[Activity]) -> Iterator[Problem]:
    """What is wrong with the bundled activities as a whole."""
    known = [*activities]
    themes: Counter[str] = Counter(theme for each in known for theme in each.themes)
    for code, name in THEMES.items():
        if themes[code] < FEWEST_OF_A_THEME:
            yield Problem("themes", f"{name} has {themes[code]} activities, fewer than {FEWEST_OF_A_THEME}")
    numbers = Counter(each.number for each in known if each.number)
    for number in sorted(each for each, count in numbers.items() if count > 1):
        yield Problem("number", f"{number} is the number of more than one activity")


def usable_text(activity: Activity) -> str:
    """What a facilitator runs it from: aims, preparation, steps, questions, messages and closing."""
    parts = [*activity.objectives, *activity.preparation]
    parts += [text for step in activity.steps for text in (step.title, step.text, step.screen, step.note)]
    parts += [*activity.questions, *activity.key_messages, activity.closing, activity.home_task]
    return "\n".join(part for part in parts if part)


def participant_text(activity: Activity) -> str:
    """What participants read or hear: the screen, questions, messages, closing and sheets."""
    parts = [step.screen for step in activity.steps]
    parts += [*activity.questions, *activity.key_messages, activity.closing]
    parts += [text for sheet in activity.handouts for text in _sheet_text(sheet)]
    return "\n".join(part for part in parts if part)


def _sheet_text(sheet: Handout) -> Iterator[str]:
    yield sheet.instruction
    for block in sheet.blocks:
        yield from _block_text(block)


def _block_text(block: SheetBlock) -> Iterator[str]:
    match block:
        case Text(text=text) | Callout(text=text):
            yield text
        case Cards(cards=cards):
            yield from (each.text for each in cards)
        case Checklist(items=items):
            yield from items
        case _:
            # The rest are labels and room to write.
            return


def _missing(activity: Activity) -> Iterator[Problem]:
    safety, variants = activity.safety, activity.variants
    needed = {
        "themes": activity.themes,
        "objectives": activity.objectives,
        "preparation": activity.preparation,
        "key_messages": activity.key_messages,
        "closing": activity.closing,
        "variants.short": variants.short,
        "variants.long": variants.long,
        "safety.opt_out": safety.opt_out,
        "safety.notes": safety.notes,
        "safety.do_nots": safety.do_nots,
        "safety.resistance": safety.resistance,
        "evidence.note": activity.evidence.note,
        "sources": activity.sources,
    }
    needed |= {f"adaptations.{name}": getattr(activity.adaptations, name) for name in NEEDED_ADAPTATIONS}
    needed |= {f"steps[{place}].screen": step.screen for place, step in enumerate(activity.steps)}
    yield from (Problem(where, "is empty") for where, value in needed.items() if not value)


def _out_of_bounds(activity: Activity) -> Iterator[Problem]:
    words = len(usable_text(activity).split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        yield Problem("steps", f"{words} words to run it from, not {FEWEST_WORDS} to {MOST_WORDS:,}")
    if len(activity.questions) not in QUESTIONS:
        yield Problem("questions", f"there are {len(activity.questions)}, not 4 to 8")
    hard = grade(participant_text(activity))
    if hard > HIGHEST_GRADE:
        what = f"what participants read is at school grade {hard:.1f}, above {HIGHEST_GRADE}"
        yield Problem("handouts", what)
