"""A frame of the library's list while it scrolls, against the same frame of rows of plain words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from pytestqt.qtbot import QtBot

from facilitator_app.store.database import Store
from facilitator_app.ui.library.finder import HitList
from facilitator_app.ui.library.hit_model import HitModel
from facilitator_app.ui.library.hit_row import HitRow
from facilitator_app.ui.theme import Theme
from tests.benchmarks.many import many_activities
from tests.benchmarks.test_speed import told
from tests.benchmarks.timing import ratio

COUNT = 500
FRAMES = 60
PIXELS = 47


def test_a_frame_of_the_list_costs_a_few_times_one_of_plain_words(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme = Theme("light")
    with Store.open(tmp_path / "facilitator.db", lambda: datetime.now(UTC)) as store:
        store.refresh_library("1", lambda: many_activities(COUNT))
        hits = HitModel()
        hits.show(store.find("people", {}))
        assert hits.rowCount() > COUNT / 2
        ours = HitList()
        ours.setModel(hits)
        ours.setItemDelegate(HitRow(theme, ours))
        plain = QListView()
        plain.setModel(QStringListModel([f"{row}\nwords\nwords" for row in range(hits.rowCount())]))
        for each in (ours, plain):
            qtbot.addWidget(each)
            each.setUniformItemSizes(True)
            each.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            each.resize(380, 640)
            each.show()
        times, mine, floor = ratio(lambda: scroll(ours), lambda: scroll(plain), 5)
        told(f"{FRAMES} frames of the library's list against plain rows", times, mine, floor)
    assert times < 60


def scroll(view: QListView) -> None:
    """Draw frame after frame, each a little further down and each drawn whole."""
    bar = view.verticalScrollBar()
    for frame in range(FRAMES):
        bar.setValue((bar.value() + PIXELS) % max(1, bar.maximum()) if frame else 0)
        view.viewport().grab()
