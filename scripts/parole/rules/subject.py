"""What a check looks at, and how it says where a problem is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from parole.glossary.glossary import Glossary
from parole.glossary.naming import id_named
from parole.glossary.usual_citations import UsualCitations
from parole.language.texts import SIGN, texts_in
from parole.model.concept import Concept
from parole.model.registers import ForeignWord, Source
from parole.reading.document import Document
from parole.reading.files import Reading
from parole.reading.node_values import node_at
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.yaml_nodes import Location, Scalar, field_name
from parole.rules.doubles import Double, doubles_in
from parole.rules.placeholders import PROSE, placeholder_in
from parole.rules.renamed import Renamed


@dataclass(frozen=True)
class Subject:
    """The glossary with its drafts, the nodes behind it, and the day of the check (never the clock's)."""

    glossary: Glossary
    reading: Reading
    today: date | None = None

    @classmethod
    def of(cls, reading: Reading, today: date | None) -> Subject:
        """Return the subject for ``reading``: broken words take part with what is right in them.

        Without any it is the very glossary that pages are made of: what is computed of it serves both.
        """
        glossary, drafts = reading.glossary, reading.draft_entries
        if reading.drafts:
            glossary = replace(glossary, concepts={**glossary.concepts, **reading.drafts})
        if drafts:
            glossary = replace(
                glossary,
                paths={**glossary.paths, **drafts.get("percorsi", {})},
                areas={**glossary.areas, **drafts.get("aree", {})},
                foreign=_in_order(reading, drafts.get("stranieri", {})),
            )
        return cls(glossary, reading, today)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources of the register, also those with problems; who cites them is told nothing of these."""
        return {**self.glossary.sources, **self.reading.draft_entries.get("fonti", {})}

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """The words, by id."""
        return tuple(self.glossary.concepts[id_] for id_ in sorted(self.glossary.concepts))

    @cached_property
    def texts(self) -> tuple[tuple[Concept, tuple[tuple[Location, str], ...]], ...]:
        """All the texts of the words, walked once for the checks that look at each."""
        return tuple((concept, tuple(texts_in(concept))) for concept in self.concepts)

    @cached_property
    def all_texts(self) -> tuple[tuple[str, str, Location, str], ...]:
        """The texts of words and registers, one by one: kind and id of their record, location, text."""
        glossary = self.glossary
        records = [("termini", concept.id, texts) for concept, texts in self.texts]
        registers = {"aree": glossary.areas, "fonti": self.sources, "percorsi": glossary.paths}
        for kind, same_kind in registers.items():
            records += [(kind, id_, tuple(texts_in(record))) for id_, record in same_kind.items()]
        return tuple((kind, id_, at, text) for kind, id_, texts in records for at, text in texts)

    @cached_property
    def placeholders(self) -> tuple[tuple[str, str, Location, re.Match[str]], ...]:
        """What only keeps the place of a text: kind and id of its record, location, the whole or a piece."""
        return tuple(
            (kind, id_, at, found)
            for kind, id_, at, text in self.all_texts
            if (found := placeholder_in(text, prose=at[-1] in PROSE))
        )

    @property
    def unwritten(self) -> set[tuple[str, str]]:
        """The fields, with their files, of which the whole only keeps the place of a text."""
        whole = ((kind, id_, at) for kind, id_, at, found in self.placeholders if found[0] == found.string)
        documents = ((self._document(kind, id_), at) for kind, id_, at in whole)
        return {(document.path, field_name((*document.base, *at))) for document, at in documents}

    @cached_property
    def usual(self) -> UsualCitations:
        """What understands citations that are not written as ours."""
        return UsualCitations(self.glossary.sources)

    @cached_property
    def texts_with_signs(self) -> tuple[tuple[str, str, Location, str], ...]:
        """Those of all the texts that may hold more than prose (:data:`SIGN`)."""
        return tuple(found for found in self.all_texts if SIGN.search(found[-1]))

    @cached_property
    def ids(self) -> dict[str, tuple[str, ...]]:
        """The ids of each kind in the order of the files, broken entries too: each has its own problem."""
        found: dict[str, list[str]] = {}
        for kind, id_ in self.reading.documents:
            found.setdefault(kind, []).append(id_)
        return {kind: tuple(ids) for kind, ids in found.items()}

    @cached_property
    def renamed(self) -> Renamed:
        """What finds the things that have another id than before."""
        return Renamed(self.glossary, self.ids, self.texts)

    @cached_property
    def doubles(self) -> tuple[Double, ...]:
        """The things that are in a register twice."""
        places, foreign = self.ids.get("stranieri", ()), self.glossary.foreign
        by_place = dict(zip(places, foreign, strict=True)) if len(places) == len(foreign) else {}
        glossary = self.glossary  # as it is, what has been computed of it serves here too
        if "fonti" in self.reading.draft_entries:
            glossary = replace(glossary, sources=self.sources)
        return tuple(doubles_in(glossary, by_place, self.renamed.cited))

    def named(self, kind: str, text: str) -> str:
        """Return the id of what ``text`` names, or an empty text: each different one is looked for once."""
        if (kind, text) not in self._named:
            self._named[kind, text] = id_named(self.glossary, kind, text)
        return self._named[kind, text]

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        return {}

    def place(self, kind: str, id_: str, *location: str | int) -> Place:
        """Return where the value at ``location`` of a thing stands (or what is nearest to it)."""
        return self._document(kind, id_).place_of(location)

    def found(
        self,
        rule: str,
        kind: str,
        id_: str,
        location: Location,
        offset: int | None = None,
        /,
        **details: object,
    ) -> Problem:
        """Return a problem at ``location`` of the thing of that kind and id.

        Inside a text its place is that of the fault: at ``offset``, or where «valore» is written.
        """
        document = self._document(kind, id_)
        place = document.place_of(location, str(details.get("valore", "")), offset)
        return problem(rule, place, field_name((*document.base, *location)), **details)

    def in_word(self, rule: str, concept: Concept, *location: str | int, **details: object) -> Problem:
        """Return a problem at ``location`` of a word."""
        return self.found(rule, "termini", concept.id, location, **details)

    def asked_by_verdict(self, rule: str, concept: Concept, field: str, **details: object) -> Problem:
        """Return the problem of a field that the verdict asks for: not there, it is told at the verdict."""
        found = self.in_word(rule, concept, field, **details)
        root = self._document("termini", concept.id).root
        written = node_at(root, (field,)) is not None
        return found if written else found._replace(place=self.place("termini", concept.id, "accordo"))

    def in_text(
        self, rule: str, concept: Concept, location: Location, offset: int, /, **details: object
    ) -> Problem:
        """Return a problem at ``offset`` inside the text at ``location`` of a word."""
        return self.found(rule, "termini", concept.id, location, offset, **details)

    def was_read(self, concept: Concept, field: str) -> bool:
        """Return whether what is written in ``field`` could be read: if not, its absence proves nothing.

        Of a field with others inside, all of them must have been.
        """
        return self.entry_was_read("termini", concept.id, field)

    def entry_was_read(self, kind: str, id_: str, field: str) -> bool:
        """Return the same of a field of anything: of a source, of a path."""
        document = self._document(kind, id_)
        name = field_name((*document.base, field))
        replaced = (each for where, each in self.reading.replaced if where == document.path)
        return not any(each == name or each.startswith((f"{name}.", f"{name}[")) for each in replaced)

    def typed(self, kind: str, id_: str, *location: str | int) -> str:
        """Return what is written at ``location`` of a thing, as it is in the file; empty if it is no text."""
        node = node_at(self._document(kind, id_).root, location)
        return node.text if isinstance(node, Scalar) else ""

    def _document(self, kind: str, id_: str) -> Document:
        return self.reading.documents[kind, id_]


def _in_order(reading: Reading, drafts: dict[str, ForeignWord]) -> tuple[ForeignWord, ...]:
    """Return the foreign words as in their file, also those with problems."""
    right = iter(reading.glossary.foreign)
    places = (id_ for kind, id_ in reading.documents if kind == "stranieri")
    found = (drafts[id_] if id_ in drafts else next(right, None) for id_ in places)
    return tuple(word for word in found if word)


Check = Callable[[Subject], Iterator[Problem]]
