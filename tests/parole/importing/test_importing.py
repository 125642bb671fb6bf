"""Another glossary becomes drafts: each format, what is kept, what is told, what is refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import opendata_samples
import places
import pytest
from builders import CTS, make_concept, make_glossary
from hypothesis import given
from hypothesis import strategies as st
from marked_word import MarkedWord
from semantic_samples import FACTS, small

import importa
from parole import load_glossary
from parole.glossary.glossary import Glossary
from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import MAX_WORDS, Foreign, Found, Said, Unreadable
from parole.importing.from_csv import read_csv
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.importing.headers import ALIASES
from parole.language.inline import plain_text
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.opendata import tables
from parole.reading.files import Reading, read_glossary
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import read_yaml
from parole.rendering.renderer import Renderer
from parole.semantic import exports

SAMPLE = places.DATA / "sito"
READERS = {"csv": read_csv, "ttl": read_skos, "jsonld": read_skos, "rdf": read_skos, "tbx": read_tbx}


MAKERS = {"csv": tables.plain, "ttl": exports.turtle, "jsonld": exports.json_ld, "rdf": exports.rdf_xml,
          "tbx": exports.terms}  # fmt: skip


def exported(glossary: Glossary, form: str) -> bytes:
    """Return our own file in a format."""
    content = MAKERS[form](Renderer(glossary, (), FACTS))
    return content if isinstance(content, bytes) else content.encode()


def reading(drafts: Drafts, folder: Path = SAMPLE) -> Reading:
    """Read the drafts beside the registers of a glossary."""
    registers = {f"glossary/{p.name}": p.read_bytes() for p in (folder / "glossary").glob("*.yml")}
    return read_glossary(registers | {f"glossary/termini/{n}": t.encode() for n, t in drafts.files.items()})


def drafts(
    text: str | bytes, form: str = "csv", side: SideName | None = None, known: Glossary | None = None
) -> Drafts:
    """Import a text into a project whose registers are those of the builders."""
    read = {"csv": read_csv, "skos": read_skos, "tbx": read_tbx}[form]
    content = text.encode() if isinstance(text, str) else text
    return make_drafts(read(content), known or make_glossary(), side)


# Every format with the sample; of the real glossary one is enough, what a format may lose is tried below.
THERE_AND_BACK = [*((form, SAMPLE) for form in READERS), ("ttl", places.ROOT)]
# What a format cannot say, by name. Everywhere: what only the editors read, and approvals, which hold where
# they were given. Nobody may add a name here to make a test pass.
NOT_PUBLISHED = {"note_redazionali", "approvazioni"}
WITHOUT_MARKS = {"ttl", "jsonld", "rdf", "tbx"}
WITHOUT_ORDER = {form: {"sigle", "varianti", "piu_ampio"} for form in ("ttl", "jsonld", "rdf")}
SEEN_FROM_BOTH_ENDS = {form: {"vedi_anche"} for form in ("ttl", "jsonld", "rdf")}


@pytest.mark.parametrize(
    ("form", "folder"),
    THERE_AND_BACK,
    ids=lambda value: value if isinstance(value, str) else "sample" if value == SAMPLE else "real",
)
def test_what_is_exported_and_imported_again_is_the_same_glossary(form: str, folder: Path) -> None:
    before = load_glossary(folder)
    first = exported(before, form)
    back = reading(made := make_drafts(READERS[form](first), before), folder)
    assert dict(made.lost) == {}
    assert exported(replace(back.glossary, news=before.news), form) == first
    after = back.glossary
    assert (after.redirects, after.withdrawn) == (before.redirects, before.withdrawn)
    for id_, word in before.concepts.items():
        assert sayable(form, after.concepts[id_], after) == sayable(form, word, before), id_


def sayable(form: str, word: Concept, glossary: Glossary) -> dict[str, Any]:
    """Return what a format can say of a word."""
    said = word.model_dump(exclude=NOT_PUBLISHED)
    for name in WITHOUT_ORDER.get(form, ()):
        said[name] = sorted(said[name])
    for name in SEEN_FROM_BOTH_ENDS.get(form, ()):
        said[name] = glossary.related[word.id]
    return without_marks(said, glossary) if form in WITHOUT_MARKS else said


def without_marks(value: Any, glossary: Glossary) -> Any:
    if isinstance(value, dict):
        return {name: without_marks(inner, glossary) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [without_marks(inner, glossary) for inner in value]
    return plain_text(value, glossary.name_of) if type(value) is str else value


# With every part, and bars, quotes and commas in the texts; with every part that the table has, or will have.
WITH_EVERYTHING = {"by hand": opendata_samples.WORDS, "by the table": MarkedWord().renderer.glossary}


@pytest.mark.parametrize("before", WITH_EVERYTHING.values(), ids=WITH_EVERYTHING)
@pytest.mark.parametrize("form", READERS)
def test_a_word_with_everything_comes_back_from_every_format(form: str, before: Glossary) -> None:
    made = make_drafts(READERS[form](exported(before, form)), before)
    assert dict(made.lost) == {}
    files = {f"glossary/termini/{name}": text.encode() for name, text in made.files.items()}
    after = read_glossary(files).glossary
    assert set(after.concepts) == set(before.concepts)
    for id_, word in before.concepts.items():
        assert sayable(form, after.concepts[id_], after) == sayable(form, word, before), id_


@pytest.mark.parametrize("form", READERS)
def test_redirects_and_withdrawn_words_come_back_too(form: str) -> None:
    made = make_drafts(READERS[form](exported(small(), form)), small())
    assert made.files["tavolino.yml"] == "sostituito_da: tavolo\n"
    assert made.files["gara.yml"] == (
        "ritirato:\n  data: 2026-11-22\n  perche: >-\n    Non serve più.\n  usare:\n    - tavolo\n    - verbale\n"
    )


# Every part, as a table has it. What follows is the same under the names that columns had before.
EVERY_COLUMN = {
    "id": "bando", "tipo": "voce", "termine": "bando", "accezione": "di prova", "sigle": "BN | BP",
    "varianti": "avviso | a\\|b", "sconsigliati_forma": "gara", "sconsigliati_perche": "Confonde; usa «bando».",
    "inglese": "call", "area": "strumenti", "in_breve": "nucleo", "pa_vuol_dire": "riga, una",
    "pa_definizione": "Lato, uno.", "pa_fonti": "cts: art. 55, c. 3", "terzo_settore_vuol_dire": "riga due",
    "terzo_settore_definizione": "Lato due.", "terzo_settore_fonti": "cts (storico)", "accordo": "Divergono",
    "differenza": "quando | chi-paga", "attenzione": "Attento.", "come_dirlo_da_scrivere_dove": "nell’atto",
    "come_dirlo_da_scrivere": "Scrivi; così.", "come_dirlo_da_chiedere": "Chi?",
    "da_non_confondere_voce": "tavolo | ", "da_non_confondere_forma": " | annuncio",
    "da_non_confondere_perche": "È altro. | È meno.", "casi_caso": "Uno. | Due.",
    "casi_vale_per": " | pa, terzo_settore", "casi_perche": "Perché uno. | Perché due.", "esempio": "Un caso.",
    "esempio_tipo": "documentato", "esempio_fonte": "cts: art. 5", "fonti": "cts", "piu_ampio": "tavolo",
    "vedi_anche": "verbale", "scade_il": "2027-01-01", "scade_perche": "Cambia.", "stato": "bozza",
    "gulpease": "60", "sostituito_da": "", "ritirata_il": "", "ritirata_perche": "", "usare": "",
    "indirizzo": "https://esempio.it/",
}  # fmt: skip
OTHERS = [
    {"id": "tavolo", "termine": "tavolo"},
    {"id": "verbale", "termine": "verbale"},
    {"id": "vecchio", "tipo": "rinvio", "sostituito_da": "bando"},
    {"id": "tolta", "ritirata_il": "2026-11-22", "ritirata_perche": "Non serve.", "usare": "bando | tavolo"},
]
WHOLE_DRAFT = {
    "termine": "bando",
    "accezione": "di prova",
    "sigle": ["BN", "BP"],
    "varianti": ["avviso", "a|b"],
    "sconsigliati": [{"forma": "gara", "perche": "Confonde; usa «bando»."}],
    "inglese": "call",
    "area": "strumenti",
    "in_breve": "nucleo",
    "pa": {
        "vuol_dire": "riga, una",
        "definizione": "Lato, uno.",
        "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}],
    },
    "terzo_settore": {
        "vuol_dire": "riga due",
        "definizione": "Lato due.",
        "fonti": [{"fonte": "cts", "storico": "true"}],
    },
    "accordo": "divergono",
    "differenza": ["quando", "chi-paga"],
    "attenzione": "Attento.",
    "come_dirlo": {"da_scrivere": {"dove": "nell’atto", "testo": "Scrivi; così."}, "da_chiedere": "Chi?"},
    "da_non_confondere": [
        {"voce": "tavolo", "perche": "È altro."},
        {"forma": "annuncio", "perche": "È meno."},
    ],
    "casi": [
        {"caso": "Uno.", "perche": "Perché uno."},
        {"caso": "Due.", "vale_per": ["pa", "terzo_settore"], "perche": "Perché due."},
    ],
    "esempio": {"testo": "Un caso.", "tipo": "documentato", "fonte": {"fonte": "cts", "rif": "art. 5"}},
    "fonti": [{"fonte": "cts"}],
    "piu_ampio": ["tavolo"],
    "vedi_anche": ["verbale"],
    "scade": {"il": "2027-01-01", "perche": "Cambia."},
}


def fields_of(made: Drafts, name: str) -> Any:
    """Return what a draft says, however it is laid out."""
    root, problems = read_yaml(made.files[name], name)
    assert root is not None
    assert problems == []
    return plain(root)


def table(
    *rows: Mapping[str, str], headers: Iterable[str] = EVERY_COLUMN, named: Mapping[str, str] | None = None
) -> str:
    """Return rows as a table; ``named`` gives another name to some columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([(named or {}).get(name, name) for name in headers])
    writer.writerows([row.get(name, "") for name in headers] for row in rows)
    return out.getvalue()


