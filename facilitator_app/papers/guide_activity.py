"""An activity in the guide: everything its file says, in the order in which it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from facilitator_app.core.activity import Activity, Source
from facilitator_app.core.grouping import sets
from facilitator_app.core.plan import Block
from facilitator_app.core.schedule import Entry
from facilitator_app.core.spans import minutes_text
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.guide_steps import steps
from facilitator_app.papers.pieces import Piece, together, total
from facilitator_app.papers.prose import cross, listed, number, paragraph, with_gap
from facilitator_app.papers.shapes import warning
from facilitator_app.papers.typeset import Canvas
from facilitator_app.papers.words import SENSITIVITY, date_text, plural, sensitivity

_PER = {"person": "each person", "pair": "each pair", "group": "each small group", "room": ""}
_KEPT_WHOLE = 0.3


def activity_pages(book: Book, entry: Entry, activity: Activity) -> list[Piece]:
    """All sections of an activity; those with nothing in them are left out."""
    look, column = book.look, book.column
    return [
        *book.section("Objectives", listed(activity.objectives, look.text, column)),
        *book.section("Materials", listed(_materials(book, entry.block, activity), look.text, column)),
        *book.section("Preparation", listed(activity.preparation, look.text, column)),
        *book.section("Room", paragraph(activity.room, look.text, column)),
        *_other_length(book, entry.block, activity),
        *_safety(book, entry.block, activity),
        *steps(book, entry, activity),
        *book.section("Questions", listed(activity.questions, look.text, column, number(look.text))),
        *book.section("Key messages", listed(activity.key_messages, look.text, column)),
        *_closing(book, activity),
        *book.section("To do at home", paragraph(activity.home_task, look.text, column)),
        *book.section("Likely resistance", _resistance(book, activity)),
        *book.section("Adaptations", _adaptations(book, entry.block, activity)),
        *book.section("Evidence", _evidence(book, activity)),
        *book.section("Sources", _sources(book, activity)),
    ]


def _materials(book: Book, block: Block, activity: Activity) -> list[str]:
    items = []
    people = book.people_at(block)
    for each in activity.materials:
        per = _PER[each.per]
        count = each.quantity * sets(each.per, people)
        if not per:
            how = str(count)
        elif not people:
            how = f"{each.quantity} for {per}"
        else:
            how = f"{each.quantity} for {per}, {count} in all"
        items.append(f"{each.name}: {how}")
    for sheet in activity.handouts:
        count = sets(sheet.per, people)
        items.append(f"Handout “{sheet.title}”: {plural(count, 'copy', 'copies')}")
    return items


def _is_short(block: Block, activity: Activity) -> bool:
    return bool(block.minutes < activity.minutes.standard and activity.variants.short)


def _is_long(block: Block, activity: Activity) -> bool:
    return bool(block.minutes > activity.minutes.standard and activity.variants.long)


def _other_length(book: Book, block: Block, activity: Activity) -> list[Piece]:
    """How the short or long form goes, where the plan gives the activity another length."""
    short = activity.minutes.short
    if _is_short(block, activity):
        label = f"Short form ({minutes_text(short)})" if short else "Short form"
        text = activity.variants.short
    elif _is_long(block, activity):
        long = activity.minutes.long
        label = f"Long form ({minutes_text(long)})" if long else "Long form"
        text = activity.variants.long
    else:
        return []
    return book.note(paragraph(text, book.look.text, book.inner, lead=label), book.gap)


def _closing(book: Book, activity: Activity) -> list[Piece]:
    words = book.tint(paragraph(activity.closing, book.look.text, book.inner, lead="Say"))
    return book.section("Closing", together(words))


def _safety(book: Book, block: Block, activity: Activity) -> list[Piece]:
    """The safety box: what to know, what to say, and what not to do."""
    look, safety, inner = book.look, activity.safety, book.inner
    size = look.section.size

    def sign(canvas: Canvas, x: float, base: float) -> None:
        warning(canvas, x - size * 0.75, base + size * 0.32, size)

    head = paragraph("Safety", look.section, inner.inset(size * 1.5), sign=sign, keep=True)
    body = paragraph(_in_short(book, block, activity), look.text, inner)
    opt_out = block.opt_out or safety.opt_out
    body += with_gap(paragraph(opt_out, look.text, inner, lead="Say"), look.body * 0.4)
    body += listed(safety.notes, look.text, inner, gap=look.body * 0.4)
    never = [f"Don’t: {each}" if not _negative(each) else each for each in safety.do_nots]
    body += listed(never, look.text, inner, lambda _: cross(look.text), look.body * 0.4)
    box = book.box([*head, *body])
    return together(box) if total(box) < book.look.page[1] * _KEPT_WHOLE else box


def _negative(text: str) -> bool:
    return text.casefold().startswith(("do not", "don", "never", "no "))


def _in_short(book: Book, block: Block, activity: Activity) -> str:
    safety = activity.safety
    level = sensitivity(block, book.library) or safety.sensitivity
    parts = [f"Sensitivity: {SENSITIVITY[level].lower()}."]
    if safety.flags:
        parts.append(f"Touches on {', '.join(safety.flags)}.")
    if safety.cofacilitator != "none":
        parts.append(f"Second facilitator {safety.cofacilitator}.")
    if safety.debrief_minutes:
        parts.append(f"Leave {minutes_text(safety.debrief_minutes)} to debrief.")
    return " ".join(parts)


def _resistance(book: Book, activity: Activity) -> list[Piece]:
    look, pieces = book.look, list[Piece]()
    for each in activity.safety.resistance:
        said = paragraph(f"“{each.says}”", look.strong, book.column, gap=look.body * 0.5)
        answer = paragraph(each.reply, look.text, book.column.inset(look.body), lead="Reply")
        pieces += together([*said, *answer])
    return pieces


def _adaptations(book: Book, block: Block, activity: Activity) -> list[Piece]:
    named = {
        each.name.replace("_", " ").capitalize(): getattr(activity.adaptations, each.name)
        for each in fields(activity.adaptations)
    }
    if not _is_short(block, activity):
        named["Short form"] = activity.variants.short
    if not _is_long(block, activity):
        named["Long form"] = activity.variants.long
    pieces: list[Piece] = []
    for name, text in named.items():
        if text:
            gap = book.look.body * 0.25 if pieces else 0
            pieces += paragraph(text, book.look.text, book.column, lead=name, gap=gap)
    return pieces


def _evidence(book: Book, activity: Activity) -> list[Piece]:
    level = activity.evidence.level.capitalize()
    type_, note = book.look.muted, activity.evidence.note
    if not note.strip():
        return paragraph(f"{level}.", type_.bold, book.column)
    return paragraph(note, type_, book.column, lead=f"{level}.")


def _sources(book: Book, activity: Activity) -> list[Piece]:
    pieces: list[Piece] = []
    for each in activity.sources:
        pieces += together(_source(book, each, book.look.body * 0.3 if pieces else 0))
    return pieces


def _source(book: Book, source: Source, gap: float) -> Sequence[Piece]:
    type_ = book.look.muted
    text = paragraph(source.claim, type_, book.column, lead=source.title, gap=gap)
    text = text or paragraph(source.title, type_.bold, book.column, gap=gap)
    if not source.address:
        return text
    read = f" (read {date_text(source.read)})" if source.read else ""
    link = source.address if "://" in source.address else f"https://{source.address}"
    return text + paragraph(source.address + read, type_, book.column, link=link)
