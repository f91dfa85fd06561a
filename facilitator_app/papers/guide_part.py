"""One part of the plan in the guide: its heading with clock and length, its facts, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.core.activity import Activity, Sensitivity
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.papers.guide_activity import activity_pages
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Piece, together
from facilitator_app.papers.prose import listed, paragraph, with_gap
from facilitator_app.papers.shapes import category_sign, gauge, rule
from facilitator_app.papers.style import ACCENT
from facilitator_app.papers.typeset import Canvas, Type, cut, put, wrap
from facilitator_app.papers.words import CATEGORIES, SENSITIVITY, category, sensitivity, who

_ROOM = 0.28
# Their headings stay with the first part in them.
_AROUND = ("section", "breakout")


def part(book: Book, entry: Entry) -> list[Piece]:
    """A block of the plan with all that a facilitator needs to run it."""
    block = entry.block
    activity = book.library.get(block.activity)
    strand = book.strands.get(block.id, "")
    head = _heading(book, entry)
    if strand:
        head = with_gap(head, book.look.body * 0.5)
    pieces = [*_strand(book, strand), *head, *_facts(book, entry, activity)]
    pieces = together(pieces, after=bool(activity or block.notes or block.materials))
    if activity and activity.summary:
        pieces += paragraph(activity.summary, book.look.text, book.column, gap=book.gap, keep=True)
    if block.notes:
        pieces += book.note(paragraph(block.notes, book.look.text, book.inner, lead="Your notes"), book.gap)
    pieces += book.section("To bring", listed(block.materials, book.look.text, book.column))
    if block.screen:
        pieces += book.section("On screen", paragraph(block.screen, book.look.text, book.column))
    pieces += activity_pages(book, entry, activity) if activity else _without_activity(book, entry)
    if block.kind in _AROUND:
        pieces[-1] = replace(pieces[-1], keep=True)
    return pieces


def _without_activity(book: Book, entry: Entry) -> list[Piece]:
    block, look = entry.block, book.look
    if block.activity:
        text = f"The activity “{block.activity}” is not in the library of this computer."
        return paragraph(text, look.strong, book.column, gap=book.gap)
    if block.opt_out:
        said = book.tint(paragraph(block.opt_out, look.text, book.inner, lead="Say"))
        return book.section("Opting out", said)
    return []


def _strand(book: Book, title: str) -> list[Piece]:
    return paragraph(title, book.look.section, book.full, gap=book.look.body * 2)


def _heading(book: Book, entry: Entry) -> list[Piece]:
    look, block = book.look, entry.block
    title = facilitator_title(block, book.library)
    clock = book.timetable.clock(entry.start)
    length = minutes_text(whole_minutes(entry.length)) if entry.length else ""
    when = clock if book.gutter else "  ".join(each for each in (clock, length) if each)
    big = look.chapter
    left = book.gutter
    lines = wrap(title, big, look.width - left)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        rule(canvas, x, top, look.width, 1.2)
        y = top - look.body * 0.7
        put(canvas, x, y - big.base, when, big.of(ACCENT))
        y -= 0 if left else big.line
        for line in lines:
            put(canvas, x + left, y - big.base, line, big)
            y -= big.line

    rows = len(lines) + (0 if left else 1)
    head = Piece(
        look.body * 0.7 + big.line * rows,
        draw,
        gap=look.body * 2.4,
        keep=True,
        outline=(f"{clock}  {title}", min(entry.depth, 1)),
        room=look.page[1] * (_ROOM if block.activity or block.kind in _AROUND else 0),
    )
    return [head, _kind(book, entry, length)]


def _kind(book: Book, entry: Entry, length: str) -> Piece:
    """The line under the title: length, the kind of part with its sign, and who leads."""
    look, left = book.look, book.gutter
    kind = category(entry.block, book.library)
    type_ = look.text

    def draw(canvas: Canvas, x: float, top: float) -> None:
        base = top - type_.base
        if left:
            put(canvas, x, base, length, type_)
        category_sign(canvas, kind, x + left + type_.size * 0.5, base + type_.size * 0.32, type_.size)
        end = put(canvas, x + left + type_.size * 1.4, base, CATEGORIES[kind], type_)
        leads = f"led by {who(entry.block)}" if who(entry.block) else ""
        room = look.width - (end - x) - type_.size
        put(canvas, end + type_.size, base, cut(leads, type_, room), type_)

    return Piece(type_.line * 1.1, draw)


def _facts(book: Book, entry: Entry, activity: Activity | None) -> list[Piece]:
    """The strip of facts under an activity's heading."""
    if activity is None:
        return []
    facts = _listed_facts(book, activity)
    level = sensitivity(entry.block, book.library)
    across = (5 if len(facts) == 5 else 4) if book.gutter else 2 if book.look.large else 3
    pieces = []
    for at in range(0, len(facts), across):
        row = facts[at : at + across]
        pieces.append(_row(book, row, level, across))
    pieces[0] = replace(pieces[0], gap=book.look.body * 0.5)
    return pieces


def _listed_facts(book: Book, activity: Activity) -> list[tuple[str, str]]:
    minutes = activity.minutes
    lengths = sorted({each for each in (minutes.short, minutes.standard, minutes.long) if each})
    group = f"{activity.group_min}–{activity.group_max}"
    if activity.group_max >= 1000:
        group = f"{activity.group_min} or more"
    facts = [
        ("Can take", f"{', '.join(map(str, lengths))} min"),
        ("Group", f"{group} people"),
        ("Sensitivity", ""),
        ("Form", activity.form),
        ("Energy", activity.energy),
        ("Age", f"{activity.min_age} and over" if activity.min_age else ""),
    ]
    if activity.safety.cofacilitator != "none":
        facts.append(("Co-facilitator", activity.safety.cofacilitator))
    return [(label, text) for label, text in facts if text or label == "Sensitivity"][:10]


def _row(book: Book, facts: Sequence[tuple[str, str]], level: Sensitivity | None, across: int) -> Piece:
    look = book.look
    small, strong = look.muted, look.strong
    each_wide = book.column.width / across
    room = each_wide - look.body * 0.8
    texts = [wrap(text, strong, room) if text else [""] for _, text in facts]
    height = small.line + strong.line * max(map(len, texts)) + look.body * 0.7

    def draw(canvas: Canvas, x: float, top: float) -> None:
        left = x + book.column.left
        rule(canvas, left, top, book.column.width)
        for at, (label, _) in enumerate(facts):
            here, y = left + at * each_wide, top - look.body * 0.35
            put(canvas, here, y - small.base, cut(label, small, room), small)
            y -= small.line
            if label == "Sensitivity" and level:
                _level(canvas, here, y - strong.base, level, strong)
            for line in texts[at]:
                put(canvas, here, y - strong.base, line, strong)
                y -= strong.line

    return Piece(height, draw, keep=True)


def _level(canvas: Canvas, x: float, base: float, level: Sensitivity, type_: Type) -> None:
    size = type_.size
    end = gauge(canvas, level, x, base + size * 0.32, size * 0.85)
    put(canvas, end + size * 0.4, base, SENSITIVITY[level], type_)
