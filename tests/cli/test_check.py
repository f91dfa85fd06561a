"""check: every problem of files and folders, told with file and field."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from facilitator_app import bundled
from tests.builders import block, plan
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, write_plan

ACTIVITY = 'format = 1\nkind = "activity"\nid = "ours"\ntitle = "Ours"\nminutes = { standard = 10 }\n'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_comes_with_the_program_has_no_problems(say: Say) -> None:
    said = say("check", bundled.root() / "resources", bundled.root() / "sessions")
    count = len([*bundled.activity_files(), *bundled.foundation_files(), *bundled.session_files()])
    head = f"{count} files checked, {len(bundled.series_files())} of them series"
    assert (said.code, said.out, said.err) == (0, f"{head}: no problems.\n", "")


def test_one_good_file(say: Say, tmp_path: Path) -> None:
    said = say("check", write_plan(tmp_path, HOUR))
    assert (said.code, said.out, said.err) == (0, "1 file checked: no problems.\n", "")


def test_a_folder_is_looked_through(say: Say, tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    write_plan(tmp_path, HOUR)
    bad = write(tmp_path / "deep" / "er", "ours.toml", ACTIVITY.replace("10", "true"))
    write(tmp_path, "notes.txt", "not looked at")
    said = say("check", tmp_path)
    assert (said.code, said.out) == (1, "2 files checked: 1 problem.\n")
    assert said.err == f"{bad}: minutes.standard: expected a whole number, got true or false\n"


def test_an_empty_folder_has_no_problems(say: Say, tmp_path: Path) -> None:
    assert say("check", tmp_path).out == "0 files checked: no problems.\n"


def test_plans_may_use_the_activities_that_are_checked_with_them(say: Say, tmp_path: Path) -> None:
    path = write_plan(tmp_path, plan(block("a", 10, activity="ours"), block("b", 5, activity="two-boxes")))
    said = say("check", path)
    assert said.err == f"{path}: blocks[0].activity: there is no activity “ours” in the library\n"
    assert say("check", path, write(tmp_path, "ours.toml", ACTIVITY)).code == 0


def test_an_activity_is_called_like_its_file(say: Say, tmp_path: Path) -> None:
    path = write(tmp_path, "theirs.toml", ACTIVITY)
    said = say("check", path)
    assert said.err == f"{path}: id: “ours” is not the name of its file\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (ACTIVITY + "sumary = 1", "sumary: the program does not know this key. Did you mean “summary”?"),
        (
            ACTIVITY + 'stage = "opn"',
            "stage: “opn” is not one of open, reflect, understand, practise, act, sustain",
        ),
        ('format = 1\nkind = "poem"\n', "kind: must be “activity”, “plan”, “series” or “foundation”"),
        ("format = 1\n", "kind: must be “activity”, “plan”, “series” or “foundation”"),
        ("format = = 1\n", "line 1, column 10: not a TOML file: invalid value"),
        ("x = " + "[" * 5000, "tables are nested too deep"),
        ("", "the file is empty"),
    ],
)
def test_a_problem_is_told_with_file_and_field(say: Say, tmp_path: Path, text: str, what: str) -> None:
    path = write(tmp_path, "ours.toml", text)
    said = say("check", path)
    assert (said.code, said.out) == (1, "1 file checked: 1 problem.\n")
    assert said.err == f"{path}: {what}\n"


def test_noise_and_files_that_are_not_there_are_told_with_the_rest(say: Say, tmp_path: Path) -> None:
    noise, gone = tmp_path / "noise", tmp_path / "gone.toml"
    noise.write_bytes(b"\xff\xfe\0")
    said = say("check", noise, gone, write_plan(tmp_path, HOUR))
    assert (said.code, said.out) == (1, "3 files checked: 2 problems.\n")
    assert said.err == f"{noise}: line 1: this is not UTF-8 text\n{gone}: there is no such file\n"


def test_checking_changes_nothing(say: Say, tmp_path: Path, data_file: Path) -> None:
    shutil.copytree(bundled.root() / "sessions", tmp_path / "sessions")
    before = {path: path.read_bytes() for path in (tmp_path / "sessions").iterdir()}
    assert say("check", tmp_path / "sessions").code == 0
    assert {path: path.read_bytes() for path in (tmp_path / "sessions").iterdir()} == before
    assert not data_file.exists()


def test_an_activity_with_a_number_must_be_whole_and_others_may_be_short(say: Say, tmp_path: Path) -> None:
    path = write(tmp_path, "ours.toml", ACTIVITY)
    assert say("check", path).code == 0
    write(tmp_path, "ours.toml", ACTIVITY.replace('title = "Ours"', 'title = "Ours"\nnumber = 64'))
    said = say("check", path)
    assert said.code == 1
    assert f"{path}: sources: is empty\n" in said.err
    assert f"{path}: questions: there are 0, not 4 to 8\n" in said.err


def test_the_bundled_activities_are_checked_as_a_whole_too(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = bundled.activity_files()[:2]
    broken = write(tmp_path, "broken.toml", "x = ")
    monkeypatch.setattr(bundled, "activity_files", lambda: [*few, broken])
    said = say("check", *few, broken)
    assert f"{few[0].parent}: themes: " in said.err
    assert "themes: " not in say("check", few[0]).err


SERIES = """format = 1
kind = "series"
id = "group"
title = "Group"
[[sessions]]
id = "one"
title = "One"
[[sessions.blocks]]
id = "talk"
activity = "two-boxes"
minutes = 5
"""


def test_a_series_is_checked_and_counted(say: Say, tmp_path: Path) -> None:
    path = write(tmp_path, "group.toml", SERIES.replace("two-boxes", "three-boxes"))
    said = say("check", path)
    assert (said.code, said.out) == (1, "1 file checked, 1 of them series: 1 problem.\n")
    what = "sessions[0].blocks[0].activity: there is no activity “three-boxes” in the library"
    assert said.err == f"{path}: {what}\n"


def test_bundled_templates_bring_no_advice_and_those_of_others_may(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    series, session = write(tmp_path, "group.toml", SERIES), write_plan(tmp_path, HOUR.remove("a"))
    assert say("check", series, session).code == 0
    monkeypatch.setattr(bundled, "session_files", lambda: [series, session])
    told = say("check", series, session).err
    assert f"{series}: sessions[0]: too-short: “Two boxes” needs 35 min even in its short form.\n" in told
    assert f"{series}: sessions[0].minutes: is missing\n" in told
    assert f"{session}: no-opening: " in told


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_links_that_lead_round_in_a_circle_are_told(say: Say, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(link)
    said = say("check", link)
    assert (said.code, said.out) == (1, "1 file checked: 1 problem.\n")
    assert said.err == f"{link}: it cannot be read (Too many levels of symbolic links)\n"


def test_a_folder_that_is_closed_is_told(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_through(folder: Path) -> object:
        if Path(folder) == tmp_path:
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", looked_through)
    said = say("check", tmp_path)
    assert (said.code, said.out) == (1, "0 files checked: 1 problem.\n")
    assert said.err == f"{tmp_path}: this folder cannot be looked through (Permission denied)\n"


def test_a_key_of_very_many_parts_is_told_before_it_takes_all_memory(say: Say, tmp_path: Path) -> None:
    path = write(tmp_path, "key.toml", "a." * 200_000 + "a = 1")
    assert say("check", path).err == f"{path}: line 1: tables are nested too deep\n"


def test_a_file_that_nobody_foresaw_trouble_with_is_not_taken_for_the_answer(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    path = write_plan(tmp_path, HOUR)
    monkeypatch.setattr("os.path.realpath", refuse)
    with pytest.raises(PermissionError):
        say("check", path)
