"""search: activities of the library by words and filters."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast, get_args

from facilitator_app import bundled
from facilitator_app.app.clock import now
from facilitator_app.cli.context import Context, one_line
from facilitator_app.core.activity import SETTINGS, THEMES, Activity, Audience, Stage
from facilitator_app.core.errors import Trouble
from facilitator_app.core.spans import minutes_text
from facilitator_app.store.database import Store
from facilitator_app.store.facets import FORMS, SENSITIVITIES
from facilitator_app.store.searching import Wanted

# The filters that have a word for a value, with the words.
WORDS: Final[dict[str, tuple[str, ...]]] = {
    "theme": tuple(THEMES),
    "setting": tuple(SETTINGS),
    "stage": get_args(Stage),
    "audience": get_args(Audience),
    "form": tuple(FORMS),
    "max_sensitivity": SENSITIVITIES,
}


def search(options: argparse.Namespace, context: Context) -> None:
    """Print the activities that match, best first."""
    wanted = _wanted(options)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "library.db", now) as store:
        store.refresh_library(bundled.library_signature(), context.bundled_library.values)
        store.keep((None, each) for each in reversed(context.own_activities))
        for id in reversed(context.favourites()):
            store.mark(id, True)
        ids = store.find(" ".join(options.text), wanted, options.order).ids
    found = [context.library[id] for id in ids]
    if options.json:
        print(json.dumps([_activity_json(each) for each in found], ensure_ascii=False, indent=2))
        return
    for each in found:
        about = one_line(f"{each.title}: {each.summary}")
        print(f"{each.id:<24} {minutes_text(each.minutes.standard):>10}  {about}")
    if not found:
        print("No activity matches. Try fewer words or filters.")


def _wanted(options: argparse.Namespace) -> Wanted:
    """What the options ask for, each word as the library spells it."""
    wanted: dict[str, Any] = {
        name: _known(f"--{name.replace('_', '-')}", getattr(options, name), known)
        for name, known in WORDS.items()
    }
    others = ("max_minutes", "group", "age", "handout", "no_materials", "seated", "favourite", "mine")
    return cast(Wanted, wanted | {name: getattr(options, name) for name in others})


def _activity_json(activity: Activity) -> dict[str, object]:
    return {
        "id": activity.id,
        "number": activity.number,
        "title": activity.title,
        "summary": activity.summary,
        "aliases": list(activity.aliases),
        "stage": activity.stage,
        "themes": list(activity.themes),
        "settings": list(activity.settings),
        "minutes": activity.minutes.standard,
        "short_minutes": activity.minutes.short or None,
        "long_minutes": activity.minutes.long or None,
        "group_min": activity.group_min,
        "group_max": activity.group_max,
        "sensitivity": activity.safety.sensitivity,
        "handouts": [each.title for each in activity.handouts],
    }


def _known(option: str, value: str | None, known: tuple[str, ...]) -> str | None:
    """A filter's value as it is spelt, whatever case it was typed in."""
    if value is None:
        return None
    for each in known:
        if each.casefold() == value.casefold():
            return each
    raise Trouble(f"{option}: “{value}” is not one of {', '.join(known)}.")
