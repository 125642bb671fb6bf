"""Whatever a vocabulary says is in a draft or in the report, in every format."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from builders import make_glossary
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from parole.importing.drafts import Drafts, make_drafts
from parole.importing.from_csv import read_csv
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.importing.from_xlsx import read_xlsx
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import read_yaml

# Some are usual names of columns, some are of nobody; each word fills some of them.
HEADERS = (
    "termine", "Sinonimi", "Definizione", "descrizione", "definition", "acronym", "Categoria", "fonte", "note",
    "Termine inglese", "Vedi anche", "URI", "codice", "Ufficio", "esempio", "pa_vuol_dire", "come_dirlo",
    "sconsigliati", "perche_evitare", "accordo", "",
)  # fmt: skip
PROPERTIES = (
    SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote, SKOS.notation, SKOS.example,
    DCTERMS.description, DCTERMS.source, RDFS.comment, OWL.versionInfo, URIRef("https://casa.example/p#proprio"),
)  # fmt: skip
TAGS = ("it", "it-IT", "IT", "it-Latn", "en", "EN-gb", "de", None)
CATEGORIES = ("definition", "context", "Usage note", "subjectField", "source", "example", "reliabilityCode")
STATUSES = ("preferredTerm-admn-sts", "admitted", "obsolete", "deprecatedTerm-admn-sts", "inventato")
SIGNS = st.sampled_from(
    ["\u200b", "\u00ad", "\u00a0", "\u2028", "\x85", "\ufeff", ";", ",", " | ", "à", "’", '"', "&", "<", "."]
)
WORDS = st.integers(0, 999).map("parola{:03}".format)
TEXTS = st.lists(st.one_of(WORDS, SIGNS), min_size=1, max_size=7).map(" ".join)


@dataclass(frozen=True)
class Made:
    """A made-up file: its bytes and the values that it says."""

    content: bytes
    values: list[str]


def visible(text: str) -> list[str]:
    """Return the words that people read in a text, without what divides or dresses them."""
    return re.findall(
        r"\w+", unicodedata.normalize("NFC", re.sub("[\u200b\u00ad\ufeff]", "", text)).casefold()
    )


def lost(made: Drafts, values: Iterable[str]) -> list[str]:
    """Return the values of which some word is neither in a draft nor in the report, one beside the other."""
    said = [" ".join(visible(text)) for text in (*texts_in(made), made.report())]
    return [
        value for value in values if not all(any(piece in text for text in said) for piece in pieces(value))
    ]


def pieces(value: str) -> list[str]:
    """Return what may be parted: names between commas, semicolons and bars."""
    return [" ".join(words) for part in re.split("[;,|\u2028\x85]", value) if (words := visible(part))]


def texts_in(made: Drafts) -> list[str]:
    """Return every text of every draft."""
    found: list[str] = []
    waiting: list[object] = []
    for name, text in made.files.items():
        root, problems = read_yaml(text, name)
        assert root is not None
        assert problems == []
        waiting.append(plain(root))
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        else:
            found.append(str(value))
    return found


ROWS = st.lists(st.dictionaries(st.sampled_from(HEADERS), TEXTS, max_size=9), min_size=1, max_size=4)


def cells_of(rows: list[dict[str, str]]) -> list[list[str]]:
    return [[row.get(header, "") for header in HEADERS] for row in rows]


def in_csv(rows: list[dict[str, str]]) -> Made:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([["Glossario di prova"], [], HEADERS, *cells_of(rows)])
    return Made(out.getvalue().encode(), ["Glossario di prova", *(v for row in rows for v in row.values())])


def in_xlsx(rows: list[dict[str, str]]) -> Made:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["Glossario di prova"], HEADERS, *cells_of(rows)):
        sheet.append(line)
    book.create_sheet("Legenda").append(["che cosa vuol dire"])
    out = io.BytesIO()
    book.save(out)
    values = ["Glossario di prova", "che cosa vuol dire", *(v for row in rows for v in row.values())]
    return Made(out.getvalue(), values)


STATEMENTS = st.lists(
    st.lists(st.tuples(st.sampled_from(PROPERTIES), TEXTS, st.sampled_from(TAGS)), min_size=1, max_size=8),
    min_size=1, max_size=4,
)  # fmt: skip


def in_rdf(words: list[list[tuple[URIRef, str, str | None]]], form: str) -> Made:
    graph = Graph()
    scheme = URIRef("https://casa.example/schema")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    graph.add((scheme, DCTERMS.title, Literal("Schema di prova", lang="it")))
    for number, word in enumerate(words):
        node = URIRef(f"https://casa.example/{number}")
        graph.add((node, RDF.type, SKOS.Concept))
        for predicate, text, tag in word:
            graph.add((node, predicate, Literal(text, lang=tag)))
    values = ["Schema di prova", *(text for word in words for _, text, _ in word)]
    return Made(graph.serialize(format=form, encoding="utf-8"), values)


ENTRIES = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(CATEGORIES), TEXTS), max_size=3),
        st.lists(
            st.tuples(st.sampled_from(TAGS[:-1]), TEXTS, st.sampled_from(STATUSES), TEXTS), min_size=1, max_size=4
        ),
    ),
    min_size=1, max_size=3,
)  # fmt: skip
Entry = tuple[list[tuple[str, str]], list[tuple[str, str, str, str]]]


def in_tbx(entries: list[Entry]) -> Made:
    lines, values = [], ["Titolo del file"]
    for number, (facts, terms) in enumerate(entries):
        lines.append(f'<termEntry id="voce{number}">')
        lines += [f"<descrip type={quoteattr(kind)}>{escape(text)}</descrip>" for kind, text in facts]
        for tag, name, status, context in terms:
            lines.append(
                f'<langSet xml:lang="{tag}"><tig><term>{escape(name)}</term>'
                f'<termNote type="administrativeStatus">{status}</termNote>'
                f'<descrip type="context">{escape(context)}</descrip></tig></langSet>'
            )
            values += [name, context, *([status] if status in {"obsolete", "inventato"} else [])]
        lines.append("</termEntry>")
        values += [text for _, text in facts]
    head = "<martifHeader><fileDesc><title>Titolo del file</title></fileDesc></martifHeader>"
    body = f'<martif type="TBX" xml:lang="it">{head}<text><body>{"".join(lines)}</body></text></martif>'
    return Made(body.encode(), values)


def assert_nothing_is_lost(read: Callable[[bytes], object], made: Made) -> None:
    drafts = make_drafts(read(made.content), make_glossary())  # type: ignore[arg-type]
    assert lost(drafts, made.values) == []


# To make up the rows and the words takes longer than to read them: each is read in every format.
@given(rows=ROWS)
def test_no_value_of_a_table_or_of_a_workbook_is_lost(rows: list[dict[str, str]]) -> None:
    assert_nothing_is_lost(read_csv, in_csv(rows))
    assert_nothing_is_lost(read_xlsx, in_xlsx(rows))


@given(words=STATEMENTS)
def test_no_value_of_skos_is_lost(words: list[list[tuple[URIRef, str, str | None]]]) -> None:
    for form in ("turtle", "xml", "json-ld"):
        assert_nothing_is_lost(read_skos, in_rdf(words, form))


@given(entries=ENTRIES)
def test_no_value_of_tbx_is_lost(entries: list[Entry]) -> None:
    assert_nothing_is_lost(read_tbx, in_tbx(entries))


LEVELS = (
    "codice_1_livello",
    "label_ITA_1_livello",
    "codice_2_livello",
    "label_ITA_2_livello",
    "definizione",
    "Ufficio",
)
NAMES = st.sampled_from(["Servizi", "servizi", "Casa", "A", ""])
CELLS = st.one_of(TEXTS, st.just(""))


@given(rows=st.lists(st.tuples(*(NAMES if "label" in header else CELLS for header in LEVELS)), max_size=5))
def test_no_value_of_a_classification_in_columns_is_lost(rows: list[tuple[str, ...]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([LEVELS, *rows])
    assert_nothing_is_lost(read_csv, Made(out.getvalue().encode(), [value for row in rows for value in row]))
