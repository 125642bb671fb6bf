"""Sources: references well written, articles that exist, acts in force, identifiers that hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parole.glossary.citations import Articles, articles_of, is_well_formed, other_division, parse_articles
from parole.glossary.identifiers import is_celex, is_ecli, is_eli, is_urn, urn_date
from parole.model.concept import Citation, Concept
from parole.model.registers import Source
from parole.model.values import ReadIn, SourceKind
from parole.reading.problems import Problem
from parole.reading.yaml_nodes import Location
from parole.rules.references import citations_with_places
from parole.rules.subject import Subject

# Without these a reader could not find the source again.
NEEDED = {
    SourceKind.NORMA: ("data",),
    SourceKind.SENTENZA: ("data", "estremi", "grado"),
    SourceKind.DOCUMENTO: (),
    SourceKind.PUBBLICAZIONE: ("autore",),
    SourceKind.PAGINA: ("autore", "indirizzo"),
}
# The identifiers that follow a syntax of their own; each field has the rule of its name.
_SYNTAX = {"ecli": is_ecli, "eli": is_eli, "celex": is_celex}


RIF_FORMS = "scrivilo come «art. 55, c. 3, lett. a)», «artt. 55-57», «§ 3», «cons. dir. 2.1» o «p. 12»"


def rif_advice(subject: Subject, source: str, rif: str) -> str:
    """Return how a reference may have to be written: what it seems to say, and our forms."""
    meant = subject.usual.understood(rif)
    if not meant.rif:
        return RIF_FORMS
    cited = subject.glossary.sources.get(source)
    right = (cited and other_division(cited, meant.rif)) or meant.rif
    said = f"«{right}»" if meant.fonte in {"", source} else f": {meant}"
    return f"forse{said if said[0] == ':' else f' {said}'}? Se no, {RIF_FORMS}"


def check_citations(subject: Subject) -> Iterator[Problem]:
    """Each reference follows the grammar, names an article that exists, cites an act in force."""
    articles = {id_: _articles_in(source) for id_, source in subject.glossary.sources.items()}
    sound = set()  # the same citations come back in word after word
    for concept in subject.concepts:
        for location, citation in citations_with_places(concept):
            said = (citation.fonte, citation.rif, citation.storico)
            if said not in sound:
                found = list(_check_citation(subject, concept, location, citation, articles))
                yield from found
                if not found:
                    sound.add(said)


def _check_citation(
    subject: Subject, concept: Concept, at: Location, citation: Citation, articles: Mapping[str, _Extent]
) -> Iterator[Problem]:
    if citation.rif and not is_well_formed(citation.rif):
        advice = rif_advice(subject, citation.fonte, citation.rif)
        yield subject.in_word("rif", concept, *at, "rif", valore=citation.rif, consiglio=advice)
    if source := subject.glossary.sources.get(citation.fonte):
        yield from _check_article(subject, concept, at, citation, source, articles[citation.fonte])
        yield from _check_force(subject, concept, at, citation, source)
        if citation.rif and (right := other_division(source, citation.rif)):
            details = {"valore": citation.rif, "fonte": source.nome, "giusto": right}
            yield subject.in_word("comma-o-paragrafo", concept, *at, "rif", **details)
        if source.tipo is SourceKind.SENTENZA and not citation.rif and was_read(source):
            yield subject.in_word("punto-mancante", concept, *at, fonte=source.nome)


def was_read(source: Source) -> bool:
    """Return whether somebody had the text: only then its points can be known."""
    return any(reading.letto_su is ReadIn.TESTO for reading in source.letture)


class _Extent(NamedTuple):
    """The articles that a source has and those that were repealed; ``None`` where nobody can tell."""

    known: Articles | None
    repealed: Articles | None


def _articles_in(source: Source) -> _Extent:
    return _Extent(_read(source.articoli) if source.articoli else None, _read(source.abrogati))


def _check_article(
    subject: Subject, concept: Concept, at: Location, citation: Citation, source: Source, extent: _Extent
) -> Iterator[Problem]:
    """An unknown range gives no verdict."""
    for article in articles_of(citation.rif or ""):
        if extent.known and article not in extent.known:
            rule = "articolo-inesistente"
        elif extent.repealed and article in extent.repealed and source.vigente and not citation.storico:
            rule = "articolo-abrogato"
        else:
            continue
        details = {"articolo": article, "fonte": source.nome, "articoli": ", ".join(source.articoli)}
        yield subject.in_word(rule, concept, *at, "rif", **details)


def _check_force(
    subject: Subject, concept: Concept, at: Location, citation: Citation, source: Source
) -> Iterator[Problem]:
    if not source.vigente and not citation.storico:
        yield subject.in_word("fonte-non-vigente", concept, *at, "fonte", fonte=source.nome)


def check_source_register(subject: Subject) -> Iterator[Problem]:
    """Each source has what a reader needs to find it, and identifiers written as their authority wants."""
    for id_, source in sorted(subject.sources.items()):
        for needed in NEEDED[source.tipo] if subject.entry_was_read("fonti", id_, "tipo") else ():
            if getattr(source, needed) is None and subject.entry_was_read("fonti", id_, needed):
                yield subject.found("fonte-incompleta", "fonti", id_, (), tipo=source.tipo, manca=needed)
        yield from _check_identifiers(subject, id_, source)
        for field in ("articoli", "abrogati"):
            for index, text in enumerate(getattr(source, field)):
                if _read((text,)) is None:
                    yield subject.found("articoli", "fonti", id_, (field, index), valore=text)


def _check_identifiers(subject: Subject, id_: str, source: Source) -> Iterator[Problem]:
    if source.urn and not is_urn(source.urn):
        yield subject.found("urn", "fonti", id_, ("urn",), valore=source.urn)
    elif source.urn and source.data and urn_date(source.urn) != source.data:
        yield subject.found("urn-data", "fonti", id_, ("data",), urn=urn_date(source.urn), data=source.data)
    for name, is_well_written in _SYNTAX.items():
        value = getattr(source, name)
        if value and not is_well_written(value):
            yield subject.found(name, "fonti", id_, (name,), valore=value)
    if source.indirizzo and not _is_address(source.indirizzo):
        yield subject.found("indirizzo", "fonti", id_, ("indirizzo",), valore=source.indirizzo)


def _read(texts: tuple[str, ...]) -> Articles | None:
    """Return the articles that ``texts`` list, or ``None`` if one of them is badly written."""
    try:
        return parse_articles(texts)
    except ValueError:
        return None


def _is_address(text: str) -> bool:
    """A web address with a host that has a dot, and nothing that could end an attribute or a line."""
    scheme, separator, rest = text.partition("://")
    host = rest.split("/")[0]
    is_web = scheme in {"http", "https"} and bool(separator) and "." in host.strip(".")
    return is_web and not set(text) & set(" \"'<>\\`{}|^")
