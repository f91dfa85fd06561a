"""Packs of activities: a zip of activity files with the licence they come under, read without trusting it."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.activity import load_activity
from facilitator_app.formats.activity_writing import activity_text
from facilitator_app.formats.block_reading import wrong_id
from facilitator_app.formats.reading import read_bytes, shown

# The longest bundled activity has 14 kB and all of them 600 kB, so these leave room for any honest pack and
# keep the memory and the time that any other can cost within bounds.
MOST_PACK_BYTES: Final = 16_000_000
MOST_UNPACKED_BYTES: Final = 16_000_000
MOST_ACTIVITY_BYTES: Final = 500_000
MOST_LICENCE_BYTES: Final = 100_000
MOST_ENTRIES: Final = 2_000
# No one reads more lines than this, and after so many problems there is no use in looking for others.
MOST_TOLD: Final = 100
ENOUGH_PROBLEMS: Final = 1_000

LICENCE_FILE: Final = "LICENCE.txt"
# Of what does not stop a file from being used, this alone does not stop an import: lengths and numbers that
# do not agree. Anything else, such as a key that the program does not know, would be lost in saving.
_HARMLESS: Final = ("steps", "minutes.short", "minutes.long", "group_min")
_MOST_SHOWN: Final = 40
_TWICE: Final = "is in the pack twice"

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY: Final = b"PK\x01\x02"
_LOCKED: Final = 0x1
_LICENCE: Final = re.compile(r"(?:.*/)?licen[cs]e(?:\.txt|\.md)?", re.IGNORECASE | re.DOTALL)
_OUTSIDE: Final = re.compile(r"\A/|\A[A-Za-z]:|\\|(?:\A|/)\.\.(?:/|\Z)")
# What zipfile raises for a file that is cut short, damaged, or made to do harm.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Pack:
    """Activities that come together, and the text of their licence, empty where there is none."""

    activities: tuple[Activity, ...]
    licence: str = ""


def read_activities(path: Path) -> Pack:
    """The activities in a pack or in an activity's own file, told apart by what is in them.

    Raises BadFile with every problem; nothing is taken from a file that has one.
    """
    raw = _read(path)
    if raw.startswith(_ZIP):
        return load_pack(raw, str(path))
    reader = _Reader()
    reader.take_activity(raw, "")
    return reader.pack(str(path))


def read_pack(path: Path) -> Pack:
    """The pack in a file. Raises BadFile with every problem; nothing is taken from a pack that has one."""
    return load_pack(_read(path), str(path))


def load_pack(raw: bytes, source: str) -> Pack:
    """The pack in a file's bytes. Raises BadFile with every problem, named by file and field."""
    if not raw.startswith(_ZIP):
        raise BadFile(source, [Problem("", "this is not a zip file")])
    # Counted before zipfile makes an object of each.
    if raw.count(_ENTRY) > MOST_ENTRIES:
        raise BadFile(source, [Problem("", f"a pack has {MOST_ENTRIES:,} files at most")])
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _BROKEN as error:
        raise BadFile(source, [Problem("", "the zip file is cut short or damaged")]) from error
    reader = _Reader()
    with archive:
        reader.take_all(archive)
    return reader.pack(source)


def pack_bytes(activities: Iterable[Activity], licence: str) -> bytes:
    """A pack as the bytes of its file, the same for the same activities in any order.

    Raises BadFile for a pack that could not be read again.
    """
    source = "the pack"
    files = [(f"{each.id}.toml", activity_text(each)) for each in activities]
    files += [(LICENCE_FILE, licence)] if licence else []
    twice = [name for name, count in Counter(name for name, _ in files).items() if count > 1]
    if twice:
        raise BadFile(source, [Problem(_place(name), _TWICE) for name in twice])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in sorted(files):
            archive.writestr(_entry(name), text.encode(), zipfile.ZIP_DEFLATED, 9)
    raw = out.getvalue()
    load_pack(raw, source)
    return raw


