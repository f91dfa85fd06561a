"""Packs come back as they were written, and no file can make a pack do more than be refused."""

from __future__ import annotations

import io
import random
import stat
import struct
import time
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator_app import bundled
from facilitator_app.core.activity import Activity, Minutes, Step
from facilitator_app.core.errors import BadFile
from facilitator_app.formats import pack
from facilitator_app.formats.activity import read_activity
from facilitator_app.formats.activity_writing import activity_text
from facilitator_app.formats.pack import Pack, load_pack, pack_bytes, read_activities, read_pack
from tests.builders import activity
from tests.formats.files import taken_or_refused, told

LICENCE = "CC BY 4.0\r\n© Ana\n"
FIRST, SECOND = activity("first", 10), activity("second", 20)
GOOD = activity_text(FIRST)
NOTHING_ELSE = "is neither an activity (.toml) nor a licence, and a pack holds nothing else"
OUTSIDE = "its name is a path that leads out of the pack"
DAMAGED = "the zip file is cut short or damaged"
UNKNOWN = "the program does not know this key."


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    return zipped_entries(*((zipfile.ZipInfo(name), data) for name, data in files.items()), method=method)


def zipped_entries(
    *entries: tuple[zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of these entries, those with one name too."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for entry, data in entries:
            archive.writestr(entry, data, method)
    return out.getvalue()


def linked(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


def patched(raw: bytes, offset: int, form: str, value: int) -> bytes:
    """A zip of one entry with a number in its directory changed."""
    at = raw.index(b"PK\x01\x02") + offset
    return raw[:at] + struct.pack(form, value) + raw[at + struct.calcsize(form) :]


@contextmanager
def quickly(seconds: float) -> Iterator[None]:
    """Fails when what is within takes longer on the processor."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


# Written and read again


def test_a_pack_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(pack_bytes([SECOND, FIRST], LICENCE))
    assert read_pack(path) == Pack((FIRST, SECOND), LICENCE)
    assert read_activities(path) == Pack((FIRST, SECOND), LICENCE)


def test_all_bundled_activities_make_a_pack() -> None:
    library = [read_activity(file) for file in bundled.activity_files()]
    read = load_pack(pack_bytes(library, LICENCE), "file")
    assert sorted(read.activities, key=lambda each: each.id) == sorted(library, key=lambda each: each.id)


def test_a_pack_has_the_same_bytes_on_every_day_and_in_every_order() -> None:
    raw = pack_bytes([FIRST, SECOND], LICENCE)
    assert pack_bytes([SECOND, FIRST], LICENCE) == raw
    entries = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    assert [each.filename for each in entries] == ["LICENCE.txt", "first.toml", "second.toml"]
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.external_attr >> 16 for each in entries} == {stat.S_IFREG | 0o644}


def test_a_pack_without_a_licence_says_so() -> None:
    raw = pack_bytes([FIRST], "")
    assert zipfile.ZipFile(io.BytesIO(raw)).namelist() == ["first.toml"]
    assert load_pack(raw, "file") == Pack((FIRST,), "")


def refused(*activities: Activity, licence: str = LICENCE) -> list[str]:
    """Why no pack is made of these."""
    with pytest.raises(BadFile) as caught:
        pack_bytes(activities, licence)
    assert caught.value.source == "the pack"
    return [str(problem) for problem in caught.value.problems]


def test_no_pack_is_written_that_could_not_be_read_again() -> None:
    assert refused() == ["there is no activity in it"]
    assert refused(FIRST, replace(FIRST, title="Other")) == ["first.toml: is in the pack twice"]
    assert refused(activity("../up")) == [f"../up.toml: {OUTSIDE}"]
    assert refused(activity("a b")) == [
        "a b.toml: id: “a b” is no id: letters, digits, - and _ only",
    ]
    assert refused(activity("long", 9_999)) == [
        "long.toml: minutes.standard: 9999 is not between 0 and 1440",
    ]
    assert refused(FIRST, licence="x" * 100_001) == ["LICENCE.txt: a licence has 100 kB at most"]


# What is taken


def test_one_activity_in_a_file_of_its_own_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "activity.zip"
    path.write_text(GOOD, encoding="utf-8")
    assert read_activities(path) == Pack((FIRST,), "")
    pack_path = tmp_path / "pack.toml"
    pack_path.write_bytes(pack_bytes([FIRST], LICENCE))
    assert read_activities(pack_path) == Pack((FIRST,), LICENCE)


@pytest.mark.parametrize("name", ["other.toml", "folder/deep/FIRST.TOML", "a\nb.toml", "שלום👋.toml"])
def test_the_name_of_a_file_in_a_pack_does_not_count(name: str) -> None:
    assert load_pack(zipped({name: GOOD}), "file") == Pack((FIRST,))


@pytest.mark.parametrize(
    "name", ["LICENCE", "LICENSE", "licence.txt", "License.md", "LICENCE.md", "folder/LICENSE.txt"]
)
def test_a_licence_has_one_of_its_usual_names(name: str) -> None:
    assert load_pack(zipped({name: LICENCE, "a.toml": GOOD}), "file") == Pack((FIRST,), LICENCE)


def test_a_byte_order_mark_is_no_part_of_a_licence() -> None:
    raw = zipped({"LICENCE": LICENCE.encode("utf-8-sig"), "a.toml": GOOD})
    assert load_pack(raw, "file").licence == LICENCE


def test_folders_and_what_macos_leaves_behind_are_passed_over() -> None:
    files: dict[str, str | bytes] = {
        "pack/": "",
        "pack/a.toml": GOOD,
        "pack/.DS_Store": b"\0\1",
        "__MACOSX/pack/._a.toml": b"\0\5\x16\7",
        ".DS_Store": b"\0",
    }
    assert load_pack(zipped(files), "file") == Pack((FIRST,))


def test_files_may_be_stored_as_they_are() -> None:
    assert load_pack(zipped({"a.toml": GOOD}, zipfile.ZIP_STORED), "file") == Pack((FIRST,))


def test_odd_but_honest_texts_are_taken() -> None:
    odd = activity(
        "odd",
        title="👩🏽‍🏫 שלום \u202eabc\u202c \x1b[31m\0",
        steps=(Step("Say it again. " * 2_500, 30),),
        summary='"""\\\r\n  end  ',
    )
    assert len(odd.steps[0].text.split()) > 5_000
    assert load_pack(pack_bytes([odd], LICENCE), "file").activities == (odd,)


def test_forms_and_groups_that_do_not_agree_do_not_stop_an_import() -> None:
    unfinished = replace(FIRST, minutes=Minutes(10, short=20, long=5), group_min=30, group_max=3)
    assert load_pack(pack_bytes([unfinished], LICENCE), "file").activities == (unfinished,)


def test_steps_that_do_not_add_up_do_not_stop_an_import() -> None:
    short = replace(FIRST, steps=(Step("Go.", 4),))
    assert load_pack(zipped({"a.toml": activity_text(short)}), "file").activities == (short,)


# What is refused


def test_a_key_that_the_program_would_lose_stops_an_import(tmp_path: Path) -> None:
    text = 'titel = "x"\n' + GOOD
    guess = "Did you mean “title”?"
    assert told(load_pack, zipped({"a.toml": text})) == [f"a.toml: titel: {UNKNOWN} {guess}"]
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_activities(path)
    assert str(caught.value) == f"{path}: titel: {UNKNOWN} {guess}"


def test_all_that_is_wrong_in_all_files_is_told_at_once() -> None:
    files: dict[str, str | bytes] = {
        "a.toml": GOOD.replace("standard = 10", "standard = -1") + "\nstandrad = 2\n",
        "b.toml": "format = 1",
        "c.toml": b"\xff",
        "d.toml": "not = = toml",
        "LICENSE": b"\xff",
        "LICENCE.txt": "again",
        "e.toml": GOOD,
        "f.toml": GOOD,
        "g.toml": GOOD.replace('"first"', '"a/b\\u0007"'),
        "readme.md": "Hello",
    }
    assert told(load_pack, zipped(files)) == [
        f"a.toml: minutes.standrad: {UNKNOWN} Did you mean “standard”?",
        "a.toml: minutes.standard: -1 is not between 0 and 1440",
        "b.toml: kind: must be “activity”",
        "c.toml: line 1: this is not UTF-8 text",
        "d.toml: line 1, column 7: not a TOML file: invalid value",
        "LICENSE: this is not UTF-8 text",
        "f.toml: id: “first” is already the id of e.toml",
        "g.toml: id: “a/b�” is no id: letters, digits, - and _ only",
        f"readme.md: {NOTHING_ELSE}",
    ]


def test_a_pack_has_one_licence() -> None:
    raw = zipped({"LICENCE": "one", "a.toml": GOOD, "LICENSE.md": "two"})
    assert told(load_pack, raw) == ["LICENSE.md: a pack has one licence, and this is another"]


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted() -> None:
    lines = told(load_pack, zipped({f"{each}.toml": "format = 2" for each in range(150)}))
    assert lines[99:] == ["99.toml: format: 2 is newer than this program reads", "and 50 more problems"]


def test_after_far_too_many_problems_no_other_file_is_read() -> None:
    many = GOOD + "".join(f"k{each} = 1\n" for each in range(6_000))
    lines = told(load_pack, zipped(dict.fromkeys(("a.toml", "b.toml", "c.toml"), many)))
    assert lines[-1] == "and at least 5,900 more problems"


@pytest.mark.parametrize(
    "name",
    [
        *("../x.toml", "/x.toml", "a/../../x.toml", "..", "../", "C:x.toml", "c:/x.toml", "c:"),
        *("..\\x.toml", "\\\\server\\x.toml", "a\\x.toml", "__MACOSX/../../x", "a/../.DS_Store"),
    ],
)
def test_a_path_that_leads_out_of_the_pack_is_refused(name: str) -> None:
    assert told(load_pack, zipped({"a.toml": GOOD, name: GOOD})) == [f"{name}: {OUTSIDE}"]


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_are_refused(mode: int) -> None:
    raw = zipped_entries((linked("a.toml", mode | 0o777), "/etc/passwd"))
    assert told(load_pack, raw) == ["a.toml: is a link or a device, not a file"]


@pytest.mark.parametrize("name", ["inner.zip", "run.exe", "a.toml\0.exe", "README", "LICENCE.pdf", "x.tomlx"])
def test_other_kinds_of_files_are_refused(name: str) -> None:
    raw = zipped({"a.toml": GOOD, "X" * len(name): "x"}).replace(b"X" * len(name), name.encode())
    assert told(load_pack, raw) == [f"{name.replace(chr(0), '�')}: {NOTHING_ELSE}"]


def test_a_name_with_control_characters_is_told_in_one_line() -> None:
    name = "a\n\x1b[31m\u202e.toml"
    assert told(load_pack, zipped({name: "format = 2"})) == [
        "a��[31m�.toml: format: 2 is newer than this program reads"
    ]


def test_a_long_name_is_told_by_its_end() -> None:
    name = "folder/" * 20 + "what-one-man-can-do.toml"
    assert told(load_pack, zipped({name: "format = 2"})) == [
        "…r/folder/folder/what-one-man-can-do.toml: format: 2 is newer than this program reads"
    ]


def test_a_name_that_stands_twice_is_refused() -> None:
    raw = zipped_entries((linked("a.toml", 0), GOOD), (linked("a.toml", 0), activity_text(SECOND)))
    assert told(load_pack, raw) == ["a.toml: is in the pack twice"]


def test_a_pack_needs_an_activity() -> None:
    for files in ({}, {"LICENCE": LICENCE}, {"folder.toml/": ""}):
        assert told(load_pack, zipped(files)) == ["there is no activity in it"]


def test_locked_files_are_refused() -> None:
    raw = patched(zipped({"a.toml": GOOD}), 8, "<H", 0x1)
    assert told(load_pack, raw) == ["a.toml: is locked with a password"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_kinds_of_compression_are_refused(method: int) -> None:
    what = ["a.toml: is compressed in a way that the program does not read"]
    assert told(load_pack, zipped({"a.toml": GOOD}, method)) == what
    assert told(load_pack, patched(zipped({"a.toml": GOOD}), 10, "<H", 99)) == what


@pytest.mark.parametrize(
    ("offset", "form", "value"),
    [(8, "<H", 0x20), (16, "<I", 0), (20, "<I", 9), (42, "<I", 30), (42, "<I", 0xFFFFFFF0)],
    ids=["patched data", "another checksum", "cut short", "elsewhere", "far outside"],
)
def test_a_damaged_file_is_refused(offset: int, form: str, value: int) -> None:
    raw = patched(zipped({"a.toml": GOOD}), offset, form, value)
    assert told(load_pack, raw) == ["a.toml: is damaged and cannot be unpacked"]


def test_damaged_content_is_refused() -> None:
    raw = zipped({"a.toml": GOOD}, zipfile.ZIP_STORED).replace(b"First", b"Furst")
    assert told(load_pack, raw) == ["a.toml: is damaged and cannot be unpacked"]


@pytest.mark.parametrize("name", ["read_pack", "read_activities"])
def test_a_zip_that_is_cut_short_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(pack_bytes([FIRST, SECOND], LICENCE)[:-30])
    with pytest.raises(BadFile, match=DAMAGED):
        getattr(pack, name)(path)


@pytest.mark.parametrize("raw", [b"", b"PK", b"%PDF-1.7", GOOD.encode(), b"MZ" + zipped({"a.toml": GOOD})])
def test_what_is_no_zip_is_no_pack(raw: bytes) -> None:
    assert told(load_pack, raw) == ["this is not a zip file"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    for read in (read_pack, read_activities):
        with pytest.raises(BadFile, match="there is no such file"):
            read(tmp_path / "gone.zip")
        with pytest.raises(BadFile, match="this is a folder, not a file"):
            read(tmp_path)


# What costs too much


def zeros(count: int) -> Iterator[bytes]:
    """This many bytes of nothing, in pieces."""
    yield from (b"\0" * 1_000_000 for _ in range(count // 1_000_000))


def bomb(size: int) -> bytes:
    """A zip of one file of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.toml", "w") as file:
        for piece in zeros(size):
            file.write(piece)
    return out.getvalue()


TOO_LARGE = "a.toml: an activity has 500 kB at most"


def test_a_bomb_is_not_unpacked_whatever_its_header_says() -> None:
    raw = bomb(200_000_000)
    assert len(raw) < 200_000
    with quickly(0.2):
        assert told(load_pack, raw) == [TOO_LARGE]
        assert told(load_pack, patched(raw, 24, "<I", 0xFFFFFFF0)) == [TOO_LARGE]
        assert told(load_pack, patched(raw, 24, "<I", 10)) == ["a.toml: is damaged and cannot be unpacked"]


def test_a_file_that_only_claims_to_be_huge_is_read_as_what_it_is() -> None:
    raw = patched(zipped({"a.toml": GOOD}), 24, "<I", 0xFFFFFFF0)
    assert load_pack(raw, "file") == Pack((FIRST,))


def test_files_that_are_too_large_in_all_are_not_read_to_the_end() -> None:
    raw = zipped({f"{each}.toml": b" " * 600_000 for each in range(100)})
    lines = told(load_pack, raw)
    assert lines[-2:] == ["30.toml: an activity has 500 kB at most", "its files have more than 16 MB in all"]


def test_a_zip_of_very_many_files_is_refused_before_they_are_looked_at() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{each}.toml"), b"")
    raw = out.getvalue()
    with quickly(0.1):
        assert told(load_pack, raw) == ["a pack has 2,000 files at most"]
    assert (
        len(load_pack(zipped({f"{each}/": "" for each in range(1_999)} | {"a.toml": GOOD}), "").activities)
        == 1
    )


def test_a_file_larger_than_any_pack_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(100_000_000)
    for read in (read_pack, read_activities):
        with quickly(0.5), pytest.raises(BadFile, match="a pack has 16 MB at most"):
            read(path)


def test_an_activity_in_a_file_of_its_own_has_the_same_bound(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(GOOD + "#" * 500_000, encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_activities(path)
    assert str(caught.value) == f"{path}: an activity has 500 kB at most"


@pytest.mark.parametrize(
    "part", ["a", '"\\"b\\""', "'c'", f'{"a." * 90}"{"x" * 300}"', '"' + "x" * 3_000 + '"']
)
@pytest.mark.parametrize("before", ["", "[", "x = {", "x = { y = 1,", "[[ "])
def test_a_key_of_very_many_parts_is_refused_before_it_is_read(part: str, before: str) -> None:
    key = " . ".join([part] * (480_000 // (len(part) + 3)))
    with quickly(1):
        for text in (f"{GOOD}{before}{key}", f"\ufeff{before}{key}", f"{GOOD}\t{before} \t{key}"):
            line = f"line {text.count(chr(10)) + 1}"
            expected = [f"a.toml: {line}: tables are nested too deep"]
            assert told(load_pack, zipped({"a.toml": text})) == expected


@pytest.mark.parametrize("number", ["0x" + "f" * 5_000, "0b" + "1_0" * 5_000])
def test_a_number_of_very_many_digits_is_refused(number: str) -> None:
    text = f"min_age = {number}\n{GOOD}"
    assert told(load_pack, zipped({"a.toml": text})) == ["a.toml: line 1: a number has more than 200 digits"]


@pytest.mark.parametrize(
    "text",
    ["a" * 400_000, '"' * 200_000, '\\"' * 100_000, '"a' * 100_000, "a." * 198 + " b " + "... " * 9_999],
)
def test_text_that_only_looks_costly_is_taken_and_quickly(text: str) -> None:
    wordy = replace(FIRST, summary=text)
    raw = zipped({"a.toml": activity_text(wordy)})
    with quickly(2):
        assert load_pack(raw, "file").activities == (wordy,)


# Any bytes at all

WHOLE = pack_bytes([FIRST, SECOND], LICENCE)


@given(st.integers(0, len(WHOLE)), st.binary(max_size=4), st.integers(0, 4))
@example(len(WHOLE) - 6, b"\xff\xff\xff\xff", 4)
def test_a_damaged_pack_is_a_pack_or_is_refused_with_reasons(place: int, other: bytes, lost: int) -> None:
    damaged = WHOLE[:place] + other + WHOLE[place + lost :]
    taken_or_refused(load_pack, damaged)


def test_every_bit_of_a_pack_may_be_wrong() -> None:
    dice = random.Random(1)
    for place in range(len(WHOLE)):
        damaged = bytearray(WHOLE)
        damaged[place] ^= 1 << dice.randrange(8)
        taken_or_refused(load_pack, bytes(damaged))


@given(st.binary(max_size=60), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_any_bytes_are_refused_with_reasons(raw: bytes, start: bytes) -> None:
    assert not taken_or_refused(load_pack, start + raw)


def test_nothing_is_written_while_a_pack_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({"../../x.toml": GOOD, "a/b/c.toml": GOOD}))
    with pytest.raises(BadFile):
        read_pack(path)
    assert list(tmp_path.iterdir()) == [path]
