"""RDF that comes from strangers (Turtle, RDF/XML, JSON-LD), read without fetching what it names."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax import SAXException

from lxml import etree
from rdflib import Graph
from rdflib.exceptions import Error as RdfError

from parole.importing.decoding import decoded, decoded_xml
from parole.importing.foreign import Unreadable
from parole.importing.safe_xml import parse_xml

# Where addresses without a site would be: nobody can open them, so they are told as they are written.
NOWHERE = "https://importato.example/"
# What the parsers of rdflib raise on files that are broken or made to hurt.
_BROKEN = (
    RdfError, SyntaxError, SAXException, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip


def parse_rdf(content: bytes) -> tuple[Graph, list[str]]:
    """Return the graph of a file, and what to say of its characters.

    Raises:
        Unreadable: it is no RDF, or it asks for something from the network.
    """
    graph = Graph()
    try:
        data, form, remarks = _checked(content)
        graph.parse(data=data, format=form, publicID=NOWHERE)
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable(f"il file non si legge come SKOS: {_cause(error)}") from error
    return graph, remarks


def _cause(error: Exception) -> str:
    """Return, in Italian, where a file breaks: its readers speak English."""
    if isinstance(error, json.JSONDecodeError):
        return f"il JSON si rompe alla riga {error.lineno}, colonna {error.colno}"
    if isinstance(error, RecursionError):
        return "è troppo annidato"
    line = getattr(error, "lines", None)
    where = f"alla riga {line + 1} " if isinstance(line, int) else ""
    return f"{where}non è Turtle, RDF/XML o JSON-LD ben scritto"


def _checked(content: bytes) -> tuple[bytes, str, list[str]]:
    """Return what may be given to rdflib, in which format it is, and what to say of its characters."""
    text, remarks = decoded(content)
    start = text.lstrip()[:200]
    if start[:1] in {"{", "["} and not re.match(r"\[\s*(\]|a\b|<|\w*:)", start):
        json.loads(text, object_hook=_no_fetching)
        return text.encode("utf-8", "surrogatepass"), "json-ld", remarks
    if re.match(r"<(\?xml|!|[A-Za-z_][\w.-]*:?RDF[\s>]|RDF[\s>])", start):
        data, remarks = decoded_xml(content)
        return etree.tostring(parse_xml(data), encoding="UTF-8"), "xml", remarks
    return text.encode(), "turtle", remarks


def _no_fetching(record: dict[str, Any]) -> dict[str, Any]:
    """Refuse a JSON-LD that would have its context fetched from somewhere."""
    contexts = record.get("@context")
    for context in contexts if isinstance(contexts, list) else [contexts]:
        if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
            raise Unreadable(
                "il file prende il suo «@context» dalla rete, che non si apre: mettilo nel file, o usa Turtle"
            )
    return record
