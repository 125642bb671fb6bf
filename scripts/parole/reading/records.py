"""Nodes → typed records, with every problem of the fields said in Italian and in its place.

pydantic does the validation, so that the model stays the only list of fields; here its findings are turned
into problems: where in the file, which rule, what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from parole.model.types import ByCommand, Prose
from parole.model.walk import metadata_of, record_of
from parole.reading.field_faults import explain, listed, mend_of
from parole.reading.node_values import node_at, place_of, plain
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.unknown_fields import UnknownFields, fields_at
from parole.reading.wanted import day_advice
from parole.reading.yaml_nodes import AnyNode, Location, Mapping, Sequence, field_name

Record = TypeVar("Record", bound=BaseModel)
STAND_IN = "valore-che-non-si-legge"


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

    @cached_property
    def _unknown(self) -> UnknownFields:
        return UnknownFields(self._model, self._node, self._base, self._hidden)

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Problem]:
        """Yield one problem per mistake: a misspelt field is not told again as a missing one."""
        meant = {at for error in errors for at in self._meant(error)}
        bare = Counter(error["loc"][:-1] for error in errors if _is_bare_item(error))
        told: set[Location] = set()
        moved = {error["loc"][:-1] for error in errors if self._is_elsewhere(error)}
        for error in errors:
            around = error["loc"][:-1]
            if error["type"] == "missing" and (error["loc"] in meant or around in moved):
                continue
            if around in moved & told:  # the whole item is another list's: told at its first field
                continue
            told |= {around} & moved
            if not _is_bare_item(error) or bare[around] == 1:
                yield self._problem(error, error["loc"])
            elif around not in told:  # a list of names where one of records should be is one mistake
                told.add(around)
                found = self._problem(error, error["loc"])
                yield found._replace(
                    message=f"{found.message}; succede in {bare[around]} elementi di questo elenco"
                )

    def locations(self, errors: list[ErrorDetails]) -> Iterator[Location]:
        """Yield where something could not be read: the wrong values, and the fields that were meant."""
        for error in errors:
            yield error["loc"]
            yield from self._meant(error)

    def unknown(self, location: Location) -> Problem:
        """Return the problem of a key that is not a field."""
        return self._unknown.problem(location)

    def _is_elsewhere(self, error: ErrorDetails) -> bool:
        return error["type"] == "extra_forbidden" and bool(self._unknown.other_list(error["loc"]))

    def _meant(self, error: ErrorDetails) -> list[Location]:
        return self._unknown.meant(error["loc"]) if error["type"] == "extra_forbidden" else []

    def _problem(self, error: ErrorDetails, location: Location) -> Problem:
        if error["type"] == "extra_forbidden":
            return self.unknown(location)
        name, place = field_name(self._base + location), place_of(self._node, location)
        field = self._field(location)
        if made := next((mark for mark in metadata_of(field) if isinstance(mark, ByCommand)), None):
            return problem("scritto-a-mano", place, name, cosa=made.holder, comando=made.command)
        if error["type"] == "missing":
            return self._missing(location, name, place)
        rule, details = explain(error, field)
        if rule == "data":
            beside = fields_at(self._model, location[:-1])
            details["consiglio"] = day_advice(str(error["input"]), beside)
        names = error["type"] != "tuple_type" or not record_of(field.annotation)
        return problem(rule, place, name, **details)._replace(mend=mend_of(error) if names else ())

    def _field(self, location: Location) -> FieldInfo:
        names = [at for at, step in enumerate(location) if isinstance(step, str)]
        return fields_at(self._model, location[: names[-1]])[str(location[names[-1]])]

    def _missing(self, location: Location, name: str, place: Place) -> Problem:
        field = fields_at(self._model, location[:-1])[str(location[-1])]
        help_ = _as_clause(field.description or "") + listed(field)
        node = node_at(self._node, location)
        if isinstance(node, Sequence):
            return problem("elenco-vuoto", place, name)
        if node and any(isinstance(mark, Prose) for mark in metadata_of(field)):
            return problem("testo-da-scrivere", place, name, aiuto=help_)
        if node:
            return problem("campo-vuoto", place, name, consiglio=f"scrivi il valore: {help_}")
        return problem("campo-mancante", place, name, aiuto=help_)


def _is_bare_item(error: ErrorDetails) -> bool:
    """Tell whether an item of a list is a text where a record should be."""
    return (
        error["type"] == "model_type"
        and isinstance(error["loc"][-1], int)
        and isinstance(error["input"], str)
    )


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
        fields = fields_at(model, location[:-2])
        typed[last] = _stand_in(fields[str(location[-2])].annotation)[0]
        return
    field = None if unknown else fields_at(model, location[:-1])[last]
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
