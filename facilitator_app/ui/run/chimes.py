"""Chimes: asks the process of the chimes for sounds, and passes on why one was not heard."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from facilitator_app.ui.own_process import let_go, told

STOPPED = "stopped"


class Chimes(QObject):
    """Its process begins with the first sound. unheard says why a sound was not played as it was wanted."""

    unheard = Signal(str)
    heard = Signal()

    def __init__(self, command: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command) or _own_command()
        self._process: QProcess | None = None
        self._rest = b""

    @property
    def is_on(self) -> bool:
        """Whether its process is there."""
        return self._process is not None

    def play(self, files: Sequence[Path], volume: int) -> None:
        """Play the first of some files that can be, at a volume of 0 to 100; sounds wait for each other."""
        if self._process is None:
            self._process = self._begin()
        asked = {"files": [str(each) for each in files], "volume": volume}
        self._process.write(json.dumps(asked).encode() + b"\n")

    def stop(self) -> None:
        """Be quiet at once."""
        process, self._process = self._process, None
        if process is not None:
            let_go(process)

    def _begin(self) -> QProcess:
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setProgram(self._command[0])
        process.setArguments(self._command[1:])
        # What sound libraries complain of is told in our own words.
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._lost)
        process.errorOccurred.connect(self._lost)
        self._rest = b""
        process.start()
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        every, self._rest = told(self._process, self._rest)
        for each in every:
            if "why" in each:
                self.unheard.emit(each["why"])
            if each["heard"]:
                self.heard.emit()

    def _lost(self) -> None:
        """It ended by itself: the next sound begins another."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.unheard.emit(STOPPED)


def _own_command() -> list[str]:
    module = [] if getattr(sys, "frozen", False) else ["-m", "facilitator_app"]
    return [sys.executable, *module, "sound"]


def _environment() -> QProcessEnvironment:
    """Ours, with the place of this program first on the path of the child."""
    environment = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parents[3])
    path = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (here, path))))
    environment.insert("PYTHONIOENCODING", "utf-8")
    return environment
