"""Before a sensitive part goes live: what it touches on and the words for sitting out, to be read out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from facilitator_app.core.content_note import ContentNote, content_note, in_words
from facilitator_app.core.plan import Block
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run import Position
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.keys import Keys
from facilitator_app.ui.run.parts import KeyButton, Reader, set_text
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, label, row, yielding

FOR_YOU = "Somebody may tell of harm. The support card is one key away."


class BeforePart(QFrame):
    """Comes up below the clock; the part that is on goes on meanwhile. Only the facilitator sees it.

    Asked first, it holds a part back until Next is pressed again. A part that is live already (the first one,
    one that came by itself) is to be read out now. What was read does not come again in the same run.
    came says that it came up, left that it went; next_wanted that its button was pressed.
    """

    came = Signal()
    left = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, live: Live, library: Library) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._live, self._library = live, library
        self._seen = Position(())
        self._read: set[str] = set()
        self._block = ""
        self._go: Callable[[], object] | None = None
        self.heading = yielding(label("", "lead", wrap=True))
        self.what = yielding(label("", "small", wrap=True))
        self.note = label("", "reading", wrap=True)
        self.opt_out = label("", "reading", wrap=True)
        self.for_you = label(FOR_YOU, "small", wrap=True)
        self.go_button = KeyButton(theme, "Go on", "next", "", "primary", "I have read it")
        self.stay_button = KeyButton(theme, "Stay with this part", "back", "Esc", "", "Put it away")
        self.go_button.clicked.connect(self.next_wanted)
        self.stay_button.clicked.connect(self.stay)
        self._lay_out()
        live.changed.connect(self._follow)

    @property
    def is_up(self) -> bool:
        """Whether something is to be read out."""
        return bool(self._block)

    @property
    def is_asking(self) -> bool:
        """Whether a part waits until this was read."""
        return self._go is not None

    def show_keys(self, keys: Keys) -> None:
        """Say the key that goes on."""
        self.go_button.show_key(keys.key("next"))

    def holds_back(self, id: str, go: Callable[[], object], *, anew: bool = False) -> bool:
        """Come up before a part that is sensitive and not read yet, or gone to anew; go makes it live."""
        if id in self._read and not anew:
            return False
        if not self._show(id, go):
            return False
        self.came.emit()
        return True

    def go_on(self) -> None:
        """It was read: let the part that waits go live, or put the card away."""
        block, go = self._block, self._go
        self._read.add(block)
        if go is None:
            self._put_away()
            return
        self._go = None
        go()
        if self._live.position.block != block:
            # It was not kept, and that was told: the part still waits.
            self._read.discard(block)
            self._show(block, go)

    def stay(self) -> None:
        """Stay with the part that is on; one that is live already counts as read."""
        if not self.is_asking and self._block:
            self._read.add(self._block)
        self._put_away()

    def take_focus(self) -> None:
        """Put the hand on going on."""
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stays; other keys go on to the console."""
        if event.key() == Qt.Key.Key_Escape:
            self.stay()
        else:
            event.ignore()

    def _follow(self) -> None:
        """Come up for a part that went live unread; go away when what it is about has passed."""
        before, now = self._seen, self._live.position
        self._seen = now
        if not now.block:
            if now.state == "before":
                self._read.clear()
            self._put_away()
        elif now.block != before.block:
            # A run that is taken up again was in this part before.
            self._enter(now.block, is_new=bool(before.order))
        elif self.is_asking and (now.order, now.skipped) != (before.order, before.skipped):
            self._put_away()

    def _enter(self, id: str, *, is_new: bool) -> None:
        if is_new and id not in self._read and self._show(id, None):
            self.came.emit()
        else:
            self._put_away()

    def _show(self, id: str, go: Callable[[], object] | None) -> bool:
        block = self._find(id)
        note = content_note(block, self._library) if block is not None else None
        if block is None or note is None:
            return False
        self._block, self._go = id, go
        self._say(facilitator_title(block, self._library), note)
        return True

    def _say(self, title: str, note: ContentNote) -> None:
        asking = self.is_asking
        set_text(self.heading, f"Before “{title}”" if asking else f"Read this out now: “{title}”")
        set_text(self.what, "Read this out, then go on." if asking else "This part is on.")
        this = "The next part" if asking else "This part"
        set_text(self.note, f"“{this} touches on {in_words(note.subjects)}.")
        set_text(self.opt_out, "\n".join(note.opt_outs) + "”")
        self.for_you.setVisible(note.disclosure)
        go, stay = ("Go on", "Stay with this part") if asking else ("I have read it", "Put it away")
        self.go_button.show_as(go, "next" if asking else "present")
        self.stay_button.show_as(stay, "back" if asking else "close")

    def _put_away(self) -> None:
        if self._block:
            self._block, self._go = "", None
            self.left.emit()

    def _find(self, id: str) -> Block | None:
        shown = self._live.view()
        blocks = () if shown is None else shown.blocks
        return next((each.block for each in blocks if each.block.id == id), None)

    def _lay_out(self) -> None:
        page = QWidget()
        inside = column(page, SPACE)
        for each in (self.heading, self.what, self.note, self.opt_out, self.for_you):
            inside.addWidget(each)
        inside.addStretch()
        foot = row(spacing=2 * SPACE)
        foot.addWidget(self.go_button)
        foot.addWidget(self.stay_button)
        foot.addStretch()
        layout = column(self, SPACE, 2 * SPACE)
        layout.addWidget(Reader("To read out", page, on_card=True), 1)
        layout.addLayout(foot)
