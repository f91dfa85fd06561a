"""Home in the window: its screen, and what is asked there of the store, the plans and templates."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from facilitator_app.store.database import Store
from facilitator_app.ui.home.screen import HomeScreen
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.window import MainWindow

if TYPE_CHECKING:
    from facilitator_app.app.desk import Desk
    from facilitator_app.app.own_templates import OwnTemplates
    from facilitator_app.app.plan_files import PlanFiles
    from facilitator_app.core.plan import Plan


class HomePlace(QObject):
    """Answers what the first screen asks for. What that needs is read when it is first asked for."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        store: Store,
        desk: Callable[[], Desk],
        files: Callable[[], PlanFiles],
        resume: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._store = window, theme, store
        self._find_desk, self._find_files, self._resume = desk, files, resume
        self._say = window.notice.say

    @property
    def _desk(self) -> Desk:
        return self._find_desk()

    @cached_property
    def templates(self) -> OwnTemplates:
        """The templates of a person's own."""
        from facilitator_app.app.own_templates import OwnTemplates

        return OwnTemplates(self._store, partial(self._say, stay=True))

    @cached_property
    def _screen(self) -> HomeScreen:
        store = self._store
        return HomeScreen(
            self._theme, store.plans, store.templates, self._open_run, self._run_title, store.own_templates
        )

    def screen(self) -> HomeScreen:
        """The screen, connected."""
        made = self._screen
        made.open_wanted.connect(lambda id: self._go_on(self._desk.open(id)))
        made.template_wanted.connect(self.ask_template)
        made.series_wanted.connect(self._choose_session)
        made.blank_wanted.connect(lambda: self._go_on(self._desk.start_blank()))
        made.duplicate_wanted.connect(lambda id: self._go_on(self._desk.duplicate(id)))
        made.import_wanted.connect(lambda: self._go_on(self._find_files().ask_in()))
        made.export_wanted.connect(self.export)
        made.remove_wanted.connect(self._remove)
        made.restore_wanted.connect(self._bring_back)
        made.resume_wanted.connect(self._resume)
        made.said.connect(self._say)
        made.list.tags_wanted.connect(self._ask_tags)
        made.list.archive_wanted.connect(partial(self._file_away, archived=True))
        made.list.unarchive_wanted.connect(partial(self._file_away, archived=False))
        made.list.keep_wanted.connect(self.keep_template)
        made.list.rename_wanted.connect(self._rename_template)
        made.list.versions_wanted.connect(self.show_versions)
        return made

    def ask_template(self, id: str) -> None:
        """Ask the few questions of a template, bundled or own; the plan is begun with the answers."""
        from facilitator_app.app.desk import one_template

        found = self.templates.find(id) or one_template(id)
        if found is None:
            self._say("That template is no longer there.", stay=True)
        else:
            self._ask_start(found)

    def keep_template(self, plan: str) -> None:
        """Ask for a title and keep a plan as a template under it."""
        found = self._desk.read(plan)
        if found is None:
            return
        title = self._ask_title("Save as a template", "Title of the template:", found.title)
        if title and (made := self.templates.keep(found, title)):
            self._screen.refresh()
            self._say(f"“{title}” is kept under Your templates.", "Show it", lambda: self._show(made))

    def show_versions(self, plan: str) -> None:
        """Show the earlier states of a plan, any of which can be brought back."""
        from facilitator_app.app.plan_versions import PlanVersions

        found = self._desk.read(plan)
        if found is not None:
            versions = PlanVersions(self._store, self._desk, found, self._say, lambda: self._go_on(True))
            self._put_up(versions.dialog(self._theme, self._window))

    def _go_on(self, opened: bool) -> None:
        if opened:
            self._window.go("plan")

    def _ask_start(self, template: Plan) -> None:
        from facilitator_app.app.desk import new_id
        from facilitator_app.core.template import start_from
        from facilitator_app.ui.home.new_plan import NewPlanDialog

        dialog = NewPlanDialog(self._theme, template, self._window)

        def start() -> None:
            self._go_on(self._desk.begin(start_from(template, dialog.answers, new_id())))

        dialog.accepted.connect(start)
        self._put_up(dialog)

    def _choose_session(self, id: str) -> None:
        """Show the sessions of a series; the one that is chosen is begun as a template is."""
        from facilitator_app.app.desk import one_series
        from facilitator_app.ui.home.series_dialog import SeriesDialog

        series = one_series(id)
        if series is not None:
            dialog = SeriesDialog(self._theme, series, self._window)
            dialog.accepted.connect(lambda: self._ask_start(series.plan(dialog.session)))
            self._put_up(dialog)

    def _ask_tags(self, id: str) -> None:
        from facilitator_app.ui.home.tags_dialog import TagsDialog

        plan = self._desk.read(id)
        if plan is None:
            return
        known = sorted({tag for each in self._store.plans() for tag in each.tags}, key=str.casefold)
        dialog = TagsDialog(self._theme, plan.title, plan.tags, known, self._window)

        def keep() -> None:
            self._desk.change(id, "Change the tags", lambda now: _with(now, tags=dialog.tags))
            self._screen.go_to(id)

        dialog.accepted.connect(keep)
        self._put_up(dialog)

    def _file_away(self, id: str, archived: bool) -> None:
        """Put a plan away under Archived, or bring it back from there."""
        title = self._screen.title(id)
        name = "Archive the plan" if archived else "Bring the plan back"
        done = self._desk.change(id, name, lambda now: _with(now, archived=archived))
        self._screen.refresh()
        if done:
            where = "is under Archived now" if archived else "is back among your plans"
            self._say(f"“{title}” {where}.", "Undo", partial(self._file_away_again, id, not archived))

    def _file_away_again(self, id: str, archived: bool) -> None:
        self._desk.change(id, "Bring the plan back", lambda now: _with(now, archived=archived))
        self._screen.go_to(id)

    def _rename_template(self, id: str) -> None:
        title = self._ask_title("Rename the template", "Title of the template:", self._screen.title(id))
        if title and self.templates.rename(id, title):
            self._screen.go_to(id)

    def _remove(self, id: str) -> None:
        if not self.templates.remove(id):
            self._desk.remove(id)

    def _bring_back(self, id: str) -> None:
        if not self.templates.bring_back(id):
            self._desk.bring_back(id)

    def export(self, id: str) -> None:
        """Ask for a file and write a plan, or a template of a person's own, to it."""
        from facilitator_app.core.template import as_plan

        template = self.templates.find(id)
        if template is None:
            self._find_files().ask_out(id)
        else:
            self._find_files().give_out(as_plan(template))

    def _show(self, id: str) -> None:
        self._window.go("home")
        self._screen.go_to(id)

    def _ask_title(self, heading: str, question: str, usual: str) -> str:
        """The title that was typed; '' where the person thought better of it."""
        from facilitator_app.ui.asking import ask_title

        return ask_title(self._window, heading, question, usual)

    def _put_up(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_run(self) -> str:
        run = self._store.open_run()
        if run is None:
            return ""
        from facilitator_app.core.run import replay
        from facilitator_app.core.run_view import run_items

        position = replay(run_items(self._store.run_plan(run)), self._store.events(run))
        return "" if position.state == "finished" else run

    def _run_title(self, run: str) -> str:
        return self._store.run_plan(run).title


def _with(plan: Plan, **changed: object) -> Plan:
    from dataclasses import replace  # slow to import, and no start has need of it

    return replace(plan, **changed)  # type: ignore[arg-type]
