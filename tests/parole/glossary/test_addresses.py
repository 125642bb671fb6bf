"""Addresses are a contract: what is here may gain lines, never lose or change one."""

import pytest

from parole.glossary import addresses


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (addresses.HOME, ""),
        (addresses.WORDS, "termini/"),
        (addresses.word("co-progettazione"), "termini/co-progettazione/"),
        (addresses.AREAS, "aree/"),
        (addresses.PATHS, "percorsi/"),
        (addresses.path("per-cominciare"), "percorsi/per-cominciare/"),
        (addresses.ACRONYMS, "sigle/"),
        (addresses.PROGRESS, "stato/"),
        (addresses.TWO_MEANINGS, "due-significati/"),
        (addresses.LEGGI, "leggi/"),
        (addresses.DOCUMENT, "documento/"),
        (addresses.ANNEX, "allegato/"),
        (addresses.annexed("bando"), "assets/allegato/bando.js"),
        (addresses.area("strumenti"), "aree/strumenti/"),
        (addresses.embed("bando"), "scheda/bando/"),
        (addresses.oembed("bando"), "oembed/bando.json"),
        (addresses.EMBED_SCRIPT, "incorpora/v1.js"),
        (addresses.EMBED_FORMS, "incorpora/v1/forme.js"),
        (addresses.embed_data("bando"), "incorpora/v1/parole/bando.js"),
    ],
)
def test_address(made: str, expected: str) -> None:
    assert made == expected


def test_anchors_of_a_word_never_change() -> None:
    contract = {
        "in_breve": "in-breve",
        "pa": "pa",
        "terzo_settore": "terzo-settore",
        "attenzione": "attenzione",
        "fonti": "fonti",
    }
    assert contract.items() <= addresses.ANCHORS.items()


@pytest.mark.parametrize(("address", "way"), [("", ""), ("termini/", "../"), ("termini/bando/", "../../")])
def test_way_back_to_the_root(address: str, way: str) -> None:
    assert addresses.way_back(address) == way


def test_file_that_answers_to_a_page() -> None:
    assert addresses.file_of("termini/bando/") == "termini/bando/index.html"
