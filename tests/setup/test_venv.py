"""The virtual environment: when it is made, mended or left alone. Nothing here needs a network."""

import shutil
import subprocess
import sys

import pytest

from facilitator_app.set_up import system, venv
from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.trouble import Trouble


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gather what would be done, in place of doing it; `make` leaves a Python that exists."""
    done: list[str] = []

    def make(checkout: Checkout) -> None:
        done.append("make")
        shutil.rmtree(checkout.venv, ignore_errors=True)
        checkout.python.parent.mkdir(parents=True)
        checkout.python.touch()

    def install(checkout: Checkout, kind: str) -> None:
        assert not checkout.stamp.exists()
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
    def interrupted(checkout: Checkout, kind: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(venv, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            venv.prepare(ready, "test")
    venv.prepare(ready, "run")
    assert steps == ["make", "run"]


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
    usage = shutil.disk_usage(checkout.root)._replace(free=venv.SPACE - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(Trouble, match="disk is full"):
        venv.prepare(checkout, "run")
    assert not checkout.venv.exists()


def test_without_ensurepip_root_gets_it_installed(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr("subprocess.run", fake_run(0, ""))
    monkeypatch.setattr(system, "install", installed.extend)
    monkeypatch.setattr(system, "may_install", lambda: False)
    venv.make(checkout)
    assert installed == []
    monkeypatch.setattr(system, "may_install", lambda: True)
    venv.make(checkout)
    assert installed == ["python{}.{}-venv".format(*sys.version_info[:2])]


def test_what_venv_says_becomes_a_sentence(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", fake_run(1, "Error: [Errno 30] Read-only file system"))
    with pytest.raises(Trouble, match="may not write"):
        venv.make(checkout)


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
    command = venv.pip_command(checkout, "test")
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input"} <= set(command)
    assert command[0] == str(checkout.python)
    assert command[-2:] == ["-r", str(checkout.requirements("test"))]


@pytest.mark.parametrize(("version", "bar"), [("23.2.1", "off"), ("24.1", "raw"), ("26.3", "raw")])
def test_pip_counts_its_download_where_it_can(
    version: str, bar: str, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ensurepip.version", lambda: version)
    assert f"--progress-bar={bar}" in venv.pip_command(checkout, "run")


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
