"""The addresses by which a second import finds the words of the first, and what it says then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import make_concept, make_glossary
from made_vocabularies import VOCABULARIES
from semantic_samples import FACTS, small

import importa
from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import Found
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import read_yaml
from parole.rendering.renderer import Renderer
from parole.semantic import exports

PREFIXES = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


def drafts(turtle: str, there: Drafts | None = None, *, update: bool = False) -> Drafts:
    found = read_skos((PREFIXES + turtle).encode())
    return make_drafts(found, make_glossary(), None, typed(there), update=update)


def typed(made: Drafts | None) -> dict[str, dict[str, Any]]:
    """Return drafts as the command finds them in a folder."""
    found = {}
    for name, text in made.files.items() if made else ():
        root, problems = read_yaml(text, name)
        assert root is not None
        assert problems == []
        found[name.removesuffix(".yml")] = plain(root)
    return found


@pytest.mark.parametrize("update", [False, True], ids=["as it is", "brought up to date"])
@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_same_file_again_changes_and_tells_nothing_more(name: str, update: bool) -> None:
    form, content = VOCABULARIES[name]
    first = make_drafts(importa.READERS[form](content), make_glossary())
    again = make_drafts(importa.READERS[form](content), make_glossary(), None, typed(first), update=update)
    assert again.files == first.files
    assert again.left == first.left


def test_words_that_say_that_they_are_equal_do_not_take_each_other_s_draft() -> None:
    two = (
        '<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it ; skos:exactMatch <urn:ente:2> .'
        '<urn:ente:2> a skos:Concept ; skos:prefLabel "accordo"@it ; skos:exactMatch <urn:ente:1> .'
    )
    first = drafts(two)
    again = drafts(two.replace('"patto"', '"intesa"'), first, update=True)
    assert again.files["patto.yml"] == first.files["patto.yml"].replace("termine: patto", "termine: intesa")
    assert again.files["accordo.yml"] == first.files["accordo.yml"]


def test_a_name_that_holds_everywhere_is_kept_and_a_relative_address_is_a_note() -> None:
    assert drafts('<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it .').files == {
        "patto.yml": "termine: patto\nstesso_di:\n  - urn:ente:1\n"
    }
    made = drafts(
        '<c/1> a skos:Concept ; skos:prefLabel "patto"@it ; skos:related <c/2>, <c/3> .'
        '<c/2> a skos:Concept ; skos:prefLabel "accordo"@it .'
    )
    assert made.files["patto.yml"] == (
        "termine: patto\nvedi_anche:\n  - accordo\nnote_redazionali: >-\n  Indirizzo: c/1. Vicino: c/3.\n"
    )
    assert made.report().count("importato") == 0


def test_notes_of_the_source_are_added_to_those_of_the_editors() -> None:
    first = drafts('<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it ; skos:note "prima"@it .')
    mine = Drafts(files={"patto.yml": first.files["patto.yml"].replace("Nota: prima.", "Mia. Nota: prima.")})
    again = drafts(
        '<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it ; skos:note "prima"@it, "seconda"@it .',
        mine,
        update=True,
    )
    assert again.files["patto.yml"].endswith("note_redazionali: >-\n  Mia. Nota: prima. Nota: seconda.\n")
    assert again.whole


def test_what_the_source_says_now_is_added_to_a_draft_that_did_not_have_it() -> None:
    cited = (
        "@prefix dct: <http://purl.org/dc/terms/> .\n"
        '<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it ; dct:bibliographicCitation "cts: art. 55" .'
    )
    again = drafts(
        cited, Drafts(files={"patto.yml": "termine: patto\nstesso_di:\n  - urn:ente:1\n"}), update=True
    )
    assert again.files["patto.yml"] == (
        'termine: patto\nfonti:\n  - {fonte: cts, rif: "art. 55"}\nstesso_di:\n  - urn:ente:1\n'
    )


def test_an_example_of_ours_that_does_not_say_its_kind_any_more_is_a_note() -> None:
    glossary = make_glossary(make_concept("bando", esempio={"testo": "un caso", "tipo": "inventato"}))
    ours = exports.turtle(Renderer(glossary, (), FACTS)).decode()
    assert ours.count("Esempio inventato: un caso") == 1
    made = make_drafts(read_skos(ours.replace("Esempio inventato: un", "Un").encode()), glossary)
    assert "esempio:" not in made.files["bando.yml"]
    assert "Esempio, non si sa se inventato: Un caso." in made.files["bando.yml"]


def test_a_list_of_any_length_is_read() -> None:
    many = " ".join(f'"nota {number}"@it' for number in range(3000))
    made = drafts(f'<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it ; skos:note ( {many} ) .')
    said = made.report() + made.files["patto.yml"]
    assert all(f"nota {number}" in said for number in (0, 1500, 2999))


@pytest.mark.parametrize(
    ("read", "written", "added"),
    [
        (read_skos, exports.turtle, ('skos:notation "tavolo"', 'skos:prefLabel "Runder Tisch"@de ; skos:note "vista"@it ; skos:notation "tavolo"')),
        (read_tbx, exports.terms, ('<conceptEntry id="tavolo">', '<conceptEntry id="tavolo"><langSec xml:lang="de"><termSec><term>Runder Tisch</term><note>vista</note></termSec></langSec>')),
    ],
    ids=["skos", "tbx"],
)  # fmt: skip
def test_what_translators_add_to_our_own_file_is_kept(
    read: Callable[[bytes], Found], written: Callable[[Renderer], str | bytes], added: tuple[str, str]
) -> None:
    content = written(Renderer(small(), (), FACTS))
    text = content if isinstance(content, str) else content.decode()
    assert text.count(added[0]) == 1
    made = make_drafts(read(text.replace(*added).encode()), small())
    assert "(de): Runder Tisch." in made.files["tavolo.yml"]
    assert "vista." in made.files["tavolo.yml"]
    assert "note_redazionali" not in made.files["verbale.yml"]


def test_a_concept_without_a_name_of_skos_goes_by_its_label() -> None:
    made = drafts(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<urn:ente:1> a skos:Concept ; rdfs:label "patto"@it, "pact"@en .'
    )
    assert made.files == {"patto.yml": "termine: patto\ninglese: pact\nstesso_di:\n  - urn:ente:1\n"}


def test_what_has_no_room_in_the_notes_is_told_once() -> None:
    long = " ".join(f"parola{number}" for number in range(500))
    turtle = f'<urn:ente:1> a skos:Concept ; skos:prefLabel "patto"@it ; skos:note "{long}"@it .'
    first = drafts(turtle)
    assert [said.label for said in first.left] == ["non sta in note_redazionali"]
    assert drafts(turtle, first).left == first.left
