"""Tooltips that show text as it was typed."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """Text for a tooltip: Qt guesses whether a tooltip is markup, and a title may look like it."""
    return f"<qt>{escape(text)}</qt>"
