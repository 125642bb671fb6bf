"""What a word says, part by part, in few digits: enough to tell later which part has changed, without git.

A digest covers what readers would notice: case, spaces and punctuation do not count, as for approvals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from parole.glossary.glossary import Glossary
from parole.glossary.state import normalised, valid_approvals
from parole.language.texts import LINK
from parole.model.concept import Concept
from parole.model.parts import PARTS, Kind, news_groups, said, value_at
from parole.model.publication import PublishedApproval, WordPrint

DIGEST_LENGTH = 10


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

    groups: dict[str, list[str]] = {group: [] for group in news_groups()}
    for part in PARTS:
        if part.news_group in groups:
            texts = said(value_at(concept, part.at))
            if part.kind in {Kind.TIES, Kind.ITEMS}:  # there may be ids of words among them
                texts = [known(text) for text in texts]
            if part.kind is Kind.TIES:
                texts.sort()
            groups[part.news_group] += [read(text) for text in texts]
    digests = {group: _digest(texts) for group, texts in groups.items() if any(texts)}
    return WordPrint.model_validate(
        {"id": concept.id, "nome": concept.full_name, "accordo": concept.accordo, **digests}
    )


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
