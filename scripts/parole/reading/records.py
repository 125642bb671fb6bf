"""Nodes → typed records, with every problem of the fields said in Italian and in its place.

pydantic does the validation, so that the model stays the only list of fields; here its findings are turned
into problems: where in the file, which rule, what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from parole.language.italian import nearest, slug
from parole.model.types import Prose
from parole.model.walk import metadata_of, record_of
from parole.reading.field_faults import explain, listed, mend_of
from parole.reading.field_names import called
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.wanted import day_advice
from parole.reading.yaml_nodes import AnyNode, Location, Mapping, Scalar, Sequence, field_name

Record = TypeVar("Record", bound=BaseModel)
MAX_LISTED = 7
STAND_IN = "valore-che-non-si-legge"


def plain(node: AnyNode) -> Any:
    """Return the node as texts, lists and dictionaries; ``None`` stands for what is not written."""
    if is_absent(node):
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def is_absent(node: AnyNode) -> bool:
    """Nothing, ``""`` and ``[]`` all mean «not written»."""
    return node.is_empty if isinstance(node, Scalar) else isinstance(node, Sequence) and not node.items


def place_of(root: AnyNode, location: Location) -> Place:
    """Return the place of the value at ``location``, or of the nearest thing around it that exists."""
    node = root
    for step in location:
        inner = _step_into(node, step)
        if inner is None:
            break
        node = inner
    return node.place


def node_at(root: AnyNode, location: Location) -> AnyNode | None:
    """Return the node at ``location`` exactly, or ``None``."""
    node: AnyNode | None = root
    for step in location:
        node = _step_into(node, step) if node else None
    return node


def _step_into(node: AnyNode, step: str | int) -> AnyNode | None:
    if isinstance(node, Mapping):
        return node.values.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


@dataclass(frozen=True, slots=True)
class Draft(Generic[Record]):
    """What could be read of a record.

    ``record`` is there only if all is right; ``mended`` has stand-ins for what is wrong, so that the other
    checks run too and an editor sees all the problems at once; ``replaced`` names the fields they stand for.
    """

    record: Record | None
    mended: Record | None
    problems: list[Problem]
    replaced: frozenset[str] = frozenset()


def read_record(model: type[Record], node: Mapping, base: Location = (), **known: str) -> Draft[Record]:
    """Return what ``node`` says of a record.

    ``base`` is where the node stands in its file, so that fields are named from the top. ``known`` are the
    values that are not typed, such as the id, which is the name of the file.
    """
    return read_typed(model, plain(node), lambda: node, base, **known)


def read_typed(
    model: type[Record], typed: dict[str, Any], node: Callable[[], AnyNode], base: Location = (), **known: str
) -> Draft[Record]:
    """Return what ``typed`` says of a record; its node is asked for only to say where something is wrong.

    ``base`` and ``known`` are those of :func:`read_record`.
    """
    findings = _Findings(model, node, base, hidden=frozenset(known))
    problems = [findings.unknown((key,)) for key in known if key in typed]
    typed = typed | known
    try:
        record = model.model_validate(typed)
    except ValidationError as error:
        # Of a list whose items are wrong pydantic says that it is short, too.
        found = [each for each in error.errors(include_url=False) if each["type"] != "too_short"]
        replaced = frozenset(field_name(base + at) for at in findings.locations(found))
        return Draft(None, _mend(model, typed, found), [*problems, *findings.problems(found)], replaced)
    return Draft(None if problems else record, record, problems)


class _Findings:
    """Turns what pydantic found in one record into problems."""

    def __init__(
        self, model: type[BaseModel], node: Callable[[], AnyNode], base: Location, hidden: frozenset[str]
    ) -> None:
        self._model, self._node_asked, self._base, self._hidden = model, node, base, hidden

    @cached_property
    def _node(self) -> AnyNode:
        return self._node_asked()

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Problem]:
        """Yield one problem per mistake: a misspelt field is not told again as a missing one."""
        meant = {at for error in errors for at in self._meant(error)}
        for error in errors:
            if error["type"] != "missing" or error["loc"] not in meant:
                yield self._problem(error, error["loc"])

    def locations(self, errors: list[ErrorDetails]) -> Iterator[Location]:
        """Yield where something could not be read: the wrong values, and the fields that were meant."""
        for error in errors:
            yield error["loc"]
            yield from self._meant(error)

    def unknown(self, location: Location) -> Problem:
        """Return the problem of a key that is not a field."""
        parent = node_at(self._node, location[:-1])
        key = str(location[-1])
        place = parent.keys[key] if isinstance(parent, Mapping) else place_of(self._node, location)
        advice = self._advice(parent, location)
        found = problem("campo-sconosciuto", place, field_name(self._base + location), consiglio=advice)
        near = nearest(key, self._known(location[:-1]))
        same = slug(key) == slug(near or "")
        if near and same and isinstance(parent, Mapping) and near in parent.keys:
            name = field_name((*self._base, *location[:-1], near))
            return problem("campo-ripetuto", place, name, riga=parent.keys[near].line)
        return found._replace(mend=(key, near)) if near and same else found

    def _problem(self, error: ErrorDetails, location: Location) -> Problem:
        if error["type"] == "extra_forbidden":
            return self.unknown(location)
        name, place = field_name(self._base + location), place_of(self._node, location)
        if error["type"] == "missing":
            return self._missing(location, name, place)
        field = self._field(location)
        rule, details = explain(error, field)
        if rule == "data":
            beside = _fields_at(self._model, location[:-1])
            details["consiglio"] = day_advice(str(error["input"]), beside)
        names = error["type"] != "tuple_type" or not record_of(field.annotation)
        return problem(rule, place, name, **details)._replace(mend=mend_of(error) if names else ())

    def _field(self, location: Location) -> FieldInfo:
        names = [at for at, step in enumerate(location) if isinstance(step, str)]
        return _fields_at(self._model, location[: names[-1]])[str(location[names[-1]])]

    def _missing(self, location: Location, name: str, place: Place) -> Problem:
        field = _fields_at(self._model, location[:-1])[str(location[-1])]
        help_ = _as_clause(field.description or "") + listed(field)
        node = node_at(self._node, location)
        if isinstance(node, Sequence):
            return problem("elenco-vuoto", place, name)
        if node and any(isinstance(mark, Prose) for mark in metadata_of(field)):
            return problem("testo-da-scrivere", place, name, aiuto=help_)
        if node:
            return problem("campo-vuoto", place, name, consiglio=f"scrivi il valore: {help_}")
        return problem("campo-mancante", place, name, aiuto=help_)

    def _advice(self, parent: AnyNode | None, location: Location) -> str:
        """Return what to do with an unknown key: correct it, move it, quote it, take it away."""
        key, known = str(location[-1]), self._known(location[:-1])
        if near := nearest(key, known) or called(key, known):
            if any(letter.isalpha() and letter > "\u024f" for letter in key):
                return f"c’è una lettera di un altro alfabeto: cancella il nome e riscrivi «{near}»"
            return f"forse «{near}»?"
        if homes := self._homes(location):
            return f"va dentro {' o '.join(f'«{home[-1]}»' for home in homes)}: controlla il rientro"
        if len(location) > 1 and key in self._known(()):
            return f"non va dentro «{field_name(location[:-1])}»: controlla il rientro"
        if isinstance(parent, Mapping) and _is_inside_braces(parent, key):
            return "se fa parte del valore di prima, metti quel valore tra virgolette"
        if len(known) <= MAX_LISTED:
            return f"usa: {', '.join(known)}"
        return "toglilo, o guarda l’elenco dei campi in «Scrivere una voce»"

    def _meant(self, error: ErrorDetails) -> list[Location]:
        """Return the fields that an unknown key was probably meant for, if they are not written already."""
        if error["type"] != "extra_forbidden":
            return []
        location = error["loc"]
        key, homes = str(location[-1]), self._homes(location)
        meant = [*homes, *((*home, key) for home in homes)]
        known = self._known(location[:-1])
        if near := nearest(key, known) or called(key, known):
            meant = [(*location[:-1], near)]
        elif not meant and key in self._known(()):
            meant = [(key,)]
        written = (node_at(self._node, at) for at in meant)
        return [at for at, node in zip(meant, written, strict=True) if node is None or is_absent(node)]

    def _known(self, location: Location) -> list[str]:
        return [name for name in _fields_at(self._model, location) if name not in self._hidden]

    def _homes(self, location: Location) -> list[Location]:
        """Return the records beside an unknown key, not lists, that have a field of that name."""
        around, key = location[:-1], location[-1]
        fields = {n: field for n, field in _fields_at(self._model, around).items() if not _is_list(field)}
        records = {name: record_of(field.annotation) for name, field in fields.items()}
        return [(*around, n) for n, record in records.items() if record and key in record.model_fields]


def _is_inside_braces(parent: Mapping, key: str) -> bool:
    """Tell whether ``key`` has no value and stands on the line of ``{``: a comma has cut a value in two."""
    value, place = parent.values[key], parent.keys[key]
    return is_absent(value) and place.line == parent.place.line and place.column > parent.place.column


def _fields_at(model: type[BaseModel], location: Location) -> dict[str, FieldInfo]:
    """Return the fields of the record that stands at ``location`` inside ``model``."""
    for step in location:
        if isinstance(step, str):
            model = record_of(model.model_fields[step].annotation) or model
    return model.model_fields


def _is_list(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is tuple


def _mend(model: type[Record], typed: dict[str, Any], errors: list[ErrorDetails]) -> Record | None:
    """Return a record with what is right in ``typed`` and stand-ins for the rest, or ``None``."""
    for error in errors:
        _replace(model, typed, error["loc"], unknown=error["type"] == "extra_forbidden")
    try:
        return model.model_validate(typed)
    except ValidationError:
        return None


def _replace(model: type[BaseModel], typed: Any, location: Location, *, unknown: bool) -> None:
    """Put a stand-in at ``location`` if something is required there, else take it away."""
    for step in location[:-1]:
        typed = typed[step]
    last = location[-1]
    if isinstance(last, int):  # an item keeps its place: the others must not change their number
        fields = _fields_at(model, location[:-2])
        typed[last] = _stand_in(fields[str(location[-2])].annotation)[0]
        return
    field = None if unknown else _fields_at(model, location[:-1])[last]
    if field and field.is_required():
        typed[last] = _stand_in(field.annotation)
    else:
        del typed[last]


def _stand_in(annotation: Any) -> Any:
    if get_origin(annotation) is tuple:
        return [_stand_in(get_args(annotation)[0])]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        required = {name: field for name, field in annotation.model_fields.items() if field.is_required()}
        return {name: _stand_in(field.annotation) for name, field in required.items()}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    return "2000-01-01" if annotation is date else STAND_IN


def _as_clause(help_: str) -> str:
    """Turn a help sentence into the end of a message: lower-case start, no final stop."""
    return help_[:1].lower() + help_[1:].rstrip(".")
