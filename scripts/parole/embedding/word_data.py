"""What the script for other sites reads (``docs/incorpora/v1.js``): a small file per word, and the forms.

They are scripts, so that they load from any address without the permission of the server (CORS), from
``file://`` too. Their shape goes with the version of the script: v1 may gain keys, never lose or change one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from parole.drawing.seams import seam
from parole.embedding.subjects import embedded_words
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.language.forms import form_keys, linked_forms
from parole.language.inline import sentence
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.rendering.data_script import data_script
from parole.rendering.leaflet import leaflet
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

VARIABLE = "ParoleInComuneV1"
_STITCH = [(1.0, 6.0), (45.0, 6.0)]


def scripts(renderer: Renderer) -> Iterator[Planned]:
    """Yield (address, script): the forms, then each word under every id that answers."""
    yield addresses.EMBED_FORMS, partial(_forms_script, renderer.glossary)
    for id_, concept in embedded_words(renderer.glossary):
        yield addresses.embed_data(id_), partial(_script, renderer, id_, concept)


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
        "stato": said.state,
        "dirlo": [[f"{name}:", text] for name, text in said.advice],
    }
    if len(concept.sides) == len(SideName) and concept.attenzione:
        shown["attenzione"] = said.warning
    return shown


def forms(glossary: Glossary) -> dict[str, list[str]]:
    """Return the forms by which texts may name each word: the compared words of each, joined by a space.

    The rules are those of :mod:`parole.glossary.linking`. A form that is written with a capital starts with
    «^»; those that belong to several words are under the empty id: they are never linked, nor are their
    parts.
    """
    owners: dict[str, dict[str, str]] = {}
    for concept in glossary.concepts.values():
        for form in linked_forms(concept):
            if key := " ".join(form_keys(form)):
                owners.setdefault(key, {})[concept.id] = form
    led: dict[str, list[str]] = {}
    for key, found in sorted(owners.items()):
        id_, form = next(iter(found.items())) if len(found) == 1 else ("", "")
        led.setdefault(id_, []).append(f"^{key}" if form[:1].isupper() else key)
    return led
