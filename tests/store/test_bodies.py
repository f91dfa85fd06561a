from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import example, given

from facilitator_app.core import handout
from facilitator_app.core.activity import Activity
from facilitator_app.core.handout import Card, Cards, Handout, PageBreak, SheetBlock, Table
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.store.bodies import (
    Document,
    decode,
    decode_activity,
    encode,
    encode_activity,
)
from facilitator_app.store.packing import pack, unpack
from facilitator_app.store.troubles import NotRead, NotSaved
from tests.builders import activity, plan
from tests.store.values import DOCUMENTS, EVENTS, TOML


@given(DOCUMENTS)
def test_a_document_comes_back_the_same_to_the_type_of_its_smallest_part(document: Document) -> None:
    kind: Any = type(document)
    again = decode(encode(document), kind)
    assert repr(again) == repr(document)
    assert encode(again) == encode(document)


@given(EVENTS)
def test_a_press_comes_back_the_same(event: Event) -> None:
    assert decode(encode(event), Event).at == event.at
    assert repr(decode(encode(event), Event).extra) == repr(event.extra)
    assert encode(decode(encode(event), Event)) == encode(event)


@given(TOML)
@example(2**63)
@example(-(2**63) - 1)
@example(float("nan"))
@example({"$int": {"$table": {}}})
def test_whatever_a_toml_file_holds_survives_json(value: object) -> None:
    through_json = msgspec.json.decode(msgspec.json.encode(pack(value)))
    assert repr(unpack(through_json)) == repr(value)


def test_dates_times_and_moments_of_unknown_keys_keep_their_types() -> None:
    zone = timezone(timedelta(hours=9, minutes=30))
    extra = {"day": date(2026, 3, 2), "at": time(7), "moment": datetime(2026, 3, 2, 7, tzinfo=zone)}
    assert decode(encode(plan(extra=extra)), Plan).extra == extra
    assert decode(encode(plan(extra=extra)), Plan).extra["moment"].tzinfo == zone


def test_the_times_of_a_plan_are_plain_text_in_its_body() -> None:
    body = msgspec.json.decode(encode(plan(start="18:30", date="2026-03-02")))
    assert (body["start"], body["date"]) == ("18:30:00", "2026-03-02")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"id": 3}',
        '{"id": "a", "title": "A", "start": "25:00:00"}',
        '{"extra": {"$date": "x"}}',
    ],
)
def test_a_body_that_holds_no_plan_is_told_in_a_sentence(body: str) -> None:
    with pytest.raises(NotRead, match="A plan is damaged in the data file"):
        decode(body, Plan)


def test_half_a_character_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotSaved, match="Take out the character"):
        encode(plan(title="\ud83d"))


def test_every_kind_of_sheet_block_comes_back_as_itself() -> None:
    filled = {"text": "T", "count": 3, "items": ("a",), "left": "l", "right": "r", "labels": ("a",)}
    more = {"headers": ("h",), "rings": ("r",), "marks": ("m",), "segments": ("s",), "cards": (Card("c"),)}
    blocks = [_made(kind, {**filled, **more}) for kind in {*map(_current, SheetBlock.__subclasses__())}]
    kept = activity("boxes", handouts=(Handout("h", "H", tuple(blocks)),))
    assert decode_activity(encode_activity(kept)) == kept
    assert len(blocks) >= 14


def _current(kind: type[SheetBlock]) -> type[SheetBlock]:
    """The class of this name; subclasses also has those that dataclass(slots=True) replaced."""
    now: type[SheetBlock] = getattr(handout, kind.__name__)
    return now


def _made(kind: type[SheetBlock], values: dict[str, Any]) -> SheetBlock:
    fields = kind.__dataclass_fields__ if hasattr(kind, "__dataclass_fields__") else {}
    needed = {name: values.get(name, ()) for name, each in fields.items() if not _has_default(each)}
    return kind(**needed)


def _has_default(each: Any) -> bool:
    return type(each.default).__name__ != "_MISSING_TYPE"


def test_an_activity_keeps_its_handouts_and_dates() -> None:
    sheet = Handout("s", "Sheet", (Cards((Card("a", "A"),)), PageBreak(), Table(("h",), (("r",),))))
    kept: Activity = activity("boxes", reviewed_on=date(2026, 11, 24), handouts=(sheet,))
    assert decode_activity(encode_activity(kept)) == kept


@pytest.mark.parametrize("body", ["", "{}", '{"id": "a", "title": 5}', '{"handouts": [{"blocks": [{}]}]}'])
def test_a_body_that_holds_no_activity_is_told(body: str) -> None:
    with pytest.raises(NotRead, match="An activity is damaged in the data file"):
        decode_activity(body)
