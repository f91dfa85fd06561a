"""What pip prints, turned into a calm count."""

import re
import sys


class Progress:
    """Reads pip's lines, and tells how far the set-up is: `Installing 3 of 18: pillow`."""

    def __init__(self, requirements: str) -> None:
        """Count the packages of a requirements file, given its text."""
        self.total = len(re.findall(r"^[\w.-]+==", requirements, re.MULTILINE))
        self.done = 0

    def read(self, line: str) -> str | None:
        """Give the news in one of pip's lines, if there is any."""
        word, _, rest = line.strip().partition(" ")
        if word == "Ignoring":  # a package for another system
            self.total -= 1
        if word in ("Collecting", "Processing", "Requirement"):
            self.done += 1
        if word in ("Collecting", "Processing"):
            return f"Installing {self.done} of {self.total}: {package(rest)}"
        if word == "Downloading":
            size = re.search(r"\((\d+(\.\d+)? MB)\)", rest)
            return f"    {size[1]} to download" if size else None
        return "Putting all in place" if places(line) else None


def places(line: str) -> bool:
    """Tell whether with this line pip has all that it needs, and begins to change what is installed."""
    return line.startswith("Installing collected")


def package(text: str) -> str:
    """Read the name in `pillow==13.0.0 (from …)`, or in the path of a local file of it."""
    file = re.search(r"([^/\\ ]+)-\d\S*\.whl", text)
    return file[1].replace("_", "-") if file else re.split("[=<>~!; ]", text)[0]


def percent(line: str) -> int | None:
    """Read how far a download is, in percent, from pip's line `Progress 300 of 1200`."""
    found = re.match(r"Progress (\d+) of ([1-9]\d*)", line)
    return int(found[1]) * 100 // int(found[2]) if found else None


def show(line: str, progress: Progress) -> None:
    """Print the news in one of pip's lines; on a terminal a download's share moves in place."""
    share = percent(line)
    if share is not None and sys.stdout.isatty():
        print(f"\r    {share} %", end="\n" if share == 100 else "", flush=True)
    text = progress.read(line)
    if text:
        print(text, flush=True)
