"""A reader finds either the old file whole or the new one whole."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def without_powers() -> Iterator[None]:
    """As somebody whom the modes of files stop, also where the administrator runs the tests."""
    powers = os.geteuid()
    if not powers:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(powers)


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
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_is_for_whom_this_persons_files_are(tmp_path: Path, mask: int, mode: int) -> None:
    target = tmp_path / "plan.toml"
    usual = os.umask(mask)
    try:
        write_file(target, b"new")
    finally:
        os.umask(usual)
    assert target.stat().st_mode & 0o777 == mode


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "plan.toml"
    target.write_bytes(b"old")
    target.chmod(mode)
    write_file(target, b"new")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", mode)


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


@posix
def test_a_file_that_is_read_only_is_left_as_it_is() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, target = Path(name), Path(name) / "plan.toml"
        target.write_bytes(b"old")
        target.chmod(0o444)
        folder.chmod(0o777)
        with without_powers(), pytest.raises(NotWritten, match=r"could not be written \(it is read-only\)"):
            write_file(target, b"new")
        assert target.read_bytes() == b"old"
        assert list(folder.iterdir()) == [target]


@posix
def test_a_link_stays_and_the_file_that_it_leads_to_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "plan.toml", tmp_path / "link.toml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_windows_keeps_since_another_program_has_it_open_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = 5  # type: ignore[attr-defined, unused-ignore]

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritten, match="Access is denied; it may be open in another program"):
        write_file(tmp_path / "agenda.xlsx", b"new")
    assert not [*tmp_path.iterdir()]


@posix
def test_links_that_lead_round_in_a_circle_are_left_and_told(tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(link)
    with pytest.raises(NotWritten, match="Too many levels of symbolic links"):
        write_file(link, b"new")
    assert link.is_symlink()


@posix
def test_a_pipe_gets_what_is_written_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


@posix
def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotWritten, match="could not be written"):
        write_file(pipe, b"new")
    assert pipe.is_fifo()


@posix
def test_a_socket_is_no_place_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # since the name of a socket has to be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        with pytest.raises(NotWritten, match="it is no file"):
            write_file(Path("socket"), b"new")
    assert Path("socket").is_socket()
