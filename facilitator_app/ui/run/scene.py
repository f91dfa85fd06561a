"""What participants see at one moment: public words only, worked out without drawing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from facilitator_app.core.plan import Plan
from facilitator_app.core.public import prompt, public_title
from facilitator_app.core.run_view import RunView
from facilitator_app.core.schedule import schedule
from facilitator_app.core.spans import countdown_text
from facilitator_app.ui.run.words import Library, clock

Look = Literal["blank", "support", "quiet", "normal", "warning", "over", "paused"]
SUPPORT = "We are taking a short break"

_LOOKS: dict[str, Look] = {"normal": "normal", "warning": "warning", "danger": "warning", "over": "over"}
_WORDS: dict[Look, str] = {"warning": "Ends soon", "over": "Time is up", "paused": "Paused"}


@dataclass(frozen=True, slots=True)
class Group:
    """One small group: what it is called, and who is in it."""

    title: str
    people: tuple[str, ...] = ()


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

    @property
    def still(self) -> Scene:
        """What does not change from one second to the next; the digits by their number only."""
        return replace(
            self, digits="".join("8" if each.isdigit() else each for each in self.digits), share=0.0
        )

    @property
    def timeless(self) -> Scene:
        """The words alone, with nothing that a clock would make untrue."""
        return replace(self, look="quiet", digits="", word="", foot=(), share=0.0)

    def texts(self) -> tuple[str, ...]:
        """Every string that is drawn."""
        groups = (text for group in self.groups for text in (group.title, *group.people))
        texts = (self.heading, self.title, self.prompt, self.digits, self.word, *self.foot, *groups)
        return tuple(text for text in texts if text)


def waiting(plan: Plan | None) -> Scene:
    """Before the start: the public title and when it starts."""
    if plan is None:
        return Scene()
    timetable = schedule(plan)
    return Scene("quiet", title=plan.shown_title, foot=(f"Starts at {timetable.clock(timetable.start)}",))


def scene(plan: Plan, shown: RunView, library: Library, groups: tuple[Group, ...] = ()) -> Scene:
    """What participants see of a run at a moment; groups take the place of the words to read."""
    if shown.support and shown.block is not None:
        return Scene("support", title=SUPPORT)
    if shown.blank:
        return Scene()
    if shown.state == "before":
        return waiting(plan)
    if shown.block is None:
        return Scene("quiet", heading=plan.shown_title, title="Thank you")
    look: Look = "paused" if shown.state == "paused" else _LOOKS[shown.phase]
    title, words = public_title(shown.block, library), shown.message or prompt(shown.block, library)
    if shown.block.kind == "buffer" or (look == "over" and not title):
        # Nobody in the room is to be hurried out of a part that they were told nothing of.
        return Scene("quiet", title=plan.shown_title, prompt=words, foot=tuple(_foot(shown, "over")))
    return Scene(
        look,
        plan.shown_title,
        title,
        "" if groups else words,
        "" if look == "over" else countdown_text(max(0, shown.left_s)),
        _WORDS.get(look, ""),
        tuple(_foot(shown, look)),
        min(1.0, max(0, shown.left_s) / shown.length_s) if shown.length_s else 0.0,
        groups,
    )


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
