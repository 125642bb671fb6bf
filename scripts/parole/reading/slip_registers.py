"""Slips in a register: an entry inside another, fields out of their entry, what is of another file.

An entry begins with its id, at the margin, and its fields stand under it at two spaces. The register of
foreign words is a list instead: each entry begins with a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pydantic import BaseModel

from parole.model.concept import WordFile
from parole.model.registers import Area, ForeignWord, ReadingPath, Source
from parole.reading.other_kinds import KINDS, Kind
from parole.reading.slip_signs import Line, Slip, yaml_slip

# The registers of which each entry is a record, by the name of their file.
ENTRIES: dict[str, type[BaseModel]] = {"fonti.yml": Source, "aree.yml": Area, "stranieri.yml": ForeignWord}
# What else may be pasted there at the margin, by the field that tells it.
_ALIENS: dict[str, type[BaseModel]] = {"termine": WordFile, "voci": ReadingPath}
_LONGEST_START = 60  # lines, in which such a field is found
_ID = r"[\w-]+"


def entry_model(path: str) -> type[BaseModel] | None:
    """Return what the entries of the register at ``path`` are; none of any other file."""
    folder, _, name = path.rpartition("/")
    return ENTRIES.get(name) if folder == "glossary" else None


@lru_cache(maxsize=8)  # at every save one file has changed
def may_be_astray(text: str, model: type[BaseModel]) -> bool:
    """Tell at a glance whether :func:`astray` may find anything in a text that can be read."""
    return _glance(model).search(text) is not None


@lru_cache
def _glance(model: type[BaseModel]) -> re.Pattern[str]:
    names = "|".join(model.model_fields)
    tells = "|".join([*model.model_fields, *_ALIENS])
    return re.compile(rf"^(?: +(?!(?:{names}):){_ID}: *\n +(?:{names}):|(?:{tells}):)(?: |$)", re.MULTILINE)


def astray(lines: list[Line], model: type[BaseModel]) -> Iterator[Slip]:
    """Yield the entries and the fields of a register that are not where they should be."""
    at = 0
    while at < len(lines):
        slips, at = _slips_at(lines, at, model)
        yield from slips


def _slips_at(lines: list[Line], at: int, model: type[BaseModel]) -> tuple[list[Slip], int]:
    """Return the slips that begin at a line, and where to go on."""
    line, names = lines[at], "|".join(model.model_fields)
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    is_entry = re.match(rf" *(?:{names}):(?: |$)", below)
    if model is not ForeignWord and is_entry and not re.fullmatch(rf" *(?:{names}): *", line.text):
        if (found := re.fullmatch(rf" +({_ID}): *", line.text)) and not line.text.lstrip().startswith("- "):
            return _indented(lines, at, found[1], model)
        if re.fullmatch(r"[a-z0-9][\w-]*", line.text.rstrip()) and not line.indent:
            new = f"{line.text.rstrip()}:"
            cause = f"mancano i due punti dopo «{line.text.strip()}»"
            return [yaml_slip(line, 0, cause, f"scrivi «{new}»", new)], at + 1
    if line.owner is None and (slips := _out_of_line(line, names, is_list=model is ForeignWord)):
        return slips, at + 1
    if line.owner is None and (found := re.match(r"(?P<key>\w+):(?: |$)", line.text)):
        run = _run(lines, at, model)
        for tells, alien in _ALIENS.items():
            if len(run) > 1 and tells in run and run <= alien.model_fields.keys():
                return _alien(lines, at, KINDS[alien])
        if model is ForeignWord and not any(line.text.startswith("- ") for line in lines[:at]):
            return [], len(lines)  # not a list at all
        if found["key"] in model.model_fields:
            return _outside(lines, at, model)
    return [], at + 1


def _out_of_line(line: Line, names: str, *, is_list: bool) -> list[Slip]:
    """Return the slip of a field, or of the dash of an entry, that has not the indent of its like."""
    found = re.match(rf" *(?P<dash>- +)?(?P<key>{names}|id): *(?P<value>\S*)", line.text)
    if is_list or not found:
        wrong = found and found["dash"] and line.indent
        advice = "porta il trattino all’inizio della riga, con le righe che ha sotto"
        return [replace(_indent_slip(line, found["key"], advice, 0), sure=False)] if found and wrong else []
    if found["dash"] and not line.indent and found["key"] == "id":
        new = f"{found['value']}:"
        return [yaml_slip(line, 0, _NO_LIST, f"scrivi «{new}» al posto di «{line.text.strip()}»", new)]
    if found["dash"] or line.indent in {0, 2} or found["key"] == "id":
        return []
    return [_indent_slip(line, found["key"], f"porta «{found['key']}:» a 2 spazi dall’inizio della riga", 2)]


def _indent_slip(line: Line, key: str, advice: str, indent: int) -> Slip:
    details = (("campo", f"{key}:"), ("consiglio", advice))
    return Slip(line.number, line.indent, "rientro", details, " " * indent + line.text.lstrip())


_NO_LIST = "un elemento di elenco, ma in questo registro ogni voce comincia con il suo identificativo"


def _indented(lines: list[Line], at: int, id_: str, model: type[BaseModel]) -> tuple[list[Slip], int]:
    """Return the slips of an entry that an indent has put inside the one before: all of it moves."""
    head, shift = lines[at], lines[at + 1].indent - 2
    advice = f"è un’altra voce del registro: porta «{id_}:» all’inizio della riga, e i suoi campi a 2 spazi"
    details = (("campo", f"{id_}:"), ("consiglio", advice))
    slips = [Slip(head.number, head.indent, "rientro", details, head.text.lstrip())]
    next_ = re.compile(rf" {{{head.indent}}}(?!(?:{'|'.join(model.model_fields)}):){_ID}: *")
    end = at + 1
    while end < len(lines) and not next_.fullmatch(lines[end].text):
        line = lines[end]
        if line.text.strip() and not line.indent:
            break
        new = " " * max(line.indent - shift, 0) + line.text.lstrip()
        slips += [Slip(line.number, 0, "", (), new)] if line.text.strip() and new != line.text else []
        end += 1
    return slips, end


def _run(lines: list[Line], at: int, model: type[BaseModel]) -> set[str]:
    """Return the fields that stand at the margin from a line on, up to the next entry."""
    keys: set[str] = set()
    known = {*model.model_fields, *WordFile.model_fields, *ReadingPath.model_fields}
    for line in lines[at : at + _LONGEST_START]:
        found = re.match(r"(?P<key>\w+):(?: |$)", line.text) if line.owner is None else None
        if found and found["key"] in known:
            keys.add(found["key"])
        elif line.text.strip() and not line.indent and not line.text.startswith("- "):
            break
    return keys


def _end_of_run(lines: list[Line], at: int, known: set[str]) -> int:
    for end in range(at, len(lines)):
        key = lines[end].text.partition(":")[0]
        if lines[end].text.strip() and not lines[end].indent and key not in known and key[:1] != "-":
            return end
    return len(lines)


def _alien(lines: list[Line], at: int, kind: Kind) -> tuple[list[Slip], int]:
    """Return the slip of what is of another kind of file, told once: the register is read without it."""
    end = _end_of_run(lines, at, {*WordFile.model_fields, *ReadingPath.model_fields})
    details = (("cosa", kind.what), ("consiglio", kind.home))
    told = Slip(lines[at].number, 0, "posto-sbagliato", details, "", sure=False)
    return [told, *(Slip(line.number, 0, "", (), "") for line in lines[at + 1 : end])], end


def _outside(lines: list[Line], at: int, model: type[BaseModel]) -> tuple[list[Slip], int]:
    """Return the slips of fields at the margin: of the entry above, or of one that has no id."""
    names = set(model.model_fields)
    end = _end_of_run(lines, at, names)
    key = lines[at].text.partition(":")[0]
    moved = [Slip(line.number, 0, "", (), f"  {line.text}") for line in lines[at:end] if line.text.strip()]
    above = _above(lines, at)
    if model is ForeignWord:
        cause, remedy = (
            f"manca il trattino davanti a «{key}:»",
            f"scrivi «- {key}:», e sotto allinea gli altri campi",
        )
        return [yaml_slip(lines[at], 0, cause, remedy, f"- {lines[at].text}"), *moved[1:]], end
    if key in above:
        remedy = "scrivi sopra l’identificativo, come «nome-con-trattini:», e rientra i campi di 2 spazi"
        told = yaml_slip(
            lines[at],
            0,
            f"«{key}:» comincia una voce del registro senza identificativo",
            remedy,
            "",
            sure=False,
        )
        return [told, *(Slip(slip.line, 0, "", (), "") for slip in moved[1:])], end
    also = ", e così le righe che seguono" if len(moved) > 1 else ""
    details = (("campo", f"{key}:"), ("consiglio", f"porta «{key}:» a 2 spazi dall’inizio della riga{also}"))
    return [Slip(lines[at].number, 0, "rientro", details, moved[0].new), *moved[1:]], end


def _above(lines: list[Line], at: int) -> set[str]:
    """Return the fields of the entry that stands above a line."""
    keys: set[str] = set()
    for line in map(lines.__getitem__, range(at - 1, -1, -1)):
        if line.text.strip() and not line.indent:
            return keys
        if line.owner is None and line.indent == 2:
            keys.add(line.text.strip().partition(":")[0])
    return {*keys, *Source.model_fields}  # no entry at all
