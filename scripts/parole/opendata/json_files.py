"""The JSON of the open data: the whole, the index, one file per word."""

from __future__ import annotations

from typing import Any

from parole import addresses
from parole.opendata import edition, records
from parole.opendata.published import (
    EntryDocument,
    Header,
    IndexDocument,
    IndexEntry,
    Licence,
    PublishedRedirect,
    PublishedWord,
    RedirectDocument,
    Registers,
    WholeDocument,
    WithdrawnDocument,
    WordDocument,
)
from parole.pages.renderer import Renderer

WHOLE, INDEX = "glossario.json", "indice.json"
WORD_SCHEMA, WHOLE_SCHEMA, INDEX_SCHEMA = (
    "termine.schema.json",
    "glossario.schema.json",
    "indice.schema.json",
)


def whole(renderer: Renderer) -> str:
    """Return the whole glossary."""
    document = _registers(renderer, WholeDocument, WHOLE, WHOLE_SCHEMA, voci=renderer.once(records.entries))
    return _text(document)


def index(renderer: Renderer) -> str:
    """Return every id with its addresses, and the registers: what a program that reads word by word needs."""
    lines = tuple(
        IndexEntry(
            id=entry.id,
            tipo=entry.tipo,
            nome=entry.calcolato.nome if isinstance(entry, PublishedWord) else None,
            indirizzi=entry.calcolato.indirizzi,
        )
        for entry in renderer.once(records.entries)
    )
    return _text(_registers(renderer, IndexDocument, INDEX, INDEX_SCHEMA, voci=lines))


def words(renderer: Renderer) -> dict[str, str]:
    """Return the file of each word, redirect and withdrawn word, by address."""
    files = {}
    for entry in renderer.once(records.entries):
        address = edition.word_file(entry.id)
        files[address] = _text(_document(entry, _header(renderer, address, WORD_SCHEMA)))
    return files


def _document(entry: records.Entry, header: dict[str, Any]) -> EntryDocument:
    fields = header | {name: getattr(entry, name) for name in type(entry).model_fields}
    if isinstance(entry, PublishedWord):
        return WordDocument.model_construct(**fields)
    if isinstance(entry, PublishedRedirect):
        return RedirectDocument.model_construct(**fields)
    return WithdrawnDocument.model_construct(**fields)


def _registers(renderer: Renderer, kind: type[Registers], name: str, schema: str, **fields: Any) -> Registers:
    facts = renderer.facts
    return kind.model_construct(
        **_header(renderer, addresses.data(name), schema),
        titolo=facts.name,
        descrizione=edition.description(facts.city),
        lingua=edition.LANGUAGE,
        aggiornato=edition.updated(renderer.glossary),
        aree=renderer.once(records.areas),
        percorsi=renderer.once(records.paths),
        fonti=renderer.once(records.sources),
        **fields,
    )


def _header(renderer: Renderer, address: str, schema: str) -> dict[str, Any]:
    """Return what the file at ``address`` says of itself; its schema is found from where the file is."""
    inside = address.removeprefix(addresses.DATA)
    return {
        "schema_": addresses.way_back(inside) + schema,
        "formato": edition.FORMAT,
        "licenza": Licence(
            id=edition.LICENCE_ID, nome=edition.LICENCE_NAME, indirizzo=edition.LICENCE_ADDRESS
        ),
        "redazione": edition.EDITORS,
        "sito": renderer.facts.url or None,
        "radice": addresses.way_back(address),
    }


def _text(document: Header) -> str:
    """Write a document: two spaces, real accents, nothing that has no value, a final end of line."""
    return document.model_dump_json(indent=2, by_alias=True, exclude_defaults=True) + "\n"
