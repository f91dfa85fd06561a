"""The program as a whole: one window, its screens, what is open, and the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app import __version__, bundled
from facilitator_app.app.clock import day_kept, local_zone, now, today
from facilitator_app.app.look import LookButton, follow_system, remembered_theme
from facilitator_app.app.mishaps import catch_all, log_path
from facilitator_app.core.errors import Trouble
from facilitator_app.store.database import Store
from facilitator_app.ui.window import MainWindow, Place

if TYPE_CHECKING:
    from facilitator_app.app.desk import Desk
    from facilitator_app.app.home_place import HomePlace
    from facilitator_app.app.library_place import LibraryPlace
    from facilitator_app.app.own import OwnActivities
    from facilitator_app.app.plan_files import PlanFiles
    from facilitator_app.core.activity import Activity
    from facilitator_app.core.advice import Counsel
    from facilitator_app.core.plan import Plan
    from facilitator_app.core.series import Series
    from facilitator_app.ui.live import Live
    from facilitator_app.ui.run.awake import AwakeInRun
    from facilitator_app.ui.run.displays import Displays
    from facilitator_app.ui.run.sound import Sound

WINDOW = "window"
LOOK = "participant_screen"
SOUND = "sound"
REFERRALS = "referrals_checked"
DRAWN_MS = 100
SETTLE_MS = 300


class Program(QObject):
    """Builds everything and connects it.

    Home shows first, from the lists of the data file alone. What it does not need is built, and its code
    is read, right after that or when it is first asked for, whichever is sooner.
    """

    def __init__(self, app: QApplication, store: Store, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self._store = store
        self.theme = remembered_theme(store)
        follow_system(app, self.theme)
        self._refresh_library()
        self._clock = clock
        self._waiting: list[QTimer] = []
        self.window = MainWindow(self.theme, self._places())
        self.window.rail.foot.addWidget(LookButton(self.theme, self._remember, self._about))
        self.window.may_close = self.may_close
        self._displays: Displays | None = None
        self._sound: Sound | None = None
        self._awake: AwakeInRun | None = None

    @cached_property
    def library(self) -> dict[str, Activity]:
        """Every activity by its id; own ones come, change and go in it."""
        return {**self._store.activities()}

    @cached_property
    def desk(self) -> Desk:
        """What is open: to begin with, the plan that was open when the program was last closed."""
        from facilitator_app.app.desk import Desk

        made = Desk(self._store, self.library)
        documents = (made.plan, made.roster, made.attendance)
        for refused in (made.refused, *(each.refused for each in documents)):
            refused.connect(self.warn)
        self._try(made.open_last)
        made.plan.changed.connect(self._title)
        made.plan.changed.connect(self._tell_of_run)
        return made

    @cached_property
    def own(self) -> OwnActivities:
        """The activities that somebody here wrote or changed."""
        from facilitator_app.app.own import OwnActivities

        made = OwnActivities(self._store, self.library, self._refresh_library)
        made.refused.connect(self.warn)
        made.changed.connect(self._show_library)
        return made

    @cached_property
    def home(self) -> HomePlace:
        """What can be done with plans and templates on Home."""
        from facilitator_app.app.home_place import HomePlace

        return HomePlace(
            self.window, self.theme, self._store, lambda: self.desk, lambda: self.files, self.resume
        )

    @cached_property
    def activities(self) -> LibraryPlace:
        """What can be done with the activities of the library."""
        from facilitator_app.app.library_place import LibraryPlace

        return LibraryPlace(self.window, self.theme, self._store, self.desk, self.own, self.files)

    @cached_property
    def live(self) -> Live:
        """The run that is on, if any."""
        from facilitator_app.app.awake import KeptAwake
        from facilitator_app.ui.live import Live, SteadyClock
        from facilitator_app.ui.run.awake import AwakeInRun

        made = Live(self._store, self._clock or SteadyClock(now), local_zone())
        made.refused.connect(self.warn)
        made.changed.connect(self._title)
        self._awake = AwakeInRun(made, KeptAwake())
        return made

    def show(self) -> None:
        """Open the window where it was last, on Home."""
        kept = self._store.setting(WINDOW, "")
        if not kept or not self.window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.window.resize(1280, 800)
        self.window.go("home")
        self.window.show()
        catch_all(log_path, self.say)
        # What the first press may need is read once the window is drawn.
        for late in (self._title, self._mark, self.theme.follow):
            self._after(DRAWN_MS, late)
        self._after(SETTLE_MS, self._settle)

    def say(self, text: str) -> None:
        """Tell something at the foot of the window."""
        self.window.notice.say(text)

    def warn(self, text: str) -> None:
        """Tell something that must be read: it stays until it is answered."""
        self.window.notice.say(text, stay=True)

    def may_close(self) -> bool:
        """Whether the window may close; asks when a session is running."""
        if self.live.is_on and not self.live.rehearsal and self.live.position.state in ("running", "paused"):
            from facilitator_app.app.leaving import may_leave

            if not may_leave(self.window):
                return False
        if self._displays is not None:
            self._displays.participant.close()
        return True

    def rest(self) -> None:
        """Begin nothing more."""
        for each in self._waiting:
            each.stop()

    def close_down(self) -> None:
        """Remember the window, stop what is on, and take working copies away."""
        self.rest()
        if self._awake is not None:
            self._awake.let_go()
        if self._sound is not None:
            self._sound.stop()
        geometry = self.window.saveGeometry().toBase64().toStdString()
        self._remember(WINDOW, geometry)
        papers = self.window.built("papers")
        if papers is not None:
            papers.close_down()  # type: ignore[attr-defined]

    @cached_property
    def files(self) -> PlanFiles:
        """Plans as files; its dialogs are read when one is first asked for."""
        from facilitator_app.app.plan_files import PlanFiles

        return PlanFiles(self.window, self.theme, self.desk, self.say, ["--data", str(self._store.path)])

    def advise(self, plan: Plan) -> Counsel:
        """What is worth saying about a plan."""
        from facilitator_app.core.advice import counsel

        return counsel(plan, self.library, today(), day_kept(self._store.setting(REFERRALS, "")))

    def check_referrals(self) -> None:
        """Note that the referral sheet was checked today; the notice takes it back."""
        before = self._store.setting(REFERRALS, "")
        self._note_referrals(today().isoformat())
        text = "Noted: you checked your referral sheet today. It is good for 90 days."
        self.window.notice.say(text, "Undo", lambda: self._note_referrals(before))

    def _note_referrals(self, day: str) -> None:
        self._remember(REFERRALS, day)
        self._show_library()

    def _places(self) -> tuple[Place, ...]:
        return (
            Place("home", "Home", "home", self._home),
            Place("library", "Library", "library", self._library),
            Place("plan", "Plan", "plan", self._plan),
            Place("run", "Run", "run", self._run),
            Place("people", "People", "people", self._people),
            Place("papers", "Papers", "papers", self._papers),
        )

    def _title(self) -> None:
        plan = self.desk.plan.value
        # A laptop that is mirrored to a projector shows its title bar to the room.
        named = "" if plan is None or self.live.is_on else f"{plan.title} – "
        self.window.setWindowTitle(f"{named}Facilitator")

    def _mark(self) -> None:
        self.window.setWindowIcon(self.theme.icon("run", self.theme.colours.accent))

    def _home(self) -> QWidget:
        return self.home.screen()

    def _library(self) -> QWidget:
        return self.activities.screen()

    def _plan(self) -> QWidget:
        from facilitator_app.app.desk import new_id
        from facilitator_app.ui.planner.screen import PlanScreen

        plan, learned = self.desk.plan, self._store.learned
        made = PlanScreen(self.theme, plan, self.library, self._search_ids, new_id, self.advise, learned)
        made.run_wanted.connect(lambda: self.window.go("run"))
        made.papers_wanted.connect(lambda: self.window.go("papers"))
        made.start_wanted.connect(lambda: self.window.go("home"))
        made.keep_wanted.connect(self.activities.keep_block)
        made.more_wanted.connect(self._do_with_plan)
        made.referrals_checked.connect(self.check_referrals)
        made.said.connect(self.say)
        return made

    def _do_with_plan(self, what: str) -> None:
        """What Home does with a plan of its list, asked for where the plan is open."""
        plan = self.desk.plan.value
        if plan is not None:
            home = self.home
            ways = {"template": home.keep_template, "versions": home.show_versions, "export": home.export}
            ways[what](plan.id)

    def _run(self) -> QWidget:
        from facilitator_app.app.past_runs import records
        from facilitator_app.app.run_place import run_place
        from facilitator_app.ui.run.displays import Displays
        from facilitator_app.ui.run.participant import ParticipantScreen
        from facilitator_app.ui.run.screen import RunScreen
        from facilitator_app.ui.run.sound import Sound

        self._displays = Displays(
            ParticipantScreen(
                self.theme,
                self.live,
                self.library,
                lambda: self._store.setting(LOOK, {}),
                lambda kept: self._remember(LOOK, kept),
            ),
            lambda: self.window,
            lambda: self._store.setting("display", ""),
            lambda name: self._remember("display", name),
        )
        live, plan = self.live, self.desk.plan
        self._sound = Sound(live, self.library, self._kept_sound, lambda kept: self._remember(SOUND, kept))
        place = run_place(self._store, self._try, self.check_referrals, live, self.window, self._displays)
        past = records(self.window, self._store, self.desk, live.hand_time)
        made = RunScreen(self.theme, live, plan, self.library, self._displays, self._sound, place, past)
        made.plan_wanted.connect(lambda: self.window.go("plan"))
        made.people_wanted.connect(self._to_people)
        made.start_wanted.connect(lambda: self.window.go("home"))
        made.said.connect(self.say)
        return made

    def _kept_sound(self) -> dict[str, object]:
        """What was chosen for sound; nobody hears a program that runs off the screen, such as the tour."""
        kept: dict[str, object] = self._store.setting(SOUND, {})
        return {**kept, "chimes": False} if QApplication.platformName() == "offscreen" else kept

    def _people(self) -> QWidget:
        from facilitator_app.app.desk import new_id
        from facilitator_app.core.people import Roster
        from facilitator_app.formats.roster import read_names
        from facilitator_app.ui.people.screen import PeopleScreen

        made = PeopleScreen(
            self.theme,
            self.desk.plan,
            self.desk.roster,
            self.desk.attendance,
            new_id,
            read_names,
            lambda: self._store.all_of(Roster),
        )
        made.start_wanted.connect(lambda: self.window.go("home"))
        made.papers_wanted.connect(lambda: self.window.go("papers").choose("sign-in"))  # type: ignore[attr-defined]
        made.said.connect(self.say)
        return made

    def _papers(self) -> QWidget:
        from facilitator_app.papers.all import PAPERS
        from facilitator_app.ui.papers.screen import PapersScreen

        data = ["--data", str(self._store.path)]
        made = PapersScreen(self.theme, PAPERS, self.desk.plan, self.desk.roster, self.desk.attendance, data)
        made.start_wanted.connect(lambda: self.window.go("home"))
        made.said.connect(self.say)
        return made

    def resume(self) -> None:
        """Go on with the session that was running when the program last stopped."""
        from facilitator_app.core.plan import Plan

        run = self._store.open_run()
        if run is not None and not self.live.is_on:
            self._try(lambda: self.live.resume(run))
            plan = self.live.plan
            if plan is not None and self._store.load(Plan, plan.id) is not None:
                self.desk.open(plan.id)
        self.window.go("run")

    def _search_ids(self, text: str) -> Sequence[str]:
        return self._store.find(text, {}).ids

    def _refresh_library(self) -> None:
        self._store.refresh_library(bundled.library_signature(), _bundled_activities, _bundled_templates)

    def _show_library(self) -> None:
        """Have the screens that list activities look again."""
        for name in ("library", "plan"):
            screen = self.window.built(name)
            if screen is not None:
                screen.show_changed()  # type: ignore[attr-defined]

    def _to_people(self) -> None:
        """The people of the session that ran, whatever plan has been opened meanwhile."""
        ran = self.live.plan
        opened = self.desk.plan.value
        if ran is not None and (opened is None or opened.id != ran.id):
            self.desk.open(ran.id)
        self.window.go("people")

    def _tell_of_run(self) -> None:
        ran, plan = self.live.plan, self.desk.plan.value
        if ran is None or plan is None or plan.id != ran.id:
            return
        lengths, begun = ({each.id: each.minutes for each in one.walk()} for one in (plan, ran))
        if lengths != begun:
            self.say("This session is running with the lengths it started with. Change its times on Run.")

    def _after(self, wait_ms: int, do: Callable[[], object]) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(do)
        timer.start(wait_ms)
        self._waiting.append(timer)

    def _settle(self) -> None:
        import tempfile

        from facilitator_app.app.leftovers import sweep

        self._store.warm()
        self._try(lambda: self._store.back_up_today(today()))
        sweep(Path(tempfile.gettempdir()), now())

    def _remember(self, key: str, value: object) -> None:
        self._try(lambda: self._store.set_setting(key, value))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except Trouble as trouble:
            self.warn(str(trouble))

    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.about(
            self.window,
            "About Facilitator",
            f"Facilitator {__version__}\n\nPlan a session, run it on screen, hand out paper.\n\n"
            f"Your work is kept in\n{self._store.path}",
        )


def _bundled_activities() -> list[Activity]:
    from facilitator_app.formats.activity import read_activity

    return [read_activity(path) for path in bundled.activity_files()]


def _bundled_templates() -> list[Plan | Series]:
    from facilitator_app.app.desk import all_series, templates

    return [*templates(), *all_series()]
