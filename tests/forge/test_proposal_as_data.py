"""A hostile proposal, as the forge meets it: a real git, the very steps of the workflow, our code over its files."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import places
import pytest
import yaml
from files import MINIMAL

from forge import compare, preview

DAY = date(2026, 11, 23)
WORD = "glossary/termini/verbale.yml"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Una persona", "-c", "user.email=persona@esempio.it")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone of a small project, whose remote gives any commit, as the forge does."""
    remote, clone = tmp_path / "remoto.git", tmp_path / "progetto"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(remote, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(tmp_path, "clone", "--quiet", str(remote), str(clone))
    shutil.copytree(MINIMAL / "glossary", clone / "glossary")
    (clone / "scripts").mkdir()
    (clone / "scripts/check.py").write_text("", encoding="utf-8")
    git(clone, "checkout", "--quiet", "-b", "main")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Inizio")
    git(clone, "push", "--quiet", "origin", "main")
    return clone


def told(project: Path, files: dict[str, str | None], *, base: str = "main") -> tuple[int, str, str]:
    """Propose ``files`` (``None``: taken away); return how the comparison ends, its report, the preview."""
    git(project, "switch", "--quiet", "--detach", base)
    for path, text in files.items():
        file = project / path
        if text is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "-m", "Proposta")
    head = git(project, "rev-parse", "HEAD")
    git(project, "push", "--quiet", "origin", "HEAD:refs/pull/7/head")
    git(project, "switch", "--quiet", "main")
    return _read(project, head)


def _read(project: Path, head: str) -> tuple[int, str, str]:
    workflow = yaml.safe_load((places.ROOT / ".github/workflows/commento.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["resoconto"]["steps"]
    [step] = [step for step in steps if "git worktree" in step.get("run", "")]
    temporary = project.parent / "temporanea"
    temporary.mkdir()
    environment = os.environ | {"TESTA": head, "RUNNER_TEMP": str(temporary)}
    subprocess.run(["bash", "-e", "-c", step["run"]], cwd=project, env=environment, check=True)
    folders = ["--prima", str(temporary / "prima"), "--dopo", str(temporary / "dopo")]
    report, page = temporary / "resoconto.md", temporary / "anteprima.html"
    code = compare.main([*folders, "--toccati", str(temporary / "toccati"), "--uscita", str(report)], DAY)
    preview.main([*folders, "--uscita", str(page)])
    shown = page.read_text(encoding="utf-8") if page.exists() else ""
    return code, report.read_text(encoding="utf-8"), shown


def word(project: Path) -> str:
    return (project / WORD).read_text(encoding="utf-8")


def test_a_good_correction_is_told_and_shown(project: Path) -> None:
    code, report, shown = told(project, {WORD: word(project).replace("Lo scrive", "Lo firma")})
    assert code == 0
    assert report.startswith(
        "<!-- parole-in-comune: resoconto -->\n\n## Che cosa cambia: 1 parola cambiata\n"
    )
    assert "tocca anche altro" not in report
    assert "Lo firma" in shown


def test_code_that_would_make_its_own_report_is_told_and_not_run(project: Path) -> None:
    files: dict[str, str | None] = {
        WORD: word(project).replace("Lo scrive", "Lo firma"),
        "scripts/forge/compare.py": "raise SystemExit(0)",
        ".github/workflows/commento.yml": "name: Altro",
        ".github/CHI-RILEGGE": "pa @io\nterzo_settore @io2",
        ".gitattributes": "* export-ignore\n*.yml filter=lfs diff=lfs -text\n",
        ".lfsconfig": "[lfs]\n\turl = http://127.0.0.1:9/\n",
    }
    code, report, _ = told(project, files)
    assert code == 0
    assert "- **codice** (1): scripts/forge/compare.py." in report
    assert (
        "- **programmi che la piattaforma fa partire da sola** (1): .github/workflows/commento.yml." in report
    )
    assert "- **impostazioni della piattaforma** (1): .github/CHI-RILEGGE." in report
    assert "1 parola cambiata" in report


def test_words_that_cannot_be_read_or_go_away_stop_it(project: Path) -> None:
    code, report, shown = told(project, {WORD: "termine: [\n"})
    assert (code, shown) == (1, "")
    assert "### verbale (non si legge)" in report


def test_a_word_taken_away_stops_it(project: Path) -> None:
    code, report, _ = told(project, {WORD: None})
    assert code == 1
    assert "### verbale (sparisce, da correggere)" in report


def test_a_proposal_that_is_behind_tells_only_what_it_changes(project: Path) -> None:
    start = git(project, "rev-parse", "main")
    other = word(project).replace("Lo scrive", "Lo legge")
    (project / "docs").mkdir()
    (project / "docs/altro.md").write_text("x", encoding="utf-8")
    (project / WORD).write_text(other, encoding="utf-8")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "Intanto")
    git(project, "push", "--quiet", "origin", "main")
    code, report, _ = told(project, {"Makefile": "x:\n"}, base=start)
    assert code == 0
    assert "## Che cosa cambia: nessuna parola" in report
    assert "- **altri file del progetto** (1): Makefile." in report
    assert "pagine" not in report
