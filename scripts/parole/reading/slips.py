"""Slips of the hand in a file of a word: what an editor did, before what a parser makes of it.

A slip is looked for line by line, since a file that does not parse has nothing else. Most can be mended by a
machine: then the reading goes on with the mended text, as if the slip were not there, and tells the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from parole.reading.problems import Problem
from parole.reading.slip_indents import headless, lost, misplaced, swallowed, uneven
from parole.reading.slip_signs import (
    CURLY,
    GARBLED,
    HIDDEN,
    KEY,
    NAMES,
    OPENING,
    SIGNS,
    SPACES,
    Line,
    Slip,
    lines_of,
    yaml_slip,
)

# No hand writes a longer line: to look at it could take for ever.
LONGEST_LINE = 3000
MANY = 5
MOST_ON_ONE = 3  # fields
# Nor one with more slips: the rest is told at the next reading.
MOST_ON_A_LINE = 12
_STRANGE = re.compile(rf"^(?P<start> *)(?P<at>[\t {SPACES}{HIDDEN}]*[{SPACES}{HIDDEN}][ {SPACES}{HIDDEN}]*)")
_AFTER = re.compile(rf"(?P<start>^ *(?:- *)?(?:{NAMES}):|^ *-)(?P<at>[{SPACES}]+ *)")
_TABS = re.compile(r"^(?P<start> *)(?P<at>[ \t]*\t[ \t]*)(?=\S)")
_CONFLICT = re.compile(r"^\s*(?:<{7,}|>{7,}|\|{7,})(?: |$)|^={7,}$|^-{7,} \S")
_KNOWN = re.compile(rf"[\W\d]*(?i:{NAMES})\b")
_CUT = re.compile(r".*[a-zà-ù,;(] *")
_DIFF = re.compile(r"^(?:diff --git |--- a/|\+\+\+ b/|@@ -)")


def slips_in(text: str, *, broken: bool) -> tuple[list[Slip], bool]:
    """Return the slips of a text, and whether they stop its reading; ``broken`` if it does not parse."""
    if joined := _joined(text):
        return [joined], True
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        return [], False
    lines = lines_of(text)
    if stops := list(_stops(lines)):
        return stops[:1], True
    full = [line.text for line in lines if line.text.strip() and not line.text.startswith("#")]
    if broken and len(full) > 1 and not any(map(_KNOWN.match, full)):
        return [Slip(1, 0, "struttura", ())], True
    if quoted := list(_prefixed(lines)):
        return quoted, False
    found = [slip for line in lines if (slip := _slip_of(line, broken))]
    if moved := [] if found else list(misplaced(lines)):
        return moved, False
    lines = lines_of(mended(text, found))
    found += uneven(lines)
    hidden = list(swallowed(lines))
    if lasting := [slip for slip in hidden if slip.rule and slip.new is None]:
        return lasting[:1], True
    return [*found, *hidden, *((*headless(lines), *lost(lines)) if broken else ())], False


def _joined(text: str) -> Slip | None:
    """Return the slip of a file that has lost its new lines."""
    only = text.strip("\n")
    fields = "" if "\n" in only else re.sub(r"\{[^{}]*\}", "", only[:LONGEST_LINE])
    if len(re.findall(rf"(?:\b|\\n *)(?:{NAMES}):[ \\]", fields)) < MOST_ON_ONE:
        return None
    remedy = "rimetti ogni campo su una riga sua: forse gli a capo si sono persi incollando"
    return yaml_slip(Line(1, only), 0, "il file è tutto su una riga", remedy)


def told(slips: list[Slip], path: str, text: str) -> Iterator[Problem]:
    """Yield one problem a mistake: the same slip on line after line is one, told where it begins."""
    lines = text.split("\n")
    last: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
    kinds = Counter(_alike(slip) for slip in slips)
    first: dict[str, Slip] = {}
    for slip in slips:
        first.setdefault(_alike(slip), slip)
    # What has gone through a whole file is one mistake: wrong letters, stars around every name.
    slips = [slip for slip in slips if kinds[_alike(slip)] <= MANY or slip is first[_alike(slip)]]
    for slip in sorted((slip for slip in slips if slip.rule), key=lambda each: (each.line, each.column)):
        kind = (slip.rule, slip.details)
        if kind not in last or not (slip.details in _ONCE or slip.line == last[kind] + 1):
            yield slip.problem(path, lines[slip.line - 1])
        last[kind] = slip.line


def _alike(slip: Slip) -> str:
    """Return what the same slip has everywhere, whatever it stands by."""
    return slip.rule if slip.rule == "lettere-guaste" else re.sub("«[^»]*»", "", f"{slip.rule}{slip.details}")


def mended(text: str, slips: list[Slip]) -> str:
    """Return the text with what a machine can mend of ``slips``; lines keep their number."""
    lines = text.split("\n")
    for slip in slips:
        if slip.new is not None:
            lines[slip.line - 1] = slip.new
    return "\n".join(lines)


def _stops(lines: list[Line]) -> Iterator[Slip]:
    """Yield what leaves nothing to read: two versions, or two words, in one file."""
    words = 0
    full = [line for line in lines if line.text.strip()]
    if len(full) > 1 and re.match(rf"\"{KEY}:", full[0].text) and full[-1].text.strip() == '"':
        cause = "tutto il testo è fra virgolette, come quello di una cella copiata"
        yield yaml_slip(
            full[0], 0, cause, "togli le prime e le ultime; quelle doppie scrivile una volta sola"
        )
    if last := _cut(lines):
        yield yaml_slip(
            last, len(last.text) - 1, "il file finisce a metà", "ne manca un pezzo: ricopialo intero"
        )
    for line in lines:
        if _CONFLICT.match(line.text):
            yield yaml_slip(
                line,
                line.indent,
                "due versioni non ancora unite: qui c’è il segno di un conflitto",
                "tieni le righe giuste e togli quelle che cominciano con «<<<<<<<», «=======», «>>>>>>>»",
            )
        if _DIFF.match(line.text):
            yield yaml_slip(
                line,
                0,
                "righe copiate da un confronto fra versioni",
                "incolla il file intero, non il confronto",
            )
        if line.owner is None and re.match(r"termine *:", line.text):
            words += 1
            if words > 1:
                yield Slip(line.number, 0, "due-parole", ())


def _cut(lines: list[Line]) -> Line | None:
    """Return the last line of a file that ends inside a sentence or the name of a field."""
    last = lines[-1]
    if last.text.count("{") > last.text.count("}"):
        return last
    if last.owner and re.search(rf"\b(?:{_SENTENCES}):", last.owner.text):
        return last if _CUT.fullmatch(last.text) else None
    return last if last.text.strip() and re.fullmatch(rf" *(?:{_BEGUN})", last.text) else None


_SENTENCES = "definizione|attenzione|testo|caso|note_redazionali"  # those that end with a full stop
_BEGUN = "|".join(sorted({name[:end] for name in NAMES.split("|") for end in range(2, len(name) + 1)}))
_PREFIXES = (
    (">", "«>» davanti alle righe, come in una mail di risposta", "togli «>» da tutte le righe"),
    ("-", "«-» davanti ai campi, come in un elenco", "togli «-» dai campi che stanno all’inizio della riga"),
    ("+", "«+» davanti alle righe, come in un confronto fra versioni", "togli «+» da tutte le righe"),
)


_TOPS = ("- termine:", "- area:", "- in_breve:", "- pa:", "- terzo_settore:")
_NUMBERED = re.compile(r" *(\d+)[.:|)]?(?:[ \t]|$)")
_NUMBERS = ("il numero di riga davanti a ogni riga", "togli i numeri: la riga comincia con il nome del campo")


def _prefixed(lines: list[Line]) -> Iterator[Slip]:
    """Yield the lines of a file pasted with a sign before each: all, or those that have a field."""
    for sign, cause, remedy in _PREFIXES:
        named = [line for line in lines if re.match(rf"\{sign} ?\s*(?:{NAMES}):", line.text)]
        if sign == "-":  # other lines are the items of lists
            signed = named if sum(line.text.startswith(_TOPS) for line in named) > 2 else []
        else:
            signed = [line for line in lines if named and line.text.startswith(sign)]
        for line in lines[: signed[0].number - 1] if signed and sign == ">" else []:  # who wrote it, and when
            yield yaml_slip(line, 0, cause, remedy, "")
        for line in signed:
            yield yaml_slip(line, 0, cause, remedy, re.sub(rf"^\{sign} ?", "", line.text))
    full = [(line, _NUMBERED.match(line.text)) for line in lines if line.text.strip()]
    if len(full) > 1 and all(match and int(match[1]) == line.number for line, match in full):
        for line, match in full:
            yield yaml_slip(line, 0, *_NUMBERS, line.text[match.end() if match else 0 :])


def _slip_of(line: Line, broken: bool) -> Slip | None:
    """Return the slip that a line shows first; its mended line is without the others of the same hand."""
    found = _first_slip(line, broken)
    if found is None or found.new is None:
        return found
    new = found.new
    for _ in range(MOST_ON_A_LINE):
        more = _first_slip(Line(1, new), broken)
        if more is None or more.new is None or more.new == new:
            break
        new = more.new
    return replace(found, new=new)


def _first_slip(line: Line, broken: bool) -> Slip | None:
    return next(filter(None, (look(line, broken) for look in _LOOKS)), None)


def _garbled(line: Line, _: bool) -> Slip | None:
    match = GARBLED.search(line.text)
    new = _restored_word(line.text) if match else line.text
    if match is None or new == line.text:
        return None
    start = line.text.rfind(" ", 0, match.start()) + 1
    word = f"{line.text} "[start : f"{line.text} ".index(" ", match.start())]
    details = (("valore", " ".join(word.split())), ("giusto", _restored_word(f"{word} ").strip()))
    return Slip(line.number, start, "lettere-guaste", details, new)


def _restored_word(word: str) -> str:
    for _ in range(3):  # some have been through it twice
        word = GARBLED.sub(lambda found: _restored(found[0]), word)
    return word


_LOST = {
    "Ã": "à",
    "Ž": "é",
    "\u02c6": "à",
    "\u02dc": "ò",
    "\x8f": "è",
    "?": "’",
}  # in Italian only an apostrophe stands between two letters


def _restored(letters: str) -> str:
    """Return the letter that was read in the old encoding of Windows, byte by byte."""
    if letters in _LOST:
        return _LOST[letters]
    try:
        if letters.startswith("="):  # as mail writes it
            return bytes.fromhex(letters.replace("=", "")).decode("utf-8")
        if letters.startswith("\\"):
            return chr(int(letters.removeprefix("\\u"), base=16))
        if letters[0] in "├┬":  # the window of commands
            return letters.encode("cp850").decode("utf-8")
        return b"".join(_byte(sign) for sign in letters).decode("utf-8")
    except UnicodeError:
        return letters


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")


def _by_signs(line: Line, broken: bool) -> Slip | None:
    if line.owner and not broken:
        return None
    for sign in SIGNS if not line.owner else ():
        match = sign.pattern.search(line.text) if broken or not sign.broken else None
        if match:
            shown = {name: (found or "").strip() for name, found in match.groupdict().items()}
            new = (
                None
                if sign.new is None
                else line.text[: match.start()] + match.expand(sign.new) + line.text[match.end() :]
            )
            return yaml_slip(
                line, match.start("at"), sign.cause.format(**shown), sign.remedy.format(**shown), new
            )
    return None


def _curly(line: Line, _: bool) -> Slip | None:
    if line.owner or not re.search(f"[{OPENING}«`]|''", line.text):
        return None
    for pattern in CURLY:
        if match := pattern.search(line.text):
            typed, rest = match["at"], match["rest"]
            new = f'{line.text[: match.start("at")]}"{rest}"{line.text[match.end("at") :]}'
            return Slip(line.number, match.start("at"), "virgolette-di-word", (("valore", typed),), new)
    return None


def _spaces(line: Line, _: bool) -> Slip | None:
    if match := _STRANGE.match(line.text) or (None if line.owner else _AFTER.match(line.text)):
        width = re.sub(f"[{HIDDEN}]", "", match["at"]).replace("\u3000", "  ").replace("\t", "  ")
        new = f"{line.text[: match.start('at')]}{' ' * len(width)}{line.text[match.end('at') :]}"
        column = next(at for at, sign in enumerate(line.text) if re.match(f"[{SPACES}{HIDDEN}]", sign))
        return yaml_slip(line, column, *_ONCE_TEXTS[0], new)
    if match := _TABS.match(line.text):
        new = line.text[: match.start("at")] + match["at"].replace("\t", "  ") + line.text[match.end("at") :]
        return yaml_slip(line, line.text.index("\t"), *_ONCE_TEXTS[1], new)
    return None


_ONCE_TEXTS = (
    (
        "spazi speciali al posto di quelli normali, come nei testi copiati dal web o da un PDF",
        "riscrivi il rientro con gli spazi della tastiera",
    ),
    ("riga rientrata con un tabulatore", "usa due spazi"),
)
# What comes from the tool and not from the hand is one mistake in the whole file.
_ONCE = (
    {(("causa", cause), ("rimedio", remedy)) for cause, remedy in _ONCE_TEXTS}
    | {(("causa", cause), ("rimedio", remedy)) for _, cause, remedy in _PREFIXES}
    | {(("causa", _NUMBERS[0]), ("rimedio", _NUMBERS[1]))}
    | {(("causa", SIGNS[0].cause), ("rimedio", SIGNS[0].remedy))}
)
_LOOKS: tuple[Callable[[Line, bool], Slip | None], ...] = (_garbled, _spaces, _curly, _by_signs)
