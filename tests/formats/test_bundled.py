"""What comes with the program is found, and its signature changes when it does."""

from __future__ import annotations

from facilitator_app import bundled


def test_every_folder_of_the_program_is_found() -> None:
    assert {file.suffix for file in (*bundled.activity_files(), *bundled.session_files())} == {".toml"}
    assert "club-bystander" in [file.stem for file in bundled.session_files()]
    assert list(bundled.fonts().glob("*.ttf"))
    assert bundled.icons() == bundled.root() / "resources" / "icons"


def test_files_come_in_the_order_of_their_names() -> None:
    assert bundled.activity_files() == sorted(bundled.activity_files())
    assert bundled.session_files() == sorted(bundled.session_files())


def test_single_sessions_and_series_are_told_apart() -> None:
    plans, series = bundled.plan_files(), bundled.series_files()
    assert sorted((*plans, *series)) == bundled.session_files()
    assert "club-bystander" in [file.stem for file in plans]
    assert "mens-group" in [file.stem for file in series]


def test_the_signature_stands_while_nothing_changes() -> None:
    assert bundled.library_signature() == bundled.library_signature()
    assert "club-bystander.toml" in bundled.library_signature()
