from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator_app.app.leftovers import sweep
from tests.app.conftest import Builder

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def folder(place: Path, name: str, age: timedelta) -> Path:
    made = place / name
    made.mkdir()
    (made / "sign-in.pdf").write_bytes(b"names")
    then = (NOW - age).timestamp()
    os.utime(made, (then, then))
    return made


def test_working_copies_of_another_day_go_with_the_names_in_them(tmp_path: Path) -> None:
    old = folder(tmp_path, "facilitator-papers-a", timedelta(days=2))
    assert sweep(tmp_path, NOW) == [old]
    assert not old.exists()


def test_those_of_today_and_of_others_stay(tmp_path: Path) -> None:
    kept = [folder(tmp_path, "facilitator-papers-a", timedelta(hours=2)), folder(tmp_path, "b", timedelta(9))]
    assert sweep(tmp_path, NOW) == []
    assert all(each.exists() for each in kept)


def test_one_that_another_window_takes_away_meanwhile_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "facilitator-papers-gone").symlink_to(tmp_path / "nowhere")
    old = folder(tmp_path, "facilitator-papers-a", timedelta(days=2))
    assert sweep(tmp_path, NOW) == [old]


def test_a_session_that_was_finished_is_not_offered_as_interrupted(build: Builder) -> None:
    house = build()
    house.program.desk.start_from("club-bystander")
    house.program.live.begin(house.plan)
    house.program.live.press("start")
    house.program.live.press("finish")
    build.crash(house)
    assert build().home.run_panel.isHidden()
