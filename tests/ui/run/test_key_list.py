"""The lists of keys are whole in the largest text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app.ui.run.keys_dialog import ChangeKeys, KeyList
from facilitator_app.ui.run.parts import Reader
from facilitator_app.ui.style import style_sheet
from tests.builders import block, plan
from tests.ui.run.conftest import Rig


@pytest.mark.parametrize("kind", [KeyList, ChangeKeys])
def test_no_word_of_it_is_cut(make_rig: Callable[..., Rig], kind: Callable[..., QDialog]) -> None:
    rig = make_rig(plan(block("a", 10)))
    rig.theme.set("light", 1.25)
    rig.screen.setStyleSheet(style_sheet(rig.theme))
    dialog = kind(rig.theme, rig.console.keys, rig.console)
    dialog.open()
    rig.settle()
    reader = dialog.findChild(Reader)
    assert isinstance(reader, Reader)
    page = reader.widget()
    assert page is not None
    assert page.width() <= reader.viewport().width()
    assert page.width() >= page.minimumSizeHint().width()
    assert [each for each in page.findChildren(QWidget) if each.width() < each.sizeHint().width()] == []
    dialog.reject()
