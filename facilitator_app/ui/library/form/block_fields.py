"""The fields of one block of a worksheet, as its kind asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from facilitator_app.core.handout import SheetBlock
from facilitator_app.ui.fields import ChoiceField, Field, LineField, RefusalLine, TextField
from facilitator_app.ui.hands import MOST_LINES, ParsedField
from facilitator_app.ui.library.form.kinds import Entry, Kind, Several
from facilitator_app.ui.library.form.parts import Line, Listed, Pick, Text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, label

Take = Callable[[str, str, Any], object]


class BlockFields(QWidget):
    """Shows a block of one kind; take(path, word, value) has a field of it changed."""

    def __init__(self, theme: Theme, kind: Kind, take: Take) -> None:
        super().__init__()
        self._theme, self._take = theme, take
        self._block: SheetBlock = kind.fresh
        self.fields: dict[str, Field] = {}
        layout = column(self, SPACE)
        for entry in kind.entries:
            field = self.fields[entry.path] = self._made(entry)
            layout.addWidget(field)
            hint = getattr(entry, "hint", "")
            if hint:
                layout.addWidget(label(hint, "small", wrap=True))
            layout.addWidget(RefusalLine([field]))
        if not kind.entries:
            layout.addWidget(label("What follows starts on a new page.", "muted", wrap=True))

    def show_block(self, block: SheetBlock, anew: bool) -> None:
        """Show a block; anew when it is another one than before."""
        self._block = block
        for path, field in self.fields.items():
            value = getattr(block, path)
            if anew:
                field.refuse("")
            if isinstance(field, LineField):
                field.show_value(value, anew)
            else:
                field.show_value(value)  # type: ignore[attr-defined]

    def fit_heights(self) -> None:
        """Be as high as the text in force needs."""
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.fit_height()

    def _made(self, entry: Entry) -> Field:
        take = partial(self._take, entry.path, entry.word)
        match entry:
            case Line(word=word, read=read, write=write):
                return LineField(word, read, write, take)
            case Text(word=word, lines=lines):
                return TextField(word, take, lines, MOST_LINES)
            case Listed(word=word, read=read, write=write, lines=lines):
                return ParsedField(word, read, write, take, lines, MOST_LINES)
            case Several(word=word, lines=lines):
                return ParsedField(word, partial(self._read, entry), entry.write, take, lines, MOST_LINES)
            case Pick(word=word, values=values):
                return ChoiceField(self._theme, word, values, take)

    def _read(self, entry: Several, text: str) -> Any:
        return entry.read(self._block, text)
