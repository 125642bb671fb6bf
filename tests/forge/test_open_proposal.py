"""The proposal reaches the forge: a real git with a remote beside it, and a client of the forge that takes notes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import places
import pytest
from files import MINIMAL, TODAY

from forge import comment, from_issue, open_proposal

EVENTS = places.DATA / "segnalazioni"
MARK = "<!-- parole-in-comune: segnalazione -->"
# Stands for the client of the forge: writes down how it was called, answers as told.
GH = """#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
with (folder / "chiamate").open("a") as notes:
    notes.write(json.dumps([sys.argv[1:], sys.stdin.read() if "--input" in sys.argv else ""]) + "\\n")
answers = json.loads((folder / "risposte").read_text())
for start, answer in answers.items():
    if " ".join(sys.argv[1:]).startswith(start):
        if answer is None:
            sys.exit("non consentito")
        print(answer)
        break
"""


class Forge:
    """The folder where the client takes notes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers({})
        program = folder / "gh"
        program.write_text(GH.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
        program.chmod(0o755)

    def answers(self, answers: dict[str, str | None]) -> None:
        (self.folder / "risposte").write_text(json.dumps(answers), encoding="utf-8")

    def calls(self) -> list[tuple[list[str], str]]:
        notes = self.folder / "chiamate"
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
        return [(arguments, given) for arguments, given in map(json.loads, lines)]

    def comments(self) -> list[tuple[str, str, str]]:
        """Return the comments written: method, address, text."""
        return [(a[2], a[3], json.loads(given)["body"]) for a, given in self.calls() if given]


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    folder = tmp_path / "forge"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Forge(folder)


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Una persona", "-c", "user.email=persona@esempio.it")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a small project, whose remote is a folder."""
    remote, clone = tmp_path / "remoto.git", tmp_path / "progetto"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(tmp_path, "clone", "--quiet", str(remote), str(clone))
    shutil.copytree(MINIMAL / "glossary", clone / "glossary")
    git(clone, "checkout", "--quiet", "-b", "main")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Inizio")
    git(clone, "push", "--quiet", "origin", "main")
    monkeypatch.chdir(clone)
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    return clone


def run(project: Path, event: str, *arguments: str) -> int:
    """Read an event and open its proposal, as the workflow does."""
    out = project.parent / "uscita"
    shutil.rmtree(out, ignore_errors=True)
    from_issue.main(
        [str(EVENTS / f"{event}.json"), "--uscita", str(out), "--radice", str(project), "--scrivi"], TODAY
    )
    return open_proposal.main([str(out), "--repo", "esempio/parole", "--numero", "101", *arguments])


def test_a_ready_proposal_becomes_a_branch_a_pull_request_and_an_answer(project: Path, forge: Forge) -> None:
    forge.answers({"pr create": "https://forge.esempio/12"})
    assert run(project, "parola-nuova-un-lato", "--anteprima", "https://forge.esempio/sito") == 0
    branch = "proposta/101-bozza"
    assert git(project, "show", "--name-only", "--format=%an%n%s", f"origin/{branch}").split("\n") == [
        "parole-in-comune",
        "Parola nuova: bozza",
        "",
        "glossary/termini/bozza.yml",
    ]
    [created] = [a for a, _ in forge.calls() if a[:2] == ["pr", "create"]]
    assert created[:8] == [
        "pr",
        "create",
        "--base",
        "main",
        "--head",
        branch,
        "--title",
        "Parola nuova: bozza",
    ]
    assert (
        Path(created[9])
        .read_text(encoding="utf-8")
        .endswith("[Anteprima del sito](https://forge.esempio/sito)\n")
    )
    [(method, address, body)] = forge.comments()
    assert (method, address) == ("POST", "repos/esempio/parole/issues/101/comments")
    assert body.startswith(f"{MARK}\n")
    assert body.endswith("**La proposta è qui: https://forge.esempio/12**\n")


def test_the_same_issue_edited_updates_what_is_there(project: Path, forge: Forge) -> None:
    ours = {"id": 7, "body": f"{MARK}\nprima", "user": "Bot"}
    other = {"id": 5, "body": f"{MARK}\ncopiato", "user": "User"}
    listed = f"{json.dumps(other)}\n{json.dumps(ours)}"
    assert run(project, "parola-nuova-un-lato") == 0
    forge.answers({"pr list": "https://forge.esempio/12", "api --paginate": listed})
    git(project, "switch", "--quiet", "main")
    assert run(project, "parola-nuova-un-lato") == 0
    edited = [a for a, _ in forge.calls() if a[:2] == ["pr", "edit"]]
    assert [a[2] for a in edited] == ["https://forge.esempio/12"]
    assert [(method, address) for method, address, _ in forge.comments()][-1] == (
        "PATCH",
        "repos/esempio/parole/issues/comments/7",
    )


def test_what_others_wrote_on_the_branch_is_never_lost(project: Path, forge: Forge) -> None:
    assert run(project, "parola-nuova-un-lato") == 0
    git(project, "commit", "--quiet", "--allow-empty", "-m", "Una mano umana")
    git(project, "push", "--quiet", "origin", "HEAD")
    tip = git(project, "rev-parse", "HEAD")
    git(project, "switch", "--quiet", "main")
    assert run(project, "parola-nuova-un-lato") == 0
    assert git(project, "ls-remote", "origin", "refs/heads/proposta/101-bozza").split()[0] == tip
    assert "Qualcuno sta già lavorando su questa proposta" in forge.comments()[-1][2]


def test_without_permission_to_open_it_the_editors_are_told(project: Path, forge: Forge) -> None:
    forge.answers({"pr create": None})
    assert run(project, "parola-nuova-un-lato") == 0
    assert "la deve aprire la redazione" in forge.comments()[0][2]


def test_what_is_to_mend_only_gets_an_answer(project: Path, forge: Forge) -> None:
    assert run(project, "senza-parola") == 0
    assert [a[:3] for a, _ in forge.calls()] == [
        ["api", "--paginate", "repos/esempio/parole/issues/101/comments"],
        ["api", "--method", "POST"],
    ]
    assert "1 cosa da sistemare" in forge.comments()[0][2]
    assert git(project, "ls-remote", "--heads", "origin").split()[1:] == ["refs/heads/main"]


def test_an_issue_that_is_not_ours_gets_nothing(project: Path, forge: Forge) -> None:
    assert run(project, "non-dal-modulo") == 0
    assert forge.calls() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ramo.txt", "main\n"),
        ("ramo.txt", "proposta/1-x --force\n"),
        ("file.txt", ".github/workflows/x.yml\n"),
        ("file.txt", "glossary/termini/../../x.yml\n"),
        ("file.txt", ""),
    ],
)
def test_a_branch_or_a_file_that_we_never_write_is_refused(
    project: Path, forge: Forge, name: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = project.parent / "uscita"
    event = str(EVENTS / "parola-nuova-un-lato.json")
    from_issue.main([event, "--uscita", str(out), "--radice", str(project)], TODAY)
    (out / name).write_text(text, encoding="utf-8")
    assert open_proposal.main([str(out), "--repo", "a/b", "--numero", "1"]) == 2
    assert capsys.readouterr().err.startswith("Proposta non aperta: ")
    assert forge.calls() == []


def commented(forge: Forge, tmp_path: Path, text: str, *arguments: str) -> int:
    (tmp_path / "testo.md").write_text(text, encoding="utf-8")
    return comment.main(["--repo", "a/b", "--testo", str(tmp_path / "testo.md"), *arguments])


def test_a_comment_calls_nobody_hides_no_other_mark_and_fits(forge: Forge, tmp_path: Path) -> None:
    text = f"{MARK}\n@tutti {MARK} " + "x" * 70_000
    assert commented(forge, tmp_path, text, "--numero", "3") == 0
    [(_, _, body)] = forge.comments()
    assert body.startswith(f"{MARK}\n@\u200btutti  xxx")
    assert len(body) == 65_000


def test_a_report_speaks_only_of_its_own_proposal(forge: Forge, tmp_path: Path) -> None:
    (tmp_path / "numero.txt").write_text("3\n", encoding="utf-8")
    forge.answers({"api repos/a/b/pulls/3": "f" * 40})
    source = ("--numero-da", str(tmp_path / "numero.txt"))
    assert commented(forge, tmp_path, f"{MARK}\nciao", *source, "--testa", "0" * 40) == 0
    assert forge.comments() == []
    assert commented(forge, tmp_path, f"{MARK}\nciao", *source, "--testa", "f" * 40) == 0
    assert [body for _, _, body in forge.comments()] == [f"{MARK}\nciao"]


@pytest.mark.parametrize("number", ["", "0", "-1", "1/../2", "1 2", "٣", "1e3"])
def test_what_is_not_a_number_is_refused(forge: Forge, tmp_path: Path, number: str) -> None:
    (tmp_path / "numero.txt").write_text(number, encoding="utf-8")
    assert commented(forge, tmp_path, f"{MARK}\nciao", "--numero-da", str(tmp_path / "numero.txt")) == 2
    assert forge.calls() == []


def test_a_text_without_our_mark_is_refused(forge: Forge, tmp_path: Path) -> None:
    assert commented(forge, tmp_path, "ciao\n", "--numero", "3") == 2
    assert forge.calls() == []


def test_without_the_client_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "testo.md").write_text(f"{MARK}\nciao", encoding="utf-8")
    assert comment.main(["--repo", "a/b", "--numero", "1", "--testo", str(tmp_path / "testo.md")]) == 2
    assert capsys.readouterr().err == "Commento non scritto: manca il programma gh.\n"
