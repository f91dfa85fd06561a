"""start.py itself: what an old Python can read, and what a second start does."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import start
from facilitator_app.set_up.places import HERE, Checkout

SOURCE = (HERE.root / "start.py").read_text(encoding="utf-8")

WATCHED = """
import runpy, sys
script, *rest = sys.argv[1:]
sys.argv = [script, *rest]
kinds = ("os.exec", "os.fork", "os.posix_spawn", "os.system", "socket.connect", "subprocess.Popen")
sys.addaudithook(lambda event, _: print(event, flush=True) if event in kinds else None)
runpy.run_path(script, run_name="__main__")
"""


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_which_one_is_needed(version: tuple[int, ...]) -> None:
    sentence = start.too_old(version)
    assert sentence
    found = f"{version[0]}.{version[1]}"
    assert sentence.startswith(f"Facilitator needs Python 3.11 or newer, and this is Python {found}: ")
    assert sentence.endswith("start with that, as in python3.11 start.py")


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_a_new_python_is_told_nothing(version: tuple[int, ...]) -> None:
    assert start.too_old(version) is None


def test_an_old_python_stops_with_one_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert start.main([]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_every_python_since_2_7_can_read_start() -> None:
    tree = ast.parse(SOURCE, type_comments=True)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert functions
    for one in functions:
        assert one.type_comment, one.name
        assert not [note for each in one.args.args if (note := each.annotation)]
        assert one.returns is None
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    assert SOURCE.isascii()


def test_start_imports_nothing_but_sys_before_it_knows_the_python() -> None:
    imports = [node for node in ast.parse(SOURCE).body if isinstance(node, ast.Import)]
    assert [ast.unparse(node) for node in imports] == ["import sys"]
    assert not [node for node in ast.parse(SOURCE).body if isinstance(node, ast.ImportFrom)]


def test_set_up_needs_the_standard_library_only() -> None:
    files = list((HERE.root / "facilitator_app" / "set_up").glob("*.py"))
    assert files
    for path in files:
        needed = set(imported(ast.parse(path.read_text(encoding="utf-8"))))
        assert needed <= sys.stdlib_module_names | {"facilitator_app"}, path.name


def imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return [name.partition(".")[0] for name in names]


def test_start_without_the_rest_says_so(tmp_path: Path) -> None:
    alone = Path(shutil.copy(HERE.root / "start.py", tmp_path))
    done = subprocess.run([sys.executable, "-I", str(alone)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, f"{start.ALONE}\n")


def test_ci_runs_what_a_developer_runs() -> None:
    lines = (HERE.root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert lines[-1] == "exec python3 start.py test"


def test_start_works_from_any_folder_and_hands_its_arguments_on(ready: Checkout) -> None:
    assert second_start(ready, []).splitlines()[-1] == "program ['show', '--json', 'é b'] offscreen"


def test_a_second_start_starts_nothing_but_the_program(ready: Checkout) -> None:
    lines = second_start(ready, ["-c", WATCHED]).splitlines()
    assert lines[:-1] == ["os.exec"]


def second_start(checkout: Checkout, how: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, *how, str(checkout.root / "start.py"), "show", "--json", "é b"],
        cwd=checkout.root.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        # With no PATH there is no apt-get, so no test touches the system's packages.
        env={"PYTHONUTF8": "1", "PATH": "", "PYTHONPATH": str(checkout.root)},
        check=True,
    )
    return done.stdout
