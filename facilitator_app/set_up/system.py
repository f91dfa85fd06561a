"""The parts that Qt takes from the system, looked for and installed on Debian and Ubuntu."""

import os
import sys
from collections.abc import Mapping

from facilitator_app.set_up.trouble import Trouble, apt_line, explain

# Shared libraries that Qt loads, and the Debian packages that hold them. A package often draws in
# others of these, yet all are named: a machine may have any of them without the rest.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
QT_ON_X11 = QT | {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
QT_ON_WAYLAND = QT | {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
VIRTUAL_SCREEN = {"Xvfb": "xvfb", "xvfb-run": "xvfb", "xauth": "xauth"}


def on_debian() -> bool:
    """Tell whether packages come by apt-get here: Debian, Ubuntu and their kin."""
    import shutil

    return sys.platform == "linux" and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Tell whether apt-get may be run without asking anyone for a password."""
    return on_debian() and os.geteuid() == 0


def has_screen(env: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown: only Linux may be without a screen."""
    if sys.platform != "linux":
        return True
    platform = env.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform not in ("offscreen", "minimal")
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def opens_window(arguments: list[str]) -> bool:
    """Tell whether the program opens its window with these arguments: there is no command in them."""
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] == "--data":
        del rest[: 1 if "=" in rest[0] else 2]
    return not rest


def libraries_for(env: Mapping[str, str]) -> dict[str, str]:
    """List the libraries that Qt needs on the screen at hand, or with none."""
    if env.get("WAYLAND_DISPLAY"):
        return QT_ON_WAYLAND
    return QT_ON_X11 if env.get("DISPLAY") else QT


def missing(libraries: Mapping[str, str], programs: Mapping[str, str]) -> list[str]:
    """List the Debian packages of the libraries and programs that this machine lacks."""
    import shutil

    packages = [package for library, package in libraries.items() if not loads(library)]
    packages += [package for name, package in programs.items() if shutil.which(name) is None]
    return list(dict.fromkeys(packages))


def loads(library: str) -> bool:
    """Tell whether the system has this shared library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def name_here(package: str) -> str:
    """Give a package's name on this release: since 2024 some end in `t64`, libglib2.0-0 for one."""
    import subprocess

    renamed = f"{package}t64"
    known = subprocess.run(["apt-cache", "show", renamed], capture_output=True, check=False)
    return package if known.returncode else renamed


def provide(packages: list[str], purpose: str, *, must: bool) -> None:
    """Install packages if that may be, else give the line to type, and stop if they must be."""
    if not packages:
        return
    if may_install():
        install(packages)
        return
    line = apt_line([name_here(package) for package in packages])
    tell(f"{purpose} needs parts that this system lacks; type: {line}", must=must)


def tell(sentence: str, *, must: bool) -> None:
    """Say what is missing, and stop if it must be there."""
    if must:
        raise Trouble(sentence)
    print(sentence, file=sys.stderr, flush=True)


def install(packages: list[str]) -> None:
    """Install Debian packages, as root."""
    print("Installing from the system's packages:", ", ".join(packages), flush=True)
    # An update that fails in part may still know enough, so only the install decides.
    _, news = apt_get(["update"])
    names = [name_here(package) for package in packages]
    code, output = apt_get(["install", "-y", "--no-install-recommends", *names])
    if code:
        raise Trouble(f"{explain(news + output, 'apt-get').rstrip('.')}. Or type: {apt_line(names)}")


def apt_get(arguments: list[str]) -> tuple[int, str]:
    """Run apt-get without questions, and give its exit code and all that it printed."""
    import subprocess

    done = subprocess.run(
        ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", *arguments],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def provide_for_program(arguments: list[str]) -> None:
    """See to Qt's libraries; only a command that shows no window goes on without them."""
    if sys.platform != "linux":
        return
    window = opens_window(arguments) or "tour" in arguments[:1]
    libraries = libraries_for(os.environ)
    if on_debian():
        provide(missing(libraries, {}), "Facilitator's window", must=window)
    elif lacking := [library for library in libraries if not loads(library)]:
        tell(
            f"Facilitator's window needs libraries that this system lacks: {', '.join(lacking)}. "
            "Install them with the system's own tool, then start again.",
            must=window,
        )


def provide_for_tests(*, in_ci: bool) -> None:
    """See to Qt's libraries and a virtual screen; without the screen its test skips, not in CI."""
    if not on_debian():
        return
    if may_install():
        provide(missing(QT_ON_X11, VIRTUAL_SCREEN), "The test run", must=True)
        return
    provide(missing(QT, {}), "The test run", must=True)
    screen = missing(QT_ON_X11, VIRTUAL_SCREEN)
    provide(screen, "The test in a real window is left out: it", must=in_ci)
