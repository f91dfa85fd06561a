"""The library of activities as the data file keeps it: read once, and searched as people type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Plan
from facilitator_app.core.series import Series
from facilitator_app.store import indexing
from facilitator_app.store.bits import bits_of, kept
from facilitator_app.store.bodies import decode_activity
from facilitator_app.store.connection import Connection
from facilitator_app.store.documents import Documents, template_entry
from facilitator_app.store.entries import Hit
from facilitator_app.store.facets import Counts, Facets
from facilitator_app.store.lists import rows as rows_of
from facilitator_app.store.marks import Marker
from facilitator_app.store.matching import Matches, Matching
from facilitator_app.store.row_places import RowPlaces
from facilitator_app.store.schema import pragma
from facilitator_app.store.searching import Wanted, plain, searched_text, words
from facilitator_app.store.settings import FAVOURITES, OWN, SIGNATURE, TEMPLATES, Settings

Order = Literal["match", "length", "title", "used"]
# Within JSON a quote in a person's words stands behind a stroke, so this is found in no text.
_HELD: Final = re.compile(r'"activity":"([^"\\]+)"')
_USES: Final = """
SELECT body, updated_at FROM documents WHERE kind = 'plan' AND deleted_at IS NULL
UNION ALL SELECT body, begun_at FROM runs ORDER BY 2
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, in order, and the counts of all filters.

    counts has for each filter how many there would be with each of its values and all other filters.
    """

    shelf: Shelf
    places: RowPlaces
    marker: Marker | None
    counts: Counts

    def __len__(self) -> int:
        return len(self.places)

    @property
    def ids(self) -> list[str]:
        """The ids of all; in a large library a list is better asked row by row."""
        return [*map(self.shelf.ids.__getitem__, self.places)]

    def at(self, row: int) -> Activity:
        """The activity in a row."""
        return self.shelf.ordered[self.places.at(row)]

    def row_of(self, id: str) -> int:
        """The row of an activity, or -1 where it was not found."""
        (place,) = self.shelf.places([id]) or (-1,)
        return self.places.row_of(place) if place >= 0 else -1

    def show(self, id: str) -> Hit:
        """What a list shows of an activity, what matched in it marked."""
        return self.shelf.hit(self.marker, id)


class Shelf:
    """The activities as they were read, with all that a search asks of them again and again."""

    def __init__(self, activities: Iterable[Activity], own: Iterable[str], matching: Matching) -> None:
        self.activities: Final = {each.id: each for each in activities}
        self.ordered: Final = [*self.activities.values()]
        self.ids: Final = [*self.activities]
        self.facets: Final = Facets(self.ordered)
        self.facets.mark("mine", bits_of(self.places(own), len(self.ids)))
        self.matching: Final = matching

    def hit(self, marker: Marker | None, id: str) -> Hit:
        """What a list shows of an activity, what matched in it marked."""
        activity = self.activities[id]
        if marker is None:
            return Hit(id, plain(activity.title), plain(activity.summary))
        title, text = plain(activity.title), searched_text(activity)
        return Hit(id, marker.marked(title), marker.snippet(text))

    @cached_property
    def orders(self) -> dict[str, list[int]]:
        """The places of all activities in each order that is always the same."""
        keys: dict[str, list[Any]] = {
            "length": [each.minutes.standard for each in self.ordered],
            "title": [each.title.casefold() for each in self.ordered],
        }
        every = range(len(self.ordered))
        return {name: sorted(every, key=of.__getitem__) for name, of in keys.items()}

    def places(self, ids: Iterable[str]) -> list[int]:
        """The places of the activities with these ids, as far as they are there."""
        return [self._at[id] for id in ids if id in self._at]

    @cached_property
    def _at(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.ids)}


class Library:
    """The activities of one data file."""

    def __init__(self, connection: Connection, settings: Settings, documents: Documents) -> None:
        self._connection = connection
        self._settings = settings
        self._documents = documents
        self._read: tuple[tuple[str, int], Shelf] | None = None
        self._uses: tuple[tuple[int, int], dict[str, str]] | None = None

    def take_on(
        self, signature: str, activities: Iterable[Activity], templates: Iterable[Plan | Series]
    ) -> None:
        """Put these activities and templates in the place of those there are.

        The signature stands for the files and for the version of the program, which may read them otherwise.
        A person's own activities stay, behind these; one that has the id of another stands in its place.
        One that is damaged in the data file is left out, and stays there.
        Raises NotSaved; then all is as before.
        """
        own = {each.id: each for each in reversed(self._documents.all_of(Activity))}
        ordered = sorted(activities, key=lambda each: (each.number, each.title, each.id))
        every = [*(each for each in ordered if each.id not in own), *own.values()]
        rows = [indexing.row(place, activity) for place, activity in enumerate(every, 1)]
        self._read = None
        with self._connection.writing() as conn:
            conn.execute("DELETE FROM activities")
            table = self._connection.tables.table("activities")
            table.insert_all(rows)
            table.rebuild_fts()
            self._settings.put(TEMPLATES, [template_entry(each) for each in templates])
            self._settings.put(SIGNATURE, signature)

    def keep(self, before: Activity | None, after: Activity | None) -> None:
        """Save an activity of a person's own, so that it is found at once. Raises Stale and NotSaved.

        The signature goes with one that is deleted: it may have stood in the place of a bundled one.
        """
        with self._connection.writing() as conn:
            self._documents.save(before, after)
            if after is not None:
                indexing.put(conn, after)
            elif before is not None:
                indexing.take_out(conn, before.id)
                self._settings.put(SIGNATURE, "")
            self._settings.put(OWN, self._settings.get(OWN, 0) + 1)

    def own(self) -> list[str]:
        """The ids of a person's own activities, the one changed last first."""
        return [id for (id,) in rows_of(self._connection, "activity", "id")]

    def activities(self) -> dict[str, Activity]:
        """Every activity by its id, in the library's order."""
        return self._shelf().activities

    def find(self, text: str, wanted: Wanted, order: Order = "match") -> Found:
        """The activities that are wanted and match, and the counts of all filters."""
        shelf = self._shelf()
        count = len(shelf.ordered)
        everything = shelf.facets.everything
        matches = (
            shelf.matching.find(text) if words(text) else Matches(RowPlaces((), everything), everything, [])
        )
        matched = matches.bits
        shelf.facets.mark("favourite", bits_of(shelf.places(self.favourites()), count))
        bits = matched & shelf.facets.having(wanted)
        places = matches.places if bits == matched else matches.places.among(bits)
        places = self._in_order(shelf, places, bits, order)
        marker = Marker(matches.words) if matches.words else None
        return Found(shelf, places, marker, shelf.facets.counts(wanted, matched))

    def favourites(self) -> list[str]:
        """The ids of the activities that were marked as favourites, the one marked last first."""
        kept_ids: list[str] = self._settings.get(FAVOURITES, [])
        return kept_ids

    def mark(self, id: str, favourite: bool) -> None:
        """Mark an activity as a favourite, or as one no more. Raises NotSaved."""
        others = [each for each in self.favourites() if each != id]
        self._settings.put(FAVOURITES, [id, *others] if favourite else others)

    def _in_order(self, shelf: Shelf, places: RowPlaces, bits: int, order: Order) -> RowPlaces:
        if order == "match":
            return places
        count = len(shelf.ids)
        if order != "used":
            return RowPlaces(kept(shelf.orders[order], bits, count), 0)
        used = self._last_used()
        using = bits_of(shelf.places(used), count)
        recent = sorted(places.among(using), key=lambda place: used[shelf.ids[place]], reverse=True)
        return places.led_by(recent, using)

    def _last_used(self) -> dict[str, str]:
        """When each activity was last in a run, or in a plan that was changed."""
        raw = self._connection.raw
        state = pragma(raw, "data_version"), raw.total_changes
        if self._uses is None or self._uses[0] != state:
            with self._connection.reading():
                uses = self._connection.fetch(_USES)
            self._uses = state, {id: moment for body, moment in uses for id in _HELD.findall(body)}
        return self._uses[1]

    def _shelf(self) -> Shelf:
        signature = self._settings.get(SIGNATURE, ""), self._settings.get(OWN, 0)
        if self._read is None or self._read[0] != signature:
            with self._connection.reading() as conn:
                rows = conn.execute("SELECT body FROM activities ORDER BY place").fetchall()
            activities = [decode_activity(body) for (body,) in rows]
            matching = Matching(self._connection, len(activities))
            self._read = signature, Shelf(activities, self.own(), matching)
        return self._read[1]
