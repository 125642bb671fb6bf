"""The command of the first reading: what it writes, what it says, with which exit code."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest
from files import MINIMAL

from parole.glossary.state import digest
from parole.load import read_folder
from parole.proposals.first_reading import COLUMNS, parts_read
from prima_lettura import main

TODAY = date(2026, 11, 23)
ARGUMENTS = ["--lato", "pa", "--ente", "Comune di Prova"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def sheet(project: Path, day: str = "2026-11-22") -> str:
    concept = read_folder(project).glossary.concepts["verbale"]
    who = ["pa", "Comune di Prova", day, "verbale"]
    file = project / "foglio.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        table.writerows([*who, digest(concept), part.name, "x", ""] for part, _ in parts_read(concept))
        table.writerow([*who[:3], "ignota", "0", "in_breve", "x", ""])
    return str(file)


def test_the_approval_is_written_and_what_is_left_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [sheet(project), *ARGUMENTS, "--radice", str(project)]
    before = (project / "glossary/termini/verbale.yml").read_text(encoding="utf-8")
    assert main([*given, "--prova"], TODAY) == 1
    assert (project / "glossary/termini/verbale.yml").read_text(encoding="utf-8") == before
    said = (
        "verbale: approvata da «Comune di Prova» per il lato «Pubblica amministrazione».\n"
        "Da rivedere. ignota: non è nel glossario, o il suo file ha errori: controlla la colonna «parola».\n"
    )
    end = "Proponi queste modifiche da sole: l’altro lato fa la sua lettura.\n"
    assert capsys.readouterr().out == f"{said}Prova: nessun file è cambiato. {end}"
    assert main(given, TODAY) == 1
    assert capsys.readouterr().out == f"{said}File scritti: 1. {end}"
    approvals = read_folder(project).glossary.concepts["verbale"].approvazioni
    assert [(a.ente, a.data) for a in approvals] == [("Comune di Prova", date(2026, 11, 22))]


def test_a_reading_that_is_still_to_come_is_refused(project: Path) -> None:
    with pytest.raises(ValueError, match="2026-11-24 è nel futuro: controlla la data"):
        main([sheet(project, "2026-11-24"), *ARGUMENTS, "--radice", str(project)], TODAY)
