"""Speed as ratios against a named floor or peer in the same run; `-s` prints the figures.

The bounds are wide: they catch work that has grown by a whole order, not a busy machine.
docs/performance.md tells what was measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from facilitator_app import bundled
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.formats.activity import read_activity
from facilitator_app.formats.plan import read_plan
from facilitator_app.papers.all import PAPERS, Session
from facilitator_app.papers.options import Options
from facilitator_app.store.database import Store
from tests.benchmarks.flowables import as_paragraphs, lines_of
from tests.benchmarks.many import many_activities
from tests.benchmarks.timing import ratio
from tests.builders import block, plan

HERE = Path(__file__).parent


def told(name: str, times: float, ours: float, floor: float) -> None:
    print(f"\n{name}: {times:.2f} times the floor ({ours * 1000:.2f} ms against {floor * 1000:.2f} ms)")


def blocks_of(count: int) -> Plan:
    return plan(*(block(f"b{number}", 1 + number % 7) for number in range(count)))


def test_a_cold_start_is_near_that_of_a_bare_window(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[1]), "QT_QPA_PLATFORM": "offscreen"}
    # As for anybody who starts it a second time: what was compiled once is kept.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("COVERAGE_PROCESS_CONFIG", None)
    environment.pop("COVERAGE_PROCESS_START", None)

    def start(file: str, *arguments: str) -> None:
        command = [sys.executable, "-P", str(HERE / file), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == "shown"

    data = str(tmp_path / "facilitator.db")
    with Store.open(Path(data), lambda: datetime.now(UTC)) as store:
        for number in range(5):
            store.save(None, replace(blocks_of(12), id=f"p{number}"))
    start("our_window.py", data)
    # That one had the library to write, and did not come to tidy up as a program that is closed does.
    Store.open(Path(data), lambda: datetime.now(UTC)).close()
    times, ours, floor = ratio(lambda: start("our_window.py", data), lambda: start("bare_window.py"), 9)
    told("cold start", times, ours, floor)
    assert times < 2.2


def test_a_timetable_of_500_blocks_costs_a_few_walks_over_them() -> None:
    made = blocks_of(500)

    def walk_in_python() -> int:
        return sum(len(json.dumps({"id": each.id, "minutes": each.minutes})) for each in made.walk())

    times, ours, floor = ratio(lambda: schedule(made), walk_in_python, 40)
    told("schedule of 500 blocks", times, ours, floor)
    assert times < 4


def test_a_timetable_grows_no_faster_than_its_blocks() -> None:
    large, small = blocks_of(500), blocks_of(50)
    times, ours, floor = ratio(lambda: schedule(large), lambda: schedule(small), 40)
    told("schedule of 500 blocks against 50", times, ours, floor)
    assert times < 25


def test_a_saved_edit_costs_little_more_than_writing_its_bytes(tmp_path: Path) -> None:
    made = blocks_of(100)
    with Store.open(tmp_path / "facilitator.db", lambda: datetime.now(UTC)) as store:
        store.save(None, made)
        now = [made]
        lengths = cycle((5, 6))

        def edit() -> None:
            after = now[0].change("b50", minutes=next(lengths))
            store.save(now[0], after)
            now[0] = after

        target = tmp_path / "plain.txt"
        body = b"x" * 20_000

        def write() -> None:
            target.write_bytes(body)

        edit()
        times, ours, floor = ratio(edit, write, 60)
        told("saved edit of a 100-block plan against writing 20 kB", times, ours, floor)
    assert times < 100


def test_a_guide_costs_about_what_plain_paragraphs_do() -> None:
    library = {each.id: each for each in map(read_activity, bundled.activity_files())}
    made, _ = read_plan(bundled.root() / "sessions" / "club-bystander.toml")
    session = Session(made, library)

    def ours() -> bytes:
        return PAPERS["guide"].render(session, Options(), bundled.fonts())

    lines = lines_of(ours())
    times, mine, floor = ratio(ours, lambda: as_paragraphs(lines), 7)
    told("guide against plain paragraphs", times, mine, floor)
    assert times < 3


def test_a_keystroke_in_a_large_library_costs_little_more_than_reading_its_matches(tmp_path: Path) -> None:
    with Store.open(tmp_path / "facilitator.db", lambda: datetime.now(UTC)) as store:
        store.refresh_library("1", lambda: many_activities(2_000))
        store.find("spelt wrng", {})
        typed = [
            text[:at] for text in ("bystander", "people in groups", "what") for at in range(1, len(text) + 1)
        ]
        sql = "SELECT rowid FROM activities_fts WHERE activities_fts MATCH '\"t\" *'"

        def keystrokes() -> None:
            for each in typed:
                store.find(each, {})

        def matches() -> None:
            for _ in typed:
                store._connection.raw.execute(sql).fetchall()

        times, ours, floor = ratio(keystrokes, matches, 5)
        told(
            f"{len(typed)} keystrokes in 2,000 activities against reading the broadest matches",
            times,
            ours,
            floor,
        )
    assert times < 25
