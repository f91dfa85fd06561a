"""One plain sentence for each trouble that may stop a set-up."""

import re
import sys

from facilitator_app.set_up.places import HERE

DISK_FULL = "The disk is full: the set-up needs about 1 GB free. Make room, then start again."

# What venv, pip and apt-get print, and the sentence that it comes to; the first that fits counts.
SENTENCES = (
    (
        r"Errno 28\b|Errno 122\b|No space left|WinError 112\b|not enough space on the disk",
        DISK_FULL,
    ),
    (
        r"Errno (13|30)\b|Read-only file system|Permission denied|WinError 5\b|Access is denied",
        "Facilitator may not write in {root}: copy that folder to a place of your own, "
        "such as your home folder, and start it there.",
    ),
    (
        r"ensurepip\s+is\s+not|No module named '?(ensurepip|venv)",
        "This Python lacks the part that installs programs; on Debian or Ubuntu type: {venv_line}",
    ),
    (
        r"NewConnectionError|Max retries|ConnectTimeout|ReadTimeout|Read timed out|ProxyError"
        r"|SSLError|name resolution|getaddrinfo|Network is unreachable"
        r"|Connection (refused|reset|broken)|RemoteDisconnected|IncompleteRead"
        r"|Could not resolve|Failed to fetch",
        "The network did not answer, and the first set-up needs it. Connect, then start again.",
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
        if re.search(pattern, output, re.IGNORECASE):
            return sentence.format(
                root=HERE.root, python=python_version(), venv_line=apt_line([venv_package()])
            )
    return f"The set-up stopped, for {tool} said: {last_words(output)}"


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
