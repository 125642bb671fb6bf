"""The command that shows a proposal: only the words that change, with the look of this version, or no file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from files import MINIMAL

from forge import preview
from parole.editing.editing import Refusal


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    for name in ("prima", "dopo"):
        shutil.copytree(MINIMAL, tmp_path / name)
    return tmp_path


def run(versions: Path) -> str:
    out = versions / "anteprima.html"
    folders = ["--prima", str(versions / "prima"), "--dopo", str(versions / "dopo")]
    assert preview.main([*folders, "--uscita", str(out)]) == 0
    return out.read_text(encoding="utf-8") if out.exists() else ""


def test_the_words_that_change_are_shown_with_the_style_of_the_site(versions: Path) -> None:
    word = versions / "dopo/glossary/termini/verbale.yml"
    word.write_text(word.read_text(encoding="utf-8").replace("Lo scrive", "Lo firma"), encoding="utf-8")
    page = run(versions)
    assert re.findall('<article id="([^"]*)"', page) == ["verbale"]
    assert "Lo firma" in page
    assert ".pc-foglio" in page


def test_without_words_to_show_nothing_is_written(versions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (versions / "dopo/glossary/termini/verbale.yml").write_text("termine: [\n", encoding="utf-8")
    assert run(versions) == ""
    assert capsys.readouterr().out == "Nessuna parola da mostrare.\n"


def test_a_folder_without_a_glossary_is_refused(versions: Path) -> None:
    shutil.rmtree(versions / "dopo/glossary")
    with pytest.raises(Refusal, match="non c’è la cartella glossary/"):
        run(versions)
