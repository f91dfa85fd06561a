"""Plans as files: bringing one in, giving one out, and an activity's own papers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator_app.app.agenda_files import AgendaFiles
from facilitator_app.app.desk import Desk
from facilitator_app.core.errors import BadFile, Trouble
from facilitator_app.core.plan import Block, Plan
from facilitator_app.formats.plan import dump_plan
from facilitator_app.formats.sheet import SHEETS
from facilitator_app.ui.asking import tell
from facilitator_app.ui.papers.job import PrintJob
from facilitator_app.ui.theme import Theme

FILES = f"Plans and agendas (*.toml {' '.join(f'*{ending}' for ending in SHEETS)})"


class PlanFiles(QObject):
    """Asks for files and says what came of it."""

    def __init__(
        self, window: QWidget, theme: Theme, desk: Desk, say: Callable[[str], object], data: Sequence[str]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._say = window, desk, say
        self._agendas = AgendaFiles(window, theme, desk, say)
        self._data = data
        self._job = PrintJob(self)
        self._job.made.connect(self._open_papers)
        self._job.failed.connect(say)

    def ask_in(self) -> bool:
        """Ask for a plan file or an agenda and begin a plan from it; whether one is open now."""
        title = "Open a plan or an agenda"
        file, _ = QFileDialog.getOpenFileName(self._window, title, str(Path.home()), FILES)
        return bool(file) and self.take_in(Path(file))

    def take_in(self, file: Path) -> bool:
        """Begin a plan from a file; everything wrong with it is told, and nothing is taken half."""
        if file.suffix.lower() in SHEETS:
            return self._agendas.take_in(file)
        try:
            odd = self._desk.take_in(file)
        except BadFile as bad:
            words = [str(problem) for problem in bad.problems]
            tell(self._window, f"{file.name} cannot be opened. Nothing was changed.", words)
            return False
        except Trouble as trouble:
            self._say(f"{file.name} cannot be opened. {trouble}")
            return False
        if odd:
            tell(self._window, f"{file.name} is open. Some of it the program does not know:", odd)
        return True

    def ask_out(self, plan: str) -> None:
        """Ask where to and as what, and write a plan as a file."""
        found = self._desk.read(plan)
        if found is not None:
            self.give_out(found)

    def give_out(self, plan: Plan) -> None:
        """Ask where to and as what, and write a plan or what stands for one as a file."""
        self._agendas.ask_out(plan)

    def print_activity(self, activity: str) -> None:
        """Make the guide and the sheets of one activity and open them."""
        known = self._desk.library[activity]
        block = Block("activity", activity=activity, minutes=known.minutes.standard)
        plan = Plan(activity, known.title, time(9, 0), blocks=(block,), group_size=known.group_max)
        folder = Path(tempfile.mkdtemp(prefix="facilitator-activity-"))
        file = folder / "activity.toml"
        file.write_bytes(dump_plan(plan))
        papers = ["--paper", "guide", *(["--paper", "handouts"] if known.handouts else [])]
        self._job.start([*self._data, str(file), "--out", str(folder), *papers])
        self._say(f"Making the papers of “{known.title}”…")

    def _open_papers(self, files: dict[str, Path]) -> None:
        opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))) for file in files.values()]
        if not all(opened):
            folder = next(iter(files.values())).parent
            self._say(f"No program here opens PDF files. The papers are in {folder}.")
