"""The parts of the console: steps, reading, agenda, facts, re-plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator_app.core.activity import Reply, Safety, Step
from facilitator_app.core.plan import Plan, Strand
from facilitator_app.ui.run.agenda import AgendaRow
from facilitator_app.ui.run.reading import cues
from tests.builders import activity, block, breakout, plan, section
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import Paints

Key = Qt.Key
MakeRig = Callable[..., Rig]
STEPS = (
    Step("Ask pairs.", 3, "Set up", screen="In pairs"),
    Step("Draw a line.", 4, "Draw", note="Keep it short"),
    Step("Talk.", 5, "Talk", screen="What did you see?"),
)
HARD = activity(
    "hard",
    title="Hard talk",
    steps=STEPS,
    questions=("What did you notice?",),
    closing="Thank each other.",
    safety=Safety(
        "high",
        flags=("racism",),
        opt_out="You can step out.",
        notes=("Stay near the door.",),
        do_nots=("Do not ask for stories.",),
        resistance=(Reply("It is fine.", "For whom?"),),
    ),
)
EVENING = plan(
    block("a", 10, title="Arrive", notes="Greet people.", lead="Ana", support="Ben"),
    block("hand-out", 0, kind="note", title="Hand out cards", notes="One each"),
    block("b", 20, activity="hard", priority="shrink", min_minutes=12),
    block("c", 10, title="Game", priority="drop"),
    block("d", 5, title="Close"),
    must_end="19:15",
)


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING, activities={"hard": HARD})
    made.start()
    return made


def rows(rig: Rig) -> list[AgendaRow]:
    model = rig.console.agenda.model()
    return [model.index(place, 0).data(Qt.ItemDataRole.UserRole) for place in range(model.rowCount())]


class TestSteps:
    def test_choosing_one_shows_its_words_to_participants(self, rig: Rig) -> None:
        rig.go_on()
        rig.key(Key.Key_End)
        assert rig.view.message == "What did you see?"
        assert rig.console.reading.step.text() == "Talk."
        rig.key(Key.Key_Home)
        assert rig.view.message == "In pairs"

    def test_the_first_is_chosen_without_a_press(self, rig: Rig) -> None:
        rig.go_on()
        assert rig.console.steps.currentIndex().row() == 0
        assert rig.keeper.done() == ["start", "next"]

    def test_one_without_words_brings_the_parts_own_back(self, rig: Rig) -> None:
        rig.go_on()
        rig.key(Key.Key_End)
        rig.key(Key.Key_Up)
        assert rig.view.message == ""
        rig.pass_time(seconds=1)
        assert rig.console.steps.currentIndex().row() == 1
        assert rig.console.reading.step_note.text() == "Keep it short"

    def test_a_click_chooses(self, rig: Rig) -> None:
        rig.go_on()
        steps = rig.console.steps
        place = steps.visualRect(steps.model().index(2, 0)).center()
        QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert rig.view.message == "What did you see?"

    def test_a_blank_screen_stays_blank(self, rig: Rig) -> None:
        rig.go_on()
        rig.key(Key.Key_B)
        rig.key(Key.Key_End)
        assert rig.view.blank
        rig.key(Key.Key_B)
        assert (rig.view.blank, rig.view.message) == (False, "What did you see?")

    def test_the_one_on_the_screen_is_chosen_in_a_run_taken_up_again(
        self, rig: Rig, make_rig: MakeRig
    ) -> None:
        rig.go_on()
        rig.key(Key.Key_End)
        again = make_rig(EVENING, activities={"hard": HARD}, keeper=rig.keeper)
        again.live.resume("run-1")
        again.pass_time(seconds=1)
        assert again.console.steps.currentIndex().row() == 2
        assert rig.keeper.done() == ["start", "next", "show"]

    def test_a_parts_own_words_come_first(self, make_rig: MakeRig) -> None:
        own = plan(block("b", 20, activity="hard", screen="Come in"))
        rig = make_rig(own, activities={"hard": HARD})
        rig.start()
        model = rig.console.steps.model()
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
            "To begin",
            "Set up, 5 min",
            "Draw, 7 min",
            "Talk, 8 min",
        ]

    def test_a_breakout_has_the_steps_and_the_safety_of_its_groups(self, make_rig: MakeRig) -> None:
        inner = block("x", 12, activity="hard")
        groups = breakout("g", Strand("s", "Group A", (inner,)), Strand("t", "", (block("y", 10),)))
        rig = make_rig(plan(groups), activities={"hard": HARD})
        rig.start()
        model = rig.console.steps.model()
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
            "Group A: Hard talk, 12 min",
            "Set up, 3 min",
            "Draw, 4 min",
            "Talk, 5 min",
            "Group: Activity, 10 min",
        ]
        safety = rig.console.reading.safety.text()
        assert "You can step out." in safety["opt_out"]
        assert "Stay near the door." in safety["notes"]

    def test_the_steps_fill_the_time_that_the_part_has_now(self, make_rig: MakeRig) -> None:
        rig = make_rig(plan(block("b", 12, activity="hard")), activities={"hard": HARD})
        rig.start()
        rig.key(Key.Key_Escape)
        rig.key(Key.Key_Down)
        rig.live.press("add", seconds=720)
        model, chosen = rig.console.steps.model(), rig.console.steps.currentIndex().row()
        lengths = [model.index(row, 0).data().split(", ")[1] for row in range(model.rowCount())]
        assert (lengths, chosen) == (["6 min", "8 min", "10 min"], 1)

    def test_a_double_tap_on_the_last_part_asks_and_does_not_answer(self, make_rig: MakeRig) -> None:
        rig = make_rig(plan(block("b", 12)))
        rig.start()
        rig.console.do("next")
        rig.console.do("finish")
        assert rig.live.position.state == "running"

    def test_words_of_another_part_choose_the_first(self, rig: Rig) -> None:
        rig.go_on()
        rig.live.press("show", text="Something else")
        assert rig.console.steps.currentIndex().row() == 0


class TestReading:
    def test_a_part_of_the_plan(self, rig: Rig) -> None:
        reading = rig.console.reading
        assert reading.notes.text() == "Greet people."
        assert reading.roles.text() == "Ana, Ben"
        assert reading.safety.isHidden()
        assert rig.console.steps.isHidden()

    def test_an_activity_with_its_safety(self, rig: Rig) -> None:
        rig.go_on()
        reading = rig.console.reading
        assert not reading.safety.isHidden()
        assert reading.safety.heading.text() == "Highly sensitive: may touch on racism"
        assert reading.safety.text() == {
            "opt_out": "You can step out.",
            "notes": "•  Stay near the door.",
            "do_nots": "•  Do not ask for stories.",
        }
        assert reading.questions.text() == "•  What did you notice?"
        assert reading.closing.text() == "Thank each other."
        assert reading.replies.text() == "“It is fine.”\nFor whom?"
        assert reading.cues.text() == "•  Hand out cards: One each"

    def test_it_tells_what_participants_read(self, rig: Rig) -> None:
        assert rig.console.reading.on_screen.text() == ""
        rig.go_on()
        assert rig.console.reading.on_screen.text() == "In pairs"
        rig.key(Key.Key_End)
        assert rig.console.reading.on_screen.text() == "What did you see?"

    def test_a_part_with_nothing_says_so(self, rig: Rig) -> None:
        rig.console.agenda.wanted.emit("c")
        assert rig.console.reading.nothing.text() == "There are no notes for this part."

    def test_groups_side_by_side(self, make_rig: MakeRig) -> None:
        groups = breakout(
            "g",
            Strand("s1", "Group A", (block("x", 20, title="Scene one"), block("y", 5, title="Talk"))),
            Strand("s2", "", (block("z", 15, title="Scene two"),)),
        )
        rig = make_rig(plan(groups))
        rig.start()
        assert rig.console.reading.groups.text() == (
            "•  Group A: Scene one, 20 min; Talk, 5 min\n•  Group: Scene two, 15 min"
        )

    def test_keys_scroll_or_are_left_to_the_run(self, make_rig: MakeRig) -> None:
        rig = make_rig(plan(block("a", 10, notes="Line\n" * 200), block("b", 10)))
        rig.start()
        bar = rig.console.reading.verticalScrollBar()
        rig.qtbot.waitUntil(lambda: bar.maximum() > 0)
        rig.console.reading.setFocus()
        rig.key(Key.Key_Down)
        assert bar.value() > 0
        rig.key(Key.Key_PageDown)
        assert rig.on == "b"

    def test_notes_before_a_part_are_those_since_the_last_timed_one(self) -> None:
        of: Plan = plan(
            block("n0", 0, title="Old"),
            block("a", 5),
            section("s", block("n1", 0, title="New"), block("b", 5), title="Section"),
        )
        found = of.find("b")
        assert found is not None
        assert [*cues(of, found, {})] == ["New"]
        assert [*cues(of, block("gone"), {})] == []


class TestAgenda:
    def test_it_tells_states_in_words(self, rig: Rig) -> None:
        rig.go_on()
        rig.live.press("skip", block="c")
        assert [(each.word, each.title, each.sensitive) for each in rows(rig)] == [
            ("Done", "Arrive", False),
            ("Now", "Hard talk", True),
            ("Skipped", "Game", False),
            ("Next", "Close", False),
        ]

    def test_a_row_reads_as_a_sentence(self, rig: Rig) -> None:
        rig.go_on()
        assert str(rows(rig)[1]).startswith("Now: Hard talk (sensitive), 18:30–18:50, planned 18:40, 20 min")

    def test_a_tick_changes_only_the_rows_that_read_otherwise(self, rig: Rig) -> None:
        changed: list[int] = []
        rig.console.agenda.model().dataChanged.connect(lambda first, last: changed.append(first.row()))
        rig.pass_time(seconds=0.2)
        assert changed == []
        rig.pass_time(minutes=11.5)
        assert changed == [0, 1, 2, 3]

    def test_a_double_click_goes_there(self, rig: Rig) -> None:
        agenda = rig.console.agenda
        place = agenda.visualRect(agenda.model().index(2, 0)).center()
        QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert rig.on == "a"
        QTest.mouseDClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert rig.on == "c"

    def test_enter_on_the_part_that_is_on_changes_nothing(self, rig: Rig) -> None:
        rig.console.agenda.setFocus()
        rig.key(Key.Key_Return)
        assert rig.keeper.done() == ["start"]

    def test_the_part_that_is_on_is_in_sight(self, make_rig: MakeRig) -> None:
        rig = make_rig(plan(*(block(f"p{number}", 5) for number in range(60))))
        rig.start()
        rig.console.agenda.wanted.emit("p40")
        agenda = rig.console.agenda
        assert agenda.viewport().rect().contains(agenda.visualRect(agenda.currentIndex()))
        assert agenda.currentIndex().row() == 40

    def test_the_part_that_is_on_stays_in_sight_in_less_room(self, make_rig: MakeRig) -> None:
        rig = make_rig(plan(*(block(f"p{number}", 5) for number in range(60))))
        rig.start()
        rig.console.agenda.wanted.emit("p40")
        rig.settle()
        rig.key(Qt.Key.Key_N)
        rig.screen.resize(900, 560)
        rig.settle()
        agenda = rig.console.agenda
        assert agenda.viewport().rect().contains(agenda.visualRect(agenda.model().index(40, 0)))

    def test_the_part_that_the_hand_is_on_stays_in_sight_in_less_room(self, make_rig: MakeRig) -> None:
        rig = make_rig(plan(*(block(f"p{number}", 5) for number in range(60))))
        rig.start()
        agenda = rig.console.agenda
        agenda.setFocus()
        agenda.setCurrentIndex(agenda.model().index(30, 0))
        rig.screen.resize(900, 560)
        rig.settle()
        assert agenda.viewport().rect().contains(agenda.visualRect(agenda.currentIndex()))


def test_facts_of_the_session(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    facts = rig.console.facts
    assert [each.text() for each in (facts.clock, facts.standing, facts.end, facts.next)] == [
        "18:46",
        "6 min behind",
        "Ends 19:21 · must end 19:15 · late",
        "Next at 18:46: Hard talk, 20 min",
    ]
    assert facts.end.property("role") == "warning"


def test_a_blank_screen_is_not_forgotten(rig: Rig) -> None:
    assert rig.console.facts.blank.isHidden()
    rig.key(Key.Key_B)
    assert not rig.console.facts.blank.isHidden()


def test_buttons_say_what_they_would_do_now(rig: Rig) -> None:
    buttons = rig.console.controls.buttons
    rig.click(buttons["pause"])
    rig.click(buttons["blank"])
    rig.console.agenda.wanted.emit("d")
    rig.click(buttons["pause"])
    assert [buttons[each].text() for each in ("pause", "blank", "next")] == [
        "Resume",
        "Show screen",
        "Finish…",
    ]
    assert buttons["pause"].accessibleName() == "Resume"


def test_every_button_does_its_work(rig: Rig) -> None:
    buttons = {**rig.console.controls.buttons, **rig.console.more.buttons}
    for name in ("more", "less", "skip", "back", "next", "finish", "blank"):
        rig.click(buttons[name])
        if rig.console.below.is_read_out:
            rig.click(rig.console.before.go_button)
    assert rig.keeper.done() == ["start", "add", "add", "skip", "go", "next", "blank"]
    assert not rig.console.question.isHidden()


def test_a_tick_in_the_same_second_paints_nothing(rig: Rig) -> None:
    # Until then the button for Undo counts the seconds that are left for it.
    rig.pass_time(seconds=11)
    rig.pass_time(seconds=1)
    rig.settle()
    watch = Paints(*rig.screen.findChildren(QWidget))
    rig.pass_time(seconds=0.2)
    rig.settle()
    assert watch.names == []
    rig.pass_time(seconds=1)
    rig.qtbot.waitUntil(lambda: "TimeFace" in watch.names, timeout=1000)
    assert not {"QLabel", "Heading", "Agenda", "Steps", "Reading", "KeyButton"} & {*watch.names}


def test_one_part_that_fails_stops_no_other(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> str:
        raise ValueError("broken")

    monkeypatch.setattr("facilitator_app.ui.run.words.standing", fail)
    with rig.qtbot.captureExceptions() as caught:
        rig.pass_time(minutes=1)
    assert [type(each[1]) for each in caught] == [ValueError]
    assert rig.console.face.face.digits == "9:00"
    assert rows(rig)[0].times == "18:30–18:40"


def test_hearing_the_time_is_not_a_flood(rig: Rig) -> None:
    rig.pass_time(seconds=1)
    said = rig.console.face.accessibleDescription()
    rig.pass_time(seconds=1)
    assert rig.console.face.accessibleDescription() == said
    rig.pass_time(minutes=8)
    assert rig.console.face.accessibleDescription().startswith("Ends soon")