def test_the_columns_of_our_plain_table_fill_every_field() -> None:
    assert EVERY_COLUMN.keys() <= {name for name, _, _ in tables.described()}
    made = drafts(table(EVERY_COLUMN, *OTHERS))
    assert fields_of(made, "bando.yml") == WHOLE_DRAFT
    assert made.files["vecchio.yml"] == "sostituito_da: bando\n"
    assert "usare:\n    - bando\n    - tavolo\n" in made.files["tolta.yml"]


# The names that columns had before the sides had a line.
BEFORE = {
    "sconsigliati_forma": "da_evitare", "sconsigliati_perche": "perche_evitare", "pa_definizione": "pa",
    "terzo_settore_definizione": "terzo_settore", "come_dirlo_da_scrivere": "come_dirlo",
    "esempio_tipo": "tipo_esempio", "esempio_fonte": "fonte_esempio", "pa_fonti": "fonti_pa",
    "terzo_settore_fonti": "fonti_terzo_settore",
}  # fmt: skip


def test_the_names_that_columns_had_before_still_work() -> None:
    assert fields_of(drafts(table(EVERY_COLUMN, *OTHERS, named=BEFORE)), "bando.yml") == WHOLE_DRAFT


def test_every_other_name_of_a_column_works_too() -> None:
    for column, others in ALIASES.items():
        if column in EVERY_COLUMN:
            for other in others:
                made = drafts(table(EVERY_COLUMN, *OTHERS, named={column: other}))
                assert fields_of(made, "bando.yml") == WHOLE_DRAFT, other


