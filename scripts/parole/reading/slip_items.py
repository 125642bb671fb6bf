"""Slips of the items of a list: out of line, without their dash, joined to another, cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from parole.reading.slip_records import DASH, has_dash
from parole.reading.slip_signs import NAMES, SINGLE, Line, Slip, yaml_slip

# Nobody goes to a new line sooner, if what follows goes on.
NARROW = 72
_BARE = re.compile(r"^ +[^\W_][^:]*$")
_ITEM = re.compile(rf"^ *- +(?!(?:{NAMES}): )(?!\[)\S")
_VALUE = re.compile(rf"^ *(?:- +)?(?P<key>{'|'.join(sorted(SINGLE))}): +[^\s\"'\[{{>|#]")
# An Italian name does not end so: it goes on in the line below.
_GOES_ON = re.compile(
    r"(?:[(,’'/-]|\b(?:[aeio]|d[aei]|in|con|su|per|[tf]ra|il|lo|la|gli|le|un|un[ao]|ed?|o|non|che"
    r"|(?:[dns]e|[ad]|su)(?:l|ll[oae]|i|gli)))\s*$"
)


def items(lines: list[Line], moved: set[int] | None = None) -> Iterator[Slip]:
    """Yield the slips of the items of lists; ``moved`` are the lines whose indent is only supposed."""
    yield from uneven(lines, moved or set())
    full = [line for line in lines if line.text.strip()]
    for above, line in pairwise(full):
        if not above.owner and not line.owner:
            slips = (*torn(above, line), *bare(above, line)) or joined(above, line)
            yield from slips


def uneven(lines: list[Line], moved: set[int]) -> Iterator[Slip]:
    """Yield the items of a list of names that are not aligned to the first of them that has not ``moved``."""
    first: Line | None = None
    full = [line for line in lines if line.text.strip()]
    supposed = _as_below(full, moved)
    for line in supposed.values():
        yield yaml_slip(line, 0, *_UNEVEN, line.text)
    full = [supposed.get(line.number, line) for line in full]
    for above, line in pairwise([Line(0, ""), *full]):
        if line.owner:
            continue
        if first and line.indent == first.indent and _BARE.match(line.text):
            if not _is_whole(above, line):  # the same item goes on
                continue
            new = re.sub(r"^( *)(?:[o§ü] +)?", r"\1- ", line.text)
            yield yaml_slip(line, line.indent, "manca il trattino davanti a un elemento", DASH, new)
        elif not _ITEM.match(line.text):
            first = None if first is None or line.indent <= first.indent else first
        elif first is None:
            first = line
        elif line.indent != first.indent:
            new = " " * first.indent + line.text.lstrip()
            yield yaml_slip(line, line.indent, *_UNEVEN, new)


def _as_below(full: list[Line], moved: set[int]) -> dict[int, Line]:
    """Return the first items that have moved, by number, each as the first item below that has not."""
    supposed: dict[int, Line] = {}
    for line, below in reversed(list(pairwise(full))):
        right = supposed.get(below.number, below)
        items_both = not line.owner and _ITEM.match(line.text) and _ITEM.match(below.text)
        sure = below.number not in moved or below.number in supposed
        if items_both and line.number in moved and sure and line.indent < right.indent:
            supposed[line.number] = replace(line, text=" " * right.indent + line.text.lstrip())
    return supposed


_UNEVEN = (
    "un elemento dell’elenco non è allineato agli altri",
    "allinea il trattino a quelli degli altri elementi",
)


def joined(above: Line, line: Line) -> Iterator[Slip]:
    """Yield the line that YAML reads together with the name above it, which was whole."""
    value = _VALUE.match(above.text)
    dash = line.text.lstrip().startswith("- ")
    if line.indent <= above.indent or not (value or _ITEM.match(above.text)):
        return
    if value and dash:
        cause = f"un elemento d’elenco sotto «{value['key']}:», che ha già il suo valore"
        yield yaml_slip(line, line.indent, cause, "riportalo nel suo elenco", "", sure=False)
    elif _BARE.match(line.text) and _is_whole(above, line):
        cause = f"questa riga si attacca a «{above.text.strip().removeprefix('- ')}»"
        other = "portala al suo posto" if value else "mettile davanti «- », allineato agli altri"
        remedy = f"se è un altro {'valore' if value else 'elemento'}, {other}; se no, uniscile in una riga"
        new = "" if value else f"{' ' * above.indent}- {line.text.lstrip()}"
        yield yaml_slip(line, line.indent, cause, remedy, new, sure=False)


def _is_whole(above: Line, line: Line) -> bool:
    """Tell whether a name ends with its line: another word had room there, and it asks for none."""
    width = len(above.text.rstrip()) + 1 + len(line.text.split()[0])
    return width < NARROW and not _GOES_ON.search(above.text)


_CITED = re.compile(
    r"^(?P<start> *- )(?P<open>\{?) *(?P<fields>fonte: *[^{},]*?)(?P<cut>, *)?(?P<shut>\}?) *$"
)
_PLACE = re.compile(
    r"^(?P<indent> *)(?P<dash>- +)?(?P<open>\{?) *(?P<fields>(?P<key>rif|storico): .*?)(?P<shut>\}?) *$"
)
_BRACED = re.compile(r"^ *(?P<at>\{ *fonte: [^{}]*\}) *$")
_OF_SOURCES = re.compile(r"^ *(?:- +\{? *fonte: .*|fonti: *)$")


def torn(above: Line, line: Line) -> Iterator[Slip]:
    """Yield the citation that a dash, or a brace too soon, has cut in two: the source, then its place."""
    source, place = _CITED.match(above.text), _PLACE.match(line.text)
    if not source or not place or line.indent < above.indent:
        return
    if place["dash"]:
        cause = f"il trattino davanti a «{place['key']}:» comincia un altro elemento"
    elif source["open"] and source["shut"]:
        cause = f"«{place['key']}:» è fuori dalle graffe della sua fonte"
    else:
        return
    whole = f"{source['start']}{{{source['fields']}, {place['fields']}}}"
    if any((source["open"], source["shut"], place["open"], place["shut"])):
        yield yaml_slip(line, line.indent, cause, f"unisci le due righe in una: {whole.strip()}", "")
        yield Slip(above.number, 0, "", (), whole)
    elif line.indent > above.indent:  # at the same indent it is a matter of records
        remedy = f"toglilo, e allinea «{place['key']}:» sotto «fonte:»"
        yield yaml_slip(line, line.indent, cause, remedy, " " * above.column + place["fields"])


def bare(above: Line, line: Line) -> Iterator[Slip]:
    """Yield a source between braces, in a list of sources, without its dash."""
    braced = _BRACED.match(line.text)
    if braced and _OF_SOURCES.match(above.text) and line.indent >= above.indent:
        indent = above.indent if has_dash(above) else line.indent
        new = f"{' ' * indent}- {braced['at']}"
        yield yaml_slip(line, line.indent, "manca il trattino davanti a un elemento", DASH, new)
