"""Many activities that were never written, with the words of those that were."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from facilitator_app import bundled
from facilitator_app.core.activity import Activity, Minutes
from facilitator_app.formats.activity import read_activity


def many_activities(count: int) -> Iterator[Activity]:
    """Activities made of the bundled ones' words, each with a title of its own and other facts."""
    dice = random.Random(63)
    real = [read_activity(path) for path in bundled.activity_files()]
    words = sorted({word for each in real for step in each.steps for word in step.text.split()})
    for number in range(count):
        like = dice.choice(real)
        yield replace(
            like,
            id=f"a{number}",
            number=number,
            title=" ".join(dice.sample(words, 4)),
            summary=" ".join(dice.sample(words, 14)),
            minutes=Minutes(dice.choice((15, 30, 45, 60))),
            steps=tuple(replace(each, text=" ".join(dice.sample(words, 40))) for each in like.steps),
        )
