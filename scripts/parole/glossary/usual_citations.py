"""Citations as people write them → a source of the register and a reference in our grammar.

«art. 55 comma 3 CTS», «D.Lgs. 117/2017 art. 55», «articolo 55, terzo comma, del Codice del Terzo settore»
all mean the source ``cts``, «art. 55, c. 3». A text is brought to a plain form by :data:`STEPS`, the name of
a source is found in it and taken away, and what is left must be a reference. The browser does the same with
these tables (``proponi-citazioni.js``): vectors in the tests keep the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parole.glossary.citations import INTERVAL, LATIN, is_well_formed, other_division
from parole.language.days import MONTHS
from parole.language.italian import fold_apart
from parole.model.registers import Source
from parole.model.values import SourceKind

_BIS = "|".join(LATIN)
_MONTHS = "|".join(MONTHS)
_ORDINALS = "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo".split()
_NUMBER = rf"\d+(?:\.\d+)*(?:-(?:{_BIS}))?"
_NUMBERS = rf"{_NUMBER}(?:-\d+(?:\.\d+)*)?"

# From what is typed, in small letters and without accents, to the plain form: each is a pattern and what
# takes its place. In order, because each works on what those before it have left.
STEPS: tuple[tuple[str, str], ...] = (
    (r"\b[a-z]+['’]\s*(?=[a-z])", " "),  # «dell’articolo»
    (r"[–—]", "-"),
    (r"\b(\d+)[o°] ?comma\b", r"c \1"),
    (r"(\d)[o°]", r"\1 "),
    (r"\b([a-z])\.([a-z])\.([a-z])\.?(?![a-z.])", r"\1\2\3"),
    (r"(?<!\()\b([a-z]{1,2})\)|, ?(e)(?= ?,)", r" \1\2_ "),  # a letter, not the «e» that joins the last two
    (r"[^a-z0-9./§_-]+", " "),
    (r"\.(?![0-9])|(?<![0-9])\.", " "),
    (r"(?<![0-9])-|-(?![0-9])", " "),
    (r"(?<=[a-z§])(?=[0-9])|(?<=[0-9])(?=[a-z])", " "),
    (r" +", " "),
    (rf"(\d) ({_BIS})\b", r"\1-\2"),
    (r"\bp to\b", "punto"),
    (r"\b(art[a-z]* [0-9a-z-]+) § ?", r"\1 par "),
    (r"\bda (\d+) a (\d+)\b", r"\1-\2"),
    # Acts and judges.
    (r"\b(?:d ?lgsl?|d ?leg|d ?l ?vo|decreto (?:legislativo|lgs))\b", "dlgs"),
    (r"\b(?:d ?p ?c ?m|decreto (?:del )?presidente (?:del )?consiglio(?: dei ministri)?)\b", "dpcm"),
    (r"\b(?:d ?p ?r|decreto (?:del )?presidente (?:della )?repubblica)\b", "dpr"),
    (r"\b(?:d ?m|decreto (?:inter)?ministeriale)\b|\bdecreto del minist[a-z ]+?(?= n \d| \d)", "dm"),
    (r"\b(?:d ?l|decreto legge)\b", "dl"),
    (r"\b(?:l ?r|legge (?:della )?region[a-z]+|l reg)\b", "lr"),
    (r"\blegge\b", "l"),
    (r"\breg(?:olamento)? (?:\(?(?:ue|ce|europeo)\)?)(?: ue)?\b", "regue"),
    (r"\bcod\b", "codice"),
    (r"\bc c\b|\bcodice civ\b", "codice civile"),
    (r"\b(?:c(?:orte)? cost(?:ituzionale)?|consulta)\b", "cortecost"),
    (r"\bcost\b", "costituzione"),
    (r"\b(?:consiglio di stato|cons(?:iglio)? (?:di )?st(?:ato)?|c d s)\b", "cds"),
    (r"\b(?:corte (?:di |suprema di )?cass(?:azione)?|cassazione)\b", "cass"),
    (r"\bt a r\b|\btribunale amministrativo regionale\b", "tar"),
    (r"\bcorte (?:di )?giust(?:izia)?(?: (?:dell )?(?:ue|unione europea))?\b", "cgue"),
    # Numbers and days.
    (r"\b(\d+) del (\d{4})\b", r"\1/\2"),
    (rf"\b(?:\d{{1,2}} (?:{_MONTHS})|\d{{1,2}}[./]\d{{1,2}}[./]) ?(\d{{4}}) n ?(\d+)\b", r"\2/\1"),
    (rf"\bn (\d+) (?:del )?\d{{1,2}} (?:{_MONTHS}) (\d{{4}})\b", r"\1/\2"),
    (r"\bn (?=\d+/\d)", ""),
    (r"(?<=\d)/(?=[3-9]\d(?!\d))", "/19"),
    (r"(?<=\d)/(?=[0-2]\d(?!\d))", "/20"),
    (r"\bregue (\d{1,3})/((?:19|20)\d\d)\b", r"regue \2/\1"),
    # Points of a judgment.
    (rf"\b(?:punto|n|par|§) ({_NUMBERS}) (?:del )?cons(?:iderato)? (?:in )?dir(?:itto)?\b", r"consdir \1"),
    (r"\bcons(?:iderato)? (?:in )?dir(?:itto)?(?: (?:punto|n|par|§))?\b", "consdir"),
    # Ordinals, then what says nothing.
    *((rf"\b{word} comma\b|\bcomma {word}\b", f"c {number}") for number, word in enumerate(_ORDINALS, 1)),
    (r"\b(?:e )?(?:ss|segg|seguenti|seg)\b", ""),
    (r"\bsez(?:ione)? [ivx]+(?:-[a-z]+)?\b", ""),
    (
        r"\b(?:del|della|dello|dei|degli|delle|di|dal|dalla|al|alla|ai|il|lo|la|le|gli|in|ex|cui|sensi|come|sul"
        r"|sulla|sui|sulle|sugli|nel|nella|per|da|cit|citato|sentenza|sent|ordinanza|ord|causa|vedi|cfr)\b",
        "",
    ),
    (r" +", " "),
    (r"^ | $", ""),
    (r"\b(tar|cds|cass|cortecost|cga|lr)(?: [a-z]+)* (?=\d+/\d)", r"\1 "),
    (r"\b(\d+/\d+) (cortecost|cds|cass|tar|cga)\b", r"\2 \1"),
)
# What a reference is made of, in the order in which ours says it: how people call it, in plain form; then how
# it is written for one and for many. Letters and numbers inside a comma end with a bracket.
KINDS: tuple[tuple[str, str, str], ...] = (
    (r"all(?:egat[oi])?", "all.", "all."),
    (r"art(?:t|icol[oi])?", "art.", "artt."),
    (r"§+", "§", "§§"),
    (r"(?:cc?|co|comm[ai])", "c.", "cc."),
    (r"par(?:r|agraf[oi])?", "par.", "parr."),
    (r"let(?:t|ter[ae])?", "lett.", "lett."),
    (r"nn?|num(?:er[oi])?", "n.", "n."),
    (r"consdir", "cons. dir.", "cons. dir."),
    (r"considerando|considerat[oi]", "considerando", "considerando"),
    (r"punt[oi]|pt", "punto", "punti"),
    (r"pp?|pagg?|pagin[ae]", "p.", "pp."),
)
BRACKETED = frozenset({"lett.", "n."})
_LETTER = r"[a-z]{1,2}(?![a-z]| ?\d)_?"
# One piece of a reference: its kind, then one or more numbers or letters.
PIECE = (
    rf"(?P<kind>{'|'.join(f'(?:{kind})' for kind, *_ in KINDS)}) "
    rf"(?P<items>{_NUMBERS}(?: (?:e )?{_NUMBERS})*|{_LETTER}(?: (?:e )?{_LETTER})*)(?: |$)"
)
# The number and the year of an act, with the kind of act before them if it is there.
NUMBERED = r"(?:(?:dlgs|dpcm|dpr|dm|dl|lr|l|regue) )?\d+/\d+"
SHORTEST_NAME = 3
# The sources that people call by a number.
WITH_A_NUMBER = frozenset({SourceKind.NORMA, SourceKind.SENTENZA})
# What is longer is no citation.
LONGEST = 400

_STEPS = [(re.compile(pattern), replacement) for pattern, replacement in STEPS]
_PIECE, _KINDS = re.compile(PIECE), [(re.compile(kind), one, many) for kind, one, many in KINDS]
_NUMBERED = re.compile(NUMBERED)


@dataclass(frozen=True, slots=True)
class Usual:
    """What a text seems to cite: an id of the register and a reference, each empty if it is not there.

    ``whole`` tells whether nothing of the text is left over.
    """

    fonte: str = ""
    rif: str = ""
    whole: bool = False

    def __str__(self) -> str:
        """Return it as a message proposes it: «fonte cts, rif «art. 55, c. 3»»."""
        said = [f"fonte {self.fonte}"] if self.fonte else []
        return ", ".join([*said, *([f"rif «{self.rif}»"] if self.rif else [])])


class UsualCitations:
    """Understands citations of the sources of a register."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._ids: dict[str, str] = {}  # a name of two sources is a name of none
        for id_, source in sources.items():
            for name in _names(id_, source):
                self._ids[name] = "" if self._ids.get(name, id_) != id_ else id_
        self._longest = max((name.count(" ") + 1 for name in self._ids), default=0)

    def understood(self, text: str) -> Usual:
        """Return what ``text`` seems to cite."""
        said = plain_form(text[:LONGEST])
        name = self._longest_name(said)
        id_ = self._ids.get(name, "")
        left = " ".join(f" {said} ".replace(f" {name} ", " ", 1).split()) if id_ else said
        rif = reference(left)
        if id_ and rif:
            rif = other_division(self._sources[id_], rif) or rif
        return Usual(id_, rif, bool(id_ or rif) and (bool(rif) or not left))

    def _longest_name(self, said: str) -> str:
        steps = said.split(" ")
        lengths = range(min(len(steps), self._longest), 0, -1)
        runs = (
            " ".join(steps[start : start + length])
            for length in lengths
            for start in range(len(steps) - length + 1)
        )
        return next((run for run in runs if self._ids.get(run)), "")


