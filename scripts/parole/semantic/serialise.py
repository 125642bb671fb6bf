"""Triples → Turtle, JSON-LD, RDF/XML, always the same bytes.

Triples come in groups, one for each word, and all that is said of a subject is in one group: it is written at
once in every format, and only the text is kept, so that memory grows with the files and not with a graph.
What may stand in an IRI or in a name is checked in :mod:`parole.semantic.rdf`; a text is escaped here, by one
function for each format. Our graphs have no blank nodes, so an order of names is enough.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from parole.semantic.rdf import RDF, RDFS, Iri, Prefixes, Term, Triple, Value, Vocabulary, prefixes

Groups = Iterable[Iterable[Triple]]
# What is said of a subject: predicates and values, both in order.
Said = dict[Term, list[Value]]
_FIRST: dict[Term, int] = {RDF.type: 0, RDFS.label: 1}
# What no XML file can hold, however it is written.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_json_text = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Format:
    """How a format writes a subject with all that is said of it, and the file around the subjects.

    The subjects are in the order of their IRIs; if so asked, those that others name least come before.
    """

    subject: Callable[[Iri, Said], str]
    file: Callable[[list[bytes], Prefixes], bytes]
    least_named_first: bool = False


def serialise(groups: Groups, others: Iterable[Vocabulary], *formats: Format) -> list[bytes]:
    """Return the same triples in each of ``formats``; ``others`` are the vocabularies that are not shared.

    Raises:
        ValueError: RDF/XML is asked for and a text has a character that XML has no way to write.
    """
    named: Counter[Iri] = Counter()
    subjects: list[Iri] = []
    blocks: list[list[bytes]] = [[] for _ in formats]
    for group in groups:
        for subject, said in _by_subject(group):
            named.update(value for values in said.values() for value in values if isinstance(value, Iri))
            subjects.append(subject)
            for form, written in zip(formats, blocks, strict=True):
                written.append(form.subject(subject, said).encode())
    by_iri = sorted(range(len(subjects)), key=lambda n: subjects[n])
    by_name = sorted(by_iri, key=lambda n: named[subjects[n]])
    files, known = [], prefixes(others)
    for form in formats:
        written = blocks.pop(0)  # let go once it is a file: together they weigh as much as all the files
        order = by_name if form.least_named_first else by_iri
        files.append(form.file([written[n] for n in order], known))
    return files


def _by_subject(triples: Iterable[Triple]) -> Iterator[tuple[Iri, Said]]:
    """Yield each subject with its predicates and their values, each once, all sorted."""
    found: dict[Iri, dict[Term, dict[Value, None]]] = {}
    for subject, predicate, value in triples:
        found.setdefault(subject, {}).setdefault(predicate, {})[value] = None
    for subject, said in found.items():
        yield subject, {predicate: sorted(said[predicate], key=_order) for predicate in sorted(said)}


def _order(value: Value) -> tuple[str, str, str, str]:
    """Put IRIs before literals, and these by datatype and by language."""
    if isinstance(value, Iri):
        return ("", "", "", value)
    return ("literal", value.datatype or "", value.language, value.text)


# Turtle 1.1, as rdflib writes it: kinds and label first, the subjects that are named least before the others.


def _turtle_subject(subject: Iri, said: Said) -> str:
    kinds_first = sorted(said.items(), key=lambda found: _FIRST.get(found[0], len(_FIRST)))
    lines = [
        ("a " if predicate == RDF.type else f"{predicate.name} ")
        + ",\n        ".join(map(_turtle_value, values))
        for predicate, values in kinds_first
    ]
    return f"{_turtle_value(subject)} " + " ;\n    ".join(lines) + " .\n"


def _turtle_value(value: Value) -> str:
    if isinstance(value, Term):
        return value.name
    if isinstance(value, Iri):
        return f"<{value}>"
    text = _turtle_text(value.text)
    if value.datatype:
        return f"{text}^^{value.datatype.name}"
    return f"{text}@{value.language}" if value.language else text


def _turtle_text(text: str) -> str:
    """Return a text between quotes: three, if it has more than one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r")
    return f'"""{escaped}"""' if "\n" in text else f'"{escaped}"'


def _turtle_file(blocks: list[bytes], known: Prefixes) -> bytes:
    used = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in known.items() if _uses(blocks, prefix)]
    return b"\n".join(["".join(used).encode(), *blocks, b""])


def _uses(blocks: list[bytes], prefix: str) -> bool:
    name, datatype = f" {prefix}:".encode(), f"^{prefix}:".encode()
    return any(name in block or datatype in block for block in blocks)


# JSON-LD 1.1; the context is inside, so that nobody has to fetch anything. Indented as ``json.dumps`` does.


def _json_subject(subject: Iri, said: Said) -> str:
    lines = [f'   "@id": {_json_text(subject)}']
    for predicate, values in said.items():
        key, shown = ("@type", _json_kind) if predicate == RDF.type else (predicate.name, _json_value)
        lines.append(f'   "{key}": [\n    ' + ",\n    ".join(map(shown, values)) + "\n   ]")
    return "  {\n" + ",\n".join(lines) + "\n  }"


def _json_kind(value: Value) -> str:
    return _json_text(value.name if isinstance(value, Term) else str(value))


def _json_value(value: Value) -> str:
    if isinstance(value, Iri):
        return f'{{\n     "@id": {_json_text(value)}\n    }}'
    text = _json_text(value.text)
    if value.language:
        return f'{{\n     "@value": {text},\n     "@language": "{value.language}"\n    }}'
    if value.datatype:
        return f'{{\n     "@value": {text},\n     "@type": "{value.datatype.name}"\n    }}'
    return text


def _json_file(blocks: list[bytes], known: Prefixes) -> bytes:
    context = json.dumps(known, ensure_ascii=False, indent=1).replace("\n", "\n ")
    head = f'{{\n "@context": {context},\n "@graph": [\n'
    return b"".join((head.encode(), b",\n".join(blocks), b"\n ]\n}\n"))


# RDF/XML.


def _xml_subject(subject: Iri, said: Said) -> str:
    lines = [_xml_value(predicate.name, value) for predicate, values in said.items() for value in values]
    written = f'  <rdf:Description rdf:about="{_xml_text(subject)}">\n{"".join(lines)}  </rdf:Description>\n'
    if found := _NOT_XML.search(written):
        raise ValueError(f"XML has no way to write {found[0]!r}, in what is said of {subject}")
    return written


def _xml_value(name: str, value: Value) -> str:
    if isinstance(value, Iri):
        return f'    <{name} rdf:resource="{_xml_text(value)}"/>\n'
    said = f' xml:lang="{value.language}"' if value.language else ""
    if value.datatype:
        said = f' rdf:datatype="{value.datatype}"'
    return f"    <{name}{said}>{_xml_text(value.text)}</{name}>\n"


def _xml_text(text: str) -> str:
    """Return a text, or an IRI (which has no quotes), that ends neither its element nor its attribute."""
    return escape(text, {"\r": "&#13;"})  # which a reader would take for the end of a line


def _xml_file(blocks: list[bytes], known: Prefixes) -> bytes:
    spaces = "".join(f' xmlns:{prefix}="{_xml_text(iri)}"' for prefix, iri in known.items())
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    return b"".join([head.encode(), *blocks, b"</rdf:RDF>\n"])


TURTLE = Format(_turtle_subject, _turtle_file, least_named_first=True)
JSON_LD = Format(_json_subject, _json_file)
RDF_XML = Format(_xml_subject, _xml_file)
