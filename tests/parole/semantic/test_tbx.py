"""The glossary as TBX-Basic: what each field becomes, and the rules of core and dialect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import places
import pytest
from builders import make_concept, make_glossary
from editions import published
from lxml import etree
from semantic_samples import small
from tbx_rules import NS, faults

from parole import load_glossary
from parole.glossary.site_facts import SiteFacts
from parole.semantic.tbx import tbx

SAMPLE = places.DATA / "sito"
FACTS = SiteFacts(url="https://esempio.it/glossario/")
WORD = make_concept(
    "verbale", accezione="di un tavolo", sigle=["VB"], varianti=["resoconto"], inglese="minutes",
    sconsigliati=[{"forma": "processo verbale", "perche": "Confonde."}], accordo="divergono",
    pa={"vuol_dire": "ciò che *si firma*", "definizione": "Lo firma l’ufficio.",
        "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}]},
    differenza=["quando", "chi-paga"], attenzione="Si confonde con [[tavolo]].",
    come_dirlo={"da_scrivere": {"dove": "nell’atto", "testo": "Così."}, "da_chiedere": "Chi?"},
    da_non_confondere=[{"voce": "tavolo", "perche": "È altro."}, {"forma": "resoconto", "perche": "È meno."}],
    casi=[{"caso": "Una riunione.", "vale_per": ["pa", "terzo_settore"], "perche": "C’è."},
          {"caso": "Una cena.", "perche": "No."}],
    esempio={"testo": "Un caso.", "tipo": "documentato", "fonte": {"fonte": "cts", "rif": "art. 6"}},
    scade={"il": "2027-01-01", "perche": "Cambia."}, piu_ampio=["tavolo"],
    fonti=[{"fonte": "cts", "rif": "art. 5", "storico": True}], note_redazionali="segreto di redazione",
)  # fmt: skip


def entry(*concepts: object) -> etree._Element:
    root = etree.fromstring(tbx(make_glossary(WORD, make_concept("tavolo")), FACTS))
    return root.find(".//t:conceptEntry[@id='verbale']", NS)


def texts(path: str) -> list[str | None]:
    return [element.text for element in entry().iterfind(path, NS)]


def test_names_with_their_status() -> None:
    terms = [
        (term.findtext("t:term", None, NS), *(note.text for note in term.iterfind("t:termNote", NS)))
        for term in entry().iterfind(".//t:termSec", NS)
    ]
    assert terms == [
        ("verbale", "preferredTerm-admn-sts"),
        ("VB", "admittedTerm-admn-sts", "acronym"),
        ("resoconto", "admittedTerm-admn-sts"),
        ("processo verbale", "deprecatedTerm-admn-sts"),
        ("minutes", "preferredTerm-admn-sts"),
    ]
    assert texts(".//t:termSec/t:note") == ["Accezione: di un tavolo", "Da evitare: Confonde."]


def test_each_definition_says_whose_it_is() -> None:
    groups = [
        (group.get("id"), group.findtext("t:descrip", None, NS), group.findtext("t:note", None, NS))
        for group in entry().iterfind(".//t:descripGrp", NS)
    ]
    assert groups == [
        ("verbale.in-breve", "nucleo comune", "Nucleo comune ai due lati"),
        ("verbale.pa", "Lo firma l’ufficio.", "Punto di vista: Pubblica amministrazione"),
        ("verbale.terzo-settore", "Lo vivono le persone.", "Punto di vista: Terzo settore"),
    ]
    assert texts(".//t:descripGrp[@id='verbale.pa']/t:admin") == ["Codice del Terzo settore, art. 55, c. 3"]


def test_area_ties_sources_and_notes_stand_in_the_entry() -> None:
    assert texts("t:descrip") == ["Strumenti"]
    assert [ref.get("target") for ref in entry().iterfind("t:ref", NS)] == ["tavolo"]
    assert texts("t:admin") == ["Codice del Terzo settore, art. 5 (storico)"]
    assert [xref.get("target") for xref in entry().iterfind("t:xref", NS)] == [
        "https://esempio.it/glossario/termini/verbale/",
        *(f"https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2017-07-03;117{article}"
          for article in ("~art55", "", "~art5", "~art6")),
    ]  # fmt: skip
    assert texts("t:note") == [
        "Stato: Bozza redazionale (scritta dalla redazione; nessun ente l’ha ancora approvata)",
        "Pubblica amministrazione, vuol dire: ciò che si firma",
        "Accordo: Divergono",
        "Differenza: quando, chi paga",
        "Attenzione: Si confonde con tavolo.",
        "Dove si scrive: nell’atto",
        "Da scrivere: Così.",
        "Da chiedere: Chi?",
        "Da non confondere 1\nVoce: tavolo\nPerché: È altro.",
        "Da non confondere 2\nForma: resoconto\nPerché: È meno.",
        "È questo? 1\nCaso: Una riunione.\nVale per: Pubblica amministrazione, Terzo settore\nPerché: C’è.",
        "È questo? 2\nCaso: Una cena.\nPerché: No.",
        "Esempio: Un caso.",
        "Tipo di esempio: Esempio documentato",
        "Fonte dell’esempio: Codice del Terzo settore, art. 6",
        "Più ampio: tavolo",
        "Da rileggere il: 2027-01-01",
        "Perché rileggerla: Cambia.",
    ]


def test_words_that_moved_or_were_withdrawn_are_told() -> None:
    root = etree.fromstring(tbx(small(), FACTS))
    told = {}
    for id_ in ("tavolino", "gara"):
        [left] = root.iterfind(f".//t:conceptEntry[@id='{id_}']", NS)
        refs = [ref.get("target") for ref in left.iterfind("t:ref", NS)]
        status = left.findtext(".//t:termNote", None, NS)
        told[left.findtext(".//t:term", None, NS)] = (refs, left.findtext("t:note", None, NS), status)
    assert told == {
        "tavolino": (["tavolo"], "Sostituita da: tavolo", "supersededTerm-admn-sts"),
        "gara": (["tavolo", "verbale"], "Ritirata il 2026-11-22: Non serve più.", "supersededTerm-admn-sts"),
    }
    assert faults(tbx(small(), FACTS)) == set()


def test_the_header_carries_licence_author_and_format() -> None:
    header = etree.fromstring(tbx(make_glossary(WORD), FACTS)).find("t:tbxHeader", NS)
    assert [p.text for p in header.iterfind(".//t:p", NS)] == [
        "Licenza: https://creativecommons.org/licenses/by/4.0/",
        "Autore: Redazione di Parole in comune",
        "Versione del formato: 1.0",
        "Edizione: non ancora pubblicato",
        "Glossario in rete: https://esempio.it/glossario/",
    ]


def test_an_entry_says_when_it_came_in_and_when_it_was_changed_last() -> None:
    first = published(make_glossary(WORD), date(2026, 12, 1))
    changed = WORD.model_copy(update={"in_breve": "altro nucleo"})
    second = published(replace(first, concepts={WORD.id: changed}), date(2027, 1, 15))
    content = tbx(second, FACTS)
    groups = etree.fromstring(content).iterfind(".//t:transacGrp", NS)
    assert [[element.text for element in group] for group in groups] == [
        ["origination", "2026-12-01"],
        ["modification", "2027-01-15"],
    ]
    assert b"Edizione: 2027-01-15" in content
    assert faults(content) == set()


def test_notes_of_the_editors_are_never_published() -> None:
    assert b"segreto" not in tbx(make_glossary(WORD), FACTS)


def test_an_id_that_starts_with_a_digit_is_still_an_xml_id() -> None:
    content = tbx(make_glossary(make_concept("5-per-mille")), FACTS)
    assert b'conceptEntry id="_5-per-mille"' in content
    assert faults(content) == set()


def test_the_sample_follows_core_and_dialect() -> None:
    assert faults(tbx(load_glossary(SAMPLE), FACTS)) == set()


BROKEN = {
    "core structure": ('<descrip type="subjectField">', '<descrip type="invented">'),
    "value of administrativeStatus": (">preferredTerm-admn-sts<", ">preferred<"),
    "value of termType": (">acronym<", ">synonym<"),
    "level of definition": ('<term>VB</term>', '<term>VB</term><descrip type="definition">x</descrip>'),
    "level of subjectField": ('<termSec>', '<descrip type="subjectField">x</descrip><termSec>'),
    "level of source": ('<title>', '<admin type="source">x</admin><title>'),
    "target": ('target="tavolo"', 'target="nessuno"'),
    "language twice": ('xml:lang="en"', 'xml:lang="it"'),
    "one preferred term": (">admittedTerm-admn-sts<", ">preferredTerm-admn-sts<"),
    "blank term": ("<term>VB<", "<term> <"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_each_rule_catches_who_breaks_it(fault: str) -> None:
    good = tbx(make_glossary(WORD, make_concept("tavolo")), FACTS).decode()
    assert faults(good.encode()) == set()
    old, new = BROKEN[fault]
    assert old in good
    assert fault in faults(good.replace(old, new).encode())
