"""What a message proposes where a name stands in the place of an id: the thing that it names."""

from __future__ import annotations

import re

from pydantic import BaseModel

from parole.glossary.naming import id_named
from parole.glossary.usual_citations import Usual
from parole.language.italian import key, nearest
from parole.model.concept import Citation, WordFile
from parole.model.registers import ReadingPath
from parole.model.walk import is_many, record_of, refers_to
from parole.reading.node_values import node_at
from parole.reading.problems import Problem
from parole.reading.rulebook import problem
from parole.reading.wanted import A_CITATION
from parole.reading.yaml_nodes import AnyNode, Location, Scalar
from parole.rules.subject import Subject

_TO_REGISTER = "se lì non c’è, aggiungila prima al registro"
# The files that name words, sources and areas by their ids.
_MODELS: dict[str, type[BaseModel]] = {"termini": WordFile, "percorsi": ReadingPath}
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def with_names(subject: Subject, found: Problem) -> Problem:
    """Return a problem with what the value seems to mean, if it is about an id or a source."""
    if found.rule not in {"identificativo", "tipo-errato"}:
        return found
    location: Location = tuple(name or int(index) for name, index in _STEP.findall(found.field))
    file, root = _root_of(subject, found)
    kind, record, many = _wanted(_MODELS.get(file, WordFile), location)
    node = node_at(root, location) if root and location and (kind or record is Citation) else None
    typed = node.text if isinstance(node, Scalar) else ""
    if found.rule == "tipo-errato":
        if not typed or record is not Citation:
            return found
        listed = isinstance(location[-1], int)
        start = "scrivila così: " if listed else _ON_ITS_LINE if many else _IN_PLACE
        several = re.split(r"\s*;\s*", typed.strip(" ;")) if many and not listed else [typed]
        if len(several) > 1:
            start = "scrivile sotto, una per riga: - "
        said = start + " e - ".join(_whole_citation(subject, one) for one in several)
        return found._replace(message=f"{found.message.partition('; ')[0]}; {said}")
    meant = _meant(subject, kind, typed) if typed and kind else ""
    return problem(found.rule, found.place, found.field, valore=typed, consiglio=meant) if meant else found


def _root_of(subject: Subject, found: Problem) -> tuple[str, AnyNode | None]:
    """Return the kind of the file of a problem, and its node, if it is a word or a path."""
    documents = subject.reading.documents.items()
    its = (
        (kind, doc.root) for (kind, _), doc in documents if kind in _MODELS and doc.path == found.place.path
    )
    return next(its, ("", None))


_ON_ITS_LINE, _IN_PLACE = "scrivila sulla riga sotto, così: - ", "scrivila dopo i due punti, così: "


def _wanted(model: type[BaseModel], location: Location) -> tuple[str, type[BaseModel] | None, bool]:
    """Return the register of the id at ``location`` of a record, or the record there, and whether of many."""
    kind, record, many = "", None, False
    for step in location:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field:
            kind, record, many = refers_to(field), record_of(field.annotation), is_many(field)
            model = record or model
    return kind, record, many


def _whole_citation(subject: Subject, typed: str) -> str:
    """Return the citation that ``typed`` seems to mean, as it is written."""
    meant = _cited(subject, typed)
    rif = f', rif: "{meant.rif}"' if meant.rif else ""
    if meant.fonte:
        return f"{{fonte: {meant.fonte}{rif}}}"
    return f"{A_CITATION}, con l’identificativo che ha in glossary/fonti.yml; {_TO_REGISTER}"


def _cited(subject: Subject, typed: str) -> Usual:
    """Return the source that ``typed`` names, by its address, by its title or as people cite it."""
    plain, sources = _plain_address(typed), subject.glossary.sources.items()
    if plain:
        known = (
            id_ for id_, source in sources if _plain_address(source.indirizzo or source.eli or "") == plain
        )
        return Usual(next(known, ""))
    meant = subject.usual.understood(typed)
    named = (id_ for id_, source in sources if key(typed) in {key(source.titolo), key(source.estremi or "")})
    return meant if meant.fonte else Usual(next(named, ""), meant.rif)


def _plain_address(text: str) -> str:
    """Return what two ways of writing a web address have in common; empty if it is no address."""
    match = re.fullmatch(r"(?:https?://|(?=www\.))(?:www\.)?(\S+?)/?(?:[?#]\S*)?", text.strip())
    return match[1] if match else ""


def _meant(subject: Subject, kind: str, typed: str) -> str:
    glossary = subject.glossary
    if kind == "fonti":
        meant = _cited(subject, typed)
        if meant.fonte:
            return f"forse: {meant}"
        if _plain_address(typed):
            return (
                "è un indirizzo: aggiungi la fonte in glossary/fonti.yml, e qui scrivi il suo identificativo"
            )
        near = nearest(typed, glossary.sources)
        return (
            f"forse «{near}»?"
            if near
            else f"scrivi quello che la fonte ha in glossary/fonti.yml; {_TO_REGISTER}"
        )
    if id_ := id_named(glossary, kind, typed):
        return f"forse «{id_}»?"
    known = glossary.areas if kind == "aree" else glossary.concepts
    ways = (re.split(between, typed.strip()) for between in (r"\s*[,;]\s*|\s+e\s+", r"\s+"))
    named = (way for way in ways if all(part in known or id_named(glossary, kind, part) for part in way))
    if len(parts := next(named, [])) > 1:
        many = "scegline una" if kind == "aree" else "mettile una per riga, ciascuna dopo «- »"
        return f"qui ce ne sono {len(parts)}: {many}"
    if near := nearest(typed, known):
        return f"forse «{near}»?"
    if kind == "aree":
        return f"le aree sono: {', '.join(known)}"
    return "scrivi quello della voce: il nome del suo file in glossary/termini/, senza .yml"
