"""Where the parts of a checkout are."""

import os
from pathlib import Path


class Checkout:
    """A folder with the program's source, and the virtual environment that belongs to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.venv / "facilitator-set-up.txt"

    def requirements(self, kind: str) -> Path:
        """Give the file of pinned requirements for `run` or `test`."""
        return self.root / ".ci" / "requirements" / f"{kind}.txt"


HERE = Checkout(Path(__file__).resolve().parents[2])
