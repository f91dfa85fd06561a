"""The pinned requirements: complete, hashed, and the same in every place."""

import re
import tomllib

import pytest

from facilitator_app.set_up.places import HERE

KINDS = ("run", "test")


def pins(kind: str) -> dict[str, str]:
    text = HERE.requirements(kind).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^ \\]+)", text, re.MULTILINE))


def wanted(text: str) -> set[str]:
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    return {line.replace("'", '"') for line in lines if line and not line.startswith("-")}


def test_run_in_says_what_pyproject_says() -> None:
    project = tomllib.loads((HERE.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = HERE.requirements("run").with_suffix(".in").read_text(encoding="utf-8")
    assert wanted(text) == wanted("\n".join(project["dependencies"]))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_asked_for_is_pinned(kind: str) -> None:
    text = HERE.requirements(kind).with_suffix(".in").read_text(encoding="utf-8")
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in wanted(text)}
    assert names
    assert names <= set(pins(kind))


def test_the_test_set_holds_the_run_set_at_the_same_versions() -> None:
    assert pins("run").items() <= pins("test").items()


@pytest.mark.parametrize("kind", KINDS)
def test_every_pin_has_its_hashes_and_no_address(kind: str) -> None:
    text = HERE.requirements(kind).read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+==\S+", entry)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)


def test_pyside_stays_below_the_version_that_miscounts_references() -> None:
    assert pins("run")["pyside6-essentials"].startswith("6.11.")


@pytest.mark.parametrize("kind", KINDS)
def test_the_pinned_pip_can_tell_how_far_a_download_is(kind: str) -> None:
    assert tuple(int(part) for part in pins(kind)["pip"].split(".")[:2]) >= (24, 1)
