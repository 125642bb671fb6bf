"""What stands in a file, and at a place inside it."""

from __future__ import annotations

import pytest

from parole.reading.document import Document, YamlFile
from parole.reading.node_values import plain
from parole.reading.problems import Place

FILE = YamlFile("aree.yml", b"incontri:\n  nome: Incontri\n  voci: [a, b]\n")


def test_a_document_is_a_file_or_a_place_inside_it() -> None:
    whole = Document(FILE)
    inside = whole.inside("incontri")
    assert (whole.path, inside.path) == ("aree.yml", "aree.yml")
    assert plain(whole.root) == {"incontri": plain(inside.root)}
    assert plain(inside.inside("voci").inside(1).root) == "b"


def test_the_place_of_a_key_is_that_of_its_name_and_of_a_list_that_of_the_list() -> None:
    inside = Document(FILE).inside("incontri")
    assert inside.place_of_key("voci") == Place("aree.yml", 3, 3)
    assert inside.inside("voci").place_of_key("nome") == Place("aree.yml", 3, 9)


def test_a_place_that_is_not_there_is_the_whole_file() -> None:
    assert Document(FILE, ("altrove",)).root is FILE.root


def test_a_file_that_is_no_yaml_has_no_nodes() -> None:
    with pytest.raises(ValueError, match=r"^x\.yml: not YAML$"):
        _ = YamlFile("x.yml", b"[").root
