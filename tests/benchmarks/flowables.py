"""The peer for papers: the same words as plain reportlab paragraphs."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from facilitator_app import bundled


def lines_of(raw: bytes) -> list[str]:
    """Every line of text of a PDF file."""
    document = pypdfium2.PdfDocument(raw)
    lines = [
        line
        for number in range(len(document))
        for line in document[number].get_textpage().get_text_bounded().splitlines()
    ]
    document.close()
    return lines


def as_paragraphs(lines: list[str]) -> bytes:
    """The lines as a paragraph each, in the same embedded font."""
    out = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Peer", bundled.fonts() / "AtkinsonHyperlegibleNext_400Regular.ttf"))
    addMapping("Peer", 0, 0, "Peer")
    style = ParagraphStyle("plain", fontName="Peer", fontSize=10.5, leading=14)
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph(escape(line), style) for line in lines])
    return out.getvalue()
