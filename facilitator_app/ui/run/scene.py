"""What participants see at one moment: public words only, worked out without drawing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from facilitator_app.core.groups import Group
from facilitator_app.core.plan import Plan
from facilitator_app.core.public import prompt, public_title
from facilitator_app.core.run_view import RunView, StrandView
from facilitator_app.core.schedule import NONE, schedule
from facilitator_app.core.spans import MINUTE, countdown_text
from facilitator_app.ui.run.words import Library, clock

Look = Literal["blank", "support", "quiet", "normal", "warning", "over", "paused"]
SUPPORT = "We are taking a short break"

_LOOKS: dict[str, Look] = {"normal": "normal", "warning": "warning", "danger": "warning", "over": "over"}
_WORDS: dict[Look, str] = {"warning": "Ends soon", "over": "Time is up", "paused": "Paused"}


@dataclass(frozen=True, slots=True)
class Timer:
    """One group of a breakout: the public title of its part, and the time left for it."""

    title: str
    part: str = ""
    digits: str = ""
    word: str = ""
    look: Look = "normal"

    @property
    def still(self) -> Timer:
        """What does not change from one second to the next."""
        return replace(self, digits=as_eights(self.digits))

    @property
    def timeless(self) -> Timer:
        """Its words alone."""
        return Timer(self.title, self.part)

    def texts(self) -> tuple[str, ...]:
        """Every string that is drawn."""
        return self.title, self.part, self.digits, self.word


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the participant screen. share is how much of the block's time is left."""

    look: Look = "blank"
    heading: str = ""
    title: str = ""
    prompt: str = ""
    digits: str = ""
    word: str = ""
    foot: tuple[str, ...] = ()
    share: float = 0.0
    groups: tuple[Group, ...] = ()
    timers: tuple[Timer, ...] = ()

    @property
    def still(self) -> Scene:
        """What does not change from one second to the next; the digits by their number only."""
        timers = tuple(each.still for each in self.timers)
        return replace(self, digits=as_eights(self.digits), share=0.0, timers=timers)

    @property
    def timeless(self) -> Scene:
        """The words alone, with nothing that a clock would make untrue."""
        timers = tuple(each.timeless for each in self.timers)
        return replace(self, look="quiet", digits="", word="", foot=(), share=0.0, timers=timers)

    def held_as(self, kept: Scene) -> Scene:
        """With the words of an earlier scene of the same part, and the clocks that still belong to them."""
        parts, then = ([(each.title, each.part) for each in one.timers] for one in (self, kept))
        timers = self.timers if parts == then else kept.timeless.timers
        words = replace(self, heading=kept.heading, title=kept.title, prompt=kept.prompt)
        return replace(words, groups=kept.groups, timers=timers)

    def texts(self) -> tuple[str, ...]:
        """Every string that is drawn."""
        groups = (text for group in self.groups for text in (group.title, *group.people))
        timers = (text for timer in self.timers for text in timer.texts())
        texts = (self.heading, self.title, self.prompt, self.digits, self.word, *self.foot, *groups, *timers)
        return tuple(text for text in texts if text)


def as_eights(digits: str) -> str:
    """Digits by their number only."""
    return "".join("8" if each.isdigit() else each for each in digits)


def waiting(plan: Plan | None, late: timedelta = NONE) -> Scene:
    """Before the start: the public title and when it starts, until that has passed."""
    if plan is None:
        return Scene()
    if late >= MINUTE:
        return Scene("quiet", title=plan.shown_title)
    timetable = schedule(plan)
    return Scene("quiet", title=plan.shown_title, foot=(f"Starts at {timetable.clock(timetable.start)}",))


def scene(plan: Plan, shown: RunView, library: Library, groups: tuple[Group, ...] = ()) -> Scene:
    """What participants see of a run at a moment; groups take the place of the words to read.

    In a breakout each group has its own clock until time is up, unless there are other words to read.
    """
    if shown.support and shown.block is not None:
        return Scene("support", title=SUPPORT)
    if shown.blank:
        return Scene()
    if shown.state == "before":
        start = shown.planned_start
        return waiting(plan, NONE if start is None else shown.now - start)
    if shown.block is None:
        return Scene("quiet", heading=plan.shown_title, title="Thank you")
    look: Look = "paused" if shown.state == "paused" else _LOOKS[shown.phase]
    title, words = public_title(shown.block, library), shown.message or prompt(shown.block, library)
    if shown.block.kind == "buffer" or (look == "over" and not title):
        # Nobody in the room is to be hurried out of a part that they were told nothing of.
        return Scene("quiet", title=plan.shown_title, prompt=words, foot=tuple(_foot(shown, "over")))
    timers = () if groups or shown.message or look == "over" else _timers(shown, library)
    return Scene(
        look,
        plan.shown_title,
        title,
        "" if groups or timers else words,
        "" if look == "over" else countdown_text(max(0, shown.left_s)),
        _WORDS.get(look, ""),
        tuple(_foot(shown, look)),
        min(1.0, max(0, shown.left_s) / shown.length_s) if shown.length_s else 0.0,
        groups,
        timers,
    )


def _timers(shown: RunView, library: Library) -> tuple[Timer, ...]:
    """A clock for each group where there are several; they are numbered, as their titles may be anybody's."""
    if len(shown.strands) < 2:
        return ()
    return tuple(_timer(number, each, shown, library) for number, each in enumerate(shown.strands, 1))


def _timer(number: int, each: StrandView, shown: RunView, library: Library) -> Timer:
    look: Look = "paused" if shown.state == "paused" else _LOOKS[each.phase]
    digits = "" if look == "over" else countdown_text(max(0, each.left_s))
    return Timer(f"Group {number}", public_title(each.part, library), digits, _WORDS.get(look, ""), look)


def _foot(shown: RunView, look: Look) -> list[str]:
    """When this part ends, while that can be said, and when the next break is."""
    words = []
    on = next((each for each in shown.blocks if each.state == "now"), None)
    if on is not None and look in ("normal", "warning"):
        said = "Back at" if on.block.kind == "break" else "Ends at"
        words.append(f"{said} {clock(shown, on.end)}")
    rest = next((each for each in shown.coming if each.block.kind == "break"), None)
    if rest is not None and look != "paused":
        words.append(f"Break at {clock(shown, rest.start)}")
    return words
