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
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.semantic import exports


def _schema(name: str, title: str, what: str, readers: str) -> DataFile:
    help_ = f"JSON Schema 2020-12 {what}."
    make = partial(schema, name)
    return DataFile(f"{name}.schema.json", title, help_, readers, "application/schema+json", make)


FILES: tuple[DataFile, ...] = (
    DataFile(
        tables.SPREADSHEET,
        "Tabella per il foglio di calcolo",
        "Una riga per voce, testi semplici, separatore «;», UTF-8 con BOM.",
        "chi usa Excel o LibreOffice in italiano",
        "text/csv",
        tables.spreadsheet,
        ";",
    ),
    DataFile(
        tables.PLAIN,
        "Tabella per i programmi",
        "Le stesse colonne con i testi come sono scritti, separatore «,», UTF-8 senza BOM (RFC 4180).",
        "chi programma, o importa in un’altra base di dati",
        "text/csv",
        tables.plain,
        ",",
    ),
    DataFile(
        f"{json_files.WHOLE}.json",
        "Tutto il glossario",
        "Voci, rinvii, voci ritirate, aree, percorsi e fonti.",
        "chi programma",
        "application/json",
        json_files.whole,
    ),
    DataFile(
        f"{json_files.INDEX}.json",
        "Indice e registri",
        "Ogni identificativo con i suoi indirizzi, le aree, i percorsi, le fonti con i loro identificativi.",
        "chi legge una voce per volta",
        "application/json",
        json_files.index,
    ),
    _schema(
        "termine", "Schema di una voce", "dei file di «termini/»", "chi controlla i dati prima di usarli"
    ),
    _schema(
        "glossario",
        "Schema di tutto il glossario",
        "di «glossario.json»",
        "chi controlla i dati prima di usarli",
    ),
    _schema("indice", "Schema dell’indice", "di «indice.json»", "chi controlla i dati prima di usarli"),
    _schema(
        "voce",
        "Schema per scrivere una voce",
        "dei file YAML di «glossary/termini/»",
        "chi scrive le voci con un editor che completa i campi",
    ),
    DataFile(
        "glossario.ttl",
        "Vocabolario SKOS in Turtle",
        "Concetti, nomi, legami e le due definizioni tenute separate.",
        "chi ha Skosmos o un altro sistema di vocabolari",
        "text/turtle",
        exports.turtle,
    ),
    DataFile(
        "glossario.jsonld",
        "Vocabolario SKOS in JSON-LD",
        "Gli stessi dati, con il contesto dentro il file.",
        "chi programma per il web",
        "application/ld+json",
        exports.json_ld,
    ),
    DataFile(
        "glossario.rdf",
        "Vocabolario SKOS in RDF/XML",
        "Gli stessi dati, per i programmi più vecchi.",
        "chi ha un catalogo che chiede RDF/XML",
        "application/rdf+xml",
        exports.rdf_xml,
    ),
    DataFile(
        "glossario.tbx",
        "Terminologia TBX-Basic",
        "ISO 30042:2019, versione 3, dialetto TBX-Basic.",
        "chi traduce con uno strumento CAT",
        "application/x-tbx+xml",
        exports.terms,
    ),
    DataFile(
        moodle.GLOSSARY,
        "Glossario per Moodle",
        "XML dell’attività Glossario, con alias e aree: il filtro poi collega le parole del corso.",
        "chi ha un corso su Moodle",
        "application/xml",
        moodle.glossary,
    ),
    DataFile(
        moodle.QUIZ,
        "Quiz per Moodle",
        "Domande dai casi «È questo?», in formato GIFT: chi lo chiamerebbe così, e perché.",
        "chi ha un corso su Moodle",
        "text/plain",
        moodle.quiz,
    ),
)


def contents(renderer: Renderer) -> dict[str, bytes]:
    """Return the content of every single file of :data:`FILES`, by name."""
    return {file.name: _bytes(file.make(renderer)) for file in FILES}


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")


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
