"""The runner of the slow materials: made once, in parallel, kept by content, told in plain Italian."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from loud_materials import fail, shout, shout_in
from site_fixture import SAMPLE, sample_project

import build
import materials
from parole.glossary.site_facts import SiteFacts
from parole.materials.catalogue import KINDS
from parole.materials.job import BROWSER, Job
from parole.rendering.renderer import Renderer
from shared.material_cache import DAY, KEPT_DAYS, PARTIAL, MaterialCache, fingerprint
from shared.progress import Progress

CONFIG = "site_url: https://esempio.it/\nextra:\n  materiali: {materiali}\n"


def one_per_word(make: Callable[..., bytes], tool: str = "") -> Callable[[Renderer], Iterator[Job]]:
    def jobs(renderer: Renderer) -> Iterator[Job]:
        for word in renderer.glossary.alphabetical:
            yield Job(f"scarica/{word.id}.txt", make, (word.termine,), tool=tool)

    return jobs


@contextmanager
def pretended_browser() -> Iterator[str]:
    yield "navigatore"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three words, a built site, and one kind of material, «grida»."""
    monkeypatch.setitem(KINDS, "grida", one_per_word(shout))
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(materiali="{grida: true}"), encoding="utf-8")
    shutil.copytree(SAMPLE / "glossary", tmp_path / "glossary")
    (tmp_path / "site").mkdir()
    return tmp_path


def made(project: Path) -> dict[str, str]:
    files = sorted(path for path in (project / "site").rglob("*") if path.is_file())
    return {path.relative_to(project / "site").as_posix(): path.read_text(encoding="utf-8") for path in files}


def entries(project: Path) -> list[Path]:
    return sorted((project / ".cache/materiali").iterdir())


def test_every_wanted_material_is_made_and_told_in_plain_lines(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert materials.make_all(project, project / "site") == 0
    files = made(project)
    assert len(files) == len(list((project / "glossary/termini").glob("*.yml")))
    assert files["scarica/tavolo.txt"] == "TAVOLO"
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == f"Preparo {len(files)} materiali (gli altri 0 ci sono già)…"
    assert said.err.splitlines()[-1] == f"  {len(files)}/{len(files)} materiali"


def test_the_second_time_nothing_is_made_and_nothing_is_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    materials.make_all(project, project / "site")
    before = made(project)
    shutil.rmtree(project / "site")
    capsys.readouterr()
    monkeypatch.setattr(materials, "make_missing", None)
    assert materials.make_all(project, project / "site") == 0
    assert made(project) == before
    assert capsys.readouterr().err == ""


def test_only_what_changed_or_is_broken_is_made_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    materials.make_all(project, project / "site")
    words = len(made(project))
    word = project / "glossary/termini/tavolo.yml"
    word.write_text(
        word.read_text(encoding="utf-8").replace("termine: tavolo", "termine: tavola"), encoding="utf-8"
    )
    spoilt = next(entry for entry in entries(project) if entry.read_bytes().endswith(b"BANDO"))
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    capsys.readouterr()
    assert materials.make_all(project, project / "site") == 0
    assert made(project)["scarica/tavolo.txt"] == "TAVOLA"
    assert made(project)["scarica/bando.txt"] == "BANDO"
    assert capsys.readouterr().err.startswith(f"Preparo 2 materiali (gli altri {words - 2} ci sono già)…\n")


@pytest.mark.parametrize("wanted", ["{}", "", "{grida: false}", "{grida: 3}"])
def test_what_is_not_wanted_or_is_too_much_is_not_made(project: Path, wanted: str) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.format(materiali=wanted), encoding="utf-8")
    assert materials.make_all(project, project / "site") == 0
    assert made(project) == {}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("grida", "scrivi una riga per tipo, come «schede: true»"),
        ("[grida]", "scrivi una riga per tipo, come «schede: true»"),
        ("{grida: sempre}", "«grida: sempre» non va; scrivi true, false o quante parole al massimo"),
    ],
)
def test_what_cannot_be_understood_is_said(
    project: Path, capsys: pytest.CaptureFixture[str], wanted: str, said: str
) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.format(materiali=wanted), encoding="utf-8")
    assert materials.make_all(project, project / "site") == 2
    assert capsys.readouterr().err == f"«extra: materiali:» di mkdocs.yml: {said}\n"


