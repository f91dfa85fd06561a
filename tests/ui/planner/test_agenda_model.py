from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from facilitator_app.core import reshape
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.parking import park, unpark
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.planner import changes
from facilitator_app.ui.planner.agenda_model import (
    BLOCK_MIME,
    LENGTH,
    ROW_ROLE,
    TIME,
    WHAT,
    WHO,
    AgendaModel,
)
from facilitator_app.ui.planner.rows import Branch, Row, agenda, walk
from tests.builders import block, breakout, plan, section, strand
from tests.ui.planner.conftest import EVENING, LIBRARY

Edit = Callable[[Plan, str, str, int, Callable[[], str]], Plan]
EDITS: list[Edit] = [
    lambda value, id, parent, place, new: changes.nudge(value, [id], 1),
    lambda value, id, parent, place, new: changes.nudge(value, [id], -1),
    lambda value, id, parent, place, new: reshape.move(value, [id], parent, place),
    lambda value, id, parent, place, new: reshape.without(value, [id]),
    lambda value, id, parent, place, new: reshape.duplicate(value, [id], new)[0],
    lambda value, id, parent, place, new: reshape.move(value, [id, "tea", "a1"], parent, place),
    lambda value, id, parent, place, new: changes.nudge(value, [id, "arrive"], 1),
    lambda value, id, parent, place, new: park(value, [id]),
    lambda value, id, parent, place, new: unpark(value, [each.block.id for each in value.parked]),
    lambda value, id, parent, place, new: value.add(block(new(), place), place, parent),
    lambda value, id, parent, place, new: value.add(section(new()), place, parent),
    lambda value, id, parent, place, new: value.add(changes.small_groups(new), place, parent),
    lambda value, id, parent, place, new: changes.retitle(value, id, f"Title {place}"),
]


def branches(value: Plan) -> tuple[Branch, ...]:
    return agenda(value, schedule(value), LIBRARY)


def read(branches: tuple[Branch, ...]) -> tuple[tuple[Row, Any], ...]:
    """The words of branches, each with those of what it holds."""
    return tuple((branch.row, read(branch.branches)) for branch in branches)


def shown(model: AgendaModel, parent: QModelIndex | None = None) -> tuple[tuple[Row, Any], ...]:
    """What the model says, read through its indexes alone."""
    held = []
    for place in range(model.rowCount(parent)):
        index = model.index(place, 0, parent)
        assert model.parent(index) == (parent or QModelIndex())
        held.append((index.data(ROW_ROLE), shown(model, index)))
    return tuple(held)


def everything(value: Plan) -> list[str]:
    return [row.id for row in walk(branches(value))]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 99), st.integers(0, 99), st.integers(0, 4)),
        max_size=14,
    ),
    st.integers(0, 3),
)
def test_the_model_is_sound_and_true_after_any_edits_and_undos(
    qapp: QApplication, steps: list[tuple[Edit, int, int, int]], jump: int
) -> None:
    model = AgendaModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    ids = (f"n{number}" for number in itertools.count(1))
    past = [EVENING]
    model.show(branches(EVENING))
    kept = {id: QPersistentModelIndex(model.index_of(id)) for id in model.ids()}
    for edit, which, where, place in steps:
        value = past[-1]
        every = everything(value) or ["none"]
        homes = ["", *(each for each in every if model.index_of(each).isValid())]
        try:
            id, home = every[which % len(every)], homes[where % len(homes)]
            value = edit(value, id, home, place, lambda: next(ids))
        except BadEdit:
            continue
        past.append(value)
        model.show(branches(value))
        assert shown(model) == read(branches(value))
        kept = {id: index for id, index in kept.items() if index.isValid()}
        assert all(index.data(ROW_ROLE).id == id for id, index in kept.items())
    back = past[min(jump, len(past) - 1)]
    model.show(branches(back))
    assert shown(model) == read(branches(back))
    model.show(())
    assert shown(model) == ()
    assert tester.model() is model


