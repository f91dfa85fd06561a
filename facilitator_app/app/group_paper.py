"""The groups of the session that runs as a paper: asks where to, writes it, and opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator_app import bundled
from facilitator_app.core.groups import Group
from facilitator_app.formats.writing import write_file
from facilitator_app.ui.asking import ask_target
from facilitator_app.ui.window import MainWindow

Try = Callable[[Callable[[], object]], object]


def print_groups(window: MainWindow, try_it: Try, title: str, groups: Sequence[Group]) -> None:
    """Make the paper where the person says; the session goes on behind the question."""
    target = ask_target(window, "Save the groups to print them", "Groups.pdf", "PDF", "pdf")
    if target is not None:
        try_it(lambda: _make(window, target, title, groups))


def _make(window: MainWindow, target: Path, title: str, groups: Sequence[Group]) -> None:
    # Nothing that draws on paper is loaded before a paper is wanted.
    from facilitator_app.papers.fonts import register_fonts
    from facilitator_app.papers.groups import render
    from facilitator_app.papers.options import Options

    register_fonts(bundled.fonts())
    write_file(target, render(title, groups, Options()))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
        window.notice.say(f"The groups are in {target}. No program here opens PDF files.")
