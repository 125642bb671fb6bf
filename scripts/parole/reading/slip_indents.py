"""Slips of indent: fields inside a text, texts at the margin, texts and lists with no beginning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from pydantic.fields import FieldInfo

from parole.model.concept import WordFile
from parole.model.walk import is_many, record_of
from parole.reading.slip_records import DASH, FIELD, Open, enter, fields_of, home_of, where
from parole.reading.slip_signs import (
    HEADER,
    KEY,
    NAMES,
    SIGNS,
    SINGLE,
    TEXTS,
    Line,
    Slip,
    fields_in,
    yaml_slip,
)

_NAMED = rf"(?:[^\s:]+|(?i:{NAMES.replace('_', '[ -]')})):(?:\s|$)"
_LOOSE = re.compile(rf"^--\s*$|^(?![\"'#%-]|\{{|\[|{_NAMED})\S")
_TEXT_AFTER = re.compile(rf"^ *(?:- +)*(?:{NAMES}): +[^\s\[{{\"'>|]")


def _names(wanted: Callable[[FieldInfo], bool]) -> str:
    """Return the fields of a word, at any depth, that are as ``wanted``, as the choice of a pattern."""
    return "|".join(sorted({name for name, field in fields_in(WordFile) if wanted(field)}))


_LISTS = _names(lambda field: is_many(field) and record_of(field.annotation) is not None)
_OPENS = re.compile(rf" *(?:- +)*(?:(?P<text>{'|'.join(sorted(TEXTS))})|(?P<many>{_LISTS})): *")
_FOLD = "scrivi «>-» dopo i due punti, e il testo dalla riga sotto"
# Those that a word has once, in a few words: where one is missing, a text that begins with it is the field.
_SHORT = frozenset({"termine", "area", "accordo", "inglese"})
MANY_WORDS = 5
_SWALLOWED = re.compile(rf"^ +(?:- +)?(?:(?P<cite>\{{fonte: )|(?i:{KEY}):(?= |$)(?P<value>.*))")
_SURE = re.compile(r"\s*(?:$|[\[{>|]|coincidono$|si-completano$|divergono$|inventato$|documentato$)")


def swallowed(lines: list[Line]) -> Iterator[Slip]:
    """Yield the fields that a wrong indent has put inside a text: they would be published as prose."""
    inside: Line | None = None
    shift = 0
    around: list[Open] = []
    absent = _SHORT - {key for _, key in fields_of(lines)}
    for at, line in enumerate(lines):
        if line.owner is None or line.owner is not inside:
            inside = None
        if line.owner is None:
            enter(around, line)
        if line.owner is None or not line.text.strip():
            continue
        if inside is not None:  # what follows a swallowed field, in the same text, moves with it
            yield Slip(line.number, 0, "", (), " " * max(line.indent - shift, 0) + line.text.lstrip())
            shift = _shift_under(lines, at, max(line.indent - shift, 0))
            continue
        match = _SWALLOWED.match(line.text)
        if match and (match["cite"] or _is_field(match, line, lines[at - 1], absent)):
            inside = line.owner
            target = None if match["cite"] else _home_of(line, match["key"], around)
            shift = 0 if target is None else _shift_under(lines, at, target)
            yield _field_in_text(lines, at, match, target)


def _home_of(line: Line, key: str, around: list[Open]) -> int | None:
    """Return where a swallowed field should begin, its dash included; ``None`` if nothing tells."""
    home = home_of(key.lower(), around)
    return home - 2 if home and line.text.lstrip().startswith("- ") else home


def _field_in_text(lines: list[Line], at: int, match: re.Match[str], target: int | None) -> Slip:
    """Return the slip of a field, or of a source, that stands inside a text and goes to ``target``."""
    line, name, owner = lines[at], match["key"] or "fonte", lines[at].owner or lines[at]
    new = None if target is None else " " * target + _lowered(line.text.lstrip(), match["key"])
    goes_on = at + 1 < len(lines) and lines[at + 1].owner is line.owner and lines[at + 1].text.strip()
    if match["cite"] and not goes_on:
        new = f"{' ' * owner.column}fonti: [{line.text.strip().removeprefix('- ')}]"
    details = (("campo", f"{name}:"), ("testo", _name_of(owner)), ("consiglio", where(target, name)))
    return Slip(line.number, line.indent, "campo-nel-testo", details, new)


def _lowered(text: str, key: str | None) -> str:
    return text.replace(key, key.lower(), 1) if key else text


def _shift_under(lines: list[Line], at: int, target: int) -> int:
    """Return how far to the left the lines under a swallowed one go, if that goes to ``target``."""
    below = _full_after(lines, at)
    return below.indent - target - 2 if below and _opens(lines, at) else lines[at].indent - target


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


def headless(lines: list[Line], *, broken: bool) -> Iterator[Slip]:
    """Yield the first fields of a list with no dash, and in a broken file the texts with no «>-»."""
    full = [line for line in lines if line.text.strip()]
    for at, (line, below) in enumerate(pairwise(full)):
        opens = None if line.owner or below.column <= line.column else _OPENS.fullmatch(line.text)
        key = FIELD.match(below.text) if opens else None
        if broken and opens and opens["text"] and not key and "- " not in below.text[: below.column]:
            new = f"{line.text.rstrip()} >-"
            yield yaml_slip(line, line.column, f"manca «>-» dopo «{opens['text']}:»", _FOLD, new)
        elif broken and opens and opens["text"] and not key:
            yield from _dashed(line, _after(full, at + 1), opens["text"])
        elif opens and opens["many"] and key and below.indent == below.column > 1:
            indent = _dash_of(key["key"], _after(full, at + 2), line.column, below.indent - 2)
            new = f"{' ' * indent}- {below.text.lstrip()}"
            cause = f"manca il trattino davanti a «{key['key']}:»"
            others = f"sotto «{key['key']}:» allinea gli altri campi dell’elemento, con i loro testi"
            remedy = f"scrivi «- {key['key']}:», e {others}"
            yield yaml_slip(below, below.indent, cause, remedy, new)
            yield from _deeper(_after(full, at + 2), below, indent + 2)


def _after(lines: list[Line], start: int) -> Iterator[Line]:
    """Yield the lines from one on, without a copy of them: there may be very many."""
    return (lines[index] for index in range(start, len(lines)))


def _dash_of(key: str, after: Iterable[Line], column: int, otherwise: int) -> int:
    """Return where the other items of a list, which begin with ``key``, have their dash."""
    for line in after:
        if line.owner is None and line.column <= column:
            break
        if line.text.lstrip().startswith(f"- {key}:"):
            return line.indent
    return otherwise


def _deeper(after: Iterable[Line], owner: Line, column: int) -> Iterator[Slip]:
    """Yield without a rule the lines of a text that must go under a name which has moved to ``column``."""
    for line in after:
        if not line.owner or line.owner.number != owner.number or _SWALLOWED.match(line.text):
            return
        if line.indent <= column:
            yield Slip(line.number, 0, "", (), " " * (column + 2) + line.text.lstrip())


def _dashed(line: Line, under: Iterable[Line], name: str) -> Iterator[Slip]:
    """Yield the slip of a text made of the items of a list: with no dashes it would be read."""
    remedy = f"togli i trattini, scrivi «{name}: >-» e sotto le frasi, una dopo l’altra"
    cause = f"«{name}:» è un testo, non un elenco"
    yield yaml_slip(line, line.column, cause, remedy, f"{line.text.rstrip()} >-", sure=False)
    for each in under:
        if each.indent <= line.column:
            return
        new = " " * (line.column + 2) + each.text[each.column :]
        yield Slip(each.number, 0, "", (), new, sure=False)


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
    begun = False  # a text whose lines have all lost their indent
    full = [line for line in lines if line.text.strip()]
    last = full[-1].number if full else 0
    signed = _signed_from(lines)
    for line in full:
        begun = begun and before is not None and before.number == line.number - 1
        if line.owner is None and _is_astray(line, before):
            owner = None if line.number >= signed or line.text.startswith("--") else _text_over(before)
            begun = begun or (owner is not None and before is owner and bool(HEADER.match(owner.text)))
            if before and _NAMES_UNDER.match(before.text) and line.number < signed:
                yield yaml_slip(
                    line, 0, "manca il trattino davanti a un elemento", DASH, f"  - {line.text.lstrip()}"
                )
                line = before
            elif owner and (begun or line.number < last):
                yield _fallen(line, owner)
                line = Line(line.number, line.text, owner)
            else:
                remedy = "toglila; se è di un testo, rientrala come le sue altre righe"
                yield yaml_slip(line, 0, "riga che non appartiene a nessun campo", remedy, "", sure=False)
        else:
            begun = False
        before = line


_NAMES_UNDER = re.compile(
    rf"^(?:{_names(lambda field: is_many(field) and not record_of(field.annotation))}): *$"
)


def _signed_from(lines: list[Line]) -> int:
    """Return the number of the line, after an empty one, from which there are only stray ones to the end."""
    signed = len(lines) + 1
    for line in reversed(lines):
        if line.owner or (line.text.strip() and not _LOOSE.match(line.text)):
            return signed
        if not line.text.strip():
            signed = line.number
    return signed


def _is_astray(line: Line, before: Line | None) -> bool:
    """Tell whether a line that is in no text is neither a field nor the item of a list."""
    loose = _LOOSE.match(line.text) or _is_shallow(line, before)
    return bool(loose) and not any(sign.search(line, broken=True) for sign in SIGNS)


def _text_over(before: Line | None) -> Line | None:
    """Return the line with the name of the text that is being written, if any."""
    if before is None or before.owner:
        return before and before.owner
    return before if HEADER.match(before.text) or _TEXT_AFTER.match(before.text) else None


def _fallen(line: Line, owner: Line) -> Slip:
    match = FIELD.match(owner.text)
    if match and match["key"] in SINGLE:
        remedy = f"è del valore di «{match['key']}:»: scrivilo tutto su una riga"
        return yaml_slip(line, 0, "questa riga ha perso il rientro", remedy, "", sure=False)
    indent = owner.column + 2
    remedy = f"è del testo di «{_name_of(owner)}:»: portala a {indent} spazi dall’inizio"
    return yaml_slip(line, 0, "questa riga ha perso il rientro", remedy, " " * indent + line.text.lstrip())
