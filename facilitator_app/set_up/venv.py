"""The virtual environment: made once, stamped when complete, made anew after an interruption."""

import os
import sys
from pathlib import Path

from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.trouble import DISK_FULL, SPACE, Trouble, explain, free, lacking, venv_package

# Has Python and its children cope with any name of the folder, and import nothing from the current one.
ANYWHERE = {"PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
# Parts of Python that some builds of it go without.
PARTS = ("_ctypes", "_sqlite3", "_ssl", "zlib")


def prepare(checkout: Checkout, kind: str) -> None:
    """Make the virtual environment ready for `run` or `test`; a complete one is left alone."""
    if key(checkout, kind) in stamp(checkout):
        return
    from facilitator_app.set_up.turn import turn

    with turn(checkout) as held:
        known = stamp(checkout)
        # The start that this one waited for may have done it.
        if key(checkout, kind) not in known:
            set_up(checkout, kind, held, begun=bool(known))


def set_up(checkout: Checkout, kind: str, held: tuple[int, ...], *, begun: bool) -> None:
    """Make the virtual environment unless that is begun, install what it lacks, and stamp it."""
    if begun:
        print("Getting what is new. This may take some minutes.", flush=True)
    else:
        print("Setting Facilitator up. This is needed once, and takes some minutes.", flush=True)
        make(checkout, held)
    install(checkout, kind, held)
    if hasattr(os, "sync"):
        # So that no power cut can leave the stamp on the disk without the files that it vouches for.
        os.sync()
    part = checkout.stamp.with_suffix(".part")
    # The set `test` holds the set `run`.
    sets = [key(checkout, "run"), key(checkout, kind)]
    part.write_text("\n".join([made_by(), *sets]), encoding="utf-8")
    part.replace(checkout.stamp)


def stamp(checkout: Checkout) -> list[str]:
    """Read what a complete set-up wrote, its maker and its sets; nothing if that does not fit."""
    try:
        lines = checkout.stamp.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return lines if lines[:1] == [made_by()] and os.access(checkout.python, os.X_OK) else []


def made_by() -> str:
    """Name the Python and the system that a virtual environment is good for."""
    return f"{sys.implementation.cache_tag} {sys.platform}"


def key(checkout: Checkout, kind: str) -> str:
    """Name a set of requirements by its content."""
    import hashlib

    content = checkout.requirements(kind).read_bytes()
    return f"{kind} {hashlib.sha256(content).hexdigest()}"


def make(checkout: Checkout, held: tuple[int, ...]) -> None:
    """Make an empty virtual environment, also in the place of a broken one."""
    import importlib.util

    from facilitator_app.set_up import system

    for part in PARTS:
        if importlib.util.find_spec(part) is None:
            raise Trouble(lacking(part))
    if free(checkout.root) < SPACE:
        raise Trouble(DISK_FULL)
    if importlib.util.find_spec("ensurepip") is None and system.may_install():
        system.install([venv_package()])
    # What is half cleared must count for nothing, also for the Python that made it.
    checkout.stamp.unlink(missing_ok=True)
    # Started by the virtual environment's own Python, it must be the one behind it that clears it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    run(python, ["venv", "--clear", "--without-pip", str(checkout.venv)], held, dict(os.environ))
    # Left to venv, this would not say why it fails.
    run(str(checkout.python), ["ensurepip", "--default-pip"], held, environment(checkout))
    renew_pip(checkout, held)


def renew_pip(checkout: Checkout, held: tuple[int, ...]) -> None:
    """Put the pinned pip in the place of Python's own, which may be too old to tell how far a download is."""
    entry = pinned_pip(checkout.requirements("run").read_text(encoding="utf-8"))
    if entry:
        pins = checkout.venv / "pip.txt"
        pins.write_text(entry, encoding="utf-8")
        run(str(checkout.python), pip_install(pins, "off"), held, environment(checkout))


def pinned_pip(requirements: str) -> str:
    """Give the lines about pip itself in the text of a requirements file; none where it is not pinned."""
    import re

    found = re.search(r"^pip==.*(\n[ \t].*)*", requirements, re.MULTILINE)
    return found[0] if found else ""


def run(python: str, module: list[str], held: tuple[int, ...], env: dict[str, str]) -> None:
    """Run a module of Python's own, and turn what it prints into a sentence if it fails."""
    import subprocess

    done = subprocess.run(
        [python, "-m", *module],
        env=env | ANYWHERE,
        pass_fds=held,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Trouble(explain(done.stdout + done.stderr, module[0]))


def install(checkout: Checkout, kind: str, held: tuple[int, ...]) -> None:
    """Install the pinned and hashed requirements, and show how far it is."""
    import subprocess

    from facilitator_app.set_up.progress import Progress, places, show

    pins = checkout.requirements(kind)
    text = pins.read_text(encoding="utf-8")
    progress = Progress(text)
    lines = []
    with subprocess.Popen(
        [str(checkout.python), "-m", *pip_install(pins, "raw" if pinned_pip(text) else "off")],
        env=environment(checkout) | ANYWHERE,
        pass_fds=held,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if places(line):
                # Before this a trouble, such as no network, leaves what worked as it was; from here until
                # the new stamp an interruption means: made anew by the next start.
                checkout.stamp.unlink(missing_ok=True)
            show(line, progress)
    if pip.returncode:
        raise Trouble(explain("".join(lines), "pip"))


def pip_install(pins: Path, bar: str) -> list[str]:
    """Give the words that install a set; only ready-made packages, so nothing is compiled."""
    # The list is whole. Left to look for what a package needs, pip would take a newer release of
    # "coverage[toml]" than the pinned "coverage", and then refuse it for want of a hash.
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "--retries=2"]
    options += ["--disable-pip-version-check", f"--progress-bar={bar}"]
    return ["pip", "install", *options, "-r", str(pins)]


def environment(checkout: Checkout) -> dict[str, str]:
    """Give the variables for a child: it finds the program wherever it was started from."""
    # Another Python's settings would lead the virtual environment astray.
    alien = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
    env = {name: value for name, value in os.environ.items() if name not in alien}
    return env | {"PYTHONPATH": str(checkout.root), "PIP_USER": "0"}
