"""Where a word recurs: the words whose texts link to it, seen from the other end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept


def backlinks(glossary: Glossary, linked: Mapping[str, Iterable[str]]) -> dict[str, tuple[Concept, ...]]:
    """Return for each word those whose texts mention it, alphabetical.

    ``linked`` gives for each word the ids that its own texts link to: one pass over all the texts, whatever
    their number. A word never recurs in itself, nor in the words already near it by relation.
    """
    found: dict[str, list[Concept]] = {id_: [] for id_ in glossary.concepts}
    for concept in glossary.alphabetical:
        near = {concept.id} | glossary.near(concept).ids
        for id_ in set(linked.get(concept.id, ())) - near:
            if id_ in found:
                found[id_].append(concept)
    return {id_: tuple(concepts) for id_, concepts in found.items()}
