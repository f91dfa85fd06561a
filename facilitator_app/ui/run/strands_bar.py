"""The groups of a breakout side by side on the console: their part, the time left for it, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run_view import RunView, StrandView
from facilitator_app.core.spans import countdown_text
from facilitator_app.ui.run import words
from facilitator_app.ui.run.act_buttons import ActButtons, Word
from facilitator_app.ui.run.keys import Keys
from facilitator_app.ui.run.parts import draw_phase, two_lines
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, draw_words

# With less room than this what stands below the groups could not be read, and makes way.
LEAST_BELOW = 48
# From so many groups on they stand in two columns.
TWO_COLUMNS = 3
# Up to so many groups have large names where there is room.
FEW = 6


@dataclass(frozen=True, slots=True)
class StrandRow:
    """One group as it is drawn."""

    title: str
    digits: str
    phase: str
    word: str
    part: str
    next: str

    def __str__(self) -> str:
        return f"{self.title}, {self.word} {self.digits}. {self.part}. {self.next}"


class Way(NamedTuple):
    """How large the names and figures are, whether what is next has a line, and the room between groups."""

    size: int
    roomy: bool = True
    pad: int = SPACE


class StrandsTable(QWidget):
    """Draws the groups, in two columns where there are many; all of them are always in sight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[StrandRow, ...] = ()
        self._way = Way(theme.sizes.lead)
        self.setAccessibleName("The groups of this breakout")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[StrandRow, ...]) -> None:
        """Take on other rows; the same ones cost nothing."""
        if rows == self.rows:
            return
        before, self.rows = self.rows, rows
        # Told when a part or a phase changes, so that a screen reader is not flooded.
        if [(each.word, each.part) for each in before] != [(each.word, each.part) for each in rows]:
            self.setAccessibleDescription("\n".join(str(each) for each in rows))
            self.setToolTip(self.accessibleDescription())
        self.update()

    def fit_into(self, room: int) -> None:
        """Be as large as a height allows, what is next in a line of its own where it can be."""
        sizes = self._theme.sizes
        # Many groups leave room for less.
        large = (sizes.lead, sizes.body) if len(self.rows) <= FEW else (sizes.body,)
        ways = [Way(size) for size in large]
        ways += [Way(sizes.body, pad=SPACE // 2), *(Way(size, roomy=False) for size in large)]
        way = next((each for each in ways if self._height(each) <= room), ways[-1])
        if way != self._way:
            self._way = way
            self.update()

    def sizeHint(self) -> QSize:
        """Two or three lines for each row of groups."""
        return QSize(0, self._height(self._way))

    def _height(self, way: Way) -> int:
        lines, small = -(-len(self.rows) // self._columns), self._high(self._small)
        return lines * (self._high(self._bold(way.size)) + small * (2 if way.roomy else 1) + way.pad)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each group in its place, filled down the columns."""
        if not self.rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        draw = self._draw_high if self.is_high(places[0].width()) else self._draw
        for each, place in zip(self.rows, places, strict=True):
            draw(painter, place, each)
            edge = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
            painter.fillRect(edge, QColor(self._theme.colours.line))
        painter.end()

    def places(self) -> list[QRectF]:
        """Where each group is."""
        columns, gap = self._columns, 3 * SPACE
        lines = max(1, -(-len(self.rows) // columns))
        wide, high = (self.width() - gap * (columns - 1)) / columns, self.height() / lines
        at = (divmod(number, lines) for number in range(len(self.rows)))
        return [QRectF(across * (wide + gap), down * high, wide, high) for across, down in at]

    def is_high(self, wide: float) -> bool:
        """Whether a name is too long to stand beside its time."""
        large = QFontMetrics(self.figures)
        names = ((large.horizontalAdvance(each.title), self._time_width(each)) for each in self.rows)
        return any(name > wide - time - SPACE for name, time in names)

    def _draw(self, painter: QPainter, place: QRectF, each: StrandRow) -> None:
        colours, colour = self._theme.colours, self._colour(each)
        top = QRectF(place.left(), place.top() + SPACE / 4, place.width(), self._high(self.figures))
        below = QRectF(place.left(), top.bottom(), place.width(), self._high(self._small))
        title = top.adjusted(0, 0, -self._draw_time(painter, top, each) - SPACE, 0)
        draw_words(painter, title.toRect(), each.title, self.figures, colours.ink)
        word = QFontMetrics(self._small).horizontalAdvance(each.word) + 2
        said = below.adjusted(below.width() - word, 0, 2, 0)
        draw_words(painter, said.toAlignedRect(), each.word, self._small, colour)
        part = below.adjusted(0, 0, -word - SPACE, 0)
        coming = below.translated(0, below.height())
        if not self._way.roomy:
            part, coming = self.shared(part, each)
        draw_words(painter, part.toRect(), each.part, self._small, colours.ink)
        if not coming.isEmpty():
            draw_words(painter, coming.toRect(), each.next, self._small, colours.muted)

    def _draw_high(self, painter: QPainter, place: QRectF, each: StrandRow) -> None:
        """The name by itself in a line or two, and the time in the last line."""
        colours, foot_high = self._theme.colours, self._high(self.figures)
        foot = QRectF(place.left(), place.bottom() - 1 - foot_high, place.width(), foot_high)
        line = QRectF(place.left(), place.top(), place.width(), foot.top() - place.top())
        font, names = self.name(each.title, line)
        said = [(name, font, colours.ink) for name in names]
        said += [(each.part, self._small, colours.ink), (each.next, self._small, colours.muted)]
        while (high := self._high(said[0][1])) <= foot.top() - line.top():
            line.setHeight(high)
            draw_words(painter, line.toRect(), *said.pop(0))
            line.moveTop(line.bottom())
        taken = self._draw_time(painter, foot, each) + SPACE
        if each.phase != "normal":
            word = QFontMetrics(self._small).horizontalAdvance(each.word) + 2
            place = foot.adjusted(foot.width() - taken - word, 0, -taken, 0)
            draw_words(painter, place.toAlignedRect(), each.word, self._small, self._colour(each))
            taken += word + SPACE
        draw_words(painter, foot.adjusted(0, 0, -taken, 0).toRect(), *said[0])

    def name(self, title: str, room: QRectF) -> tuple[QFont, list[str]]:
        """A name in a room, in one line if it can be; all names are large, or all are small."""
        wide, small = room.toRect().width(), self._bold(self._theme.sizes.small)
        large = QFontMetrics(self.figures)
        widest = max(large.horizontalAdvance(each.title) for each in self.rows)
        if widest <= wide and large.height() <= room.height():
            return self.figures, [title]
        if QFontMetrics(small).horizontalAdvance(title) <= wide or 2 * self._high(small) > room.height():
            return small, [title]
        return small, two_lines(title, QFontMetrics(small), wide).split("\n")

    def _draw_time(self, painter: QPainter, line: QRectF, each: StrandRow) -> int:
        """The shape of the phase and the figures at the right of a line; how wide they are."""
        colour, wide = self._colour(each), self._time_width(each)
        digits, side = QFontMetrics(self.figures).horizontalAdvance(each.digits), line.height() * 0.5
        shape = QRectF(line.right() - wide, line.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        draw_phase(painter, each.phase, shape)
        time = line.adjusted(line.width() - digits - 2, 0, 2, 0)
        draw_words(painter, time.toAlignedRect(), each.digits, self.figures, colour)
        return wide

    def _time_width(self, each: StrandRow) -> int:
        large = QFontMetrics(self.figures)
        return large.horizontalAdvance(each.digits) + round(large.height() * 0.5) + SPACE

    def _colour(self, each: StrandRow) -> str:
        colours = self._theme.colours
        shades = {"warning": colours.warning, "danger": colours.danger, "over": colours.danger}
        return {**shades, "paused": colours.muted}.get(each.phase, colours.ink)

    def shared(self, place: QRectF, each: StrandRow) -> tuple[QRectF, QRectF]:
        """One line for what is on and what is next; what is on has all of it where both do not fit whole."""
        small = QFontMetrics(self._small)
        on, coming = (small.horizontalAdvance(text) + 2 for text in (each.part, each.next))
        if on + coming + 2 * SPACE > place.width():
            return place, QRectF()
        return place.adjusted(0, 0, -coming - SPACE, 0), place.adjusted(place.width() - coming, 0, 0, 0)

    @property
    def _columns(self) -> int:
        return 2 if len(self.rows) >= TWO_COLUMNS else 1

    @property
    def figures(self) -> QFont:
        """The font of the times, and of names that are not too long for it."""
        return self._bold(self._way.size)

    def _bold(self, size: int) -> QFont:
        return self._theme.font(size, QFont.Weight.Bold, tabular=True)

    @property
    def _small(self) -> QFont:
        return self._theme.font(self._theme.sizes.small)

    def _high(self, font: QFont) -> int:
        return QFontMetrics(font).height()


class StrandsBar(QWidget):
    """Groups with the button that swaps them, over what else is to be read now while there is room for it.

    covered says that what had the hand made way.
    """

    pressed = Signal(str)
    covered = Signal()

    def __init__(self, theme: Theme, library: words.Library) -> None:
        super().__init__()
        self._library = library
        self.below = QWidget()
        # It makes way before it takes room from the clock above.
        self.below.setMinimumHeight(1)
        self.table = StrandsTable(theme)
        self.acts = ActButtons(theme, (Word("swap", "Swap groups now", "redo"),))
        layout = column(self)
        layout.addWidget(self.table)
        layout.addWidget(self.acts)
        layout.addStretch()
        layout.addWidget(self.below, 1)
        self.acts.pressed.connect(self.pressed)
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """As little as it can do with, so that the time of the whole breakout keeps its size."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """It takes what height it is given: one button never needs a second row."""
        return False

    def show_keys(self, keys: Keys) -> None:
        """Say the key as it is set now."""
        self.acts.show_keys(keys)

    def show_view(self, shown: RunView) -> None:
        """Show the groups of the breakout that is on, if one is."""
        rows = tuple(self._row(each, shown) for each in shown.strands)
        self.acts.buttons["swap"].setEnabled(any(each.next is not None for each in shown.strands))
        idle = not rows and not self.table.rows
        self.table.show_rows(rows)
        if not idle:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again whether there is room below."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        on = bool(self.table.rows)
        self.table.setVisible(on)
        self.acts.setVisible(on)
        room = self.height() - self.acts.sizeHint().height() - 2 * SPACE
        below = max(LEAST_BELOW, self.below.minimumSizeHint().height()) + SPACE
        self.table.fit_into(room)
        self.table.setFixedHeight(self.table.sizeHint().height())
        hand = QApplication.focusWidget()
        held = hand is not None and self.below.isAncestorOf(hand)
        self.below.setVisible(not on or room - self.table.sizeHint().height() >= below)
        if held and self.below.isHidden():
            self.covered.emit()

    def _row(self, each: StrandView, shown: RunView) -> StrandRow:
        phase = "paused" if shown.state == "paused" else each.phase
        # Participants know the groups by their numbers alone.
        number = shown.strands.index(each) + 1
        title = f"{number}. {each.strand.title}" if each.strand.title else f"Group {number}"
        part = facilitator_title(each.part, self._library)
        coming = f"Next: {facilitator_title(each.next, self._library)}" if each.next else "The last part"
        word = words.PAUSED if phase == "paused" else words.PHASES[each.phase]
        return StrandRow(title, countdown_text(abs(each.left_s)), phase, word, part, coming)
