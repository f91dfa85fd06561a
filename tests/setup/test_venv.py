"""The virtual environment: when it is made, mended or left alone. Nothing here needs a network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator_app.set_up import system, trouble, turn, venv
from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.trouble import Trouble

INSTALL = venv.install


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gather what would be done, in place of doing it; `make` leaves a Python that exists."""
    done: list[str] = []

    def make(checkout: Checkout, held: tuple[int, ...]) -> None:
        done.append("make")
        shutil.rmtree(checkout.venv, ignore_errors=True)
        checkout.python.parent.mkdir(parents=True)
        checkout.python.touch(0o755)

    def install(checkout: Checkout, kind: str, held: tuple[int, ...]) -> None:
        done.append(kind)

    monkeypatch.setattr(venv, "make", make)
    monkeypatch.setattr(venv, "install", install)
    return done


def test_a_first_start_makes_all_and_a_second_nothing(checkout: Checkout, steps: list[str]) -> None:
    venv.prepare(checkout, "run")
    assert steps == ["make", "run"]
    venv.prepare(checkout, "run")
    assert steps == ["make", "run"]


def test_testing_adds_to_what_is_there_and_serves_running_too(ready: Checkout, steps: list[str]) -> None:
    venv.prepare(ready, "test")
    assert steps == ["test"]
    venv.prepare(ready, "run")
    assert steps == ["test"]


def test_new_requirements_are_installed_into_what_is_there(ready: Checkout, steps: list[str]) -> None:
    with ready.requirements("run").open("a", encoding="utf-8") as file:
        file.write("more==1\n")
    venv.prepare(ready, "run")
    assert steps == ["run"]


def test_new_test_requirements_leave_running_alone(ready: Checkout, steps: list[str]) -> None:
    ready.requirements("test").write_text("more==1\n", encoding="utf-8")
    venv.prepare(ready, "run")
    assert steps == []


