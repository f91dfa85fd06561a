"""Pages go to a printer as they lie: here one that prints into a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.papers.pages import Pages
from facilitator_app.ui.papers.printer import new_printer, send
from tests.answers import when_asked
from tests.ui.papers.conftest import Build
from tests.ui.papers.pdfs import A4, A4_WIDE, page_sizes, pdf


def to_file(pages: Pages, file: Path, page: str = "a4") -> QPrinter:
    printer = new_printer("Run sheet", pages, page)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(72)
    return printer


def test_every_page_is_printed_and_turned_as_it_lies(qapp: QApplication, tmp_path: Path) -> None:
    pages = Pages(pdf(tmp_path / "in.pdf", A4, A4_WIDE, A4))
    assert send(pages, to_file(pages, tmp_path / "out.pdf"))
    assert page_sizes(tmp_path / "out.pdf") == [A4, A4_WIDE, A4]


def test_only_the_pages_that_were_asked_for_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    pages = Pages(pdf(tmp_path / "in.pdf", A4, A4_WIDE, A4))
    printer = to_file(pages, tmp_path / "out.pdf")
    printer.setFromTo(2, 9)
    assert send(pages, printer)
    assert page_sizes(tmp_path / "out.pdf") == [A4_WIDE, A4]


def test_the_size_of_the_page_is_kept(qapp: QApplication, tmp_path: Path) -> None:
    pages = Pages(pdf(tmp_path / "in.pdf", (612, 792)))
    assert send(pages, to_file(pages, tmp_path / "out.pdf", "letter"))
    assert page_sizes(tmp_path / "out.pdf") == [(612, 792)]


@pytest.mark.parametrize("accepts", [True, False])
def test_print_asks_for_the_printer(build: Build, tmp_path: Path, accepts: bool) -> None:
    shop = build()
    shop.show("run-sheet")

    def answer(dialog: QPrintDialog) -> None:
        assert dialog.windowTitle() == "Print Run sheet"
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "out.pdf"))
        dialog.printer().setResolution(72)
        dialog.done(int(accepts))

    when_asked(answer)
    shop.click("Print…")
    assert (tmp_path / "out.pdf").exists() is accepts
    assert bool(shop.said) is accepts


@pytest.mark.parametrize(("opens", "words"), [(lambda _url: True, 0), (lambda _url: False, 1)])
def test_open_hands_it_to_the_system(
    build: Build, monkeypatch: pytest.MonkeyPatch, opens: Callable[[QUrl], bool], words: int
) -> None:
    shop = build()
    shop.show("run-sheet")
    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    shop.click("Open")
    assert len(shop.said) == words
