"""The canonical form of a file: one way to write the same thing, so that differences show what changed.

Keys in the order of the model, prose folded after ``>-`` at 100 columns, short records such as citations on
one line, values of a closed list between brackets, everything else as plain as YAML allows; a title too long
for its line is folded too. Writing never changes what a file says: reading it back gives the same texts.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import Approval, Citation, RedirectFile, WithdrawnFile, WordFile
from parole.model.publication import SHORT_RECORDS
from parole.model.registers import ForeignWord
from parole.model.walk import is_many, is_prose, record_of, values_of
from parole.reading.records import plain
from parole.reading.yaml_nodes import Mapping as MappingNode
from parole.reading.yaml_nodes import read_yaml

WIDTH = 100
# Records short enough to be read on one line.
ON_ONE_LINE = (Citation, Approval, ForeignWord, *SHORT_RECORDS)
# On one line always between quotes, since a comma or a sign would change it: «art. 55, c. 3», «§ 3».
QUOTED = {"rif"}


def canonical(text: str, path: str, model: type[BaseModel]) -> str | None:
    """Return the file ``text`` in canonical form, or ``None`` if it cannot be read safely.

    A field that the model does not know is kept, after those that it knows: nothing typed is ever lost.
    """
    root, problems = read_yaml(text, path)
    if problems or not isinstance(root, MappingNode):
        return None
    return file_text(plain(root), model)


def file_text(typed: Mapping[str, Any], model: type[BaseModel]) -> str | None:
    """Return the canonical file that says ``typed`` (texts, lists and dictionaries of them).

    ``None`` if YAML could not say the same: an invisible character, a text made of nothing.
    """
    text = written(typed, _model_of(typed, model))
    again, _ = read_yaml(text, "")
    return text if again is not None and same(plain(again), typed) else None


def written(typed: Mapping[str, Any], model: type[BaseModel], indent: int = 0) -> str:
    """Return a record in canonical form, faithful or not; ``None`` leaves a field empty."""
    return "\n".join(_record(typed, model, indent)) + "\n"


def _model_of(typed: Mapping[str, Any], model: type[BaseModel]) -> type[BaseModel]:
    """In the folder of the words there are also redirects and withdrawn words: their key tells."""
    if model is WordFile and "sostituito_da" in typed:
        return RedirectFile
    return WithdrawnFile if model is WordFile and "ritirato" in typed else model


def _record(typed: Mapping[str, Any], model: type[BaseModel], indent: int) -> Iterator[str]:
    known = [name for name in model.model_fields if name in typed]
    for name in [*known, *(name for name in typed if name not in known)]:
        yield from _field(name, typed[name], model.model_fields.get(name), indent)


def _field(name: str, value: Any, field: FieldInfo | None, indent: int) -> Iterator[str]:
    pad = " " * indent
    record = record_of(field.annotation) if field else None
    # Any number of values of a closed list: «[pa, terzo_settore]».
    is_closed = field is not None and is_many(field) and bool(values_of(field))
    if is_closed and (value is None or isinstance(value, list)):
        yield f"{pad}{name}: [{', '.join(_scalar('', str(item), flow=True) for item in value or ())}]"
    elif value is None or value == []:  # a text still to be written keeps its place
        yield f"{pad}{name}:"
    elif isinstance(value, list):
        yield f"{pad}{name}:"
        for item in value:
            yield from _item(item, record, indent + 2)
    elif isinstance(value, dict) and record in ON_ONE_LINE:
        yield f"{pad}{name}: {_flow(value, record)}"
    elif isinstance(value, dict):
        yield f"{pad}{name}:"
        yield from _record(value, record or BaseModel, indent + 2)
    elif not is_prose(field) and len(line := f"{pad}{name}: {_scalar(name, str(value))}") <= WIDTH:
        yield line
    else:
        yield f"{pad}{name}: >-"
        yield from _folded(str(value), indent + 2)


def _item(item: Any, record: type[BaseModel] | None, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(item, dict) and record in ON_ONE_LINE:
        yield f"{pad}- {_flow(item, record)}"
    elif isinstance(item, dict):
        lines = list(_record(item, record or BaseModel, indent + 2))
        yield f"{pad}- {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield f"{pad}- {_scalar('', str(item))}"


def _flow(value: Mapping[str, Any], record: type[BaseModel] | None) -> str:
    order = list(record.model_fields) if record else []
    names = sorted(value, key=lambda name: order.index(name) if name in order else len(order))
    return "{" + ", ".join(f"{name}: {_scalar(name, str(value[name]), flow=True)}" for name in names) + "}"


def _scalar(name: str, value: str, *, flow: bool = False) -> str:
    """Write a short text as it is where YAML reads the same text back, else between quotes."""
    if name not in QUOTED or not flow:
        sample = f"{{k: {value}}}" if flow else f"k: {value}"
        root, problems = read_yaml(sample, "")
        if value and not problems and isinstance(root, MappingNode) and plain(root) == {"k": value}:
            return value
    return json.dumps(value, ensure_ascii=False)


def _folded(text: str, indent: int) -> Iterator[str]:
    words = " ".join(text.split())
    lines = textwrap.wrap(words, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    yield from (" " * indent + line for line in lines)


def same(first: Any, second: Any) -> bool:
    """Compare what two files say: white space inside a text does not count, everything else does."""
    if isinstance(first, str) and isinstance(second, str):
        return first.split() == second.split()
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(same(first[key], second[key]) for key in first)
    return first in (None, []) and second in (None, [])
