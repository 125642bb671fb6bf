"""What a message proposes where a name stands in the place of an id: the thing that it names."""

from __future__ import annotations

import re

from pydantic import BaseModel

from parole.glossary.naming import id_named
from parole.language.italian import nearest
from parole.model.concept import WordFile
from parole.model.walk import record_of, refers_to
from parole.reading.problems import Problem
from parole.reading.records import node_at
from parole.reading.rulebook import problem
from parole.reading.yaml_nodes import Location, Scalar
from parole.rules.subject import Subject

_A_LINK = "è un indirizzo: aggiungi la fonte in glossary/fonti.yml, e qui scrivi il suo identificativo"
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def with_names(subject: Subject, found: Problem) -> Problem:
    """Return a problem with the id that the value seems to mean, if it is about an id and there is one."""
    if found.rule != "identificativo":
        return found
    location: Location = tuple(name or int(index) for name, index in _STEP.findall(found.field))
    typed, kind = _typed(subject, found, location), _register(location)
    meant = _meant(subject, kind, typed) if typed and kind else ""
    return problem(found.rule, found.place, found.field, valore=typed, consiglio=meant) if meant else found


def _typed(subject: Subject, found: Problem, location: Location) -> str:
    documents = subject.reading.documents.items()
    roots = (doc.root for (kind, _), doc in documents if kind == "termini" and doc.path == found.place.path)
    root = next(roots, None)
    node = node_at(root, location) if root and location else None
    return node.text if isinstance(node, Scalar) else ""


def _register(location: Location) -> str:
    """Return the register from which the id at ``location`` of a word must come."""
    model: type[BaseModel] = WordFile
    kind = ""
    for step in location:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field:
            kind = refers_to(field)
            model = record_of(field.annotation) or model
    return kind


def _meant(subject: Subject, kind: str, typed: str) -> str:
    glossary = subject.glossary
    if kind == "fonti":
        meant = subject.usual.understood(typed)
        if typed.startswith(("http:", "https:")) and not meant.fonte:
            known_as = (id_ for id_, source in glossary.sources.items() if source.indirizzo == typed)
            return next((f"forse: fonte {id_}" for id_ in known_as), _A_LINK)
        return f"forse: {meant}" if meant.fonte else ""
    if id_ := id_named(glossary, kind, typed):
        return f"forse «{id_}»?"
    known = glossary.areas if kind == "aree" else glossary.concepts
    parts = re.split(r"\s*[,;]\s*|\s+e\s+", typed)
    if len(parts) > 1 and all(part in known or id_named(glossary, kind, part) for part in parts):
        return f"qui ce ne sono {len(parts)}: mettile una per riga, ciascuna dopo «- »"
    near = nearest(typed, known)
    if kind == "aree" and not near:
        return f"le aree sono: {', '.join(known)}"
    return f"forse «{near}»?" if near else ""
