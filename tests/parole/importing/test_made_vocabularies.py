"""The made-up vocabularies: each is read, and each of its values is in a draft or in the report."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from builders import make_glossary
from lxml import etree
from made_vocabularies import VOCABULARIES
from openpyxl import load_workbook
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SKOS

import importa
from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import cleaned
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import read_yaml


def values_of(form: str, content: bytes) -> Iterator[str]:
    """Yield what a file says, read by other means than the importer's."""
    if form == "skos":
        # That a word is still in use is what a draft says by being there; so are its kind and its place.
        graph = Graph().parse(data=content, format="turtle")
        for _, predicate, value in graph:
            address = isinstance(value, URIRef) and not str(value).startswith(
                (str(SKOS), "http://tesauro.example/c/")
            )
            told = (predicate, str(value)) != (OWL.deprecated, "true") and value != RDF.nil
            if told and (isinstance(value, Literal) or address):
                yield str(value)
    elif form == "tbx":
        root = etree.fromstring(content)
        plain_status = {"preferredTerm"}
        yield from (" ".join(text.split()) for text in root.itertext() if text.strip() not in plain_status)
    elif form == "xlsx":
        for sheet in load_workbook(io.BytesIO(content)).worksheets:
            for number, row in enumerate(sheet.iter_rows(values_only=True)):
                if number or sheet.title == "Legenda":
                    yield from (
                        str(cell).removesuffix(" 00:00:00").removesuffix(".0") for cell in row if cell
                    )
    else:
        yield from cells_of(content)


def cells_of(content: bytes) -> Iterator[str]:
    text = next(content.decode(e) for e in ("utf-8", "cp1252", "mac_roman", "utf-16") if readable(content, e))
    text = re.sub(r"\Asep=.\n", "", text)
    sign = max(";,\t|", key=lambda s: sum(line.count(s) for line in text.splitlines()))
    rows = list(csv.reader(io.StringIO(text), delimiter=sign))
    first = next(n for n, row in enumerate(rows) if len([c for c in row if c]) > 1)
    for row in rows[:first] + rows[first + 1 :]:
        yield from (piece.strip() for cell in row for piece in re.split("[;,]", cell) if piece.strip())


def readable(content: bytes, encoding: str) -> bool:
    try:
        return "attività" in (text := content.decode(encoding)) or text.isascii()
    except UnicodeDecodeError:
        return False


def said(made: Drafts) -> str:
    """Return all that the drafts and the report say, as one text in small letters."""
    found = [made.report()]
    for name, text in made.files.items():
        root, problems = read_yaml(text, name)
        assert root is not None
        assert problems == []
        found.append(str(plain(root)))
    return " ".join(found).casefold()


def test_there_are_at_least_forty() -> None:
    assert len(VOCABULARIES) >= 40


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_value_is_in_a_draft_or_in_the_report(name: str) -> None:
    form, content = VOCABULARIES[name]
    made = make_drafts(importa.READERS[form](content), make_glossary())
    assert made.files
    everything = said(made)
    values = [clean for value in values_of(form, content) if (clean := cleaned(value).casefold().rstrip("."))]
    assert values
    assert [value for value in values if value not in everything and pieces_missing(value, everything)] == []


def pieces_missing(value: str, everything: str) -> bool:
    """An acronym in brackets has a field of its own: the rest of the name is another value."""
    return any(piece.strip() not in everything for piece in re.split(r"[()]", value))
