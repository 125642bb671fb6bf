"""The index with which the browser reads a text of the reader's: forms to find, words to show.

The index is private and may change with the scripts that read it (``abbina.js`` and ``leggi.js``). The forms
are those of :mod:`parole.language.forms`; here one word too many is better than one too few: a form of
several words gives them all, a word that needs a qualifier is found by its bare name too, and nothing hides a
word, neither capitals nor quotations. What the cards say is in parts: the page loads those of its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.state import state
from parole.language.inline import sentence
from parole.model.concept import Concept
from parole.model.parts import TEXTS, Surface, text_at
from parole.rendering.data_script import data_script, list_parts
from parole.rendering.edition import LICENCE, edition_of
from parole.rendering.planned import Planned
from parole.rendering.renderer import CLOSED, Renderer
from parole.rendering.saying import verdict

# How many words a part has, and what is known of a word before its part is there: what its mark says.
CARDS_IN_A_PART = 32
_ON_MARKS = ("id", "termine", "accezione", "accordo")


def forms(glossary: Glossary) -> list[object]:
    """Return the forms that lead to words, in order: key, positions of the words in :func:`cards`, sense."""
    at = {concept.id: position for position, concept in enumerate(glossary.alphabetical)}
    return [[key, [at[id_] for id_ in m.ids], int(m.sense)] for key, m in glossary.meanings.items()]


def cards(renderer: Renderer) -> list[dict[str, object]]:
    """Return what a page shows of each word, in alphabetical order."""
    return [_card(renderer, concept) for concept in renderer.glossary.alphabetical]


def _card(renderer: Renderer, concept: Concept) -> dict[str, object]:
    """Return what a page shows of a word, without marks; what is not written is left out."""
    texts = {
        part.name: renderer.plain(text)
        for part in TEXTS
        if Surface.PRINT in part.on and (text := text_at(concept, part.at))
    }
    shown: dict[str, object] = {
        "id": concept.id,
        "termine": concept.termine,
        "accezione": concept.accezione,
        "accordo": concept.accordo.value if concept.accordo else None,
        "verdetto": verdict(concept),
        "stato": f"{state(concept).label}, {edition_of(renderer.glossary, concept.id)}. {LICENCE}",
        "evita": {item.forma: item.perche for item in concept.sconsigliati},
        "dove_si_scrive": text_at(concept, ("come_dirlo", "da_scrivere", "dove")),
        **{name: sentence(text) if name in CLOSED else text for name, text in texts.items()},
        "breve": renderer.shortest_links[concept.id],
    }
    return {name: text for name, text in shown.items() if text}


def reading_files(renderer: Renderer, part: int = CARDS_IN_A_PART) -> Iterator[Planned]:
    """Yield each file: the index, then the cards in parts.

    The index says how many cards a ``part`` has (``schede``), and of a word only what its mark shows.
    """
    yield addresses.READING_INDEX, partial(_marks_script, renderer, part)
    yield from list_parts(renderer, addresses.READING_INDEX, "ParoleLeggi", cards, part)


def _marks_script(renderer: Renderer, part: int) -> str:
    marks = [{name: card[name] for name in _ON_MARKS if name in card} for card in renderer.once(cards)]
    return data_script("ParoleLeggi", {"voci": marks, "forme": forms(renderer.glossary), "schede": part})
