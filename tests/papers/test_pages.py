"""Setting text in lines, and breaking pieces into pages."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.papers.fonts import register_fonts
from facilitator_app.papers.pieces import Piece, not_alone, nothing, page_up, total
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.rows import under
from facilitator_app.papers.style import INK
from facilitator_app.papers.typeset import Type, cut, width_of, wrap
from tests.papers.printed import FONTS

TYPE = Type(10, INK)
HEIGHT = 100.0

register_fonts(FONTS)

pieces = st.lists(
    st.builds(
        Piece,
        st.floats(0, 60),
        st.just(nothing),
        gap=st.floats(0, 20),
        keep=st.booleans(),
        fresh=st.booleans(),
    ),
    max_size=40,
)


@given(st.text("ab cÅễ-/ ", max_size=200), st.floats(20, 300), st.floats(0, 19))
def test_lines_fit_and_lose_nothing(text: str, width: float, first: float) -> None:
    lines = wrap(text, TYPE, width, first)
    assert all(width_of(line, TYPE) <= width + 0.1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("ab cÅễ", max_size=100), st.floats(10, 100))
def test_a_cut_text_fits_on_one_line(text: str, width: float) -> None:
    assert width_of(cut(text, TYPE, width), TYPE) <= width + 0.1


def test_a_text_is_cut_after_a_word_where_one_is_near() -> None:
    text = "Take home the ideas and leave the names"
    assert cut(text, TYPE, width_of("Take home the ideas and lea…", TYPE)) == "Take home the ideas and…"
    assert cut("Antidisestablishmentarianism", TYPE, width_of("Antidis…", TYPE)) == "Antidis…"


def test_spaces_inside_a_line_are_kept_and_a_new_line_is_a_new_line() -> None:
    assert wrap("yes      no\nmaybe", TYPE, 200) == ["yes      no", "maybe"]


def test_a_short_last_word_does_not_stand_alone() -> None:
    text = "Write what people would see and hear you do for it"
    width = width_of(text.rpartition(" ")[0], TYPE)
    assert wrap(text, TYPE, width) == ["Write what people would see and hear you do", "for it"]


def test_a_word_is_brought_down_only_where_enough_is_left() -> None:
    assert wrap("Own it", TYPE, width_of("Own", TYPE) + 1) == ["Own", "it"]
    broken = wrap("A responsibilities", TYPE, width_of("responsib", TYPE))
    assert "".join(broken) == "Aresponsibilities"


def test_a_table_ends_on_a_page_with_three_rows_at_least() -> None:
    for count in range(6, 30):
        rows = [Piece(9, nothing)] * count
        pages = page_up(under(Piece(10, nothing), rows), HEIGHT)
        assert len(pages) == 1 or len(pages[-1]) >= 4  # the head and three rows


def test_the_last_row_of_many_is_not_alone_on_a_page() -> None:
    for count in range(4, 30):
        pages = page_up(not_alone([Piece(9, nothing)] * count), HEIGHT)
        assert len(pages[-1]) >= 2


def test_an_address_is_broken_after_a_slash() -> None:
    lines = wrap("https://example.org/abcdef/ghijkl", TYPE, 110)
    assert lines[0].endswith("/")


@given(pieces)
def test_every_piece_is_placed_once_in_order_and_inside_a_page(given: list[Piece]) -> None:
    placed = [each for page in page_up(given, HEIGHT) for each in page]
    assert [each.piece for each in placed] == given
    assert all(each.top + each.piece.height * each.scale <= HEIGHT + 0.1 for each in placed)


@given(pieces)
def test_a_piece_kept_with_the_next_is_on_its_page_where_both_fit(given: list[Piece]) -> None:
    small = [replace(each, height=each.height / 20, gap=each.gap / 20) for each in given]
    pages = [[each.piece for each in page] for page in page_up(small, HEIGHT * 2)]
    assert all(not page[-1].keep for page in pages[:-1])


def test_a_piece_taller_than_a_page_is_scaled_to_fit() -> None:
    assert page_up([Piece(400, nothing)], HEIGHT)[0][0].scale == 0.25


def test_a_head_is_drawn_again_on_a_new_page() -> None:
    head = Piece(10, nothing)
    rows = [Piece(30, nothing, head=head)] * 6
    pages = page_up([replace(head, keep=True), *rows], HEIGHT)
    assert [page[0].piece.height for page in pages] == [10, 10]


def test_no_line_of_a_paragraph_stands_alone() -> None:
    lines = paragraph("word " * 60, TYPE, Column(0, 100))
    for used in range(1, 12):
        filler = Piece(HEIGHT - used * TYPE.line, nothing)
        pages = page_up([filler, *lines], HEIGHT)
        on_first = len(pages[0]) - 1
        assert on_first != 1
        assert len(pages[-1]) != 1 or on_first == 0


def test_total_leaves_out_the_first_gap() -> None:
    assert total([Piece(5, nothing, gap=9), Piece(5, nothing, gap=2)]) == 12