def test_a_limit_is_a_number_of_words() -> None:
    facts = SiteFacts.of({"extra": {"materiali": {"schede": True, "diapositive": 250, "pdf": False}}})
    assert facts.materials == frozenset()
    assert facts.with_materials_for(250).materials == {"schede", "diapositive"}
    assert facts.with_materials_for(251).materials == {"schede"}


def test_a_kind_that_does_not_exist_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.format(materiali="{gride: true}"), encoding="utf-8")
    assert materials.make_all(project, project / "site") == 2
    assert capsys.readouterr().err == (
        f"«extra: materiali:» di mkdocs.yml nomina «gride», che non esiste; usa: {', '.join(KINDS)}, copia\n"
    )


def test_the_copy_for_a_disk_is_made_of_all_the_rest(project: Path) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.format(materiali="{grida: true, copia: true}"), encoding="utf-8")
    (project / "site/materiale").mkdir()
    (project / "site/materiale/di-tutti.txt").touch()
    for _ in range(2):  # and never of itself
        assert materials.make_all(project, project / "site") == 0
        with zipfile.ZipFile(project / "site/scarica/parole-in-comune.zip") as copy:
            names = {name.removeprefix("parole-in-comune/") for name in copy.namelist()}
        assert "materiale/di-tutti.txt" in names
        assert not [name for name in names if name.startswith("scarica/")]


def test_words_with_errors_have_no_materials(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "glossary/termini/tavolo.yml").write_text("termine: [\n", encoding="utf-8")
    assert materials.make_all(project, project / "site") == 1
    assert "nel glossario: correggi prima quelli (make check)" in capsys.readouterr().err
    assert made(project) == {}


def test_every_failure_is_told_without_a_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(KINDS, "grida", one_per_word(fail))
    assert materials.make_all(project, project / "site") == 2
    lines = capsys.readouterr().err.splitlines()
    assert "scarica/bando.txt: ValueError: non so dire bando" in lines
    assert "scarica/tavolo.txt: ValueError: non so dire tavolo" in lines
    assert lines[-1] == "Errore del programma, non dei tuoi file: segnalalo."


def test_jobs_that_need_a_browser_share_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "grida", one_per_word(shout_in, BROWSER))
    monkeypatch.setattr(materials, "running_browser", pretended_browser)
    assert materials.make_all(project, project / "site") == 0
    assert made(project)["scarica/tavolo.txt"] == "navigatore: tavolo"


def test_a_missing_browser_is_said_with_the_way_out(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(KINDS, "grida", one_per_word(shout_in, BROWSER))
    monkeypatch.setenv("PAROLE_BROWSER", "nessuno")
    assert materials.make_all(project, project / "site") == 2
    words = len(list((project / "glossary/termini").glob("*.yml")))
    assert capsys.readouterr().err.endswith(
        "PAROLE_BROWSER: «nessuno» non è un browser che parte; correggilo o toglilo.\n"
        f"Serve per {words} materiali, come i PDF; per farne a meno metti «false» a quel tipo "
        "in «extra: materiali:» di mkdocs.yml.\n"
    )


def test_a_site_that_cannot_be_written_is_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "site/scarica").write_text("un file al posto della cartella", encoding="utf-8")
    assert materials.make_all(project, project / "site") == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("Non riesco a scrivere i materiali: ")


@pytest.mark.parametrize("arguments", [["non-c-e"], ["a", "b"]])
def test_wrong_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert materials.main(arguments) == 2
    assert capsys.readouterr().err == (
        "Uso: python scripts/materials.py [CARTELLA-DEL-SITO], dopo make build\n"
    )


