"""The reading card of a theme, whose activities can be gone to from it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame

from facilitator_app.core.activity import THEMES
from facilitator_app.core.foundation import Foundation
from facilitator_app.ui.library.ink import Ink, Space
from facilitator_app.ui.library.page import write_sources
from facilitator_app.ui.library.reading import MARGIN, Page
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, label, line, yielding


def write_foundation(
    document: QTextDocument, foundation: Foundation, titles: Mapping[str, str], theme: Theme
) -> None:
    """Write a reading card into an empty document; titles are those of the activities that can be gone to."""
    ink = Ink(QTextCursor(document), theme)
    for paragraph in foundation.says:
        ink.text(paragraph, Space(0, SPACE + SPACE // 2))
    ink.heading("What it asks of a facilitator")
    ink.list(foundation.asks)
    ink.heading("Activities that serve it")
    ink.text(foundation.serves)
    ink.links((titles[id], id) for id in foundation.activities if id in titles)
    ink.heading("What is contested")
    ink.list(foundation.contested)
    write_sources(ink, foundation.sources)
    made = [f"Written by {foundation.author}"] if foundation.author else []
    made += [foundation.licence] if foundation.licence else []
    if made:
        ink.small(", ".join(made), Space(3 * SPACE, 0))


class FoundationView(QFrame):
    """A reading card under its title; Tab goes from activity to activity and Enter chooses one."""

    activity_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._theme = theme
        self.foundation: Foundation | None = None
        self._titles: Mapping[str, str] = {}
        self.word = yielding(label(role="small", wrap=True))
        self.title = yielding(label(role="title", wrap=True))
        self.page = Page(theme)
        self.page.left.connect(self.left)
        self.page.anchorClicked.connect(self._choose)
        self.setFocusProxy(self.page)
        self._lay_out()
        theme.changed.connect(self._redraw)

    def show_foundation(self, foundation: Foundation, titles: Mapping[str, str]) -> None:
        """Show a card from its beginning; titles are those of the activities in the library, by id."""
        self.foundation, self._titles = foundation, titles
        self.word.setText(f"Foundations · {THEMES[foundation.theme]}")
        self.title.setText(foundation.title)
        self.setAccessibleName(f"{THEMES[foundation.theme]}: {foundation.title}")
        self.page.setAccessibleName(self.accessibleName())
        self._write()

    def _write(self) -> None:
        if self.foundation is None:
            return
        document = self.page.fresh()
        write_foundation(document, self.foundation, self._titles, self._theme)
        self.page.take(document)

    def _redraw(self) -> None:
        self.page.keep_measure()
        self._write()

    def _choose(self, address: QUrl) -> None:
        self.activity_wanted.emit(address.toString())

    def _lay_out(self) -> None:
        head = column(spacing=SPACE // 2)
        head.setContentsMargins(MARGIN, 3 * SPACE, MARGIN, 2 * SPACE)
        head.addWidget(self.word)
        head.addWidget(self.title)
        layout = column(self, 0)
        # Keeps the hairline at the left in sight.
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.page, 1)
