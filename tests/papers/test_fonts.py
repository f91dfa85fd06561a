"""Fonts: embedded, with a reserve, and no character lost without a word."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator_app.core.groups import Group
from facilitator_app.papers import fonts, groups, register, sign_in
from facilitator_app.papers.fonts import (
    PLAIN,
    face,
    name_or_blank,
    register_fonts,
    runs,
    tidy,
    undrawable,
)
from facilitator_app.papers.options import Options
from facilitator_app.papers.system_fonts import folders, fonts_in
from tests.papers.printed import EVERY_OPTION, FONTS, NAMES, club, option_name, text_of
from tests.papers.test_register import attended, roster

# A sign of a script that died out long ago, and that no common font has.
UNKNOWN = "\U00012f90"


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_reads_back_as_it_was_written(name: str, options: Options) -> None:
    people = roster(name)
    for pdf in (
        sign_in.render(club(), people, options),
        register.render(club(), people, attended(people), options),
    ):
        assert name in text_of(pdf)


def test_only_embedded_fonts_are_in_a_file() -> None:
    pdf = sign_in.render(club(), roster(*NAMES), Options())
    assert b"/FontFile2" in pdf
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/BaseFont") == pdf.count(b"/FontFile2")


def test_a_word_is_set_in_one_font_where_one_has_all_of_it() -> None:
    assert [text for _, text in runs("Anna Nguyễn said", PLAIN)] == ["Anna", " Nguyễn", " said"]


def test_text_that_the_first_font_has_is_one_run() -> None:
    assert len(runs("Plain text – with “quotes”", PLAIN)) == 1
    assert runs("", PLAIN) == ()


def test_letters_with_marks_apart_are_composed() -> None:
    assert "".join(text for _, text in runs("O\u0304tani", PLAIN)) == "Ōtani"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("go → on", "go -> on"),
        ("a\tb\x00c", "a bc"),
        ("co\u00adop\u200b", "coop"),
        ("step ①", "step 1"),
        ("✓ done", "√ done"),
    ],
)
def test_what_no_font_has_gets_a_stand_in(text: str, printed: str) -> None:
    assert "".join(part for _, part in runs(text, PLAIN)) == printed


def test_a_character_that_nothing_can_draw_is_printed_as_its_number() -> None:
    assert undrawable(f"{UNKNOWN} Ō →") == UNKNOWN
    assert "".join(part for _, part in runs(f"{UNKNOWN} Wang", PLAIN)) == "[U+12F90] Wang"


@pytest.mark.parametrize("picture", ["\U0001f44d", "\U0001f44d\U0001f3fd", "\U0001f44d\ufe0f"])
def test_a_picture_is_printed_in_words(picture: str) -> None:
    assert "".join(part for _, part in runs(f"Well done {picture}", PLAIN)) == "Well done [thumbs up sign]"


def test_a_name_that_nothing_can_draw_is_left_to_be_written_in() -> None:
    assert name_or_blank("Mereana Ōtani") == "Mereana Ōtani"
    people = roster("Ann", UNKNOWN)
    for pdf, asked in (
        (sign_in.render(club(), people, Options()), sign_in.MISSING),
        (register.render(club(), people, attended(people), Options()), register.MISSING),
    ):
        text = text_of(pdf)
        assert asked in text
        assert "U+" not in text
    assert "Ann, ______" in text_of(groups.render("Club night", [Group("One", ("Ann", UNKNOWN))], Options()))


def test_nobody_is_asked_to_write_in_a_name_that_is_there() -> None:
    people = roster("Ann", "Ōtani")
    assert sign_in.MISSING not in text_of(sign_in.render(club(), people, Options()))
    assert sign_in.MISSING not in text_of(sign_in.render(club(), None, Options()))
    assert register.MISSING not in text_of(register.render(club(), people, attended(people), Options()))


def test_a_font_of_the_computer_is_found_by_its_name_in_any_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("ARIAL.TTF", "Other.ttf", "DejaVuSans.ttf"):
        (tmp_path / "deep" / name).touch()
    assert [each.name for each in fonts_in([tmp_path, tmp_path / "none"])] == ["DejaVuSans.ttf", "ARIAL.TTF"]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_kind_of_computer_keeps_fonts_of_its_own_and_of_the_person(platform: str) -> None:
    places = folders(platform)
    assert len(places) >= 2
    assert any(str(place).startswith(str(Path.home())) for place in places)


def test_a_font_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "arial.ttf").write_bytes(b"no font")
    assert fonts._read(tmp_path / "arial.ttf") is None
    assert fonts._read(tmp_path / "none.ttf") is None
    copied = shutil.copy(FONTS / "NotoSans_400Regular.ttf", tmp_path / "DejaVuSans.ttf")
    found = fonts._read(Path(copied))
    assert found is not None
    assert found.can_draw("Ō")


def test_plain_text_is_left_as_it_is() -> None:
    assert tidy("R&D <b>") == "R&D <b>"


def registering(folder: Path, then: str) -> str:
    """What a fresh program prints after it has taken its fonts from a folder."""
    code = (
        "from pathlib import Path; from facilitator_app.papers import fonts;"
        f"fonts.register_fonts(Path({str(folder)!r})); print({then})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_a_folder_without_the_fonts_is_told(tmp_path: Path) -> None:
    assert "Nothing was printed" in registering(tmp_path, "1")


def test_a_font_put_into_the_folder_joins_the_reserve(tmp_path: Path) -> None:
    shutil.copytree(FONTS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    third = tmp_path / "More.ttf"
    shutil.copy(FONTS / "NotoSans_400Regular.ttf", third)
    assert registering(tmp_path, "len(fonts.face(fonts.PLAIN).chain)") == "3"


def test_fonts_are_taken_once() -> None:
    before = face(PLAIN)
    register_fonts(FONTS)
    assert face(PLAIN) is before
