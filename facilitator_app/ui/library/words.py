"""Activities in a few words: lengths, groups, ages, materials and sheets as people say them."""

from __future__ import annotations

from facilitator_app.core.activity import SETTINGS, THEMES, Activity, Material
from facilitator_app.core.handout import Handout
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.theme import Theme

MANY = 1000
PER = {
    "person": "for each person",
    "pair": "for each pair",
    "group": "for each small group",
    "room": "for the room",
}
CO_FACILITATOR = {
    "none": "Not needed",
    "recommended": "Recommended",
    "required": "Needed",
}
SENSITIVE = {"medium": "Sensitive", "high": "Highly sensitive"}
ADAPTATIONS = {
    "low_literacy": "Little reading or writing",
    "seated": "Seated",
    "hearing": "Hearing",
    "vision": "Vision",
    "faith_and_culture": "Faith and culture",
    "large_group": "A large group",
    "interpreter": "With an interpreter",
    "online": "Online",
}


def count_text(number: int) -> str:
    """How many activities were found."""
    return "1 activity" if number == 1 else f"{number:,} activities" if number else "No activities"


def lengths(activity: Activity) -> dict[str, int]:
    """The forms that an activity has, each with its minutes."""
    minutes = activity.minutes
    forms = {"Short": minutes.short, "Standard": minutes.standard, "Long": minutes.long}
    return {word: each for word, each in forms.items() if each}


def length_text(activity: Activity) -> str:
    """The lengths of all forms in a line: '20, 30 or 45 min'."""
    *rest, last = (each for each in lengths(activity).values()) if lengths(activity) else (0,)
    if not rest:
        return minutes_text(last)
    return f"{', '.join(map(str, rest))} or {last} min"


def group_text(activity: Activity) -> str:
    """How many people it is for: '6–30 people'."""
    least, most = activity.group_min, activity.group_max
    if most >= MANY:
        return "Any number" if least <= 1 else f"{least} people or more"
    if least == most:
        return "1 person" if most == 1 else f"{most} people"
    return f"{least}–{most} people"


def age_text(activity: Activity) -> str:
    """From what age it is."""
    return f"{activity.min_age} and over" if activity.min_age else "Any age"


def settings_text(activity: Activity) -> str:
    """Where it is used."""
    return ", ".join(SETTINGS[each] for each in activity.settings)


def themes_text(activity: Activity) -> str:
    """What it is about."""
    return ", ".join(THEMES[each] for each in activity.themes)


def material_text(material: Material) -> str:
    """Something to bring, with how many for whom: 'Pen: 1 for each person'."""
    if material.per == "room" and material.quantity == 1:
        return material.name
    return f"{material.name}: {material.quantity} {PER[material.per]}"


def sheet_text(sheet: Handout) -> str:
    """For whom a sheet is: 'One for each person'."""
    return f"One {PER[sheet.per]}"


def sensitivity_look(sensitivity: str, theme: Theme) -> tuple[str, str]:
    """The icon and the colour of a sensitivity."""
    colours = theme.colours
    return {
        "medium": ("shield", colours.warning),
        "high": ("warning", colours.danger),
    }.get(sensitivity, ("", colours.ink))
