"""Which file of a folder is which word, also when its name is wrong."""

from __future__ import annotations

import pytest
from files import WORD, minimal_with

from parole.model.types import ID_MAX

FOLDER = "glossary/termini/"


def read(*names: str) -> tuple[dict[str, str], list[str]]:
    """Return what the words are called after these files are read, and the rules that are broken."""
    files = {f"{FOLDER}{name}": WORD.replace("termine: bozza", f"termine: da {name}") for name in names}
    reading = minimal_with(dict(files))
    words = {
        id_: word.termine for id_, word in reading.glossary.concepts.items() if word.termine.startswith("da ")
    }
    return words, [problem.rule for problem in reading.problems]


def test_the_one_file_of_an_id_is_read_even_if_badly_named() -> None:
    assert read("Bozza.yml") == ({"bozza": "da Bozza.yml"}, ["nome-file"])


@pytest.mark.parametrize("wrong", ["BOZZA.yml", "bozza.yaml", "bozza_.yml"])
def test_beside_the_right_file_a_badly_named_one_is_told_and_not_read(wrong: str) -> None:
    assert read("bozza.yml", wrong) == ({"bozza": "da bozza.yml"}, ["nome-file"])


def test_of_two_badly_named_files_with_the_same_id_nobody_knows_which_is_meant() -> None:
    assert read("Bozza.yml", "bozza.yaml") == ({}, ["nome-file", "nome-file"])


def test_a_name_as_long_as_an_id_is_right_and_a_longer_one_is_not() -> None:
    longest = "b" * ID_MAX
    assert ID_MAX == 60
    assert read(f"{longest}.yml") == ({longest: f"da {longest}.yml"}, [])
    assert read(f"{longest}b.yml") == ({longest: f"da {longest}b.yml"}, ["nome-file"])
