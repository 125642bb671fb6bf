"""The count of the faults that the tests of the rules notice, on a project with one rule of two lines."""

from __future__ import annotations

from pathlib import Path

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
        "scripts/parole/rules/many.py": RULE,
        "tests/parole/rules/test_many.py": test,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_the_changes_are_those_of_a_slip_of_the_hand(tmp_path: Path) -> None:
    root = project(tmp_path, ALL)
    made = mutations.mutations(root / "scripts/parole/rules/many.py", root)
    assert [(change.operator_name, change.occurrence, change.start_pos[0]) for change in made] == [
        ("core/NumberReplacer", 0, 1),
        ("core/NumberReplacer", 1, 1),
        ("core/ReplaceComparisonOperator_Gt_GtE", 0, 5),
        ("core/ReplaceComparisonOperator_Gt_LtE", 0, 5),
    ]


def test_tests_on_the_limit_notice_every_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mutations.main([], project(tmp_path, ALL)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Cambio le regole apposta: le prove devono accorgersene.",
        "Le prove si accorgono di 4 cambiamenti su 4: 100.0 % (almeno 90).",
    ]


def test_what_no_test_notices_is_shown_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, ONE)
    assert mutations.main(["many"], root) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
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
    ]
    assert (root / "scripts/parole/rules/many.py").read_text(encoding="utf-8") == RULE


def test_tests_that_fail_by_themselves_end_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mutations.main([], project(tmp_path, "is_many(3)")) == 2
    assert capsys.readouterr().err == "Le prove delle regole non passano neppure senza cambiare niente.\n"
