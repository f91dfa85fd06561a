"""What can go wrong with the data file, each as a sentence that a person can act on."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.core.errors import Trouble


class CannotOpen(Trouble):
    """The data file cannot be opened; it is as it was."""


class NoFileYet(CannotOpen):
    """There is no data file at this place yet, and it was to be read only."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no data file at “{path}” yet.")


class NewerFile(CannotOpen):
    """The data file was made by a newer version of the program; it is as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path}” was made by a newer version of Facilitator, and this one left it as it is. "
            "Install the newest version to open it."
        )


class NotOurs(CannotOpen):
    """The file belongs to another program; it is as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}” is not a Facilitator data file. It was left as it is.")


class DamagedFile(Trouble):
    """The data file was damaged and is set aside, whole; newest_backup can take its place."""

    def __init__(self, set_aside: Path, newest_backup: Path | None) -> None:
        self.set_aside = set_aside
        self.newest_backup = newest_backup
        offer = (
            f"The newest backup, “{newest_backup.name}”, can take its place."
            if newest_backup
            else "There is no backup to take its place."
        )
        super().__init__(
            f"The data file is damaged. It was kept as “{set_aside.name}” in {set_aside.parent}. {offer}"
        )


class LostFile(CannotOpen):
    """The data file is gone or empty, and newest_backup can take its place; nothing was made."""

    def __init__(self, path: Path, newest_backup: Path) -> None:
        self.newest_backup = newest_backup
        super().__init__(
            f"The data file “{path.name}” is missing or empty in {path.parent}. "
            f"The newest backup, “{newest_backup.name}”, can take its place."
        )


class NotRead(Trouble):
    """Something could not be read from the data file."""


class NotSaved(Trouble):
    """A change could not be saved; what is stored is as it was."""


class Stale(NotSaved):
    """What is stored is no longer what the change began from; it is as it was."""

    def __init__(self) -> None:
        super().__init__(
            "Not saved: this was changed in another window since it was opened here. "
            "Open it again to see that change, then make yours once more."
        )


class NotErased(Trouble):
    """Somebody was taken off, but the file may still hold traces of the name."""

    def __init__(self, why: str) -> None:
        super().__init__(f"It is removed, but traces may stay in the data file, so do it once more: {why}")


class NotBackedUp(Trouble):
    """No backup was made; the data file and the file that was named are as they were."""


class NotRestored(Trouble):
    """Nothing was restored; the data file is as it was."""
