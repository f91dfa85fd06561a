"""Small PDF files for tests that look at pages and not at papers."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

A4 = (595, 842)
A4_WIDE = (842, 595)


def pdf(file: Path, *sizes: tuple[float, float]) -> Path:
    """A file with an empty page of each size, in points."""
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height).close()
    document.save(str(file))
    document.close()
    return file


def page_sizes(file: Path) -> list[tuple[int, int]]:
    """The sizes of the pages of a file, in whole points."""
    document = pypdfium2.PdfDocument(str(file))
    sizes = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    return [(round(width), round(height)) for width, height in sizes]
