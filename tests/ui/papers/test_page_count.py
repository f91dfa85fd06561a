"""The page in sight and the number of pages, whole at any width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.ui.papers.page_count import PageCount
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, row


@pytest.mark.parametrize(("width", "words"), [(500, "Page 3 of 21"), (340, "3 of 21")])
def test_no_figure_and_no_button_beside_it_is_cut_off(qtbot: QtBot, width: int, words: str) -> None:
    theme, head, count = Theme("light", 1.5), QWidget(), PageCount()
    qtbot.addWidget(head)
    press = button(theme, "Print this paper…", "print", "primary")
    layout = row(head)
    layout.addWidget(count, 1)
    layout.addWidget(press)
    head.setStyleSheet(style_sheet(theme))
    head.resize(width, 50)
    count.tell(2, 21)
    with qtbot.waitExposed(head):
        head.show()
    assert (count.text(), count.accessibleName()) == (words, "Page 3 of 21")
    assert press.width() >= press.sizeHint().width()
    assert count.fontMetrics().horizontalAdvance(count.text()) <= count.width()


def test_one_page_is_told_as_one_and_none_as_nothing(qtbot: QtBot) -> None:
    count = PageCount()
    qtbot.addWidget(count)
    for number, words in ((1, "1 page"), (0, "")):
        count.tell(0, number)
        assert count.text() == words
