"""What Qt needs from the system; no test here runs apt-get or changes the machine."""

import sys

import pytest

from facilitator_app.set_up import system
from facilitator_app.set_up.trouble import Trouble

LINE = "sudo apt-get install -y "


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Have a Debian without root, a library missing in each set; gather what apt-get is asked."""
    calls: list[list[str]] = []

    def apt_get(arguments: list[str]) -> tuple[int, str]:
        calls.append(arguments)
        return 0, ""

    absent = ("libEGL.so.1", "libxcb-cursor.so.0")
    monkeypatch.setattr(system, "apt_get", apt_get)
    monkeypatch.setattr(system, "on_debian", lambda: True)
    monkeypatch.setattr(system, "may_install", lambda: False)
    monkeypatch.setattr(system, "name_here", lambda package: package)
    monkeypatch.setattr(system, "loads", lambda library: library not in absent)
    monkeypatch.setattr("shutil.which", lambda name: None if name == "Xvfb" else f"/usr/bin/{name}")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return calls


def test_loads_tells_a_library_that_is_there_from_one_that_is_not() -> None:
    assert not system.loads("libfacilitator-has-no-such.so.9")
    if sys.platform == "linux":
        assert system.loads("libc.so.6")


def test_missing_names_each_package_once(asked: list[list[str]]) -> None:
    programs = {"Xvfb": "xvfb", "xauth": "xauth"}
    assert system.missing(system.QT, programs) == ["libegl1", "xvfb"]
    assert system.missing({"libEGL.so.1": "one", "libxcb-cursor.so.0": "one"}, {}) == ["one"]
    assert not asked


def test_a_package_with_a_new_name_is_asked_for_by_that(monkeypatch: pytest.MonkeyPatch) -> None:
    known = ["libglib2.0-0t64"]

    def run(command: list[str], **_: object) -> object:
        return type("Done", (), {"returncode": 0 if command[-1] in known else 100})

    monkeypatch.setattr("subprocess.run", run)
    assert system.name_here("libglib2.0-0") == "libglib2.0-0t64"
    assert system.name_here("libegl1") == "libegl1"


def test_the_libraries_suit_the_screen() -> None:
    assert system.libraries_for({}) == system.QT
    assert system.libraries_for({"DISPLAY": ":0"}) == system.QT_ON_X11
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert system.libraries_for(both) == system.QT_ON_WAYLAND


@pytest.mark.parametrize(
    ("env", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "vnc:port=5900"}, True),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
    ],
)
def test_a_linux_without_a_display_has_no_screen(
    env: dict[str, str], screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert system.has_screen(env) is screen


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert system.has_screen({})


@pytest.mark.parametrize("arguments", [[], ["tour", "--out", "x"]])
def test_a_window_without_its_libraries_stops_with_the_line_to_type(
    arguments: list[str], asked: list[list[str]]
) -> None:
    with pytest.raises(Trouble) as caught:
        system.provide_for_program(arguments)
    assert str(caught.value).endswith(f"; type: {LINE}libegl1")
    assert not asked


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["--data", "x.db"], True),
        (["--data=x.db"], True),
        (["--data", "x.db", "show", "x"], False),
        (["--help"], False),
        (["tour", "--out", "x"], False),
    ],
)
def test_without_a_command_the_window_opens_also_on_another_data_file(
    arguments: list[str], opens: bool
) -> None:
    assert system.opens_window(arguments) is opens


def test_a_command_without_a_window_goes_on(
    asked: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    system.provide_for_program(["show", "x"])
    assert capsys.readouterr().err.endswith(f"; type: {LINE}libegl1\n")
    assert not asked


def test_root_gets_them_installed(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "may_install", lambda: True)
    monkeypatch.setenv("DISPLAY", ":0")
    system.provide_for_program([])
    assert [arguments[0] for arguments in asked] == ["update", "install"]
    assert asked[1][-2:] == ["libegl1", "libxcb-cursor0"]
    assert "libegl1, libxcb-cursor0" in capsys.readouterr().out


def test_a_failed_install_says_why_and_gives_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "apt_get", lambda _: (100, "E: Failed to fetch x"))
    monkeypatch.setattr(system, "name_here", lambda package: package)
    with pytest.raises(Trouble, match=rf"^The network did not answer.*{LINE}libegl1$"):
        system.install(["libegl1"])


def test_the_tests_get_all_as_root(asked: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "may_install", lambda: True)
    system.provide_for_tests(in_ci=True)
    assert asked[1][-3:] == ["libegl1", "libxcb-cursor0", "xvfb"]


def test_the_tests_stop_without_what_qt_needs(asked: list[list[str]]) -> None:
    with pytest.raises(Trouble, match=f"{LINE}libegl1$"):
        system.provide_for_tests(in_ci=False)
    assert not asked


def test_the_window_test_is_left_out_for_lack_of_a_screen_but_not_in_ci(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "loads", lambda library: library != "libxcb-cursor.so.0")
    system.provide_for_tests(in_ci=False)
    said = capsys.readouterr().err
    assert "left out" in said
    assert said.endswith(f"{LINE}libxcb-cursor0 xvfb\n")
    with pytest.raises(Trouble, match="left out"):
        system.provide_for_tests(in_ci=True)
    assert not asked


def test_another_linux_is_told_the_libraries(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "on_debian", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(Trouble, match=r"lacks: libEGL\.so\.1\. Install them"):
        system.provide_for_program([])
    system.provide_for_program(["show", "x"])
    assert "libEGL.so.1" in capsys.readouterr().err
    assert not asked


def test_other_systems_are_left_alone(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "on_debian", lambda: False)
    monkeypatch.setattr(sys, "platform", "darwin")
    system.provide_for_program([])
    system.provide_for_tests(in_ci=True)
    assert not asked
    assert capsys.readouterr().err == ""
