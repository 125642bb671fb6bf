"""Another glossary becomes drafts: each format, what is kept, what is told, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import places
import pytest
from builders import CTS, make_concept, make_glossary
from hypothesis import given
from hypothesis import strategies as st
from semantic_samples import FACTS, small

import importa
from parole import load_glossary
from parole.glossary.glossary import Glossary
from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import MAX_WORDS, Foreign, Unreadable
from parole.importing.from_csv import read_csv
from parole.importing.from_skos import read_skos
from parole.importing.from_tbx import read_tbx
from parole.model.values import SideName
from parole.reading.files import Reading, read_glossary
from parole.reading.problems import errors_in
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from parole.semantic import exports

SAMPLE = places.DATA / "sito"
READERS = {"ttl": read_skos, "jsonld": read_skos, "rdf": read_skos, "tbx": read_tbx}


def exported(glossary: Glossary) -> dict[str, bytes]:
    """Return our own files by extension."""
    renderer = Renderer(glossary, (), FACTS)
    made = {"ttl": exports.turtle, "jsonld": exports.json_ld, "rdf": exports.rdf_xml, "tbx": exports.terms}
    contents = {kind: make(renderer) for kind, make in made.items()}
    return {kind: c if isinstance(c, bytes) else c.encode() for kind, c in contents.items()}


def reading(drafts: Drafts) -> Reading:
    """Read the drafts beside the registers of the sample."""
    registers = {f"glossary/{p.name}": p.read_bytes() for p in (SAMPLE / "glossary").glob("*.yml")}
    return read_glossary(registers | {f"glossary/termini/{n}": t.encode() for n, t in drafts.files.items()})


def drafts(
    text: str | bytes, form: str = "csv", side: SideName | None = None, known: Glossary | None = None
) -> Drafts:
    """Import a text into a project whose registers are those of the builders."""
    read = {"csv": read_csv, "skos": read_skos, "tbx": read_tbx}[form]
    content = text.encode() if isinstance(text, str) else text
    return make_drafts(read(content), known or make_glossary(), side)


@pytest.mark.parametrize("form", READERS)
def test_export_import_export_gives_the_same_bytes(form: str) -> None:
    first = exported(load_glossary(SAMPLE))[form]
    back = reading(made := make_drafts(READERS[form](first), load_glossary(SAMPLE)))
    assert errors_in(check_glossary(back)) == []
    assert dict(made.lost) == {}
    assert exported(back.glossary)[form] == first


def test_redirects_and_withdrawn_words_come_back_too() -> None:
    made = make_drafts(read_skos(exported(small())["ttl"]), small())
    assert made.files["tavolino.yml"] == "sostituito_da: tavolo\n"
    assert made.files["gara.yml"] == (
        "ritirato:\n  data: 2026-11-22\n  perche: >-\n    Non serve più.\n  usare:\n    - tavolo\n    - verbale\n"
    )


def test_the_columns_of_our_plain_table_fill_every_field() -> None:
    table = (
        "id,tipo,termine,accezione,sigle,varianti,da_evitare,perche_evitare,inglese,area,in_breve,pa,terzo_settore,"
        "accordo,attenzione,come_dirlo,esempio,tipo_esempio,fonte_esempio,fonti_pa,fonti_terzo_settore,fonti,"
        "piu_ampio,vedi_anche,verificato,stato,gulpease,sostituito_da,ritirata_il,ritirata_perche,usare,indirizzo\r\n"
        "bando,voce,bando,di prova,BN | BP,avviso | a\\|b,gara,Confonde; usa «bando».,call,strumenti,nucleo,"
        '"Lato, uno.",Lato due.,divergono,Attento.,Chiedi.,Un caso.,documentato,"cts: art. 5","cts: art. 55, c. 3",'
        "cts (storico),cts,tavolo,verbale,2026-11-22,bozza,60,,,,,https://esempio.it/\r\n"
        "tavolo,voce,tavolo,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\nverbale,voce,verbale,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\r\n"
        "vecchio,rinvio,,,,,,,,,,,,,,,,,,,,,,,,,,bando,,,,\r\n"
        "tolta,ritirata,,,,,,,,,,,,,,,,,,,,,,,,,,,2026-11-22,Non serve.,bando | tavolo,\r\n"
    )
    made = drafts(table)
    assert made.files["bando.yml"] == (
        "termine: bando\naccezione: di prova\nsigle:\n  - BN\n  - BP\nvarianti:\n  - avviso\n  - a|b\n"
        "sconsigliati:\n  - forma: gara\n    perche: >-\n      Confonde; usa «bando».\ninglese: call\narea: strumenti\n"
        "in_breve: >-\n  nucleo\npa:\n  definizione: >-\n    Lato, uno.\n"
        '  fonti:\n    - {fonte: cts, rif: "art. 55, c. 3"}\nterzo_settore:\n  definizione: >-\n    Lato due.\n'
        "  fonti:\n    - {fonte: cts, storico: true}\naccordo: divergono\nattenzione: >-\n  Attento.\ncome_dirlo: >-\n"
        '  Chiedi.\nesempio:\n  testo: >-\n    Un caso.\n  tipo: documentato\n  fonte: {fonte: cts, rif: "art. 5"}\n'
        "fonti:\n  - {fonte: cts}\npiu_ampio:\n  - tavolo\nvedi_anche:\n  - verbale\nverificato: 2026-11-22\n"
    )
    assert made.files["vecchio.yml"] == "sostituito_da: bando\n"
    assert "usare:\n    - bando\n    - tavolo\n" in made.files["tolta.yml"]


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
        "# Rapporto di importazione\n\n1 bozza.\n\n"
        "- Area da aggiungere in glossary/aree.yml: «Appalti» (appalti): bando (1)\n"
        "- Manca «in_breve»: scrivilo: bando (1)\n"
        "- Manca «verificato»: scrivilo: bando (1)\n"
        "- Testi senza un campo loro, messi in note_redazionali: bando (1)\n"
    )


def test_definitions_without_a_side_are_the_core_or_the_side_that_was_named() -> None:
    table = "termine,definizione\nbando,Avviso a tutti\n"
    assert "in_breve: >-\n  Avviso a tutti\n" in drafts(table).files["bando.yml"]
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
        "termine: Avviso\nsigle:\n  - AVP\nvarianti:\n  - annuncio\n  - aviso\ninglese: Notice\narea: strumenti\n"
        "in_breve: >-\n  Come si annuncia.\nvedi_anche:\n  - bando\nnote_redazionali: >-\n  In altra lingua (fr): Avis."
        " Corrispondenza (exactMatch): https://eu.example/x. Nota d’uso: Solo\n  pubblici.\n"
    )
    assert made.files["avviso-breve.yml"] == "termine: Avviso breve\npiu_ampio:\n  - avviso\n"
    assert made.files["bando.yml"] == "termine: Bando\n"
    assert made.files["annuncio-vecchio.yml"] == "sostituito_da: avviso\n"
    assert "Rimanda a «https://altra.example/c/9», che nel file non c’è: avviso-breve" in made.report()


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
        "termine: avviso\nsigle:\n  - AVP\nsconsigliati:\n  - forma: grida\ninglese: notice\narea: strumenti\n"
        "in_breve: >-\n  Come si annuncia.\nnote_redazionali: >-\n  In altra lingua (de): Ausschreibung.\n"
    )


def test_sources_are_recognised_by_their_name_or_kept_as_notes() -> None:
    known = make_glossary(sources={"cts": CTS})
    made = drafts(
        'termine,fonti\nbando,"Codice del Terzo settore, art. 5 | Legge ignota, art. 1"\n', known=known
    )
    assert 'fonti:\n  - {fonte: cts, rif: "art. 5"}\n' in made.files["bando.yml"]
    assert "Fonte da registrare (fonti): Legge ignota, art. 1." in made.files["bando.yml"]


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
        ("csv", b"termine\n\x81\x8d\n", "i caratteri non si leggono"),
        ("csv", 'termine\n"aperta', "la tabella non si legge"),
    ],
)  # fmt: skip
def test_files_that_are_broken_or_made_to_hurt_are_refused(form: str, content: str | bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        drafts(content, form)


def test_a_file_with_too_many_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="il massimo è 10000: dividilo"):
        make_drafts([Foreign(key=str(n)) for n in range(MAX_WORDS + 1)], make_glossary())


@pytest.mark.parametrize("form", ["csv", "skos", "tbx"])
@given(
    noise=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), at=st.integers(0, 4000)
)
def test_noise_in_a_good_file_never_crashes_the_reader(form: str, noise: bytes, at: int) -> None:
    glossary = make_glossary(make_concept("bando", varianti=["avviso"]), make_concept("tavolo"))
    good = (
        exported(glossary)["tbx" if form == "tbx" else "ttl"]
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
    assert said.err == f"{folder / 'bando.yml'}: c’è già, non l’ho toccato\n"
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
