"""Asking where a file is to go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget


def ask_target(parent: QWidget, title: str, usual: str, kind: str, ending: str) -> Path | None:
    """Where to save a file, with its ending; None when the person thought better of it.

    A file that is there already is replaced only after a question.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), f"{kind} (*.{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(usual)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    if not chosen or not files:
        return None
    target = Path(files[0])
    if target.suffix == f".{ending}":
        return target
    # The dialog takes what stands after a point, as in “v1.2”, for the ending, and asked about that name.
    whole = target.with_name(f"{target.name}.{ending}")
    return whole if not whole.exists() or _may_replace(parent, whole) else None


def _may_replace(parent: QWidget, target: Path) -> bool:
    asked = QMessageBox(parent)
    asked.setTextFormat(Qt.TextFormat.PlainText)
    asked.setText(f"{target.name} is there already. Replace it?")
    replace = asked.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
    asked.setDefaultButton(asked.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    asked.exec()
    return asked.clickedButton() is replace
