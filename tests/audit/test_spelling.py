"""The command that looks for slips of spelling, with a dictionary and without."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from audit import spelling


def test_without_a_dictionary_the_remedy_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert spelling.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == spelling.REMEDY + "\n"


def test_the_command_with_a_small_dictionary(tmp_path: Path) -> None:
    (tmp_path / "it_IT.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "it_IT.dic").write_text("1\ntavolo\n", encoding="utf-8")
    # In a process of its own, because the library forgets to close the files it reads.
    command = [sys.executable, str(Path(spelling.__file__)), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert re.search(r"^Ortografia: \d+ parole che il dizionario non conosce\.$", done.stdout, re.MULTILINE)
