"""The library's table and its full-text index, kept in step one activity at a time."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from facilitator_app.core.activity import Activity
from facilitator_app.store.bodies import encode_activity
from facilitator_app.store.schema import SEARCHED
from facilitator_app.store.searching import plain, searched_text, tags

_NAMES: Final = ", ".join(SEARCHED)
_PUT: Final = f"""
INSERT INTO activities (place, id, {_NAMES}, summary, body)
VALUES (:place, :id, {", ".join(f":{each}" for each in SEARCHED)}, :summary, :body)
"""
_INDEX: Final = (
    f"INSERT INTO activities_fts (rowid, {_NAMES}) SELECT place, {_NAMES} FROM activities WHERE place = ?"
)
# An index that holds no text of its own must be told what it is to forget.
_FORGET: Final = f"""
INSERT INTO activities_fts (activities_fts, rowid, {_NAMES})
SELECT 'delete', place, {_NAMES} FROM activities WHERE place = ?
"""


def row(place: int, activity: Activity) -> dict[str, Any]:
    """What the table holds of an activity."""
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


def put(conn: sqlite3.Connection, activity: Activity) -> None:
    """Put an activity in the place of the one with its id, or after the last."""
    place = _place(conn, activity.id)
    if place is None:
        place = _last(conn) + 1
    else:
        _clear(conn, place)
    conn.execute(_PUT, row(place, activity))
    conn.execute(_INDEX, [place])


def take_out(conn: sqlite3.Connection, id: str) -> None:
    """Take an activity out, if it is there; the last one takes its place, since places have no gaps."""
    place = _place(conn, id)
    if place is None:
        return
    last = _last(conn)
    _clear(conn, place)
    if last != place:
        conn.execute(_FORGET, [last])
        conn.execute("UPDATE activities SET place = ? WHERE place = ?", [place, last])
        conn.execute(_INDEX, [place])


def _clear(conn: sqlite3.Connection, place: int) -> None:
    conn.execute(_FORGET, [place])
    conn.execute("DELETE FROM activities WHERE place = ?", [place])


def _place(conn: sqlite3.Connection, id: str) -> int | None:
    found = conn.execute("SELECT place FROM activities WHERE id = ?", [id]).fetchone()
    return None if found is None else int(found[0])


def _last(conn: sqlite3.Connection) -> int:
    (last,) = conn.execute("SELECT coalesce(max(place), 0) FROM activities").fetchone()
    return int(last)
