"""What every generated page is made with: the words, their links, their languages, the templates.

The pages themselves are in the modules beside this one; :mod:`parole.pages.catalogue` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar, cast

from markupsafe import Markup, escape

from parole.glossary import addresses
from parole.glossary.backlinks import backlinks
from parole.glossary.glossary import Glossary
from parole.glossary.linking import PageLinks
from parole.glossary.old_addresses import short_links, shortest_links
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import state
from parole.glossary.stops import Stop, stops
from parole.language.foreign_words import Languages
from parole.language.inline import InlineText, closed, plain_text, sentence
from parole.model.concept import Concept, Record
from parole.model.parts import PROSE, Kind, prose_fields, value_at
from parole.model.values import Agreement, SideName, State
from parole.reading.problems import Problem
from parole.rendering.templating import environment

DESCRIPTION_MAX = 160
# Written in ISO form, without a capital and a stop: pages make sentences of them.
CLOSED = frozenset({"in_breve", "pa_vuol_dire", "terzo_settore_vuol_dire"})
# Name of a part → its HTML, or the records of a list.
Texts = dict[str, Any]
Made = TypeVar("Made")


class Renderer:
    """Renders what a glossary says; ``problems`` are shown while an editor is at work, else empty."""

    def __init__(
        self, glossary: Glossary, problems: Iterable[Problem] = (), facts: SiteFacts | None = None
    ) -> None:
        self.glossary = glossary
        self.problems = tuple(problems)
        self.facts = facts or SiteFacts()
        self.languages = Languages(glossary.foreign)
        self._environment = environment(self.plain)
        self._made: dict[object, object] = {}

    def plain(self, text: str) -> str:
        """Return a text of the glossary without marks."""
        return plain_text(text, self.glossary.name_of)

    def brief(self, text: str) -> str:
        """Return a text without marks, cut at a word within what search engines show."""
        plain = self.plain(text)
        if len(plain) <= DESCRIPTION_MAX:
            return plain
        return plain[: DESCRIPTION_MAX - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"

    def once(self, make: Callable[[Renderer], Made]) -> Made:
        """Return ``make(self)``, made only once however many pages and files need it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def of_word(self, make: Callable[[Renderer, str], Made], id_: str) -> Made:
        """Return ``make(self, id_)``, made only once as :meth:`once` does."""
        if (make, id_) not in self._made:
            self._made[make, id_] = make(self, id_)
        return cast(Made, self._made[make, id_])

    def texts(self, id_: str) -> Texts:
        """Return the texts of a word as HTML with their links, by the name of the part."""
        return self._written[id_][0]

    def unlinked(self, id_: str) -> Texts:
        """Return the texts of a word as HTML without links, for what is projected or printed."""
        inline = InlineText(lambda target, text: escape(text or self.glossary.name_of(target)))
        return _filled(self.glossary.concepts[id_], inline.html)

    @cached_property
    def recurs(self) -> dict[str, tuple[Concept, ...]]:
        """The words whose texts mention each word."""
        return backlinks(self.glossary, {id_: linked for id_, (_, linked) in self._written.items()})

    @cached_property
    def stops(self) -> dict[str, tuple[Stop, ...]]:
        """Where each word stands in the reading paths."""
        return stops(self.glossary)

    @cached_property
    def short_links(self) -> dict[str, tuple[str, ...]]:
        """What each short link means."""
        return short_links(self.glossary)

    @cached_property
    def shortest_links(self) -> dict[str, str]:
        """The slug that materials say of each word."""
        return shortest_links(self.glossary)

    @cached_property
    def _written(self) -> dict[str, tuple[Texts, set[str]]]:
        """The texts of every word as HTML, and the words that they link to: read once, for all the pages."""
        root = addresses.way_back(addresses.word(""))
        pages = {id_: PageLinks(self.glossary, id_, root) for id_ in self.glossary.concepts}
        return {
            id_: (_texts(self.glossary.concepts[id_], links), links.linked) for id_, links in pages.items()
        }

    def render(self, template: str, root: str, **values: object) -> Markup:
        """Fill a template; ``root`` is the way back to the root of the site from the page that is made."""
        shared = {
            "radice": root,
            "indirizzi": addresses,
            "sito": self.facts,
            "Lati": SideName,
            "Accordi": Agreement,
            "stato_di": state,
            "Stati": State,
        }
        html = self._environment.get_template(template).render(**shared, **values)
        return self.languages.mark(Markup(html))

    def problem_banner(self, root: str) -> Markup:
        """Return the notice that every page shows while some file has problems; empty without problems."""
        if not self.problems:
            return Markup()
        return self.render("avviso_problemi.html", root, problemi=self.problems)


def _texts(concept: Concept, links: PageLinks) -> Texts:
    """Return the texts of a word as HTML, linked in the order in which they are read."""
    inline = InlineText(links.explicit)
    return _filled(concept, lambda text: links.link(inline.html(text)))


def _filled(concept: Concept, html: Callable[[str], Markup]) -> Texts:
    """Return what is written of a word, each text passed through ``html``.

    A text is under the name of its part; a list of records is a list of dictionaries, whose texts are HTML
    and whose other fields are what the file says.
    """
    texts: Texts = {}
    for part in PROSE:
        if value := value_at(concept, part.at):
            if part.kind is Kind.ITEMS:
                texts[part.name] = [_item(item, html) for item in value]
            else:
                texts[part.name] = html(sentence(value) if part.name in CLOSED else value)
    return texts


def _item(item: Record, html: Callable[[str], Markup]) -> dict[str, object]:
    prose = prose_fields(type(item))
    fields = {name: getattr(item, name) for name in type(item).model_fields}
    return {name: html(closed(value)) if name in prose else value for name, value in fields.items()}
