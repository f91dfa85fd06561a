"""The program as its own process: what pipes, encodings and exit codes get."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.sessions import HOUR, write_plan

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-W", "error", "-m", "facilitator_app"]


def environment(data_file: Path, **more: str) -> dict[str, str]:
    """This process's environment, in which output is neither UTF-8 nor written at once by decree."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {**ours, "FACILITATOR_DATA": str(data_file), "PYTHONUTF8": "0", **more}


def run(words: list[str], tmp_path: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    env = environment(tmp_path / "data.db", **more)
    return subprocess.run([*PROGRAM, *words], capture_output=True, cwd=ROOT, env=env, check=False)


def test_exit_codes_reach_the_shell(tmp_path: Path) -> None:
    assert run(["--version"], tmp_path).returncode == 0
    gone = run(["show", "gone"], tmp_path)
    assert (gone.returncode, gone.stdout) == (1, b"")
    assert run(["fly"], tmp_path).returncode == 2


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
def test_pipes_get_utf_8_whatever_the_system_speaks(tmp_path: Path, encoding: str) -> None:
    path = write_plan(tmp_path, HOUR.rename("Ōtani’s → evening").change("a", title="Ōtani → Łukasz"))
    done = run(["fit", str(path)], tmp_path, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").splitlines()[0] == "Ōtani → Łukasz: 10 min → 10 min"


def test_troubles_are_told_in_utf_8_too(tmp_path: Path) -> None:
    done = run(["show", "Ōtani →"], tmp_path, PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert done.stderr.decode("utf-8").startswith("Ōtani →: there is no such file")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_folder_whose_name_is_no_text_can_be_printed_to(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    done = run(["print", "club-bystander", "--paper", "sign-in", "--out", folder], tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.rstrip().endswith(os.fsencode(folder) + b"/club-bystander-sign-in.pdf")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_terminal_that_lacks_a_character_gets_a_sign_for_it(tmp_path: Path) -> None:
    path = write_plan(tmp_path, HOUR)
    ours, theirs = os.openpty()
    env = environment(tmp_path / "data.db", PYTHONIOENCODING="ascii")
    subprocess.run([*PROGRAM, "fit", str(path)], stdout=theirs, cwd=ROOT, env=env, check=True)
    with os.fdopen(ours, "rb", buffering=0) as terminal, os.fdopen(theirs, "wb"):
        assert terminal.read(200).splitlines()[0] == b"Welcome: 10 min ? 10 min"


@pytest.mark.parametrize("command", [["show", "club-bystander"], ["search", "--json"], ["--help"]])
def test_a_reader_who_goes_away_leaves_no_traceback(tmp_path: Path, command: list[str]) -> None:
    program = subprocess.Popen(
        [*PROGRAM, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(tmp_path / "data.db"),
    )
    assert program.stdout is not None
    program.stdout.close()
    assert program.stderr is not None
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait() == 1


def test_a_reader_of_the_first_line_gets_it(tmp_path: Path) -> None:
    env = environment(tmp_path / "data.db")
    with subprocess.Popen(
        [*PROGRAM, "search", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=env
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline() == b"[\n"
        program.stdout.close()
        assert program.stderr.read() == b""


def test_json_is_read_by_a_program(tmp_path: Path) -> None:
    done = run(["show", "club-bystander", "--json"], tmp_path, PYTHONIOENCODING="cp1252")
    assert json.loads(done.stdout)["end_clock"] == "20:00"


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["search", "--json"], ["fit", "club-bystander"]])
def test_an_answer_that_finds_no_room_is_told(tmp_path: Path, command: list[str]) -> None:
    env = environment(tmp_path / "data.db")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env=env, check=False
        )
    words = "The answer could not be written whole (No space left on device).\n"
    assert (done.returncode, done.stderr.decode()) == (1, words)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_troubles_that_find_no_room_still_end_with_one(tmp_path: Path) -> None:
    env = environment(tmp_path / "data.db")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "show", "gone"], stdout=full, stderr=full, cwd=ROOT, env=env, check=False
        )
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="needs pipes and signals as POSIX has them")
def test_the_keys_that_stop_a_command_leave_no_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "answer")
    env = environment(tmp_path / "data.db")
    reading = os.open(tmp_path / "answer", os.O_RDONLY | os.O_NONBLOCK)
    with (tmp_path / "answer").open("wb") as answer:
        command = [*PROGRAM, "print", "club-bystander", "--progress", "--out", str(tmp_path / "out")]
        child = subprocess.Popen(command, stdout=answer, stderr=subprocess.PIPE, cwd=ROOT, env=env)
    while not select.select([reading], [], [], 0.1)[0] and child.poll() is None:
        pass
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=30)
    os.close(reading)
    assert (child.returncode, said) == (1, b"")


@pytest.mark.parametrize("zone", ["Nonsense/Zone", "EST5EDT,M3.2.0,M11.1.0", "../../etc/passwd"])
def test_a_computer_may_have_a_time_zone_that_nobody_knows(tmp_path: Path, zone: str) -> None:
    done = run(["show", "club-bystander"], tmp_path, TZ=zone)
    assert (done.returncode, done.stderr) == (0, b"")
