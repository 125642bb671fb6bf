"""What is wrong with a YAML text, in the words of someone who edits it.

libyaml speaks to programmers and often points to the end of the file. Here its findings get a cause, a remedy
and the place to look at: the bracket or the quotation mark that stays open, the line without a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem

_BREAKS = "\u2028\u2029"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
# Controls, soft hyphen, zero-width and bidirectional characters, surrogates, private use, «�»: they change
# what a text seems to say, or stand for a character that a conversion has lost.
_NEVER_SEEN = (
    f"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f{_BREAKS}\u202a-\u202e\u2060-\u206f\u3164"
    "\ud800-\uf8ff\ufeff\uffa0\ufff9-\uffff\U000e0000-\U0010ffff\x00-\x08\x0b-\x1f\x7f-\x9f"
)
# Those that say nothing: without them a text is the same.
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Those that stand for a space.
_SPACED = "\x0b\x0c\x85"
INVISIBLE = re.compile(f"[{_NEVER_SEEN}]")
# A space that is not the ordinary one, where YAML counts or wants spaces.
_STRANGE_SPACE = re.compile(rf"^[ -]*(?:\w+:)?[{_SPACES}]", re.MULTILINE)
# A text without these has neither, and almost every text is so. They are looked for only among what is left
# without the signs of every keyboard: of most texts, few accents.
_SUSPECT = re.compile(f"[{_NEVER_SEEN}{_SPACES}]")
_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])
NAMES = {
    0x09: "tabulatore",
    0x0A: "a capo",
    0x0B: "a capo di Word, con Maiusc e Invio; al suo posto va uno spazio",
    0x0C: "salto di pagina; al suo posto va uno spazio",
    0xA0: "spazio che non va a capo",
    0xAD: "trattino nascosto, viene dai PDF",
    0x200B: "spazio di larghezza zero",
    0x202F: "spazio stretto",
    0xFEFF: "segno di inizio del file",
    0xFFFD: "una lettera perduta: «�»",
}


def invisible_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each character of ``text`` that nobody can see or read."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not _SUSPECT.search(rest.decode("utf-8", "surrogatepass")):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = [*INVISIBLE.finditer(line), *_STRANGE_SPACE.finditer(line)]
        for match in sorted(found, key=re.Match.start):
            position = match.end() - 1
            yield _invisible(line[position], Place(path, number, position + 1))


def seen_in(text: str) -> str:
    """Return a text as it looks: spaces for what stands for them, and nothing for what cannot be seen."""
    spaced = re.sub(f"[{_BREAKS}{_SPACED}]", " ", text)
    return INVISIBLE.sub("", _STRANGE_SPACE.sub(lambda found: re.sub(f"[{_SPACES}]", " ", found[0]), spaced))


def without_invisible(text: str) -> str:
    """Return a text that comes from elsewhere without the characters that a word may not have."""
    return INVISIBLE.sub("", text)


def hidden_by_escapes(value: str, place: Place) -> Iterator[Problem]:
    r"""Yield a problem if the scalar at ``place`` hides a character behind an escape, as in ``"\u200b"``."""
    if match := INVISIBLE.search(value):
        fault = _FAULTS["escape"]
        if match[0] in "\a\b\v\f\x1b":
            yield problem("yaml", place, causa=fault.cause, rimedio=fault.remedy)
        else:
            yield _invisible(match[0], place)


def _invisible(character: str, place: Place) -> Problem:
    name = NAMES.get(ord(character))
    code = f"U+{ord(character):04X}"
    found = problem("caratteri-invisibili", place, codice=f"{code} ({name})" if name else code)
    if re.match(f"[{_BREAKS}{_SPACED}{_SPACES}]", character):
        return found._replace(mend=(character, " "))
    return found._replace(mend=(character, "")) if character in _NOTHING else found


def unreadable_text(path: str) -> Problem:
    """Return the problem of a text that is not YAML at all."""
    remedy = "ricomincia da una voce che funziona"
    return problem("yaml", Place(path), causa="il testo non è leggibile", rimedio=remedy)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What a finding of libyaml means; ``at_start`` points to where the thing begins, not where it breaks."""

    cause: str
    remedy: str
    at_start: bool = False


