"""One plain sentence for each trouble that may stop a set-up."""

import os
import re
import sys
from pathlib import Path

from facilitator_app.set_up.places import HERE

SPACE = 600_000_000  # bytes: what is installed, and what pip unpacks on the way there
TEMPORARY_SPACE = 300_000_000  # bytes: what pip keeps elsewhere meanwhile

DISK_FULL = "The disk is full: the set-up needs about 1 GB free. Make room, then start again."
TEMPORARY_FULL = (
    "The disk that holds {temporary}, the folder for temporary files, is full: the set-up needs about "
    "300 MB free there. Make room, then start again."
)
MAY_NOT_WRITE = (
    "Facilitator may not write in {root}: copy that folder to a place of your own, "
    "such as your home folder, and start it there."
)
MAY_NOT_USE = "The set-up is not allowed to use {path}: change who may use that, then start again."
NO_INSTALLER = "This Python lacks the part that installs programs; on Debian or Ubuntu type: {venv_line}"
NO_PART = (
    "This Python lacks a part of its own, {part}: install the whole of Python {python}, or another "
    "from 3.11 on, then start with that."
)
NO_NETWORK = "The network did not answer, and the set-up needs it. Connect, then start again."

# A warning is about something that was done without, such as pip's own cache.
BUT_WARNINGS = r"^(?!\s*WARNING).*"

# What venv, pip and apt-get print, and the sentence that it comes to; the first that fits counts.
SENTENCES = (
    (
        BUT_WARNINGS + r"(Errno 28\b|Errno 122\b|No space left|WinError 112\b|not enough space on the disk)",
        DISK_FULL,
    ),
    (
        BUT_WARNINGS
        + r"(Errno (13|30)\b|Read-only file system|Permission denied|WinError 5\b|Access is denied)",
        MAY_NOT_WRITE,
    ),
    (r"ensurepip\s+is\s+not|No module named '?(ensurepip|venv)", NO_INSTALLER),
    (
        r"No module named '?facilitator_app|No such file.*[/\\]\.ci[/\\]",
        "Parts of Facilitator are missing in {root}: unpack the whole of it into a new folder, "
        "then start it there.",
    ),
    (
        r"No module named '?(\w+)|the (ssl) module in Python is not available",
        NO_PART,
    ),
    (
        r"contains the PATH separator",
        "Facilitator cannot be set up in {root}, since Python does not allow {separator} there: "
        "give that folder another name, then start again.",
    ),
    (
        r"NewConnectionError|Max retries|ConnectTimeout|ReadTimeout|Read timed out|ProxyError"
        r"|SSLError|name resolution|getaddrinfo|Network is unreachable"
        r"|Connection (refused|reset|broken)|RemoteDisconnected|IncompleteRead"
        r"|Could not resolve|Failed to fetch",
        NO_NETWORK,
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A download is not the file that it should be, so it was not installed. "
        "Start again; if that does not help, try another network.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "A part of Facilitator is not made for Python {python} on this computer: try a 64-bit "
        "Python of the last years, 3.11 or newer.",
    ),
)


class Trouble(Exception):
    """Something outside the program stops the set-up; the text says what, and what to do."""


def explain(output: str, tool: str) -> str:
    """Give the one sentence for what a tool printed as it failed."""
    for pattern, sentence in SENTENCES:
        found = re.search(pattern, output, re.IGNORECASE | re.MULTILINE)
        if found:
            return closer(sentence, output).format(
                root=HERE.root,
                path=refused(output),
                temporary=temporary_folder(),
                separator=os.pathsep,
                part=found[found.lastindex or 0],
                python=python_version(),
                venv_line=apt_line([venv_package()]),
            )
    return f"The set-up stopped, for {tool} said: {last_words(output)}"


def closer(sentence: str, output: str) -> str:
    """Give the sentence that fits better where the trouble lies outside the checkout."""
    if sentence is MAY_NOT_WRITE and not refused(output).startswith(str(HERE.root)):
        return MAY_NOT_USE
    if sentence is DISK_FULL and free(HERE.root) > SPACE and free(temporary_folder()) < TEMPORARY_SPACE:
        return TEMPORARY_FULL
    return sentence


def refused(output: str) -> str:
    """Read the path in `[Errno 13] Permission denied: '/x'`; the checkout where none is said."""
    found = re.search(r"(?:denied|read-only file system)[^'\n]*'([^'\n]+)'", output, re.IGNORECASE)
    return found[1].replace("\\\\", "\\") if found else str(HERE.root)  # as Python shows a path of Windows


def free(folder: Path | str) -> int:
    """Tell how many bytes are free on the disk that holds a folder."""
    import shutil

    return shutil.disk_usage(folder).free


def temporary_folder() -> str:
    """Give the folder in which pip unpacks what it downloads."""
    import tempfile

    try:
        return tempfile.gettempdir()
    except OSError:  # it finds none in which it can write
        return str(HERE.root)


def last_words(output: str) -> str:
    """Give the line that tells most: the last that starts with an error, else the last of all."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(E:|\w*error\b)", line, re.IGNORECASE)]
    return (errors or lines or ["nothing"])[-1]


def python_version() -> str:
    """Give this Python's version in short, such as 3.11."""
    return "{}.{}".format(*sys.version_info[:2])


def venv_package() -> str:
    """Name the Debian package that completes this very Python."""
    return f"python{python_version()}-venv"


def apt_line(packages: list[str]) -> str:
    """Give the line to type that installs Debian packages."""
    return "sudo apt-get install -y " + " ".join(packages)


def lacking(part: str) -> str:
    """Say that Python was built without a part of its own."""
    return explain(f"No module named '{part}'", "Python")
