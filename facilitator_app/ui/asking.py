"""Asking where a file is to go, and telling what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

MOST_TOLD = 12


def tell(parent: QWidget, text: str, lines: Sequence[str]) -> None:
    """Say something that must be read, with the first of many lines."""
    shown = lines[:MOST_TOLD]
    more = [f"… and {len(lines) - MOST_TOLD} more"] if len(lines) > MOST_TOLD else []
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Facilitator")
    # Words of a file are never read as markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n".join([text, "", *shown, *more]))
    box.exec()


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
