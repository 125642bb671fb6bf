"""Slips of indent: fields in no record that has them, or inside a text, and texts at the margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from parole.model.concept import WordFile
from parole.model.walk import is_many, is_prose, record_of
from parole.reading.slip_signs import HEADER, KEY, NAMES, SIGNS, Line, Slip, fields_in, yaml_slip

_LOOSE = re.compile(r"^--\s*$|^(?![\"'#%-]|\{|\[|[^\s:]+:(?:\s|$))\S")
_TEXT_AFTER = re.compile(rf"^ *(?:- +)*(?:{NAMES}): +[^\s\[{{\"'>|]")


@dataclass
class _Open:
    """A record that is being written: where its fields begin, its model, the last field."""

    column: int
    model: type[BaseModel]
    last: str
    item: str = ""  # the field with the dash, for an item of a list

    def inner(self) -> type[BaseModel] | None:
        field = self.model.model_fields.get(self.last)
        return record_of(field.annotation) if field else None


def _names(wanted: Callable[[FieldInfo], bool]) -> str:
    """Return the fields of a word, at any depth, that are as ``wanted``, as the choice of a pattern."""
    return "|".join(sorted({name for name, field in fields_in(WordFile) if wanted(field)}))


_TEXTS = _names(is_prose)
_LISTS = _names(lambda field: is_many(field) and record_of(field.annotation) is not None)
_OPENS = re.compile(rf" *(?:- +)*(?:(?P<text>{_TEXTS})|(?P<many>{_LISTS})): *")
_FOLD = "scrivi «>-» dopo i due punti, e il testo dalla riga sotto"
_DASH = "ogni elemento comincia con «- », allineato agli altri"
_UNKNOWN = re.compile(r"^[ ]*(?:- +)*[^\s{}\[\]:#-][^{}\[\]:]*:(?: |$)")
# The fields that are of the word and of nothing inside it.
_TOP = frozenset({"termine", "area", "in_breve", "pa", "terzo_settore", "accordo"})
# Those that a word has once, in a few words: where one is missing, a text that begins with it is the field.
_SHORT = frozenset({"termine", "area", "accordo", "inglese"})
MANY_WORDS = 5
_FIELD = re.compile(rf"^[ ]*(?:- +)*{KEY}:(?: |$)")


def _fields_of(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    """Yield the lines with a field, but for what is inside a field that nobody knows."""
    unknown: int | None = None
    for line in lines:
        if line.owner or not line.text.strip() or (unknown is not None and line.column > unknown):
            continue
        unknown = None
        if match := _FIELD.match(line.text):
            yield line, match["key"]
        elif _UNKNOWN.match(line.text):
            unknown = line.column


def misplaced(lines: list[Line]) -> Iterator[Slip]:
    """Yield the fields of a word whose indent puts them in no record that has them."""
    fields = list(_fields_of(lines))
    columns = Counter(line.column for line, key in fields if key in _TOP)
    if not columns:
        return
    stack = [_Open(columns.most_common(1)[0][0], WordFile, "")]
    for line, key in fields:
        closed = None
        while len(stack) > 1 and stack[-1].column > line.column:
            closed = stack.pop()
        top, home = stack[-1], None
        inner = top.inner()
        if line.column == top.column and key in top.model.model_fields:
            top.last = key
            if key == top.item and "- " not in line.text[: line.column]:
                new = f"{line.text[: line.indent - 2]}- {line.text.lstrip()}"
                yield yaml_slip(line, line.indent, f"manca il trattino davanti a «{key}:»", _DASH, new)
        elif (
            line.column > top.column
            and inner
            and key in inner.model_fields
            and not (closed and closed.model is inner and "- " not in line.text[: line.column])
        ):
            stack.append(_Open(line.column, inner, key, key if "- " in line.text[: line.column] else ""))
        else:
            home = _home(key, stack, closed)
        if home is not None and home != line.column and "- " not in line.text[: line.column]:
            details = (("campo", f"{key}:"), ("consiglio", _where(home, key)))
            yield Slip(line.number, line.indent, "rientro", details, " " * home + line.text.lstrip())
            if closed and closed.column == home:
                stack.append(closed)
            stack = [each for each in stack if each.column <= home]
            if stack[-1].column < home:
                stack.append(_Open(home, stack[-1].inner() or WordFile, key))
            stack[-1].last = key


def _home(key: str, stack: list[_Open], closed: _Open | None = None) -> int | None:
    """Return where the fields begin of the nearest record that has one called ``key``."""
    if closed and key in closed.model.model_fields:
        return closed.column
    inner = stack[-1].inner()
    if inner and key in inner.model_fields:
        return stack[-1].column + 2
    return next((each.column for each in reversed(stack) if key in each.model.model_fields), None)


_SWALLOWED = re.compile(rf"^ +(?:- +)?(?:(?P<cite>\{{fonte: )|(?i:{KEY}):(?= |$)(?P<value>.*))")
_SURE = re.compile(r"\s*(?:$|[\[{>|]|coincidono$|si-completano$|divergono$|inventato$|documentato$)")


def swallowed(lines: list[Line]) -> Iterator[Slip]:
    """Yield the fields that a wrong indent has put inside a text: they would be published as prose."""
    inside: Line | None = None
    shift = 0
    around: list[_Open] = []
    absent = _SHORT - {key for _, key in _fields_of(lines)}
    for at, line in enumerate(lines):
        if line.owner is None or line.owner is not inside:
            inside = None
        if line.owner is None:
            _enter(around, line)
        if line.owner is None or not line.text.strip():
            continue
        if inside is not None:  # what follows a swallowed field, in the same text, moves with it
            yield Slip(line.number, 0, "", (), " " * max(line.indent - shift, 0) + line.text.lstrip())
            shift = 0 if _opens(lines, at) else shift
            continue
        match = _SWALLOWED.match(line.text)
        if match and (match["cite"] or _is_field(match, line, lines[at - 1], absent)):
            inside = line.owner
            target = None if match["cite"] else _home(match["key"].lower(), around)
            if target and line.text.lstrip().startswith("- "):
                target -= 2  # there stands the dash
            name = match["key"] or "fonte"
            shift = 0 if target is None or _opens(lines, at) else line.indent - target
            new = None if target is None else " " * target + _lowered(line.text.lstrip(), match["key"])
            if match["cite"] and not (
                at + 1 < len(lines) and lines[at + 1].owner is line.owner and lines[at + 1].text.strip()
            ):
                new = f"{' ' * line.owner.column}fonti: [{line.text.strip().removeprefix('- ')}]"
            details = (
                ("campo", f"{name}:"),
                ("testo", _name_of(line.owner)),
                ("consiglio", _where(target, name)),
            )
            yield Slip(line.number, line.indent, "campo-nel-testo", details, new)


def _where(target: int | None, name: str) -> str:
    if target is None:
        return "rientrala sotto «fonti:», allineato al nome del testo"
    return f"porta «{name}:» {f'a {target} spazi dall’' if target else 'all’'}inizio della riga"


def _lowered(text: str, key: str | None) -> str:
    return text.replace(key, key.lower(), 1) if key else text


def _opens(lines: list[Line], at: int) -> bool:
    """Tell whether the swallowed line at ``at`` has a text under it that is not deeper than its name."""
    line, after = lines[at], _full_after(lines, at)
    below = after is not None and after.owner is line.owner and after.indent <= line.indent
    return below and (line.text.rstrip().endswith(":") or HEADER.match(line.text) is not None)


def _is_field(match: re.Match[str], line: Line, before: Line, absent: frozenset[str]) -> bool:
    """Tell a field from a text that happens to have «caso: …» at the start of a line."""
    if match["key"] != match["key"].lower():  # «Esempio: …» is a sentence
        return _SURE.match(match["value"]) is not None
    few = len(match["value"].split()) < MANY_WORDS and not match["value"].rstrip().endswith((".", ",", ";"))
    if "_" in match["key"] or _SURE.match(match["value"]) or (few and match["key"] in absent):
        return True
    return (
        before is line.owner
        or line.indent > before.indent
        or before.text.rstrip().endswith((".", "?", "!", "…", "»"))
    )


def _name_of(owner: Line) -> str:
    return owner.text.strip().removeprefix("- ").partition(":")[0]


def _full_after(lines: list[Line], at: int) -> Line | None:
    """Return the first line after ``at`` that is not empty."""
    rest = (lines[index] for index in range(at + 1, len(lines)))
    return next((each for each in rest if each.text.strip()), None)


def _enter(stack: list[_Open], line: Line) -> None:
    """Change ``stack``, the records that a line is inside, the outermost first, by what the line opens."""
    match = _FIELD.match(line.text)
    if match is None:
        return
    while stack and stack[-1].column > line.column:
        stack.pop()
    inner = WordFile if not stack else stack[-1].inner()
    if stack and stack[-1].column == line.column:
        stack[-1].last = match["key"]
    elif inner:
        stack.append(_Open(line.column, inner, match["key"]))


_BARE = re.compile(r"^ +[^\W_][^:]*$")
_ITEM = re.compile(rf"^ *- +(?!(?:{NAMES}): )(?![\[{{])\S")


def uneven(lines: list[Line]) -> Iterator[Slip]:
    """Yield the items of a list of names that are not aligned to the first of them."""
    first: Line | None = None
    for line in lines:
        if line.owner or not line.text.strip():
            continue
        if first and line.indent == first.indent and _BARE.match(line.text):
            new = re.sub(r"^( *)(?:[o§ü] +)?", r"\1- ", line.text)
            yield yaml_slip(line, line.indent, "manca il trattino davanti a un elemento", _DASH, new)
        elif not _ITEM.match(line.text):
            first = None
        elif first is None:
            first = line
        elif line.indent != first.indent:
            remedy = "allinea il trattino a quelli degli altri elementi"
            new = " " * first.indent + line.text.lstrip()
            yield yaml_slip(
                line, line.indent, "un elemento dell’elenco non è allineato agli altri", remedy, new
            )


def headless(lines: list[Line]) -> Iterator[Slip]:
    """Yield the names of texts with no «>-» over their text, and the first fields of a list with no dash."""
    full = [line for line in lines if line.text.strip()]
    for line, below in pairwise(full):
        opens = None if line.owner or below.column <= line.column else _OPENS.fullmatch(line.text)
        key = _FIELD.match(below.text) if opens else None
        if opens and opens["text"] and not key and "- " not in below.text[: below.column]:
            new = f"{line.text.rstrip()} >-"
            yield yaml_slip(line, line.column, f"manca «>-» dopo «{opens['text']}:»", _FOLD, new)
        elif opens and opens["many"] and key and below.indent == below.column > 1:
            new = f"{' ' * (below.indent - 2)}- {below.text.lstrip()}"
            yield yaml_slip(below, below.indent, f"manca il trattino davanti a «{key['key']}:»", _DASH, new)


def _is_shallow(line: Line, before: Line | None) -> bool:
    """Tell the text that has less indent than the name it stands under."""
    owner = before and (before.owner or (before if HEADER.match(before.text) else None))
    return bool(
        owner
        and line.indent <= owner.column
        and _LOOSE.match(line.text.lstrip(" "))
        and "- " not in line.text[: line.column]
    )


def lost(lines: list[Line]) -> Iterator[Slip]:
    """Yield the lines at the margin that are of no field: a text without its indent, a stray sentence."""
    before: Line | None = None
    last = next((line.number for line in reversed(lines) if line.text.strip()), 0)
    for line in lines:
        if not line.text.strip():
            continue
        if (
            line.owner is None
            and (_LOOSE.match(line.text) or _is_shallow(line, before))
            and not any(s.pattern.search(line.text) for s in SIGNS)
        ):
            owner = before and (
                before.owner
                or (before if HEADER.match(before.text) or _TEXT_AFTER.match(before.text) else None)
            )
            if owner and line.number < last and not line.text.startswith("--"):
                new = " " * (owner.column + 2) + line.text.lstrip()
                yield yaml_slip(
                    line,
                    0,
                    "questa riga ha perso il rientro",
                    "rientrala come le altre righe dello stesso testo",
                    new,
                )
                line = Line(line.number, line.text, owner)
            else:
                yield yaml_slip(
                    line,
                    0,
                    "riga che non appartiene a nessun campo",
                    "toglila; se è di un testo, rientrala come le sue altre righe",
                )
        before = line
