"""What a text mentions: other words in a circle, acronyms nobody explains, laws nobody cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from parole.linking import WordLinker
from parole.model.concept import Concept
from parole.model.registers import Source
from parole.model.values import SourceKind
from parole.problems import Problem
from parole.rules.subject import Subject
from parole.texts import TEXT_FIELDS, text_at

MAX_CIRCLE = 3
# Acronyms that stand in everyday Italian for the thing itself.
EVERYDAY = frozenset("IVA TAR UE PEC SPID PDF SMS TV CAP ISEE PIL".split())
ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]{1,6}(?![\w-]|\.\w)")
SPELT_OUT = re.compile(r"\(([A-Z][A-Z0-9]{1,6})\)|([A-Z][A-Z0-9]{1,6}) \([a-zà-ù]")
ROMAN = re.compile(r"[IVXLC]+")
NUMBERED = re.compile(
    r"\b(?:legge|l\.|d\.\s?lgs\.|decreto legislativo|d\.\s?m\.|decreto ministeriale|d\.\s?l\."
    r"|decreto[- ]legge|d\.p\.r\.)"
    r"[^.;:()«»]{0,40}?\bn?\.?\s*(?P<number>\d{1,4})(?:/| del )(?P<year>\d{4})",
    re.IGNORECASE,
)


def check_circles(subject: Subject) -> Iterator[Problem]:
    """No word is defined through words that are defined through it, in up to three steps (ISO 704)."""
    linker = WordLinker(subject.glossary)
    mentions = {concept.id: _mentioned(linker, concept) for concept in subject.concepts}
    seen: set[frozenset[str]] = set()
    for concept in subject.concepts:
        for circle in _circles(mentions, (concept.id,)):
            if frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                yield subject.in_word(
                    "definizione-circolare", concept, "in_breve", catena=" → ".join((*circle, circle[0]))
                )


def _mentioned(linker: WordLinker, concept: Concept) -> set[str]:
    page = linker.page(concept.id, "")
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
    known = {acronym for concept in subject.concepts for acronym in concept.sigle} | EVERYDAY
    for concept in subject.concepts:
        spelt_out = _spelt_out(" ".join(text_at(concept, field) for field in TEXT_FIELDS))
        for location in TEXT_FIELDS:
            for acronym in sorted(set(ACRONYM.findall(text_at(concept, location)))):
                if acronym not in known | spelt_out and not ROMAN.fullmatch(acronym):
                    yield subject.in_word("sigla-non-sciolta", concept, *location, valore=acronym)


def _spelt_out(text: str) -> set[str]:
    """Return the acronyms explained by parentheses: «azienda sanitaria (ASL)», «ASL (azienda …)»."""
    return {match[1] or match[2] for match in SPELT_OUT.finditer(text)}


def check_laws_in_prose(subject: Subject) -> Iterator[Problem]:
    """A law that a text names is among the sources of the entry, where its being in force is checked."""
    acts = {id_: act for id_, act in subject.glossary.sources.items() if act.tipo is SourceKind.NORMA}
    by_name = {act.nome: id_ for id_, act in acts.items()}
    by_number = acts_by_number(acts)
    for concept in subject.concepts:
        cited = {citation.fonte for _, citation in subject.glossary.citations_of(concept)}
        for location in TEXT_FIELDS:
            text = text_at(concept, location)
            for id_ in sorted(_named(text, by_name) | _numbered(text, by_number)):
                if id_ not in cited:
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


def _named(text: str, by_name: dict[str, str]) -> set[str]:
    """Return the acts whose name stands in a text as whole words."""
    inside = (name for name in by_name if name in text)  # far quicker than one pattern per name
    return {by_name[name] for name in inside if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


def _numbered(text: str, by_number: dict[tuple[str, str], str]) -> set[str]:
    found = ((match["number"], match["year"]) for match in NUMBERED.finditer(text))
    return {by_number[pair] for pair in found if pair in by_number}
