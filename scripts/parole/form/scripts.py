"""The data scripts of the form: the model and the rules, the registers, the fields of each word as typed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.editing.writing import ON_ONE_LINE, QUOTED, WIDTH
from parole.form.rules import rules_data
from parole.glossary.glossary import Glossary
from parole.glossary.identifiers import identifiers_of
from parole.model import walk
from parole.model.concept import Concept, WordFile
from parole.model.registers import Source
from parole.model.types import ID_MAX
from parole.model.values import SideName, SourceKind
from parole.proposals.base import OPEN_PARTS, line_of, prints_of, typed_fields
from parole.proposals.submitted_word import BEGIN, END
from parole.rendering.data_script import data_script
from parole.rendering.templating import italian_date
from parole.rules.mentions import acts_by_number
from parole.rules.sources import was_read

# Said to who writes the file by hand; a form has a calendar.
_HOW_TO_TYPE_A_DATE = re.compile(r", come \d{4}-\d{2}-\d{2}")
FormField = dict[str, Any]


def model_script() -> str:
    """Return what does not depend on the words: fields, rules, measures of the file."""
    data = {
        "word": form_fields(WordFile),
        "source": form_fields(Source),
        "sides": [[name.value, name.label] for name in SideName],
        "width": WIDTH,
        "idMax": ID_MAX,
        "parts": [[part.name, part.label, part.at] for part in OPEN_PARTS],
        "letter": [BEGIN, END],
        **rules_data(),
    }
    return data_script("ParoleModello", data)


def registers_script(glossary: Glossary) -> str:
    """Return the registers that a word may refer to; the words themselves are in the index of names."""
    acts = {id_: act for id_, act in glossary.sources.items() if act.tipo is SourceKind.NORMA}
    data = {
        "aree": [[id_, area.nome, area.descrizione] for id_, area in glossary.areas.items()],
        "fonti": [_source(id_, source) for id_, source in glossary.sources.items()],
        "atti": [[number, year, id_] for (number, year), id_ in acts_by_number(acts).items()],
        "altri": sorted((*glossary.redirects, *glossary.withdrawn)),
    }
    return data_script("ParoleRegistri", data)


def _source(id_: str, source: Source) -> dict[str, Any]:
    """Return what the form shows of a source and what the checks look at."""
    day = italian_date(source.data) if source.data else source.anno
    about = source.estremi or ", ".join(part for part in (source.autore, day) if part)
    typed = source.model_dump(mode="json", exclude_defaults=True)
    names = ("tipo", "nome", "titolo", "articoli", "abrogati")
    kept: dict[str, Any] = {name: typed[name] for name in names if name in typed}
    if source.tipo in {SourceKind.NORMA, SourceKind.SENTENZA}:
        has = {"urn": source.urn, "europeo": identifiers_of(source).celex, "letta": was_read(source)}
        kept |= {name: True for name, value in has.items() if value}
    return {"id": id_, **kept, "vigente": source.vigente, "about": about}


def word_script(concept: Concept) -> str:
    """Return the fields of a word as its file has them, but for what only an import writes."""
    typed = typed_fields(concept)
    base = line_of(prints_of(typed))
    typed.pop("stesso_di", None)
    return data_script("ParoleVoce", {"id": concept.id, "typed": typed, "base": base})


def form_fields(model: type[BaseModel]) -> list[FormField]:
    """Return the fields of a record, in the order of the model, which is that of the file.

    ``kind`` tells the control, ``many`` that it repeats, ``fields`` what a record holds. ``prose``,
    ``one_line`` and ``quoted`` say how the canonical file writes it; ``read_only`` that only a command does;
    ``refers`` which register an id must come from; ``help`` is the one of the model, word for word, since the
    messages quote it; ``hint`` is what the form shows instead, where it differs. What is empty or false is
    left out.
    """
    return [_field(name, field) for name, field in model.model_fields.items()]


def _field(name: str, field: FieldInfo) -> FormField:
    record, extra = walk.record_of(field.annotation), field.json_schema_extra
    lengths = (getattr(mark, "max_length", None) or 0 for mark in walk.metadata_of(field))
    said = {
        "name": name,
        "label": walk.label_of(name, field),
        "help": field.description,
        "hint": _hint(field.description or ""),
        "kind": _kind(field),
        "required": field.is_required(),
        "many": walk.is_many(field),
        "max_length": max(lengths, default=0),
        "refers": walk.refers_to(field),
        "prose": walk.is_prose(field),
        "one_line": record in ON_ONE_LINE,
        "quoted": name in QUOTED,
        "read_only": isinstance(extra, dict) and bool(extra.get("readOnly")),
        "default": field.default is True,
        "values": [(value.value, value.label, value.help) for value in walk.values_of(field)],
        "fields": form_fields(record) if record else [],
    }
    return {key: value for key, value in said.items() if value}


def _hint(help_: str) -> str:
    hint = _HOW_TO_TYPE_A_DATE.sub("", help_)
    return hint if hint != help_ else ""


def _kind(field: FieldInfo) -> str:
    """Return «record», «choice», «yes-no», «date», «reference», «prose» or «text»."""
    held = set(walk.leaves(field.annotation))
    if walk.record_of(field.annotation):
        return "record"
    if walk.values_of(field):
        return "choice"
    if bool in held or date in held:
        return "yes-no" if bool in held else "date"
    if walk.refers_to(field):
        return "reference"
    return "prose" if walk.is_prose(field) else "text"
