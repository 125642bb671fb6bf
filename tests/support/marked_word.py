"""A word with a mark of its own in every text, made from the table of parts: where is each to be seen?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from builders import CTS, make_concept, make_glossary
from pydantic.fields import FieldInfo

from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Concept
from parole.model.parts import PARTS, Kind, Part, field_at
from parole.model.walk import is_many, record_of, refers_to, values_of
from parole.rendering.renderer import Renderer

ID = "parola-segnata"
# The things of the glossary that the word may name; each word that it names is another one.
_NAMED = {"fonti": "cts", "aree": "strumenti"}
_LETTERS = "bcdfgklmnprstvw"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that no language has, the part where it is written, and the field if the part is a record."""

    text: str
    part: Part
    field: str

    @property
    def name(self) -> str:
        """What it marks: «casi.perche»."""
        return ".".join(filter(None, ("_".join(self.part.at), self.field)))


class MarkedWord:
    """The word, the marks inside it, the glossary that has it."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.typed: dict[str, Any] = {}
        self._neighbours: list[str] = []
        for part in PARTS:
            if part.section != "approvazioni":  # written by a command: they hold no text of the word
                self._put(part)
        self.concept: Concept = Concept.model_validate({"id": ID, **self.typed})
        glossary = make_glossary(self.concept, *map(make_concept, self._neighbours), sources={"cts": CTS})
        self.renderer = Renderer(glossary, (), SiteFacts(name="Prova", url="https://esempio.it/g/"))

    def _put(self, part: Part) -> None:
        holder = self.typed
        for step in part.at[:-1]:
            holder = holder.setdefault(step, {})
        holder[part.at[-1]] = self._sample(part, field_at(part.at))

    def _sample(self, part: Part, field: FieldInfo, name: str = "") -> Any:
        if part.kind is Kind.SOURCES:  # a place in an act is no text of the word
            return [{"fonte": _NAMED["fonti"]}] if is_many(field) else {"fonte": _NAMED["fonti"]}
        value = self._one(part, field, name)
        return [value] if is_many(field) else value

    def _one(self, part: Part, field: FieldInfo, name: str) -> Any:
        if record := record_of(field.annotation):
            return {
                inner: self._sample(part, described, inner)
                for inner, described in record.model_fields.items()
                if described.annotation is not bool and not _is_optional_id(described)
            }
        if kind := refers_to(field):
            return _NAMED.get(kind) or self._neighbour()
        if values := values_of(field):
            return values[-1].value
        if date in (field.annotation, *get_args(field.annotation)):
            return "2027-01-01"
        return self._mark(part, name)

    def _neighbour(self) -> str:
        self._neighbours.append(f"vicina-{len(self._neighbours) + 1}")
        return self._neighbours[-1]

    def _mark(self, part: Part, name: str) -> str:
        high, low = divmod(len(self.marks), len(_LETTERS))
        scheme = "https://" if part.name == "stesso_di" else ""  # an address, where no other text may be
        self.marks.append(Mark(f"{scheme}zq{_LETTERS[high]}{_LETTERS[low]}x", part, name))
        return self.marks[-1].text

    def without(self, mark: Mark) -> Concept:
        """Return the word with another text in the place of a mark."""
        return self.concept.model_validate({"id": ID, **_replaced(self.typed, mark.text)})


def _is_optional_id(field: FieldInfo) -> bool:
    """An id that gives way to a text: a neighbour without a word of its own has a form."""
    return bool(refers_to(field)) and not field.is_required()


def _replaced(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {name: _replaced(inner, text) for name, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, text) for inner in value]
    return ("https://altro" if text.startswith("https:") else "altro") if value == text else value


def leaves(model: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Yield the fields of a word, going into single records but for citations, in the order of the model."""
    for name, field in model.model_fields.items():
        record = record_of(field.annotation)
        if record is None or is_many(field) or "rif" in record.model_fields:
            yield (*above, name), field
        else:
            yield from leaves(record, (*above, name))
