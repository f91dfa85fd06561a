"""Blocks on the clipboard: as a plan file for this program, and as plain text for any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from facilitator_app.core.block_text import as_text, from_text
from facilitator_app.core.errors import BadEdit, BadFile
from facilitator_app.core.plan import Block, Plan
from facilitator_app.formats.plan import dump_plan, load_plan
from facilitator_app.ui.planner.rows import Library

PLAN_MIME = "application/x-facilitator-plan"
NOTHING = "There is nothing on the clipboard that could be pasted here."


def put_on_clipboard(blocks: tuple[Block, ...], library: Library) -> None:
    """Put blocks on the clipboard."""
    mime = QMimeData()
    mime.setData(PLAN_MIME, dump_plan(Plan("clipboard", "Clipboard", time(0), blocks=blocks)))
    mime.setText(as_text(blocks, library))
    QGuiApplication.clipboard().setMimeData(mime)


def taken_from_clipboard(new_id: Callable[[], str]) -> tuple[Block, ...]:
    """The blocks on the clipboard, or those that its text tells. Raises BadEdit when there are none."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None:
        raise BadEdit(NOTHING)
    if mime.hasFormat(PLAN_MIME):
        try:
            return load_plan(bytes(mime.data(PLAN_MIME).data()), "clipboard")[0].blocks
        except BadFile as bad:
            raise BadEdit(NOTHING) from bad
    if not mime.hasText():
        raise BadEdit(NOTHING)
    return from_text(mime.text(), new_id)
