"""The look-up in a terminal."""

from __future__ import annotations

import pytest
from site_fixture import SAMPLE

import cerca


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cerca, "ROOT", SAMPLE)


def test_a_word_is_found_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert cerca.main(["rendicotazione"]) == 0
    first, brief, last = capsys.readouterr().out.splitlines()[:3]
    assert first == "rendicontazione (forse cercavi)"
    assert brief == "    Nucleo comune di questa parola."
    assert last.endswith("· glossary/termini/rendicontazione.yml")


def test_nothing_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert cerca.main(["zzzz"]) == 1
    assert capsys.readouterr().out == "Nessuna parola trovata per «zzzz».\n"


@pytest.mark.parametrize("arguments", [[], [" "], ["--aiuto"]])
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cerca.main(arguments) == 2
    assert capsys.readouterr().err == "Uso: python scripts/cerca.py PAROLE-DA-CERCARE\n"
