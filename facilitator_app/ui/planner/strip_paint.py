"""How the time strip looks: bars by their minutes, hours, free time, overlaps and the time it must end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from facilitator_app.core.schedule import Schedule
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.ui.planner.rows import Row
from facilitator_app.ui.planner.strip_layout import Bar, Patch, StripLayout
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_words

SIGN = 16
STRIPE = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StripPaint:
    """Draws the parts of a strip with one painter, in the theme."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, theme
        self._small = theme.font(theme.sizes.small, tabular=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def hours(self, layout: StripLayout, ruler: QRect, width: int, seen: QRect) -> None:
        """The clock beside the strip, with a line across at each half hour that is in view."""
        colours = self._theme.colours
        top, bottom = seen.top() - layout.line, seen.bottom() + layout.line
        for at, y in [(at, layout.y(at)) for at in layout.hours()]:
            if not top <= y <= bottom:
                continue
            whole = not at.seconds % 3600
            self._painter.setPen(QPen(QColor(colours.line), 1, _solid(whole)))
            self._painter.drawLine(ruler.right() - (SPACE if whole else 4), y, width, y)
            room = ruler.width() - 5 * SPACE // 2
            place = QRect(ruler.left() + SPACE, y - layout.line // 2, room, layout.line)
            if place.top() >= ruler.top() - layout.line:
                colour = colours.ink if whole else colours.muted
                draw_words(self._painter, place, layout.timetable.clock(at), self._small, colour)

    def must_end(self, layout: StripLayout, ruler: QRect, width: int) -> None:
        """The line by which it must end, in words; what comes after it is hatched beside the clock."""
        timetable, colours = layout.timetable, self._theme.colours
        if timetable.must_end is None:
            return
        y, late = layout.y(timetable.must_end), bool(timetable.over_run)
        shade = QColor(colours.danger if late else colours.ink)
        if late:
            beside = QRect(ruler.right() - SPACE, y, SPACE, layout.y(timetable.end) - y)
            self._painter.fillRect(beside, QBrush(shade, Qt.BrushStyle.BDiagPattern))
        self._painter.setPen(QPen(shade, 2, Qt.PenStyle.DashLine))
        self._painter.drawLine(ruler.right() - SPACE, y, width, y)
        self._flag(end_words(timetable), QRect(ruler.right(), y, width - ruler.right(), layout.line), shade)

    def _flag(self, words: str, place: QRect, shade: QColor) -> None:
        """Words at the right under a line, on a ground of their own."""
        self._painter.setFont(self._theme.font(self._theme.sizes.small, QFont.Weight.DemiBold))
        room = self._painter.fontMetrics()
        wide = min(place.width(), room.horizontalAdvance(words) + 2 * SPACE)
        box = QRect(place.right() - wide, place.top() + 1, wide, place.height())
        self._painter.fillRect(box, QColor(self._theme.colours.surface))
        self._painter.setPen(shade)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def patch(self, patch: Patch) -> None:
        """Free time, hatched with its words; or time that two blocks claim, in a crossed pattern."""
        colours = self._theme.colours
        if patch.clash:
            pattern = QBrush(QColor(colours.warning), Qt.BrushStyle.DiagCrossPattern)
            self._painter.fillRect(patch.area, QColor(colours.surface))
            self._painter.fillRect(patch.area, pattern)
            return
        self._painter.fillRect(patch.area, QBrush(QColor(colours.line), Qt.BrushStyle.FDiagPattern))
        words = f"{minutes_text(patch.minutes)} free"
        self._painter.setFont(self._small)
        metrics = self._painter.fontMetrics()
        if patch.area.height() >= metrics.ascent():
            wide, high = metrics.horizontalAdvance(words) + SPACE, min(metrics.height(), patch.area.height())
            box = QRect(patch.area.left() + 3 * SPACE, patch.area.top() + 1, wide, high)
            self._painter.fillRect(box, QColor(colours.surface))
            draw_words(self._painter, box.adjusted(SPACE // 2, 0, 0, 0), words, self._small, colours.muted)

    def bars(self, bars: Sequence[tuple[Bar, Row]], chosen: Collection[str], line: int) -> None:
        """Everything that takes time and what stands beside it, then the notes, which lie over it."""
        notes = [bar for bar, _ in bars if bar.look == "note"]
        for bar, row in sorted(bars, key=lambda each: each[0].look == "note"):
            selected = bar.id in chosen
            match bar.look:
                case "bar":
                    self.bar(bar, row, selected, _room(bar, notes), line)
                case "spine":
                    self.spine(bar, row, selected)
                case "note":
                    self.note(bar, row, selected)

    def bar(self, bar: Bar, row: Row, selected: bool, room: int, line: int) -> None:
        """A block: its stage, its title, how long it is, and what is to be known where there is room."""
        colours = self._theme.colours
        area = bar.area.adjusted(1, 0, -1, -1)
        shade = QColor(getattr(colours, row.colour))
        self._ground(area, shade, selected)
        self._painter.save()
        self._painter.setClipRect(area)
        first = QRect(
            area.left() + SPACE + STRIPE, area.top(), room - 2 * SPACE - STRIPE, min(line, area.height())
        )
        left = self._icon(row.icon, shade.name(), first)
        if row.clash and area.height() < 2 * line:
            left = self._icon("warning", colours.warning, left)
        for mark in row.marks:
            if mark.icon in ("pin", "shield"):
                left = self._icon(mark.icon, getattr(colours, mark.colour), left)
        length = self._painter.fontMetrics().horizontalAdvance(row.length) + SPACE
        title = left.adjusted(0, 0, -length, 0)
        used = draw_words(
            self._painter, title, row.title, self._theme.font(self._theme.sizes.body), colours.ink
        )
        after = left.adjusted(used + SPACE, 0, 0, 0)
        draw_words(self._painter, after, row.length, self._small, colours.muted)
        if area.height() >= 2 * line:
            self._second_line(first.translated(0, line - 2), row)
        self._painter.restore()

    def _second_line(self, place: QRect, row: Row) -> None:
        colours = self._theme.colours
        words = [row.clock, *([row.lead] if row.lead else []), *(mark.word for mark in row.marks)]
        if row.clash:
            place = self._icon("warning", colours.warning, place)
            words.insert(0, row.remark)
        colour = colours.warning if row.clash else colours.muted
        draw_words(self._painter, place, " · ".join(words), self._small, colour)

    def spine(self, bar: Bar, row: Row, selected: bool) -> None:
        """The side of a section, of small groups or of a group, with its title along it."""
        area = bar.area.adjusted(1, 0, -2, -1)
        self._ground(area, QColor(getattr(self._theme.colours, row.colour)), selected)
        self._painter.save()
        self._painter.setClipRect(area)
        self._painter.translate(area.left(), area.bottom())
        self._painter.rotate(-90)
        place = QRect(SPACE, STRIPE, area.height() - 2 * SPACE, area.width() - STRIPE)
        font = self._theme.font(self._theme.sizes.small, QFont.Weight.DemiBold)
        draw_words(self._painter, place, row.title, font, self._theme.colours.ink)
        self._painter.restore()

    def note(self, bar: Bar, row: Row, selected: bool) -> None:
        """What takes no time: its words at the right, where it stands."""
        area = bar.area.adjusted(0, 1, -2, -1)
        colours = self._theme.colours
        self._painter.setPen(
            QPen(QColor(colours.accent if selected else colours.muted), 2 if selected else 1)
        )
        self._painter.setBrush(QColor(colours.accent_soft if selected else colours.surface))
        self._painter.drawRoundedRect(area, 6, 6)
        left = self._icon(row.icon, colours.muted, area.adjusted(SPACE // 2, 0, -SPACE, 0))
        draw_words(self._painter, left, row.title, self._small, colours.ink)

    def held(self, bar: Bar) -> None:
        """The frame round what is picked up."""
        self._painter.setPen(QPen(QColor(self._theme.colours.accent), 2, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(bar.area.adjusted(3, 2, -4, -4))

    def _ground(self, area: QRect, shade: QColor, selected: bool) -> None:
        colours = self._theme.colours
        self._painter.setPen(QPen(QColor(colours.accent if selected else colours.line), 2 if selected else 1))
        self._painter.setBrush(QColor(colours.accent_soft if selected else colours.surface))
        self._painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._painter.fillRect(QRect(area.left() + 2, area.top() + 2, STRIPE, area.height() - 4), shade)

    def _icon(self, name: str, colour: str, place: QRect) -> QRect:
        """An icon at the left of a place; the rest of it."""
        size = min(SIGN, place.height())
        box = QRect(place.left(), place.center().y() - size // 2 + 1, size, size)
        self._theme.icon(name, colour).paint(self._painter, box)
        return place.adjusted(size + SPACE // 2, 0, 0, 0)


def end_words(timetable: Schedule) -> str:
    """When it must end, and how far it passes that."""
    assert timetable.must_end is not None
    words = f"Must end {timetable.clock(timetable.must_end)}"
    late = whole_minutes(timetable.over_run)
    return f"{words}, {minutes_text(late)} over" if late else words


def _solid(whole: bool) -> Qt.PenStyle:
    return Qt.PenStyle.SolidLine if whole else Qt.PenStyle.DotLine


def _room(bar: Bar, notes: list[Bar]) -> int:
    """How much of the width of a bar its words have: a note may lie over its right."""
    top = QRect(bar.area.left(), bar.area.top(), bar.area.width(), min(16, bar.area.height()))
    lefts = [note.area.left() for note in notes if note.area.intersects(top)]
    return min((left - bar.area.left() for left in lefts), default=bar.area.width())
