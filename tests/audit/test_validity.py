"""Validity of the HTML: which messages of the checker count as faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.validity import ALLOWED, faults_in, find_checker, main

SITE = Path("/sito")


def message(text: str, kind: str = "error") -> dict[str, object]:
    return {
        "type": kind,
        "message": text,
        "url": "file:/sito/termini/x/index.html",
        "lastLine": 3,
        "lastColumn": 7,
    }


def test_a_fault_says_page_line_and_column() -> None:
    assert list(faults_in([message("Duplicate ID “pa”.")], SITE)) == [
        "termini/x/index.html:3:7: Duplicate ID “pa”."
    ]


@pytest.mark.parametrize("start", ALLOWED)
def test_what_is_left_on_purpose_is_not_a_fault_and_has_its_reason(start: str) -> None:
    assert list(faults_in([message(f"{start} and so on")], SITE)) == []
    assert len(ALLOWED[start]) > 20


def test_advice_is_not_a_fault() -> None:
    assert list(faults_in([message("Consider…", "info")], SITE)) == []


def test_without_a_site_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 2
    assert capsys.readouterr().err == "Manca il sito: costruiscilo prima con make build.\n"


def test_without_the_checker_there_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert find_checker({}) is None
