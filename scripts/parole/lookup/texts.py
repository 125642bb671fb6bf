"""The second half of the look-up: the words of the texts and of the hand-written pages.

An inverted index, loaded after the names and only when they are not enough. Like the index of names it is
private: ``docs/assets/javascripts/cerca-nel-testo.js`` reads it. It holds stems, not texts, to stay small.
The stems are in parts by their first letters, and a query loads those of its words: what may answer a word,
of the same root or unfinished, always begins with the same three letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import groupby
from math import ceil

from lxml.html import document_fromstring

from parole.glossary import addresses
from parole.language.stemming import stems
from parole.model.concept import Concept
from parole.model.parts import Surface, texts_of
from parole.rendering.data_script import data_script
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

# The texts inside an element that people read as such.
_READ = "//text()[not(ancestor::*[@class='headerlink' or {}])]".format(
    " or ".join(f"self::{name}" for name in ("script", "style", "svg", "pre", "template"))
)
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
# How much a stem counts in a document: 1 to 3, so that a posting is one small number.
_MOST = 3
# The letters that decide in which part a stem is, and for how many words there is one (about 50,000 signs).
_LETTERS, WORDS_IN_A_PART = 3, 200
# The stems of a part, each with the places where it is.
Part = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page as the look-up sees it; its ``name``, that of the tab, is often shorter."""

    address: str
    title: str
    summary: str
    text: str
    name: str = ""


def read_page(address: str, html: str) -> HandPage | None:
    """Return the page at ``address``, or nothing when it has no title: then it is not for readers."""
    page = document_fromstring(f"<html>{html}")  # which is never empty: lxml refuses that
    for line_break in page.xpath("//h1//br"):
        line_break.tail = f" {line_break.tail or ''}"
    title = " ".join("".join(page.xpath(f"//h1{_READ}")).split())
    text = _LINK.sub(r"\1", " ".join(page.xpath(f"//article{_READ}")))
    summary = "".join(page.xpath("//meta[@name='description']/@content"))
    name = page.findtext("head/title", "").rpartition(" - ")[0].strip()  # the name of the site comes after
    return HandPage(address, title, summary, " ".join(text.split()), name) if title else None


def texts_index(renderer: Renderer, pages: Iterable[HandPage]) -> dict[str, object]:
    """Return the index: stems, where each is, how long each document is, the pages.

    The documents are the words in the order of :func:`parole.lookup.names.names_index`, then the pages.
    For each stem there are the documents that have it: distance from the one before, times four, plus weight.
    """
    pages = tuple(pages)
    documents = [document_stems(renderer, concept) for concept in renderer.glossary.alphabetical]
    documents += [_weighed([(page.title, _MOST), (page.text, 1)]) for page in pages]
    where: dict[str, list[int]] = {}
    for number, weights in enumerate(documents):
        for stem, weight in weights.items():
            where.setdefault(stem, []).append(number * 4 + weight)
    stems = sorted(where)
    return {
        "radici": " ".join(stems),
        "dove": " ".join(_postings(where[stem]) for stem in stems),
        "lunghezze": [len(weights) for weights in documents],
        "pagine": [[page.address, page.title, page.summary] for page in pages],
    }


def document_stems(renderer: Renderer, concept: Concept) -> Mapping[str, int]:
    """Return the stems of a word's names and texts with their weight: the names and the core count most."""
    names = [concept.full_name, *concept.sigle, *concept.varianti, *(x.forma for x in concept.sconsigliati)]
    texts = ((text, 2 if at == ("in_breve",) else 1) for at, text in texts_of(concept, Surface.LOOKUP))
    plain = [(renderer.plain(text), weight) for text, weight in texts]
    plain += [(near.forma, 1) for near in concept.da_non_confondere if near.forma]
    return _weighed([*((name, _MOST) for name in names), *plain])


def _weighed(texts: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    total: dict[str, int] = {}
    for text, weight in texts:
        for stem in set(stems(text)):
            total[stem] = total.get(stem, 0) + weight
    # Without a call for each stem of each word.
    return {stem: weight if weight < _MOST else _MOST for stem, weight in total.items()}  # noqa: FURB136


def _postings(places: Iterable[int]) -> str:
    return ",".join(map(_base36, _deltas(places)))


def _deltas(places: Iterable[int]) -> Iterator[int]:
    before = 0
    for place in places:
        yield place - before
        before = place & ~3  # without the weight


@lru_cache(maxsize=65536)  # most words that follow one another in a list are near
def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number or not text:
        number, last = divmod(number, 36)
        text = digits[last] + text
    return text


def texts_files(
    renderer: Renderer, pages: Callable[[], Iterable[HandPage]] = tuple, words: int = WORDS_IN_A_PART
) -> Iterator[Planned]:
    """Yield each file: the index of the parts, then the stems in parts.

    Of each part the index has the first letters, from which it begins (``parti``), none for the first. There
    is a part for so many ``words``: how many they are is known before what is in them.
    """
    parts = max(1, ceil(len(renderer.glossary.concepts) / words))
    divided = cache(lambda: _divided(texts_index(renderer, pages()), parts))
    yield addresses.LOOKUP_TEXTS, lambda: data_script("ParoleTesti", divided()[0])
    for number in range(parts):
        yield addresses.index_part(addresses.LOOKUP_TEXTS, number), partial(_part_script, divided, number)


def _part_script(divided: Callable[[], tuple[object, list[Part]]], number: int) -> str:
    part = divided()[1][number]
    content = {"radici": " ".join(stem for stem, _ in part), "dove": " ".join(place for _, place in part)}
    return data_script(f"ParoleTesti{number}", content)


def _divided(index: dict[str, object], many: int) -> tuple[dict[str, object], list[Part]]:
    """Return an index without its stems, which are in ``many`` parts of about the same size.

    Stems with the same first letters are never divided; if they are too few for so many parts, the last ones
    are empty, and nobody asks for them.
    """
    stems = list(zip(str(index.pop("radici")).split(), str(index.pop("dove")).split(), strict=True))
    total, done = sum(len(stem) + len(place) for stem, place in stems), 0
    parts: list[Part] = [[] for _ in range(many)]
    for _, group in groupby(stems, key=lambda pair: pair[0][:_LETTERS]):
        same = list(group)
        parts[done * many // total] += same
        done += sum(len(stem) + len(place) for stem, place in same)
    parts.sort(key=lambda part: not part)
    starts = [part[0][0][:_LETTERS] for part in parts[1:] if part]
    return index | {"parti": ["", *starts]}, parts
