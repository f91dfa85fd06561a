"""What an experienced colleague would point out about a plan: safeguards and craft. It never forbids."""

from facilitator_app.core.advice.counsel import (
    Counsel,
    SetAside,
    advise,
    counsel,
    set_aside,
    take_back,
)
from facilitator_app.core.advice.offers import Ask, Change, Open, Remedy
from facilitator_app.core.advice.remedies import remedy
from facilitator_app.core.advice.words import CODES, Advice

__all__ = [
    "CODES",
    "Advice",
    "Ask",
    "Change",
    "Counsel",
    "Open",
    "Remedy",
    "SetAside",
    "advise",
    "counsel",
    "remedy",
    "set_aside",
    "take_back",
]
