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
    assert run(project, "parola-nuova-un-lato") == 0
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
    assert ["workflow", "run", "controlli.yml", "--ref", branch] in [a for a, _ in forge.calls()]
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


def test_checks_that_do_not_start_are_told(project: Path, forge: Forge) -> None:
    forge.answers({"pr create": "https://forge.esempio/12", "workflow run": None})
    assert run(project, "parola-nuova-un-lato") == 0
    assert forge.comments()[0][2].endswith(
        "I controlli non sono partiti da soli: li fa partire la redazione.\n"
    )


def branches(project: Path) -> list[str]:
    heads = git(project, "ls-remote", "--heads", "origin").splitlines()
    return [line.partition("refs/heads/")[2] for line in heads]


def put(project: Path, branch: str, who: str) -> None:
    """Push a branch with a commit of somebody."""
    git(project, "switch", "--quiet", "-c", branch)
    git(project, "-c", f"user.email={who}", "commit", "--quiet", "--allow-empty", "-m", "Prima")
    git(project, "push", "--quiet", "origin", branch)
    git(project, "switch", "--quiet", "main")


def test_an_issue_that_now_speaks_of_another_word_closes_what_it_had_proposed(
    project: Path, forge: Forge
) -> None:
    ours = open_proposal.BOT[1]
    put(project, "proposta/101-abbozzo", ours)
    put(project, "proposta/101-mia", "persona@esempio.it")
    put(project, "proposta/1012-altra", ours)
    forge.answers(
        {"pr list --head proposta/101-abbozzo": "https://forge.esempio/9", "pr create": "https://f.e/12"}
    )
    assert run(project, "parola-nuova-un-lato") == 0
    assert branches(project) == ["main", "proposta/101-bozza", "proposta/101-mia", "proposta/1012-altra"]
    [closed] = [a for a, _ in forge.calls() if a[:2] == ["pr", "close"]]
    assert closed[2:] == [
        "https://forge.esempio/9",
        "--comment",
        "La segnalazione ora parla di un’altra parola: la proposta continua sul ramo `proposta/101-bozza`.",
    ]


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
        ("ramo.txt", "proposta/101-x --force\n"),
        ("ramo.txt", "proposta/1-bozza\n"),
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
    assert open_proposal.main([str(out), "--repo", "a/b", "--numero", "101"]) == 2
    assert capsys.readouterr().err.startswith("Proposta non aperta: ")
    assert forge.calls() == []


@pytest.mark.parametrize("kind", ["link", "huge"])
def test_a_file_that_is_not_a_text_of_ours_is_refused(
    project: Path, forge: Forge, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = project.parent / "uscita"
    event = str(EVENTS / "parola-nuova-un-lato.json")
    from_issue.main([event, "--uscita", str(out), "--radice", str(project)], TODAY)
    file = out / "file/glossary/termini/bozza.yml"
    file.unlink()
    if kind == "link":
        file.symlink_to("/etc/hostname")
    else:
        file.write_bytes(b"x" * 2_000_001)
    assert open_proposal.main([str(out), "--repo", "a/b", "--numero", "101"]) == 2
    assert capsys.readouterr().err == (
        "Proposta non aperta: glossary/termini/bozza.yml non è un file di testo di quelli che scriviamo noi.\n"
    )
    assert branches(project) == ["main"]


def commented(forge: Forge, tmp_path: Path, text: str, *arguments: str) -> int:
    (tmp_path / "testo.md").write_text(text, encoding="utf-8")
    return comment.main(["--repo", "a/b", "--testo", str(tmp_path / "testo.md"), *arguments])


def test_a_comment_calls_nobody_hides_no_other_mark_and_fits(forge: Forge, tmp_path: Path) -> None:
    text = f"{MARK}\n@tutti {MARK} " + "x" * 70_000
    assert commented(forge, tmp_path, text, "--numero", "3") == 0
    [(_, _, body)] = forge.comments()
    assert body.startswith(f"{MARK}\n@\u200btutti  xxx")
    assert len(body) == 65_000


HEAD, OLD = "f" * 40, "0" * 40


def heads(**numbers: str) -> dict[str, str | None]:
    """Return the answer of a forge with these proposals open: number → last commit."""
    lines = [json.dumps({"number": int(n.removeprefix("n")), "head": head}) for n, head in numbers.items()]
    return {"api --paginate repos/a/b/pulls?state=open&base=main&": "\n".join(lines)}


def test_a_report_speaks_only_of_its_own_proposal(
    forge: Forge, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forge.answers(heads(n3=HEAD, n12=HEAD, n4=OLD))
    assert commented(forge, tmp_path, f"{MARK}\nciao", "--testa", "a" * 40, "--esito", "giusto") == 0
    assert forge.comments() == []
    assert capsys.readouterr().out == "La proposta è cambiata, o è chiusa: non scrivo niente.\n"
    assert commented(forge, tmp_path, f"{MARK}\nciao", "--testa", HEAD) == 0
    [(_, where, body)] = forge.comments()
    assert (where, body) == ("repos/a/b/issues/3/comments", f"{MARK}\nciao")


@pytest.mark.parametrize(
    ("outcome", "state", "why"),
    [
        ("giusto", "success", "Le voci sono in ordine."),
        ("sbagliato", "failure", "C’è qualcosa da correggere: vedi il commento."),
    ],
)
def test_the_outcome_is_a_check_of_the_commit(
    forge: Forge, tmp_path: Path, outcome: str, state: str, why: str
) -> None:
    forge.answers(heads(n3=HEAD))
    assert commented(forge, tmp_path, f"{MARK}\nciao", "--testa", HEAD, "--esito", outcome) == 0
    [arguments, given] = forge.calls()[-1]
    assert arguments[:4] == ["api", "--method", "POST", f"repos/a/b/statuses/{HEAD}"]
    assert json.loads(given) == {"state": state, "context": comment.CONTEXT, "description": why}


@pytest.mark.parametrize("number", ["0", "-1", "1/../2", "1 2", "٣", "1e3"])
def test_what_is_not_a_number_is_refused(forge: Forge, tmp_path: Path, number: str) -> None:
    assert commented(forge, tmp_path, f"{MARK}\nciao", f"--numero={number}") == 2
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
