"""pip's lines as a calm count."""

import pytest

from facilitator_app.set_up.progress import Progress, package, percent, show

PINS = """\
click==8.5.1 \\
    --hash=sha256:00
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
msgspec==0.22.0 \\
    --hash=sha256:00
pillow==13.0.0 \\
    --hash=sha256:00
"""
PIP = """\
Looking in indexes: somewhere
Ignoring colorama: markers 'sys_platform == "win32"' don't match your environment
Requirement already satisfied: click==8.5.1 in ./x (from -r run.txt (line 1)) (8.5.1)
Processing /opt/local/msgspec-0.22.0-cp311-cp311-linux.whl (from -r run.txt (line 5))
Collecting pillow==13.0.0 (from -r run.txt (line 7))
  Downloading pillow-13.0.0-cp311-cp311-linux.whl.metadata (8.8 kB)
Downloading pillow-13.0.0-cp311-cp311-linux.whl (7.1 MB)
Installing collected packages: msgspec, pillow
Successfully installed msgspec-0.22.0 pillow-13.0.0
"""


def test_packages_are_counted_out_of_those_for_this_system() -> None:
    progress = Progress(PINS)
    assert [text for line in PIP.splitlines() if (text := progress.read(line))] == [
        "Installing 2 of 3: msgspec",
        "Installing 3 of 3: pillow",
        "    7.1 MB to download",
        "Putting all in place",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pyside6-essentials==6.11.3 (from -r run.txt)", "pyside6-essentials"),
        ("./charset_normalizer-3.5.2-py3-none-any.whl", "charset-normalizer"),
        ("C:\\cache\\pillow-13.0.0-cp311-win.whl (from x)", "pillow"),
        ("six", "six"),
    ],
)
def test_a_package_is_named_without_its_version(text: str, name: str) -> None:
    assert package(text) == name


def test_a_download_is_told_in_percent() -> None:
    assert percent("Progress 300 of 1200") == 25
    assert percent("Progress 1200 of 1200\n") == 100
    assert percent("Progress 12 of 0") is None
    assert percent("Making progress") is None


def test_percentages_move_in_place_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    show("Progress 1 of 2", Progress(""))
    assert capsys.readouterr().out == ""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    show("Progress 1 of 2", Progress(""))
    show("Progress 2 of 2", Progress(""))
    assert capsys.readouterr().out == "\r    50 %\r    100 %\n"
