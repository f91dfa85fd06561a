"""The worksheets of an activity of one's own: which there are, and what is on the chosen one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, get_args

from PySide6.QtWidgets import QWidget

from facilitator_app.core import making
from facilitator_app.core.activity import Activity
from facilitator_app.core.handout import Handout, Orientation, Per, SheetBlock
from facilitator_app.ui.document import Document
from facilitator_app.ui.fields import ChoiceField, LineField, RefusalLine, TextField
from facilitator_app.ui.hands import Columns
from facilitator_app.ui.library.form.block_fields import BlockFields
from facilitator_app.ui.library.form.kinds import KIND_OF, KINDS, row_text
from facilitator_app.ui.library.form.listing import Change, Ordered
from facilitator_app.ui.library.form.page_picture import PagePicture, WithPicture
from facilitator_app.ui.library.form.sheet_writing import read_title
from facilitator_app.ui.library.sheets import Picture
from facilitator_app.ui.library.words import PER, sheet_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Choice, button, card, column, label, row

ORIENTATIONS = {"portrait": "Upright", "landscape": "Sideways"}


class SheetsEditor(QWidget):
    """Changes the worksheets of the activity that a document holds."""

    def __init__(self, theme: Theme, document: Document[Activity], picture: Picture) -> None:
        super().__init__()
        self._theme, self._document = theme, document
        self._shown: tuple[str, int] | None = None
        self._block_at = -1
        self.block_head = label("", "lead")
        self.sheets = Ordered(theme, "Worksheets", "worksheet", self._try_sheets, self._copied)
        self.blocks = Ordered(
            theme, "Blocks of the worksheet", "block", self._try_blocks, lambda block: block
        )
        self.picture = PagePicture(theme, picture)
        self.none = label("There is none yet.", "muted")
        self.add = button(theme, "Add a worksheet", "add", pressed=self.add_sheet)
        self.kind = Choice(theme)
        self.kind.setAccessibleName("Kind of block to add")
        for kind in KINDS:
            self.kind.addItem(kind.word, kind.type)
        self.add_block = button(theme, "Add block", "add", pressed=self._add_block)
        self._make_fields()
        self.forms = {kind.type: BlockFields(theme, kind, self._change_block) for kind in KINDS}
        self._lay_out()
        self.sheets.list.currentRowChanged.connect(lambda _at: self._show_sheet())
        self.blocks.list.currentRowChanged.connect(lambda _at: self._show_block(True))
        self.sheets.list.added.connect(self.add_sheet)
        self.sheets.list.entered.connect(self._enter)
        self.blocks.list.added.connect(self._add_block)
        self.blocks.list.entered.connect(self._enter_block)

    def show_activity(self, activity: Activity, anew: bool) -> None:
        """Show the worksheets as they are now; the chosen places stay."""
        rows = [
            f"{place}.  {sheet.title}  ·  {sheet_text(sheet)}"
            for place, sheet in enumerate(activity.handouts, 1)
        ]
        self.sheets.show_rows(rows, anew)
        self.sheets.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._frame.setVisible(bool(rows))
        if anew or not rows:
            self._shown = None
        self._show_sheet()

    def add_sheet(self) -> None:
        """Put in a worksheet after the one that is chosen, and go to its title."""
        at = min(self.sheets.at + 1, self.sheets.list.count())
        if self._document.try_edit("Add a worksheet", lambda activity: making.add_sheet(activity, at)):
            self.sheets.list.setCurrentRow(at)
            self._enter()

    def fit_heights(self) -> None:
        """Be as high as the text in force needs."""
        self.instruction.fit_height()
        for each in (self.sheets, self.blocks):
            each.list.fit_height()
        for form in self.forms.values():
            form.fit_heights()

    @property
    def sheet(self) -> Handout | None:
        """The worksheet that is chosen."""
        activity = self._document.value
        at = self.sheets.at
        return activity.handouts[at] if activity and at < len(activity.handouts) else None

    def _block(self) -> SheetBlock | None:
        sheet, at = self.sheet, self.blocks.at
        return sheet.blocks[at] if sheet and at < len(sheet.blocks) else None

    # What follows the document

    def _show_sheet(self) -> None:
        activity, sheet = self._document.value, self.sheet
        if activity is None or sheet is None:
            return
        place = sheet.id, self.sheets.at
        anew, self._shown = place != self._shown, place
        self.title.show_value(sheet.title, anew)
        self.per.show_value(sheet.per)
        self.orientation.show_value(sheet.orientation)
        self.instruction.show_value(sheet.instruction)
        self.footer.show_value(sheet.footer, anew)
        self.blocks.show_rows([row_text(at, each) for at, each in enumerate(sheet.blocks, 1)], anew)
        self.picture.show_sheet(activity, sheet, anew)
        self._show_block(anew)
        for each, on in ((self.sheets.up, self.sheets.at > 0), (self.sheets.down, self._has_below())):
            each.setEnabled(on)

    def _has_below(self) -> bool:
        return self.sheets.at < self.sheets.list.count() - 1

    def _show_block(self, anew: bool) -> None:
        block = self._block()
        anew = anew or self.blocks.at != self._block_at
        self._block_at = self.blocks.at
        for type_, form in self.forms.items():
            form.setVisible(type_ is type(block))
        self.block_head.setText("" if block is None else KIND_OF[type(block)].word)
        if block is not None:
            self.forms[type(block)].show_block(block, anew)
        self.blocks.up.setEnabled(self.blocks.at > 0)
        self.blocks.down.setEnabled(self.blocks.at < self.blocks.list.count() - 1)

    # What the hand does

    def _try_sheets(self, name: str, change: Change) -> bool:
        return self._document.try_edit(
            name, lambda activity: replace(activity, handouts=change(activity.handouts))
        )

    def _copied(self, sheet: Handout) -> Handout:
        activity = self._document.value
        assert activity is not None
        return making.copied_sheet(activity, sheet)

    def _try_blocks(self, name: str, change: Change) -> bool:
        at = self.sheets.at
        return self._document.try_edit(
            name,
            lambda activity: making.change_sheet(activity, at, blocks=change(activity.handouts[at].blocks)),
        )

    def _add_block(self) -> None:
        kind = KIND_OF[self.kind.currentData()]
        if self.sheet is not None and self.blocks.put_in(kind.fresh):
            self._enter_block()

    def _change(self, field: str, word: str, value: Any) -> None:
        at = self.sheets.at
        self._document.try_edit(
            f"Change {word} of a worksheet",
            lambda activity: making.change_sheet(activity, at, **{field: value}),
            merge=f"sheet {at} {field}",
        )

    def _change_block(self, path: str, word: str, value: Any) -> None:
        sheet, block = self.sheets.at, self.blocks.at
        self._document.try_edit(
            f"Change {word[:1].lower()}{word[1:]} of a worksheet",
            lambda activity: making.change_sheet_block(activity, sheet, block, **{path: value}),
            merge=f"sheet {sheet} block {block} {path}",
        )

    def _enter(self) -> None:
        self.title.line.setFocus()
        self.title.line.selectAll()

    def _enter_block(self) -> None:
        block = self._block()
        if block is not None and self.forms[type(block)].fields:
            next(iter(self.forms[type(block)].fields.values())).setFocus()

    # How it is built

    def _make_fields(self) -> None:
        change = self._change
        self.title = LineField(
            "Title of the worksheet", read_title, str, partial(change, "title", "the title")
        )
        self.per = ChoiceField(
            self._theme,
            "One copy",
            [(each, PER[each].capitalize()) for each in get_args(Per)],
            partial(change, "per", "how many there are"),
        )
        self.orientation = ChoiceField(
            self._theme,
            "Paper",
            [(each, ORIENTATIONS[each]) for each in get_args(Orientation)],
            partial(change, "orientation", "the way it is turned"),
        )
        self.instruction = TextField(
            "What to do with it", partial(change, "instruction", "what to do"), 2, 16
        )
        self.footer = LineField("At the foot", str, str, partial(change, "footer", "the foot"))

    def _lay_out(self) -> None:
        layout = column(self, SPACE)
        layout.addWidget(self.none)
        layout.addWidget(self.sheets)
        adding = row()
        adding.addWidget(self.add)
        adding.addStretch()
        layout.addLayout(adding)
        self._frame, inner = card()
        layout.addWidget(self._frame)
        inner.addWidget(self.title)
        inner.addWidget(RefusalLine([self.title]))
        inner.addWidget(Columns([self.per, self.orientation], 2, SPACE))
        inner.addWidget(self.instruction)
        inner.addWidget(self.footer)
        fields = QWidget()
        left = column(fields, SPACE)
        left.addWidget(label("What is on it", "lead"))
        left.addWidget(self.blocks)
        adding = row()
        adding.addWidget(self.kind, 1)
        adding.addWidget(self.add_block)
        left.addLayout(adding)
        left.addSpacing(SPACE)
        left.addWidget(self.block_head)
        for form in self.forms.values():
            form.hide()
            left.addWidget(form)
        left.addStretch(1)
        inner.addWidget(WithPicture(fields, self.picture))
