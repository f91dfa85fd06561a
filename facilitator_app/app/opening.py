"""Opening the data file at the start: trouble is told in a window, with what can be done about it.

What only trouble needs is imported when there is some.
"""

from __future__ import annotations

from pathlib import Path

from facilitator_app.app.clock import now
from facilitator_app.core.errors import Trouble
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import DamagedFile, LostFile


def open_store(path: Path) -> Store | None:
    """The store in a file; None when it cannot be opened and the person has been told why."""
    try:
        return Store.open(path, now)
    except (DamagedFile, LostFile) as loss:
        return _after_loss(path, loss)
    except Trouble as trouble:
        _refuse(trouble)
        return None


def _after_loss(path: Path, loss: DamagedFile | LostFile) -> Store | None:
    """Bring the newest backup back if the person wants it, else begin with a new file."""
    from PySide6.QtWidgets import QMessageBox

    from facilitator_app.store.restore import restore

    asked = QMessageBox(QMessageBox.Icon.Warning, "Facilitator", str(loss))
    fresh = asked.addButton("Start with an empty file", QMessageBox.ButtonRole.DestructiveRole)
    close = asked.addButton("Close", QMessageBox.ButtonRole.RejectRole)
    asked.setDefaultButton(close)
    bring = None
    if loss.newest_backup is not None:
        bring = asked.addButton("Bring the backup back", QMessageBox.ButtonRole.AcceptRole)
        asked.setDefaultButton(bring)
    asked.exec()
    clicked = asked.clickedButton()
    # None was clicked where the box was closed in another way.
    if clicked not in [each for each in (fresh, bring) if each is not None]:
        return None
    try:
        if clicked is bring and loss.newest_backup is not None:
            restore(loss.newest_backup, path, now)
        return Store.open(path, now, anew=True)
    except Trouble as trouble:
        _refuse(trouble)
        return None


def _refuse(trouble: Trouble) -> None:
    """Tell why there is no store."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(None, "Facilitator", str(trouble))
