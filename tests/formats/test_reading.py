"""What is told about a file before any of its fields is looked at."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.pack import read_pack
from facilitator_app.formats.plan import load_plan, read_plan
from facilitator_app.formats.reading import MOST_BYTES, parse, read_bytes, unknown_keys
from facilitator_app.formats.roster import read_names
from facilitator_app.formats.run_log import read_log
from facilitator_app.formats.sheet import read_sheet
from tests.formats.files import HEAD, told

TOO_DEEP = "tables are nested too deep"


def why_not_read(path: Path) -> str:
    with pytest.raises(BadFile) as caught:
        read_plan(path)
    (problem,) = caught.value.problems
    assert str(caught.value) == f"{path}: {problem}"
    return str(problem)


def test_ten_megabytes_of_noise_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "noise.toml"
    path.write_bytes(random.Random(1).randbytes(10_000_000))
    assert why_not_read(path) == "too large to be one of our files (more than 2 MB)"


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * MOST_BYTES)
    assert len(read_bytes(path)) == MOST_BYTES


def test_noise_is_not_text() -> None:
    (problem,) = told(load_plan, b"\n\n" + random.Random(1).randbytes(1000).replace(b"\n", b""))
    assert problem == "line 3: this is not UTF-8 text"


def test_there_may_be_no_file_or_a_folder(tmp_path: Path) -> None:
    assert why_not_read(tmp_path / "none.toml") == "there is no such file"
    assert why_not_read(tmp_path) == "this is a folder, not a file"


@pytest.mark.skipif(os.name == "nt", reason="Windows finds no file there")
def test_a_file_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert why_not_read(tmp_path / "file" / "inner") == "it cannot be read (Not a directory)"
    assert why_not_read(tmp_path / ("a" * 300)) == "it cannot be read (File name too long)"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("read", [read_plan, read_log, read_names, read_sheet, read_pack])
def test_a_pipe_is_not_waited_for(tmp_path: Path, read: Callable[[Path], object]) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadFile, match="pipe: this is a pipe, not a file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/fd as Linux has it")
def test_a_pipe_of_the_shell_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, HEAD.encode())
    os.close(writing)
    assert read_bytes(Path(f"/dev/fd/{reading}")) == HEAD.encode()
    os.close(reading)


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    raw = b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()
    assert load_plan(raw, "file")[0].title == "Evening"


def test_text_in_another_encoding_is_told_with_its_line() -> None:
    raw = (HEAD + 'notes = "Málaga"').encode("latin-1")
    assert told(load_plan, raw) == ["line 6: this is not UTF-8 text"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD + "notes = = 3", "line 6, column 9: not a TOML file: invalid value"),
        (HEAD + 'title = "Twice"\n', "line 6, column 16: not a TOML file: cannot overwrite a value"),
        (HEAD + "\0", "line 6: this is not UTF-8 text"),
        ('notes = "a\n\0"'.encode("utf-16-le"), "line 1: this is not UTF-8 text"),
        ("", "the file is empty"),
        ("\ufeff \n\t\n", "the file is empty"),
        (HEAD + "notes = [", "end of document: not a TOML file: invalid value"),
        (HEAD + "date = 2026-02-30", "line 6, column 8: not a TOML file: invalid date or datetime"),
    ],
)
def test_an_error_of_syntax_is_told_with_its_place(text: str | bytes, what: str) -> None:
    assert told(load_plan, text) == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# nothing", "format: must be 1, the version of the file format"),
        (HEAD.replace("1", "0", 1), "format: must be 1, the version of the file format"),
        (HEAD.replace("1", "true", 1), "format: must be 1, the version of the file format"),
        (HEAD.replace("1", "1.0", 1), "format: must be 1, the version of the file format"),
        (HEAD.replace("1", "2", 1), "format: 2 is newer than this program reads"),
        (HEAD.replace('"plan"', '"activity"'), "kind: must be “plan”"),
        (HEAD.replace('kind = "plan"', ""), "kind: must be “plan”"),
    ],
)
def test_a_file_says_what_it_is(text: str, what: str) -> None:
    assert told(load_plan, text) == [what]


@pytest.mark.parametrize("line", ["x = " + "[" * 5000, "x = " + "[" * 120 + "]" * 120])
def test_tables_nested_too_deep_are_refused(line: str) -> None:
    assert told(load_plan, HEAD + line) == [TOO_DEEP]


@pytest.mark.parametrize("line", ["x" + ".a" * 200 + " = 1", f"[x{'.a' * 3000}]"])
def test_a_key_of_too_many_parts_is_refused_with_its_line(line: str) -> None:
    assert told(load_plan, HEAD + line) == [f"line 6: {TOO_DEEP}"]


def test_tables_nested_less_deep_are_kept() -> None:
    assert load_plan(f"{HEAD}x{'.a' * 50} = 1".encode(), "file")[0].extra["x"]


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    line = f"group_size = {'9' * 5000}"
    assert told(load_plan, HEAD + line) == ["line 6: a number has thousands of digits"]


def test_a_number_of_hundreds_of_digits_is_not_told_in_full() -> None:
    what = f"{'9' * 40}… is not between 0 and 100000"
    assert told(load_plan, f"{HEAD}group_size = {'9' * 300}") == [f"group_size: {what}"]


def test_a_key_of_very_many_parts_is_refused_before_it_takes_all_memory() -> None:
    with pytest.raises(BadFile, match="nested too deep"):
        parse(b"a." * 100_000 + b"a = 1", "file.toml", "plan")


def test_a_number_of_thousands_of_hexadecimal_digits_is_refused() -> None:
    with pytest.raises(BadFile, match="more than 200 digits"):
        parse(b"a = 0x" + b"f" * 5_000, "file.toml", "plan")


def test_only_the_first_of_very_many_unknown_keys_get_a_guess() -> None:
    problems: list[Problem] = []
    unknown_keys({f"titel{each}": 1 for each in range(60)}, ["title"], "", problems)
    assert ["Did you mean" in each.what for each in problems] == [True] * 20 + [False] * 40
