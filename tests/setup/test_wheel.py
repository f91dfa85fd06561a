"""The wheel, built from the source archive: it holds all content, and works from any folder."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from facilitator_app.set_up.places import HERE


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both archives with the tools at hand, so that no network is needed."""
    out = tmp_path_factory.mktemp("built")
    python("-m", "build", "--no-isolation", "--outdir", str(out), str(HERE.root))
    return out


@pytest.fixture(scope="module")
def source(built: Path) -> set[str]:
    """Give the names of all files in the source archive, as in a checkout."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        return {name.partition("/")[2] for name in tar.getnames()}


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """Give the wheel."""
    (archive,) = built.glob("*.whl")
    return archive


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


@pytest.mark.parametrize("folder", ["resources", "sessions"])
def test_all_that_the_checkout_holds_is_in_the_wheel(folder: str, wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    files = {path.relative_to(HERE.root).as_posix() for path in (HERE.root / folder).rglob("*.*")}
    assert {name.partition("/")[0] for name in files} == {folder}
    assert {f"facilitator_app/{name}" for name in files} <= set(inside)


def test_the_source_archive_starts_and_is_checked_as_a_checkout_is(source: set[str]) -> None:
    needed = ("start.py", "LICENSE", "README.md", "pyproject.toml", "docs/pictures/home.png", ".ci/run")
    pins = (".ci/requirements/run.txt", ".ci/requirements/test.txt")
    assert {*needed, *pins, "tests/setup/test_wheel.py", "facilitator_app/__main__.py"} <= source


def test_the_wheel_holds_its_types_and_licence_and_no_tests(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    assert "facilitator_app/py.typed" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert {name.partition("/")[0].partition("-")[0] for name in inside} == {"facilitator_app"}


@pytest.mark.skipif(os.name == "nt", reason="there the command is no script")
def test_the_installed_program_has_its_command(site: Path, tmp_path: Path) -> None:
    command = str(site / "bin" / "facilitator-app")
    assert "usage: facilitator-app" in python(command, "--help", site=site, cwd=tmp_path)
    assert "18:30" in python(command, "show", "club-bystander", site=site, cwd=tmp_path)


def test_the_installed_program_searches_its_library(site: Path, tmp_path: Path) -> None:
    found = python("-m", "facilitator_app", "search", "bystander", "--json", site=site, cwd=tmp_path)
    assert json.loads(found)


def test_the_installed_program_shows_a_bundled_session(site: Path, tmp_path: Path) -> None:
    shown = python("-m", "facilitator_app", "show", "club-bystander", "--json", site=site, cwd=tmp_path)
    assert json.loads(shown)["entries"]