def test_a_second_column_of_the_same_meaning_is_added_or_kept_as_a_note() -> None:
    made = drafts("termine,voce,sinonimi,varianti,pa,definizione_pa\nbando,gara,avviso,annuncio,Uno.,Due.\n")
    assert made.files["bando.yml"] == (
        "termine: bando\nvarianti:\n  - avviso\n  - annuncio\npa:\n  definizione: >-\n    Uno.\n"
        "note_redazionali: >-\n  Voce: gara. Definizione pa: Due.\n"
    )


def test_a_line_that_does_not_have_the_columns_of_the_first_is_told_and_not_guessed() -> None:
    made = drafts("termine;in_breve\nbando;prima parte; seconda parte\nche apre\ntavolo;x;;\n")
    assert list(made.files) == ["tavolo.yml"]
    assert made.report() == (
        "# Rapporto di importazione\n\n1 bozza.\n\n## Da guardare\n\n"
        "- Righe che non hanno le colonne della prima: riga 2 (manca una virgoletta attorno a un testo?)\n"
        "- Righe che non hanno le colonne della prima: riga 3 (manca una virgoletta attorno a un testo?)\n\n"
        "## Da finire nelle bozze\n\n- Manca «area»: scrivilo: tavolo (1)\n\n"
        "## Valori che non sono in nessuna bozza\n\n- «bando» (termine; riga 2)\n- «prima parte» (in_breve; riga 2)\n"
        "- «seconda parte» (colonna 3; riga 2)\n- «che apre» (termine; riga 3)\n"
    )
    assert not made.whole


