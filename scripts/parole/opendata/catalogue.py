"""The one list of the files of the open data: what is written, the table of «Dati aperti», the data package.

To add a format: a function of the renderer that returns the content, and a line in :data:`FILES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from parole.glossary import addresses
from parole.opendata import json_files, markdown, moodle, package, tables
from parole.opendata.package import DataFile
from parole.opendata.schema import schema
from parole.rendering.planned import Planned, encoded
from parole.rendering.renderer import Renderer
from parole.semantic import exports

_SCHEMA = "application/schema+json"
FILES: tuple[DataFile, ...] = (
    DataFile(tables.SPREADSHEET, "text/csv", tables.spreadsheet, "Tabella per il foglio di calcolo",
        "Una riga per voce, testi semplici, separatore «;», UTF-8 con BOM.",
        "chi usa Excel o LibreOffice in italiano", ";"),
    DataFile(tables.PLAIN, "text/csv", tables.plain, "Tabella per i programmi",
        "Le stesse colonne con i testi come sono scritti, separatore «,», UTF-8 senza BOM (RFC 4180).",
        "chi programma, o importa in un’altra base di dati", ","),
    DataFile(f"{json_files.WHOLE}.json", "application/json", json_files.whole, "Tutto il glossario",
        "Voci, rinvii, voci ritirate, aree, percorsi e fonti.",
        "chi programma"),
    DataFile(f"{json_files.INDEX}.json", "application/json", json_files.index, "Indice e registri",
        "Ogni identificativo con i suoi indirizzi, le aree, i percorsi, le fonti con i loro identificativi.",
        "chi legge una voce per volta"),
    DataFile("termine.schema.json", _SCHEMA, partial(schema, "termine"), "Schema di una voce",
        "JSON Schema 2020-12 dei file di «termini/».",
        "chi controlla i dati prima di usarli"),
    DataFile("glossario.schema.json", _SCHEMA, partial(schema, "glossario"), "Schema di tutto il glossario",
        "JSON Schema 2020-12 di «glossario.json».",
        "chi controlla i dati prima di usarli"),
    DataFile("indice.schema.json", _SCHEMA, partial(schema, "indice"), "Schema dell’indice",
        "JSON Schema 2020-12 di «indice.json».",
        "chi controlla i dati prima di usarli"),
    DataFile("voce.schema.json", _SCHEMA, partial(schema, "voce"), "Schema per scrivere una voce",
        "JSON Schema 2020-12 dei file YAML di «glossary/termini/».",
        "chi scrive le voci con un editor che completa i campi"),
    DataFile("glossario.ttl", "text/turtle", exports.turtle, "Vocabolario SKOS in Turtle",
        "Concetti, nomi, legami e le due definizioni tenute separate.",
        "chi ha Skosmos o un altro sistema di vocabolari"),
    DataFile("glossario.jsonld", "application/ld+json", exports.json_ld, "Vocabolario SKOS in JSON-LD",
        "Gli stessi dati, con il contesto dentro il file.",
        "chi programma per il web"),
    DataFile("glossario.rdf", "application/rdf+xml", exports.rdf_xml, "Vocabolario SKOS in RDF/XML",
        "Gli stessi dati, per i programmi più vecchi.",
        "chi ha un catalogo che chiede RDF/XML"),
    DataFile("glossario.tbx", "application/x-tbx+xml", exports.terms, "Terminologia TBX-Basic",
        "ISO 30042:2019, versione 3, dialetto TBX-Basic.",
        "chi traduce con uno strumento CAT"),
    DataFile(moodle.GLOSSARY, "application/xml", moodle.glossary, "Glossario per Moodle",
        "XML dell’attività Glossario, con alias e aree: il filtro poi collega le parole del corso.",
        "chi ha un corso su Moodle"),
    DataFile(moodle.QUIZ, "text/plain", moodle.quiz, "Quiz per Moodle",
        "Domande dai casi «È questo?», in formato GIFT: chi lo chiamerebbe così, e perché.",
        "chi ha un corso su Moodle"),
)  # fmt: skip


def contents(renderer: Renderer) -> dict[str, bytes]:
    """Return the content of every single file of :data:`FILES`, by name."""
    return {file.name: encoded(file.make(renderer)) for file in FILES}


def description(renderer: Renderer) -> str:
    """Return ``datapackage.json``, which describes all of them."""
    made = renderer.once(contents)
    return package.package(renderer, ((file, made[file.name]) for file in FILES))


def outputs(renderer: Renderer) -> Iterator[Planned]:
    """Yield every file of the open data."""
    for file in FILES:
        yield addresses.data(file.name), partial(_one_of, contents, renderer, file.name)
    yield addresses.data(package.NAME), partial(renderer.once, description)
    glossary = renderer.glossary
    for id_ in (*glossary.concepts, *glossary.redirects, *glossary.withdrawn):
        address = addresses.word_data(id_)
        yield address, partial(_one_of, json_files.words, renderer, address)
        yield addresses.word_data(id_, "ttl"), partial(exports.turtle_of, renderer, id_)
        yield addresses.markdown(id_), partial(markdown.word, renderer, id_)
    yield addresses.ASSISTANTS, partial(markdown.assistants, renderer)


def _one_of(make: Callable[[Renderer], dict[str, bytes]], renderer: Renderer, name: str) -> bytes:
    """Return one of the files that are made together."""
    return renderer.once(make)[name]
