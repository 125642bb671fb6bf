"""What has gone through a whole file: two versions in one, a sign before every line, no more new lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.language.italian import slug
from parole.model.concept import WordFile
from parole.model.walk import record_of
from parole.reading.slip_signs import KEY, NAMES, Line, Slip, fields_in, lines_of, yaml_slip

MOST_ON_ONE = 3  # fields
# No hand writes a longer line: to look at it could take for ever.
LONGEST_LINE = 3000
# Nor a longer file: ten times the register of our sources.
MOST_LINES = 60_000
_CONFLICT = re.compile(r"^\s*(?:<{7,}|>{7,}|\|{7,})(?: |$)|^={7,}$|^-{7,} \S")
_KNOWN = re.compile(rf"[\W\d]*(?i:{NAMES})\b")
_CUT = re.compile(r".*[a-zà-ù,;(] *")
_SHORTENED = re.compile(
    r"\s*#.*(?:\bresto\b|invariat|come prima|altri campi|omess|rest of|unchanged|remains?\b)", re.IGNORECASE
)
_DIFF = re.compile(r"^(?:diff --git |--- a/|\+\+\+ b/|@@ -)")


def stopping(text: str, *, broken: bool) -> list[Slip]:
    """Return the slip that leaves nothing to read of a text, at each line that shows it."""
    if joined := _joined(text):
        return [joined]
    lines = lines_of(text)
    stops = list(_stops(lines))
    full = [line.text for line in lines if line.text.strip() and not line.text.startswith("#")]
    if broken and not stops and len(full) > 1 and not any(map(_KNOWN.match, full)):
        return [Slip(1, 0, "struttura", ())]
    return [slip for slip in stops if slip.details == stops[0].details and slip.everywhere] or stops[:1]


def _joined(text: str) -> Slip | None:
    """Return the slip of a file that has lost its new lines."""
    only = text.strip("\n")
    fields = "" if "\n" in only else re.sub(r"\{[^{}]*\}", "", only[:LONGEST_LINE])
    if len(re.findall(rf"(?:\b|\\n *)(?:{NAMES}):[ \\]", fields)) < MOST_ON_ONE:
        return None
    remedy = "rimetti ogni campo su una riga sua: forse gli a capo si sono persi incollando"
    return yaml_slip(Line(1, only), 0, "il file è tutto su una riga", remedy)


def _stops(lines: list[Line]) -> Iterator[Slip]:
    """Yield what leaves nothing to read: two versions, or two words, in one file."""
    full = [line for line in lines if line.text.strip()]
    if len(full) > 1 and re.match(rf"\"{KEY}:", full[0].text) and full[-1].text.strip() == '"':
        yield yaml_slip(full[0], 0, *_IN_A_CELL)
    if last := _cut(lines):
        yield yaml_slip(
            last, len(last.text) - 1, "il file finisce a metà", "ne manca un pezzo: ricopialo intero"
        )
    words = [line.number for line in lines if line.owner is None and re.match(r"termine *:", line.text)]
    seconds = set(words[1:])
    for line in lines:
        if not line.owner and _SHORTENED.match(line.text):
            yield yaml_slip(line, line.indent, *_LEFT_OUT)
        if _DIFF.match(line.text):
            yield yaml_slip(line, 0, *_FROM_A_DIFF, everywhere=True)
        if line.number in seconds:
            name = line.text.partition(":")[2].strip(" \"'")
            yield Slip(line.number, 0, "due-parole", (("valore", name), ("file", f"{slug(name)}.yml")))


_IN_A_CELL = (
    "tutto il testo è fra virgolette, come quello di una cella copiata",
    "togli le prime e le ultime; quelle doppie scrivile una volta sola",
)
_TWO_VERSIONS = (
    "due versioni non ancora unite: qui c’è il segno di un conflitto",
    "tieni le righe giuste e togli quelle che cominciano con «<<<<<<<», «=======», «>>>>>>>»",
)
_LEFT_OUT = (
    "un programma ha accorciato il file: qui c’era dell’altro",
    "ricopialo intero, con tutti i campi",
)
_FROM_A_DIFF = ("righe copiate da un confronto fra versioni", "incolla il file intero, non il confronto")


def _cut(lines: list[Line]) -> Line | None:
    """Return the last line of a file that ends inside a sentence or the name of a field."""
    last = lines[-1]
    if any(last.text.count(start) > last.text.count(end) for start, end in ("{}", "[]")):
        return last
    if last.owner and re.search(rf"\b(?:{_SENTENCES}):", last.owner.text):
        return last if _CUT.fullmatch(last.text) else None
    if last.text.strip() and re.fullmatch(rf" *(?:{_BEGUN})", last.text):
        return last
    return last if _is_begun(lines) else None


def _is_begun(lines: list[Line]) -> bool:
    """Tell whether the last line, with no new line after it, begins an item that lacks what it must have."""
    begun = re.fullmatch(rf" *- {KEY}: +[^\[{{]*", lines[-1].text)
    lists = (line.text.strip(" :") for line in reversed(lines) if line.column < lines[-1].column)
    field = dict(fields_in(WordFile)).get(next(lists, "")) if begun else None
    record = record_of(field.annotation) if field else None
    needed = {name for name, each in record.model_fields.items() if each.is_required()} if record else set()
    return bool(begun and needed - {begun["key"]})


_SENTENCES = "definizione|attenzione|testo|caso|note_redazionali"  # those that end with a full stop
_BEGUN = "|".join(sorted({name[:end] for name in NAMES.split("|") for end in range(2, len(name) + 1)}))
_PREFIXES = (
    (">", "«>» davanti alle righe, come in una mail di risposta", "togli «>» da tutte le righe"),
    ("-", "«-» davanti ai campi, come in un elenco", "togli «-» dai campi che stanno all’inizio della riga"),
)


_TOPS = ("- termine:", "- area:", "- in_breve:", "- pa:", "- terzo_settore:")
_NUMBERED = re.compile(r" *(\d+)[.:|)]?(?:[ \t]|$)")
_NUMBERS = ("il numero di riga davanti a ogni riga", "togli i numeri: la riga comincia con il nome del campo")


def _compared(lines: list[Line]) -> Iterator[Slip]:
    """Yield the lines copied from a comparison of versions: «+» before the new, «-» before the old."""
    added = [line for line in lines if re.match(rf"\+(?: *(?:- +)*(?:{NAMES}):| {{2,}}\S)", line.text)]
    if not added:
        return
    others = [line for line in lines if line.text.strip() and not line.text.startswith("+")]
    old = {line.number for line in others if re.match(rf"-(?:(?:{NAMES}):| {{2,}}\S)", line.text)}
    shifted = all(line.indent for line in others if line.number not in old)
    cause, remedy = _COMPARED
    remedy += ", e togli intere quelle che cominciano con «-»" if old else ""
    for line in lines:
        if line.text.startswith("+"):
            yield yaml_slip(line, 0, cause, remedy, line.text[1:], everywhere=True)
        elif line.number in old:  # what somebody wrote is not thrown away by a machine
            yield yaml_slip(line, 0, cause, remedy, "", sure=False, everywhere=True)
        elif line.text.strip() and shifted:
            yield Slip(line.number, 0, "", (), line.text[1:])


def _heading(above: list[Line]) -> list[Line]:
    """Return the lines just above a quoted message that tell who wrote it, and when."""
    start = len(above)
    while start and not above[start - 1].indent and not re.match(rf"(?:{NAMES}):|- ", above[start - 1].text):
        start -= 1
    return above[start:]


_COMPARED = (
    "«+» davanti alle righe, come in un confronto fra versioni",
    "togli «+» davanti alle righe nuove",
)


def conflicts(lines: list[Line]) -> Iterator[Slip]:
    """Yield the signs of two versions not joined; the first version is supposed to be the one to read."""
    inside = theirs = False
    for line in lines:
        is_sign = _CONFLICT.match(line.text) or (inside and re.fullmatch(r"\s*={7,}\s*", line.text))
        sign = line.text.strip()[0] if is_sign else ""
        if sign:
            yield yaml_slip(line, line.indent, *_TWO_VERSIONS, "", sure=False, everywhere=True)
        elif theirs:
            yield Slip(line.number, 0, "", (), "", sure=False)
        inside = sign == "<" or (inside and sign != ">")
        theirs = inside and (sign in {"=", "|"} or (theirs and not sign))


def prefixed(lines: list[Line]) -> Iterator[Slip]:
    """Yield the lines of a file pasted with a sign before each: all, or those that have a field."""
    if compared := list(_compared(lines)):
        yield from compared
        return
    for sign, cause, remedy in _PREFIXES:
        named = [line for line in lines if re.match(rf"\{sign} ?\s*(?:{NAMES}):", line.text)]
        if sign == "-":  # other lines are the items of lists
            signed = named if sum(line.text.startswith(_TOPS) for line in named) > 2 else []
        else:
            signed = [line for line in lines if named and line.text.startswith(sign)]
        for line in _heading(lines[: signed[0].number - 1]) if signed and sign == ">" else []:
            yield yaml_slip(line, 0, cause, remedy, "", everywhere=True)
        for line in signed:
            yield yaml_slip(line, 0, cause, remedy, re.sub(rf"^\{sign} ?", "", line.text), everywhere=True)
    full = [(line, _NUMBERED.match(line.text)) for line in lines if line.text.strip()]
    if len(full) > 1 and all(match and int(match[1]) == line.number for line, match in full):
        for line, match in full:
            new = line.text[match.end() if match else 0 :]
            yield yaml_slip(line, 0, *_NUMBERS, new, everywhere=True)
