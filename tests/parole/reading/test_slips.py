"""The corpus of broken words: each is told its human cause, in its place, in one message.

The answers are in ``tests/data/guasti/attesi.txt``; after a change ``--update-expected`` writes them, to read.
"""

from __future__ import annotations

from functools import cache

import pytest
from broken_words import cases
from files import DATA, DRAFT, WORD, lines_with

from parole.reading.slip_signs import lines_of
from parole.reading.slip_whole import MOST_LINES
from parole.reading.slips import mended, slips_in

EXPECTED = DATA / "guasti" / "attesi.txt"


@cache
def answers() -> dict[str, list[str]]:
    """Return what is said of each case, by name."""
    return {name: lines_with(dict(files)) for name, files in cases()}


def test_every_broken_word_is_told_what_an_editor_did(update_expected: bool) -> None:
    said = "\n".join("\n".join([f"# {name}", *lines, ""]) for name, lines in answers().items())
    if update_expected:
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(said, encoding="utf-8")
    assert said.split("\n# ") == EXPECTED.read_text(encoding="utf-8").split("\n# ")


def test_there_are_enough_of_them_and_each_has_one_mistake() -> None:
    counts = {name: len(lines) for name, lines in answers().items()}
    assert len(counts) >= 120
    silent = {name for name, number in counts.items() if number == 0}
    assert silent == {
        "spazio-prima-due-punti",  # these three read as they are meant
        "tab-dopo-due-punti",
        "asterisco-inclusivo",
        "tutto-rientrato",
        "righe-doppie",
        "bom",
        "lettera-perduta-interrogativo",  # nobody can tell «perch?» from a question
    }
    many = {name for name, number in counts.items() if number > 1}
    # Once these can be read, their texts have something else to be told.
    texts = {"apostrofo-in-graffa", "apostrofo-dentro-apici", "due-punti-nel-nome", "quadra-iniziale"}
    assert many == texts | {
        "due-verbi-in-prima-persona",
        "citazione-con-altri-nomi",
        "conflitto-e-un-altro-errore",
        "nome-con-lo-spazio-e-un-trattino-lungo",
    }


@pytest.mark.parametrize(
    "line",
    [
        "    La riga finisce qui, e si va a\n    caso: così capita.",
        "    Una frase che va a capo prima di\n    testo: il resto.",
        "    Si dice “così” e si scrive ‘altrimenti’.",
    ],
)
def test_a_text_that_happens_to_look_like_a_field_is_a_text(line: str) -> None:
    text = f"termine: bozza\npa:\n  definizione: >-\n{line}\n"
    assert slips_in(text, broken=False) == ([], False)


@pytest.mark.parametrize(
    "line",
    [
        "# ... (il resto del file rimane invariato)",
        "# … rest of the file unchanged",
        "  # altri campi omessi",
    ],
)
def test_a_file_that_a_program_has_shortened_is_to_be_copied_again(line: str) -> None:
    assert lines_with({DRAFT: f"{WORD}{line}\n"}) == [
        f"{DRAFT}:11:{line.index('#') + 1}: errore: YAML non leggibile: un programma ha accorciato il file: qui c’era "
        "dell’altro; ricopialo intero, con tutti i campi [yaml]"
    ]


def test_a_folded_text_ends_where_its_indent_does() -> None:
    lines = lines_of("a: >-\n  uno\n\n  due\nb: tre\n")
    assert [line.owner is not None for line in lines] == [False, True, True, True, False, False]


def test_a_line_longer_than_a_hand_writes_is_not_looked_at() -> None:
    assert slips_in("area:x\n" + "a" * 3000, broken=False)[0] != []
    assert slips_in("area:x\n" + "a" * 3001, broken=False)[0] == []


def test_a_file_longer_than_a_hand_writes_is_not_looked_at() -> None:
    assert slips_in("area:x\n" + "\n" * (MOST_LINES - 2), broken=False)[0] != []
    assert slips_in("area:x\n" + "\n" * (MOST_LINES - 1), broken=False)[0] == []


@pytest.mark.parametrize("again", ["1. ", "- • ", "termine=", "in_breve: Ã "])
def test_a_line_with_any_number_of_slips_is_one_slip(again: str) -> None:
    slips, _ = slips_in(f"termine: uno\n{again * 900}x\n"[:2900], broken=True)
    assert len([slip for slip in slips if slip.line == 2]) <= 1


def test_what_is_mended_keeps_its_lines() -> None:
    text = "termine:bozza\n```\narea: x\n"
    slips, _ = slips_in(text, broken=True)
    assert mended(text, slips) == "termine: bozza\n\narea: x\n"
