"""Glossary → pages and fragments. The only place where templates meet the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import groupby

from markupsafe import Markup

from parole import addresses
from parole.area_map import area_map
from parole.backlinks import backlinks
from parole.citations import address_of
from parole.concept_map import concept_map
from parole.glossary import AREAS_FILE, PATHS_FOLDER, TERMS_FOLDER, Glossary
from parole.inline import InlineText, plain_text, sentence
from parole.italian import fold
from parole.languages import Languages
from parole.linking import PageLinks, WordLinker
from parole.model.concept import Citation, Concept
from parole.model.registers import Source
from parole.model.values import Agreement, SideName, State
from parole.pages.fields import field_rows
from parole.pages.filters import agreement_filter, word_filters
from parole.pages.page import Heading, Page
from parole.pages.templating import environment
from parole.problems import Problem
from parole.report import tables
from parole.state import sides_to_read_again, state, valid_approvals

DESCRIPTION_MAX = 160


class Renderer:
    """Renders what a glossary says; ``problems`` are shown while an editor is at work, else empty."""

    def __init__(self, glossary: Glossary, problems: Iterable[Problem] = ()) -> None:
        self.glossary = glossary
        self.problems = tuple(problems)
        self.linker = WordLinker(glossary)
        self.languages = Languages(glossary.foreign)
        self._environment = environment(self.plain)

    def plain(self, text: str) -> str:
        """Return a text of the glossary without marks."""
        return plain_text(text, self.glossary.name_of)

    @cached_property
    def fragments(self) -> dict[str, Callable[[str], Markup]]:
        """The parts that pages ask for with ``<!-- parole: name -->``: each takes the way back."""
        return {
            "elenco-az": self._alphabet,
            "elenco-aree": self._areas,
            "numeri": self._numbers,
            "ricerca": self._lookup,
            "elenco-percorsi": self._paths,
            "elenco-sigle": self._acronyms,
            "due-significati": self._two_meanings,
            "leggi": partial(self._render, "leggi.html"),
            "stato-dei-lavori": self._report,
            **{f"percorso {id_}": partial(self._path_words, id_) for id_ in self.glossary.paths},
            "tabella-dei-campi": self._field_table,
        }

    def pages(self) -> Iterator[Page]:
        """Yield every generated page: words in alphabetical order, then areas and reading paths."""
        words = self.glossary.alphabetical
        for index, concept in enumerate(words):
            previous = words[index - 1] if index else None
            following = words[index + 1] if index + 1 < len(words) else None
            yield self.word(concept, previous, following)
        for id_ in self.glossary.areas:
            yield self.area(id_)
        for id_ in self.glossary.paths:
            yield self.path(id_)

    def word(
        self, concept: Concept, previous: Concept | None = None, following: Concept | None = None
    ) -> Page:
        """Return the page of a word."""
        address = addresses.word(concept.id)
        root = addresses.way_back(address)
        content = self._render(
            "parola.html", root, voce=concept, testo=self._written[concept.id][0], stato=state(concept),
            da_rileggere=sides_to_read_again(concept), approvazioni=valid_approvals(concept),
            fonti=self._sources(concept), legami=self._relations(concept),
            mappa=concept_map(self.glossary, concept), ricorre=self._recurs[concept.id],
            area=self.glossary.areas.get(concept.area), precedente=previous, successiva=following,
        )  # fmt: skip
        return Page(
            mould="termini",
            address=address,
            title=_title(concept),
            description=_cut(self.plain(sentence(concept.in_breve))),
            content=content,
            source=f"{TERMS_FOLDER}/{concept.id}.yml",
            headings=_headings(concept),
            verified=concept.verificato.isoformat(),
        )

    def area(self, id_: str) -> Page:
        """Return the page of an area."""
        area = self.glossary.areas[id_]
        address = addresses.area(id_)
        words = self.glossary.by_area[id_]
        filters = [agreement_filter(words)]
        content = self._render(
            "area.html",
            addresses.way_back(address),
            area=area,
            voci=words,
            filtri=filters,
            mappa=area_map(self.glossary, id_),
        )
        return Page("aree", address, area.nome, _cut(self.plain(area.descrizione)), content, AREAS_FILE)

    def path(self, id_: str) -> Page:
        """Return the page of a reading path; a step towards a word that is not there is left out."""
        path = self.glossary.paths[id_]
        address = addresses.path(id_)
        steps = [(step, concept) for step in path.voci if (concept := self.glossary.where(step.voce))]
        content = self._render("percorso.html", addresses.way_back(address), percorso=path, passi=steps)
        description = _cut(self.plain(path.descrizione))
        return Page("percorsi", address, path.titolo, description, content, f"{PATHS_FOLDER}/{id_}.yml")

    def broken(self, path: str) -> Page:
        """Return the page that stands for a word while its file has problems."""
        id_ = path.rsplit("/", 1)[-1].removesuffix(".yml")
        address = addresses.word(id_)
        mine = [problem for problem in self.problems if problem.place.path == path]
        content = self._render(
            "guasta.html", addresses.way_back(address), id=id_, percorso=path, problemi=mine
        )
        return Page(
            "termini",
            address,
            f"{id_}: da correggere",
            "Questa voce ha problemi da correggere.",
            content,
            path,
        )

    def problem_banner(self, root: str) -> Markup:
        """Return the notice that every page shows while some file has problems; empty without problems."""
        return (
            self._render("avviso_problemi.html", root, problemi=self.problems) if self.problems else Markup()
        )

    def _alphabet(self, root: str) -> Markup:
        words = self.glossary.alphabetical
        groups = [(letter, list(group)) for letter, group in groupby(words, key=_initial)]
        filters = word_filters(words, self.glossary.areas)
        return self._render("elenco.html", root, gruppi=groups, voci=words, filtri=filters)

    def _areas(self, root: str) -> Markup:
        rows = [(id_, area, self.glossary.by_area[id_]) for id_, area in self.glossary.areas.items()]
        return self._render("aree.html", root, aree=rows)

    def _lookup(self, root: str) -> Markup:
        return self._render("ricerca.html", root)

    def _numbers(self, root: str) -> Markup:
        words = self.glossary.alphabetical
        agreements = {value: sum(c.accordo is value for c in words) for value in Agreement}
        return self._render("numeri.html", root, voci=words, accordi=agreements)

    def _path_words(self, id_: str, root: str) -> Markup:
        steps = self.glossary.paths[id_].voci
        words = [concept for step in steps if (concept := self.glossary.where(step.voce))]
        return self._render("parole_in_breve.html", root, voci=words)

    def _two_meanings(self, root: str) -> Markup:
        diverging = [c for c in self.glossary.alphabetical if c.accordo is Agreement.DIVERGONO]
        return self._render("due_significati.html", root, voci=diverging)

    def _paths(self, root: str) -> Markup:
        return self._render("percorsi.html", root, percorsi=list(self.glossary.paths.items()))

    def _acronyms(self, root: str) -> Markup:
        return self._render("sigle.html", root, sigle=list(self.glossary.by_acronym.items()))

    def _report(self, root: str) -> Markup:
        return self._render("stato.html", root, tabelle=tables(self.glossary))

    def _field_table(self, root: str) -> Markup:
        return self._render("campi.html", root, campi=field_rows())

    def _sources(self, concept: Concept) -> list[tuple[str, list[tuple[Citation, Source, str | None]]]]:
        """Return the citations grouped by what they support: each with its name and its address."""
        labels = {name.value: name.label for name in SideName} | {
            "fonti": "In breve, attenzione, come dirlo",
            "esempio": "Esempio",
        }
        grouped: dict[str, list[tuple[Citation, Source, str | None]]] = {}
        for part, citation in self.glossary.citations_of(concept):
            if source := self.glossary.sources.get(citation.fonte):
                grouped.setdefault(labels[part], []).append(
                    (citation, source, address_of(source, citation.rif))
                )
        return list(grouped.items())

    @cached_property
    def _written(self) -> dict[str, tuple[dict[str, Markup], set[str]]]:
        """The texts of every word as HTML, and the words that they link to: read once, for all the pages."""
        root = addresses.way_back(addresses.word(""))
        pages = {id_: self.linker.page(id_, root) for id_ in self.glossary.concepts}
        return {
            id_: (_texts(self.glossary.concepts[id_], links), links.linked) for id_, links in pages.items()
        }

    @cached_property
    def _recurs(self) -> dict[str, tuple[Concept, ...]]:
        return backlinks(self.glossary, {id_: linked for id_, (_, linked) in self._written.items()})

    def _relations(self, concept: Concept) -> list[tuple[str, list[Concept]]]:
        glossary = self.glossary
        relations = (
            ("Più ampio", concept.piu_ampio),
            ("Più specifico", glossary.narrower[concept.id]),
            ("Vedi anche", glossary.related[concept.id]),
        )
        found = [
            (label, [glossary.concepts[id_] for id_ in ids if id_ in glossary.concepts])
            for label, ids in relations
        ]
        return [(label, words) for label, words in found if words]

    def _render(self, template: str, root: str, **values: object) -> Markup:
        shared = {
            "radice": root,
            "indirizzi": addresses,
            "Lati": SideName,
            "Accordi": Agreement,
            "stato_di": state,
            "Stati": State,
        }
        html = self._environment.get_template(template).render(**shared, **values)
        return self.languages.mark(Markup(html))


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


def _headings(concept: Concept) -> tuple[Heading, ...]:
    shown = [("in_breve", "In breve")]
    shown += [(name.value, name.label) for name in SideName]
    shown += [("attenzione", "Attenzione")] if concept.attenzione else []
    shown += [("come_dirlo", "Come dirlo")] if concept.come_dirlo else []
    shown += [("esempio", "Esempio")] if concept.esempio else []
    shown += [("legami", "Parole vicine"), ("fonti", "Fonti")]
    return tuple(Heading(addresses.ANCHORS[part], label) for part, label in shown)


def _title(concept: Concept) -> str:
    name = concept.full_name
    return name[:1].upper() + name[1:]


def _cut(text: str) -> str:
    """Cut a description at a word, within what search engines show."""
    if len(text) <= DESCRIPTION_MAX:
        return text
    return text[: DESCRIPTION_MAX - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _initial(concept: Concept) -> str:
    first = fold(concept.termine)[:1]
    return first.upper() if first.isalpha() else "0-9"
