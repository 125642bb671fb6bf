"""The check of the two sides, as the forge tells of a proposal: who wrote it, what it touches, who has said what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from taking_notes import Forge

from forge import both_sides, comment
from forge.comment import NotWritten

HEAD = "f" * 40
WHERE = "repos/a/b/pulls/7"
PULLS = "repos/a/b/pulls?state=open&base=main&per_page=100"
YES = "Hanno detto sì: Pubblica amministrazione, @anna; Terzo settore, @bruno."
ONE_MISSING = "Manca il sì di: Pubblica amministrazione."


def proposal(**changed: Any) -> dict[str, Any]:
    """Return what the forge says of a proposal that both sides have approved; ``changed`` replaces."""
    return {
        PULLS: [{"number": 7, "head": HEAD}],
        WHERE: {"user": {"login": "carla"}, "head": {"ref": "una-mano"}, "changed_files": 1},
        f"{WHERE}/files": [{"path": "glossary/termini/bando.yml", "was": None}],
        f"{WHERE}/reviews": [
            {"who": who, "said": "APPROVED", "commit": HEAD} for who in ("anna", "bruno", None)
        ],
        f"{WHERE}/commits": [{"author": "carla", "committer": None}],
        "repos/a/b/issues/101": {"user": {"login": "anna"}},
    } | changed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".github").mkdir()
    say(tmp_path, "pa @anna\nterzo_settore @bruno\n")
    return tmp_path


def say(root: Path, text: str) -> None:
    (root / ".github/CHI-RILEGGE").write_text(text, encoding="utf-8")


def run(root: Path, monkeypatch: pytest.MonkeyPatch, answers: dict[str, Any]) -> list[tuple[str, Any]]:
    forge = Forge(answers)
    monkeypatch.setattr(both_sides, "gh", forge)
    monkeypatch.setattr(comment, "gh", forge)
    assert both_sides.main(["--repo", "a/b", "--testa", HEAD], root) == 0
    return forge.written


def said(written: list[tuple[str, Any]]) -> tuple[str, str]:
    """Return the state of the one check written, and why."""
    [(where, check)] = written
    assert (where, check["context"]) == (f"repos/a/b/statuses/{HEAD}", "I due lati")
    return check["state"], check["description"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ("success", YES)),
        ({f"{WHERE}/reviews": []}, ("failure", "Manca il sì di: Pubblica amministrazione, Terzo settore.")),
        # Who wrote a part of it, or the issue that it comes from, does not say yes to it.
        ({f"{WHERE}/commits": [{"author": None, "committer": "anna"}]}, ("failure", ONE_MISSING)),
        (
            {WHERE: {"user": {"login": "anna"}, "head": {"ref": "una-mano"}, "changed_files": 1}},
            ("failure", ONE_MISSING),
        ),
        (
            {WHERE: {"user": {"login": "bot"}, "head": {"ref": "proposta/101-bando"}, "changed_files": 1}},
            ("failure", ONE_MISSING),
        ),
        # Code is for who looks after it; a word that leaves its folder is still a word.
        (
            {f"{WHERE}/files": [{"path": "scripts/x.py", "was": None}]},
            ("success", "Non tocca le voci: basta chi cura il codice."),
        ),
        (
            {
                f"{WHERE}/files": [{"path": "x.yml", "was": "glossary/termini/x.yml"}],
                f"{WHERE}/reviews": [],
            },
            ("failure", "Manca il sì di: Pubblica amministrazione, Terzo settore."),
        ),
    ],
)
def test_what_is_said_of_a_proposal(
    root: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert said(run(root, monkeypatch, proposal(**changed))) == expected


def test_files_that_the_forge_does_not_list_may_be_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {"user": {"login": "carla"}, "head": {"ref": "una-mano"}, "changed_files": 2}
    listed = [{"path": "scripts/x.py", "was": None}]
    answers = proposal(**{WHERE: many, f"{WHERE}/files": listed, f"{WHERE}/reviews": []})
    assert said(run(root, monkeypatch, answers))[0] == "failure"


def test_a_list_of_readers_that_is_wrong_lets_nothing_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(root, "pa @anna\nterzo_settore @anna\n")
    assert said(run(root, monkeypatch, proposal())) == (
        "failure",
        ".github/CHI-RILEGGE: @anna è da tutti e due i lati, lascialo in uno solo.",
    )


def test_of_a_commit_that_is_no_more_the_last_nothing_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(root, monkeypatch, proposal(**{PULLS: [{"number": 7, "head": "0" * 40}]})) == []


def test_what_the_forge_refuses_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: str, given: str = "") -> str:
        raise NotWritten("la piattaforma ha risposto: no")

    monkeypatch.setattr(comment, "gh", refused)
    assert both_sides.main(["--repo", "a/b", "--testa", HEAD], root) == 2
    assert capsys.readouterr().err == "Controllo dei due lati non scritto: la piattaforma ha risposto: no\n"