def test_an_interrupted_set_up_is_made_anew(
    ready: Checkout, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(venv, "install", INSTALL)
    pip(ready, "Installing collected packages: msgspec", "ERROR: odd")
    with pytest.raises(Trouble, match="odd"):
        venv.prepare(ready, "test")
    assert venv.stamp(ready) == []


def test_a_set_up_that_stops_before_it_changes_anything_leaves_what_worked(
    ready: Checkout, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(venv, "install", INSTALL)
    pip(ready, "Collecting pytest==1", "ERROR: getaddrinfo failed")
    with pytest.raises(Trouble, match="network did not answer"):
        venv.prepare(ready, "test")
    venv.prepare(ready, "run")
    assert steps == []


def test_an_environment_that_was_half_cleared_counts_for_nothing(
    ready: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    theirs = "cpython-399 beos"
    with monkeypatch.context() as other:
        other.setattr(venv, "made_by", lambda: theirs)
        other.setattr(venv, "run", stopped)
        with pytest.raises(KeyboardInterrupt):
            venv.prepare(ready, "run")
    # The Python that made it comes back; what is left of the environment is none of its own any more.
    assert venv.stamp(ready) == []


@pytest.mark.parametrize("module", ["venv", "ensurepip", "pip"])
def test_the_folder_that_it_is_started_from_lends_no_module(
    module: str, checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{module}.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    venv.run(sys.executable, [module, "--help"], (), venv.environment(checkout))


@pytest.mark.skipif(os.name == "nt", reason="there every file may be run")
def test_an_environment_whose_python_may_not_be_run_is_made_anew(ready: Checkout, steps: list[str]) -> None:
    ready.python.unlink()
    ready.python.touch(0o644)
    venv.prepare(ready, "run")
    assert steps == ["make", "run"]


def pip(checkout: Checkout, *lines: str) -> None:
    """Have a pip, found before the real one, that says these lines and fails."""
    code = f"print({chr(10).join(lines)!r}); raise SystemExit(1)"
    (checkout.root / "pip.py").write_text(code, encoding="utf-8")


def test_a_second_start_waits_for_a_set_up_that_is_on(
    checkout: Checkout, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def done_by_the_other(folder: int) -> None:
        checkout.python.parent.mkdir(parents=True)
        checkout.python.touch(0o755)
        text = "\n".join([venv.made_by(), venv.key(checkout, "run")])
        checkout.stamp.write_text(text, encoding="utf-8")

    monkeypatch.setattr(turn, "wait", done_by_the_other)
    venv.prepare(checkout, "run")
    assert steps == []


@pytest.mark.skipif(os.name == "nt", reason="Windows guards files that are in use by itself")
def test_what_a_cut_off_set_up_left_running_is_waited_for(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import fcntl

    with turn.turn(checkout) as held:
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=held)
    lock = fcntl.flock

    def flock(folder: int, how: int) -> None:
        if not how & fcntl.LOCK_NB:
            child.communicate(b"\n")
        lock(folder, how)

    # The start that began it has let go of the checkout; the child has not.
    monkeypatch.setattr(fcntl, "flock", flock)
    with turn.turn(checkout):
        assert child.poll() == 0
    assert capsys.readouterr().out == "Another start is setting Facilitator up; this one waits for it.\n"


def test_another_pythons_environment_is_made_anew(ready: Checkout, steps: list[str]) -> None:
    text = ready.stamp.read_text(encoding="utf-8")
    ready.stamp.write_text(text.replace(venv.made_by(), "cpython-39 beos"), encoding="utf-8")
    venv.prepare(ready, "run")
    assert steps == ["make", "run"]


def test_an_environment_whose_python_is_gone_is_made_anew(ready: Checkout, steps: list[str]) -> None:
    ready.python.unlink()
    ready.python.symlink_to(ready.root / "gone")
    venv.prepare(ready, "run")
    assert steps == ["make", "run"]


def test_a_half_written_stamp_counts_for_nothing(ready: Checkout, steps: list[str]) -> None:
    ready.stamp.write_text(venv.made_by() + "\nrun 12", encoding="utf-8")
    venv.prepare(ready, "run")
    assert steps == ["run"]


def test_a_full_disk_is_told_before_anything_is_downloaded(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(checkout.root)._replace(free=trouble.SPACE - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(Trouble, match="disk is full"):
        venv.prepare(checkout, "run")
    assert not checkout.venv.exists()


def test_without_ensurepip_root_gets_it_installed(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    lack(monkeypatch, "ensurepip")
    checkout.venv.mkdir()
    monkeypatch.setattr("subprocess.run", fake_run(0, ""))
    monkeypatch.setattr(system, "install", installed.extend)
    monkeypatch.setattr(system, "may_install", lambda: False)
    venv.make(checkout, ())
    assert installed == []
    monkeypatch.setattr(system, "may_install", lambda: True)
    venv.make(checkout, ())
    assert installed == ["python{}.{}-venv".format(*sys.version_info[:2])]


def test_what_venv_says_becomes_a_sentence(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", fake_run(1, "Error: [Errno 30] Read-only file system"))
    with pytest.raises(Trouble, match="may not write"):
        venv.make(checkout, ())


def test_a_python_without_a_part_of_its_own_is_told_before_anything_is_made(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    lack(monkeypatch, "_sqlite3")
    with pytest.raises(Trouble, match="lacks a part of its own, _sqlite3"):
        venv.prepare(checkout, "run")
    assert not checkout.venv.exists()


def lack(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Have a Python that is without a part."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == part else object())


def fake_run(code: int, output: str) -> object:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, code, output, "")

    return run


def test_a_child_finds_the_program_and_no_other_pythons_settings(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_USER"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("LANG", "C.UTF-8")
    env = venv.environment(checkout)
    assert env["PYTHONPATH"] == str(checkout.root)
    assert env["LANG"] == "C.UTF-8"
    assert "elsewhere" not in env.values()


def test_pip_takes_only_what_has_the_right_hash_and_compiles_nothing(checkout: Checkout) -> None:
    words = venv.pip_install(checkout.requirements("test"), "raw")
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input"} <= set(words)
    assert words[-2:] == ["-r", str(checkout.requirements("test"))]


def test_the_pinned_pip_comes_first_so_that_it_counts_its_downloads(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def run(python: str, module: list[str], held: tuple[int, ...], env: dict[str, str]) -> None:
        checkout.venv.mkdir(exist_ok=True)
        ran.append(module)

    monkeypatch.setattr(venv, "run", run)
    venv.make(checkout, ())
    assert [module[0] for module in ran] == ["venv", "ensurepip", "pip"]
    pins = checkout.venv / "pip.txt"
    assert ran[-1][-2:] == ["-r", str(pins)]
    lines = pins.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("pip==")
    assert len(lines) > 1
    assert all("--hash=sha256:" in line for line in lines[1:])


def test_the_real_thing_without_a_network(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "https://127.0.0.1:9/none")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(Trouble, match="network did not answer"):
        venv.prepare(checkout, "run")
    assert venv.stamp(checkout) == []
    # With nothing to fetch it needs no network; the leftovers of the first try are cleared away.
    (checkout.venv / "leftover").touch()
    checkout.requirements("run").write_text("", encoding="utf-8")
    venv.prepare(checkout, "run")
    assert venv.key(checkout, "run") in venv.stamp(checkout)
    assert not (checkout.venv / "leftover").exists()
    assert capsys.readouterr().out.count("Setting Facilitator up") == 2
