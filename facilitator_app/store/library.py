"""The library of activities as the data file keeps it: read once, and searched as people type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Plan
from facilitator_app.store.bodies import decode_activity, encode_activity
from facilitator_app.store.connection import Connection
from facilitator_app.store.documents import template_entry
from facilitator_app.store.entries import Hit
from facilitator_app.store.searching import (
    END,
    START,
    Wanted,
    plain,
    queries,
    searched_text,
    tags,
    takes,
    words,
)
from facilitator_app.store.settings import SIGNATURE, TEMPLATES, Settings

# bm25 weighs title, aliases, tags and text; a match in title or aliases stands first whatever its rank.
_SEARCH: Final = f"""
SELECT activities.id,
    highlight(activities_fts, 0, '{START}', '{END}'),
    snippet(activities_fts, 3, '{START}', '{END}', '…', 16)
FROM activities_fts JOIN activities ON activities.place = activities_fts.rowid
WHERE activities_fts MATCH ? ORDER BY bm25(activities_fts, 20, 15, 8, 1), activities.place
"""
_NAMES: Final = "{title aliases} : "


class Library:
    """The activities of one data file."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        self._connection = connection
        self._settings = settings
        self._read: tuple[str, dict[str, Activity]] | None = None

    def take_on(self, signature: str, activities: Iterable[Activity], templates: Iterable[Plan]) -> None:
        """Put these activities and templates in the place of those there are.

        The signature stands for the files and for the version of the program, which may read them otherwise.
        Raises NotSaved; then all is as before.
        """
        ordered = sorted(activities, key=lambda each: (each.number, each.title, each.id))
        rows = [_row(place, activity) for place, activity in enumerate(ordered, 1)]
        with self._connection.writing() as conn:
            conn.execute("DELETE FROM activities")
            table = self._connection.tables.table("activities")
            table.insert_all(rows)
            table.rebuild_fts()
            self._settings.put(TEMPLATES, [template_entry(each) for each in templates])
            self._settings.put(SIGNATURE, signature)

    def activities(self) -> dict[str, Activity]:
        """Every activity by its id, in the library's order."""
        signature = self._settings.get(SIGNATURE, "")
        if self._read is None or self._read[0] != signature:
            with self._connection.reading() as conn:
                rows = conn.execute("SELECT id, body FROM activities ORDER BY place").fetchall()
            self._read = signature, {id: decode_activity(body) for id, body in rows}
        return self._read[1]

    def search(self, text: str, wanted: Wanted) -> list[Hit]:
        """The activities that are wanted and have all the words, the best first; all for no words."""
        known = self.activities()
        if not words(text):
            hits = [Hit(each.id, plain(each.title), plain(each.summary)) for each in known.values()]
        else:
            hits = self._hits(text)
        return [hit for hit in hits if hit.id in known and takes(wanted, known[hit.id])]

    def _hits(self, text: str) -> list[Hit]:
        for query in queries(text):
            found = {row[0]: Hit(*row) for row in self._matches(f"{_NAMES}({query})")}
            for row in self._matches(query):
                found.setdefault(row[0], Hit(*row))
            if found:
                return [*found.values()]
        return []

    def _matches(self, query: str) -> list[Any]:
        with self._connection.reading() as conn:
            return conn.execute(_SEARCH, [query]).fetchall()


def _row(place: int, activity: Activity) -> dict[str, Any]:
    return {
        "place": place,
        "id": activity.id,
        "title": plain(activity.title),
        "aliases": plain(" · ".join(activity.aliases)),
        "tags": plain(tags(activity)),
        "text": searched_text(activity),
        "summary": activity.summary,
        "body": encode_activity(activity),
    }