class Count:
    """Counts what a model says."""

    def __init__(self, model: AgendaModel) -> None:
        self.rows: list[tuple[int, int]] = []
        self.shape: list[str] = []
        model.dataChanged.connect(lambda top, bottom: self.rows.append((top.row(), bottom.row())))
        model.rowsInserted.connect(lambda: self.shape.append("in"))
        model.rowsRemoved.connect(lambda: self.shape.append("out"))
        model.rowsMoved.connect(lambda: self.shape.append("moved"))
        model.modelReset.connect(lambda: self.shape.append("reset"))


def of_plan(value: Plan) -> tuple[AgendaModel, Count]:
    model = AgendaModel()
    model.show(branches(value))
    return model, Count(model)


def test_an_edit_of_one_title_changes_one_row(qapp: QApplication) -> None:
    value = plan(*(block(f"b{number}", 5) for number in range(60)))
    model, count = of_plan(value)
    model.show(branches(value.change("b7", title="Seven")))
    assert (count.rows, count.shape) == ([(7, 7)], [])


def test_another_length_changes_the_rows_after_it_in_one_breath(qapp: QApplication) -> None:
    value = plan(*(block(f"b{number}", 5) for number in range(60)))
    model, count = of_plan(value)
    model.show(branches(value.change("b7", minutes=10)))
    assert (count.rows, count.shape) == ([(7, 59)], [])


def test_a_block_moved_down_is_one_move(qapp: QApplication) -> None:
    value = plan(*(block(f"b{number}", 5) for number in range(60)))
    model, count = of_plan(value)
    model.show(branches(value.move("b3", to=40)))
    assert count.shape == ["moved"]


def test_nothing_new_says_nothing(qapp: QApplication) -> None:
    model, count = of_plan(EVENING)
    model.show(branches(EVENING))
    assert (count.rows, count.shape) == ([], [])


def test_cells_say_what_the_row_says(qapp: QApplication) -> None:
    model, _ = of_plan(plan(block("a", 10, title="Arrive", lead="Ana")))
    said = [model.index_of("a", column).data() for column in (TIME, LENGTH, WHAT, WHO)]
    assert said == ["18:30", "10 min", "Arrive", "Ana"]
    assert model.index_of("a", LENGTH).data(Qt.ItemDataRole.EditRole) == "10"
    sentence = model.index_of("a").data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "18:30, 10 min, Arrive, Activity, led by Ana"
    assert model.index_of("a").data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_only_leaves_have_a_length_to_type_and_groups_are_not_dragged(qapp: QApplication) -> None:
    model, _ = of_plan(EVENING)
    editable, drag = Qt.ItemFlag.ItemIsEditable, Qt.ItemFlag.ItemIsDragEnabled
    can_type = {id for id in model.ids() if model.index_of(id, LENGTH).flags() & editable}
    assert can_type == {"arrive", "agree", "scenes", "a1", "tea"}
    assert {id for id in model.ids() if not model.index_of(id).flags() & drag} == {"a", "b"}


def test_a_dragged_row_carries_its_id(qapp: QApplication) -> None:
    model, _ = of_plan(EVENING)
    mime = model.mimeData([model.index_of("tea")])
    assert bytes(mime.data(BLOCK_MIME).data()) == b"tea"
    assert model.mimeData([]).formats() == []
    assert BLOCK_MIME in model.mimeTypes()


def test_a_row_can_hold_its_former_holder(qapp: QApplication) -> None:
    inside = plan(section("s", section("t", block("x", 5))))
    outside = plan(section("t", section("s", block("x", 5))))
    model, _ = of_plan(inside)
    model.show(branches(outside))
    assert shown(model) == read(branches(outside))


def test_a_group_that_becomes_a_holder_of_rows_elsewhere_is_followed(qapp: QApplication) -> None:
    before = plan(breakout("g", strand("a", block("x", 5), block("y", 5)), strand("b")))
    after = plan(block("y", 5), breakout("g", strand("b", block("x", 5))))
    model, _ = of_plan(before)
    model.show(branches(after))
    assert shown(model) == read(branches(after))
