"""The glossary as TBX-Basic, version 3 (ISO 30042:2019), in the DCA style that translation tools read.

Which category may stand where is in the rules of the dialect: *definition* in the entry or in a language,
*subjectField* and *crossReference* in the entry, *termNote* in a term. A definition says whose it is in a
note of its own group, so that the two never merge. The parts for which the dialect has no category are notes
of the entry, each after its label. The header has no ``publicationStmt``: its place differs from one edition
of the core schema to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from lxml import etree

from parole.glossary import addresses
from parole.glossary.glossary import Glossary, sort_key
from parole.glossary.site_facts import SiteFacts
from parole.language.inline import plain_text
from parole.model.concept import Citation, Concept
from parole.model.parts import PARTS, Kind, Part, Surface, value_at
from parole.rendering.edition import EDITORS, FORMAT, LANGUAGE, LICENCE_ADDRESS, edition_of_all
from parole.semantic.notes import full_name, known_sources, many, notes, state_note, told, withdrawal_note
from parole.semantic.vocabulary import Iris

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED, ADMITTED, DEPRECATED, SUPERSEDED = (
    f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")
)
# What the notes of a definition and of an entry begin with: the importer reads them back.
SHARED_CORE = "Nucleo comune ai due lati"
POINT_OF_VIEW = "Punto di vista: "
REPLACED = "Sostituita da: "
FORMAT_LABEL = "Versione del formato: "
# The parts that have a category of the dialect, or a place in the entry: the others are notes.
_WITH_CATEGORY = frozenset({
    "termine", "accezione", "sigle", "varianti", "sconsigliati", "inglese", "area", "in_breve",
    "pa_definizione", "pa_fonti", "terzo_settore_definizione", "terzo_settore_fonti", "fonti", "approvazioni",
})  # fmt: skip
NOTED: tuple[Part, ...] = tuple(
    part for part in PARTS if Surface.DATA in part.on and part.name not in _WITH_CATEGORY
)
_LABELS = {part.name: told(part.label) for part in PARTS}
MEANING, AVOID = _LABELS["accezione"], _LABELS["sconsigliati"]


def identifier(id_: str, part: str = "") -> str:
    """Return an ``xml:id``: it cannot start with a digit, and a dot, which no id has, parts word and part."""
    return ("" if id_[0].isalpha() else "_") + id_ + (f".{part}" if part else "")


def tbx(glossary: Glossary, facts: SiteFacts) -> bytes:
    """Return the whole glossary as one TBX file, in UTF-8."""
    root = etree.Element(
        "tbx", {_XML_LANG: LANGUAGE, "type": "TBX-Basic", "style": "dca"}, nsmap={None: NAMESPACE}
    )
    _header(root, facts, edition_of_all(glossary))
    body = _add(_add(root, "text"), "body")
    entries = _Entries(glossary, Iris.of(facts).base, body)
    for concept in glossary.alphabetical:
        entries.word(concept)
    for id_, moved in sorted(glossary.redirects.items()):
        entries.left_over(id_, REPLACED + full_name(glossary, moved.sostituito_da), [moved.sostituito_da])
    for id_, gone in sorted(glossary.withdrawn.items()):
        why = plain_text(withdrawal_note(gone.ritirato), glossary.name_of)
        entries.left_over(id_, why, gone.ritirato.usare)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _header(root: etree._Element, facts: SiteFacts, edition: str) -> None:
    description = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(description, "titleStmt"), "title", facts.name)
    source = _add(description, "sourceDesc")
    _add(source, "p", f"Licenza: {LICENCE_ADDRESS}")
    _add(source, "p", f"Autore: {EDITORS}")
    if facts.publisher:
        _add(source, "p", f"Pubblicato da: {facts.publisher}")
    _add(source, "p", FORMAT_LABEL + FORMAT)
    _add(source, "p", f"Edizione: {edition}")
    _add(source, "p", f"Glossario in rete: {Iris.of(facts).base}")


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    return element


class _Entries:
    """Writes the words, one ``conceptEntry`` each."""

    def __init__(self, glossary: Glossary, site: str, body: etree._Element) -> None:
        self._glossary, self._site, self._body = glossary, site, body
        self._plain = partial(plain_text, name_of=glossary.name_of)
        self._full_name = partial(full_name, glossary)
        self._sources = partial(known_sources, glossary)

    def word(self, concept: Concept) -> None:
        """Write one word: its area, its ties, its notes, then its languages."""
        entry = _add(self._body, "conceptEntry", id=identifier(concept.id))
        area = self._glossary.areas.get(concept.area)
        _add(entry, "descrip", area.nome if area else concept.area, type="subjectField")
        self._references(entry, concept)
        _add(entry, "note", state_note(concept))
        for part in NOTED:
            for note in self._notes(concept, part):
                _add(entry, "note", note)
        self._life(entry, concept.id)
        self._italian(entry, concept)
        if concept.inglese:
            _term(_language(entry, "en"), concept.inglese, PREFERRED)

    def _life(self, entry: etree._Element, id_: str) -> None:
        """Write the editions in which a word came in and was last changed."""
        life = self._glossary.lives.get(id_, ())
        for kind, frozen in (("origination", life[:1]), ("modification", life[1:][-1:])):
            for edition in frozen:
                group = _add(entry, "transacGrp")
                _add(group, "transac", kind, type="transactionType")
                _add(group, "date", edition.day.isoformat())

    def _references(self, entry: etree._Element, concept: Concept) -> None:
        near = self._glossary.near(concept)
        others = {other.id: other for other in (*near.broader, *near.narrower, *near.related)}
        for other in sorted(others.values(), key=lambda other: sort_key(other.full_name)):
            _add(entry, "ref", other.full_name, type="crossReference", target=identifier(other.id))
        for name, _ in self._sources(concept.fonti):
            _add(entry, "admin", name, type="source")
        links = {self._site + addresses.word(concept.id): "La voce sul sito"}
        for name, address in self._sources(c for _, c in self._glossary.citations_of(concept)):
            if address:
                links.setdefault(address, name)
        for target, name in links.items():
            _add(entry, "xref", name, type="externalCrossReference", target=target)

    def left_over(self, id_: str, why: str, instead: Iterable[str]) -> None:
        """Write an id that moved or a word that was withdrawn, and what to use instead."""
        entry = _add(self._body, "conceptEntry", id=identifier(id_))
        for other in instead:
            _add(entry, "ref", self._full_name(other), type="crossReference", target=identifier(other))
        _add(entry, "note", why)
        name = self._glossary.published_names.get(id_, id_.replace("-", " "))
        _term(_language(entry, LANGUAGE), name, SUPERSEDED)

    def _notes(self, concept: Concept, part: Part) -> Iterator[str]:
        """Yield the notes of a part that the dialect has no category for, each after its label."""
        if part.kind is not Kind.SOURCES:
            yield from notes(concept, part, self._plain, self._full_name)
        else:
            cited = many(value_at(concept, part.at))
            yield from (told(part.label) + name for name, _ in self._sources(cited))

    def _italian(self, entry: etree._Element, concept: Concept) -> None:
        section = _language(entry, LANGUAGE)
        self._definition(section, identifier(concept.id, "in-breve"), concept.in_breve, SHARED_CORE)
        for name, side in concept.sides.items():
            id_ = identifier(concept.id, addresses.ANCHORS[name.value])
            self._definition(section, id_, side.definizione, POINT_OF_VIEW + name.label, side.fonti)
        _term(section, concept.termine, PREFERRED, note=concept.accezione and MEANING + concept.accezione)
        for acronym in concept.sigle:
            _term(section, acronym, ADMITTED, kind="acronym")
        for variant in concept.varianti:
            _term(section, variant, ADMITTED)
        for avoided in concept.sconsigliati:
            _term(section, avoided.forma, DEPRECATED, note=AVOID + self._plain(avoided.perche))

    def _definition(
        self, section: etree._Element, id_: str, text: str, note: str, cited: Iterable[Citation] = ()
    ) -> None:
        group = _add(section, "descripGrp", id=id_)
        _add(group, "descrip", self._plain(text), type="definition")
        for name, _ in self._sources(cited):
            _add(group, "admin", name, type="source")
        _add(group, "note", note)


def _language(entry: etree._Element, language: str) -> etree._Element:
    section = _add(entry, "langSec")
    section.set(_XML_LANG, language)
    return section


def _term(section: etree._Element, name: str, status: str, kind: str = "", note: str | None = None) -> None:
    term = _add(section, "termSec")
    _add(term, "term", name)
    _add(term, "termNote", status, type="administrativeStatus")
    if kind:
        _add(term, "termNote", kind, type="termType")
    if note:
        _add(term, "note", note)
