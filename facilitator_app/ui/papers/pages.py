"""Pages of a PDF file as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class Pages:
    """The pages of one file, drawn when they are asked for; the file may be replaced meanwhile."""

    def __init__(self, file: Path) -> None:
        self._take(file.read_bytes())

    @classmethod
    def of(cls, raw: bytes) -> Self:
        """The pages of a file that is in memory."""
        made = cls.__new__(cls)
        made._take(raw)
        return made

    def _take(self, raw: bytes) -> None:
        self._raw = raw
        with self._open() as document:
            self.sizes = [QSizeF(*document.get_page_size(number)) for number in range(len(document))]

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, width: int) -> QImage:
        """One page exactly as wide as asked, in pixels, so that it need not be scaled again."""
        drawn = self.scaled(number, width / self.sizes[number].width())
        return drawn.copy(0, 0, width, drawn.height())

    def at_resolution(self, number: int, dots_per_inch: float) -> QImage:
        """One page as a printer wants it."""
        return self.scaled(number, dots_per_inch / POINTS_PER_INCH)

    def scaled(self, number: int, scale: float) -> QImage:
        """One page, so many pixels to a point."""
        with self._open() as document:
            page = document[number]
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGBX8888,
            ).copy()
            bitmap.close()
            page.close()
            return image

    def text(self, number: int) -> str:
        """The words of one page, for those who listen instead of look."""
        with self._open() as document:
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_bounded()
            words.close()
            page.close()
            return str(text)

    @contextmanager
    def _open(self) -> Iterator[pypdfium2.PdfDocument]:
        document = pypdfium2.PdfDocument(self._raw)
        try:
            yield document
        finally:
            document.close()
