"""Activities as files and packs: taken in after all questions are answered, and given out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from facilitator_app.app.agenda_files import file_name
from facilitator_app.app.own import Edits, OwnActivities, licence_text
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadFile, Trouble
from facilitator_app.formats.activity_writing import activity_text
from facilitator_app.formats.pack import Pack, pack_bytes, read_activities
from facilitator_app.formats.writing import write_file
from facilitator_app.ui.asking import ask_target, tell
from facilitator_app.ui.library.clashes import Answer, ClashDialog
from facilitator_app.ui.library.words import count_text
from facilitator_app.ui.theme import Theme

FILES = "Activities and packs (*.toml *.zip)"
Say = Callable[..., object]


class ActivityFiles(QObject):
    """Asks for files and says what came of it; shown is told the id of what was taken in."""

    def __init__(
        self, window: QWidget, theme: Theme, own: OwnActivities, library: Mapping[str, Activity], say: Say
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._own = window, theme, own
        self._library, self._say = library, say

    def ask_in(self) -> str:
        """Ask for files and take in what is in them; the id of the first, or ''."""
        files, _ = QFileDialog.getOpenFileNames(self._window, "Import activities", str(Path.home()), FILES)
        return self.take_in([Path(each) for each in files])

    def take_in(self, files: Sequence[Path]) -> str:
        """Take in all that some files hold, or nothing; what is wrong is told. The first one's id, or ''."""
        pack = self._read(files)
        if pack is None or not pack.activities:
            return ""
        answers = self._ask_about(self._own.clashing(pack))
        edits = None if answers is None else self._own.take_in(pack, answers)
        if edits is None:
            return ""
        self._tell_taken(edits)
        return next((after.id for _, after in edits if after is not None), pack.activities[0].id)

    def save(self, id: str) -> None:
        """Ask where to and write one activity as a file."""
        activity = self._library[id]
        name = f"{file_name(activity.title, 'activity')}.toml"
        file = ask_target(self._window, "Save the activity as a file", name, "Activities", "toml")
        if file is not None:
            self._write(file, activity_text(activity).encode())

    def save_pack(self) -> None:
        """Ask where to and write all activities of one's own as a pack."""
        own = [self._library[id] for id in self._own.ids() if id in self._library]
        file = ask_target(self._window, "Save your activities", "my activities.zip", "Packs", "zip")
        if file is not None:
            self._write(file, pack_bytes(own, licence_text(own)))

    def _read(self, files: Sequence[Path]) -> Pack | None:
        """All that is in some files; None once their problems have been told."""
        activities: dict[str, Activity] = {}
        wrong: list[str] = []
        for file in files:
            try:
                held = read_activities(file).activities
                twice = [each for each in held if activities.get(each.id, each) != each]
                wrong += [f"{file.name}: id: “{each.id}” is in another of the files too" for each in twice]
                activities |= {each.id: each for each in held}
            except BadFile as bad:
                wrong += [f"{file.name}: {problem}" for problem in bad.problems]
            except Trouble as trouble:
                wrong.append(str(trouble))
        if wrong:
            tell(self._window, "Nothing was imported.", wrong)
            return None
        return Pack(tuple(activities.values()), "")

    def _ask_about(self, clashing: Sequence[Activity]) -> dict[str, Answer] | None:
        """What is to become of those whose ids are taken; None when the person thought better of it."""
        if not clashing:
            return {}
        dialog = ClashDialog(self._theme, clashing, self._library, self._window)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.answers if agreed else None

    def _tell_taken(self, edits: Edits) -> None:
        if not edits:
            self._say("Nothing was imported: all of it is there already.")
            return
        self._say(f"Imported {count_text(len(edits))}.", "Undo", lambda: self._own.take_back(edits))

    def _write(self, file: Path, data: bytes) -> None:
        try:
            write_file(file, data)
        except Trouble as trouble:
            self._say(str(trouble))
        else:
            self._say(f"Saved {file}.")
