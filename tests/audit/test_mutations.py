"""The count of the faults that the tests of the rules notice, on a project with one rule of two lines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import places
import pytest

from audit import mutations

RULE = "MOST = 3\n\n\ndef is_many(number):\n    return number > MOST\n"
ALL, ONE = "is_many(4) and not is_many(3)", "is_many(10)"


def project(folder: Path, expression: str) -> Path:
    """Lay out a project with one rule and one test, which holds if ``expression`` does."""
    test = f"from parole.rules.many import is_many\n\n\ndef test_many():\n    assert {expression}\n"
    files = {
        "docs/index.md": "",
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["scripts"]\n',
        "scripts/parole/__init__.py": "",
        "scripts/parole/rules/__init__.py": "",
        "scripts/parole/rules/many.py": RULE,
        "tests/parole/rules/test_many.py": test,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def tried(root: Path, *modules: str) -> tuple[int, list[str], str]:
    """Run the command on a project, in a process of its own: it splits, and has no rules of ours in it."""
    call = f"import sys, pathlib; from audit import mutations; root = pathlib.Path({str(root)!r})"
    command = [sys.executable, "-c", f"{call}; sys.exit(mutations.main(sys.argv[1:], root))", *modules]
    place = os.environ | {"PYTHONPATH": str(places.ROOT / "scripts")}
    done = subprocess.run(command, env=place, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout.splitlines(), done.stderr


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 3", ["a = 4", "a = 2"]),
        ("a = True", ["a = False"]),
        ("a = -b", ["a = +b"]),
        ("a = b + c", ["a = b - c"]),
        ("a = b | c", []),
        ("a = b is c", ["a = b is not c"]),
        ("a = b < c", ["a = b <= c", "a = b >= c"]),
        ("a = b < c == d", ["a = b <= c == d", "a = b >= c == d", "a = b < c != d"]),
        ("a = b and c and d", ["a = (b or c) and d", "a = b and (c or d)"]),
        ("a = not b", ["a = not not b"]),
        ("a = b if c else d", ["a = b if not c else d"]),
        ("while a:\n    b", ["while not a:\n    b"]),
        ("for a in b:\n    c", ["for a in []:\n    c"]),
        ("try:\n    a\nexcept B:\n    c", ["try:\n    a\nexcept ():\n    c"]),
        ("@a\n@b\ndef c():\n    d", ["@b\ndef c():\n    d", "@a\ndef c():\n    d"]),
        ("a = 'testo'", []),
    ],
)
def test_the_changes_are_those_of_a_slip_of_the_hand(
    before: str, after: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path, ALL))
    path = mutations.RULES / "many.py"
    path.write_text(before, encoding="utf-8")
    made = list(mutations.mutants(path))
    assert [mutant.source for mutant in made] == after
    assert {mutant.name for mutant in made} <= {"parole.rules.many"}


def test_tests_on_the_limit_notice_every_change(tmp_path: Path) -> None:
    code, said, _ = tried(project(tmp_path, ALL))
    assert (code, said) == (
        0,
        [
            "Cambio le regole apposta: le prove devono accorgersene.",
            "Le prove si accorgono di 4 cambiamenti su 4: 100.0 % (almeno 90).",
        ],
    )


def test_what_no_test_notices_is_shown_and_ends_with_1(tmp_path: Path) -> None:
    root = project(tmp_path, ONE)
    code, said, _ = tried(root, "many")
    assert (code, said[1:]) == (
        1,
        [
            "scripts/parole/rules/many.py:1: nessuna prova se ne accorge",
            "    -MOST = 3",
            "    +MOST = 4",
            "scripts/parole/rules/many.py:1: nessuna prova se ne accorge",
            "    -MOST = 3",
            "    +MOST = 2",
            "scripts/parole/rules/many.py:5: nessuna prova se ne accorge",
            "    -    return number > MOST",
            "    +    return number >= MOST",
            "Le prove si accorgono di 1 cambiamenti su 4: 25.0 % (almeno 90).",
        ],
    )
    assert (root / "scripts/parole/rules/many.py").read_text(encoding="utf-8") == RULE


def test_tests_that_fail_by_themselves_end_with_2(tmp_path: Path) -> None:
    code, _, errors = tried(project(tmp_path, "is_many(3)"))
    assert (code, errors) == (2, "Le prove delle regole non passano neppure senza cambiare niente.\n")
