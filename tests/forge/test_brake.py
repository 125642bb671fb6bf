"""A flood of issues is stopped before anything is built: one person in a day, all the proposals together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from taking_notes import Forge

from forge import brake, comment

ISSUES = "repos/a/b/issues?state=all&creator=anna&since=2026-11-22T12:00:00Z&per_page=100"
PULLS = "repos/a/b/pulls?state=open&per_page=100"
BEFORE, AFTER = "2026-11-23T11:59:59Z", "2026-11-23T12:00:01Z"
A_DAY_AGO, JUST_LESS = "2026-11-22T12:00:00Z", "2026-11-22T12:00:01Z"


def issue(**changed: Any) -> dict[str, Any]:
    given = {"number": 101, "created_at": "2026-11-23T12:00:00Z", "author_association": "NONE"}
    return given | {"user": {"login": "anna"}} | changed


def outcome(
    monkeypatch: pytest.MonkeyPatch, made: list[str], open_now: list[str] | None = None, **changed: Any
) -> str:
    answers = {ISSUES: [{"made": day} for day in made], PULLS: [{"ref": ref} for ref in open_now or []]}
    monkeypatch.setattr(comment, "gh", Forge(answers))
    return brake.outcome("a/b", issue(**changed))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([], "passa"),
        ([BEFORE] * 9, "passa"),
        ([BEFORE] * 10, "frena"),
        ([BEFORE] * 11, "tace"),
        ([BEFORE] * 9 + [JUST_LESS], "frena"),
        # Of another day, or come later: an issue that is edited keeps its place.
        ([BEFORE] * 9 + [A_DAY_AGO] * 5, "passa"),
        ([BEFORE] * 9 + [AFTER] * 5, "passa"),
    ],
)
def test_ten_issues_a_day_pass_the_next_is_answered_the_others_are_not(
    monkeypatch: pytest.MonkeyPatch, made: list[str], expected: str
) -> None:
    assert outcome(monkeypatch, made) == expected


def test_fifty_proposals_that_wait_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [f"proposta/{n}-x" for n in range(200, 250)]
    assert outcome(monkeypatch, [], [*waiting[:49], "una-mano"]) == "passa"
    assert outcome(monkeypatch, [], waiting) == "frena"
    assert outcome(monkeypatch, [], [*waiting[1:], "proposta/101-bando"]) == "passa"
    assert outcome(monkeypatch, [], [*waiting[1:], "proposta/1012-bando"]) == "frena"


def test_who_looks_after_the_project_is_not_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outcome(monkeypatch, [BEFORE] * 50, author_association="MEMBER") == "passa"
    assert outcome(monkeypatch, [BEFORE] * 50, author_association="CONTRIBUTOR") == "tace"


@pytest.mark.parametrize("text", ["[]", "{}", '{"issue": 3}', "{", json.dumps({"issue": {"number": 1}})])
def test_an_event_that_says_too_little_stops(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "evento.json").write_text(text, encoding="utf-8")
    assert brake.main([str(tmp_path / "evento.json"), "--repo", "a/b"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.partition(":")[0]) == ("", "Freno non provato")


@pytest.mark.parametrize("name", ["a/../b", "a&state=x", "", "a" * 40])
def test_a_name_that_is_none_of_the_forge_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(comment, "gh", Forge({}))
    event = {"issue": issue(user={"login": name})}
    (tmp_path / "evento.json").write_text(json.dumps(event), encoding="utf-8")
    assert brake.main([str(tmp_path / "evento.json"), "--repo", "a/b"]) == 2
    assert capsys.readouterr().err == "Freno non provato: chi ha scritto non ha un nome della piattaforma.\n"


def test_the_outcome_is_printed_for_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(comment, "gh", Forge({ISSUES: [], PULLS: []}))
    (tmp_path / "evento.json").write_text(json.dumps({"issue": issue()}), encoding="utf-8")
    assert brake.main([str(tmp_path / "evento.json"), "--repo", "a/b"]) == 0
    assert capsys.readouterr().out == "esito=passa\n"
