"""The text of an act → the places in it: articles, commas, letters, as citations name them.

Two forms are read: plain text, with articles, commas and letters at the start of their lines, and Akoma Ntoso
XML as Normattiva gives it, which is turned into the same lines. Where the commas of an article have no number
(the Constitution, the civil code) each paragraph counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lxml import etree

from parole.glossary.citations import ARTICLE_NUMBER, LATIN
from parole.glossary.readings import Atom
from parole.importing.foreign import Unreadable
from parole.importing.safe import local_name, parse_xml
from parole.language.days import MONTHS

_ANNEX = re.compile(r"(?:Allegato|ALLEGATO)\s+(?P<number>(?:[IVX]+|[A-Z]|\d+)(?:\.\d+)*)(?![\w.])")
_ARTICLE = re.compile(
    rf"(?:Art|ART)(?:icolo|ICOLO)?\.?\s*(?P<number>{ARTICLE_NUMBER})(?:\.|$|\s(?=\s*[(–—A-ZÀ-Ý«-]))\s*"
)
_COMMA = re.compile(rf"(?P<number>{ARTICLE_NUMBER})\.(?:\s|$)")
# A «bis» comma may stand in the middle of a line, where the end of another line was lost.
_COMMA_INSIDE = re.compile(rf"[.;]\s+(?P<number>\d+-(?:{'|'.join(LATIN)}))\.\s(?=[A-ZÀ-Ý])")
_ANY_LETTER = r"(?P<letter>[a-z]{1,2}(?:-(?:bis|ter|quater))?)\)"
_LETTER = re.compile(rf"{_ANY_LETTER}(?:\s|$)")
_LETTER_INSIDE = re.compile(rf"[:;]\s+(?:e\s+)?{_ANY_LETTER}\s")
_NUMBER = re.compile(r"(?P<number>\d+)\)(?:\s|$)")
# «16 bis» is written «16-bis».
_APART = re.compile(rf"(?<=\d) ?-? ?(?=(?:{'|'.join(LATIN)})\b)")
# From here to the next article, what others say of it: notes of the Gazzetta, amendments, by Normattiva.
_NOTES = re.compile(r"-{4,}|AGGIORNAMENTO|Avvertenza|N(?:ot[ae]|OT[AE]) (?:all?|ALL?)\b")
_GAP = re.compile(r"\[.*(?:omess|interromp|manca)", re.IGNORECASE)
_EXTRACT = re.compile(r"\bestratto\b|\bmancano\b", re.IGNORECASE)
_OF_A_DAY = re.compile(
    r"(?:versione del|\bal)(?:l['’])?\s*(?P<day>\d{1,2})°?\s+"
    rf"(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
)
_HEADER = re.compile(r"(?P<name>fonte|versione|parziale):\s*(?P<value>\S+)", re.IGNORECASE)
_NOT_THE_ACT = ("{*}quotedStructure", "{*}authorialNote")


@dataclass(frozen=True, kw_only=True)
class ActText:
    """What a text of an act holds.

    ``source`` is the id that the text gives of itself, if any; ``gaps`` are the articles of which a piece is
    said to be left out; what is not in a partial text may be elsewhere.
    """

    places: frozenset[Atom]
    version: date | None = None
    is_partial: bool = False
    gaps: frozenset[Atom] = frozenset()
    source: str = ""

    def has(self, place: Atom) -> bool:
        """Return whether a place is in the text; a letter may be cited without its comma."""
        return place in self.places or place in self._without_commas

    @cached_property
    def _without_commas(self) -> frozenset[Atom]:
        return frozenset(tuple(step for step in place if step[:2] != "c ") for place in self.places)

    def and_also(self, other: ActText) -> ActText:
        """Return the text of an act that is in two pieces: a code and its annexes."""
        return ActText(
            places=self.places | other.places,
            version=self.version or other.version,
            is_partial=self.is_partial or other.is_partial,
            gaps=self.gaps | other.gaps,
            source=self.source,
        )


def read_act(content: bytes) -> ActText:
    """Return what the file of an act holds: XML if it begins as such, else plain text in UTF-8.

    A plain text may begin with «fonte: id», «versione: 2026-09-23», «parziale: sì», one a line.

    Raises:
        Unreadable: it is neither, or it has no article.
    """
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    act = _read_xml(parse_xml(content)) if is_xml else _read_plain(content)
    if not act.places:
        raise Unreadable("non vi trovo nessun articolo")
    return act


def _read_plain(content: bytes) -> ActText:
    try:
        lines = [_bare(line) for line in content.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise Unreadable("non è un testo UTF-8") from None
    start = next((n for n, line in enumerate(lines) if _ARTICLE.match(line)), len(lines))
    headers = {m["name"].lower(): m["value"] for line in lines[:start] if (m := _HEADER.fullmatch(line))}
    preamble, places = " ".join(lines[:start]), _Places(lines)
    return ActText(
        places=frozenset(places.found),
        gaps=frozenset(places.gaps),
        version=_day(headers.get("versione", "")) or _told_version(preamble),
        is_partial="parziale" in headers or _EXTRACT.search(preamble) is not None,
        source=headers.get("fonte", ""),
    )


def _told_version(preamble: str) -> date | None:
    """Return the last day of which a preamble says that the text is («vigente al 4 febbraio 2023»)."""
    said = (
        _day(f"{match['year']}-{MONTHS.index(match['month']) + 1:02d}-{int(match['day']):02d}")
        for match in _OF_A_DAY.finditer(preamble)
    )
    return max(filter(None, said), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _bare(line: str) -> str:
    """Return a line as citations write it, without the marks of what was changed."""
    return _APART.sub("-", line.strip().removeprefix("((").strip())


class _Places:
    """The places of a text, found line by line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.found: set[Atom] = set()
        self.gaps: set[Atom] = set()
        self._annex: Atom = ()
        self._begin(())
        for line in lines:
            self._line(line)
        self._end()

    def _begin(self, article: Atom) -> None:
        self._article = article
        self._inside: list[str] = []  # the comma and the letter that are open
        self._paragraphs: set[Atom] = set()  # what is in an article until a comma has a number
        self._count = 0
        self._numbered = self._in_notes = False
        self.found.add(article)

    def _end(self) -> None:
        """End an article: if its commas have no number, its paragraphs are its commas."""
        if self._article and not self._numbered:
            self.found |= self._paragraphs | {(*self._article, "c 1")}
        self.found.discard(())

    def _line(self, text: str) -> None:
        if annex := _ANNEX.match(text):
            first, *inner = annex["number"].split(".")
            self._end()
            self._annex = (f"all {first}", *inner)
            self._begin(())
            self.found.add(self._annex)
        elif article := _ARTICLE.match(text):
            self._end()
            self._begin((*self._annex, f"art {article['number']}"))
            if _COMMA.match(text, article.end()):
                self._content(text[article.end() :])
        elif self._article and not self._in_notes:
            self._in_notes = _NOTES.match(text) is not None
            if text and not self._in_notes:
                self._content(text)

    def _content(self, text: str) -> None:
        if _GAP.match(text):
            self.gaps.add(self._article)
        elif comma := _COMMA.match(text):
            self._numbered = True
            self._comma(comma["number"])
        elif letter := _LETTER.match(text):
            self._letter(letter["letter"])
        elif number := _NUMBER.match(text):
            self._add(f"n {number['number']}")
        elif not self._numbered and not (text.startswith("(") and text.rstrip(".").endswith(")")):  # a title
            self._count += 1
            self._comma(str(self._count))
        for letter in _LETTER_INSIDE.finditer(text):
            self._letter(letter["letter"])
        for comma in _COMMA_INSIDE.finditer(text):
            self._comma(comma["number"])

    def _comma(self, number: str) -> None:
        self._open(f"c {number}", [])

    def _letter(self, letter: str) -> None:
        self._open(f"lett {letter}", [step for step in self._inside if step[:2] == "c "])

    def _open(self, step: str, inside: list[str]) -> None:
        self._inside = inside
        self._add(step)
        self._inside.append(step)

    def _add(self, step: str) -> None:
        found = self.found if self._numbered else self._paragraphs
        found.add((*self._article, *self._inside, step))


