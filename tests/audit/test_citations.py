"""The command that looks for the citations in a folder of texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from files import MINIMAL

from audit import citations

LAW = "Art. 5.\n1. Uno.\nArt. 6.\n1. Uno.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = tmp_path / "progetto"
    shutil.copytree(MINIMAL, project)
    return project


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "testi di legge"
    folder.mkdir()
    return folder


def run(root: Path, *arguments: str | Path) -> int:
    return citations.main([str(argument) for argument in arguments], root)


def test_when_all_is_there_it_ends_with_0(
    root: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "legge-prova.txt").write_text(LAW, encoding="utf-8")
    assert run(root, texts) == 0
    assert (
        capsys.readouterr().out
        == """\
Citazioni: 3; di atti di cui c’è un testo: 3.
  2 riscontrate
  1 per paragrafo o per pagina, che qui non si cercano

legge-prova: 2 riscontrate su 3
"""
    )


def test_when_something_does_not_exist_it_ends_with_1(
    root: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "legge-prova.txt").write_text(LAW.replace("Art. 6", "Art. 7"), encoding="utf-8")
    assert run(root, texts) == 1
    assert capsys.readouterr().out.endswith("""
Non esistono nel testo:
  glossary/termini/tavolo.yml: terzo_settore: «legge-prova, artt. 5-6»: manca l’articolo 6
""")


def test_a_text_may_be_in_pieces_and_files_of_nobody_are_told(
    root: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "legge-prova.txt").write_text("Art. 5.\n1. Uno.\n", encoding="utf-8")
    (texts / "legge-prova.seguito.txt").write_text("Art. 6.\n1. Uno.\n", encoding="utf-8")
    (texts / "un nome qualunque.txt").write_text(f"fonte: legge-vecchia\n{LAW}", encoding="utf-8")
    (texts / "altra.txt").write_text(LAW, encoding="utf-8")
    (texts / "rotta.xml").write_bytes(b"<act>")
    (texts / "LEGGIMI.md").write_text("niente", encoding="utf-8")
    assert run(root, texts) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "legge-prova: 2 riscontrate su 3" in lines
    assert "legge-vecchia: 0 riscontrate su 0" in lines
    assert lines[-2] == "Non usato: altra.txt: nel registro non c’è una fonte «altra»"
    assert lines[-1] == (
        "Non letto: rotta.xml: il file XML non si legge: riga 1, colonna 6: un elemento aperto non si chiude: "
        "forse il file è tagliato"
    )


def test_without_a_folder_it_says_how(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 0
    assert capsys.readouterr().out == (
        "Citazioni: nessun testo da guardare. Se hai una cartella con i testi degli atti, un file per atto con il "
        "nome della fonte (cts.txt, cts.xml): make audit TESTI=cartella\n"
    )


def test_a_folder_that_is_not_there_ends_with_2(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, root / "niente") == 2
    assert capsys.readouterr().err == f"Non trovo la cartella {root / 'niente'}.\n"
