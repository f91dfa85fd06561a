"""Fonts of the computer itself, for letters that none of ours has. They are looked for when first needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

# Small ones first, as a font is read whole.
_FILES = (
    "NotoSansArabic-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansLao-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansTelugu-Regular.ttf",
    "NotoSansKannada-Regular.ttf",
    "NotoSansMalayalam-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansArmenian-Regular.ttf",
    "DejaVuSans.ttf",
    "arial.ttf",
    "tahoma.ttf",
    "leelawui.ttf",
    "ebrima.ttf",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "malgun.ttf",
    "msyh.ttc",
    "YuGothR.ttc",
    "Thonburi.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "AppleSDGothicNeo.ttc",
    "Arial Unicode.ttf",
)


def folders(platform: str = sys.platform) -> list[Path]:
    """Where a computer keeps its fonts: this one, or one of another kind."""
    home = _home()
    if platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return [Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts", own]
    if platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    share = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*share, home / ".local" / "share" / "fonts", home / ".fonts"]


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a service may have none
        return Path(os.sep)


def fonts_in(places: Iterable[Path]) -> Iterator[Path]:
    """The files among those with letters that ours lack, in the order in which they are to be tried."""
    found: dict[str, Path] = {}
    for place in places:
        for path, _, names in os.walk(place):
            for name in names:
                found.setdefault(name.casefold(), Path(path, name))
    return (found[each.casefold()] for each in _FILES if each.casefold() in found)
