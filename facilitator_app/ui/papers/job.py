"""A print job: the command line's print in a process of its own, so that the window never waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from facilitator_app.ui.own_process import let_go, told

NOT_MADE = "The papers could not be made."


class PrintJob(QObject):
    """Makes papers; progressed says how far it is, then either made or failed says how it ended."""

    progressed = Signal(int, int)
    made = Signal(dict)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._files: dict[str, Path] = {}
        self._rest = b""

    @property
    def is_on(self) -> bool:
        """Whether it is at work."""
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Begin; arguments are those of `print`. A job that is on is cancelled first."""
        self.cancel()
        self._files, self._rest = {}, b""
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setProgram(sys.executable)
        module = [] if getattr(sys, "frozen", False) else ["-m", "facilitator_app"]
        process.setArguments([*module, "print", *arguments, "--progress"])
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._broke)
        self._process = process
        process.start()

    def cancel(self) -> None:
        """Stop without a word; files already made stay where they are."""
        process, self._process = self._process, None
        if process is not None:
            let_go(process)

    def _read(self) -> None:
        if self._process is None:
            return
        every, self._rest = told(self._process, self._rest)
        for each in every:
            if "file" in each:
                self._files[each["paper"]] = Path(each["file"])
            self.progressed.emit(each["done"], each["of"])

    def _ended(self, code: int, _status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        words = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        self._process = None
        process.deleteLater()
        if code:
            self.failed.emit(words.splitlines()[-1] if words else NOT_MADE)
        else:
            self.made.emit(self._files)

    def _broke(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.failed.emit(NOT_MADE)


def _environment() -> QProcessEnvironment:
    """Ours, with the place of this program first on the path of the child."""
    environment = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parents[3])
    path = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (here, path))))
    environment.insert("PYTHONIOENCODING", "utf-8")
    return environment
