"""Spelling: what the dictionary does not know and the glossary does not teach."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from builders import make_concept, make_glossary

from audit import spelling
from parole.model.registers import ForeignWord
from parole.rules.spelling import unknown_words

KNOWN = set(
    "un tavolo di lavoro insieme lo firma l'ufficio ufficio vivono le persone nucleo comune e ora".split()
)


def found(**fields: object) -> list[str]:
    words = make_glossary(
        make_concept("tavolo", **fields), foreign=(ForeignWord(forma="welfare", lingua="en"),)
    )
    return [f"{u.field}: {u.word}" for u in unknown_words(words, lambda word: word.lower() in KNOWN)]


def test_a_word_that_nobody_knows() -> None:
    assert found(in_breve="un tavolo di lavvoro insieme") == ["in_breve: lavvoro"]


def test_once_per_text() -> None:
    assert found(in_breve="lavvoro, lavvoro") == ["in_breve: lavvoro"]


@pytest.mark.parametrize(
    "text",
    [
        "welfare",  # a foreign word of the register
        "coprogettazioni di welfare",  # a variant, below
        "tavolo a Dergano",  # a name
        "RUNTS",
        "quell’ufficio e mezz’ora",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert found(in_breve=text, varianti=["coprogettazioni"]) == []


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert found(
        come_dirlo="Lavvoro. Un tavolo: «Insiemme»", attenzione="un tavolo", accordo="divergono"
    ) == [
        "come_dirlo: Lavvoro",
        "come_dirlo: Insiemme",
    ]


def test_how_it_is_said() -> None:
    words = make_glossary(make_concept("tavolo", in_breve="lavvoro"))
    assert str(next(unknown_words(words, lambda word: word in KNOWN))) == (
        "glossary/termini/tavolo.yml: avviso: in_breve: «lavvoro» non è nel dizionario; controlla come si scrive"
    )


def test_without_a_dictionary_the_remedy_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert spelling.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == spelling.REMEDY + "\n"


def test_the_command_with_a_small_dictionary(tmp_path: Path) -> None:
    (tmp_path / "it_IT.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "it_IT.dic").write_text("1\ntavolo\n", encoding="utf-8")
    # In a process of its own, because the library forgets to close the files it reads.
    command = [sys.executable, str(Path(spelling.__file__)), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert re.search(r"^Ortografia: \d+ parole che il dizionario non conosce\.$", done.stdout, re.MULTILINE)
