"""Asking where a file is to go, and telling what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QInputDialog, QMessageBox, QWidget

MOST_TOLD = 12
TITLE_LETTERS = 60


def ask_title(parent: QWidget, heading: str, question: str, usual: str) -> str:
    """The title that was typed, with room for a long one; '' where the person thought better of it."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(heading)
    dialog.setLabelText(question)
    dialog.setTextValue(usual)
    dialog.ensurePolished()
    wide = dialog.fontMetrics().averageCharWidth() * TITLE_LETTERS
    dialog.resize(max(wide, dialog.sizeHint().width()), dialog.sizeHint().height())
    for box in dialog.findChildren(QDialogButtonBox):
        agree = box.button(QDialogButtonBox.StandardButton.Ok)
        dialog.textValueChanged.connect(lambda text, agree=agree: agree.setEnabled(bool(text.strip())))
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    title = dialog.textValue().strip()
    dialog.deleteLater()
    return title if agreed else ""


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


def is_sure(parent: QWidget, title: str, text: str, do: str, leave: str) -> bool:
    """Whether something is to be done that cannot be taken back; a stray Enter or Escape leaves it undone."""
    asked = QMessageBox(parent)
    # What people called their things is never read as markup.
    asked.setTextFormat(Qt.TextFormat.PlainText)
    asked.setWindowTitle(title)
    asked.setText(text)
    done = asked.addButton(do, QMessageBox.ButtonRole.DestructiveRole)
    asked.setDefaultButton(asked.addButton(leave, QMessageBox.ButtonRole.RejectRole))
    asked.exec()
    asked.deleteLater()
    return asked.clickedButton() is done


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
    return is_sure(
        parent, "Replace a file", f"{target.name} is there already. Replace it?", "Replace", "Cancel"
    )
