"""backup and restore: copies of the data file."""

from __future__ import annotations

import argparse
from pathlib import Path

from facilitator_app.app.clock import now
from facilitator_app.cli.context import Context
from facilitator_app.store import backup as copies
from facilitator_app.store.restore import restore as bring_back


def backup(options: argparse.Namespace, context: Context) -> None:
    """Save a copy of the data file."""
    copies.backup(context.data_file, Path(options.file))
    print(f"Saved a copy as {options.file}.")


def restore(options: argparse.Namespace, context: Context) -> None:
    """Bring a copy of the data file back; the present one is set aside."""
    aside = bring_back(Path(options.file), context.data_file, now)
    print(f"Brought {options.file} back as {context.data_file}.")
    if aside is not None:
        print(f"The file that was there is kept as {aside}.")
