"""XML, and RDF in any form, of strangers, read without obeying it: no entities, no network, no giants."""

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

_Types = etree.ErrorTypes
# What libxml2 finds → what it means; where it is, the line says.
_CAUSES = {
    _Types.ERR_DOCUMENT_EMPTY: "non comincia con un elemento XML",
    _Types.ERR_DOCUMENT_END: "c’è altro dopo la fine del documento",
    _Types.ERR_TAG_NAME_MISMATCH: "un elemento si chiude con il nome di un altro",
    _Types.ERR_TAG_NOT_FINISHED: "un elemento aperto non si chiude: forse il file è tagliato",
    _Types.ERR_GT_REQUIRED: "manca «>»",
    _Types.ERR_LT_REQUIRED: "manca «<»",
    _Types.ERR_LTSLASH_REQUIRED: "manca «</»",
    _Types.ERR_LT_IN_ATTRIBUTE: "c’è «<» dentro un attributo: scrivi «&lt;»",
    _Types.ERR_NAME_REQUIRED: "c’è «<» o «&» in un testo: scrivi «&lt;» o «&amp;»",
    _Types.ERR_ENTITYREF_SEMICOL_MISSING: "c’è «&» in un testo: scrivi «&amp;»",
    _Types.ERR_UNDECLARED_ENTITY: "usa un’entità che XML non conosce: scrivi il carattere",
    _Types.ERR_INVALID_CHAR: "c’è un carattere di controllo, che XML non ammette: toglilo",
    _Types.ERR_INVALID_CHARREF: "c’è un carattere di controllo, che XML non ammette: toglilo",
    _Types.ERR_ATTRIBUTE_REDEFINED: "un elemento ha due volte lo stesso attributo",
    _Types.ERR_ATTRIBUTE_NOT_STARTED: "il valore di un attributo non è fra virgolette",
    _Types.ERR_SPACE_REQUIRED: "manca uno spazio fra due attributi",
    _Types.NS_ERR_UNDEFINED_NAMESPACE: "un prefisso non è dichiarato («xmlns:…»)",
}
# Where addresses without a site would be: nobody can open them, so they are told as they are written.
NOWHERE = "https://importato.example/"
# What the parsers of rdflib raise on files that are broken or made to hurt.
_BROKEN = (
    RdfError, SyntaxError, SAXException, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of an XML file.

    Raises:
        Unreadable: it is not XML, or it declares entities, which could hide other files or grow without end.
    """
    # By default it loads no DTD and refuses giants.
    safe = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, safe)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        cause = _CAUSES.get(error.code, "da qui non è XML ben formato, o è troppo annidato")
        raise Unreadable(f"il file XML non si legge: riga {line}, colonna {column}: {cause}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise Unreadable(
            "il file dichiara entità XML, che non si aprono per sicurezza: esportalo senza DOCTYPE"
        )
    return root


def local_name(element: etree._Element | None) -> str:
    """Return the name of an element whatever its namespace, and nothing for no element."""
    return "" if element is None else str(etree.QName(element).localname)


def parse_rdf(content: bytes) -> tuple[Graph, list[str]]:
    """Return the graph of a file, and what to say of its characters.

    Raises:
        Unreadable: it is no RDF, or it asks for something from the network.
    """
    graph = Graph()
    try:
        data, form, remarks = _checked(content)
        graph.parse(data=data, format=form, publicID=NOWHERE)
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
