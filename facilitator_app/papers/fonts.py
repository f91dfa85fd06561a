"""Fonts: embedded ones only, with a reserve for characters that the first choice cannot draw."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from facilitator_app.core.errors import Trouble
from facilitator_app.papers.scripts import is_set, joined, turned
from facilitator_app.papers.system_fonts import folders, fonts_in

PLAIN = "Facilitator"
BOLD = "Facilitator-Bold"
_FILES = {
    PLAIN: ("AtkinsonHyperlegibleNext_400Regular.ttf", "NotoSans_400Regular.ttf"),
    BOLD: ("AtkinsonHyperlegibleNext_700Bold.ttf", "NotoSans_700Bold.ttf"),
}
_STAND_INS = {
    **dict.fromkeys("→⇒➔➜➡⟶", "->"),
    **dict.fromkeys("←⇐⟵", "<-"),
    **dict.fromkeys("↔⇔", "<->"),
    **dict.fromkeys("●■▪◆▶►▸★", "•"),
    **dict.fromkeys("○□▢☐◇▷☆", "o"),
    **dict.fromkeys("✓✔☑✅", "√"),
    **dict.fromkeys("✗✘✕❌☒", "×"),
}
# From here on there are emoji and the like, which fonts have as coloured pictures alone.
_PICTURES = 0x1F000
_WORDS = re.compile(r"\s*\S+|\s+$")
_CLUSTERS = re.compile(r"\s+|\S[\u0300-\u036f]*")


class FontsMissing(Trouble):
    """The fonts that papers are printed with are not where they should be."""


class Face(TTFont):  # type: ignore[misc]
    """An embedded font with those that stand in for it, in order."""

    def __init__(self, name: str, file: Path, reserves: tuple[Face, ...] = ()) -> None:
        super().__init__(name, str(file))
        self.chain: tuple[Face, ...] = (self, *reserves)
        self._known = frozenset(self.face.charToGlyph)
        self.width = lru_cache(maxsize=20_000)(self._width)

    def can_draw(self, text: str) -> bool:
        """Whether the font has every character of a text."""
        return all(ord(each) in self._known or each == " " for each in text)

    def _width(self, text: str) -> float:
        """How wide a text is at a size of 1 pt."""
        return float(self.stringWidth(text, 1))


def register_fonts(folder: Path) -> None:
    """Make the fonts in a folder known to papers; any further TrueType fonts in it join the reserve.

    The first folder counts for as long as the program runs. Raises FontsMissing when it lacks the
    fonts that papers need.
    """
    if PLAIN in pdfmetrics.getRegisteredFontNames():
        return
    extra = _extra(folder)
    try:
        reserves = {name: Face(f"{name}-Reserve", folder / _FILES[name][1]) for name in _FILES}
        faces = [Face(name, folder / first, (reserves[name], *extra)) for name, (first, _) in _FILES.items()]
    except (OSError, TTFError) as error:
        raise FontsMissing(
            f"The fonts that papers are printed with are missing from {folder}. "
            "Nothing was printed. Install the program again to bring them back."
        ) from error
    for each in (*faces, *reserves.values(), *extra):
        pdfmetrics.registerFont(each)


def _extra(folder: Path) -> list[Face]:
    """Fonts that somebody has put beside ours; one that cannot be read is passed over."""
    ours = {name for names in _FILES.values() for name in names}
    found = []
    for file in sorted(folder.glob("*.ttf")):
        if file.name not in ours:
            with suppress(OSError, TTFError):
                found.append(Face(f"Reserve-{file.stem}", file))
    return found


def face(name: str) -> Face:
    """A font by its name."""
    found: Face = pdfmetrics.getFont(name)
    return found


@lru_cache(maxsize=20_000)
def runs(text: str, font: str) -> tuple[tuple[Face, str], ...]:
    """A text as runs, each with a font that can draw it; a word stays in one font where one has it all."""
    first = face(font)
    text = turned(tidy(text))
    if first.can_draw(text):
        return ((first, text),) if text else ()
    return tuple(_joined(part for word in _WORDS.findall(text) for part in _drawn(word, first)))


@lru_cache(maxsize=20_000)
def tidy(text: str) -> str:
    """A text as it is printed: composed and joined characters, no controls, no invisible marks."""
    if text.isascii() and text.isprintable():
        return text
    composed = joined(unicodedata.normalize("NFC", re.sub(r"\s", _space, text)))
    seen = (each for each in composed if unicodedata.category(each) not in _UNSEEN)
    return _PICTURE_STYLES.sub("", "".join(seen))


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_PICTURE_STYLES = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


def _space(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\u00a0" else " "


def undrawable(text: str) -> str:
    """The characters of a text that no font here can draw; papers print them in words or as numbers."""
    clusters = _CLUSTERS.findall(turned(tidy(text)))
    return "".join(dict.fromkeys(each for each in clusters if _found(each, face(PLAIN)) is None))


def name_or_blank(name: str) -> str:
    """A person's name, or nothing where it would be misspelled: a blank is kinder, and can be filled in."""
    return "" if undrawable(name) else name


def _drawn(word: str, first: Face) -> Iterator[tuple[Face, str]]:
    for each in first.chain:
        if each.can_draw(word):
            yield each, word
            return
    for cluster in _CLUSTERS.findall(word):
        yield _cluster(cluster, first)


def _cluster(cluster: str, first: Face) -> tuple[Face, str]:
    return _found(cluster, first) or (first, "".join(f"[{_called(each)}]" for each in cluster))


def _called(letter: str) -> str:
    """A picture in words, and a letter by its number."""
    number = f"U+{ord(letter):04X}"
    return unicodedata.name(letter, number).lower() if unicodedata.category(letter) == "So" else number


def _found(cluster: str, first: Face) -> tuple[Face, str] | None:
    """A font that can draw a character with its marks, with what it then draws."""
    plainer = unicodedata.normalize("NFKC", cluster)
    for text in (cluster, _STAND_INS.get(cluster, cluster), plainer):
        for each in first.chain:
            if each.can_draw(text):
                return each, text
    for text in (cluster, plainer):
        found = _of_the_system(text)
        if found:
            return found, text
    return None


@lru_cache(maxsize=5_000)
def _of_the_system(text: str) -> Face | None:
    """A font of the computer that can draw a text, where its letters can be set one by one."""
    if not is_set(text) or ord(text[0]) >= _PICTURES:
        return None
    faces = (_read(file) for file in _system_files())
    return next((each for each in faces if each is not None and each.can_draw(text)), None)


@lru_cache(maxsize=1)
def _system_files() -> tuple[Path, ...]:
    return tuple(fonts_in(folders()))


@lru_cache(maxsize=50)
def _read(file: Path) -> Face | None:
    """A font, made known to papers; nothing where it cannot be read or must not be embedded."""
    try:
        found = Face(f"System-{file.stem}", file)
    except (OSError, TTFError, LookupError, ValueError, struct.error):
        return None
    pdfmetrics.registerFont(found)
    return found


def _joined(parts: Iterator[tuple[Face, str]]) -> Iterator[tuple[Face, str]]:
    held: tuple[Face, str] | None = None
    for font, text in parts:
        if held and held[0] is font:
            held = (font, held[1] + text)
            continue
        if held:
            yield held
        held = (font, text)
    if held:
        yield held
