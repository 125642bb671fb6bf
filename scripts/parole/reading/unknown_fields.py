"""A key that is not a field: which field it was meant for, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.language.italian import nearest, slug
from parole.model.registers import Reading, Source
from parole.model.walk import is_many, record_of, values_of
from parole.reading.node_values import is_absent, node_at, place_of
from parole.reading.problems import Problem
from parole.reading.rulebook import problem
from parole.reading.usual_names import usual_name
from parole.reading.yaml_nodes import AnyNode, Location, Mapping, Scalar, Sequence, field_name

MAX_LISTED = 7
FEW_WORDS = 4
_SEVERAL = 2  # fields of another record: with one, it is a name that was mistaken


class UnknownFields:
    """Says of each key that is no field of its record what it was meant for.

    ``base`` is where the record stands in its file; ``hidden`` are the fields that nobody types.
    """

    def __init__(self, model: type[BaseModel], node: AnyNode, base: Location, hidden: frozenset[str]) -> None:
        self._model, self._node, self._base, self._hidden = model, node, base, hidden

    def problem(self, location: Location) -> Problem:
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
            where = {"riga": parent.keys[near].line, "consiglio": "tienine uno solo"}
            return problem("campo-ripetuto", place, name, **where)
        return found._replace(mend=(key, near)) if near and same else found

    def _advice(self, parent: AnyNode | None, location: Location) -> str:
        """Return what to do with an unknown key: correct it, move it, quote it, take it away."""
        key = str(location[-1])
        if other := self.other_list(location):
            return f"è un elemento di «{other}»: spostalo lì, intero"
        if pair := self.pair(location):
            return f"scrivi «{pair[0]}: {key}», e sotto «{pair[1]}:» con ciò che segue i due punti"
        if near := self._nearest(location):
            if any(letter.isalpha() and letter > "\u024f" for letter in key):
                return f"c’è una lettera di un altro alfabeto: cancella il nome e riscrivi «{near}»"
            return f"forse «{near}»?{self._shape(near, location)}"
        if homes := self._homes(location):
            return f"va dentro {' o '.join(f'«{home[-1]}»' for home in homes)}: controlla il rientro"
        if len(location) > 1 and key in self._known(()):
            return f"non va dentro «{field_name(location[:-1])}»: controlla il rientro"
        return self._otherwise(parent, location)

    def _otherwise(self, parent: AnyNode | None, location: Location) -> str:
        """Return what to do with a key that no field here resembles."""
        key, known = str(location[-1]), self._known(location[:-1])
        if isinstance(parent, Mapping) and _is_inside_braces(parent, key):
            return "se fa parte del valore di prima, metti quel valore tra virgolette"
        if alike := self._alike(location):
            return f"se è {' o '.join(f'«{name}»' for name in alike)}, scrivi quel nome"
        if "fonte" in known and key in _OF_SOURCES:
            return f"va {_OF_SOURCES[key]} di quella fonte, in glossary/fonti.yml"
        if len(known) <= MAX_LISTED:
            return f"usa: {', '.join(known)}"
        if _says_much(node_at(self._node, location)):
            return "se ciò che c’è scritto serve, portalo in un campo di quelli in «Scrivere una voce»"
        return "toglilo, o guarda l’elenco dei campi in «Scrivere una voce»"

    def other_list(self, location: Location) -> str:
        """Return the list of the same file of which the whole item around an unknown key is, if any."""
        parent = node_at(self._node, location[:-1])
        if len(location) < 3 or not isinstance(location[-2], int) or not isinstance(parent, Mapping):
            return ""
        records = {
            name: record_of(f.annotation) for name, f in self._model.model_fields.items() if is_many(f)
        }
        # First what is quick to tell: an item may have any number of keys, and this is asked for each.
        keys = parent.values.keys()
        fit = (name for name, record in records.items() if record and keys <= record.model_fields.keys())
        other = next((name for name in fit if name != location[0]), "")
        several = other and len(keys - fields_at(self._model, location[:-1]).keys()) >= _SEVERAL
        return other if several else ""

    def pair(self, location: Location) -> tuple[str, ...]:
        """Return the two texts that an item lacks, if all it has is «the first: the second»."""
        parent, fields = node_at(self._node, location[:-1]), fields_at(self._model, location[:-1])
        lacking = tuple(name for name, field in fields.items() if field.is_required())
        if len(location) < 2 or not isinstance(location[-2], int) or not isinstance(parent, Mapping):
            return ()
        alone = len(parent.values) == 1 and isinstance(parent.values[str(location[-1])], Scalar)
        return lacking if alone and len(lacking) == _SEVERAL else ()

    def _shape(self, near: str, location: Location) -> str:
        """Return what to say besides, if what an unknown key holds is not written as the field wants."""
        field, node = fields_at(self._model, location[:-1])[near], node_at(self._node, location)
        if is_many(field) and isinstance(node, Scalar) and node.text and not record_of(field.annotation):
            return f" È un elenco: scrivi «{near}: [{node.text}]»"
        if not is_many(field) and isinstance(node, Sequence):
            return f" Non è un elenco: ne vuole uno solo, senza trattino, dopo «{near}:»"
        return ""

    def meant(self, location: Location) -> list[Location]:
        """Return the fields that an unknown key was probably meant for, if they are not written already."""
        key, homes = str(location[-1]), self._homes(location)
        meant = [*homes, *((*home, key) for home in homes)]
        if near := self._nearest(location):
            meant = [(*location[:-1], near)]
        elif alike := self._alike(location):
            meant = [(*location[:-1], name) for name in alike]
        elif pair := self.pair(location):
            meant = [(*location[:-1], name) for name in pair]
        elif not meant and key in self._known(()):
            meant = [(key,)]
        written = (node_at(self._node, at) for at in meant)
        return [at for at, node in zip(meant, written, strict=True) if node is None or is_absent(node)]

    def _nearest(self, location: Location) -> str:
        """Return the field that an unknown key is meant for: by its letters, by its use, by what it holds."""
        key, known = str(location[-1]), self._known(location[:-1])
        if near := nearest(key, known) or _begun(key, known):
            return near
        alike = self._alike(location)
        return alike[0] if len(alike) == 1 else self._only_one_lacking(location)

    def _only_one_lacking(self, location: Location) -> str:
        """Return the text that a small record lacks, if an unknown key has the only text that is too many."""
        parent, fields = node_at(self._node, location[:-1]), fields_at(self._model, location[:-1])
        if not isinstance(parent, Mapping) or max(len(fields), len(parent.values)) > MAX_LISTED:
            return ""
        lacking = [name for name, f in fields.items() if f.is_required() and name not in parent.values]
        known = fields.keys()
        others = [n for n in parent.values if not (n in fields or nearest(n, known) or _begun(n, known))]
        one_each = len(lacking) == len(others) == 1 and isinstance(parent.values[others[0]], Scalar)
        field = fields[lacking[0]] if one_each else None
        plain = (
            others == [location[-1]]
            and field
            and not (is_many(field) or record_of(field.annotation) or values_of(field))
        )
        return lacking[0] if plain else ""

    def _alike(self, location: Location) -> list[str]:
        """Return the fields, not written yet, whose record has all that an unknown key holds."""
        held, parent = node_at(self._node, location), node_at(self._node, location[:-1])
        if not isinstance(held, Mapping) or not held.values or not isinstance(parent, Mapping):
            return []
        fields = fields_at(self._model, location[:-1]).items()
        records = {name: record_of(field.annotation) for name, field in fields if not is_many(field)}
        return [
            name
            for name, record in records.items()
            if record and name not in parent.values and held.values.keys() <= record.model_fields.keys()
        ]

    def _known(self, location: Location) -> list[str]:
        return [name for name in fields_at(self._model, location) if name not in self._hidden]

    def _homes(self, location: Location) -> list[Location]:
        """Return the records beside an unknown key, not lists, that have a field of that name."""
        around, key = location[:-1], location[-1]
        fields = {n: field for n, field in fields_at(self._model, around).items() if not is_many(field)}
        records = {name: record_of(field.annotation) for name, field in fields.items()}
        return [(*around, n) for n, record in records.items() if record and key in record.model_fields]


# What a citation may not say, because its source does, and where.
_OF_SOURCES = dict.fromkeys(Source.model_fields, "nella voce") | dict.fromkeys(
    Reading.model_fields, "fra le «letture»"
)


def _begun(key: str, known: Iterable[str]) -> str:
    """Return the one field whose name begins with the word ``key``: «note» is «note_redazionali»."""
    if (usual := usual_name(key)) in known:
        return usual
    found = [name for name in known if name.startswith(f"{key.lower()}_")]
    return found[0] if len(found) == 1 else ""


def _says_much(node: AnyNode | None) -> bool:
    """Tell whether what is written is more than a name: nobody should throw it away without a thought."""
    return (
        len(node.text.split()) > FEW_WORDS
        if isinstance(node, Scalar)
        else node is not None and not is_absent(node)
    )


def _is_inside_braces(parent: Mapping, key: str) -> bool:
    """Tell whether ``key`` has no value and stands on the line of ``{``: a comma has cut a value in two."""
    value, place = parent.values[key], parent.keys[key]
    return is_absent(value) and place.line == parent.place.line and place.column > parent.place.column


def fields_at(model: type[BaseModel], location: Location) -> dict[str, FieldInfo]:
    """Return the fields of the record that stands at ``location`` inside ``model``."""
    for step in location:
        if isinstance(step, str):
            model = record_of(model.model_fields[step].annotation) or model
    return model.model_fields
