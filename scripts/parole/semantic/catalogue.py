"""The glossary as an asset of the National Data Catalogue (schema.gov.it): one controlled vocabulary.

What the catalogue asks, and where it is written: layout and names in its operating manual («predisporre il
repository»); title, description, dates, theme, frequency, rights holder and distributions in the harvester
and in ``VocabolariControllati/rules.shacl``. The licence stands on every distribution and not on the scheme,
where the catalogue's own tools stumble over it. Nothing is guessed: no rights holder, no asset.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.language.italian import slug
from parole.rendering.edition import EDITORS, KEYWORDS, description, edition_of_all, updated
from parole.semantic.rdf import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, Iri, Literal, Term, Triple, Vocabulary
from parole.semantic.serialise import TURTLE, serialise
from parole.semantic.skos import Concepts, days
from parole.semantic.vocabulary import Iris, italian

FOLDER = "assets/controlled-vocabularies"
MAX_BYTES = 4 * 1024 * 1024
CONFIGURED = "catalogo_nazionale"

ADMS = Vocabulary("adms", "http://www.w3.org/ns/adms#")
DCAT = Vocabulary("dcat", "http://www.w3.org/ns/dcat#")
DCATAPIT = Vocabulary("dcatapit", "http://dati.gov.it/onto/dcatapit#")
NDC = Vocabulary("ndc", "https://w3id.org/italia/onto/NDC/")
VCARD = Vocabulary("vcard", "http://www.w3.org/2006/vcard/ns#")
XKOS = Vocabulary("xkos", "http://rdf-vocabulary.ddialliance.org/xkos#")

_EU = "http://publications.europa.eu/resource/authority/"
_ADMS = "http://purl.org/adms/"
_LICENCE = Iri("https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40")
_STANDARD = Iri("https://w3id.org/italia/data/standard/SKOS")
_THEMES = ("GOVE", "SOCI")
# The files of the open data that are distributions of the vocabulary, with the code of the European list.
_DISTRIBUTIONS = {"ttl": "RDF_TURTLE", "rdf": "RDF_XML", "jsonld": "JSON_LD"}
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
# The columns of the CSV after the IRI, and what of a word each holds, in which language.
COLUMNS: dict[str, tuple[Term, str]] = {
    "codice": (SKOS.notation, ""),
    "label_it": (SKOS.prefLabel, "it"),
    "label_en": (SKOS.prefLabel, "en"),
    "definizione": (SKOS.definition, "it"),
    "note": (SKOS.scopeNote, "it"),
    "superiore": (SKOS.broader, ""),
    "sostituito_da": (DCTERMS.isReplacedBy, ""),
}


class NotReady(ValueError):
    """The asset cannot be made yet: the message, in Italian, says what is missing and where to write it."""


@dataclass(frozen=True, slots=True)
class RightsHolder:
    """The body that holds the rights and asks the catalogue in: its name, its code in IPA, its address."""

    name: str
    code: str
    email: str = ""

    @classmethod
    def of(cls, config: Mapping[str, object]) -> RightsHolder:
        """Return what ``extra.catalogo_nazionale`` of mkdocs.yml says.

        Raises:
            NotReady: nobody has written it, or the code or the e-mail address is malformed.
        """
        extra = config.get("extra")
        slot = extra.get(CONFIGURED) if isinstance(extra, Mapping) else None
        written = slot if isinstance(slot, Mapping) else {}
        holder = cls(*(str(written.get(key) or "").strip() for key in ("titolare", "codice_ipa", "email")))
        holder._check()
        return holder

    def _check(self) -> None:
        if not self.name or not self.code:
            raise NotReady(
                f"Manca il titolare dei diritti: scrivi in mkdocs.yml, sotto «extra: {CONFIGURED}:», "
                "«titolare» (il nome dell’ente) e «codice_ipa» (il suo codice nell’Indice delle PA). Il "
                "Catalogo accetta solo enti che lo chiedono, e nessuno può scriverlo al loro posto."
            )
        if not re.fullmatch(r"[A-Za-z0-9_.-]+", self.code):
            raise NotReady(f"mkdocs.yml: «codice_ipa: {self.code}» non è un codice IPA, come «c_f205»")
        if self.email and not _EMAIL.fullmatch(self.email):
            raise NotReady(f"mkdocs.yml: «email: {self.email}» non è un indirizzo di posta")


def asset(glossary: Glossary, facts: SiteFacts, holder: RightsHolder) -> dict[str, str]:
    """Return the files of the asset, by path from the root of the repository that the catalogue reads.

    Raises:
        NotReady: the site has no real address, there are no words, nothing was ever published, or the file is
            larger than admitted.
    """
    if facts.is_placeholder:
        raise NotReady("Manca l’indirizzo del sito: scrivilo in mkdocs.yml, in «site_url»")
    if not glossary.concepts:
        raise NotReady("Non c’è nessuna parola da mandare al Catalogo: aggiungine una in glossary/termini/")
    if updated(glossary) is None:
        raise NotReady("Il Catalogo chiede il giorno dell’ultima pubblicazione: prima lancia «make pubblica»")
    iris = Iris.of(facts)
    name = str(iris.scheme).rpartition("/")[2]
    concepts = Concepts(glossary, iris)
    words = [list(concepts.core(id_)) for id_ in concepts.ids()]
    groups = ([*_metadata(glossary, facts, holder, iris), *concepts.tops()], *words, concepts.areas())
    [turtle] = serialise(groups, (ADMS, DCAT, DCATAPIT, NDC, VCARD, XKOS), TURTLE)
    files = {f"{name}.ttl": turtle.decode(), f"{name}.csv": _table(words)}
    for file, content in files.items():
        if len(content.encode()) > MAX_BYTES:
            raise NotReady(f"{file} supera {MAX_BYTES // 2**20} MiB, il massimo che il Catalogo accetta")
    return {f"{FOLDER}/{name}/{file}": content for file, content in files.items()}


def _table(words: Iterable[list[Triple]]) -> str:
    """Return the same words as the CSV that may stand beside: every text between quotes, no comments."""
    file = StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(("uri", *COLUMNS))
    for word in words:
        said: defaultdict[tuple[Term, str], list[str]] = defaultdict(list)
        for _, predicate, value in word:
            text, language = value[:2] if isinstance(value, Literal) else (value, "")
            said[predicate, language].append(text)
        writer.writerow((word[0][0], *("\n".join(said[key]) for key in COLUMNS.values())))
    return file.getvalue()


def _metadata(glossary: Glossary, facts: SiteFacts, holder: RightsHolder, iris: Iris) -> Iterator[Triple]:
    scheme, owner = iris.scheme, Iri(iris.base + addresses.ABOUT + "#titolare")
    for kind in (SKOS.ConceptScheme, ADMS.Asset, DCATAPIT.Dataset):
        yield scheme, RDF.type, kind
    for naming in (DCTERMS.title, RDFS.label):
        yield scheme, naming, italian(facts.name)
    yield scheme, DCTERMS.description, italian(description(facts.city))
    yield scheme, DCTERMS.identifier, Literal(f"{holder.code}:{slug(facts.name)}")
    yield scheme, NDC.keyConcept, Literal(slug(facts.name))
    yield scheme, OWL.versionInfo, Literal(edition_of_all(glossary))
    yield from days(glossary, scheme)
    yield scheme, XKOS.numberOfLevels, Literal(str(_levels(glossary)))
    for keyword in KEYWORDS:
        yield scheme, DCAT.keyword, italian(keyword)
    yield from _references(scheme)
    yield scheme, DCTERMS.rightsHolder, owner
    yield scheme, DCTERMS.publisher, owner
    yield scheme, DCTERMS.creator, iris.editors
    yield from _agent(owner, holder.name, holder.code)
    yield from _agent(iris.editors, EDITORS, slug(EDITORS))
    if holder.email:
        yield from _contact(scheme, holder, Iri(iris.base + addresses.ABOUT + "#contatti"))
    for suffix, code in _DISTRIBUTIONS.items():
        yield from _distribution(scheme, facts, suffix, code)


def _references(scheme: Iri) -> Iterator[Triple]:
    """Yield the values that come from lists kept by others."""
    for theme in _THEMES:
        yield scheme, DCAT.theme, Iri(f"{_EU}data-theme/{theme}")
    yield scheme, DCTERMS.accrualPeriodicity, Iri(f"{_EU}frequency/IRREG")
    yield scheme, DCTERMS.language, Iri(f"{_EU}language/ITA")
    yield scheme, ADMS.status, Iri(f"{_ADMS}status/UnderDevelopment")
    yield scheme, DCTERMS.type, Iri(f"{_ADMS}assettype/Glossary")
    yield scheme, ADMS.representationTechnique, Iri(f"{_ADMS}representationtechnique/SKOS")
    yield scheme, DCTERMS.conformsTo, _STANDARD
    for kind in (DCATAPIT.Standard, DCTERMS.Standard):
        yield _STANDARD, RDF.type, kind
    yield _STANDARD, DCTERMS.identifier, Literal("SKOS")
    yield _STANDARD, DCTERMS.title, Literal("Simple Knowledge Organization System (SKOS)", "en")


def _agent(node: Iri, name: str, code: str) -> Iterator[Triple]:
    for kind in (DCATAPIT.Agent, FOAF.Agent):
        yield node, RDF.type, kind
    yield node, FOAF.name, italian(name)
    yield node, DCTERMS.identifier, Literal(code)


def _contact(scheme: Iri, holder: RightsHolder, node: Iri) -> Iterator[Triple]:
    yield scheme, DCAT.contactPoint, node
    for kind in (DCATAPIT.Organization, VCARD.Organization, VCARD.Kind):
        yield node, RDF.type, kind
    yield node, VCARD.fn, italian(holder.name)
    yield node, VCARD.hasEmail, Iri(f"mailto:{holder.email}")


def _distribution(scheme: Iri, facts: SiteFacts, suffix: str, code: str) -> Iterator[Triple]:
    address = facts.absolute(addresses.data(f"glossario.{suffix}"))
    node = Iri(f"{address}#distribuzione")
    yield scheme, DCAT.distribution, node
    yield node, RDF.type, DCATAPIT.Distribution
    yield node, RDF.type, DCAT.Distribution
    yield node, DCTERMS.title, italian(f"{facts.name}: file .{suffix}")
    yield node, DCTERMS.format, Iri(f"{_EU}file-type/{code}")
    yield node, DCTERMS.license, _LICENCE
    yield node, DCAT.downloadURL, Iri(address)
    yield node, DCAT.accessURL, Iri(facts.absolute(addresses.DATA_PAGE))


def _levels(glossary: Glossary) -> int:
    """Return how many words the longest way from a top word goes through: the checks admit no circle."""

    @cache
    def depth(id_: str) -> int:
        return 1 + max(map(depth, glossary.concepts[id_].piu_ampio), default=0)

    return max(map(depth, glossary.concepts))
