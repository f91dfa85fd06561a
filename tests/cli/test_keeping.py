"""backup and restore: a copy comes back as it was, and nothing else does."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from facilitator_app.store.database import Store
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, keep, write_plan


def title(data_file: Path) -> str:
    with closing(Store.open(data_file, lambda: datetime.now(UTC), read_only=True)) as store:
        (entry,) = store.plans()
        return entry.title


def rename(data_file: Path, new: str) -> None:
    with Store.open(data_file, lambda: datetime.now(UTC)) as store:
        store.save(HOUR, HOUR.rename(new))


def test_a_copy_comes_back_and_the_present_file_is_set_aside(
    say: Say, data_file: Path, tmp_path: Path
) -> None:
    keep(data_file, HOUR)
    copy = tmp_path / "copy.db"
    assert say("backup", copy).out == f"Saved a copy as {copy}.\n"
    rename(data_file, "Changed")
    said = say("restore", copy)
    (aside,) = data_file.parent.glob("facilitator-before-restore-*.db")
    assert said.out.splitlines() == [
        f"Brought {copy} back as {data_file}.",
        f"The file that was there is kept as {aside}.",
    ]
    assert (title(data_file), title(aside), title(copy)) == ("Evening", "Changed", "Evening")


def test_a_copy_comes_back_where_there_is_no_file(say: Say, data_file: Path, tmp_path: Path) -> None:
    keep(data_file, HOUR)
    copy, other = tmp_path / "copy.db", tmp_path / "new" / "other.db"
    say("backup", copy)
    said = say("restore", copy, "--data", other)
    assert (said.code, said.out, said.err) == (0, f"Brought {copy} back as {other}.\n", "")
    assert title(other) == "Evening"


def test_there_is_nothing_to_save_yet(say: Say, data_file: Path, tmp_path: Path) -> None:
    trouble = say("backup", tmp_path / "copy.db").trouble
    assert trouble == f"{data_file}: there is no data file yet, so there is nothing to save."
    assert not (tmp_path / "copy.db").exists()


def test_what_is_no_copy_is_refused_and_the_data_file_is_as_it_was(
    say: Say, data_file: Path, tmp_path: Path
) -> None:
    keep(data_file, HOUR)
    before = data_file.read_bytes()
    not_ours, gone = write_plan(tmp_path, HOUR), tmp_path / "gone.db"
    kept = "The data file is as it was."
    trouble = say("restore", not_ours).trouble
    assert trouble == f"“{not_ours}” was not restored: it is not a Facilitator backup. {kept}"
    assert say("restore", gone).trouble == f"“{gone}” was not restored: it is empty or not there. {kept}"
    assert say("restore", tmp_path).trouble.startswith("Nothing was restored")
    assert say("restore", data_file).trouble == "Nothing was restored: that is the data file itself."
    assert data_file.read_bytes() == before
    assert [path.name for path in data_file.parent.glob("*.db")] == ["facilitator.db"]


def test_a_copy_cannot_be_saved_in_a_file(say: Say, data_file: Path, tmp_path: Path) -> None:
    keep(data_file, HOUR)
    (tmp_path / "file").write_text("old", encoding="utf-8")
    assert say("backup", tmp_path / "file" / "copy.db").trouble
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"