def test_a_separator_of_lines_that_csv_does_not_know_is_part_of_a_text() -> None:
    made = drafts("termine,in_breve\nbando,prima\u2028poi\x0bdopo\n")
    assert list(made.files) == ["bando.yml"]
    assert "in_breve: >-\n  prima poi dopo\n" in made.files["bando.yml"]


def test_words_that_are_named_by_their_name_are_found() -> None:
    made = drafts("termine,accezione,vedi_anche\nbando,di lavori,\ntavolo,,Bando (di lavori)\n")
    assert "vedi_anche:\n  - bando-di-lavori\n" in made.files["tavolo.yml"]


def test_a_record_of_which_nothing_is_left_is_a_note() -> None:
    made = drafts("termine,da_non_confondere_voce\nbando,gara\n")
    assert made.files["bando.yml"] == (
        "termine: bando\nnote_redazionali: >-\n  Da non confondere voce: gara.\n"
    )
    assert list(made.lost) == ["Rimanda a «gara», che nel file non c’è"]


def test_an_example_that_does_not_say_whether_it_happened_is_a_note() -> None:
    made = drafts("termine,esempio\nbando,Un caso.\n")
    assert made.files["bando.yml"] == ("termine: bando\nnote_redazionali: >-\n  Esempio: Un caso.\n")


def test_a_small_table_with_other_names_of_columns() -> None:
    made = drafts(
        "Voce;Sinonimi;Definizione;Ambito;Referente\nBando;avviso; gara;;Appalti;Ufficio 3\n".replace(
            "; gara", ""
        )
    )
    assert made.files["bando.yml"] == (
        "termine: Bando\nvarianti:\n  - avviso\narea: appalti\nnote_redazionali: >-\n  Referente: Ufficio 3.\n"
    )
    assert made.report() == (
        "# Rapporto di importazione\n\n1 bozza.\n\n## Da finire nelle bozze\n\n"
        "- Area da aggiungere in glossary/aree.yml: «Appalti» (appalti): bando (1)\n"
        "- Manca «in_breve»: scrivilo: bando (1)\n"
        "- Testi senza un campo loro, messi in note_redazionali: bando (1)\n"
    )


def test_definitions_without_a_side_are_the_core_or_the_side_that_was_named() -> None:
    table = "termine,definizione\nbando,Avviso a tutti\n"
    assert "in_breve: >-\n  avviso a tutti\n" in drafts(table).files["bando.yml"]
    assert "Definizione senza un lato" in drafts(table).report()
    sided = drafts(table, side=SideName.PA).files["bando.yml"]
    assert sided == "termine: bando\npa:\n  definizione: >-\n    Avviso a tutti\n"


def test_spreadsheets_of_windows_are_read() -> None:
    assert "termine: età" in drafts("termine;area\netà;Principi\n".encode("cp1252")).files["eta.yml"]
    assert "area: principi" in drafts("\ufefftermine;area\netà;PRINCIPI\n").files["eta.yml"]
    assert "in_breve: >-\n  -ato\n" in drafts("termine,in_breve\nx,'-ato\n").files["x.yml"]


FOREIGN_SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <https://altra.example/c/> .
:1 a skos:Concept ; skos:prefLabel "Avviso"@it, "Notice"@en, "Avis"@fr ; skos:altLabel "AVP"@it, "annuncio" ;
   skos:hiddenLabel "aviso"@it ; skos:definition "Come si annuncia."@it ; skos:scopeNote "Solo pubblici."@it ;
   skos:narrower :2 ; skos:related :3 ; skos:exactMatch <https://eu.example/x> .
