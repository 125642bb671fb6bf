"""Slips of the hand in a file: what an editor did, before what a parser makes of it.

A slip is looked for line by line, since a file that does not parse has nothing else. Most can be mended by a
machine: then the reading goes on with the mended text, as if the slip were not there, and tells the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from pydantic import BaseModel

from parole.reading.problems import Problem
from parole.reading.slip_indents import headless, lost, swallowed
from parole.reading.slip_items import items
from parole.reading.slip_letters import garbled
from parole.reading.slip_names import named_lines
from parole.reading.slip_records import misplaced
from parole.reading.slip_registers import astray
from parole.reading.slip_signs import (
    CURLY,
    HIDDEN,
    NAMES,
    OPENING,
    SIGNS,
    SPACES,
    STAMP,
    STAMPED,
    Line,
    Slip,
    lines_of,
    yaml_slip,
)
from parole.reading.slip_whole import LONGEST_LINE, MOST_LINES, conflicts, prefixed, stopping

MANY = 5
# No hand writes a line with more slips: the rest is told at the next reading.
MOST_ON_A_LINE = 12
# Of the places where the same happens again, these are said one by one.
MOST_PLACES = 4
_STRANGE = re.compile(rf"^(?P<start> *)(?P<at>[\t {SPACES}{HIDDEN}]*[{SPACES}{HIDDEN}][ {SPACES}{HIDDEN}]*)")
_AFTER = re.compile(rf"(?P<start>^ *(?:- *)?(?:{NAMES}):|^ *-)(?P<at>[{SPACES}]+ *)")
_TABS = re.compile(r"^(?P<start> *)(?P<at>[ \t]*\t[ \t]*)(?=\S)")


def slips_in(text: str, *, broken: bool, entries: type[BaseModel] | None = None) -> tuple[list[Slip], bool]:
    """Return the slips of a text, and whether they stop its reading; ``broken`` if it does not parse.

    ``entries`` is what a register holds, if it is one.
    """
    if text.count("\n") >= MOST_LINES or any(len(line) > LONGEST_LINE for line in text.split("\n")):
        return [], False
    if versions := list(conflicts(lines_of(text))):
        return versions, False
    if stops := stopping(text, broken=broken):
        return stops, True
    lines_in = named_lines if broken else lines_of
    lines = lines_in(text)
    if quoted := list(prefixed(lines)):
        return quoted, False
    if entries and (strayed := list(astray(lines, entries))):
        return strayed, False
    if entries and not broken:
        return [], False
    return _slips_among(text, lines_in, broken=broken)


def _slips_among(
    text: str, lines_in: Callable[[str], list[Line]], *, broken: bool
) -> tuple[list[Slip], bool]:
    """Return the slips of the lines of a text, one by one and together, and whether they stop its reading."""
    lines = lines_in(text)
    found = [slip for line in lines for slip in _slips_of(line, broken)]
    heads = [] if found else list(headless(lines, broken=broken))
    if moved := [] if found or heads else list(misplaced(lines)):
        return moved, False
    # What is out of its place because of how its line was mended is mended too, without a word.
    touched = {slip.line for slip in found if slip.everywhere}
    now = mended(text, found)
    lines = lines_in(now)
    found += _silent(items(lines, touched), touched)
    heads = heads or _silent(headless(lines, broken=broken), touched)
    lines = lines_in(mended(now, heads)) if heads else lines
    hidden = _silent(swallowed(lines), touched)
    if lasting := [slip for slip in hidden if slip.rule and slip.new is None]:
        return [*found, *heads, *lasting], True
    fallen = lost(lines) if broken else iter(())
    return [*found, *heads, *hidden, *_silent(fallen, touched)], False


def _silent(slips: Iterator[Slip], lines: set[int]) -> list[Slip]:
    return [replace(slip, rule="") if slip.line in lines and slip.new is not None else slip for slip in slips]


def told(slips: list[Slip], path: str, text: str) -> Iterator[Problem]:
    """Yield one problem a mistake: the same slip on line after line is one, told where it begins."""
    lines = text.split("\n")
    kinds = Counter(_alike(slip) for slip in slips)
    groups: list[list[Slip]] = []
    last: dict[object, list[Slip]] = {}
    for slip in sorted((slip for slip in slips if slip.rule), key=lambda each: (each.line, each.column)):
        # What has gone through a whole file is one mistake: wrong letters, stars around every name.
        many = kinds[_alike(slip)] > MANY
        shift = _shift(slip)
        kind = shift or (_alike(slip) if many else (slip.rule, slip.details))
        group = last.get(kind)
        if group is None or not (
            many or slip.everywhere or slip.line <= group[-1].line + 1 or (shift and groups[-1] is group)
        ):
            group = last[kind] = []
            groups.append(group)
        group.append(slip)
    for first, *others in groups:
        found = first.problem(path, lines[first.line - 1])
        yield found._replace(
            message=found.message + _also(sorted({slip.line for slip in others} - {first.line}))
        )


def _shift(slip: Slip) -> tuple[object, ...]:
    """Return how a field that is out of place moves, from where to where; nothing of any other slip."""
    if slip.rule != "rientro" or slip.new is None or "- " in slip.new[: slip.column + 2]:
        return ()
    return slip.rule, slip.column, len(slip.new) - len(slip.new.lstrip()), slip.sure


def _also(lines: list[int]) -> str:
    """Return the end of a message that is true of other lines too: «; succede anche alle righe 14-19»."""
    cuts = [0, *(at for at, (one, two) in enumerate(pairwise(lines), start=1) if two > one + 1), len(lines)]
    spans = [(lines[start], lines[end - 1]) for start, end in pairwise(cuts)] if lines else []
    if len(spans) > MOST_PLACES:
        return f"; succede anche in altre {len(lines)} righe, fino alla {lines[-1]}"
    named = [str(one) if one == two else f"{one}-{two}" for one, two in spans]
    listed = " e ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
    return f"; succede anche {'alla riga' if len(lines) == 1 else 'alle righe'} {listed}" if lines else ""


def _alike(slip: Slip) -> str:
    """Return what the same slip has everywhere, whatever it stands by."""
    return slip.rule if slip.rule == "lettere-guaste" else re.sub("«[^»]*»", "", f"{slip.rule}{slip.details}")


def mended(text: str, slips: Iterable[Slip]) -> str:
    """Return the text as it should be without ``slips``; lines keep their number."""
    lines = text.split("\n")
    for slip in slips:
        if slip.new is not None:
            lines[slip.line - 1] = slip.new
    return "\n".join(lines)


def _slips_of(line: Line, broken: bool) -> Iterator[Slip]:
    """Yield the slips that a line shows, one a cause; the mended line is without any of them."""
    found: list[Slip] = []
    now = line
    for _ in range(MOST_ON_A_LINE):
        slip = _first_slip(now, broken)
        if slip is None or (found and slip.new in {None, now.text}):
            break
        found.append(slip.placed(now.text, line.text))
        if slip.new is None:
            break
        now = replace(now, text=slip.new)
    kinds = {_alike(slip): slip for slip in reversed(found)}
    for slip in reversed(kinds.values()):
        yield slip if slip.new is None else replace(slip, new=now.text)


def _first_slip(line: Line, broken: bool) -> Slip | None:
    return next(filter(None, (look(line, broken) for look in _LOOKS)), None)


def _by_signs(line: Line, broken: bool) -> Slip | None:
    if line.owner and not broken:
        return None
    for sign in SIGNS if not line.owner else ():
        if match := sign.search(line, broken=broken):
            shown = {name: (found or "").strip() for name, found in match.groupdict().items()}
            before, after = line.text[: match.start()], line.text[match.end() :]
            new = None if sign.new is None else before + match.expand(sign.new) + after
            shown["mended"] = (new or "").strip().removeprefix("- ")
            cause, remedy = sign.cause.format(**shown), sign.remedy.format(**shown)
            return yaml_slip(line, match.start("at"), cause, remedy, new, everywhere=sign.everywhere)
    return None


def _of_mail(line: Line, _: bool) -> Slip | None:
    """Return the slip of a line of a text with what a message puts before it."""
    if line.owner is None:
        return None
    if match := _QUOTED.match(line.text):
        details = (("valore", ">"), ("cosa", "una citazione"), ("rimedio", _UNQUOTE))
        new = match["start"] + line.text[match.end() :]
        return Slip(line.number, match.start("at"), "markdown-nel-testo", details, new, everywhere=True)
    if match := _STAMPED.match(line.text):
        new = match["start"] + line.text[match.end() :]
        return yaml_slip(line, match.start("at"), *STAMPED, new)
    return None


_QUOTED = re.compile(r"^(?P<start> *)(?P<at>(?:> ?)+)(?=\S)")
_STAMPED = re.compile(rf"^(?P<start> *)(?P<at>{STAMP})(?=\S)")
_UNQUOTE = "togli «>» da ogni riga: le parole di altri stanno fra «»"


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
        return yaml_slip(line, column, *_STRANGE_SPACES, new, everywhere=True)
    if match := _TABS.match(line.text):
        new = line.text[: match.start("at")] + match["at"].replace("\t", "  ") + line.text[match.end("at") :]
        return yaml_slip(line, line.text.index("\t"), *_TAB, new, everywhere=True)
    return None


_STRANGE_SPACES = (
    "spazi speciali al posto di quelli normali, come nei testi copiati dal web o da un PDF",
    "riscrivi il rientro con gli spazi della tastiera",
)
_TAB = ("riga rientrata con un tabulatore", "usa gli spazi, come le righe vicine")
_LOOKS: tuple[Callable[[Line, bool], Slip | None], ...] = (garbled, _spaces, _of_mail, _curly, _by_signs)
