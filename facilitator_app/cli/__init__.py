"""The command line: every screen's work without a screen."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from facilitator_app import __version__
from facilitator_app.core.errors import Trouble

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DONE, TROUBLE = 0, 1
MOST_COUNT = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; 0 when it worked, 1 on trouble, 2 when the words were wrong."""
    _write_utf8()
    try:
        try:
            return _do(arguments)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # so that a reader who went away is noticed here
    except KeyboardInterrupt:
        return TROUBLE
    except OSError as error:
        if error.filename is not None:  # a mistake of ours with a file, not with the answer
            raise
        # The reader (such as head) went away, which is no trouble of ours; or the disk is full.
        if not isinstance(error, BrokenPipeError):
            _tell(f"The answer could not be written whole ({error.strerror or error}).")
        _silence(sys.stdout)
        return TROUBLE


def _do(arguments: Sequence[str] | None) -> int:
    words = sys.argv[1:] if arguments is None else [*arguments]
    try:
        match words:
            # As it is mostly started: to see all the commands there are would take a while.
            case []:
                return _open_window(None)
            case ["--data", data] if not data.startswith("-"):
                return _open_window(data)
        options = parser().parse_args(words)
        return int(options.do(options) or DONE)
    except Trouble as trouble:
        _tell(str(trouble))
        return TROUBLE


