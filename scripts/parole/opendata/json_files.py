"""The JSON of the open data: the whole, the index, one file per word.

A word is written once: its file is a header and the word, and the whole takes the word from there.
"""

from __future__ import annotations

from typing import Any

from parole.glossary import addresses
from parole.opendata import published as shapes
from parole.opendata import records
from parole.rendering import edition
from parole.rendering.renderer import Renderer

# The file of each is in ``.json``, its schema in ``.schema.json``.
WORD, WHOLE, INDEX = "termine", "glossario", "indice"


def whole(renderer: Renderer) -> bytes:
    """Return the whole glossary."""
    registers = _registers(renderer, shapes.WholeDocument, WHOLE, voci=())
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
        shapes.IndexEntry(
            id=entry.id,
            tipo=entry.tipo,
            nome=entry.calcolato.nome if isinstance(entry, shapes.PublishedWord) else None,
            indirizzi=entry.calcolato.indirizzi,
        )
        for entry in renderer.once(records.entries)
    )
    return _registers(renderer, shapes.IndexDocument, INDEX, voci=lines)


def words(renderer: Renderer) -> dict[str, bytes]:
    """Return the file of each word, redirect and withdrawn word, by address."""
    start = _start(renderer)
    return {
        addresses.word_data(entry.id): start + _text(entry).removeprefix(b"{\n")
        for entry in renderer.once(records.entries)
    }


def _start(renderer: Renderer) -> bytes:
    """Return how the file of every word begins, up to the word: the header is the same for all."""
    header = shapes.Header.model_construct(**header_of(renderer, addresses.word_data("id"), WORD))
    return _text(header).removesuffix(b"\n}\n") + b",\n"


def _registers(renderer: Renderer, kind: type[shapes.Registers], name: str, **fields: Any) -> bytes:
    facts = renderer.facts
    document = kind.model_construct(
        **header_of(renderer, addresses.data(f"{name}.json"), name),
        titolo=facts.name,
        descrizione=edition.description(facts.city),
        lingua=edition.LANGUAGE,
        aree=renderer.once(records.areas),
        percorsi=renderer.once(records.paths),
        fonti=renderer.once(records.sources),
        **fields,
    )
    return _text(document)


def header_of(renderer: Renderer, address: str, schema: str) -> dict[str, Any]:
    """Return what the file at ``address`` says of itself; ``schema`` is found from where the file is."""
    inside = address.removeprefix(addresses.DATA)
    return {
        "schema_": f"{addresses.way_back(inside)}{schema}.schema.json",
        "formato": edition.FORMAT,
        "licenza": shapes.Licence(
            id=edition.LICENCE_ID, nome=edition.LICENCE_NAME, indirizzo=edition.LICENCE_ADDRESS
        ),
        "redazione": edition.EDITORS,
        "edizione": edition.updated(renderer.glossary),
        "sito": renderer.facts.url or None,
        "radice": addresses.way_back(address),
    }


def _text(document: shapes.Published) -> bytes:
    """Write a document: two spaces, real accents, nothing that has no value, a final end of line."""
    return document.model_dump_json(indent=2, by_alias=True, exclude_defaults=True).encode() + b"\n"
