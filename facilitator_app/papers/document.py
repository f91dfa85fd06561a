"""Writing pages as a PDF file, with its title, language, page numbers and outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas as PdfCanvas

from facilitator_app.papers.fonts import PLAIN
from facilitator_app.papers.pieces import PANEL_OVER, Panel, Placed
from facilitator_app.papers.typeset import Canvas

# Streams as they are, not as text: a third quicker to write, and smaller.
rl_config.useA85 = 0

Furniture = Callable[[Canvas, int, int], None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about itself."""

    title: str
    subject: str
    language: str
    author: str = "Facilitator"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, the frame's left and top, what is placed in it.

    furniture draws the header and footer, given the page's number and how many there are.
    """

    size: tuple[float, float]
    left: float
    top: float
    placed: Sequence[Placed]
    furniture: Furniture
    number: int
    of: int


def write(facts: Facts, pages: Sequence[Page]) -> bytes:
    """The PDF file; the same pages always give the same bytes."""
    file = BytesIO()
    canvas = PdfCanvas(
        file,
        pagesize=pages[0].size,
        invariant=1,
        initialFontName=PLAIN,
        lang=facts.language,
        pageCompression=1,
    )
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setCreator(facts.author)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for page in pages:
        canvas.setPageSize(page.size)
        page.furniture(canvas, page.number, page.of)
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, page: Page) -> None:
    for panel, top, bottom in _grounds(page.placed):
        _ground(canvas, page, panel, top, bottom)
    for at, each in enumerate(page.placed):
        top = page.top - each.top
        if each.piece.outline:
            title, level = each.piece.outline
            key = f"{canvas.getPageNumber()}-{at}"
            canvas.bookmarkHorizontalAbsolute(key, top)
            canvas.addOutlineEntry(title, key, level)
            canvas.showOutline()
        if each.scale < 1:
            canvas.saveState()
            canvas.translate(page.left, top)
            canvas.scale(each.scale, each.scale)
            each.piece.draw(canvas, 0, 0)
            canvas.restoreState()
        else:
            each.piece.draw(canvas, page.left, top)


def _grounds(placed: Sequence[Placed]) -> Iterator[tuple[Panel, float, float]]:
    """Each stretch of pieces on the same panel, with its top and bottom from the frame's top."""
    for _, group in groupby(placed, key=lambda each: id(each.piece.panel)):
        run = list(group)
        if run[0].piece.panel is not None:
            last = run[-1]
            yield run[0].piece.panel, run[0].top, last.top + last.piece.height


def _ground(canvas: Canvas, page: Page, panel: Panel, top: float, bottom: float) -> None:
    left, height = page.left + panel.left, bottom - top + 2 * PANEL_OVER
    under = page.top - bottom - PANEL_OVER
    canvas.saveState()
    canvas.setFillColor(panel.tint)
    if panel.edge is not None:
        canvas.setStrokeColor(panel.edge)
        canvas.setLineWidth(0.9)
    canvas.rect(left, under, panel.width, height, stroke=int(panel.edge is not None), fill=1)
    if panel.bar is not None:
        canvas.setFillColor(panel.bar)
        canvas.rect(left, under, 2.4, height, stroke=0, fill=1)
    canvas.restoreState()
