"""A command stopped half-way, a disk that takes no more: nothing good is lost, and it is said in Italian."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import places
import pytest
from interrupted_build import POINTS
from site_fixture import ROOT, environment, sample_project

SCRIPTS = ROOT / "scripts"
OLD, NEW = {"index.html": "vecchio"}, {"index.html": "nuovo", "scheda.svg": "nuovo"}


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("vecchio", encoding="utf-8")
    return tmp_path


def stopped(project: Path, point: str, number: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(places.SUPPORT / "interrupted_build.py"), str(project), point]
    paths = {"PYTHONPATH": os.pathsep.join((str(SCRIPTS), str(places.SUPPORT)))}
    return subprocess.run(
        [*command, str(number)], env=environment() | paths, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("point", "number"),
    [("mkdocs", signal.SIGINT), ("in the exchange", signal.SIGINT), *((p, signal.SIGTERM) for p in POINTS)],
)
def test_a_build_that_is_told_to_stop_leaves_a_whole_site_and_nothing_else(
    project: Path, point: str, number: int
) -> None:
    done = stopped(project, point, number)
    too_late = "exchange" in point
    assert contents(project / "site") == (NEW if too_late else OLD)
    assert sorted(path.name for path in project.iterdir()) == ["mkdocs.yml", "site"]
    assert "Traceback" not in done.stderr
    if too_late:
        assert (done.returncode, done.stderr) == (0, "")
    else:
        assert (done.returncode, done.stderr) == (
            130,
            "\nInterrotto.\nLa cartella site/ è rimasta com’era.\n",
        )


@pytest.mark.parametrize("point", POINTS)
def test_a_build_that_is_killed_leaves_a_whole_site_for_the_next_one(project: Path, point: str) -> None:
    assert stopped(project, point, signal.SIGKILL).returncode == -signal.SIGKILL
    if point == "in the exchange":
        assert not (project / "site").exists()
        # The next build puts the old one back before it begins, and has it if it fails.
        assert stopped(project, "mkdocs", signal.SIGINT).returncode == 130
    assert contents(project / "site") == (NEW if point.startswith("after") else OLD)
    assert stopped(project, "", 0).returncode == 0
    assert contents(project / "site") == NEW
    assert sorted(path.name for path in project.iterdir()) == ["mkdocs.yml", "site"]


# A disk that takes no more: no file may grow beyond a size, for any user.


def with_a_full_disk(
    project: Path, script: str, *arguments: str, most: int = 0
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "scripts" / script), *arguments]
    return subprocess.run(
        command,
        cwd=project,
        env=environment() | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its own commands, a word to tidy up and a built site of one page."""
    project = sample_project(tmp_path_factory.mktemp("progetto"))
    word = project / "glossary/termini/rete.yml"
    word.write_text(word.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    shutil.copytree(SCRIPTS, project / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (project / "site").mkdir()
    (project / "site/index.html").write_text("<head></head>" + "x" * 5000, encoding="utf-8")
    return project


ONE_WORD = ("tavolo", "--lato", "pa", "--ente", "Un ente generico")


@pytest.mark.parametrize(
    ("script", "arguments", "most", "said"),
    [
        ("check.py", (), 0, ""),
        ("format.py", (), 0, "Non riesco a leggere o a scrivere: "),
        ("approva.py", ONE_WORD, 0, "Non riesco a leggere o a scrivere: "),
        ("nuova.py", ("patto", "--area", "strumenti"), 0, "Non riesco a leggere o a scrivere: "),
        ("offline.py", (), 0, "La copia non si scrive: "),
        ("materials.py", (), 0, "Non riesco a scrivere i materiali: "),
        ("build.py", (), 20_000, "Non riesco a scrivere il sito: "),
    ],
)
def test_a_full_disk_is_told_and_nothing_is_lost(
    whole: Path, script: str, arguments: tuple[str, ...], most: int, said: str
) -> None:
    texts = {path: path.read_bytes() for path in (whole / "glossary").rglob("*") if path.is_file()}
    pages = {path: path.read_bytes() for path in (whole / "site").rglob("*.html")}
    done = with_a_full_disk(whole, script, *arguments, most=most)
    assert "Traceback" not in done.stderr
    assert said in done.stderr
    assert done.returncode == (2 if said else 0), done.stderr
    assert {path: path.read_bytes() for path in (whole / "glossary").rglob("*") if path.is_file()} == texts
    assert {path: path.read_bytes() for path in (whole / "site").rglob("*.html")} == pages
    assert [path.name for path in whole.iterdir() if path.name.startswith((".site-", ".zip-"))] == []
