"""Whatever the hand can be on in a run has a name for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.builders import block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
EVENING = plan(
    block("a", 10), block("b", 20, activity="circle-of-influence"), block("c", 5), must_end="19:00"
)


def nameless(root: QWidget) -> list[str]:
    """What can have the keys and has no name."""
    seen = [each for each in (root, *root.findChildren(QWidget)) if each.isVisible()]
    held = [each for each in seen if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    # Parts of Qt's own that a field is made of.
    ours = [each for each in held if not each.objectName().startswith("qt_")]
    return [type(each).__name__ for each in ours if not _name(each)]


def _name(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    return make_rig(EVENING)


def test_before_the_start(rig: Rig) -> None:
    assert nameless(rig.screen) == []


OPENED: tuple[tuple[Key, ...], ...] = (
    (),
    *((each,) for each in (Key.Key_R, Key.Key_V, Key.Key_I, Key.Key_G, Key.Key_F10, Key.Key_S, Key.Key_N)),
    (Key.Key_G, Key.Key_Return),
    (Key.Key_Space, Key.Key_Space),
)


@pytest.mark.parametrize("keys", OPENED)
def test_while_it_runs(rig: Rig, keys: tuple[Key, ...]) -> None:
    rig.start(minutes=12)
    for key in keys:
        rig.key(key)
    rig.settle()
    assert nameless(rig.screen) == []


def test_at_the_end(rig: Rig) -> None:
    rig.start(minutes=3)
    rig.live.press("finish")
    rig.settle()
    assert nameless(rig.screen) == []
