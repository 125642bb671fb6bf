"""What the commands for editors share: files written all together or not at all, wrong uses in Italian."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import places
import pytest

from parole.editing.editing import Refusal
from parole.editing.moving import Change
from shared import command

FILES = {"glossary/termini/a.yml": "a: 2\n", "glossary/termini/b.yml": "b: 2\n", "docs/c.md": "due\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "glossary/termini").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "glossary/termini/a.yml").write_bytes(b"a: 1\r\n")
    (tmp_path / "docs/c.md").write_text("uno\n", encoding="utf-8")
    return tmp_path


def contents(project: Path) -> dict[str, bytes]:
    files = (path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def test_files_are_written_together(project: Path) -> None:
    command.write_all(project, FILES)
    assert contents(project) == {path: text.encode() for path, text in FILES.items()}


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_failure_half_way_leaves_everything_as_it_was(
    project: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(project)
    replace, calls = Path.replace, iter(range(1, 9))

    def breaks(path: Path, target: Path) -> Path:
        if next(calls) == failing:
            raise OSError(28, "No space left on device", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(OSError, match="No space left"):
        command.write_all(project, FILES)
    assert contents(project) == before


def test_an_interruption_while_preparing_leaves_everything_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(project)
    write, calls = Path.write_text, iter(range(1, 9))

    def breaks(path: Path, *arguments: object, **options: object) -> int:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return write(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", breaks)
    with pytest.raises(KeyboardInterrupt):
        command.write_all(project, FILES)
    assert contents(project) == before


def test_a_trial_writes_nothing_and_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project)
    change = Change(FILES, ("Rileggi c.",))
    assert command.change_files(project, lambda files: change, "Fatto. File cambiati:", trial=True) == 0
    assert capsys.readouterr().out == (
        "Prova: nessun file è cambiato. Fatto. File cambiati:\n"
        "  docs/c.md\n  glossary/termini/a.yml\n  glossary/termini/b.yml\nAttenzione. Rileggi c.\n"
    )
    assert contents(project) == before


def test_what_is_refused_changes_nothing_and_says_so(project: Path) -> None:
    def refuse(files: object) -> Change:
        raise Refusal("Non si può.")

    before = contents(project)
    with pytest.raises(Refusal, match=r"^Non si può\.\nNessun file è cambiato\.$"):
        command.change_files(project, refuse, "Fatto:", trial=False)
    assert contents(project) == before


@pytest.mark.parametrize(
    ("script", "usage"),
    [
        ("rinomina.py", "python scripts/rinomina.py VECCHIO NUOVO [--prova]"),
        (
            "ritira.py",
            'python scripts/ritira.py ID --perche "…" [--usare ID …] [--data 2026-11-22] [--prova]',
        ),
        (
            "publish.py",
            "python scripts/publish.py [--scrivi | --controlla] [--cambia-indirizzo] [--data 2026-11-22]",
        ),
    ],
)
def test_a_wrong_use_ends_with_2_and_says_how(script: str, usage: str) -> None:
    done = subprocess.run(
        [sys.executable, places.ROOT / "scripts" / script, "--boh"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Comando scritto male. Si usa così: {usage}\n"