:2 a skos:Concept ; xl:prefLabel [ xl:literalForm "Avviso breve"@it ] ; skos:related :9 .
:3 a skos:Concept ; skos:prefLabel "Bando"@it ; skos:related :1 .
:4 a skos:Concept ; owl:deprecated true ; dct:isReplacedBy :1 ; skos:prefLabel "Annuncio vecchio"@it .
[] a skos:Collection ; skos:prefLabel "Strumenti"@it ; skos:member :1 .
"""


def test_skos_of_others() -> None:
    made = drafts(FOREIGN_SKOS, "skos")
    assert made.files["avviso.yml"] == (
        "termine: avviso\nsigle:\n  - AVP\nvarianti:\n  - annuncio\n  - aviso\ninglese: Notice\narea: strumenti\n"
        "in_breve: >-\n  come si annuncia\nvedi_anche:\n  - bando\nstesso_di:\n  - https://altra.example/c/1\n"
        "  - https://eu.example/x\nnote_redazionali: >-\n  Nome (fr): Avis. Nota d’uso: Solo pubblici.\n"
    )
    assert made.files["avviso-breve.yml"] == (
        "termine: avviso breve\npiu_ampio:\n  - avviso\nstesso_di:\n  - https://altra.example/c/2\n"
        "note_redazionali: >-\n  Vicino: https://altra.example/c/9.\n"
    )
    assert made.files["bando.yml"] == "termine: bando\nstesso_di:\n  - https://altra.example/c/3\n"
    assert made.files["annuncio-vecchio.yml"] == "sostituito_da: avviso\n"
    assert "Rimanda a «https://altra.example/c/9», che nel file non c’è: avviso-breve" in made.report()
    assert made.left == [
        Said("Indirizzo", "https://altra.example/c/4", "<https://altra.example/c/4>"),
        Said("Non più in uso", "true", "<https://altra.example/c/4>, Non più in uso"),
        Said("Nome", "Annuncio vecchio", "<https://altra.example/c/4>, Nome"),
    ]


OLD_TBX = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="it"><text><body><termEntry id="c1">
<descrip type="subjectField">Strumenti</descrip>
<langSet xml:lang="en"><tig><term>notice</term></tig></langSet>
<langSet xml:lang="it"><descripGrp><descrip type="definition">Come si annuncia.</descrip></descripGrp>
<ntig><termGrp><term>avviso</term></termGrp></ntig><tig><term>AVP</term></tig>
<tig><term>grida</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="de"><tig><term>Ausschreibung</term></tig></langSet>
</termEntry></body></text></martif>"""


def test_tbx_of_others_and_of_older_versions() -> None:
    assert drafts(OLD_TBX, "tbx").files["avviso.yml"] == (
        "termine: avviso\nsigle:\n  - AVP\nsconsigliati:\n  - forma: grida\n    perche: >-\n"
        "      Nel glossario di partenza è «deprecatedTerm-admn-sts».\ninglese: notice\narea: strumenti\n"
        "in_breve: >-\n  come si annuncia\nnote_redazionali: >-\n  Identificativo: c1. Termine (de): Ausschreibung.\n"
    )


def test_sources_are_recognised_by_their_name_or_kept_as_notes() -> None:
    known = make_glossary(sources={"cts": CTS})
    made = drafts(
        'termine,fonti\nbando,"Codice del Terzo settore, art. 5 | Legge ignota, art. 1"\n', known=known
    )
    assert 'fonti:\n  - {fonte: cts, rif: "art. 5"}\n' in made.files["bando.yml"]
    assert "Fonti, da registrare: Legge ignota, art. 1." in made.files["bando.yml"]


def test_two_words_with_one_name_get_two_files() -> None:
    made = drafts("termine\nbando\nBando\n")
    assert list(made.files) == ["bando.yml", "bando-2.yml"]
    assert "Lo stesso nome due volte" in made.report()


def test_a_tie_between_a_word_and_its_ancestor_is_left_out() -> None:
    made = drafts("termine,piu_ampio,vedi_anche\na,,\nb,a,a\n")
    assert made.files["b.yml"] == "termine: b\npiu_ampio:\n  - a\n"
    assert "tolta da vedi_anche" in made.report()


