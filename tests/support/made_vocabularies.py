"""Forty made-up vocabularies, shaped like those that bodies publish: name → format, bytes.

The texts are ours. Each shape is one that exporters really write: thesauri of the Union, terminology bases, tables
of a Region, workbooks of a Municipality.
"""

from __future__ import annotations

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment

_PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix t: <http://tesauro.example/c/> .
"""
_CONCEPT = 't:1 a skos:Concept ; skos:prefLabel "tavolo di quartiere"@it '
_TURTLE = {
    "thesaurus-of-the-union": '; skos:prefLabel "neighbourhood table"@en, "Runder Tisch"@de, "table"@fr ; skos:altLabel "tavolo sociale"@it ; skos:notation "c_7f3" ; skos:inScheme t: . t: a skos:ConceptScheme ; skos:prefLabel "Tesauro di prova"@it ; dct:license <https://licenza.example/> .',
    "labels-as-things": '; xl:altLabel [ xl:literalForm "tavolo largo"@it ; dct:created "2020-01-02" ] .',
    "definition-as-a-thing": '; skos:definition [ rdf:value "incontro di uffici ed enti"@it ; dct:source "Manuale, p. 3" ] .',
    "regional-tags": '; skos:altLabel "giro"@IT, "cerchio"@it-Latn ; skos:definition "riunione"@it-IT, "Treffen"@de-AT .',
    "only-foreign-definition": '; skos:definition "regular meeting"@en .',
    "description-and-comment": '; dct:description "una descrizione"@it ; rdfs:comment "un commento"@it ; rdfs:seeAlso <https://altro.example/> .',
    "notes-of-every-kind": '; skos:scopeNote "uso"@it ; skos:historyNote "storia"@it ; skos:changeNote "modifica"@it ; skos:editorialNote "redazione"@it ; skos:example "un esempio"@it .',
    "no-longer-in-use": '; owl:deprecated true ; dct:isReplacedBy t:2 . t:2 a skos:Concept ; skos:prefLabel "tavolo territoriale"@it .',
    "no-longer-in-use-and-nothing-instead": '; owl:deprecated true ; skos:definition "riunione di una volta"@it .',
    "still-in-use": '; owl:deprecated false ; skos:definition "riunione"@it .',
    "collections": '. [] a skos:Collection ; skos:prefLabel "Partecipazione"@it, "Participation"@en ; skos:member t:1 . [] a skos:Collection ; skos:prefLabel "Luoghi"@it ; skos:member t:1 .',
    "hierarchy": '; skos:broader t:2 ; skos:related t:9 . t:2 a skos:Concept ; skos:prefLabel "incontro"@it .',
    "matches": "; skos:exactMatch <http://altro.example/x> ; skos:closeMatch <http://altro.example/y> .",
    "without-an-address": '. [] a skos:Concept ; skos:prefLabel "patto"@it ; skos:definition "accordo scritto"@it .',
    "without-a-kind": '. t:3 skos:prefLabel "patto"@it ; skos:note "senza tipo"@it .',
    "properties-of-the-body": '; <http://ente.example/p#ufficio> "Ufficio tre" ; <http://ente.example/p#scade> "2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date> .',
    "two-preferred-names": ', "tavolo della zona"@it .',
    "a-node-with-an-address": '; <http://ente.example/p#luogo> t:luogo . t:luogo a <http://ente.example/p#Luogo> ; rdfs:label "piazza"@it .',
    "names-that-are-not-of-skos": '. t:6 a skos:Concept ; rdfs:label "patto"@it, "pact"@en ; rdfs:comment "accordo scritto"@it .',
    "a-list": '; skos:note ( "prima"@it "seconda"@it "terza"@it ) .',
    "two-schemes": '; skos:inScheme t:uno . t:5 a skos:Concept ; skos:prefLabel "patto"@it ; skos:inScheme t:due .',
    "characters-nobody-sees": '; skos:definition "riunione\u200b di\u00a0uffici\u00ad\u2028ed enti"@it .',
}
_TABLES = {
    "region": "Termine;Acronimo;Definizione;Fonte normativa;Aggiornato al\nPiano di zona;PdZ;Atto dei Comuni;L. 328/2000;12/03/2024\nDistretto;;Zona della ASL;;\n",
    "region-in-capitals": "TERMINE;SIGNIFICATO\nAccordo;patto scritto\nBando;avviso a tutti\nCanone;somma da versare\n",
    "english-headers": "term,definition,acronym,source\nenhanced call,one of a kind,EC,Handbook\n",
    "two-languages": "Termine italiano;Termine inglese;Definizione;Definition (EN)\nbando;call;atto che apre;act that opens\n",
    "flattened-thesaurus": "URI,prefLabel@it,altLabel@it,broader,notation,definition\nhttp://v.example/1,coprogettazione,progettare insieme,progettazione,4.1,lavoro comune\n",
    "titles-above": "Glossario del servizio;;\nAggiornato a marzo;;\n\nParola;Sigla;Significato\nente;;chi opera\n",
    "separator-told": "sep=,\nvoce,descrizione\nente,chi opera\n",
    "tabs": "lemma\tsinonimi\tnote\npatto\taccordo; intesa\tda rivedere\n",
    "bars": "termine|definizione|ambito\npatto|accordo scritto|Strumenti\n",
    "names-between-commas": 'termine;sinonimi\norganizzazione di volontariato;"ODV, associazione di volontari"\n',
    "acronym-in-brackets": "termine;definizione\nAmbito territoriale sociale (ATS);gruppo di Comuni\n",
    "broken-line": "termine;definizione\nbando;atto; che apre\npatto;accordo\n",
    "letters-of-the-alphabet": "termine;definizione\nA;\naccordo;patto\nB;\nbando;avviso\n",
    "classification-in-columns": "codice_1_livello,label_ITA_1_livello,label_DEU_1_livello,codice_2_livello,label_ITA_2_livello,definizione\n01,Servizi,Dienste,01.1,Servizi per casa,in casa\n01,Servizi,Dienste,01.2,Servizi diurni,di giorno\n",
    "classification-with-blanks": "Livello 1;Livello 2;Note\nSostegni;;di ogni tipo\n;Buoni;spesa\n;Assegni;\n",
    "english-names-alone": "uri,notation,label_fi,label_en\nhttp://v.example/1,4.1,kutsu,call\n",
    "synonyms-with-numbers": "Termine,Sinonimo 1,Sinonimo 2,Label alternativa\nbando,avviso,annuncio,grida\n",
    "two-definitions": "termine;definizione;descrizione;note\nbando;atto che apre;racconto lungo;ultima nota\n",
}  # fmt: skip
_TERMBASES = {
    "terminology-of-the-union": '<termEntry id="IATE-1"><descripGrp><descrip type="subjectField">SOCIALE</descrip></descripGrp><langSet xml:lang="en"><tig><term>call</term><descrip type="reliabilityCode">3</descrip></tig></langSet><langSet xml:lang="it"><tig><term>bando</term><descrip type="context">Il bando scade oggi.</descrip><admin type="source">Manuale</admin></tig></langSet></termEntry>',
    "statuses": '<termEntry id="1"><langSet xml:lang="it"><tig><term>inabile</term><termNote type="administrativeStatus">obsolete</termNote><note>Offende.</note></tig><tig><term>persona con disabilità</term><termNote type="administrativeStatus">preferredTerm</termNote></tig></langSet></termEntry>',
    "groups": '<termEntry><transacGrp><transac type="transactionType">origination</transac><date>2020-01-01</date></transacGrp><langSet xml:lang="it-IT"><descripGrp><descrip type="definition">atto che apre</descrip><admin type="source">Libro</admin></descripGrp><ntig><termGrp><term>bando</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet></termEntry>',
    "inline-marks": '<termEntry id="2"><langSet xml:lang="it"><descrip type="definition">atto <hi>che</hi> apre</descrip><tig><term>bando <hi>pubblico</hi></term></tig></langSet></termEntry>',
}  # fmt: skip


def _workbook(kind: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Termine", "Definizione", "Ambito", "Visto il", "Ore"])
    sheet.append(["bando", "atto che apre", "Strumenti", date(2024, 3, 12), 3.0])
    sheet.append(["patto", "accordo scritto", None, None, "=1+2"])
    if kind == "merged":
        sheet.merge_cells("C2:C3")
    elif kind == "hidden":
        sheet.column_dimensions["C"].hidden = True
        sheet["A2"].comment = Comment("da rivedere", "ufficio")
        sheet["B3"].hyperlink = "https://ente.example/patto"
    else:
        book.create_sheet("Legenda").append(["Spiegazioni", "tutte qui"])
        more = book.create_sheet("Altre parole")
        more.append(["Parola", "Significato"])
        more.append(["tavolo", "riunione"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _all() -> dict[str, tuple[str, bytes]]:
    found = {f"skos-{n}": ("skos", (_PREFIXES + _CONCEPT + t).encode()) for n, t in _TURTLE.items()}
    found |= {f"csv-{name}": ("csv", text.encode()) for name, text in _TABLES.items()}
    body = '<?xml version="1.0" encoding="UTF-8"?><martif type="TBX" xml:lang="it"><text><body>{}</body></text></martif>'
    found |= {f"tbx-{name}": ("tbx", body.format(text).encode()) for name, text in _TERMBASES.items()}
    found |= {f"xlsx-{kind}": ("xlsx", _workbook(kind)) for kind in ("merged", "hidden", "sheets")}
    accents = "termine;definizione\nattività;ciò che si fa, così com’è\n"
    for encoding in ("cp1252", "mac_roman", "utf-16"):
        found[f"csv-in-{encoding}"] = ("csv", accents.encode(encoding))
    return found


VOCABULARIES = _all()
