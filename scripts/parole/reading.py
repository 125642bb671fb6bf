"""Nodes → typed records, with every problem of the fields said in Italian and in its place.

pydantic does the validation, so that the model stays the only list of fields; here its findings are turned
into problems: where in the file, which rule, what to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from parole.italian import nearest, slug
from parole.problems import Place, Problem
from parole.rulebook import problem
from parole.yaml_nodes import Mapping, Scalar, Sequence

AnyNode = Scalar | Sequence | Mapping
Location = tuple[str | int, ...]
Record = TypeVar("Record", bound=BaseModel)
MAX_LISTED = 7


def plain(node: AnyNode) -> Any:
    """Return the node as texts, lists and dictionaries; empty optional values are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items() if not _is_absent(value)}


def _is_absent(node: AnyNode) -> bool:
    """Nothing, ``""`` and ``[]`` all mean «not written»."""
    return node.is_empty if isinstance(node, Scalar) else isinstance(node, Sequence) and not node.items


def place_of(root: AnyNode, location: Location) -> Place:
    """Return the place of the value at ``location``, or of the nearest thing around it that exists."""
    node = root
    for step in location:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.place


def node_at(root: AnyNode, location: Location) -> AnyNode | None:
    """Return the node at ``location`` exactly, or ``None``."""
    node: AnyNode | None = root
    for step in location:
        if isinstance(node, Mapping):
            node = node.values.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def field_name(location: Location) -> str:
    """Return ``("pa", "fonti", 0, "rif")`` as ``pa.fonti[0].rif``."""
    name = ""
    for step in location:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else str(step)
    return name


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
    findings = _Findings(model, node, base, hidden=frozenset(known))
    problems = [findings.unknown((key,)) for key in known if key in node.values]
    typed = plain(node) | known
    try:
        record = model.model_validate(typed)
    except ValidationError as error:
        found = error.errors(include_url=False)
        replaced = frozenset(field_name(base + e["loc"]) for e in found)
        return Draft(None, _mend(model, typed, found), [*problems, *findings.problems(found)], replaced)
    return Draft(None if problems else record, record, problems)


class _Findings:
    """Turns what pydantic found in one record into problems."""

    def __init__(self, model: type[BaseModel], node: Mapping, base: Location, hidden: frozenset[str]) -> None:
        self._model, self._node, self._base, self._hidden = model, node, base, hidden

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Problem]:
        mistyped = {near for error in errors if (near := self._meant(error))}
        for error in errors:
            location = error["loc"]
            if error["type"] == "missing" and location in mistyped:
                continue  # one mistake, one message: the unknown field already names the right one
            if location[0] in self._hidden:
                continue  # the name of the file has its own rule
            yield self._problem(error, location)

    def _problem(self, error: ErrorDetails, location: Location) -> Problem:
        kind = error["type"]
        if kind == "missing":
            return self._missing(location)
        if kind == "extra_forbidden":
            return self.unknown(location)
        rule, details = _explain(error)
        return problem(rule, self._place(location), field_name(self._base + location), **details)

    def _missing(self, location: Location) -> Problem:
        node = node_at(self._node, location)
        name = field_name(self._base + location)
        if node is not None:
            return problem("campo-vuoto", node.place, name)
        help_ = _fields_at(self._model, location[:-1])[str(location[-1])].description or ""
        return problem("campo-mancante", self._place(location), name, aiuto=_as_clause(help_))

    def unknown(self, location: Location) -> Problem:
        """Return the problem of a key that is not a field."""
        parent = node_at(self._node, location[:-1])
        place = parent.keys[str(location[-1])] if isinstance(parent, Mapping) else self._place(location)
        known = [name for name in _fields_at(self._model, location[:-1]) if name not in self._hidden]
        advice = _nearest_or_list(str(location[-1]), known)
        return problem("campo-sconosciuto", place, field_name(self._base + location), consiglio=advice)

    def _meant(self, error: ErrorDetails) -> Location | None:
        if error["type"] != "extra_forbidden":
            return None
        parent = error["loc"][:-1]
        near = nearest(str(error["loc"][-1]), _fields_at(self._model, parent))
        return (*parent, near) if near else None

    def _place(self, location: Location) -> Place:
        return place_of(self._node, location)


