"""The one sentence for each trouble."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from facilitator_app.set_up import main, trouble
from facilitator_app.set_up.places import HERE, Checkout
from facilitator_app.set_up.trouble import Trouble, explain, last_words, python_version

NO_NETWORK = """\
WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after \
connection broken by 'NewConnectionError(": Failed to establish a new connection: [Errno -2] \
Name or service not known")': /simple/click/
ERROR: Could not find a version that satisfies the requirement click==8.5.1 (from versions: none)
ERROR: No matching distribution found for click==8.5.1
"""
NO_WHEEL = """\
ERROR: Could not find a version that satisfies the requirement pyside6-essentials==6.11.3 \
(from versions: 6.7.0)
ERROR: No matching distribution found for pyside6-essentials==6.11.3
"""
NO_VENV = """\
The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.
Failing command: /x/.venv/bin/python3
"""
NO_SSL = """\
WARNING: pip is configured with locations that require TLS/SSL, however the ssl module in Python \
is not available.
Could not fetch URL https://x: There was a problem confirming the ssl certificate: SSLError(...)
"""
COLON = "Error: Refusing to create a venv in /a:b because it contains the PATH separator :."


@pytest.mark.parametrize(
    ("output", "beginning"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device: '/x'", "The disk is full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "The disk is full"),
        (f"Error: [Errno 30] Read-only file system: '{HERE.venv}'", "Facilitator may not write in"),
        (f"Error: [Errno 13] Permission denied: '{HERE.venv}'", "Facilitator may not write in"),
        ("Error: [Errno 13] Permission denied: '/x/{y}'", "The set-up is not allowed to use /x/{y}: "),
        ("PermissionError: [WinError 5] Access is denied", "Facilitator may not write in"),
        (NO_NETWORK, "The network did not answer"),
        ("E: Failed to fetch x  Could not resolve 'y'", "The network did not answer"),
        (NO_WHEEL, f"A part of Facilitator is not made for Python {python_version()}"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "A download is not the"),
        (NO_VENV, "This Python lacks the part that installs programs"),
        (NO_SSL, "This Python lacks a part of its own, ssl: install the whole of Python"),
        ("No module named '_ctypes'", "This Python lacks a part of its own, _ctypes: "),
        ("No module named 'facilitator_app.set_up.turn'", f"Parts of Facilitator are missing in {HERE.root}"),
        (f"[Errno 2] No such file or directory: '{HERE.requirements('run')}'", "Parts of Facilitator"),
        (COLON, f"Facilitator cannot be set up in {HERE.root}, since Python does not allow {os.pathsep} "),
        (f"WARNING: [Errno 13] Permission denied: '/x/cache'\n{NO_NETWORK}", "The network did not answer"),
        ("/usr/bin/python3: No module named venv", "This Python lacks the part that installs"),
        ("Traceback:\nValueError: odd\nERROR: odd thing", "The set-up stopped, for pip said: ERROR"),
    ],
)
def test_what_a_tool_prints_becomes_one_sentence(output: str, beginning: str) -> None:
    sentence = explain(output, "pip")
    assert sentence.startswith(beginning)
    assert "\n" not in sentence


def test_a_missing_venv_names_the_line_to_type() -> None:
    line = f"sudo apt-get install -y python{python_version()}-venv"
    assert explain(NO_VENV, "venv").endswith(line)


def test_a_folder_that_cannot_be_written_is_named() -> None:
    assert str(HERE.root) in explain("[Errno 13] Permission denied", "venv")


def test_a_path_of_windows_is_read_as_it_is() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "C:\\Users\\x")
    assert trouble.refused(str(error)) == "C:\\Users\\x"


@pytest.mark.parametrize(("elsewhere", "named"), [(1_000_000, True), (10**12, False)])
def test_a_full_disk_with_the_temporary_files_is_named(
    elsewhere: int, named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trouble, "temporary_folder", lambda: str(tmp_path))
    monkeypatch.setattr(trouble, "free", lambda folder: 10**12 if folder == HERE.root else elsewhere)
    sentence = explain("ERROR: [Errno 28] No space left on device", "pip")
    assert (str(tmp_path) in sentence) is named
    assert "full" in sentence


def test_with_no_folder_for_temporary_files_the_checkout_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", none)
    assert trouble.temporary_folder() == str(HERE.root)


def test_a_path_that_cannot_be_written_out_stops_no_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said, encoding="ascii"))
    main.write_any_name()
    print("It left in /home/Łagodny", flush=True)
    assert said.getvalue().rstrip() == rb"It left in /home/\u0141agodny"


def test_the_last_words_are_the_last_error_or_the_last_line() -> None:
    assert last_words("a\nERROR: b\nnotice: c\n\n") == "ERROR: b"
    assert last_words("a\nb\n\n") == "b"
    assert last_words("") == "nothing"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Trouble("It rains."), "It rains."),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "The disk is full"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "Facilitator may not write in"),
        (ImportError("No module named '_ctypes'"), "This Python lacks a part of its own, _ctypes"),
        (KeyboardInterrupt(), "Stopped. Start again at any time"),
    ],
)
def test_a_trouble_ends_in_one_sentence_and_exit_code_1(
    error: BaseException,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(checkout: Checkout, arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(main, "go", fail)
    assert main.start([]) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith(sentence)
    assert "\n" not in said
