"""The list of keys, and where each can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator_app.ui.run.keys import DOES, USUAL, Act, Keys, name_of
from facilitator_app.ui.run.parts import TOUCH, Reader, set_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, column, label, row

_OTHERS = (
    ("Up and Down", "Choose a step and show its words to participants"),
    ("Enter, in the agenda", "Go to that part"),
)


def said_keys(keys: Keys) -> tuple[tuple[str, str], ...]:
    """Every key of the run as it is said, with what it does."""
    return (*((keys.keys(act), does) for act, does in DOES.items()), *_OTHERS)


class KeyList(QDialog):
    """Every key of the run, with what it does."""

    change_wanted = Signal()

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addWidget(label("Keys", "title"))
        page, grid = _grid()
        for place, (said, does) in enumerate(said_keys(keys)):
            grid.addWidget(label(said), place, 0)
            grid.addWidget(label(does, "muted"), place, 1)
        _add_reader(layout, page)
        change = button(theme, "Change keys…", "keyboard", pressed=self._change)
        close = button(theme, "Close", "close", "primary", pressed=self.accept)
        close.setDefault(True)
        buttons = row()
        buttons.addWidget(change)
        buttons.addStretch()
        buttons.addWidget(close)
        for each in (change, close):
            each.setMinimumHeight(TOUCH)
        layout.addLayout(buttons)
        close.setFocus()

    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()


class KeyCatcher(QPushButton):
    """Shows a key; while it has the focus, the next key that is pressed takes its place."""

    caught = Signal(str, str)

    def __init__(self, act: Act) -> None:
        super().__init__()
        self.act = act
        self.setAutoDefault(False)
        self.setMinimumHeight(TOUCH)
        self.setAccessibleName(DOES[act])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the key to the dialog; Tab and Esc stay what they are."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        elif name := name_of(event):
            self.caught.emit(self.act, name)

    def show_key(self, key: str) -> None:
        """Show which key it is; the one to be changed asks for another."""
        self.setText(f"{key}  …" if self.hasFocus() else key)
        self._said = key

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it waits for a key."""
        super().focusInEvent(event)
        self.setText(f"{self._said}  …")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer."""
        super().focusOutEvent(event)
        self.setText(self._said)


class ChangeKeys(QDialog):
    """Gives things other keys; a key that is taken is refused in a sentence. kept gives those that differ."""

    kept = Signal(object)

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = Keys(keys.changed())
        self.catchers = {act: KeyCatcher(act) for act in USUAL}
        self.refusal: QLabel = label("", "danger", wrap=True)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addWidget(label("Change keys", "title"))
        layout.addWidget(
            label("Go to a key with Tab or the mouse, then press the one that you want.", wrap=True)
        )
        page, grid = _grid()
        for place, (act, each) in enumerate(self.catchers.items()):
            each.caught.connect(self._caught)
            grid.addWidget(label(DOES[act]), place, 0)
            grid.addWidget(each, place, 1)
        self._show()
        _add_reader(layout, page)
        layout.addWidget(self.refusal)
        self.usual = button(theme, "Back to the usual keys", "undo", pressed=self._be_usual)
        self.save = button(theme, "Keep these keys", "save", "primary", pressed=self.accept)
        leave = button(theme, "Cancel", "close", pressed=self.reject)
        buttons = row()
        buttons.addWidget(self.usual)
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(self.save)
        layout.addLayout(buttons)
        hands: tuple[Button, ...] = (self.usual, self.save, leave)
        for hand in hands:
            hand.setMinimumHeight(TOUCH)

    def accept(self) -> None:
        """Give the keys."""
        self.kept.emit(self._keys.changed())
        super().accept()

    def _caught(self, act: Act, key: str) -> None:
        key = key if key in ("Shift++", "Shift+-") or not key.startswith("Shift+") else key[len("Shift+") :]
        refusal = self._keys.clash(act, key)
        set_text(self.refusal, refusal)
        if not refusal:
            self._keys.use({**self._keys.changed(), act: key})
            self._show()

    def _be_usual(self) -> None:
        self._keys.use({})
        set_text(self.refusal, "")
        self._show()

    def _show(self) -> None:
        for act, each in self.catchers.items():
            each.show_key(self._keys.key(act))


def _grid() -> tuple[QWidget, QGridLayout]:
    page = QWidget()
    grid = QGridLayout(page)
    # Its words keep clear of the frame that the place has while the hand is on it.
    grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
    grid.setHorizontalSpacing(3 * SPACE)
    grid.setVerticalSpacing(SPACE // 2)
    return page, grid


def _add_reader(layout: QVBoxLayout, page: QWidget) -> None:
    reader = Reader("Keys", page)
    layout.addWidget(reader)
    # Measured only now, in the font and size that the dialog gives to each.
    for each in page.findChildren(QWidget):
        each.ensurePolished()
    reader.setMinimumWidth(page.sizeHint().width() + 5 * SPACE)
    reader.setMinimumHeight(240)