def _read_xml(root: etree._Element) -> ActText:
    etree.strip_elements(root, *_NOT_THE_ACT, with_tail=False)
    places = _Places(_bare(line) for line in _xml_lines(root))
    day = root.find(".//{*}FRBRExpression/{*}FRBRdate")  # the version of the text, as Normattiva dates it
    version = _day(day.get("date", "")) if day is not None else None
    return ActText(places=frozenset(places.found), gaps=frozenset(places.gaps), version=version)


def _xml_lines(root: etree._Element) -> Iterator[str]:
    """Yield an Akoma Ntoso document as the lines of a plain text."""
    for element in root.iter("{*}article", "{*}doc"):
        if local_name(element) == "doc":
            yield element.get("name", "")
            continue
        titles = [child for child in element if local_name(child) in {"num", "heading"}]
        yield " ".join(" ".join(title.itertext()) for title in titles)
        for child in element:
            if child not in titles:
                yield from _said(child)


def _said(element: etree._Element) -> Iterator[str]:
    """Yield the lines of what an article has inside; a number stands on the line of what it numbers."""
    if local_name(element) in {"p", "heading"}:
        yield from filter(None, (line.strip() for line in "".join(element.itertext()).split("\n")))
        return
    number = ""
    for child in element:
        if local_name(child) == "num":
            number = "".join(child.itertext()).strip()
        else:
            for line in _said(child):
                yield f"{number} {line}".strip()
                number = ""
    if number:
        yield number
