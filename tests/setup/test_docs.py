"""README and docs: what they point to is there, and what they say to type is understood."""

import re
import shlex
from pathlib import Path

import pytest

from facilitator_app.cli import parser
from facilitator_app.set_up.places import HERE

PAGES = [HERE.root / "README.md", *sorted((HERE.root / "docs").glob("*.md"))]
TEXTS = {page.relative_to(HERE.root).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}


def typed() -> list[list[str]]:
    """The arguments after `start.py` or `facilitator-app` wherever a page shows a whole line to type."""
    found: list[list[str]] = []
    for text in TEXTS.values():
        for line in re.findall(r"(?:^|`)(?:python3 start\.py|facilitator-app) ([^`\n]+)", text, re.MULTILINE):
            words = shlex.split(line, comments=True)
            whole = len(words) > 1 or words[0].startswith("--")
            if whole and words[0] != "test" and not any(re.search(r"[A-Z|…]", word) for word in words):
                found.append(words)
    return found


@pytest.mark.parametrize("page", TEXTS)
def test_what_a_page_points_to_is_there(page: str) -> None:
    folder = (HERE.root / page).parent
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXTS[page]):
        assert Path(folder, target).is_file(), target


def test_every_picture_is_shown_somewhere() -> None:
    shown = {Path(target).name for text in TEXTS.values() for target in re.findall(r"\]\((.+?\.png)\)", text)}
    assert shown == {file.name for file in (HERE.root / "docs" / "pictures").iterdir()}


@pytest.mark.parametrize("words", typed(), ids=" ".join)
def test_what_a_page_says_to_type_is_understood(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    if words == ["--help"]:
        with pytest.raises(SystemExit, match="0"):
            parser().parse_args(words)
        assert "usage" in capsys.readouterr().out
    else:
        parser().parse_args(words)


def test_the_pages_say_something_to_type() -> None:
    assert {"search", "show", "print", "check", "export", "tour"} <= {words[0] for words in typed()}