def plain_form(text: str) -> str:
    """Return ``text`` with one spelling for each thing: «D.Lgs. 3 luglio 2017, n. 117» → «dlgs 117/2017»."""
    plain = fold_apart(text)
    for pattern, replacement in _STEPS:
        plain = pattern.sub(replacement, plain)
    return plain


def _names(id_: str, source: Source) -> Iterator[str]:
    """Yield the plain forms of what a source is called, and its number with and without the kind of act."""
    numbered_kind = source.tipo in WITH_A_NUMBER
    for text in (id_, source.nome, source.estremi if numbered_kind and source.estremi else ""):
        name = plain_form(text)
        if len(name) >= SHORTEST_NAME:
            yield name
        if numbered_kind and (numbered := _NUMBERED.search(name)):
            yield numbered[0]
            yield numbered[0].rpartition(" ")[2]


def reference(said: str) -> str:
    """Return the reference that a plain form says, or an empty text if it says something else too."""
    rest, pieces = f"art {said}" if said[:1].isdigit() else said, []
    while match := _PIECE.match(rest):
        rank = next(i for i, (kind, *_) in enumerate(_KINDS) if kind.fullmatch(match["kind"]))
        pieces.append((rank, _piece(rank, match["items"].replace(" e ", " ").split(" "))))
        rest = rest[match.end() :]
    said = ", ".join(text for _, text in sorted(pieces))
    return said if said and not rest and is_well_formed(said) else ""


def _piece(rank: int, items: list[str]) -> str:
    _, one, many = _KINDS[rank]
    named = [f"{item.rstrip('_')})" for item in items] if one in BRACKETED else items
    shown = f"{', '.join(named[:-1])} e {named[-1]}" if len(named) > 1 else named[0]
    return f"{many if len(items) > 1 or INTERVAL.search(shown) else one} {shown}"