class _Reader:
    """Takes the files of one pack and gathers everything that is wrong in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._activities: list[Activity] = []
        self._licence: str | None = None
        self._names: set[str] = set()
        self._places: dict[str, str] = {}
        self._room = MOST_UNPACKED_BYTES

    def pack(self, source: str) -> Pack:
        if self.problems:
            raise BadFile(source, _capped(self.problems))
        return Pack(tuple(self._activities), self._licence or "")

    def take_all(self, archive: zipfile.ZipFile) -> None:
        entries = [each for each in archive.infolist() if not _passed_over(each.orig_filename)]
        if not any(_is_activity(each.orig_filename) for each in entries):
            self._wrong("", "there is no activity in it")
        for entry in entries:
            if self._room >= 0 and len(self.problems) < ENOUGH_PROBLEMS:
                self._take(archive, entry)

    def take_activity(self, raw: bytes, place: str) -> None:
        try:
            activity = _activity(raw)
        except BadFile as bad:
            for each in bad.problems:
                self._wrong(_join(place, each.where), each.what)
            return
        if activity.id in self._places:
            what = f"“{activity.id}” is already the id of {self._places[activity.id]}"
            self._wrong(_join(place, "id"), what)
        self._places.setdefault(activity.id, place)
        self._activities.append(activity)

    def _take_licence(self, raw: bytes, place: str) -> None:
        if self._licence is not None:
            self._wrong(place, "a pack has one licence, and this is another")
        if len(raw) > MOST_LICENCE_BYTES:
            self._wrong(place, f"a licence has {_size(MOST_LICENCE_BYTES)} at most")
            return
        try:
            self._licence = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._wrong(place, "this is not UTF-8 text")

    def _take(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        name = entry.orig_filename
        place = _place(name)
        refusal = _TWICE if name in self._names else _refusal(entry)
        self._names.add(name)
        if refusal:
            self._wrong(place, refusal)
            return
        activity = _is_activity(name)
        try:
            raw = _unpacked(archive, entry, MOST_ACTIVITY_BYTES if activity else MOST_LICENCE_BYTES)
        except _BROKEN:
            self._wrong(place, "is damaged and cannot be unpacked")
            return
        self._room -= len(raw)
        if self._room < 0:
            self._wrong("", f"its files have more than {_size(MOST_UNPACKED_BYTES)} in all")
            return
        (self.take_activity if activity else self._take_licence)(raw, place)

    def _wrong(self, where: str, what: str) -> None:
        self.problems.append(Problem(where, what))


def _read(path: Path) -> bytes:
    """The bytes of a file that may be as large as a pack."""
    return read_bytes(path, MOST_PACK_BYTES, f"a pack has {_size(MOST_PACK_BYTES)} at most")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What is in an entry, but one byte more than the most at most, whatever its header says."""
    with archive.open(entry) as file:
        return file.read(most + 1)


def _activity(raw: bytes) -> Activity:
    """The activity in a file's bytes. Raises BadFile for all that stops an import."""
    if len(raw) > MOST_ACTIVITY_BYTES:
        raise BadFile("", [Problem("", f"an activity has {_size(MOST_ACTIVITY_BYTES)} at most")])
    activity, odd = load_activity(raw, "")
    problems = [each for each in odd if each.where not in _HARMLESS]
    problems += wrong_id(activity.id, "id")
    if problems:
        raise BadFile("", problems)
    return activity


def _refusal(entry: zipfile.ZipInfo) -> str:
    """Why an entry cannot be taken, as far as that is known before it is read; empty where it can be."""
    name = entry.orig_filename
    if _OUTSIDE.search(name):
        return "its name is a path that leads out of the pack"
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        return "is a link or a device, not a file"
    if not (_is_activity(name) or _LICENCE.fullmatch(name)):
        return "is neither an activity (.toml) nor a licence, and a pack holds nothing else"
    if entry.flag_bits & _LOCKED:
        return "is locked with a password"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is compressed in a way that the program does not read"
    return ""


def _passed_over(name: str) -> bool:
    """Whether an entry is a folder or what macOS leaves in every zip."""
    junk = name.startswith("__MACOSX/") or name.rpartition("/")[2] == ".DS_Store"
    return (junk or name.endswith("/")) and not _OUTSIDE.search(name)


def _is_activity(name: str) -> bool:
    return name.lower().endswith(".toml")


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that is the same on every computer and day."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _capped(problems: Sequence[Problem]) -> list[Problem]:
    """As many of the problems as anybody reads, and how many more there are."""
    more = len(problems) - MOST_TOLD
    if more <= 0:
        return [*problems]
    least = "at least " if len(problems) >= ENOUGH_PROBLEMS else ""
    return [*problems[:MOST_TOLD], Problem("", f"and {least}{more:,} more problems")]


def _place(name: str) -> str:
    """A name in a zip, fit to stand within one line; of a long one the end."""
    return shown(name) if len(name) <= _MOST_SHOWN else f"…{shown(name[-_MOST_SHOWN:])}"


def _join(place: str, where: str) -> str:
    return ": ".join(each for each in (place, where) if each)


def _size(count: int) -> str:
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1_000} kB"
