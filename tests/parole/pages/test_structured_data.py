"""schema.org in the head of the pages: names that exist, texts that cannot break out, both sides together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from builders import make_concept, make_glossary
from made_site import made_pages
from markupsafe import Markup
from rdflib.namespace import SDO

from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.model.publication import NewsRegister
from parole.opendata.catalogue import FILES
from parole.pages import words
from parole.pages.structured_data import data_links, structured_data
from parole.rendering.page import Page
from parole.rendering.renderer import Renderer

FACTS = SiteFacts(name="Prova", url="https://esempio.it/g/", city="Milano", publisher="Ente di prova")
NEWS = NewsRegister.model_validate(
    {
        "pubblicazioni": [
            {"versione": "2026-11-23", "data": "2026-11-23", "indirizzo": "https://a.it/", "novita": []}
        ]
    }
)
WORDS = make_glossary(
    make_concept(
        "ente",
        termine="ente",
        sigle=["ETS"],
        varianti=["enti"],
        in_breve="chi </script><script>alert(1)</script> fa",
        pa={"vuol_dire": "il [[ente|soggetto]] *iscritto*", "definizione": "Lo firma l’ufficio."},
        terzo_settore={"vuol_dire": "chi lo vive", "definizione": "Lo vivono le persone."},
        accordo="divergono",
        differenza=["quando"],
    ),
    make_concept("bando"),
    news=NEWS,
)
RENDERER = Renderer(WORDS, (), FACTS)
OPENED = '<script type="application/ld+json">'


def page_at(address: str, title: str = "Titolo") -> Page:
    return Page("", address, title, "Descrizione.", Markup())


def graph(page: Page, renderer: Renderer = RENDERER) -> list[dict[str, Any]]:
    html = str(structured_data(page, renderer))
    assert html.startswith(OPENED)
    assert html.endswith("</script>")
    document = json.loads(html.removeprefix(OPENED).removesuffix("</script>"))
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def test_a_word_is_a_term_of_the_one_set_with_both_sides() -> None:
    word, term, trail = graph(words.page(RENDERER, WORDS.concepts["ente"]))
    assert term == {
        "@type": "DefinedTerm",
        "@id": "https://esempio.it/g/termini/ente",
        "name": "ente",
        "alternateName": ["ETS", "enti"],
        "description": "Chi </script><script>alert(1)</script> fa. Pubblica amministrazione: Il soggetto iscritto. "
        "Terzo settore: Chi lo vive. Divergono: quando. Chi segue il significato dell’altro fa una cosa diversa: "
        "va chiarito prima di usarla.",
        "termCode": "ente",
        "url": "https://esempio.it/g/termini/ente/",
        "inDefinedTermSet": "https://esempio.it/g/dati/#glossario",
    }
    assert word["mainEntity"] == {"@id": term["@id"]}
    assert [(step["position"], step["name"], step["item"]) for step in trail["itemListElement"]] == [
        (1, "Prova", "https://esempio.it/g/"),
        (2, "Le parole", "https://esempio.it/g/termini/"),
        (3, "Ente", "https://esempio.it/g/termini/ente/"),
    ]


def test_the_page_of_the_data_is_the_set_and_the_dataset() -> None:
    [dataset] = graph(page_at(addresses.DATA_PAGE))
    assert dataset["@type"] == ["Dataset", "DefinedTermSet"]
    assert dataset["@id"] == "https://esempio.it/g/dati/#glossario"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["publisher"] == {"@type": "Organization", "name": "Ente di prova"}
    assert dataset["dateModified"] == "2026-11-23"
    assert 50 <= len(dataset["description"]) <= 5000
    assert [download["contentUrl"] for download in dataset["distribution"]] == [
        f"https://esempio.it/g/dati/v1/{file.name}" for file in FILES
    ]


def test_the_home_tells_how_to_search() -> None:
    [site] = graph(page_at(addresses.HOME))
    assert site["potentialAction"]["target"]["urlTemplate"] == (
        "https://esempio.it/g/termini/?q={search_term_string}"
    )


@pytest.mark.parametrize(("address", "above"), [("aree/principi/", "Le aree"), ("percorsi/x/", "Percorsi")])
def test_areas_and_paths_have_their_trail(address: str, above: str) -> None:
    [trail] = graph(page_at(address))
    assert [step["name"] for step in trail["itemListElement"]] == ["Prova", above, "Titolo"]


def test_every_name_is_of_schema_org() -> None:
    pages = [*made_pages(RENDERER), page_at(addresses.HOME), page_at(addresses.DATA_PAGE)]
    checked = 0
    for page in pages:
        for node in nodes(graph(page)):
            kinds = node.get("@type", [])
            names = [*node, *([kinds] if isinstance(kinds, str) else kinds)]
            for name in names:
                if not name.startswith("@") and name != "query-input":  # Google's own, beside schema.org
                    assert name in SDO, name
                    checked += 1
    assert checked > 50


def test_no_text_can_close_the_script() -> None:
    html = str(structured_data(words.page(RENDERER, WORDS.concepts["ente"]), RENDERER))
    assert html.count("<") == 2
    assert "\\u003c/script>" in html


def test_other_pages_and_sites_without_an_address_say_nothing() -> None:
    for address in ("leggi/", "termini/", "presenta/bando/", "stato/"):
        assert structured_data(page_at(address), RENDERER) == Markup()
    assert structured_data(page_at(addresses.HOME), Renderer(WORDS)) == Markup()


def test_a_word_leads_to_its_data() -> None:
    assert data_links(page_at("termini/bando/"), RENDERER).split("\n  ") == [
        '<link rel="alternate" type="application/json" title="Dati di «bando»" href="../../dati/v1/termini/bando.json">',
        '<link rel="alternate" type="text/turtle" title="SKOS di «bando»" href="../../dati/v1/termini/bando.ttl">',
        '<link rel="alternate" type="text/markdown" title="Testo di «bando»" href="index.md">',
    ]
    assert data_links(page_at("termini/"), RENDERER) == Markup()
