"""The page of one activity: all that a facilitator needs to run it, in the order in which it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from PySide6.QtGui import QTextCursor, QTextDocument

from facilitator_app.core.activity import Activity, Reply, Source, Step
from facilitator_app.ui.library.facts import write_facts
from facilitator_app.ui.library.ink import TIGHT, Ink, Space
from facilitator_app.ui.library.sheets import Place, write_sheets
from facilitator_app.ui.library.words import ADAPTATIONS, material_text, themes_text
from facilitator_app.ui.theme import SPACE, Theme

HALF = SPACE // 2


def write_page(
    document: QTextDocument,
    activity: Activity,
    theme: Theme,
    columns: int = 3,
    used_in: Sequence[str] = (),
) -> list[Place]:
    """Write an activity into an empty document, its facts in so many columns.

    used_in are the titles of the plans that have it. Gives the places where the pages of its sheets go.
    """
    ink = Ink(QTextCursor(document), theme)
    _summary(ink, activity, columns)
    _before(ink, activity)
    _steps(ink, activity)
    _talk(ink, activity)
    _safety(ink, activity)
    _adaptations(ink, activity)
    places = write_sheets(ink, activity)
    _listed(ink, "Plans of yours that use it", tuple(used_in))
    _standing(ink, activity)
    return places


def _summary(ink: Ink, activity: Activity, columns: int) -> None:
    """What it is, and the facts by which one chooses."""
    ink.paragraph(Space(0, 2 * SPACE))
    ink.words(activity.summary, ink.sizes.lead)
    write_facts(ink, activity, columns)


def _before(ink: Ink, activity: Activity) -> None:
    _listed(ink, "Objectives", activity.objectives)
    _listed(ink, "Bring", tuple(material_text(each) for each in activity.materials))
    if activity.room:
        ink.heading("The room")
        ink.text(activity.room)
    _listed(ink, "Prepare", activity.preparation)


def _steps(ink: Ink, activity: Activity) -> None:
    if activity.steps:
        ink.heading("Steps")
    for number, step in enumerate(activity.steps, 1):
        _step(ink, number, step)
    variants = activity.variants
    for heading, text in (("To make it shorter", variants.short), ("To make it longer", variants.long)):
        if text:
            ink.heading(heading)
            ink.text(text)


def _step(ink: Ink, number: int, step: Step) -> None:
    above = SPACE if number == 1 else 3 * SPACE
    may_go = "" if step.core else " · may be left out"
    ink.small(f"Step {number} · {step.minutes} min{may_go}", Space(above, 2, TIGHT))
    if step.title:
        ink.paragraph(Space(0, HALF, TIGHT))
        ink.words(step.title, bold=True)
    ink.text(step.text)
    if step.screen:
        _aside(ink, "screen", "On screen", step.screen, ink.colours.accent, ink.colours.accent_soft)
    if step.note:
        _aside(ink, "note", "For you alone", step.note, ink.colours.muted, ink.colours.paper)


def _aside(ink: Ink, icon: str, label: str, text: str, edge: str, ground: str) -> None:
    box = ink.box(edge, ground)
    box.paragraph(Space(0, HALF, TIGHT))
    box.icon(icon, edge)
    box.words(label, box.sizes.small, bold=True, colour=edge)
    box.text(text, Space(0, 0))


def _talk(ink: Ink, activity: Activity) -> None:
    _listed(ink, "Questions to ask", activity.questions, numbered=True)
    _listed(ink, "Key messages", activity.key_messages)
    if activity.closing:
        ink.heading("Closing words")
        ink.text(activity.closing)
    if activity.home_task:
        ink.heading("Until next time")
        ink.text(activity.home_task)


def _safety(ink: Ink, activity: Activity) -> None:
    """The safety box; it is there when anything in it is."""
    safety = activity.safety
    if not (safety.opt_out or safety.notes or safety.do_nots or safety.resistance):
        return
    ink.heading("Keeping people safe")
    box = ink.box(ink.colours.warning, ink.colours.paper)
    if safety.opt_out:
        _label(box, "Say, before you begin", first=True)
        box.text(f"“{safety.opt_out}”", Space(0, SPACE))
    _part(box, "Take care", safety.notes, first=not safety.opt_out)
    _part(box, "What not to do", safety.do_nots, first=not (safety.opt_out or safety.notes))
    if safety.resistance:
        _label(box, "If somebody says", first=not (safety.opt_out or safety.notes or safety.do_nots))
    for reply in safety.resistance:
        _reply(box, reply)


def _part(box: Ink, heading: str, items: tuple[str, ...], first: bool) -> None:
    if items:
        _label(box, heading, first)
        box.list(items)


def _label(box: Ink, text: str, first: bool) -> None:
    box.paragraph(Space(0 if first else 2 * SPACE, HALF, TIGHT))
    box.words(text, bold=True)


def _reply(box: Ink, reply: Reply) -> None:
    box.text(f"“{reply.says}”", Space(HALF, 0), box.colours.muted)
    box.text(f"You can say: “{reply.reply}”", Space(0, SPACE))


def _adaptations(ink: Ink, activity: Activity) -> None:
    named = [(each.name, getattr(activity.adaptations, each.name)) for each in fields(activity.adaptations)]
    told = [(ADAPTATIONS[name], text) for name, text in named if text]
    if told:
        ink.heading("To suit the people in the room")
    for word, text in told:
        ink.paragraph()
        ink.words(f"{word}. ", bold=True)
        ink.words(text)


def _standing(ink: Ink, activity: Activity) -> None:
    """What stands behind it: themes, evidence, sources, and who wrote it."""
    evidence = activity.evidence
    ink.heading("Evidence")
    ink.text(f"{evidence.level.capitalize()}. {evidence.note}".strip())
    if activity.themes:
        ink.text(f"Theme: {themes_text(activity)}")
    write_sources(ink, activity.sources)
    made = [f"Written by {activity.author}"] if activity.author else []
    if activity.reviewed_on:
        made.append(f"reviewed on {activity.reviewed_on.day} {activity.reviewed_on:%B %Y}")
    made += [activity.licence] if activity.licence else []
    if made:
        text = ", ".join(made)
        ink.small(text[:1].upper() + text[1:], Space(3 * SPACE, 0))


def write_sources(ink: Ink, sources: Sequence[Source]) -> None:
    """Where the facts were read, with what was taken from each place."""
    if sources:
        ink.heading("Sources")
    for source in sources:
        _source(ink, source)


def _source(ink: Ink, source: Source) -> None:
    read = f", read {source.read.day} {source.read:%b %Y}" if source.read else ""
    ink.paragraph(Space(0, 2, TIGHT))
    ink.words(source.title, bold=True)
    ink.small(f"{source.address}{read}".removeprefix(", "), Space(0, 2, TIGHT))
    ink.text(source.claim, Space(0, SPACE + HALF))


def _listed(ink: Ink, heading: str, items: tuple[str, ...], numbered: bool = False) -> None:
    if items:
        ink.heading(heading)
        ink.list(items, numbered)
