"""What a word says, part by part, in few digits: enough to tell later which part has changed, without git.

A digest covers what readers would notice: case, spaces and punctuation do not count, as for approvals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from parole.glossary.glossary import Glossary
from parole.glossary.state import normalised, valid_approvals
from parole.language.texts import LINK, text_at
from parole.model.concept import Citation, Concept
from parole.model.publication import PublishedApproval, WordPrint

DIGEST_LENGTH = 10
# The parts that are one text, with the field that holds it.
TEXT_PARTS: dict[str, tuple[str, ...]] = {
    "in_breve": ("in_breve",),
    "pa": ("pa", "definizione"),
    "terzo_settore": ("terzo_settore", "definizione"),
    "attenzione": ("attenzione",),
    "come_dirlo": ("come_dirlo",),
    "esempio": ("esempio", "testo"),
}


def prints(glossary: Glossary) -> tuple[WordPrint, ...]:
    """Return the print of every word, by id."""
    return tuple(print_of(glossary, glossary.concepts[id_], {}) for id_ in sorted(glossary.concepts))


def print_of(glossary: Glossary, concept: Concept, earlier: Mapping[str, str]) -> WordPrint:
    """Return the print of a word: a part that is not written has none.

    ``earlier`` gives the id that a word had when it was last published: so a text does not seem to have
    changed because a word that it names has moved.
    """

    def known(id_: str) -> str:
        end = glossary.end_of(id_) or id_
        return earlier.get(end, end)

    def read(text: str) -> str:
        return LINK.sub(lambda match: match["text"] or known(match["id"]), text)

    parts = {part: [read(text_at(concept, field))] for part, field in TEXT_PARTS.items()}
    parts["fonti"] = [f"{part} {_cited(citation)}" for part, citation in glossary.citations_of(concept)]
    parts["nomi"] = _other_names(concept)
    near = sorted(known(id_) for id_ in (*concept.piu_ampio, *concept.vedi_anche))
    parts["legami"] = [concept.area, *near]
    digests = {part: _digest(texts) for part, texts in parts.items() if any(texts)}
    return WordPrint.model_validate(
        {"id": concept.id, "nome": concept.full_name, "accordo": concept.accordo, **digests}
    )


def _other_names(concept: Concept) -> list[str]:
    avoided = [item.forma for item in concept.sconsigliati]
    return [*concept.sigle, *concept.varianti, *avoided, concept.inglese or ""]


def _cited(citation: Citation) -> str:
    return f"{citation.fonte} {citation.rif or ''}"


def _digest(texts: list[str]) -> str:
    covered = "\n".join(normalised(text) for text in texts)
    return hashlib.sha256(covered.encode()).hexdigest()[:DIGEST_LENGTH]


def approvals(glossary: Glossary) -> tuple[PublishedApproval, ...]:
    """Return the approvals that hold, by word, then in the order of the file."""
    return tuple(
        PublishedApproval(voce=id_, lato=approval.lato, ente=approval.ente)
        for id_ in sorted(glossary.concepts)
        for approval in valid_approvals(glossary.concepts[id_])
    )
