"""The virtual environment: made once, stamped when complete, made anew after an interruption."""

import os
import sys

from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.trouble import DISK_FULL, Trouble, explain, venv_package

SPACE = 600_000_000  # bytes: what is installed, and what pip unpacks on the way there


def prepare(checkout: Checkout, kind: str) -> None:
    """Make the virtual environment ready for `run` or `test`; a complete one is left alone."""
    known = stamp(checkout)
    if key(checkout, kind) in known:
        return
    print("Setting Facilitator up. This is needed once, and takes some minutes.", flush=True)
    if known:
        # From here until the new stamp an interruption means: made anew by the next start.
        checkout.stamp.unlink()
    else:
        make(checkout)
    install(checkout, kind)
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
    return lines if lines[:1] == [made_by()] and checkout.python.exists() else []


def made_by() -> str:
    """Name the Python and the system that a virtual environment is good for."""
    return f"{sys.implementation.cache_tag} {sys.platform}"


def key(checkout: Checkout, kind: str) -> str:
    """Name a set of requirements by its content."""
    import hashlib

    content = checkout.requirements(kind).read_bytes()
    return f"{kind} {hashlib.sha256(content).hexdigest()}"


def make(checkout: Checkout) -> None:
    """Make an empty virtual environment, also in the place of a broken one."""
    import importlib.util
    import shutil
    import subprocess

    from facilitator_app.set_up import system

    if shutil.disk_usage(checkout.root).free < SPACE:
        raise Trouble(DISK_FULL)
    if importlib.util.find_spec("ensurepip") is None and system.may_install():
        system.install([venv_package()])
    # Started by the virtual environment's own Python, it must be the one behind it that clears it.
    python = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run(
        [python, "-m", "venv", "--clear", str(checkout.venv)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Trouble(explain(done.stdout + done.stderr, "venv"))


def install(checkout: Checkout, kind: str) -> None:
    """Install the pinned and hashed requirements, and show how far it is."""
    import subprocess

    from facilitator_app.set_up.progress import Progress, show

    progress = Progress(checkout.requirements(kind).read_text(encoding="utf-8"))
    lines = []
    with subprocess.Popen(
        pip_command(checkout, kind),
        env=environment(checkout),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            show(line, progress)
    if pip.returncode:
        raise Trouble(explain("".join(lines), "pip"))


def pip_command(checkout: Checkout, kind: str) -> list[str]:
    """Give the command that installs a set; only ready-made packages, so nothing is compiled."""
    import ensurepip

    version = tuple(int(part) for part in ensurepip.version().split(".")[:2])
    # Older ones cannot tell a program how far a download is.
    bar = "raw" if version >= (24, 1) else "off"
    # The list is whole. Left to look for what a package needs, pip would take a newer release of
    # "coverage[toml]" than the pinned "coverage", and then refuse it for want of a hash.
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "--retries=2"]
    options += ["--disable-pip-version-check", f"--progress-bar={bar}"]
    pins = str(checkout.requirements(kind))
    return [str(checkout.python), "-m", "pip", "install", *options, "-r", pins]


def environment(checkout: Checkout) -> dict[str, str]:
    """Give the variables for a child: it finds the program wherever it was started from."""
    # Another Python's settings would lead the virtual environment astray.
    alien = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
    env = {name: value for name, value in os.environ.items() if name not in alien}
    return env | {"PYTHONPATH": str(checkout.root), "PIP_USER": "0"}
