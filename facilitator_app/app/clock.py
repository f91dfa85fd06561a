"""The time and the zone of this computer."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo


def now() -> datetime:
    """The time now, aware UTC."""
    return datetime.now(UTC)


def local_zone() -> tzinfo:
    """The time zone that this computer is set to."""
    import tzlocal

    return tzlocal.get_localzone()


def today() -> date:
    """The day here."""
    return now().astimezone(local_zone()).date()
