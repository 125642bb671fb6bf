"""The JSON of the open data: the whole, the index, one file per word.

A word is written once: its file is a header and the word, and the whole takes the word from there.
"""

from __future__ import annotations

from typing import Any

from parole.glossary import addresses
from parole.opendata import records
from parole.opendata.published import (
    Header,
    IndexDocument,
    IndexEntry,
    Licence,
    Published,
    PublishedWord,
    Registers,
    WholeDocument,
)
from parole.rendering import edition
from parole.rendering.renderer import Renderer

WHOLE, INDEX = "glossario.json", "indice.json"
WORD_SCHEMA, WHOLE_SCHEMA, INDEX_SCHEMA = (
    "termine.schema.json",
    "glossario.schema.json",
    "indice.schema.json",
)


def whole(renderer: Renderer) -> bytes:
    """Return the whole glossary."""
    registers = _text(_registers(renderer, WholeDocument, WHOLE, WHOLE_SCHEMA, voci=()))
    start, files = len(_start(renderer)), renderer.once(words).values()
    if not files:
        return registers
    # The words are the last field: they go between its brackets, four spaces from the margin.
    entries = (b"\n{\n" + file[start:-1] for file in files)
    inside = b",".join(entry.replace(b"\n", b"\n    ") for entry in entries)
    return b"".join((registers.removesuffix(b"]\n}\n"), inside, b"\n  ]\n}\n"))


def index(renderer: Renderer) -> bytes:
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


def words(renderer: Renderer) -> dict[str, bytes]:
    """Return the file of each word, redirect and withdrawn word, by address."""
    start = _start(renderer)
    return {
        addresses.word_data(entry.id): start + _text(entry).removeprefix(b"{\n")
        for entry in renderer.once(records.entries)
    }


def _start(renderer: Renderer) -> bytes:
    """Return how the file of every word begins, up to the word: the header is the same for all."""
    header = Header.model_construct(**header_of(renderer, addresses.word_data("id"), WORD_SCHEMA))
    return _text(header).removesuffix(b"\n}\n") + b",\n"


def _registers(renderer: Renderer, kind: type[Registers], name: str, schema: str, **fields: Any) -> Registers:
    facts = renderer.facts
    return kind.model_construct(
        **header_of(renderer, addresses.data(name), schema),
        titolo=facts.name,
        descrizione=edition.description(facts.city),
        lingua=edition.LANGUAGE,
        aree=renderer.once(records.areas),
        percorsi=renderer.once(records.paths),
        fonti=renderer.once(records.sources),
        **fields,
    )


def header_of(renderer: Renderer, address: str, schema: str) -> dict[str, Any]:
    """Return what the file at ``address`` says of itself; its schema is found from where the file is."""
    inside = address.removeprefix(addresses.DATA)
    return {
        "schema_": addresses.way_back(inside) + schema,
        "formato": edition.FORMAT,
        "licenza": Licence(
            id=edition.LICENCE_ID, nome=edition.LICENCE_NAME, indirizzo=edition.LICENCE_ADDRESS
        ),
        "redazione": edition.EDITORS,
        "edizione": edition.updated(renderer.glossary),
        "sito": renderer.facts.url or None,
        "radice": addresses.way_back(address),
    }


def _text(document: Published) -> bytes:
    """Write a document: two spaces, real accents, nothing that has no value, a final end of line."""
    return document.model_dump_json(indent=2, by_alias=True, exclude_defaults=True).encode() + b"\n"
