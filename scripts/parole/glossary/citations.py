"""References to the law: the grammar of ``rif``, ranges of articles, the address of what is cited.

Source: Normattiva's own syntax page for ``urn:nir`` links («~art» level, no comma level; a «bis» article is
written without hyphen). The identifiers themselves are in :mod:`parole.glossary.identifiers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from parole.glossary.identifiers import CONSTITUTIONAL_COURT, EUR_LEX, NORMATTIVA, identifiers_of
from parole.model.registers import Source
from parole.model.values import SourceKind

LATIN = (
    "bis ter quater quinquies sexies septies octies novies nonies decies undecies duodecies terdecies "
    "quaterdecies quinquiesdecies sexiesdecies septiesdecies octiesdecies noviesdecies vicies"
).split()
_EXT = "(?:-(?:" + "|".join(LATIN) + "))"
ARTICLE_NUMBER = rf"[1-9]\d*{_EXT}?"
_LETTER = r"[a-z]{1,2}(?:-bis|-ter|-quater)?\)"


def _more(item: str) -> str:
    """Return the pattern of «1-3», «1 e 4», «1, 2 e 4», «1-3, 7 e 9-12»."""
    one = rf"{item}(?:-{item})?"
    return rf"(?:{item}-{item}|{one}(?:, {one})* e {one})"


def _one_or_more(singular: str, plural: str, item: str) -> str:
    """Return the pattern of «c. 3», «cc. 1-3», «cc. 1 e 4»."""
    return rf"(?:{singular} {item}|{plural} {_more(item)})"


_COMMA = _one_or_more(r"c\.", r"cc\.", ARTICLE_NUMBER)
_PARAGRAPH = _one_or_more(r"par\.", r"parr\.", ARTICLE_NUMBER)  # what the acts of the Union have for commas
_LETTERS = rf"lett\. {_LETTER}(?:-{_LETTER}|(?:, {_LETTER})* e {_LETTER})?"
_NUMBERS = r"n\. \d+\)"
_ARTICLE = (
    rf"art\. (?P<one>{ARTICLE_NUMBER})(?:, (?:{_COMMA}|{_PARAGRAPH}))?(?:, {_LETTERS})?(?:, {_NUMBERS})?"
)
_ARTICLES = rf"artt\. (?P<many>{_more(ARTICLE_NUMBER)})"
_DOTTED = r"[1-9]\d*(?:\.[1-9]\d*)*"
_SECTION = _one_or_more("§", "§§", _DOTTED)
_ANNEX = r"all\. (?:[IVX]+|[A-Z]|[1-9]\d*)(?:\.[1-9]\d*)*"
# Judgments number the facts and the law each from 1: a point is of the law unless it says so.
_POINT = f"(?:fatto, )?{_one_or_more('punto', 'punti', _DOTTED)}"
_RECITAL = _one_or_more("considerando", "considerando", r"[1-9]\d*")
_LAW_POINT = _one_or_more(r"cons\. dir\.", r"cons\. dir\.", _DOTTED)
_PAGE = _one_or_more(r"p\.", r"pp\.", r"[1-9]\d*")
RIF = re.compile(
    rf"(?:{_ANNEX}, )?(?:{_ARTICLE}|{_ARTICLES}|{_SECTION})"
    rf"|{_ANNEX}|{_PARAGRAPH}|{_LAW_POINT}|{_POINT}|{_RECITAL}|{_PAGE}",
    re.ASCII,
)
# The ends of an interval: «55-57», «2.1-2.3».
INTERVAL = re.compile(r"(?<![\d.])(\d+(?:\.\d+)*)-(\d+(?:\.\d+)*)", re.ASCII)
# What an act is divided into below its articles: Italian ones have commas, those of the Union paragraphs.
COMMAS, PARAGRAPHS = re.compile(r"\b(cc?)\. "), re.compile(r"\b(parr?)\. ")
RANGE = re.compile(rf"(?P<first>{ARTICLE_NUMBER})(?:-(?P<last>[1-9]\d*))?", re.ASCII)


# The same references come back in word after word: each is parsed once.
@lru_cache(maxsize=4096)
def is_well_formed(rif: str) -> bool:
    """Return whether ``rif`` follows the one grammar of references, with intervals that go forwards."""
    return RIF.fullmatch(rif) is not None and all(map(_goes_forwards, INTERVAL.finditer(rif)))


def _goes_forwards(interval: re.Match[str]) -> bool:
    first, last = ([int(number) for number in end.split(".")] for end in interval.groups())
    return first < last


@lru_cache(maxsize=4096)
def articles_of(rif: str) -> tuple[str, ...]:
    """Return the articles a reference names, as typed («6-bis»); an annex or a paragraph names none.

    A range names its two ends: what lies between them exists if they do. What is inside an article, commas
    or paragraphs, does not count here.
    """
    match = RIF.fullmatch(rif)
    if match is None or rif.startswith("all."):
        return ()
    if match["one"]:
        return (match["one"],)
    return tuple(re.findall(ARTICLE_NUMBER, match["many"])) if match["many"] else ()


def other_division(source: Source, rif: str) -> str | None:
    """Return ``rif`` as it should be where an act of the Union has commas or an Italian one paragraphs.

    An act of neither kind of identifier gives no verdict.
    """
    if source.tipo is not SourceKind.NORMA:
        return None
    if identifiers_of(source).celex:
        right = COMMAS.sub(lambda match: "par. " if match[1] == "c" else "parr. ", rif)
    elif source.urn:
        right = PARAGRAPHS.sub(lambda match: "c. " if match[1] == "par" else "cc. ", rif)
    else:
        return None
    return right if right != rif else None


@dataclass(frozen=True, slots=True)
class Articles:
    """A set of articles: ranges of plain numbers and single «bis» articles."""

    ranges: tuple[tuple[int, int], ...]
    singles: frozenset[str]

    def __contains__(self, article: object) -> bool:
        text = str(article)
        if text in self.singles or not text.isdecimal():
            return text in self.singles
        number = int(text)
        return any(first <= number <= last for first, last in self.ranges)


def parse_articles(texts: Iterable[str]) -> Articles:
    """Read ``["1-104", "79-bis"]``.

    Raises:
        ValueError: with the text that is neither an article nor a range.
    """
    ranges, singles = [], set()
    for text in texts:
        match = RANGE.fullmatch(text)
        if match is None:
            raise ValueError(text)
        first, last = match["first"], match["last"]
        if first.isdecimal() and int(first) <= int(last or first):
            ranges.append((int(first), int(last or first)))
        elif last is None:
            singles.add(text)
        else:
            raise ValueError(text)
    return Articles(tuple(ranges), frozenset(singles))


def address_of(source: Source, rif: str | None = None) -> str | None:
    """Return the best address of a source: the very article where Normattiva can show it, else the act."""
    if source.urn:
        return NORMATTIVA + (article_urn(source, rif) or source.urn)
    if source.indirizzo or source.eli:
        return source.indirizzo or source.eli
    if source.celex:
        return EUR_LEX + source.celex
    return CONSTITUTIONAL_COURT + source.ecli if source.ecli and ":COST:" in source.ecli else None


def article_urn(source: Source, rif: str | None) -> str | None:
    """Return the urn:nir of the article that ``rif`` names first, as Normattiva writes it («~art16bis»)."""
    articles = articles_of(rif) if rif else ()
    return f"{source.urn}~art{articles[0].replace('-', '')}" if source.urn and articles else None


def cited_name(source: Source, rif: str | None) -> str:
    """Return how a citation is called where no link can go: «Codice del Terzo settore, art. 55, c. 3»."""
    return f"{source.nome}, {rif}" if rif else source.nome
