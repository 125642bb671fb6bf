"""The filters of a list: their options come from the glossary and the model, and the rows answer them."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.glossary.addresses import FILTERS
from parole.model.registers import Area
from parole.pages.lists import FRAGMENTS
from parole.rendering.filters import Filter, Option, agreement_filter, answers, word_filters
from parole.rendering.renderer import Renderer

BOTH = make_concept("entrambe", accordo="divergono")
HALF = make_concept("mezza", area="principi", terzo_settore=None, accordo=None)
EMPTY = make_concept("vuota", pa=None, terzo_settore=None, accordo=None)


def test_what_words_answer() -> None:
    assert answers(BOTH) == {
        "accordo": ("divergono",),
        "area": ("strumenti",),
        "stato": ("bozza",),
        "manca": (),
    }
    assert answers(HALF) == {
        "accordo": ("manca",),
        "area": ("principi",),
        "stato": ("manca-una-voce",),
        "manca": ("terzo-settore",),
    }
    assert answers(EMPTY)["manca"] == ("pa", "terzo-settore")


def test_every_value_is_offered_with_its_number() -> None:
    glossary = make_glossary(BOTH, HALF, EMPTY)
    assert word_filters(glossary.alphabetical, glossary.areas) == (
        Filter(
            "accordo",
            "Accordo",
            (
                Option("coincidono", "Coincidono", 0),
                Option("si-completano", "Si completano", 0),
                Option("divergono", "Divergono", 1),
            ),
        ),
        Filter(
            "area",
            "Area",
            (Option("principi", "Principi", 1), Option("strumenti", "Strumenti", 2)),
            "Tutte",
        ),
        Filter(
            "stato",
            "Stato",
            (
                Option("manca-una-voce", "Manca una voce", 2),
                Option("bozza", "Bozza redazionale", 1),
                Option("da-rileggere", "Da rileggere", 0),
                Option("letta-da-un-lato", "Letta da un lato", 0),
                Option("condivisa", "Condivisa", 0),
            ),
            "Tutti",
        ),
        Filter(
            "manca",
            "Manca la voce di",
            (Option("pa", "Pubblica amministrazione", 1), Option("terzo-settore", "Terzo settore", 2)),
            "Non importa",
        ),
    )


def test_the_filters_are_those_of_the_address() -> None:
    assert tuple(made.name for made in word_filters((), {})) == FILTERS
    assert FILTERS == ("accordo", "area", "stato", "manca")


def test_an_area_new_in_the_register_is_an_option() -> None:
    areas = {"nuova": Area(nome="Nuova <area>", descrizione="Appena nata.")}
    assert word_filters((BOTH,), areas)[1].options == (Option("nuova", "Nuova <area>", 0),)


def test_the_filter_of_an_area_page() -> None:
    assert [(option.value, option.count) for option in agreement_filter((BOTH, HALF)).options] == [
        ("coincidono", 0),
        ("si-completano", 0),
        ("divergono", 1),
    ]


def test_a_letter_with_many_words_has_several_lists() -> None:
    """The browser draws the lists in sight: a letter with a thousand words costs as much as one with a hundred."""
    glossary = make_glossary(*(make_concept(f"a{number}") for number in range(200)), make_concept("b"))
    html = str(FRAGMENTS["elenco-az"](Renderer(glossary), "../"))
    lists = [part.count('<li class="pc-riga"') for part in html.split('<ul class="pc-elenco">')[1:]]
    assert lists == [80, 80, 40, 1]
