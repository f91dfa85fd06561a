"""Writes a document in the program's type: headings, paragraphs, lists and boxes, from plain text alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from facilitator_app.ui.theme import SPACE, Theme

BOLD = QFont.Weight.DemiBold
LOOSE, TIGHT = 118, 100


@dataclass(frozen=True, slots=True)
class Space:
    """The room above and below a paragraph, in pixels, and its lines' height in percent of the type's."""

    above: int = 0
    below: int = SPACE
    lines: int = LOOSE


class Ink:
    """A pen in a document; every text is inserted as it is and never read as markup."""

    def __init__(self, cursor: QTextCursor, theme: Theme) -> None:
        self.theme = theme
        self.colours, self.sizes = theme.colours, theme.sizes
        self._cursor = cursor
        # A new document, a cell, and the place after a table each begin with an empty paragraph.
        self._fresh = True
        self._after: QTextTable | None = None

    @property
    def document(self) -> QTextDocument:
        """The document that is written."""
        return self._cursor.document()

    def paragraph(self, space: Space | None = None) -> None:
        """Begin a paragraph."""
        space = space or Space()
        form = QTextBlockFormat()
        form.setTopMargin(space.above)
        form.setBottomMargin(space.below)
        form.setLineHeight(space.lines, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._part_from_table(space.above)
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            # The marks of a list are drawn in the type of its paragraph, not in that of its words.
            self._cursor.insertBlock(form, self._type(self.sizes.body))

    def words(self, text: str, size: int = 0, bold: bool = False, colour: str = "") -> None:
        """Go on with the paragraph."""
        self._cursor.insertText(text, self._type(size or self.sizes.body, bold, colour))

    def link(self, text: str, address: str) -> None:
        """Go on with words that lead to an address when they are chosen."""
        form = self._type(self.sizes.body, colour=self.colours.accent)
        form.setAnchor(True)
        form.setAnchorHref(address)
        form.setFontUnderline(True)
        self._cursor.insertText(text, form)

    def text(self, text: str, space: Space | None = None, colour: str = "") -> None:
        """A paragraph of reading text."""
        self.paragraph(space)
        self.words(text, colour=colour)

    def small(self, text: str, space: Space | None = None, colour: str = "") -> None:
        """A line of small print."""
        self.paragraph(space or Space(0, 0, TIGHT))
        self.words(text, self.sizes.small, colour=colour or self.colours.muted)

    def heading(self, text: str) -> None:
        """The heading of a part of the page."""
        self.paragraph(Space(4 * SPACE, SPACE, TIGHT))
        self.words(text, self.sizes.lead, bold=True)

    def links(self, items: Iterable[tuple[str, str]]) -> None:
        """Links one below the other, each from its words and its address."""
        for place, (words, address) in enumerate(items):
            self.paragraph(Space(0 if place else SPACE // 2, SPACE // 2))
            self.link(words, address)

    def list(self, items: Iterable[str], numbered: bool = False) -> None:
        """Items one below the other."""
        form = QTextListFormat()
        style = QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc
        form.setStyle(style)
        made = None
        for item in items:
            self.paragraph(Space(0, SPACE // 2))
            if made is None:
                made = self._cursor.createList(form)
            else:
                made.add(self._cursor.block())
            self.words(item)

    def icon(self, name: str, colour: str) -> None:
        """A small icon in the line."""
        size = round(16 * self.theme.scale)
        address = f"icon:{name}:{colour}"
        picture = self.theme.icon(name, colour).pixmap(2 * size, 2 * size).toImage()
        self.picture(address, picture, size, size)
        self.words(" ")

    def picture(self, address: str, picture: QImage, width: int, height: int) -> int:
        """A picture in the line; its place in the document."""
        self.document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address), picture)
        place = self._cursor.position()
        self._cursor.insertImage(picture_form(address, width, height))
        return place

    def box(self, edge: str, ground: str, above: int = SPACE, below: int = SPACE) -> Ink:
        """A tinted box over the whole width with a strong left edge; the pen that writes in it."""
        form = whole_width()
        form.setCellPadding(1.5 * SPACE)
        form.setTopMargin(above)
        form.setBottomMargin(below)
        table = self.table(1, 1, form)
        cell = table.cellAt(0, 0)
        look = cell.format().toTableCellFormat()
        look.setBackground(QColor(ground))
        look.setLeftBorder(4)
        look.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setLeftBorderBrush(QBrush(QColor(edge)))
        cell.setFormat(look)
        return Ink(cell.firstCursorPosition(), self.theme)

    def table(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        """A table; what is written next comes after it."""
        table = self._cursor.insertTable(rows, columns, form)
        self._cursor.setPosition(table.lastPosition() + 1)
        self._fresh, self._after = True, table
        return table

    def cell(self, table: QTextTable, row: int, column: int, below: int = 0) -> Ink:
        """The pen that writes in a cell, which keeps a distance from those at its right and below."""
        cell = table.cellAt(row, column)
        look = cell.format().toTableCellFormat()
        look.setRightPadding(2 * SPACE)
        look.setBottomPadding(below)
        cell.setFormat(look)
        return Ink(cell.firstCursorPosition(), self.theme)

    def _type(self, size: int, bold: bool = False, colour: str = "") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self.theme.font(size, BOLD if bold else QFont.Weight.Normal))
        form.setForeground(QColor(colour or self.colours.ink))
        return form

    def _part_from_table(self, above: int) -> None:
        """Give the table before this paragraph the room that Qt does not leave above the paragraph."""
        if self._after is not None and above:
            form = self._after.format()
            form.setBottomMargin(form.bottomMargin() + above)
            self._after.setFormat(form)


def whole_width() -> QTextTableFormat:
    """A table without lines as wide as the page."""
    form = QTextTableFormat()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return form


def picture_form(address: str, width: int, height: int) -> QTextImageFormat:
    """How a picture stands in its line."""
    form = QTextImageFormat()
    form.setName(address)
    form.setWidth(width)
    form.setHeight(height)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return form