_QUOTES = ('"', "'")
_CLOSE = "chiudile dove finisce il testo"
_QUOTE_IT = "metti il valore tra virgolette, oppure a capo dopo «>-»"
_ITEM = "ogni elemento comincia con «- », allineato agli altri"
_FLOW = "separa con una virgola; i valori con virgole o parentesi vanno tra virgolette"
# What libyaml says → what it means. The first that is found counts.
_FAULTS = {
    "mapping values are not allowed": _Fault("un testo che contiene «: » confonde il file", _QUOTE_IT),
    "could not find expected ':'": _Fault(
        "manca «: » dopo il nome di un campo",
        "scrivi «campo: valore», con lo spazio; se la riga continua un testo, rientrala di due spazi",
        at_start=True,
    ),
    "did not find expected key": _Fault(
        "rientro diverso da quello delle righe vicine", "allinea la riga alle altre, con gli spazi"
    ),
    "did not find expected '-' indicator": _Fault("elemento di elenco o riga fuori posto", _ITEM),
    "block sequence entries are not allowed": _Fault(
        "«- » sulla stessa riga del nome del campo",
        "metti ogni elemento su una riga sua; se è un testo, tra virgolette",
    ),
    "did not find expected ','": _Fault("qui manca una virgola o la parentesi di chiusura", _FLOW),
    "unexpected end of stream": _Fault("virgolette aperte e mai chiuse", "chiudile", at_start=True),
    "unexpected document indicator": _Fault("«---» o «...» dentro un testo", "togli quella riga"),
    "escape": _Fault(
        "barra rovesciata «\\» dentro virgolette doppie",
        "usa le virgolette semplici, oppure vai a capo dopo «>-»",
    ),
    "tab character": _Fault("riga rientrata con un tabulatore", "usa gli spazi, come le righe vicine"),
    "comment or line break": _Fault(
        "testo sulla stessa riga di «>» o «|»",
        "comincialo dalla riga sotto; se «>» fa parte del testo, metti tutto tra virgolette",
    ),
    "directive": _Fault("riga che comincia con «%»", "togli la riga; se è un testo, mettilo tra virgolette"),
    "scanning an alias": _Fault("valore che comincia con «*»", _QUOTE_IT, at_start=True),
    "scanning an anchor": _Fault("valore che comincia con «&»", _QUOTE_IT, at_start=True),
    "tag": _Fault("valore che comincia con «!»", _QUOTE_IT, at_start=True),
    "mapping keys are not allowed": _Fault("valore che comincia con «?»", _QUOTE_IT),
    "cannot start any token": _Fault("valore che comincia con «{here}»", _QUOTE_IT),
    "did not find expected node content": _Fault("valore che comincia con «{here}»", _QUOTE_IT),
    "<document start>": _Fault(
        "testo che non appartiene a nessun campo", "rimetti la riga dentro un campo, con il giusto rientro"
    ),
}
_UNKNOWN = _Fault(
    "da questo punto il file non si legge", "controlla rientri, virgolette e parentesi vicino a questa riga"
)
_OPEN_BRACKET = _Fault(
    "parentesi aperta e mai chiusa",
    "chiudila; se è un testo che comincia con la parentesi, mettilo tra virgolette",
)
_CONTINUES = _Fault(
    "questa riga continua quella di sopra, ma contiene «: »",
    "se è un campo, allinealo agli altri e scrivi sopra «campo: valore», con lo spazio; "
    "se è un testo, mettilo tra virgolette",
)
_AFTER_QUOTES = _Fault("testo dopo le virgolette chiuse", "metti tutto il testo a capo dopo «>-»")
_APOSTROPHE = _Fault("un apostrofo fra virgolette semplici, che lì finiscono", "usa le virgolette doppie")
_AFTER_BRACKET = _Fault("testo dopo una parentesi chiusa", _QUOTE_IT)


def syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str, open_bracket: Place | None) -> Problem:
    """Return the problem behind ``error``; ``open_bracket`` is where the innermost open bracket stands."""
    said = f"{error.problem or ''} {error.context or ''}"
    known = next((key for key in _FAULTS if key in said), "")
    fault = _FAULTS.get(known, _UNKNOWN)
    mark = error.context_mark if fault.at_start and error.context_mark else error.problem_mark
    if mark is None:
        return unreadable_text(path)
    place = Place(path, mark.line + 1, mark.column + 1)
    if known == "did not find expected key" and (opening := _late_quotes(text, mark.index, path)):
        return problem(
            "yaml", opening, causa=f"virgolette chiuse solo alla riga {place.line}", rimedio=_CLOSE
        )
    if open_bracket and not fault.at_start and place.line != open_bracket.line:
        fault, place = _OPEN_BRACKET, open_bracket
    else:
        fault = _looked_at(known, text, mark.index) or fault
    cause = fault.cause.format(here=text[mark.index : mark.index + 1])
    found = problem("yaml", place, causa=cause, rimedio=fault.remedy)
    if fault is _AFTER_QUOTES:
        return found._replace(mend=_all_between_quotes(text, mark.line))
    return found._replace(mend=_between_quotes(text, mark.line)) if fault.remedy == _QUOTE_IT else found


def _between_quotes(text: str, line: int) -> tuple[str, ...]:
    """Return the value of a line, from the place of the fault backwards, and the same between quotes."""
    match = re.fullmatch(r"\s*(?:- +)*(?:\w+: +)(?P<value>[^\"\\]*[^\"\\\s])\s*", text.split("\n")[line])
    return (match["value"], f'"{match["value"]}"') if match else ()


def _all_between_quotes(text: str, line: int) -> tuple[str, ...]:
    """Return the value of a line that begins with a quotation, and the same with the quotation as ours."""
    value = r"(?P<value>\"(?P<quoted>[^\"\\]+)\"(?P<rest>[^\"\\]*[^\"\\\s]))"
    match = re.fullmatch(rf"\s*(?:- +)*(?:\w+: +)?{value}\s*", text.split("\n")[line])
    return (match["value"], f'"«{match["quoted"]}»{match["rest"]}"') if match else ()


def _late_quotes(text: str, index: int, path: str) -> Place | None:
    """Return where the quotation mark before ``index`` was opened, if on a line above."""
    before = text[:index].rstrip()
    if not before.endswith(_QUOTES):
        return None
    openings = [match.end() - 1 for match in re.finditer(rf"(?<=[:\-\[{{,]) *{before[-1]}", before[:-1])]
    if not openings or "\n" not in before[openings[-1] :]:
        return None
    opening = openings[-1]
    return Place(path, before.count("\n", 0, opening) + 1, opening - before.rfind("\n", 0, opening))


def _looked_at(known: str, text: str, index: int) -> _Fault | None:
    """Return a better explanation, when the characters around the fault tell more than libyaml does."""
    before, here = text[text.rfind("\n", 0, index) + 1 : index], text[index : index + 1]
    if here == "\t":
        return _FAULTS["tab character"]
    if known == "mapping values are not allowed" and ": " not in before:
        return _CONTINUES
    if known == "did not find expected key":
        if re.search(r"\w'$", before) and here.isalpha():
            return _APOSTROPHE
        if before.rstrip().endswith(_QUOTES):
            return _AFTER_QUOTES
        if before.rstrip().endswith(("]", "}")):
            return _AFTER_BRACKET
        if here == "-":
            return _FAULTS["did not find expected '-' indicator"]
    return None