@pytest.mark.parametrize(
    "id_", ["../../fuori", "/etc/passwd", "a/b", "..", "C:\\x", "x" * 200, "\u202egnp", ""]
)
def test_no_name_leads_outside_the_folder(id_: str) -> None:
    [name] = drafts(f'id,termine\n"{id_}","{id_ or "è"}"\n').files
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")
    assert len(name) <= 64


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SPY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
RDF_OPEN = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&a;</rdf:RDF>'


@pytest.mark.parametrize(
    ("form", "content", "why"),
    [
        ("tbx", f"<?xml version='1.0'?>{BOMB}<tbx>&b;</tbx>", "dichiara entità XML"),
        ("tbx", f"{SPY}<tbx>&a;</tbx>", "dichiara entità XML"),
        ("skos", f"<?xml version='1.0'?>{SPY}{RDF_OPEN}", "dichiara entità XML"),
        ("skos", f"{BOMB}{RDF_OPEN}", "dichiara entità XML"),
        ("skos", json.dumps({"@context": "http://127.0.0.1:1/x"}), "prende il suo «@context» dalla rete"),
        ("skos", json.dumps([{"a": {"@context": [{}, "http://127.0.0.1:1/x"]}}]), "prende il suo «@context»"),
        ("skos", json.dumps({"@context": {"@import": "http://127.0.0.1:1/x"}}), "prende il suo «@context»"),
        ("skos", "{" * 50_000, "non si legge come SKOS"),
        ("skos", '{"@graph":' + "[" * 100_000, "non si legge come SKOS"),
        ("skos", "@prefix x: <y> . " + "(" * 20_000, "non si legge come SKOS"),
        ("skos", "<a> <b> <c> .", "non c’è nessun concetto"),
        ("tbx", "<tbx/>", "non c’è nessuna voce TBX"),
        ("tbx", "<tbx>" + "<a>" * 10_000, "il file XML non si legge"),
        ("csv", "", "il file è vuoto"),
        ("csv", "nome proprio\nx\n", "nessuna colonna si chiama «termine»"),
        ("csv", b"termine\n\x81\x8d\n", "i caratteri accentati non si riconoscono: non sono in UTF-8"),
        ("csv", 'termine\n"aperta', "la tabella non si legge"),
    ],
)  # fmt: skip
def test_files_that_are_broken_or_made_to_hurt_are_refused(form: str, content: str | bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        drafts(content, form)


def test_a_file_with_too_many_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="il massimo è 10000: dividilo"):
        make_drafts(Found([Foreign(key=str(n)) for n in range(MAX_WORDS + 1)]), make_glossary())


@pytest.mark.parametrize("form", ["csv", "skos", "tbx"])
@given(
    noise=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), at=st.integers(0, 4000)
)
def test_noise_in_a_good_file_never_crashes_the_reader(form: str, noise: bytes, at: int) -> None:
    glossary = make_glossary(make_concept("bando", varianti=["avviso"]), make_concept("tavolo"))
    good = (
        exported(glossary, "tbx" if form == "tbx" else "ttl")
        if form != "csv"
        else b"termine;in_breve\nbando;x\n"
    )
    content = good[:at] + noise + good[at:]
    try:
        names = list(drafts(content, form).files)
    except Unreadable:
        names = []
    assert all("/" not in name for name in names)


def test_the_command_writes_drafts_and_never_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, folder = tmp_path / "altro.csv", tmp_path / "bozze"
    source.write_text("termine\nbando\ntavolo\n", encoding="utf-8")
    folder.mkdir()
    (folder / "bando.yml").write_text("mio", encoding="utf-8")
    assert importa.main([str(source), "--formato", "csv", "--in", str(folder)], SAMPLE) == 1
    said = capsys.readouterr()
    assert said.out.startswith("# Rapporto di importazione\n\n2 bozze.\n")
    assert (
        said.err
        == f"{folder / 'bando.yml'}: c’è già, non l’ho toccato: per aggiornarlo aggiungi --aggiorna\n"
    )
    assert (folder / "bando.yml").read_text(encoding="utf-8") == "mio"
    assert (folder / "tavolo.yml").read_text(encoding="utf-8") == "termine: tavolo\n"


