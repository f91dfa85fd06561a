"""Setting text in lines: how wide it is, where it breaks, and putting it on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from facilitator_app.papers.fonts import BOLD, PLAIN, runs

Canvas = Any
Colour = Any
Align = Literal["left", "centre", "right"]

_TOKENS = re.compile(r"[^\S\u00a0]*(?:\S|\u00a0)+")
# A word is short up to this share of a line, and is joined by another where this much of a line is left.
_SHORT = 0.25
_MOST_LEFT = 0.5
# A text is cut after a word where that keeps more than this share of what fits.
_NEAR = 0.75
_BREAK_AFTER = "/-_.?&=@–—"


@dataclass(frozen=True, slots=True)
class Type:
    """How text looks: font, size in points, colour, and line height as a share of the size."""

    size: float
    colour: Colour
    font: str = PLAIN
    leading: float = 1.34

    @property
    def line(self) -> float:
        """The height of a line, in points."""
        return self.size * self.leading

    @property
    def base(self) -> float:
        """How far the baseline lies under the top of its line."""
        return (self.line + self.size * 0.68) / 2

    @property
    def bold(self) -> Type:
        """The same in bold."""
        return replace(self, font=BOLD)

    def at(self, size: float) -> Type:
        """The same at another size."""
        return replace(self, size=size)

    def of(self, colour: Colour) -> Type:
        """The same in another colour."""
        return replace(self, colour=colour)


@lru_cache(maxsize=20_000)
def _em(text: str, font: str) -> float:
    return sum(each.width(part) for each, part in runs(text, font))


def width_of(text: str, type_: Type) -> float:
    """How wide a text is on one line, in points."""
    return _em(text, type_.font) * type_.size


def wrap(text: str, type_: Type, width: float, first: float = 0) -> list[str]:
    """A text as lines that are no wider than width; first is the room taken on the first line.

    A new line in the text starts a new line; a word that is too long is broken, and a short last word
    is not left alone.
    """
    lines: list[str] = []
    for part in text.strip().split("\n"):
        lines += _accompanied(_fill(part, type_, width, 0 if lines else first), type_, width)
    return lines


def _accompanied(lines: list[str], type_: Type, width: float) -> list[str]:
    """The lines with a word brought down to a short one that is alone on the last."""
    if len(lines) < 2 or " " in lines[-1] or width_of(lines[-1], type_) > width * _SHORT:
        return lines
    *rest, before, alone = lines
    head, _, word = before.rpartition(" ")
    last = f"{word} {alone}"
    if " " not in head or max(width * _MOST_LEFT, width_of(last, type_)) > width_of(head, type_):
        return lines
    return [*rest, head.rstrip(), last]


def _fill(text: str, type_: Type, width: float, first: float) -> list[str]:
    lines: list[str] = []
    line, used = "", first
    for token in _TOKENS.findall(text):
        wide = width_of(token, type_)
        if used + wide <= width + 0.01:
            line, used = line + token, used + wide
            continue
        if line or (first and not lines):
            lines.append(line)
        *whole, line = _broken(token.lstrip(), type_, width)
        lines += whole
        used = width_of(line, type_)
    return [*lines, line] if line or not lines else lines


def _broken(word: str, type_: Type, width: float) -> Iterator[str]:
    """A word in pieces that fit, broken after a slash or a hyphen where it has one."""
    while len(word) > 1 and width_of(word, type_) > width:
        fits = 1
        while fits < len(word) and width_of(word[: fits + 1], type_) <= width:
            fits += 1
        nice = max((word.rfind(each, 0, fits) for each in _BREAK_AFTER), default=-1) + 1
        at = nice if nice > fits // 2 else fits
        yield word[:at]
        word = word[at:]
    yield word


def cut(text: str, type_: Type, width: float) -> str:
    """A text on one line, ended with an ellipsis where it is too wide: after a word where one is near."""
    text = " ".join(text.split())
    if width_of(text, type_) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + "…", type_) <= width:
            low = middle
        else:
            high = middle - 1
    word = text.rfind(" ", 0, low + 1)
    return text[: word if word > low * _NEAR else low].rstrip() + "…"


def cut_after(text: str, type_: Type, width: float, lines: int) -> str:
    """A text on so many lines, ended with an ellipsis where it needs more."""
    held = wrap(" ".join(text.split()), type_, width)
    if len(held) <= lines:
        return "\n".join(held)
    return "\n".join([*held[: lines - 1], cut(" ".join(held[lines - 1 :]), type_, width)])


def put(canvas: Canvas, x: float, y: float, text: str, type_: Type, align: Align = "left") -> float:
    """Write one line with its baseline at y; gives the x where it ends."""
    wide = width_of(text, type_)
    left = {"left": x, "centre": x - wide / 2, "right": x - wide}[align]
    line = canvas.beginText(left, y)
    line.setFillColor(type_.colour)
    for font, part in runs(text, type_.font):
        line.setFont(font.fontName, type_.size)
        line.textOut(part)
    canvas.drawText(line)
    return left + wide


def put_lines(
    canvas: Canvas, x: float, top: float, lines: list[str], type_: Type, align: Align = "left"
) -> float:
    """Write lines under one another from the top down; gives the y under the last."""
    for line in lines:
        put(canvas, x, top - type_.base, line, type_, align)
        top -= type_.line
    return top
