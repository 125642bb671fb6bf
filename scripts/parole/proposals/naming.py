"""What people type for a thing of a register → its id: names, usual citations, sources still to be added."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from pydantic import BaseModel

from parole.glossary.citations import is_well_formed
from parole.glossary.glossary import Glossary
from parole.glossary.naming import id_named
from parole.glossary.usual_citations import Usual, UsualCitations
from parole.language.italian import slug
from parole.model.concept import Citation, Confusable, WordFile
from parole.model.types import ID_MAX, ID_PATTERN
from parole.model.values import SourceKind
from parole.model.walk import is_many, record_of, refers_to

_NAME_MAX = 90
_ADDRESS = re.compile(r"https?://\S+")
_NOTE = (
    "Arrivata come testo libero in una proposta: da completare, o da sostituire con una fonte del registro."
)


@dataclass
class Names:
    """Puts ids in place of names; ``sources`` are those to add, ``heard`` says what was understood."""

    glossary: Glossary
    sources: dict[str, Any]
    heard: list[str] = field(default_factory=list)

    @cached_property
    def _usual(self) -> UsualCitations:
        return UsualCitations(self.glossary.sources)

    def in_word(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a word with ids where they name things that have one."""
        return self._record(typed, WordFile)

    def _record(self, typed: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
        named = {name: self._value(value, model, name) for name, value in typed.items()}
        if model is Citation:
            return self._citation(named)
        return _as_a_form(named) if model is Confusable else named

    def _value(self, value: Any, model: type[BaseModel], name: str) -> Any:
        known = model.model_fields.get(name)
        if known is None or value is None:
            return value
        record, kind = record_of(known.annotation), refers_to(known)
        if is_many(known):
            return [self._one(item, record, kind) for item in value] if isinstance(value, list) else value
        return self._one(value, record, kind)

    def _one(self, value: Any, record: type[BaseModel] | None, kind: str) -> Any:
        if record and isinstance(value, dict):
            return self._record(value, record)
        if record is Citation and isinstance(value, str):  # a whole citation where its fields should be
            return self._citation({"fonte": value})
        if kind and kind != "fonti" and isinstance(value, str):
            return id_named(self.glossary, kind, value) or value
        return value

    def _citation(self, typed: dict[str, Any]) -> dict[str, Any]:
        source, rif = typed.get("fonte"), typed.get("rif")
        if isinstance(source, str) and source not in self.glossary.sources and source not in self.sources:
            typed = self._found(typed, source)
        if isinstance(rif, str) and not is_well_formed(rif):
            meant = self._usual.understood(rif)
            if meant.rif and meant.fonte in {"", typed.get("fonte")}:
                typed = self._heard(typed, rif, Usual("", meant.rif))
        return typed

    def _found(self, typed: dict[str, Any], source: str) -> dict[str, Any]:
        meant = self._usual.understood(source)
        if meant.fonte and meant.whole:
            return self._heard(typed, source, Usual(meant.fonte, "" if typed.get("rif") else meant.rif))
        if meant.fonte or re.fullmatch(ID_PATTERN, source) or not source.strip():
            return typed  # the checks say what they make of it
        return typed | {"fonte": self._added(source)}

    def _heard(self, typed: dict[str, Any], text: str, meant: Usual) -> dict[str, Any]:
        self.heard.append(f"ho letto «{text}» come {meant}")
        said = {"fonte": meant.fonte, "rif": meant.rif}
        return typed | {name: value for name, value in said.items() if value}

    def _added(self, text: str) -> str:
        same = (id_ for id_, fields in self.sources.items() if fields.get("titolo") == text)
        if known := next(same, None):
            return known
        id_ = source_id(text, {*self.glossary.sources, *self.sources})
        said = {"tipo": SourceKind.DOCUMENTO.value, "nome": text[:_NAME_MAX].strip(), "titolo": text}
        if found := _ADDRESS.search(text):
            said["indirizzo"] = found[0]
        self.sources[id_] = {**said, "note_redazionali": _NOTE}
        self.heard.append(f"«{text}» non è nel registro: l’ho messa fra le fonti nuove, da completare")
        return id_


def _as_a_form(typed: dict[str, Any]) -> dict[str, Any]:
    """A neighbour that has no entry is a form."""
    entry = typed.get("voce")
    if isinstance(entry, str) and not re.fullmatch(ID_PATTERN, entry) and not typed.get("forma"):
        rest = {name: value for name, value in typed.items() if name not in {"voce", "forma"}}
        return {"forma": entry, **rest}
    return typed


def source_id(nome: str, taken: Container[str]) -> str:
    """Return the id of a new source: its name, with a number where that is taken. So does the browser."""
    plain = slug(nome)[:ID_MAX].rstrip("-") or "fonte"
    if plain not in taken:
        return plain
    numbered = (f"{plain[: ID_MAX - 4].rstrip('-')}-{number}" for number in count(2))
    return next(id_ for id_ in numbered if id_ not in taken)