def _explain(error: ErrorDetails) -> tuple[str, dict[str, object]]:
    """Return the rule a finding of pydantic breaks, and what its message needs."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "string_too_long":
        return "troppo-lungo", {"lunghezza": len(" ".join(str(value).split())), "massimo": context["max_length"]}
    if kind == "string_too_short":
        return "campo-vuoto", {}
    if kind == "too_short":
        return "elenco-vuoto", {}
    if kind == "enum":
        return "valore-non-ammesso", {"valore": value, "consiglio": f"usa: {context['expected'].replace(chr(39), '').replace(' or ', ', ')}"}
    if kind == "yes_no":
        return "valore-non-ammesso", {"valore": value, "consiglio": "usa: true, false"}
    if kind == "string_pattern_mismatch":
        return "identificativo", {"valore": value, "giusto": slug(str(value)) or "parola-con-trattini"}
    if kind.startswith("date"):
        return "data", {"valore": value}
    return "tipo-errato", _wrong_type(kind, value)


_EXPECTED = {
    "string_type": ("un testo", "scrivi il testo sulla stessa riga, oppure a capo dopo «>-»"),
    "tuple_type": ("un elenco", "metti ogni elemento su una riga che comincia con «- »"),
    "model_type": ("una serie di campi", "scrivi i campi uno per riga, rientrati: «campo: valore»"),
}


def _wrong_type(kind: str, value: object) -> dict[str, object]:
    expected, remedy = _EXPECTED[kind]
    found = {str: "c’è un testo", list: "c’è un elenco", dict: "c’è una serie di campi"}[type(value)]
    return {"trovato": found, "atteso": expected, "rimedio": remedy}


def _fields_at(model: type[BaseModel], location: Location) -> dict[str, Any]:
    """Return the fields of the record that stands at ``location`` inside ``model``."""
    for step in location:
        if isinstance(step, str):
            model = _record_of(model.model_fields[step].annotation)
    return model.model_fields


def _record_of(annotation: Any) -> type[BaseModel]:
    """Find the record inside ``Record | None`` and ``tuple[Record, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    records = [_record_of(inner) for inner in getattr(annotation, "__args__", ()) if inner is not type(None) and inner is not ...]
    return records[0]


def _mend(model: type[Record], typed: dict[str, Any], errors: list[ErrorDetails]) -> Record | None:
    """Return a record with what is right in ``typed`` and stand-ins for the rest, or ``None``."""
    for error in sorted(errors, key=lambda e: str(e["loc"]), reverse=True):
        _replace(model, typed, error["loc"], missing=error["type"] == "extra_forbidden")
    try:
        return model.model_validate(typed)
    except ValidationError:
        return None


def _replace(model: type[BaseModel], typed: Any, location: Location, *, missing: bool) -> None:
    """Put a stand-in at ``location`` if something is required there, else take it away."""
    for step in location[:-1]:
        typed = typed[step] if isinstance(step, int) or step in typed else {}
    last = location[-1]
    if isinstance(last, int):
        del typed[last]
        return
    required = not missing and _fields_at(model, location[:-1])[last].is_required()
    typed.pop(last, None)
    if required:
        typed[last] = _stand_in(_fields_at(model, location[:-1])[last].annotation)


def _stand_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {name: _stand_in(f.annotation) for name, f in annotation.model_fields.items() if f.is_required()}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    return "2000-01-01" if annotation is date else "x"


def _nearest_or_list(value: str, known: list[str]) -> str:
    near = nearest(value, known)
    if near:
        return f"forse «{near}»?"
    return f"usa: {', '.join(known)}" if len(known) <= MAX_LISTED else "toglilo, o guarda l’elenco dei campi in «Scrivere una voce»"


def _as_clause(help_: str) -> str:
    """Turn a help sentence into the end of a message: lower-case start, no final stop."""
    return help_[:1].lower() + help_[1:].rstrip(".")
