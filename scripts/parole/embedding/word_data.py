"""What the script for other sites reads (``docs/incorpora/v1.js``): a small file per word, and the forms.

They are scripts, so that they load from any address without the permission of the server (CORS), from
``file://`` too. Their shape goes with the version of the script: v1 may gain keys, never lose or change one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from parole.drawing.seams import seam
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.language.forms import Sense
from parole.language.inline import sentence
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.rendering.data_script import data_script
from parole.rendering.leaflet import leaflet
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

VARIABLE = "ParoleInComuneV1"
_STITCH = (1.0, 6.0), (45.0, 6.0)


def scripts(renderer: Renderer) -> Iterator[Planned]:
    """Yield (address, script): the forms, then each word under every id that answers."""
    yield addresses.EMBED_FORMS, partial(_forms_script, renderer.glossary)
    for id_, concept in embedded_words(renderer.glossary):
        yield addresses.embed_data(id_), partial(_script, renderer, id_, concept)


def embedded_words(glossary: Glossary) -> Iterator[tuple[str, Concept]]:
    """Yield each id that answers with the word it leads to, words first: an embed never dies."""
    yield from glossary.concepts.items()
    for old in glossary.redirects:
        if concept := glossary.where(old):
            yield old, concept


def _forms_script(glossary: Glossary) -> str:
    return data_script(f"{VARIABLE}.forme", forms(glossary))


def _script(renderer: Renderer, id_: str, concept: Concept) -> str:
    return data_script(f'{VARIABLE}.voci["{id_}"]', entry(renderer, concept))


def entry(renderer: Renderer, concept: Concept) -> dict[str, object]:
    """Return what a tooltip shows of a word: plain texts; what is not written is left out."""
    said = leaflet(renderer, concept)
    shown: dict[str, object] = {
        "id": concept.id,
        "nome": concept.full_name,
        "breve": said.brief,
        # None where the two sides coincide: «breve» is the line of both.
        "lati": [[name.label, text] for name, text in zip(SideName, said.quoted, strict=False) if text],
        "accordo": [said.verdict, said.verdict_help],
        "verdetto": [f"{said.parted}.", sentence(said.verdict_help)],
        "filo": seam(_STITCH, concept.accordo),
        "stato": said.stamp,
        "dirlo": [[f"{name}:", text] for name, text in said.advice],
    }
    if len(concept.sides) == len(SideName) and concept.attenzione:
        shown["attenzione"] = said.warning
    return shown


def forms(glossary: Glossary) -> dict[str, list[str]]:
    """Return the keys by which texts may name each word (:mod:`parole.language.forms`).

    That of a form written with a capital starts with «^»; those that depend, or are to be avoided, are under
    the empty id: they are never linked, nor are their parts.
    """
    led: dict[str, list[str]] = {}
    for key, meaning in glossary.meanings.items():
        sure = meaning.sense is Sense.SURE
        mark = "^" if sure and meaning.form[:1].isupper() else ""
        led.setdefault(meaning.ids[0] if sure else "", []).append(mark + key)
    return led
