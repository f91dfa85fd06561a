"""Makes sure, before a spreadsheet is read, that it unpacks to something as small and plain as it should."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from facilitator_app.core.errors import BadFile, Problem

# An agenda of 2,000 full rows unpacks to 2 MB.
MOST_UNPACKED: Final = 24_000_000
MOST_PARTS: Final = 2_000
_ENTRY: Final = b"PK\x01\x02"
_LOCKED: Final = 0x1
_TRICKS: Final = (b"<!DOCTYPE", b"<!ENTITY")
# What zipfile raises for a file that is cut short, damaged, or made to do harm.
BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)


def checked(raw: bytes, source: str) -> dict[str, bytes]:
    """The XML parts of a workbook by name. Raises BadFile for one that is damaged or made to do harm.

    Pictures and macros are never unpacked.
    """
    try:
        return _parts(raw, source)
    except BROKEN as error:
        raise _bad(source, "the spreadsheet is cut short or damaged") from error


def _parts(raw: bytes, source: str) -> dict[str, bytes]:
    # Counted before zipfile makes an object of each.
    if raw.count(_ENTRY) > MOST_PARTS:
        raise _bad(source, "the spreadsheet has too many parts to be an agenda")
    parts: dict[str, bytes] = {}
    room = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for entry in archive.infolist():
            if not entry.filename.lower().endswith((".xml", ".rels")):
                continue
            if entry.flag_bits & _LOCKED:
                raise _bad(source, "the spreadsheet is locked with a password")
            with archive.open(entry) as file:
                parts[entry.filename] = file.read(room + 1)
            room -= len(parts[entry.filename])
            if room < 0:
                what = f"what is in it has more than {MOST_UNPACKED // 1_000_000} MB; save its agenda alone"
                raise _bad(source, what)
            if any(trick in parts[entry.filename] for trick in _TRICKS):
                raise _bad(source, "the spreadsheet has parts that no spreadsheet program writes")
    if "[Content_Types].xml" not in parts or "xl/workbook.xml" not in parts:
        raise _bad(source, "this is a zip file, but not a spreadsheet")
    return parts


def _bad(source: str, what: str) -> BadFile:
    return BadFile(source, [Problem("", what)])
