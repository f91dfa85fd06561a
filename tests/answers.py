"""Screens put up alone, and answers to dialogs that come up while the call that asked goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme

MOST_LOOKS = 200


def when_asked(answer: Callable[[Any], object], looks: int = MOST_LOOKS) -> None:
    """Give the dialog that comes up next to a function."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            answer(dialog)
        elif looks:
            when_asked(answer, looks - 1)

    QTimer.singleShot(5, look)


def press(word: str, told: list[str] | None = None) -> None:
    """Press a button in the message box that comes up next, and note its text."""

    def answer(box: QMessageBox) -> None:
        if told is not None:
            told.append(box.text())
        next(each for each in box.buttons() if each.text().replace("&", "") == word).click()

    when_asked(answer)


def choose_file(file: Path, accepts: bool = True) -> None:
    """Choose a file in the dialog that comes up next, or think better of it."""

    def answer(dialog: QFileDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText(str(file))
        (dialog.accept if accepts else dialog.reject)()

    when_asked(answer)


def put_up(qtbot: QtBot, screen: QWidget, theme: Theme, size: tuple[int, int]) -> None:
    """Show a screen by itself in the theme, in the size asked for, and active."""
    qtbot.addWidget(screen)
    screen.setStyleSheet(style_sheet(theme))
    screen.resize(*size)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
