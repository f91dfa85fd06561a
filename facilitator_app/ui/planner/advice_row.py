"""One piece of advice as it reads: the sentence, what to do about it, and on demand why it matters."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from facilitator_app.core.advice import Advice, Ask, Remedy, SetAside
from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, draw_row, label, row, yielding

MOST_FOR_BUTTONS = 0.5
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Line(QWidget):
    """A line that the keys can stand on: Enter goes to its block, up and down go to the lines beside it."""

    block_wanted = Signal(str)
    stepped = Signal(int)

    def __init__(self, theme: Theme, advice: Advice) -> None:
        super().__init__()
        self._theme, self.advice = theme, advice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = yielding(label(advice.text, wrap=True))
        self.setAccessibleName(advice.text)
        self.setAccessibleDescription("Enter goes to its block." if advice.block else "")
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.setSpacing(SPACE // 2)
        self.top.addWidget(self.words, 1)
        self.buttons = row(spacing=SPACE // 2)
        self.top.addLayout(self.buttons)
        self.whole = column(self, SPACE // 2)
        self.whole.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        self.whole.addLayout(self.top)

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, in its order."""
        every = self.findChildren(QWidget)
        return [self, *(each for each in every if each.focusPolicy() & Qt.FocusPolicy.TabFocus)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the block, or to the line above or below."""
        match event.key():
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case key if key in ENTER:
                self.block_wanted.emit(self.advice.block)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the block."""
        super().mouseReleaseEvent(event)
        self.block_wanted.emit(self.advice.block)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys have gone."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the line."""
        painter = QPainter(self)
        draw_row(painter, self.rect(), self._theme, self.hasFocus(), self.hasFocus(), line=False)
        if not self.hasFocus():
            # From where the words begin to where the buttons end.
            inside = self.rect().marginsRemoved(self.whole.contentsMargins())
            edge = QRect(inside.left(), self.height() - 1, inside.width(), 1)
            painter.fillRect(edge, QColor(self._theme.colours.line))
        painter.end()

    def arrange(self, width: int) -> None:
        """Fit into a width: the sentence has at least half of the line, or a line of its own."""
        ways = QBoxLayout.Direction
        # Else the layout tells its width from before a button came, went, or got another word.
        self.buttons.invalidate()
        narrow = self.buttons.sizeHint().width() > width * MOST_FOR_BUTTONS
        self.top.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


class AdviceLine(Line):
    """Advice that is open."""

    pressed = Signal(str)
    aside_wanted = Signal(str)
    grown = Signal()

    def __init__(self, theme: Theme, advice: Advice) -> None:
        super().__init__(theme, advice)
        self.remedy = button(theme, "", pressed=self._press)
        self.remedy.hide()
        self.more = button(theme, "Why", "unfold", "quiet", "Why it matters, and setting it aside")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self.buttons.addWidget(self.remedy)
        self.buttons.addWidget(self.more)
        self.buttons.addStretch()
        self._asks, self._name = False, ""
        self.name = QLineEdit()
        self.give = button(theme, "Add", pressed=self._give)
        self.asked = self._one_line(self.name, self.give)
        self.why = QLineEdit()
        self.why.setPlaceholderText("Why you leave it as it is")
        self.why.setAccessibleName("Why you leave it as it is")
        self.aside = button(theme, "Set aside", pressed=self._set_aside)
        self.reason = yielding(label(advice.reason, "muted", wrap=True))
        self.details = QWidget()
        inner = column(self.details, SPACE // 2)
        inner.addWidget(self.reason)
        inner.addWidget(self._one_line(self.why, self.aside))
        for line, done in ((self.name, self._give), (self.why, self._set_aside)):
            line.returnPressed.connect(done)
        for each in (self.asked, self.details):
            self.whole.addWidget(each)
            each.hide()

    def offer(self, remedy: Remedy | None) -> None:
        """Show what would mend it, if anything would."""
        self.remedy.setVisible(remedy is not None)
        self._asks = isinstance(remedy, Ask)
        self._name = f"{remedy.name}…" if remedy and self._asks else remedy.name if remedy else ""
        self.remedy.setAccessibleName(self._name)
        if isinstance(remedy, Ask):
            self.name.setPlaceholderText(remedy.word)
            self.name.setAccessibleName(remedy.word)

    def arrange(self, width: int) -> None:
        """Fit into a width; a remedy with a long title in its name ends in … where there is no room."""
        self.remedy.setText(self._name)
        super().arrange(width)
        beside = self.more.sizeHint().width() + self.remedy.sizeHint().width() + 3 * SPACE
        over = beside + self.whole.contentsMargins().left() - width
        if over > 0:
            metrics = self.remedy.fontMetrics()
            room = metrics.horizontalAdvance(self._name) - over
            self.remedy.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room))
        self.remedy.setToolTip(tip(self._name) if over > 0 else "")

    def _one_line(self, line: QLineEdit, done: QWidget) -> QWidget:
        made = QWidget()
        layout = row(made)
        layout.addWidget(line, 1)
        layout.addWidget(done)
        return made

    def _press(self) -> None:
        if not self._asks:
            self.pressed.emit("")
            return
        self.asked.setVisible(self.asked.isHidden())
        if not self.asked.isHidden():
            self.name.setFocus()
        self.grown.emit()

    def _give(self) -> None:
        if self.name.text().strip():
            self.pressed.emit(self.name.text())
        else:
            self.name.setFocus()

    def _unfold(self, on: bool) -> None:
        self.details.setVisible(on)
        if on:
            self.why.setFocus()
        self.grown.emit()

    def _set_aside(self) -> None:
        if self.why.text().strip():
            self.aside_wanted.emit(self.why.text())
        else:
            self.why.setFocus()


class AsideLine(Line):
    """Advice that was set aside, struck through, with the reason."""

    back_wanted = Signal()

    def __init__(self, theme: Theme, aside: SetAside) -> None:
        super().__init__(theme, aside.advice)
        self.words.setText(f"Set aside: {aside.advice.text}")
        self.words.setProperty("role", "muted")
        # In the style sheet, which the font of the widget does not reach.
        self.words.setStyleSheet("text-decoration: line-through;")
        self.setAccessibleName(f"Set aside: {aside.advice.text} Why: {aside.why}")
        self.why = yielding(label(f"Why: {aside.why}", "small", wrap=True))
        self.back = button(theme, "Take back", "undo", "quiet", pressed=self.back_wanted.emit)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch()
        self.whole.addWidget(self.why)
