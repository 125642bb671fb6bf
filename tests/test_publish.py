"""The commands on a small project: what they refuse, print and write."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from files import MINIMAL

import publish
import rinomina
import ritira
from parole.editing.editing import Refusal
from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.rules.check import check_glossary

FACTS = SiteFacts(url="https://esempio.it/")
DAY = date(2026, 11, 23)
LATER = date(2026, 12, 31)


def git(project: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Prova", "-c", "user.email=prova@esempio.it"]
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


def commit(project: Path) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-m", "prova")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, all committed."""
    shutil.copytree(MINIMAL / "glossary", tmp_path / "glossary")
    (tmp_path / "docs" / "termini").mkdir(parents=True)
    (tmp_path / "docs" / "tema").mkdir()
    for name in ("index.md", "leggi.md", "termini/index.md", "termini/stampo.md", "tema/x.md"):
        (tmp_path / "docs" / name).write_text("# Pagina\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_url: https://esempio.it/\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def problems(project: Path) -> list[str]:
    return [str(found) for found in check_glossary(read_folder(project)) if found.level == "errore"]


def published(project: Path) -> Path:
    assert publish.publish(project, FACTS, DAY, write=True) == 0
    commit(project)
    return project


def test_a_trial_of_a_publication_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish.main(["--radice", str(project), "--data", "2026-11-23"], today=LATER) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "Versione 2026-11-23, la prima.\n\nNovità: 2.\n- tavolo entra nel glossario.\n- verbale entra nel glossario.\n\n"
        "Parole fissate in questa edizione: 2.\n\n"
        "Indirizzi nuovi, che da ora rispondono per sempre: 11.\n\n"
        "Da riempire in mkdocs.yml, sotto «extra:», se li hai: pubblicato_da, approvazioni_a, ospitato_da, "
        "informativa_privacy, dichiarazione_accessibilita, accessibilita_a, contatti, proposte_a.\n\n"
        "Prova: nessun file è cambiato. Per scrivere i registri: make pubblica SCRIVI=sì\n"
    )
    assert "git tag -a dati-2026-11-23" in out
    assert not (project / "glossary/indirizzi.yml").exists()


def test_the_hand_written_pages_are_published_without_theme_and_moulds(project: Path) -> None:
    register = read_folder(published(project)).glossary.published
    assert register.pagine == ("/", "/leggi/", "/termini/")


