"""What a run came to, as Markdown: its times in the session's own zone, and no word that becomes a mark."""

from __future__ import annotations

from datetime import timedelta, timezone

from markdown_it import MarkdownIt

from facilitator_app.core.plan import Plan
from facilitator_app.core.report import report
from facilitator_app.core.run import Event, replay
from facilitator_app.core.run_view import run_items, view
from facilitator_app.formats.run_markdown import dump_run
from tests.builders import block, moment, plan, press

EAST = timezone(timedelta(hours=2))
EVENING = plan(block("a", 10, title="Arrive | settle"), block("b", 20, title="*Talk*"), start="20:30")
LOG = (
    press("18:30", "start"),
    press("18:36", "note", text="# Cold <b>room</b>\nThree | came late"),
    press("18:42", "next"),
    press("18:42", "skip"),
    press("18:43", "note", text="Left early"),
)


def written(evening: Plan = EVENING, *log: Event) -> str:
    shown = view(evening, replay(run_items(evening), log), moment("19:00"), EAST)
    return dump_run(evening.title, report(shown, {}), {}, EAST).decode()


def test_it_has_facts_then_the_table_then_the_notes() -> None:
    lines = written(EVENING, *LOG, press("18:44", "finish")).splitlines()
    assert lines[0] == "# Evening"
    assert "- Date: 2 March 2026" in lines
    assert "- It ran from 20:30 to 20:42, and ended 18 min earlier than planned." in lines
    assert "- 10 of 30 planned minutes delivered." in lines
    assert "- Referral offered: no." in lines
    assert "| 20:30 | 20:42 | Arrive \\| settle | 10 min | 12 min | 2 min longer |" in lines
    assert lines.index("## Notes") > max(at for at, line in enumerate(lines) if line.startswith("|"))


def test_no_word_of_a_person_is_read_as_a_mark() -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(written(EVENING, *LOG))
    assert [each.type for each in tokens].count("heading_open") == 2
    assert not [child for token in tokens for child in token.children or () if child.type == "html_inline"]
    words = " ".join(child.content for token in tokens for child in token.children or () if child.content)
    assert "# Cold <b>room</b>" in words
    assert "*Talk*" in words


def test_a_run_in_which_nothing_took_place_has_its_parts_and_no_times() -> None:
    lines = written().splitlines()
    assert not [line for line in lines if line.startswith("- Date") or "It ran" in line]
    assert "|  |  | Arrive \\| settle | 10 min | – | Left out |" in lines
    assert "## Notes" not in lines
