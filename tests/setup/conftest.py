"""A small checkout for tests without a network: a program that only prints, and a fake .venv."""

import shutil
import sys
from pathlib import Path

import pytest

from facilitator_app.set_up import venv
from facilitator_app.set_up.places import HERE, Checkout

PROGRAM = """
import os, sys
print("program", sys.argv[1:], os.environ.get("QT_QPA_PLATFORM", "a screen"))
if sys.argv[1:2] == ["tour"]:
    os.makedirs(sys.argv[3], exist_ok=True)
    for name in ("run.png", "guide.pdf"):
        open(os.path.join(sys.argv[3], name), "w").close()
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Give a checkout that nobody has set up yet."""
    root = tmp_path / "check out"
    source = HERE.root / "facilitator_app"
    shutil.copytree(source / "set_up", root / "facilitator_app" / "set_up")
    shutil.copytree(HERE.root / ".ci", root / ".ci")
    shutil.copy(HERE.root / "start.py", root)
    shutil.copy(source / "__init__.py", root / "facilitator_app")
    (root / "facilitator_app" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return Checkout(root)


@pytest.fixture
def ready(checkout: Checkout) -> Checkout:
    """Give a checkout that is set up to run, its Python being a link to this one."""
    checkout.python.parent.mkdir(parents=True)
    checkout.python.symlink_to(sys.executable)
    stamp = "\n".join([venv.made_by(), venv.key(checkout, "run")])
    checkout.stamp.write_text(stamp, encoding="utf-8")
    return checkout
