"""The documents of the data file (plans, templates, people, marks, activities), saved before and after."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from facilitator_app.core.activity import Activity
from facilitator_app.core.fit import items
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.core.series import Series
from facilitator_app.core.spans import whole_minutes
from facilitator_app.store.bodies import KINDS, SCHEMA, D, Document, decode, encode, to_json
from facilitator_app.store.connection import Connection
from facilitator_app.store.entries import TemplateEntry
from facilitator_app.store.lists import moment, rows, stamp
from facilitator_app.store.troubles import NotRead, Stale
from facilitator_app.store.versions import keep_day

_INSERT = """
INSERT INTO documents (kind, id, schema, title, summary, body, created_at, updated_at)
VALUES (:kind, :id, :schema, :title, :summary, :body, :now, :now)
ON CONFLICT (kind, id) DO UPDATE SET
    schema = excluded.schema, title = excluded.title, summary = excluded.summary,
    body = excluded.body, updated_at = excluded.updated_at, deleted_at = NULL
WHERE deleted_at IS NOT NULL
"""
_AS_BEFORE = " AND body = :before"
_WHERE = f"WHERE kind = :kind AND id = :id AND deleted_at IS NULL{_AS_BEFORE}"
_UPDATE = f"""
UPDATE documents SET
    schema = :schema, title = :title, summary = :summary, body = :body, updated_at = :now
{_WHERE}
"""
_DELETE = f"UPDATE documents SET deleted_at = :now {_WHERE}"
_STORED = "SELECT body FROM documents WHERE kind = ? AND id = ? AND deleted_at IS NULL"
_SAVED = _STORED.replace("body", "updated_at")


class Documents:
    """The documents of one data file."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock
        # The value saved last with its body: an edit mostly follows on the one before.
        self._last: tuple[Document, str] | None = None

    def save(self, before: D | None, after: D | None) -> None:
        """Put `after` in the place of `before`; None before is new, None after is deleted but kept.

        Raises Stale when what is stored is not `before`, and NotSaved; then nothing has changed.
        """
        now = self._clock()
        edit = _edit(before, after, stamp(now), self._body_of)
        with self._connection.writing(at_once=isinstance(after, Attendance)) as conn:
            if type(before) is Plan:
                keep_day(conn, before.id, now)
            if not conn.execute(edit.sql, edit.values).rowcount:
                kind, id = edit.values["kind"], edit.values["id"]
                stored = self._connection.fetch(_STORED, [kind, id])
                if before is None or not stored or decode(stored[0][0], type(before)) != before:
                    raise Stale
                # Nobody comes between, and a body that is damaged is not found by its text.
                conn.execute(edit.sql.replace(_AS_BEFORE, ""), edit.values)
        self._last = None if after is None else (after, edit.values["body"])

    def _body_of(self, value: Document) -> str:
        if self._last is not None and self._last[0] is value:
            return self._last[1]
        return encode(value)

    def load(self, kind: type[D], id: str) -> D | None:
        """The document of this kind and id; None when there is none or it is deleted."""
        return self._load(_STORED, kind, id)

    def saved_at(self, kind: type[D], id: str) -> datetime | None:
        """When the document of this kind and id was last saved; None when there is none or it is deleted."""
        with self._connection.reading():
            saved = self._connection.fetch(_SAVED, [KINDS[kind], id])
        return moment(saved[0][0]) if saved else None

    def all_of(self, kind: type[D]) -> list[D]:
        """Every document of a kind, the one changed last first; those that are damaged are left out."""
        found: list[D] = []
        for (body,) in rows(self._connection, KINDS[kind], "body"):
            with suppress(NotRead):
                found.append(decode(body, kind))
        return found

    def deleted(self, kind: type[D], id: str) -> D | None:
        """A deleted document, to be saved anew and so brought back."""
        return self._load(_STORED.replace("IS NULL", "IS NOT NULL"), kind, id)

    def _load(self, sql: str, kind: type[D], id: str) -> D | None:
        with self._connection.reading():
            stored = self._connection.fetch(sql, [KINDS[kind], id])
        return decode(stored[0][0], kind) if stored else None


class _Edit(NamedTuple):
    sql: str
    values: dict[str, Any]


def _edit(before: D | None, after: D | None, now: str, body_of: Callable[[Document], str]) -> _Edit:
    value = after or before
    assert value is not None, "save needs a value before or after"
    keys = {"kind": KINDS[type(value)], "id": value.id, "now": now}
    if before is not None:
        assert (type(before), before.id) == (type(value), value.id), "an edit keeps kind and id"
        keys["before"] = body_of(before)
    if after is None:
        return _Edit(_DELETE, keys)
    return _Edit(_INSERT if before is None else _UPDATE, {**keys, **columns(after)})


def columns(value: Document) -> dict[str, Any]:
    """What a row holds of a document: its body, and what lists show of it."""
    title = "" if isinstance(value, Attendance) else value.title
    return {
        "schema": SCHEMA,
        "title": title,
        "summary": to_json(_summary(value)),
        "body": encode(value),
    }


def template_entry(template: Plan | Series) -> TemplateEntry:
    """What lists show of a template."""
    if isinstance(template, Series):
        return _series_entry(template)
    known = _summary(template)
    return TemplateEntry(template.id, template.title, known["minutes"], template.group_size, known["blocks"])


def _series_entry(series: Series) -> TemplateEntry:
    usual = [each for each in series.sessions if not each.optional]
    lengths = {each.minutes for each in usual}
    minutes = lengths.pop() if len(lengths) == 1 else 0
    return TemplateEntry(series.id, series.title, minutes, series.group_size, 0, len(usual))


def _summary(value: Document) -> dict[str, Any]:
    match value:
        case Plan():
            # As on a day on which no clock is changed.
            timetable = schedule(replace(value, date=None))
            return {
                "start": value.start,
                "date": value.date,
                "blocks": len(items(timetable)),
                "minutes": whole_minutes(timetable.end - timetable.start),
                "public_title": value.public_title,
                "tags": value.tags,
                "archived": value.archived,
                "people": value.group_size,
            }
        case Roster():
            return {"people": len(value.people)}
        case Attendance() | Activity():
            return {}
