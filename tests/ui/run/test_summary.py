"""After a session: the chart, the notes, what was delivered; and the earlier runs of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import replay
from facilitator_app.core.run_view import RunView, run_items, view
from facilitator_app.ui.run.past_runs import PastRun, PastRuns, Records
from facilitator_app.ui.run.summary import Summary
from facilitator_app.ui.run.summary_chart import pieces
from facilitator_app.ui.theme import Theme
from tests.answers import press as answer
from tests.answers import put_up
from tests.builders import activity, block, moment, plan, press
from tests.ui.run.conftest import Rig

Key = Qt.Key
EVENING = plan(
    block("a", 10, title="Arrive", activity="boxes"),
    block("b", 20, title="Talk"),
    block("c", 5, title="Close"),
)
LOG = (
    press("18:30", "start"),
    press("18:36", "note", text="Cold <b>room</b>"),
    press("18:42", "next"),
    press("18:42", "skip"),
    press("18:45", "finish"),
)
LIBRARY = {"boxes": activity("boxes")}


def ended(evening: Plan = EVENING) -> RunView:
    return view(evening, replay(run_items(evening), LOG), moment("20:00"), UTC)


@pytest.fixture
def summary(qtbot: QtBot) -> Summary:
    theme = Theme("light")
    made = Summary(theme, LIBRARY)
    put_up(qtbot, made, theme, (1000, 640))
    made.show_view(ended())
    return made


@pytest.mark.parametrize(
    ("planned", "actual", "signs"),
    [
        (10, 6, [("took", 0, 6), ("planned", 0, 10)]),
        (10, 12, [("took", 0, 10), ("planned", 0, 10), ("longer", 10, 12)]),
        (10, 0, [("left out", 0, 10)]),
        (0, 5, [("longer", 0, 5)]),
        (0, 0, []),
    ],
)
def test_a_bar_tells_what_was_planned_what_it_took_and_what_was_beyond(
    planned: int, actual: int, signs: list[tuple[str, int, int]]
) -> None:
    assert pieces(planned, actual) == signs


def test_the_bars_are_drawn_beside_the_words(summary: Summary) -> None:
    colours = Theme("light").colours
    image = summary.table.viewport().grab().toImage()
    drawn = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert {QColor(colours.accent).name(), QColor(colours.warning).name()} <= drawn


def test_whoever_hears_the_table_hears_all_that_the_bars_show(summary: Summary) -> None:
    model = summary.table.model()
    assert [model.index(0, x).data() for x in range(5)] == [
        "Arrive",
        "10 min",
        "12 min",
        "2 min longer",
        None,
    ]
    assert model.index(1, 3).data() == "Left out"


def test_notes_stand_beside_it_with_their_times_and_are_no_markup(summary: Summary) -> None:
    said = [each.text() for each in summary.notes.findChildren(QLabel)]
    assert said == ["Notes", "18:36, Arrive", "Cold <b>room</b>"]
    assert not summary.notes.isHidden()


def test_without_notes_the_table_has_all_the_room(summary: Summary) -> None:
    quiet = replay(run_items(EVENING), [LOG[0], LOG[-1]])
    summary.show_view(view(EVENING, quiet, moment("20:00"), UTC))
    assert summary.notes.isHidden()


def test_what_was_delivered_is_told_in_plain_words(summary: Summary) -> None:
    assert summary.delivered.text() == "13 of 35 planned minutes delivered. Referral offered: no."


def test_a_tick_leaves_what_is_chosen_in_the_table(summary: Summary) -> None:
    summary.table.setCurrentIndex(summary.table.model().index(1, 0))
    summary.show_view(ended())
    assert summary.table.currentIndex().row() == 1


def test_what_can_be_kept_is_asked_for(make_rig: Callable[..., Rig]) -> None:
    rig = make_rig(EVENING)
    kept: list[tuple[str, Plan, RunView]] = []
    rig.screen._records = Records(
        save=lambda plan, shown: kept.append(("save", plan, shown)),
        use_times=lambda plan, shown: kept.append(("times", plan, shown)),
    )
    rig.start(minutes=12)
    rig.live.press("finish")
    rig.click(rig.screen.summary.save)
    rig.click(rig.screen.summary.times)
    assert [(word, plan.id, shown.state) for word, plan, shown in kept] == [
        ("save", "evening", "finished"),
        ("times", "evening", "finished"),
    ]


class Shelf:
    """Earlier runs in memory."""

    def __init__(self) -> None:
        self.kept = [
            PastRun("two", moment("2026-03-09 18:30"), 35, "ended on time"),
            PastRun("one", moment("18:30"), 15, "closed before the end"),
        ]
        self.used: list[str] = []
        self.saved: list[str] = []
        self.broken = False

    def records(self) -> Records:
        return Records(
            count=lambda plan: len(self.kept),
            runs=lambda plan: list(self.kept),
            read=lambda run: None if self.broken else (EVENING, ended()),
            delete=self.delete,
            save=lambda plan, shown: self.saved.append(plan.id),
            use_times=lambda plan, shown: self.used.append(plan.id),
        )

    def delete(self, run: str) -> None:
        self.kept = [each for each in self.kept if each.id != run]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def past(qtbot: QtBot, shelf: Shelf) -> Iterator[PastRuns]:
    theme = Theme("light")
    made = PastRuns(theme, LIBRARY, shelf.records())
    put_up(qtbot, made, theme, (1000, 640))
    made.show_plan(EVENING)
    made.take_focus()
    yield made
    made.close()


def test_earlier_runs_are_listed_with_their_day_length_and_end(past: PastRuns) -> None:
    model = past.list.model()
    assert [model.index(y, 0).data() for y in range(2)] == [
        "9 March 2026, 18:30, 35 min · ended on time",
        "2 March 2026, 18:30, 15 min · closed before the end",
    ]
    assert not past.list.grab().isNull()


def test_an_earlier_run_is_opened_used_and_left_by_keyboard(past: PastRuns, shelf: Shelf) -> None:
    QTest.keyClick(past.list, Key.Key_Down)
    QTest.keyClick(past.list, Key.Key_Return)
    summary = past.summary
    assert summary.isVisible()
    assert summary.heading.text() == "Evening, 2 March 2026, 18:30"
    assert (summary.people.isHidden(), summary.back.isHidden()) == (True, True)
    QTest.keyClick(summary.save, Key.Key_Return)
    QTest.keyClick(summary.times, Key.Key_Return)
    assert (shelf.saved, shelf.used) == (["evening"], ["evening"])
    QTest.keyClick(summary.table, Key.Key_Escape)
    assert past.list.hasFocus()
    assert past.list.currentIndex().row() == 1


def test_escape_leaves_the_list(qtbot: QtBot, past: PastRuns) -> None:
    with qtbot.waitSignal(past.left):
        QTest.keyClick(past.list, Key.Key_Escape)


def test_a_run_that_cannot_be_read_is_not_shown(past: PastRuns, shelf: Shelf) -> None:
    shelf.broken = True
    QTest.keyClick(past.list, Key.Key_Return)
    assert past.list.isVisible()


def test_a_run_is_deleted_after_a_question_only(past: PastRuns, shelf: Shelf) -> None:
    told: list[str] = []
    answer("Keep it", told)
    QTest.keyClick(past.list, Key.Key_Delete)
    assert len(shelf.kept) == 2
    assert "notes are deleted for good" in told[0]
    assert told[0].startswith("Delete the run of 9 March 2026, 18:30?")
    answer("Delete it")
    QTest.keyClick(past.list, Key.Key_Delete)
    assert [each.id for each in shelf.kept] == ["one"]
    answer("Delete it")
    QTest.keyClick(past.list, Key.Key_Delete)
    assert past.none_left.isVisible()
    assert past.focusWidget() is past.back
    assert not past.delete.isVisible()
    past._ask_delete()
    past._open()
    assert past.none_left.isVisible()
