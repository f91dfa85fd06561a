"""The wheel: it holds the content and the fonts, and works from any folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from facilitator_app.set_up.places import HERE


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the tools at hand, so that no network is needed."""
    out = tmp_path_factory.mktemp("wheel")
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(HERE.root))
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty folder; its requirements are those of this Python."""
    target = tmp_path_factory.mktemp("site")
    options = ["--quiet", "--no-deps", "--no-index", "--no-compile", "--target", str(target)]
    python("-m", "pip", "install", *options, str(wheel))
    return target


def python(*arguments: str, site: Path | None = None, cwd: Path | None = None) -> str:
    # Coverage is for the checkout: the same files elsewhere would count as never run.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    env.pop("PYTHONPATH", None)
    if site and cwd:
        env |= {"PYTHONPATH": str(site), "FACILITATOR_DATA": str(cwd / "facilitator.db")}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("folder", "ending"),
    [("resources/activities", ".toml"), ("resources/fonts", ".ttf"), ("sessions", ".toml")],
)
def test_all_that_the_checkout_holds_is_in_the_wheel(folder: str, ending: str, wheel: Path) -> None:
    names = {path.name for path in (HERE.root / folder).rglob(f"*{ending}")}
    assert names
    inside = zipfile.ZipFile(wheel).namelist()
    packed = [Path(name) for name in inside if name.startswith(f"facilitator_app/{folder}/")]
    assert names <= {path.name for path in packed}


def test_the_wheel_holds_its_types_and_licence_and_no_tests(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert "facilitator_app/py.typed" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert {name.partition("/")[0].partition("-")[0] for name in inside} == {"facilitator_app"}


def test_the_installed_program_has_its_command(site: Path) -> None:
    assert list((site / "bin").glob("facilitator-app*"))


def test_the_installed_program_searches_its_library(site: Path, tmp_path: Path) -> None:
    found = python("-m", "facilitator_app", "search", "bystander", "--json", site=site, cwd=tmp_path)
    assert json.loads(found)


def test_the_installed_program_shows_a_bundled_session(site: Path, tmp_path: Path) -> None:
    shown = python("-m", "facilitator_app", "show", "club-bystander", "--json", site=site, cwd=tmp_path)
    assert json.loads(shown)["entries"]
