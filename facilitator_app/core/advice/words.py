"""What a piece of advice is, why each matters, and which is worse than which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# Why each code matters; the worst comes first.
_WHY: Final = {
    "under-18": "Young people need one named adult to turn to about their safety, and so do their parents.",
    "under-18-consent": "Young people take part with their own consent and that of a parent or carer.",
    "women-consent": "What women tell is theirs: it is read out only where they agreed to it beforehand.",
    "no-second-facilitator": "One leads; the other sees who is struggling, and can leave the room with them.",
    "no-lead": "This activity needs a second facilitator who knows that it is their part.",
    "no-agreement": "People need to know what stays private, and that they may pass, before they speak.",
    "sensitive-first": "People who have only just come in do not trust the room yet.",
    "sensitive-last": "People would take what it stirred up home with them, on their own.",
    "no-debrief": "Time to settle afterwards is when people steady themselves and ask for help.",
    "no-opt-out": "Somebody here may have lived through it, and needs a way out that nobody remarks on.",
    "no-referral": "If somebody tells of harm, you need numbers that still work and know whom they reach.",
    "overlap": "Two parts cannot have the room at one time.",
    "over-run": "People leave when they must, and it is the closing and the debrief that get cut.",
    "no-break-90": "After an hour and a half people stop listening, and some need the toilet or a breather.",
    "group-too-big": "With more people, most of them watch instead of taking part.",
    "no-opening": "A welcome tells people where they are, who is here and that they may speak.",
    "no-closing": "A closing lets people settle, and tells them where to find help.",
    "too-short": "Cut below its short form, the talk at the end goes, and that is where the learning is.",
    "long-talk": "People who have sat and listened for long find it hard to speak up later.",
    "materials-missing": "What is not packed the day before is what is missing on the day.",
}

CODES: Final = tuple(_WHY)


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark: a stable code, the block it is about ('' for the whole plan), and a sentence."""

    code: str
    block: str
    text: str

    @property
    def reason(self) -> str:
        """Why it matters, in a sentence."""
        return _WHY[self.code]

    @property
    def about(self) -> tuple[str, str]:
        """What makes it the same advice after another edit: its code and its block."""
        return self.code, self.block


def weight(code: str) -> int:
    """How bad something is: more is worse."""
    return -CODES.index(code)