def test_what_stands_in_the_way_of_a_publication(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = project / "glossary/termini/tavolo.yml"
    word.write_text(word.read_text(encoding="utf-8").replace("incontri", "altrove"), encoding="utf-8")
    placeholder = SiteFacts(url="https://parole.example/")
    assert publish.publish(project, placeholder, DAY, write=True) == 1
    assert capsys.readouterr().err == (
        "\nCosì non si può pubblicare:\n"
        "- l’indirizzo del sito è un segnaposto (https://parole.example/): metti quello vero in mkdocs.yml, site_url\n"
        "- 1 errore nel glossario: make check li elenca\n"
        "- 1 file cambiato e non registrato in git: git status dice quali\n"
    )
    assert not (project / "glossary/indirizzi.yml").exists()


def test_without_git_nothing_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(MINIMAL / "glossary", tmp_path / "glossary")
    assert publish.publish(tmp_path, FACTS, DAY, write=True) == 1
    assert (
        "- la cartella non è un archivio git: la versione pubblicata non si ritroverebbe\n"
        in capsys.readouterr().err
    )


def test_twice_the_same_is_nothing_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(project)
    capsys.readouterr()
    assert publish.publish(project, FACTS, DAY, write=True) == 0
    assert capsys.readouterr().out.startswith("Niente di nuovo dall’ultima pubblicazione.\n")


def test_a_day_of_a_publication_has_no_other(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(published(project))
    assert publish.publish(project, FACTS, DAY, write=True) == 1
    assert (
        capsys.readouterr().err
        == "L’ultima pubblicazione è del 2026-11-23: se ne fa una al giorno, scegli un giorno dopo.\n"
    )


def edit(project: Path) -> Path:
    """Change a word, so that there is something to publish, and commit."""
    word = project / "glossary/termini/tavolo.yml"
    word.write_text(word.read_text(encoding="utf-8").replace("persone", "gente", 1), encoding="utf-8")
    commit(project)
    return project


def test_nothing_goes_in_line_before_it_is_registered(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish.publish(project, FACTS, DAY, write=False, strict=True) == 1
    assert capsys.readouterr().err == (
        "\nCosì non si può pubblicare:\n"
        "- c’è qualcosa che nessuna pubblicazione ha registrato: make pubblica SCRIVI=sì\n"
    )
    assert publish.publish(published(project), FACTS, LATER, write=False, strict=True) == 0
    capsys.readouterr()
    assert publish.publish(edit(project), FACTS, LATER, write=False, strict=True) == 1
    assert "nessuna pubblicazione ha registrato" in capsys.readouterr().err


def test_another_address_of_the_site_is_told_loudly(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(project)
    elsewhere = SiteFacts(url="https://altrove.it/")
    assert publish.publish(project, elsewhere, LATER, write=True) == 1
    assert capsys.readouterr().err == (
        "\nCosì non si può pubblicare:\n"
        "- ATTENZIONE, l’indirizzo del sito è cambiato: era https://esempio.it/, ora è https://altrove.it/. Ogni "
        "collegamento già dato, stampato o citato in un atto porta al vecchio: se non risponde più, è perso. Rimetti "
        "quello di prima in mkdocs.yml, site_url; se il vecchio rimanda davvero al nuovo: --cambia-indirizzo\n"
    )
    assert publish.publish(project, elsewhere, LATER, write=True, moved=True) == 0
    commit(project)
    assert publish.publish(project, elsewhere, LATER, write=False, strict=True) == 0


def test_registers_that_lost_a_publication_are_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(project)
    git(project, "tag", "-a", "dati-2026-11-23", "-m", "prova")
    assert publish.publish(project, FACTS, DAY, write=False, strict=True) == 0
    capsys.readouterr()
    for name in ("indirizzi.yml", "novita.yml", "edizioni/2026-11-23.jsonl"):
        (project / "glossary" / name).unlink()
    commit(project)
    assert publish.publish(project, FACTS, LATER, write=True) == 1
    assert capsys.readouterr().err == (
        "\nCosì non si può pubblicare:\n"
        "- i registri non sono più quelli della pubblicazione dati-2026-11-23: rimettili com’erano, git restore "
        "--source=dati-2026-11-23 -- glossary/indirizzi.yml glossary/novita.yml glossary/edizioni\n"
    )


def test_a_project_without_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish.main(["--radice", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("Non riesco a leggere mkdocs.yml: ")


def test_what_was_published_cannot_be_thrown_away(project: Path) -> None:
    published(project)
    (project / "glossary/termini/verbale.yml").unlink()
    (project / "docs/leggi.md").unlink()
    found = [line for line in problems(project) if "[indirizzo-sparito]" in line]
    assert found == [
        "glossary/indirizzi.yml:3:10: errore: voci[1].id: «termini/verbale/» è pubblicato e non risponderebbe più; lascia in "
        "glossary/termini/verbale.yml il rinvio alla voce nuova (scripts/rinomina.py) oppure il perché del ritiro "
        "(scripts/ritira.py) [indirizzo-sparito]",
        "glossary/indirizzi.yml:13:5: errore: pagine[1]: «/leggi/» è pubblicato e non risponderebbe più; rimetti la pagina, "
        "anche solo per dire dove si è spostata [indirizzo-sparito]",
    ]


def test_the_commands_do_what_the_check_asks(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(project)
    capsys.readouterr()
    assert rinomina.main(["verbale", "resoconto", "--radice", str(project)]) == 0
    assert capsys.readouterr().out == (
        "«verbale» diventa «resoconto»; il vecchio indirizzo porta al nuovo. File cambiati:\n"
        "  glossary/percorsi/primo-incontro.yml\n  glossary/termini/resoconto.yml\n  glossary/termini/tavolo.yml\n"
        "  glossary/termini/verbale.yml\n"
    )
    withdrawn = ["resoconto", "--perche", "Non serve.", "--usare", "tavolo", "--data", "2026-11-24"]
    assert ritira.main([*withdrawn, "--radice", str(project)], today=LATER) == 0
    assert problems(project) == []
    names = sorted(path.name for path in (project / "glossary/termini").iterdir())
    assert names == ["resoconto.yml", "tavolo.yml", "verbale.yml"]


def test_a_trial_of_the_commands_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rinomina.main(["verbale", "resoconto", "--prova", "--radice", str(project)]) == 0
    assert ritira.main(["verbale", "--perche", "x", "--prova", "--radice", str(project)], today=LATER) == 0
    assert capsys.readouterr().out.count("Prova: nessun file è cambiato.") == 2
    done = subprocess.run(["git", "status", "--porcelain"], cwd=project, capture_output=True, check=True)
    assert done.stdout == b""


def test_a_day_to_come_is_refused(project: Path) -> None:
    with pytest.raises(Refusal, match=r"^2027-01-01 è nel futuro: controlla la data\.$"):
        publish.main(["--radice", str(project), "--data", "2027-01-01"], today=LATER)
    with pytest.raises(Refusal, match=r"nel futuro"):
        ritira.main(
            ["verbale", "--perche", "x", "--data", "2027-01-01", "--radice", str(project)], today=LATER
        )
