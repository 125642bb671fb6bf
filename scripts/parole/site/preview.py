"""The site while somebody writes: each file is made when a browser asks for it.

The contents are those of :func:`parole.site.finished.finish_site` without the policy. A saved edit costs the
reading, the checks and the page that is open: what is slow (data, cards, codes) waits until somebody looks
at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from parole.glossary import addresses
from parole.lookup.texts import texts_files
from parole.pages import words
from parole.rendering.renderer import Renderer
from parole.site import outputs
from parole.site.finished import filled, finish_site
from parole.site.hand_pages import HandPages, moulds_of, pages_to_find

Content = str | bytes


class Preview:
    """The files of a site in the making; each is made once."""

    def __init__(self, built: Mapping[str, str], renderer: Renderer) -> None:
        """Take every HTML page of the generator, by path relative to the root of the site, and the words."""
        self._built, self._renderer = built, renderer
        self._hand = HandPages(renderer)
        self._moulds = moulds_of(built, self._hand)
        self.removed = {f"{mould.address}index.html" for mould in self._moulds.values()}
        self._places = {
            addresses.file_of(addresses.word(place.concept.id)): place
            for place in words.places(renderer.glossary)
        }
        self._made: dict[str, Content] = {}

    @property
    def faults(self) -> list[str]:
        """What the pages made so far ask for in vain."""
        return self._hand.faults

    def content(self, path: str) -> Content | None:
        """Return the file at ``path``, or ``None`` where the engine has nothing to write."""
        if path not in self._made and (content := self._make(path)) is not None:
            self._made[path] = content
        return self._made.get(path)

    def _make(self, path: str) -> Content | None:
        if path in self.removed:
            return None
        if path in self._built:
            return self._hand.finished(path, self._built[path])
        if place := self._places.get(path):
            page = words.page(self._renderer, *place)
            return filled(self._moulds[page.mould], page, self._renderer)
        if path.startswith(_TEXTS):
            return self._texts.get(path)
        if path.startswith(_READING):
            return self._reading.get(path)
        if path.startswith(_INDEXES):
            return self._lookup.get(path)
        return self._everything.get(path) if path.startswith(_GENERATED) else None

    @cached_property
    def _lookup(self) -> Mapping[str, Content]:
        """The index that every page loads."""
        return dict(outputs.lookup(self._renderer))

    @cached_property
    def _reading(self) -> Mapping[str, Content]:
        """The index of the page that reads a text."""
        return dict(outputs.reading(self._renderer))

    @cached_property
    def _texts(self) -> Mapping[str, Content]:
        """The index of the texts, for who does not find a word by its name."""
        return dict(texts_files(self._renderer.glossary, pages_to_find(self._built)))

    @cached_property
    def _everything(self) -> Mapping[str, Content]:
        """The whole site, for the files that nobody needs at every edit."""
        return finish_site(self._built, self._renderer, policy=False).written


def _folder(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0] + "/"


_TEXTS = addresses.LOOKUP_TEXTS.removesuffix(".js")
_READING = addresses.READING_INDEX.removesuffix(".js")
_INDEXES = (_folder(addresses.LOOKUP_NAMES), addresses.OPENSEARCH)
# Where the engine writes, beside those and the pages of the words. Whatever else a browser asks for is the
# generator's, as the styles and scripts that every page loads: not worth making the whole site.
_GENERATED = (
    *(
        addresses.WORDS,
        addresses.AREAS,
        addresses.PATHS,
        addresses.DATA,
        addresses.NEWS_FEED,
        addresses.SITEMAP,
    ),
    *map(_folder, (addresses.EMBED_FORMS, addresses.PROPOSE_MODEL)),
    *(
        _folder(address("x"))
        for address in (addresses.short, addresses.embed, addresses.full_screen, addresses.quiz)
    ),
    *(_folder(address("x")) for address in (addresses.qr_code, addresses.oembed, addresses.printed)),
)
