"""The words of the command line: help, version, options and the plan that is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator_app import __version__
from facilitator_app.core.errors import MOST_TOLD
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, keep, write_plan

COMMANDS = ["search", "show", "print", "replay", "fit", "check", "tour", "backup", "restore"]


def test_help_names_every_command(say: Say) -> None:
    said = say("--help")
    assert (said.code, said.err) == (0, "")
    named = [line.split()[0] for line in said.out.splitlines() if line.startswith("    ")]
    assert sorted(set(COMMANDS) & set(named)) == sorted(COMMANDS)
    assert "--data FILE" in said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(say: Say, command: str) -> None:
    said = say(command, "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: facilitator-app {command}")


def test_the_version_is_told(say: Say) -> None:
    assert say("--version").out == f"Facilitator {__version__}\n"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["fly"], "invalid choice: 'fly'"),
        (["show"], "the following arguments are required: PLAN"),
        (["replay", "club-bystander"], "the following arguments are required: LOG"),
        (["print", "club-bystander"], "the following arguments are required: --out"),
        (["print", "club-bystander", "--out", "x", "--page", "a3"], "invalid choice: 'a3'"),
        (["check"], "the following arguments are required: PATH"),
        (["backup"], "the following arguments are required: FILE"),
        (["show", "club-bystander", "--loud"], "unrecognized arguments: --loud"),
        (["search", "--max-minutes", "x"], "“x” is not a whole number from 0 to 1000000"),
        (["search", "--max-minutes=-1"], "“-1” is not a whole number from 0 to 1000000"),
        (["search", "--group", "9" * 30], "is not a whole number from 0 to 1000000"),
        (["search", "--group", "1000001"], "“1000001” is not a whole number from 0 to 1000000"),
    ],
)
def test_wrong_words_end_with_two(say: Say, words: list[str], what: str) -> None:
    said = say(*words)
    assert (said.code, said.out) == (2, "")
    assert what in said.err


def test_a_plan_is_named_by_its_file(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_plan(tmp_path, HOUR)
    path.rename(tmp_path / "plain")
    monkeypatch.chdir(tmp_path)
    for name in (tmp_path / "plain", "plain", "./plain"):
        assert say("show", name).out.startswith("Evening\n")


def test_a_plan_is_named_by_its_id_in_the_data_file(say: Say, data_file: Path, tmp_path: Path) -> None:
    keep(data_file, HOUR)
    other = tmp_path / "other.db"
    keep(other, HOUR.rename("Other"))
    assert say("show", HOUR.id).out.startswith("Evening\n")
    assert say("--data", other, "show", HOUR.id).out.startswith("Other\n")
    assert say("show", HOUR.id, "--data", other).out.startswith("Other\n")
    assert say("--data", data_file, "show", HOUR.id, "--data", other).out.startswith("Other\n")


def test_a_kept_plan_comes_before_a_template_of_the_same_id(say: Say, data_file: Path) -> None:
    template = say("show", "club-bystander")
    assert template.out.startswith("Sports-club bystander session\n")
    keep(data_file, HOUR)
    assert say("show", "club-bystander") == template
    keep(data_file, type(HOUR)("club-bystander", "Our own", HOUR.start))
    assert say("show", "club-bystander").out.startswith("Our own\n")


def test_a_session_of_a_bundled_series_is_named_by_both_ids(say: Say) -> None:
    assert say("show", "mens-group-roots-of-harm").out.startswith("Men's group: Roots of harm\n")
    gone = "there is no such file, and no plan or template with this id."
    assert say("show", "mens-group-gone").trouble == f"mens-group-gone: {gone}"
    assert say("show", "mens-group").trouble == f"mens-group: {gone}"


@pytest.mark.parametrize("command", [["show"], ["fit"], ["print", "--out", "x"], ["replay", "log"]])
def test_a_plan_that_is_nowhere_is_told(say: Say, command: list[str], data_file: Path) -> None:
    name, *options = command
    what = "there is no such file, and no plan or template with this id."
    assert say(name, "gone", *options).trouble == f"gone: {what}"
    keep(data_file, HOUR)
    assert say(name, "g" * 300, *options).trouble == f"{'g' * 300}: {what}"


def test_nothing_is_made_by_asking(say: Say, data_file: Path) -> None:
    assert say("show", "club-bystander").code == 0
    assert not data_file.parent.exists()


def test_a_file_that_is_not_there_is_told(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "gone.toml"
    assert say("show", path).trouble == f"{path}: there is no such file"


def test_what_is_wrong_in_a_plan_is_told_with_file_and_field(say: Say, tmp_path: Path) -> None:
    path = write_plan(tmp_path, HOUR)
    path.write_text(
        path.read_text(encoding="utf-8").replace("minutes = 20", "minutes = true", 1), encoding="utf-8"
    )
    what = "blocks[1].minutes: expected a whole number, got true or false"
    for command in (["show"], ["show", "--json"], ["fit"], ["print", "--out", tmp_path / "out"]):
        assert say(command[0], path, *command[1:]).trouble == f"{path}: {what}"
    assert not (tmp_path / "out").exists()


def test_what_is_odd_in_a_plan_is_told_and_the_plan_is_used(say: Say, tmp_path: Path) -> None:
    path = write_plan(tmp_path, HOUR.change("a", activity="gone"))
    said = say("show", path)
    assert said.code == 0
    assert said.out.startswith("Evening\n")
    assert said.err == f"{path}: blocks[0].activity: there is no activity “gone” in the library\n"


def test_of_very_many_odd_keys_the_first_are_told_and_the_rest_counted(say: Say, tmp_path: Path) -> None:
    path = write_plan(tmp_path, HOUR)
    odd = "".join(f"k{each} = 1\n" for each in range(MOST_TOLD + 1000))
    path.write_text(odd + path.read_text(encoding="utf-8"), encoding="utf-8")
    said = say("fit", path)
    assert said.code == 0
    assert len(said.err.splitlines()) == MOST_TOLD + 1
    assert said.err.endswith(f"{path}: and 1,000 more problems\n")


def test_a_data_file_that_is_none_is_told_and_left(say: Say, data_file: Path) -> None:
    data_file.parent.mkdir()
    data_file.write_bytes(b"not a data file at all" * 100)
    assert str(data_file) in say("show", "evening").trouble
    assert data_file.read_bytes() == b"not a data file at all" * 100


def test_a_folder_is_no_plan(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    assert say("show", "plans").trouble == "plans: this is a folder, not a file."


@pytest.mark.parametrize("command", [["show", "club-bystander"], ["search", "agreement"]])
def test_a_data_file_that_is_a_folder_is_told(say: Say, tmp_path: Path, command: list[str]) -> None:
    said = say("--data", tmp_path, *command)
    assert said.trouble == f"“{tmp_path}” is a folder. Choose a file in it, such as facilitator.db."


def test_an_empty_data_file_holds_nothing_and_stops_nothing(say: Say, data_file: Path) -> None:
    data_file.parent.mkdir()
    data_file.touch()
    assert say("show", "club-bystander").code == 0
    said = say("backup", data_file.with_name("copy.db"))
    assert said.trouble == f"{data_file}: there is no data file yet, so there is nothing to save."
    assert data_file.read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows makes up a folder for anybody")
def test_a_folder_of_somebody_who_is_not_there_is_told(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "~nobody-of-this-name/facilitator.db"
    what = "nobody on this computer has such a folder of their own, so write the path in full."
    assert say("--data", name, "show", "club-bystander").trouble == f"{name}: {what}"
    monkeypatch.setenv("FACILITATOR_DATA", name)
    assert say("show", "club-bystander").trouble == f"{name}: {what}"
