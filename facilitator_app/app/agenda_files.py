"""Plans given out as files of any kind, and agendas of others taken in from tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app.app.clock import now
from facilitator_app.app.desk import Desk, new_id
from facilitator_app.core.errors import BadFile, Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.formats.agenda_columns import guess_columns, is_ours
from facilitator_app.formats.agenda_reading import Agenda, read_agenda
from facilitator_app.formats.kinds import KINDS, dump
from facilitator_app.formats.losses import lost
from facilitator_app.formats.sheet import Sheet, read_sheet
from facilitator_app.formats.writing import write_file
from facilitator_app.ui.asking import ask_kind, tell
from facilitator_app.ui.theme import Theme

USUAL_PEOPLE = 20


class AgendaFiles(QObject):
    """Asks for files and says what came of it."""

    def __init__(self, window: QWidget, theme: Theme, desk: Desk, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._theme, self._desk, self._say = window, theme, desk, say

    def ask_out(self, plan: Plan) -> None:
        """Ask where to and as what, write a plan as a file, and say what such a file does not keep."""
        kinds = [(kind.words, kind.ending) for kind in KINDS]
        usual = f"{file_name(plan.title, 'plan')}.{KINDS[0].ending}"
        chosen = ask_kind(self._window, "Save the plan as a file", usual, kinds)
        if chosen is None:
            return
        file, place = chosen
        kind = KINDS[place]
        try:
            write_file(file, dump(plan, self._desk.library, kind, now()))
        except Trouble as trouble:
            self._say(str(trouble))
            return
        losses = [] if kind.for_participants else lost(plan, kind.name)
        self._say(" ".join((f"Saved {file}.", *losses)))

    def take_in(self, file: Path) -> bool:
        """Begin a plan from a table, asking what its columns hold unless we wrote it; whether one is open."""
        try:
            sheet = read_sheet(file)
        except BadFile as bad:
            words = [str(problem) for problem in bad.problems]
            tell(self._window, f"{file.name} cannot be opened. Nothing was changed.", words)
            return False
        base = Plan(new_id(), file.stem or file.name, time(9, 0), group_size=USUAL_PEOPLE)
        agenda = self._as_written(sheet, base) or self._ask_about(sheet, base, file.name)
        if agenda is None or not self._desk.begin(agenda.plan):
            return False
        if agenda.told:
            self._say(" ".join(agenda.told))
        return True

    def _as_written(self, sheet: Sheet, base: Plan) -> Agenda | None:
        """What comes of a table that we wrote; None for any other, or where it was spoilt since."""
        if not is_ours(sheet):
            return None
        agenda = read_agenda(sheet, 1, guess_columns(sheet, 1), self._desk.library, base)
        return None if agenda.problems else replace(agenda, plan=replace(agenda.plan, id=base.id))

    def _ask_about(self, sheet: Sheet, base: Plan, name: str) -> Agenda | None:
        """What comes of a table, as the person said what its columns hold."""
        from facilitator_app.ui.home.mapping_dialog import MappingDialog

        dialog = MappingDialog(self._theme, sheet, base, self._desk.library, name, self._window)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.agenda if agreed else None


def file_name(title: str, usual: str) -> str:
    """A title as a name that every system takes; the usual one where nothing is left of it."""
    tidy = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in title)
    return " ".join(tidy.split())[:60] or usual
