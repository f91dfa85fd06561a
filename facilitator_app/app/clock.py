"""The time and the zone of this computer."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo


def now() -> datetime:
    """The time now, aware UTC."""
    return datetime.now(UTC)


def local_zone() -> tzinfo:
    """The time zone that this computer is set to."""
    import tzlocal

    try:
        return tzlocal.get_localzone()
    except (LookupError, ValueError, OSError):  # TZ may hold rules of its own, or nonsense
        return now().astimezone().tzinfo or UTC


def today() -> date:
    """The day here."""
    return now().astimezone(local_zone()).date()


def day_kept(text: object) -> date | None:
    """A day as settings keep it, 2026-03-02; none where nothing is kept or it is no day."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
