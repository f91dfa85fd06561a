"""Whatever a table holds and is ticked: a row with a title is in the plan, named, or of another day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.formats.agenda_columns import LEFT_OUT
from facilitator_app.formats.agenda_reading import Ways, read_agenda
from facilitator_app.formats.sheet import Sheet
from tests.formats.tables import BASE, LIBRARY

COLUMNS = ("day", "section", "start", "minutes", "title", "kind", LEFT_OUT)
CELLS = (
    st.sampled_from(("", "", "", "Monday", "Tuesday")),
    st.sampled_from(("", "", "x", "y", "z")),
    st.sampled_from(("", "9:00", "9:30", "13:00", "2026-03-02 9:00", "2026-03-03 9:00", "later", "Part one")),
    st.sampled_from(("", "", "5", "10", "soon")),
    st.sampled_from(("", "a", "b", "  c", "    d", "Day 1", "Day 2")),
    st.sampled_from(("", "", "", "section", "breakout", "group", "talk")),
    st.sampled_from(("", "", "", "1", "words")),
)


@given(
    rows=st.lists(st.tuples(*CELLS), max_size=12),
    ways=st.builds(Ways, st.booleans(), st.booleans(), st.integers(0, 3)),
)
def test_no_row_is_lost_untold(rows: list[tuple[str, ...]], ways: Ways) -> None:
    agenda = read_agenda(Sheet(tuple(rows)), 0, COLUMNS, LIBRARY, BASE, ways)
    blocks = [*agenda.plan.walk()]
    kept = {block.id.removeprefix("row-") for block in blocks}
    kept |= {strand.id.removeprefix("row-") for block in blocks for strand in block.strands}
    named = {problem.where.removeprefix("Row ") for problem in agenda.problems}
    titled = {str(number) for number, row in enumerate(rows, 1) if row[4].strip()}
    assert len(blocks) == len({block.id for block in blocks})
    assert not kept & named
    if not agenda.days:
        assert titled <= kept | named
    else:
        assert agenda.told
