"""A clock that the tour moves by hand, so that an hour and a half takes a moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo


class HandClock:
    """The time that it was set to."""

    def __init__(self, day: date, hour: int, minute: int, zone: tzinfo) -> None:
        self._now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)

    def __call__(self) -> datetime:
        """The time now."""
        return self._now

    def on(self, minutes: float) -> None:
        """Let time pass."""
        self._now += timedelta(minutes=minutes)
