"""What every generated page is made with: the words, their links, their languages, the templates.

The pages themselves are in the modules beside this one; :mod:`parole.pages.catalogue` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from markupsafe import Markup

from parole import addresses
from parole.backlinks import backlinks
from parole.glossary import Glossary
from parole.inline import InlineText, plain_text, sentence
from parole.languages import Languages
from parole.linking import PageLinks, WordLinker
from parole.model.concept import Concept
from parole.model.values import Agreement, SideName, State
from parole.pages.templating import environment
from parole.problems import Problem
from parole.site_facts import SiteFacts
from parole.state import state
from parole.stops import Stop, stops

DESCRIPTION_MAX = 160


class Renderer:
    """Renders what a glossary says; ``problems`` are shown while an editor is at work, else empty."""

    def __init__(
        self, glossary: Glossary, problems: Iterable[Problem] = (), facts: SiteFacts | None = None
    ) -> None:
        self.glossary = glossary
        self.problems = tuple(problems)
        self.facts = facts or SiteFacts()
        self.linker = WordLinker(glossary)
        self.languages = Languages(glossary.foreign)
        self._environment = environment(self.plain)

    def plain(self, text: str) -> str:
        """Return a text of the glossary without marks."""
        return plain_text(text, self.glossary.name_of)

    def brief(self, text: str) -> str:
        """Return a text without marks, cut at a word within what search engines show."""
        plain = self.plain(text)
        if len(plain) <= DESCRIPTION_MAX:
            return plain
        return plain[: DESCRIPTION_MAX - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"

    def texts(self, id_: str) -> dict[str, Markup]:
        """Return the texts of a word as HTML with their links, by the name of the part."""
        return self._written[id_][0]

    @cached_property
    def recurs(self) -> dict[str, tuple[Concept, ...]]:
        """The words whose texts mention each word."""
        return backlinks(self.glossary, {id_: linked for id_, (_, linked) in self._written.items()})

    @cached_property
    def stops(self) -> dict[str, tuple[Stop, ...]]:
        """Where each word stands in the reading paths."""
        return stops(self.glossary)

    @cached_property
    def _written(self) -> dict[str, tuple[dict[str, Markup], set[str]]]:
        """The texts of every word as HTML, and the words that they link to: read once, for all the pages."""
        root = addresses.way_back(addresses.word(""))
        pages = {id_: self.linker.page(id_, root) for id_ in self.glossary.concepts}
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


def _texts(concept: Concept, links: PageLinks) -> dict[str, Markup]:
    """Return the texts of a word as HTML, linked in the order in which they are read."""
    inline = InlineText(links.explicit)
    written = {
        "in_breve": sentence(concept.in_breve),
        **{name.value: side.definizione for name, side in concept.sides.items()},
        "attenzione": concept.attenzione,
        "come_dirlo": concept.come_dirlo,
        "esempio": concept.esempio.testo if concept.esempio else None,
    }
    return {part: links.link(inline.html(text)) for part, text in written.items() if text}
