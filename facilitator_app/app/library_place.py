"""The library in the window: its screen, and what is asked there of the store, the plan and files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from facilitator_app import bundled
from facilitator_app.app.activity_files import ActivityFiles
from facilitator_app.app.desk import Desk
from facilitator_app.app.own import OwnActivities
from facilitator_app.app.pictures import SheetPictures
from facilitator_app.app.plan_files import PlanFiles
from facilitator_app.core.errors import Trouble
from facilitator_app.core.foundation import Foundation
from facilitator_app.core.public import facilitator_title
from facilitator_app.formats.foundation import read_foundation
from facilitator_app.store.database import Store
from facilitator_app.ui.asking import ask_title, is_sure
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.window import MainWindow

MOST_NAMED = 5


class LibraryPlace(QObject):
    """Answers what the library screen asks for, and keeps parts of plans as activities."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        store: Store,
        desk: Desk,
        own: OwnActivities,
        papers: PlanFiles,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._store = window, theme, store
        self._desk, self._own, self._papers = desk, own, papers
        self._say = window.notice.say
        self.files = ActivityFiles(window, theme, own, desk.library, self._say)

    def screen(self) -> LibraryScreen:
        """The screen, connected."""
        made = LibraryScreen(
            self._theme,
            self._desk.library,
            self._store.find,
            self._desk.plan,
            SheetPictures(),
            self._store.favourites,
            self._store.plans_with,
            foundation,
            self._own.document,
            self._own.ids,
        )
        made.mark_wanted.connect(self._mark)
        made.add_wanted.connect(self._add)
        made.print_wanted.connect(self._papers.print_activity)
        made.new_wanted.connect(self._own.begin)
        made.copy_wanted.connect(self._own.copy)
        made.edit_wanted.connect(self._own.open)
        made.delete_wanted.connect(self.delete)
        made.save_wanted.connect(self.files.save)
        made.pack_wanted.connect(self.files.save_pack)
        made.import_wanted.connect(lambda: self._show(made, self.files.ask_in()))
        return made

    def keep_block(self, id: str) -> None:
        """Ask for a title, keep a block of the plan under it as an own activity, and show its form."""
        plan = self._desk.plan.value
        block = plan.find(id) if plan is not None else None
        if block is None:
            return
        usual = block.public_title or facilitator_title(block, self._desk.library)
        question = "Its title, which participants see on screen and on paper:"
        title = ask_title(self._window, "Keep as an activity of yours", question, usual)
        if title and self._own.begin_from(block, title):
            self._window.go("library")
            screen = self._window.built("library")
            if isinstance(screen, LibraryScreen):
                screen.edit()

    def delete(self, id: str) -> None:
        """Take an activity of one's own away, once it is clear what else would change."""
        title, plans = self._desk.library[id].title, self._store.plans_with(id)
        if plans and not self._may_delete(title, plans):
            return
        if self._own.delete(id):
            self._say(f"Deleted “{title}”.", "Undo", lambda: self._own.bring_back(id))

    def _may_delete(self, title: str, plans: Sequence[str]) -> bool:
        named = [f"“{each}”" for each in plans[:MOST_NAMED]] + ["…"] * (len(plans) > MOST_NAMED)
        lost = "Their blocks would lose its steps and worksheets."
        text = "\n".join((f"“{title}” is used in:", "", *named, "", lost))
        return is_sure(self._window, "Delete an activity", text, "Delete it", "Keep it")

    def _show(self, screen: LibraryScreen, id: str) -> None:
        if id:
            screen.show_changed(id)

    def _mark(self, id: str, favourite: bool) -> None:
        self._try(lambda: self._store.mark(id, favourite))

    def _add(self, id: str, minutes: int) -> None:
        if self._desk.add_activity(id, minutes):
            title = self._desk.library[id].title
            self._say(
                f"Added “{title}” to the plan.",
                "Go to the plan",
                lambda: self._window.go("plan"),
                leads_to="plan",
            )

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except Trouble as trouble:
            self._say(str(trouble), stay=True)


def foundation(theme: str) -> Foundation | None:
    """The reading card of a theme."""
    files = (each for each in bundled.foundation_files() if each.stem == theme.casefold())
    file = next(files, None)
    return None if file is None else read_foundation(file)
