"""What is usual where nobody has said: the page of a country, and what the file of a paper is called."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

from facilitator_app.core.plan import Plan
from facilitator_app.papers.all import Paper
from facilitator_app.papers.options import PageName

_Land = QLocale.Country
_LETTER = (
    *(_Land.UnitedStates, _Land.Canada, _Land.Mexico, _Land.Philippines, _Land.PuertoRico, _Land.Chile),
    *(_Land.Colombia, _Land.CostaRica, _Land.ElSalvador, _Land.Guatemala, _Land.Nicaragua, _Land.Panama),
    *(_Land.Venezuela, _Land.DominicanRepublic),
)
# No system takes these in a name.
_NEVER = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
# In bytes: a name with its ending must be shorter than 255 of them.
_MOST = 150


def page_of(place: QLocale) -> PageName:
    """The page on which people print in a place."""
    return "letter" if place.territory() in _LETTER else "a4"


def file_name(paper: Paper, plan: Plan) -> str:
    """What to call the file of a paper: after the title that those whom it is for may read."""
    title = plan.title if paper.audience == "facilitator" else plan.shown_title
    tidy = " ".join(_NEVER.sub(" ", title).split()).encode(errors="ignore")[:_MOST].decode(errors="ignore")
    return f"{tidy.strip(' .') or 'Session'} - {paper.title}.pdf"
