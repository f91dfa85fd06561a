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
    chosen = ask_kind(parent, title, usual, [(kind, ending)])
    return chosen[0] if chosen else None


def ask_kind(
    parent: QWidget, title: str, usual: str, kinds: Sequence[tuple[str, str]]
) -> tuple[Path, int] | None:
    """Where to save a file, and as which of some kinds, each its words and its ending.

    An ending that was typed says which kind is meant. A file that is there already is replaced only after a
    question.
    """
    filters = [f"{words} (*.{ending})" for words, ending in kinds]
    dialog = QFileDialog(parent, title, str(Path.home()), ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(kinds[0][1])
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(kinds[filters.index(name)][1]))
    dialog.selectFile(usual)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    files, picked = dialog.selectedFiles(), dialog.selectedNameFilter()
    dialog.deleteLater()
    if not accepted or not files:
        return None
    target = Path(files[0])
    place = filters.index(picked) if picked in filters else 0
    endings = [ending for _, ending in kinds]
    if target.suffix[1:] in endings:
        return target, place if target.suffix[1:] == endings[place] else endings.index(target.suffix[1:])
    # The dialog takes what stands after a point, as in “v1.2”, for the ending, and asked about that name.
    whole = target.with_name(f"{target.name}.{endings[place]}")
    return (whole, place) if not whole.exists() or _may_replace(parent, whole) else None


def _may_replace(parent: QWidget, target: Path) -> bool:
    asked = QMessageBox(parent)
    asked.setTextFormat(Qt.TextFormat.PlainText)
    asked.setText(f"{target.name} is there already. Replace it?")
    replace = asked.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
    asked.setDefaultButton(asked.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    asked.exec()
    return asked.clickedButton() is replace