def _tell(words: str) -> None:
    """Say what is wrong, where there is anything to say it to."""
    try:
        print(words, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _silence(stream: TextIO | None) -> None:
    """Let go of what a stream could not write, which would be tried again at the end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    made = argparse.ArgumentParser(
        prog="facilitator-app", description="Plan, run and hand out workshops, with no network."
    )
    made.add_argument("--version", action="version", version=f"Facilitator {__version__}")
    made.add_argument(
        "--data", metavar="FILE", help="the data file (else FACILITATOR_DATA, else the usual one)"
    )
    made.set_defaults(do=_open)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", metavar="FILE", default=argparse.SUPPRESS, help="the data file")
    commands = made.add_subparsers(title="commands", metavar="COMMAND")
    _add_library(commands, shared)
    _add_plans(commands, shared)
    _add_files(commands, shared)
    return made


def _add_library(commands: Commands, shared: argparse.ArgumentParser) -> None:
    search = commands.add_parser("search", parents=[shared], help="find activities in the library")
    search.add_argument("text", metavar="TEXT", nargs="*", help="words to look for; none for all")
    search.add_argument("--theme", metavar="CODE", help="a theme's code, such as AL")
    search.add_argument("--setting", metavar="CODE", help="a setting's code, such as SPT")
    search.add_argument("--stage", help="open, reflect, understand, practise, act or sustain")
    search.add_argument("--max-minutes", type=_count, metavar="N", help="no longer than this, in any form")
    search.add_argument("--group", type=_count, metavar="N", help="works with this many people")
    search.add_argument("--age", type=_count, metavar="N", help="fits where the youngest is this old")
    search.add_argument("--audience", help="men, boys, mixed, women's reference group or facilitators")
    search.add_argument("--form", help="alone, pairs, small groups, circle or whole group")
    search.add_argument("--max-sensitivity", help="low, medium or high")
    for option, name, words in (
        ("--handout", "handout", "has a worksheet"),
        ("--no-materials", "no_materials", "needs nothing brought"),
        ("--seated", "seated", "can be done in chairs"),
        ("--favourites", "favourite", "is marked as a favourite in the data file"),
        ("--mine", "mine", "was written or changed here"),
    ):
        search.add_argument(option, dest=name, action="store_true", help=words)
    search.add_argument("--order", choices=("match", "length", "title"), default="match")
    search.add_argument("--json", action="store_true")
    search.set_defaults(do=_lazy("library", "search"))
    check = commands.add_parser("check", parents=[shared], help="check activity, plan and series files")
    check.add_argument("paths", metavar="PATH", nargs="+")
    check.set_defaults(do=_lazy("checking", "check"))


def _add_plans(commands: Commands, shared: argparse.ArgumentParser) -> None:
    show = commands.add_parser("show", parents=[shared], help="a plan's timetable and advice")
    fit = commands.add_parser("fit", parents=[shared], help="lengths that end in time")
    replay = commands.add_parser("replay", parents=[shared], help="what the console showed at a moment")
    printing = commands.add_parser("print", parents=[shared], help="make a plan's papers as PDF")
    for each, module in ((show, "plans"), (fit, "plans"), (replay, "replaying"), (printing, "printing")):
        each.add_argument("plan", metavar="PLAN", help="a plan file, or the id of a plan or template")
        name = "print_papers" if each is printing else each.prog.split()[-1]
        each.set_defaults(do=_lazy(module, name))
    for each in (show, fit, replay):
        each.add_argument("--json", action="store_true")
    replay.add_argument("log", metavar="LOG", help="a run log (JSON lines)")
    replay.add_argument("--at", metavar="TIME", help="ISO 8601; else the moment of the last press")
    printing.add_argument("--out", metavar="DIR", required=True)
    printing.add_argument("--paper", metavar="NAME", action="append", help="which (may be given again)")
    printing.add_argument("--page", choices=("a4", "letter", "a5"), default="a4")
    printing.add_argument("--large", action="store_true", help="large print")
    printing.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    printing.add_argument("--people", metavar="ROSTER.csv", help="names for sign-in sheet and register")


def _add_files(commands: Commands, shared: argparse.ArgumentParser) -> None:
    export = commands.add_parser("export", parents=[shared], help="save a plan as a file of another kind")
    export.add_argument("plan", metavar="PLAN", help="a plan file, or the id of a plan or template")
    kinds = ("markdown", "csv", "xlsx", "ics")
    export.add_argument("--as", dest="kind", choices=kinds, required=True, help="the kind of file")
    export.add_argument("--out", metavar="FILE", required=True)
    words = "participants: with nothing but what they may see"
    export.add_argument("--for", dest="readers", choices=("facilitator", "participants"), help=words)
    export.set_defaults(do=_lazy("exporting", "export"))
    tour = commands.add_parser("tour", parents=[shared], help="walk through the program, leaving pictures")
    tour.add_argument("--out", metavar="DIR", required=True)
    tour.set_defaults(do=_lazy("touring", "tour"))
    # For the window alone, so it is not listed.
    sound = commands.add_parser("sound", parents=[shared])
    sound.add_argument("--backend", default="")
    sound.set_defaults(do=_lazy("sounding", "sound"))
    for name, words in (("backup", "save a copy of the data file"), ("restore", "bring a copy back")):
        each = commands.add_parser(name, parents=[shared], help=words)
        each.add_argument("file", metavar="FILE")
        each.set_defaults(do=_lazy("keeping", name))


def _lazy(module: str, name: str) -> Callable[[argparse.Namespace], int | None]:
    """A command that is imported only when it is used, so that each starts quickly."""

    def command(options: argparse.Namespace) -> int | None:
        from facilitator_app.cli.context import Context

        do = getattr(import_module(f"facilitator_app.cli.{module}"), name)
        answer: int | None = do(options, Context(options.data, os.environ))
        return answer

    return command


def _open(options: argparse.Namespace) -> int:
    return _open_window(options.data)


def _open_window(data: str | None) -> int:
    from facilitator_app.app import run
    from facilitator_app.store.places import chosen

    return run(chosen(data, os.environ))


def _write_utf8() -> None:
    """Write UTF-8 into pipes and files whatever the system's own encoding is; a terminal keeps its own."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors=errors)


def _count(text: str) -> int:
    if not (text.isdecimal() and len(text) <= len(str(MOST_COUNT)) and int(text) <= MOST_COUNT):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 0 to {MOST_COUNT}")
    return int(text)