def test_the_command_says_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--formato", "tbx", "--in", str(tmp_path / "bozze")]
    assert importa.main([str(tmp_path / "manca.tbx"), *arguments], SAMPLE) == 1
    (tmp_path / "rotto.tbx").write_text("<tbx", encoding="utf-8")
    assert importa.main([str(tmp_path / "rotto.tbx"), *arguments], SAMPLE) == 1
    assert "il file XML non si legge" in capsys.readouterr().err
    assert not (tmp_path / "bozze").exists()
    with pytest.raises(SystemExit) as left:
        importa.main(["x"], SAMPLE)
    assert left.value.code == 2


FIRST = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://casa.example/1> a skos:Concept ; skos:prefLabel "bando"@it ; skos:definition "atto che apre"@it ."""


def run(folder: Path, text: str, *options: str) -> int:
    (folder / "casa.ttl").write_text(text, encoding="utf-8")
    arguments = [str(folder / "casa.ttl"), "--formato", "skos", "--in", str(folder / "bozze"), *options]
    return importa.main(arguments, SAMPLE)


def test_a_second_import_brings_up_to_date_and_never_doubles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, FIRST) == 0
    assert run(tmp_path, FIRST) == 0  # nothing has changed
    draft = tmp_path / "bozze" / "bando.yml"
    draft.write_text(draft.read_text(encoding="utf-8") + "note_redazionali: mia\n", encoding="utf-8")
    second = FIRST.replace('"bando"', '"avviso pubblico"').replace("che apre", "di apertura")
    capsys.readouterr()
    assert run(tmp_path, second) == 1
    assert (
        "- «atto di apertura» (Definizione; <https://casa.example/1>, Definizione)\n"
        in capsys.readouterr().out
    )
    assert run(tmp_path, second, "--aggiorna") == 1
    assert [path.name for path in (tmp_path / "bozze").iterdir()] == ["bando.yml"]
    assert draft.read_text(encoding="utf-8") == (
        "termine: avviso pubblico\nin_breve: >-\n  atto di apertura\nstesso_di:\n  - https://casa.example/1\n"
        "note_redazionali: >-\n  mia\n"
    )
    assert capsys.readouterr().out.endswith(
        "## Valori che non sono in nessuna bozza\n\n- «bando» (prima in «termine»; bando.yml)\n"
        "- «atto che apre» (prima in «in_breve»; bando.yml)\n"
    )


def test_an_id_is_cut_between_two_words() -> None:
    name = "convenzione per la gestione condivisa dei servizi territoriali integrati"
    [file] = drafts(f"termine\n{name}\n").files
    assert file == "convenzione-per-la-gestione-condivisa-dei-servizi.yml"


def test_faults_of_the_hand_are_mended_on_the_way_in() -> None:
    made = drafts("termine;in_breve\nAccordo;Atto che lega.\nBando;avviso a tutti.\nTerzo Settore;gli enti\n")
    assert made.files["accordo.yml"] == "termine: accordo\nin_breve: >-\n  atto che lega\n"
    assert made.files["bando.yml"] == "termine: bando\nin_breve: >-\n  avviso a tutti\n"
    assert made.files["terzo-settore.yml"] == "termine: Terzo Settore\nin_breve: >-\n  gli enti\n"


@pytest.mark.parametrize(
    ("form", "content", "why"),
    [
        ("tbx", "<tbx><a></tbx>", "il file XML non si legge: riga 1, colonna 15: un elemento si chiude con il nome di un altro"),
        ("tbx", "<tbx>a & b</tbx>", "il file XML non si legge: riga 1, colonna 9: c’è «<» o «&» in un testo: scrivi «&lt;» o «&amp;»"),
        ("skos", '{"a": ', "il file non si legge come SKOS: il JSON si rompe alla riga 1, colonna 7"),
        ("skos", "<a> <b>\n<c> <d> .", "il file non si legge come SKOS: alla riga 2 non è Turtle, RDF/XML o JSON-LD ben scritto"),
        ("csv", 'termine\n"aperta', "la tabella non si legge, dalla riga 2: una virgoletta si apre e non si chiude"),
    ],
)  # fmt: skip
def test_the_cause_is_told_in_italian(form: str, content: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        drafts(content, form)
    assert str(caught.value) == why
