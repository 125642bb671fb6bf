"""Things that have another id than before: told once, where they are, and not by all those that cite them.

An id that leads nowhere was changed, and not misspelt, if a thing of the same kind is cited by nobody and has
the old id for its name; or resembles it, or names it, and several cite the old one, or it was published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from parole.glossary.glossary import Glossary
from parole.language.italian import nearest, slug
from parole.language.texts import references_in
from parole.model.concept import Concept
from parole.model.parts import said

SEVERAL = 2
LONGEST_SMALL = 3  # letters: articles and prepositions


class Renamed:
    """Finds, of an id that leads nowhere, the id that its thing has now.

    ``ids`` are all those of each kind; ``texts`` are the words with all that is written of them.
    """

    def __init__(
        self,
        glossary: Glossary,
        ids: Mapping[str, Iterable[str]],
        texts: Iterable[tuple[Concept, Iterable[tuple[object, str]]]],
    ) -> None:
        self._glossary = glossary
        self.cited = {"termini": Counter[str](), "aree": Counter[str](), "fonti": Counter[str]()}
        for concept, written in texts:
            for kind, target in set(_cited_by(glossary, concept, written)):
                self.cited[kind][target] += 1
        self.cited["termini"].update(step.voce for path in glossary.paths.values() for step in path.voci)
        self._published = {word.id for word in glossary.published.voci}
        self._uncited = {
            kind: [id_ for id_ in known if not self.cited[kind][id_] and id_ not in self._published]
            for kind, known in ids.items()
            if kind in self.cited
        }
        self._found: dict[tuple[str, str], str] = {}

    def current(self, kind: str, id_: str) -> str:
        """Return the id that has taken the place of one that is not there; empty if nothing tells."""
        if (kind, id_) not in self._found:
            self._found[kind, id_] = self._now(kind, id_)
        return self._found[kind, id_]

    def _now(self, kind: str, id_: str) -> str:
        uncited = self._uncited.get(kind, [])
        words = self._glossary.concepts if kind == "termini" else {}
        named = [one for one in uncited if one in words and id_ in _names(words[one])]
        if len(named) == 1:
            return named[0]
        sure = self.cited[kind][id_] >= SEVERAL or (kind == "termini" and id_ in self._published)
        return (nearest(id_, uncited) or self._alone(kind, id_, uncited)) if sure else ""

    def _alone(self, kind: str, id_: str, uncited: list[str]) -> str:
        """Return the only thing of a register with all the old id in its texts, or the only area left."""
        records: Mapping[str, BaseModel] = {
            "fonti": self._glossary.sources,
            "aree": self._glossary.areas,
        }.get(kind, {})
        old = set(id_.split("-"))
        named = [
            one
            for one in uncited
            if one in records and (old <= _said(records[one]) or id_ == _initials(records[one]))
        ]
        found = named or (uncited if kind == "aree" else [])
        return found[0] if len(found) == 1 else ""


def _said(record: BaseModel) -> set[str]:
    """Return the words of all that a record says, as ids have them."""
    return set(slug(" ".join(said(record))).split("-"))


def _initials(record: BaseModel) -> str:
    """Return the first letters of a name: «Codice del Terzo settore» is «cts»."""
    return "".join(
        word[0] for word in slug(getattr(record, "nome", "")).split("-") if len(word) > LONGEST_SMALL
    )


def _names(concept: Concept) -> set[str]:
    return {slug(concept.termine), slug(concept.full_name)}


def _cited_by(
    glossary: Glossary, concept: Concept, written: Iterable[tuple[object, str]]
) -> Iterator[tuple[str, str]]:
    """Yield what a word cites, itself left out: the kind and the id of each thing."""
    words = [*concept.piu_ampio, *concept.vedi_anche, *(one.voce for one in concept.da_non_confondere)]
    words += [link["id"] for _, text in written if "[[" in text for link in references_in(text)]
    yield from (("termini", id_) for id_ in words if id_ and id_ != concept.id)
    yield "aree", concept.area
    yield from (("fonti", citation.fonte) for _, citation in glossary.citations_of(concept))
