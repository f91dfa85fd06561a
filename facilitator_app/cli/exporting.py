"""export: a plan as a file of another kind."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from facilitator_app.app.clock import now
from facilitator_app.cli.context import Context, is_folder
from facilitator_app.core.errors import Trouble
from facilitator_app.formats.kinds import Kind, dump
from facilitator_app.formats.losses import lost
from facilitator_app.formats.writing import write_file


def export(options: argparse.Namespace, context: Context) -> None:
    """Write a plan as a file, and say what such a file does not keep."""
    plan = context.plan(options.plan)
    kind = Kind(options.kind, "", "", for_participants=options.readers == "participants")
    target = Path(options.out)
    if is_folder(options.out):
        raise Trouble(f"--out: {target} is a folder. Name the file too, such as {target / 'agenda.csv'}.")
    write_file(target, dump(plan, context.library, kind, now()))
    print(f"Saved {target}.")
    if not kind.for_participants:
        for sentence in lost(plan, kind.name):
            print(sentence, file=sys.stderr)
