"""A glossary in which every text is hostile: filled from the model itself, so that a new field is there too."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import places
from pydantic import BaseModel, StringConstraints

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Concept, RedirectFile, WithdrawnFile
from parole.model.publication import NewsRegister, Publication
from parole.model.registers import Area, ForeignWord, PathStep, ReadingPath, Source
from parole.model.types import Refers
from parole.rendering.renderer import Renderer

PAYLOADS: list[str] = json.loads((places.DATA / "ostili.json").read_text(encoding="utf-8"))
# The same in shape, with nothing that any format could take for its own.
HARMLESS = "testo tranquillo"
FACTS = SiteFacts(
    url="https://esempio.it/g/", repository="https://github.com/esempio/g", edit_uri="edit/main/"
)
DAY = date(2026, 11, 22)
# The ids that a field may name: they exist in every glossary made here.
_NAMES = {"termini": "parola-0", "fonti": "fonte", "aree": "area"}


def filled(model: type[BaseModel], text: str, **given: Any) -> Any:
    """Return a record of ``model`` with every field typed and ``text`` in each that takes one."""
    hints = get_type_hints(model, include_extras=True)
    typed = {name: _value(hints[name], text) for name in model.model_fields if name not in given}
    return model.model_construct(**(typed | given))


def _value(kind: Any, text: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _value(next(each for each in get_args(kind) if each is not type(None)), text)
    if origin is tuple:
        return (_value(get_args(kind)[0], text),)
    if origin is Annotated:
        return _annotated(get_args(kind)[0], get_args(kind)[1:], text)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return filled(kind, text)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return {date: DAY, bool: True, int: 1, str: text}[kind]


def _annotated(base: Any, marks: tuple[Any, ...], text: str) -> Any:
    if base is not str:
        return _value(base, text)
    constraints = [mark for mark in marks if isinstance(mark, StringConstraints)]
    if any(mark.pattern for mark in constraints):
        kind = next((mark.kind for mark in marks if isinstance(mark, Refers)), "fonti")
        return _NAMES.get(kind, "parola-0")
    # As the model itself leaves a text: white space collapsed, never longer than its field.
    longest = min((mark.max_length or 10_000 for mark in constraints), default=10_000)
    return " ".join(text.split())[:longest].strip()


def hostile_renderer(texts: list[str]) -> Renderer:
    """Return the renderer of a glossary with a word, all made of it, for each of ``texts``."""
    ids = [f"parola-{number}" for number in range(len(texts))]
    words = {id_: filled(Concept, text, id=id_, piu_ampio=()) for id_, text in zip(ids, texts, strict=True)}
    steps: Mapping[str, Any] = {
        f"percorso-{number}": filled(ReadingPath, text, voci=(filled(PathStep, text, voce=ids[number]),))
        for number, text in enumerate(texts)
    }
    return Renderer(
        Glossary(
            concepts=words,
            redirects={"vecchia": RedirectFile(sostituito_da="parola-0")},
            withdrawn={"tolta": filled(WithdrawnFile, texts[0])},
            sources={"fonte": filled(Source, texts[0])},
            areas={"area": filled(Area, texts[0])},
            paths=steps,
            foreign=(filled(ForeignWord, "bando", lingua="en"),),
            news=NewsRegister(pubblicazioni=tuple(filled(Publication, text) for text in texts)),
        ),
        (),
        FACTS,
    )
