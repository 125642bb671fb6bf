"""One issue with what must be read again: opened when something is due, then updated in its place."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from files import MINIMAL

from forge import comment, due
from forge.comment import NotWritten

DAY = date(2026, 12, 1)
SCADE = "scade: {il: 2027-01-01, perche: Cambia la legge; lo dice @ufficio.}\n"
FOUND = """<!-- parole-in-comune: scadenze -->
Dal giorno scritto accanto, il testo può non essere più vero; in **grassetto** ciò che è già scaduto. Chi rilegge corregge ciò che è cambiato, poi sposta la data di `scade` o toglie il campo. Questo elenco si aggiorna da solo ogni mese: quando è vuoto, la segnalazione si può chiudere.

| dal | che cosa | perché |
|---|---|---|
| 2027-01-01 | `verbale` | Cambia la legge; lo dice @\u200bufficio. |
"""


class Forge:
    """Stands for the client of the forge: answers as told, writes down what it was asked to write."""

    def __init__(self, *issues: dict[str, object]) -> None:
        self.issues = issues
        self.written: list[tuple[str, str, dict[str, str]]] = []

    def __call__(self, *arguments: str, given: str = "") -> str:
        if not given:
            assert arguments[:3] == ("api", "--paginate", "repos/a/b/issues?state=open&per_page=100")
            return "\n".join(json.dumps(issue) for issue in self.issues)
        self.written.append((arguments[2], arguments[3], json.loads(given)))
        return ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def expire(project: Path) -> None:
    with (project / "glossary/termini/verbale.yml").open("a", encoding="utf-8") as file:
        file.write(SCADE)


def run(project: Path, forge: Forge, monkeypatch: pytest.MonkeyPatch, day: date = DAY) -> int:
    monkeypatch.setattr(comment, "gh", forge)
    return due.main(["--repo", "a/b"], project, day)


def ours(number: int) -> dict[str, object]:
    return {"number": number, "body": f"{due.MARK}\nprima", "user": "Bot"}


def test_an_issue_is_opened_when_something_is_due(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expire(project)
    forge = Forge({"number": 3, "body": None, "user": "User"}, {"number": 4, "body": "Altro", "user": "Bot"})
    assert run(project, forge, monkeypatch) == 0
    given = {"title": "Parole e fonti da rileggere", "body": FOUND}
    assert forge.written == [("POST", "repos/a/b/issues", given)]


def test_the_open_issue_is_updated_in_its_place(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expire(project)
    forge = Forge(ours(9), ours(7))
    assert run(project, forge, monkeypatch) == 0
    assert [(method, where) for method, where, _ in forge.written] == [("PATCH", "repos/a/b/issues/7")]


def test_an_issue_of_somebody_else_that_bears_our_mark_is_left_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expire(project)
    forge = Forge(ours(7) | {"user": "User"})
    assert run(project, forge, monkeypatch) == 0
    assert [method for method, _, _ in forge.written] == ["POST"]


def test_nothing_is_opened_while_nothing_is_due(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    expire(project)
    forge = Forge()
    assert run(project, forge, monkeypatch, date(2026, 11, 1)) == 0
    assert forge.written == []
    assert capsys.readouterr().out == "Niente da rileggere: nessuna segnalazione da aprire.\n"


def test_an_open_issue_is_told_when_nothing_is_left(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge = Forge(ours(7))
    assert run(project, forge, monkeypatch) == 0
    [(_, _, given)] = forge.written
    assert given["body"].endswith("\nNiente da rileggere, né oggi né nei prossimi 60 giorni.\n")


def test_what_the_forge_refuses_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: str, given: str = "") -> str:
        raise NotWritten("la piattaforma ha risposto: no")

    expire(project)
    monkeypatch.setattr(comment, "gh", refused)
    assert due.main(["--repo", "a/b"], project, DAY) == 2
    assert capsys.readouterr().err == "Segnalazione non scritta: la piattaforma ha risposto: no\n"
