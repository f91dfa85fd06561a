"""Reading printed papers back: their text, outline and facts; and values to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from facilitator_app.core.activity import (
    Activity,
    Adaptations,
    Evidence,
    Material,
    Minutes,
    Reply,
    Safety,
    Source,
    Step,
    Variants,
)
from facilitator_app.core.handout import Handout, Text
from facilitator_app.core.plan import Plan
from facilitator_app.formats.activity import read_activity
from facilitator_app.papers.fonts import register_fonts
from facilitator_app.papers.options import PAGES, Options
from tests.builders import block, plan

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "resources" / "fonts"
EVERY_OPTION = [Options(page, large) for page in PAGES for large in (False, True)]
NAMES = ["Łukasz Nowak", "Nguyễn Thị Hồng", "Mereana Ōtani", "R&D <b>", "Ελένη Παππά"]

register_fonts(FONTS)


def option_name(options: Options) -> str:
    return f"{options.page}{'-large' if options.large else ''}"


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, its white space made plain."""
    document = pdfium.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [" ".join(text.split()) for text in texts]


def lines_of(pdf: bytes) -> list[str]:
    """The lines of the first page, each with its white space made plain."""
    document = pdfium.PdfDocument(pdf)
    try:
        text = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    return [" ".join(line.split()) for line in text.splitlines()]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def type_sizes(pdf: bytes) -> list[set[float]]:
    """The sizes of the letters on each page, in points."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_sizes(page.get_textpage()) for page in document]
    finally:
        document.close()


def _sizes(text: pdfium.PdfTextPage) -> set[float]:
    return {
        round(raw.FPDFText_GetFontSize(text, at), 1)
        for at in range(text.count_chars())
        if raw.FPDFText_GetUnicode(text, at) > ord(" ")
    }


def size_of(pdf: bytes, words: str) -> float:
    """The size in points of the first letter of some words on the first page."""
    document = pdfium.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        found = text.search(words).get_next()
        assert found, words
        return float(round(raw.FPDFText_GetFontSize(text, found[0]), 1))
    finally:
        document.close()


def place_of(pdf: bytes, words: str, page: int = 0) -> tuple[float, float, float, float]:
    """Where some words on one line stand first: left, bottom, right and top in points."""
    document = pdfium.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        found = text.search(words).get_next()
        assert found, words
        rectangles = text.count_rects(*found)
        assert rectangles
        boxes = [text.get_rect(at) for at in range(rectangles)]
        return (boxes[0][0], boxes[0][1], boxes[-1][2], boxes[-1][3])
    finally:
        document.close()


def outline_of(pdf: bytes) -> list[tuple[int, str]]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [(mark.level, mark.get_title()) for mark in document.get_toc()]
    finally:
        document.close()


def facts_of(pdf: bytes) -> dict[str, str]:
    document = pdfium.PdfDocument(pdf)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


@cache
def bundled() -> dict[str, Activity]:
    files = sorted((ROOT / "resources" / "activities").glob("*.toml"))
    return {activity.id: activity for activity in map(read_activity, files)}


def club(**fields: object) -> Plan:
    """The 90-minute session that every paper is looked at with."""
    parts = (
        block("arrive", 10, title="Arrive and settle", lead=NAMES[0], notes="Music low."),
        block("agree", 10, activity="group-agreement", lead=NAMES[2]),
        block("guess", 25, activity="guess-the-group", lead=NAMES[0], support=NAMES[2]),
        block("five", 30, activity="five-ways-in", lead=NAMES[2]),
        block("steps", 10, activity="next-three-steps", lead=NAMES[0]),
        block("close", 5, activity="closing-round", lead=NAMES[2]),
    )
    whole = plan(
        *parts,
        title="Bystander night",
        public_title="Club night",
        must_end="20:00",
        group_size=20,
        facilitators=(NAMES[0], NAMES[2]),
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


def secret(place: str) -> str:
    """A word that is found in one place alone."""
    return f"zq{place}qz"


def _secrets() -> Iterator[str]:
    places = (
        "title summary stepscreen steptext steptitle stepnote question message closing home room "
        "objective preparation material optout safetynote donot says reply seated evidence "
        "evidencenote source claim short long author"
    )
    return (secret(each) for each in places.split())


SECRETS = tuple(_secrets())


def told_all(**fields: object) -> Activity:
    """An activity with a word of its own in every field, and one handout."""
    made = Activity(
        id="told-all",
        title=secret("title"),
        minutes=Minutes(20, 10, 30),
        author=secret("author"),
        summary=secret("summary"),
        variants=Variants(secret("short"), secret("long")),
        materials=(Material(secret("material"), 2, "pair"),),
        room=secret("room"),
        objectives=(secret("objective"),),
        preparation=(secret("preparation"),),
        steps=(
            Step(
                secret("steptext"),
                20,
                secret("steptitle"),
                screen=secret("stepscreen"),
                note=secret("stepnote"),
            ),
        ),
        questions=(secret("question"),),
        key_messages=(secret("message"),),
        closing=secret("closing"),
        home_task=secret("home"),
        safety=Safety(
            "high",
            ("racism",),
            15,
            "required",
            secret("optout"),
            (secret("safetynote"),),
            (secret("donot"),),
            (Reply(secret("says"), secret("reply")),),
        ),
        adaptations=Adaptations(seated=secret("seated")),
        evidence=Evidence("new", secret("evidencenote")),
        sources=(Source(secret("source"), "https://example.org", claim=secret("claim")),),
        handouts=(Handout("one", "A sheet", (Text("For everybody."),)),),
    )
    return replace(made, **fields)  # type: ignore[arg-type]
