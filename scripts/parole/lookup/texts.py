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
from html.parser import HTMLParser
from itertools import groupby
from math import ceil

from parole.glossary import addresses
from parole.language.stemming import stems
from parole.model.concept import Concept
from parole.model.parts import Surface, texts_of
from parole.rendering.data_script import data_script
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

_SKIPPED = frozenset({"script", "style", "svg", "pre", "template"})
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


class _Reader(HTMLParser):
    """Collects the title, the summary and the text of the article of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.summary, self.name = "", "", ""
        self.text: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and values.get("name") == "description":
            self.summary = values.get("content") or ""
        if tag in _SKIPPED or tag in ("article", "h1", "title") or values.get("class") == "headerlink":
            self._inside.append(tag)
        if tag == "br":
            self.title += " " if self._inside[-1:] == ["h1"] else ""

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] == ["title"]:
            self.name += data
        if not self._inside or self._inside[-1] in (*_SKIPPED, "a", "title"):
            return
        if self._inside[-1] == "h1":
            self.title += data
        if "article" in self._inside:
            self.text.append(data)


def read_page(address: str, html: str) -> HandPage | None:
    """Return the page at ``address``, or nothing when it has no title: then it is not for readers."""
    reader = _Reader()
    reader.feed(html)
    title = " ".join(reader.title.split())
    text = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", " ".join(reader.text))
    name = reader.name.rpartition(" - ")[0].strip()  # the name of the site comes after
    return HandPage(address, title, reader.summary, " ".join(text.split()), name) if title else None


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
        "dove": " ".join(",".join(map(_base36, _deltas(where[stem]))) for stem in stems),
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
