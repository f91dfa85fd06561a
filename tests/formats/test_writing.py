"""A reader finds either the old file whole or the new one whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator_app.formats.writing import NotWritten, write_file

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX limits and modes")

# A disk with no room, for the one file that a child writes.
FULL_DISK = """
import resource, sys
from pathlib import Path
from facilitator_app.formats.writing import NotWritten, write_file
before = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
try:
    write_file(Path(sys.argv[1]), b"x" * 5000)
except NotWritten as trouble:
    print(trouble)
resource.setrlimit(resource.RLIMIT_FSIZE, before)
"""


def test_a_file_is_written_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "plan.toml"
    write_file(target, b"old")
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "plan.toml", b"new")
    assert (tmp_path / "a" / "b" / "plan.toml").read_bytes() == b"new"


@posix
def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    target = tmp_path / "plan.toml"
    write_file(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o644


@posix
def test_the_old_file_is_whole_when_the_disk_is_full(tmp_path: Path) -> None:
    target = tmp_path / "plan.toml"
    target.write_bytes(b"old")
    child = [sys.executable, "-c", FULL_DISK, str(target)]
    done = subprocess.run(child, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout == f"{target} could not be written (File too large). Nothing was changed there.\n"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_no_folder_to_write_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(
        NotWritten, match=r"plan\.toml could not be written \(.+\)\. Nothing was changed there"
    ):
        write_file(tmp_path / "file" / "plan.toml", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "plan.toml"
    folder.mkdir()
    (folder / "inner").write_bytes(b"old")
    with pytest.raises(NotWritten, match="could not be written"):
        write_file(folder, b"new")
    assert (folder / "inner").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [folder]
