"""Scripts that are drawn otherwise than they are stored."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.papers.scripts import is_set, joined, turned

ISOLATED, INITIAL, MEDIAL, FINAL = "\ufe8f", "\ufe91", "\ufe92", "\ufe90"
BEH, ALEF, LAM = "\u0628", "\u0627", "\u0644"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (BEH, ISOLATED),
        (BEH * 3, INITIAL + MEDIAL + FINAL),
        (f"{BEH} {BEH}", f"{ISOLATED} {ISOLATED}"),
        (f"{BEH}\u200c{BEH}", f"{ISOLATED}\u200c{ISOLATED}"),
        (f"{BEH}\u064e{BEH}", INITIAL + FINAL),
        (f"{ALEF}{BEH}", "\ufe8d" + ISOLATED),
        (f"{BEH}{ALEF}", INITIAL + "\ufe8e"),
        (f"{LAM}{ALEF}", "\ufefb"),
        (f"{BEH}{LAM}{ALEF}", INITIAL + "\ufefc"),
        (f"{BEH}\u0640", INITIAL + "\u0640"),
        (f"{BEH}\u0654{BEH}", INITIAL + "\u0654" + FINAL),
        (f"{LAM}\u064e{ALEF}", "\ufefb"),
        (f"\u200d{LAM}{ALEF}", "\ufefb"),
        (f"{ALEF}{LAM}{LAM}\u0647", "\ufe8d\ufedf\ufee0\ufeea"),
    ],
)
def test_arabic_letters_take_the_form_that_their_place_asks_for(text: str, drawn: str) -> None:
    assert joined(text) == drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ann", "Ann"),
        ("Łukasz", "Łukasz"),
        ("אבג", "גבא"),
        ("אב גד", "דג בא"),
        ("Ann אבג, Bo", "Ann גבא, Bo"),
        ("אב (ג)", "(ג) בא"),
        ("אב 12-34", "12-34 בא"),
        ("Room 12 אב", "Room 12 בא"),
        ("אב Ann", "בא Ann"),
        ("Ann [אב], (Bo)", "Ann [בא], (Bo)"),
        ("Ann אב (ג) Bo", "Ann (ג) בא Bo"),
        ("אב: 12 for 4 people", "בא: 12 for 4 people"),
        ("אב × 3, Ann (12)", "בא × 3, Ann (12)"),
        ("אב 50%", "50% בא"),
    ],
)
def test_letters_from_right_to_left_are_turned_and_nothing_else(text: str, drawn: str) -> None:
    assert turned(text) == drawn


def test_vowel_marks_that_nothing_could_place_are_left_out() -> None:
    assert joined("\u05d3\u05b8\u05bc\u05d5") == "\u05d3\u05d5"


def test_a_mark_stays_behind_the_letter_that_it_stands_on() -> None:
    assert turned("\u078b\u07a8\u0788\u07ac") == "\u0788\u07ac\u078b\u07a8"


def test_a_vowel_that_stands_before_its_letter_is_drawn_there() -> None:
    assert turned("\u0905\u092e\u093f\u0924") == "\u0905\u093f\u092e\u0924"


def test_a_vowel_of_two_parts_stands_on_both_sides() -> None:
    assert turned("\u09b2\u09cb") == "\u09c7\u09b2\u09be"


@pytest.mark.parametrize("text", ["ខ្មែរ", "မြန်မာ", "සිංහල"])
def test_scripts_that_would_be_misspelled_are_not_set(text: str) -> None:
    assert not is_set(text)
    assert is_set("محمد, דוד, สมชาย")


# Brackets of either side are one here, as a turned line has the other one.
BOTH_SIDES = str.maketrans(")]}>»›", "([{<«‹")


@given(st.text(st.characters(max_codepoint=0x8FF)))
def test_no_letter_is_lost_by_turning(text: str) -> None:
    drawn = turned(text).translate(BOTH_SIDES)
    assert sorted(drawn) == sorted(text.translate(BOTH_SIDES))


# A joiner is not printed, and the vowel mark here is left out.
LEFT_OUT = str.maketrans("", "", "\u200d\u064e")


@given(st.text(st.sampled_from(f"{BEH}{LAM}{ALEF}\u0640\u200c\u200d\u0654\u064e a")))
def test_no_letter_is_lost_by_joining(text: str) -> None:
    drawn = unicodedata.normalize("NFKD", joined(text)).translate(LEFT_OUT)
    assert sorted(drawn) == sorted(text.translate(LEFT_OUT))
