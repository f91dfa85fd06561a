from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from facilitator_app.store.places import aside, default_path

MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_the_environment_chooses_the_data_file(tmp_path: Path) -> None:
    assert default_path({"FACILITATOR_DATA": str(tmp_path / "mine.db")}) == tmp_path / "mine.db"
    assert default_path({"FACILITATOR_DATA": "~/mine.db"}) == Path.home() / "mine.db"


def test_without_a_choice_it_is_in_the_persons_own_data_folder() -> None:
    for environment in ({}, {"FACILITATOR_DATA": ""}):
        path = default_path(environment)
        assert path.name == "facilitator.db"
        assert path.parent.name == "Facilitator"
        assert path.is_absolute()


def test_a_name_beside_is_always_free(tmp_path: Path) -> None:
    path = tmp_path / "facilitator.db"
    stamp = MOMENT.astimezone().strftime("%Y-%m-%d-%H%M")
    first = aside(path, "damaged", MOMENT)
    first.touch()
    second = aside(path, "damaged", MOMENT)
    second.touch()
    assert first.name == f"facilitator-damaged-{stamp}.db"
    assert second.name == f"facilitator-damaged-{stamp}-2.db"
    assert aside(path, "damaged", MOMENT).name == f"facilitator-damaged-{stamp}-3.db"
