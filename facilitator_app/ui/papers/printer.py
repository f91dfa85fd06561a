"""Sending a paper to a printer through the system's own dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app.ui.papers.pages import POINTS_PER_INCH, Pages

DOTS_PER_INCH = 300
SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
    "a5": QPageSize.PageSizeId.A5,
}


def ask_printer(parent: QWidget, title: str, pages: Pages, page: str) -> QPrinter | None:
    """The printer that the person chose, set up for these pages; None when they thought better of it."""
    printer = new_printer(title, pages, page)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print {title}")
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def new_printer(title: str, pages: Pages, page: str) -> QPrinter:
    """A printer set to the paper's size and to all its pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(SIZES[page]))
    printer.setFromTo(1, len(pages))
    return printer


def send(pages: Pages, printer: QPrinter) -> bool:
    """Print the pages that were asked for, each turned as it lies; whether the printer took them."""
    painter = QPainter()
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    for number in range(first - 1, min(last, len(pages))):
        size = pages.sizes[number]
        wide = size.width() > size.height()
        turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turned)
        began = painter.begin(printer) if number == first - 1 else printer.newPage()
        if not began:
            return False
        scale = printer.resolution() / POINTS_PER_INCH
        target = QRectF(0, 0, size.width() * scale, size.height() * scale)
        painter.drawImage(target, pages.at_resolution(number, printer.resolution()))
    return painter.end()
