"""What a text mentions: other words in a circle, acronyms nobody explains, laws nobody cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from parole.glossary.glossary import Glossary
from parole.glossary.linking import PageLinks
from parole.model.concept import Concept
from parole.model.parts import texts_of
from parole.model.registers import Source
from parole.model.values import SideName, SourceKind
from parole.reading.problems import Problem
from parole.reading.records import STAND_IN
from parole.rules.references import closest
from parole.rules.subject import Subject

MAX_CIRCLE = 3
# Acronyms that stand in everyday Italian for the thing itself, and those of what is still to be written.
EVERYDAY = frozenset("IVA TAR UE PEC SPID PDF SMS TV CAP ISEE PIL TODO TBD FIXME".split())
ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]{1,6}(?![\w-]|\.\w)")
SPELT_OUT = re.compile(r"\(([A-Z][A-Z0-9]{1,6})\)|([A-Z][A-Z0-9]{1,6}) \([a-zà-ù]")
ROMAN = re.compile(r"[IVXLC]+")
NUMBERED = re.compile(
    r"\b(?:legge|l\.|d\.\s?lgs\.|decreto legislativo|d\.\s?m\.|decreto ministeriale|d\.\s?l\."
    r"|decreto[- ]legge|d\.p\.r\.)"
    r"[^.;:()«»]{0,40}?\bn?\.?\s*(?P<number>\d{1,4})(?:/| del )(?P<year>\d{4})",
    re.IGNORECASE,
)

# Signs far quicker to look for than the whole patterns: without them no acronym and no number of a law.
TWO_CAPITALS = re.compile("[A-Z][A-Z0-9]")
NUMBER = re.compile("[0-9](?:/| del )[0-9]{4}")
# The words that tell a name from others: «Codice», «241», «Terzo».
TELLING = re.compile(r"[A-Z0-9][^\W_]*")


def check_circles(subject: Subject) -> Iterator[Problem]:
    """No word is defined through words that are defined through it, in up to three steps (ISO 704)."""
    mentions = {concept.id: _mentioned(subject.glossary, concept) for concept in subject.concepts}
    seen: set[frozenset[str]] = set()
    for concept in subject.concepts:
        for circle in _circles(mentions, (concept.id,)):
            if frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                yield subject.in_word(
                    "definizione-circolare", concept, "in_breve", catena=" → ".join((*circle, circle[0]))
                )


def _mentioned(glossary: Glossary, concept: Concept) -> set[str]:
    page = PageLinks(glossary, concept.id, "")
    page.link(Markup.escape(concept.in_breve))
    return page.linked - {concept.id}


def _circles(mentions: dict[str, set[str]], chain: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for target in sorted(mentions.get(chain[-1], ())):
        if target == chain[0]:
            yield chain
        elif target not in chain and len(chain) < MAX_CIRCLE:
            yield from _circles(mentions, (*chain, target))


def check_acronyms(subject: Subject) -> Iterator[Problem]:
    """An acronym in a text is a name of the glossary, or is spelt out there, or everybody knows it."""
    names = (name for concept in subject.concepts for name in (concept.termine, *concept.sigle))
    written = {re.sub(r"[.\s]", "", name) for name in names}  # one with dots is told where it is
    known = {name for name in written if ACRONYM.fullmatch(name)} | EVERYDAY
    for concept in subject.concepts:
        for location, text in texts_of(concept):
            for acronym in sorted(acronyms_in(text) - known):
                if not ROMAN.fullmatch(acronym) and acronym not in _spelt_out(concept):
                    yield subject.in_word("sigla-non-sciolta", concept, *location, valore=acronym)


def acronyms_in(text: str) -> set[str]:
    """Return the acronyms that a text holds, each once."""
    return set(ACRONYM.findall(text)) if TWO_CAPITALS.search(text) else set()


def _spelt_out(concept: Concept) -> set[str]:
    """Return the acronyms explained by parentheses: «azienda sanitaria (ASL)», «ASL (azienda …)»."""
    text = " ".join(text for _, text in texts_of(concept))
    return {match[1] or match[2] for match in SPELT_OUT.finditer(text)}


_CITING = ("fonti", *(f"{name.value}.fonti" for name in SideName), "esempio.fonte")


def check_laws_in_prose(subject: Subject) -> Iterator[Problem]:
    """A law that a text names is among the sources of the entry, where its being in force is checked."""
    doubles = {double.id for double in subject.doubles if double.kind == "fonti"}
    sources = subject.glossary.sources.items()
    acts = {id_: act for id_, act in sources if act.tipo is SourceKind.NORMA and id_ not in doubles}
    by_name = ActNames(acts)
    by_number = acts_by_number(acts)
    known = tuple(subject.ids.get("fonti", ()))
    for concept in subject.concepts:
        cited = {citation.fonte for _, citation in subject.glossary.citations_of(concept)}
        if STAND_IN in cited or not all(subject.was_read(concept, at) for at in _CITING):
            continue  # what is there of it may be the very one that is missing
        unknown = cited - subject.glossary.sources.keys()
        cited |= {subject.renamed.current("fonti", id_) for id_ in unknown}
        cited |= {closest(id_, known) or "" for id_ in unknown}
        for location, text in texts_of(concept):
            for id_ in sorted((by_name.named_in(text) | _numbered(text, by_number)) - cited):
                yield subject.in_word(
                    "norma-senza-fonte", concept, *location, valore=acts[id_].nome, fonte=id_
                )


def acts_by_number(acts: Mapping[str, Source]) -> dict[tuple[str, str], str]:
    """Return the ids of acts by (number, year), the way a text calls them: «legge 241/1990»."""
    dated = ((id_, act, act.data) for id_, act in acts.items() if act.data)
    return {(number, str(day.year)): id_ for id_, act, day in dated for number in _numbers(act)}


def _numbers(act: Source) -> list[str]:
    """Return the number of an act: the last part of its urn, or what follows «n.» in its reference."""
    found = re.search(r";(\d+)", act.urn or "") or re.search(r"\bn\. (\d+)", act.estremi or "")
    return [found[1]] if found else []


class ActNames:
    """Finds the acts that a text names, in a time that does not grow with the acts of the register.

    Each name is filed under the rarest of the words that tell it from others, and looked for only in the
    texts that have that word; a name without any (all in small letters) is looked for everywhere.
    """

    def __init__(self, acts: Mapping[str, Source]) -> None:
        self._ids = {act.nome: id_ for id_, act in acts.items()}
        told_by = {name: TELLING.findall(name) or [""] for name in self._ids}
        rarity = Counter(word for words in told_by.values() for word in set(words))
        self._names: dict[str, list[str]] = {}
        for name, words in told_by.items():
            self._names.setdefault(min(words, key=rarity.__getitem__), []).append(name)

    def that_may_be_in(self, text: str) -> list[str]:
        """Return the names worth looking for in ``text``."""
        words = self._names.keys() & ["", *TELLING.findall(text)]
        return [name for word in words for name in self._names[word]]

    def named_in(self, text: str) -> set[str]:
        """Return the ids of the acts whose name stands in ``text`` as whole words."""
        inside = (name for name in self.that_may_be_in(text) if name in text)
        return {self._ids[name] for name in inside if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


def _numbered(text: str, by_number: dict[tuple[str, str], str]) -> set[str]:
    if not NUMBER.search(text):
        return set()
    found = ((match["number"], match["year"]) for match in NUMBERED.finditer(text))
    return {by_number[pair] for pair in found if pair in by_number}