def test_the_key_is_what_the_file_is_made_of() -> None:
    job = Job("a", shout, ("due parole", "due parole"))
    twice = Job("altrove", shout, ("due parole", " ".join(["due", "parole"])))
    assert job.key == twice.key
    others = [Job("a", fail, job.content), Job("a", shout, ("due parole", "tre"))]
    assert len({job.key, *(other.key for other in others)}) == 3


def test_old_entries_leave_the_cache_and_used_ones_stay(tmp_path: Path) -> None:
    cache = MaterialCache(tmp_path)
    for key in ("usata", "recente", "vecchia", f"interrotta{PARTIAL}"):
        cache.put(key, b"contenuto")
    now = (tmp_path / "usata").stat().st_mtime
    for key, days in (
        ("usata", 400),
        ("recente", 1),
        ("vecchia", KEPT_DAYS + 1),
        (f"interrotta{PARTIAL}", 2),
    ):
        os.utime(tmp_path / key, (now - days * DAY, now - days * DAY))
    cache.prune({"usata"}, now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["recente", "usata"]
    assert cache.get("usata") == b"contenuto"
    assert (tmp_path / "usata").stat().st_mtime == pytest.approx(now)


def test_what_another_program_made_is_not_used(tmp_path: Path) -> None:
    engine = tmp_path / "motore.py"
    engine.write_text("prima", encoding="utf-8")
    before = fingerprint([engine])
    MaterialCache(tmp_path / "cache", before).put("chiave", b"contenuto")
    engine.write_text("dopo", encoding="utf-8")
    after = fingerprint([engine])
    assert MaterialCache(tmp_path / "cache", after).get("chiave") is None
    assert MaterialCache(tmp_path / "cache", before).get("chiave") == b"contenuto"


def test_the_program_is_the_engine_its_typefaces_and_its_libraries() -> None:
    names = {path.name for path in materials.program()}
    assert {"slides.py", "seams.py", "fraunces-latin-600-normal.woff2", "requirements.txt"} <= names


def test_a_cache_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    cache = MaterialCache(tmp_path / "manca")
    cache.prune(set())
    assert cache.get("chiave") is None


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_there_is_a_bar() -> None:
    out = _Terminal()
    with Progress("materiali", 2, out) as progress:
        progress.step()
        progress.step()
    half, full = "█" * 15 + "░" * 15, "█" * 30
    assert out.getvalue() == (
        f"\r  {'░' * 30} 0/2 materiali\r  {half} 1/2 materiali\r  {full} 2/2 materiali\n"
    )


def test_elsewhere_there_are_a_few_lines() -> None:
    out = io.StringIO()
    with Progress("materiali", 100, out) as progress:
        for _ in range(100):
            progress.step()
    assert out.getvalue() == "".join(f"  {done}/100 materiali\n" for done in (25, 50, 75, 100))


def test_make_build_prepares_what_the_pages_name_and_a_site_being_written_names_nothing(
    tmp_path: Path, www: Path
) -> None:
    project = sample_project(tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra: {materiali: {dispense: false}}\n")  # the one kind that drives a browser
    assert build.main(project) == 0
    site = project / "site"
    words = sorted(path.stem for path in (project / "glossary/termini").glob("*.yml"))
    shown = re.compile(r'property="og:image" content="https://esempio.it/glossario/([^"]+)"')
    for page in site.glob("termini/*/index.html"):
        assert [(site / card).is_file() for card in shown.findall(page.read_text(encoding="utf-8"))] == [True]
    for kind in ("svg", "png", "pptx"):
        assert sorted(path.stem for path in site.glob(f"scarica/*.{kind}")) == words
    assert [path.name for path in site.glob("scarica/percorsi/*.pptx")] == ["per-cominciare.pptx"]
    assert list(site.rglob("*.pdf")) == []
    plain = www / "glossario"
    assert shown.findall((plain / "termini/tavolo/index.html").read_text(encoding="utf-8")) == []
    assert not (plain / "scarica").exists()
