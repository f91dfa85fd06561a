"""Asking where a file is to go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget


def ask_target(parent: QWidget, title: str, usual: str, kind: str, ending: str) -> Path | None:
    """Where to save a file, with its ending; None when the person thought better of it.

    The dialog adds the ending itself, so that it asks before a file of that very name is replaced.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), f"{kind} (*.{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(usual)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if chosen and files else None
