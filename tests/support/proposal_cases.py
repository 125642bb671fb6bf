"""What people may propose, good and bad: the inputs that Python and the browser must judge and write alike.

Each case is a word as the form holds it (texts already on one line) and the new sources it brings. The answers
are frozen in ``tests/data/proponi/``, written by ``pytest tests/parole/form --update-expected``.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import places
from builders import make_concept, make_glossary

from parole.glossary.glossary import Glossary
from parole.model.registers import Source

DATA = places.DATA / "proponi"
TODAY = date(2026, 11, 23)
ID = "zucca"  # after every other: of two equal names the check blames the later file
LONG = "parola " * 40
PA = "L’ufficio firma e risponde. " * 10
TS = "Noi ci mettiamo tempo, persone e fiducia. " * 6
SOURCES = {
    "cts": {
        "tipo": "norma", "nome": "Codice del Terzo settore", "titolo": "Codice", "data": "2017-07-03",
        "urn": "urn:nir:stato:decreto.legislativo:2017-07-03;117", "articoli": ["1-104", "79-bis"],
        "abrogati": ["102"],
    },
    "l-241-1990": {
        "tipo": "norma", "nome": "Legge sul procedimento", "titolo": "Procedimento", "data": "1990-08-07",
        "estremi": "legge 7 agosto 1990, n. 241",
    },
    "vecchia": {"tipo": "norma", "nome": "Vecchia legge", "titolo": "x", "data": "1991-01-01", "vigente": False},
    "gdpr": {"tipo": "norma", "nome": "Regolamento europeo", "titolo": "x", "data": "2016-04-27", "celex": "32016R0679"},
    "tar": {
        "tipo": "sentenza", "nome": "TAR, 1/2026", "titolo": "x", "data": "2026-01-02", "estremi": "n. 1", "grado": "primo-grado",
        "letture": [{"letto_su": "testo", "letto_il": "2026-11-22", "chi": "redazione"}],
    },
}  # fmt: skip


def registers() -> Glossary:
    """Return the glossary that a proposal meets."""
    return make_glossary(
        make_concept("bando", sigle=["BDO"]),
        make_concept("convenzione-art-56", termine="convenzione", accezione="art. 56"),
        make_concept("tavolo", varianti=["tavolo di lavoro"]),
        make_concept("baq", termine="BAQ"),
        sources={id_: Source.model_validate(typed) for id_, typed in SOURCES.items()},
    )


def word(**fields: Any) -> dict[str, Any]:
    """Return a proposal without problems; ``fields`` replace or add, ``None`` takes away."""
    typed: dict[str, Any] = {
        "termine": "zucca",
        "area": "strumenti",
        "in_breve": "cosa che due persone fanno insieme",
        "pa": side(PA, {"fonte": "cts", "rif": "art. 55, c. 3"}),
        "terzo_settore": theirs(TS),
        "accordo": "si-completano",
        "differenza": ["quando"],
        "attenzione": "Qui ci si fraintende.",
        "come_dirlo": written("Chi fa che cosa: …."),
    }
    merged = typed | fields
    order = [*typed, *(name for name in merged if name not in typed)]
    return {name: merged[name] for name in order if merged[name] is not None}


def written(text: str) -> dict[str, Any]:
    """Return what to write instead, alone."""
    return {"da_scrivere": {"testo": text}}


def side(
    text: str = PA, *citations: dict[str, Any], line: str = "atto che chiude il confronto"
) -> dict[str, Any]:
    cited = list(citations or ({"fonte": "cts"},))
    return {"vuol_dire": line, "definizione": text.strip(), "fonti": cited}


def theirs(
    text: str = TS, *citations: dict[str, Any], line: str = "lavoro che comincia insieme"
) -> dict[str, Any]:
    return side(text, *citations, line=line)


def case(fact: str, *sides: str) -> dict[str, Any]:
    return {"caso": fact, "vale_per": list(sides), "perche": "perché sì"}


def source(**fields: Any) -> dict[str, Any]:
    typed = {"tipo": "documento", "nome": "Avviso di prova", "titolo": "Avviso pubblico di prova"} | fields
    return {name: value for name, value in typed.items() if value is not None}


def brief(text: str) -> dict[str, Any]:
    return word(in_breve=text)


def cites(**citation: Any) -> dict[str, Any]:
    return word(pa=side(PA, {"fonte": "cts"} | citation))


EVERY_PART: dict[str, Any] = {
    "termine": "zucca",
    "accezione": "da tavola",
    "sigle": ["ZC"],
    "varianti": ["zucchetta", "zucca: quella grande"],
    "sconsigliati": [{"forma": "zuccone", "perche": "È un’altra cosa."}],
    "inglese": "pumpkin",
    "area": "strumenti",
    "in_breve": "cosa che due persone fanno insieme",
    "pa": side(line="atto che chiude: firmato, con la data"),
    "terzo_settore": theirs(line="lavoro che comincia, con chi c’è"),
    "accordo": "divergono",
    "differenza": ["quando", "chi-decide"],
    "attenzione": "Qui ci si fraintende.",
    "come_dirlo": {
        "da_scrivere": {"dove": "in convenzione", "testo": "Comincia il …, finisce il …: " + "si rivede ogni mese. " * 6},
        "da_chiedere": "Quando comincia, per te?",
    },
    "da_non_confondere": [
        {"voce": "bando", "perche": "Apre, e questa chiude."},
        {"forma": "zucchina", "perche": "Si coglie prima."},
    ],
    "casi": [
        {"caso": "Il foglio è firmato, nessuno ha cominciato.", "vale_per": ["pa"], "perche": "per l’ente non c’è ancora niente"},
        {"caso": "Si lavora da un mese, senza un foglio.", "vale_per": ["terzo_settore"], "perche": "per l’ufficio manca l’atto"},
        {"caso": "Se ne parla al bar.", "vale_per": [], "perche": "non impegna nessuno"},
        {"caso": "Firmato, e si lavora.", "vale_per": ["pa", "terzo_settore"], "perche": "c’è tutto"},
    ],
    "esempio": {"testo": "Un caso.", "tipo": "documentato", "fonte": {"fonte": "cts", "rif": "art. 55"}},
    "fonti": [{"fonte": "cts", "rif": "art. 102", "storico": True}],
    "piu_ampio": ["tavolo"],
    "vedi_anche": ["bando"],
    "scade": {"il": "2027-01-01", "perche": "Cambia la legge di prova."},
    "note_redazionali": "Nota: lunga.",
}  # fmt: skip
CASES: dict[str, dict[str, Any]] = {
    "senza problemi": word(),
    "un lato solo": word(terzo_settore=None, accordo=None, differenza=None, attenzione=None, come_dirlo=None),
    "vuota": {},
    "solo il nome": {"termine": "zucca"},
    "segnaposti": word(in_breve="xxx", pa=side(line="Da completare a cura del Comune."), attenzione="Uno dice TODO. L’altro tace.", inglese="todo", varianti=["…"]),
    "nessuna voce": word(pa=None, terzo_settore=None, accordo=None),
    "accordo senza una voce": word(pa=None),
    "accordo mancante": word(accordo=None),
    "righe scritte male": word(pa=side(line="Un atto che noi firmiamo."), terzo_settore=theirs(line="Impegno fra zucche " + "e altro ancora " * 5)),
    "misure al limite": word(pa=side(line="atto con cui si chiude " + "e " * 10 + "altro"), attenzione="Uno dice «chi paga?». L’altro tace.", differenza=["quando", "chi-paga"]),
    "una parola di troppo": word(pa=side(line="atto con cui si chiude " + "e " * 11 + "altro")),
    "righe che cominciano male": word(pa=side(line="si intende l’atto"), terzo_settore=theirs(line="lavoro comune! Poi si vede")),
    "righe uguali": word(pa=side(line="lavoro che si chiude insieme"), terzo_settore=theirs(line="lavoro che comincia insieme")),
    "righe che mancano": word(pa={"definizione": PA.strip(), "fonti": [{"fonte": "cts"}]}, terzo_settore={"definizione": TS.strip(), "fonti": [{"fonte": "cts"}]}),
    "coincidono, ma": word(accordo="coincidono", casi=[case("Un fatto.", "pa"), case("Un altro.", "pa", "terzo_settore"), case("Un terzo.")]),
    "coincidono": word(accordo="coincidono", pa={"definizione": PA.strip(), "fonti": [{"fonte": "cts"}]}, terzo_settore={"definizione": TS.strip(), "fonti": [{"fonte": "cts"}]}, differenza=None, attenzione=None, come_dirlo=None),
    "divergono, ma con un caso solo": word(accordo="divergono", casi=[case("Un fatto.", "pa")]),
    "divergono, ma ogni caso è di tutti": word(accordo="divergono", casi=[case("Un fatto."), case("Un altro.", "pa", "terzo_settore")]),
    "si completano, ma un caso è di un lato": word(casi=[case("Un fatto.", "terzo_settore")], differenza=None),
    "troppe differenze e troppi casi": word(accordo="divergono", differenza=["quando", "chi-paga", "chi-decide"], casi=[case(f"Fatto {number}.", "pa") for number in range(5)]),
    "attenzione lunga": word(attenzione="«Chi paga?», chiede uno. L’altro tace. Poi, all’art. 5, si litiga."),
    "come dirlo fra virgolette": word(come_dirlo={"da_scrivere": {"testo": "«Così e così»."}, "da_chiedere": "“Chi paga?”"}),
    "domande che non lo sono": word(come_dirlo={"da_scrivere": {"testo": "Il «primo» e il «secondo»"}, "da_chiedere": "Dite chi paga."}),
    "vicini confusi": word(da_non_confondere=[{"voce": "bando", "forma": "avviso", "perche": "Boh."}, {"perche": "Boh."}, {"forma": "Zucca", "perche": "Boh."}, {"voce": "bando", "perche": "Boh."}, {"voce": "zucca", "perche": "Boh."}]),
    "valori ripetuti": word(differenza=["quando", "quando"], casi=[case("Un fatto.", "pa", "pa", "terzo_settore")]),
    "commi e paragrafi": word(pa=side(PA, {"fonte": "cts", "rif": "art. 55, par. 2"}, {"fonte": "gdpr", "rif": "art. 6, cc. 1 e 2"}, {"fonte": "gdpr", "rif": "art. 6, par. 1"}, {"fonte": "l-241-1990", "rif": "art. 6, par. 1"})),
    "sentenza senza punto": word(pa=side(PA, {"fonte": "tar"}, {"fonte": "tar", "rif": "punto 3"})),
    "da rileggere": word(scade={"il": "2026-11-23", "perche": "Cambia la legge."}),
    "divergono senza attenzione": word(accordo="divergono", attenzione=None, come_dirlo=None),
    "attenzione senza come dirlo": word(come_dirlo=None),
    "esempio documentato senza fonte": word(esempio={"testo": "Un caso.", "tipo": "documentato"}),
    "esempio senza tipo": word(esempio={"testo": "Un caso."}),
    "lato senza fonti": word(pa={"definizione": PA.strip()}),
    "fonti senza definizione": word(pa={"fonti": [{"fonte": "cts"}]}),
    "citazione senza fonte": cites(fonte="cts", rif="§ 3") | {"fonti": [{"rif": "art. 1"}]},
    "troppo lunga": word(termine="x" * 91, in_breve=LONG * 3, varianti=["breve", "y" * 120], attenzione="è" * 901),
    "definizione troppo lunga": word(pa=side("sì " * 400)),
    "emoji contate una volta": word(termine="😀" * 90, varianti=["😀" * 91]),
    "data impossibile": word(scade={"il": "2026-02-30", "perche": "Cambia la legge."}),
    "data scritta male": word(scade={"il": "ieri", "perche": "Cambia la legge."}),
    "tutte le parti": EVERY_PART,
    "parti a metà": word(come_dirlo={"da_scrivere": {"dove": "in convenzione"}}, casi=[{"perche": "sì"}, {"caso": "Un fatto.", "vale_per": []}], da_non_confondere=[{"voce": "bando"}, {"forma": "patto"}], scade={"perche": "Boh."}),
    "difetti dentro le parti": word(come_dirlo={"da_chiedere": "Chi [[bando|]] paga <b>?"}, casi=[{"caso": "La PQR decide, vedi [[zucca]].", "vale_per": ["pa"], "perche": "x" * 321}], da_non_confondere=[{"forma": "&nbsp;", "perche": "Lo dice la legge 241/1990."}], pa=side(line="atto <i>x</i>")),
    "alfabeti": word(attenzione="Un tavol\u043e, due t\u0430voli.", varianti=["ΑΒΓ", "πλάι-tavolo", "\u03b1lfa <b>"], come_dirlo=written("Кирилл e Ωμέγα.")),
    "html": word(attenzione="<script>alert(1)</script> <b>", varianti=["a &amp; b"], inglese="</p>", note_redazionali="<ok>"),
    "markdown": word(attenzione="Vedi [qui](https://a.example), `x`.", esempio={"testo": "- uno _due_ e tutt*", "tipo": "inventato"}, come_dirlo=written("**Forte**, # no ~~x~~.")),
    "lettera perduta": word(attenzione="Una citt\ufffd e un \ue000."),
    "collegamenti": word(attenzione="Vedi [[bando]], [[Bando]], [[x|]] e [[zucca]] ]].", come_dirlo=written("[[tavolo|il tavolo")),
    "rimandi": word(vedi_anche=["tavolo", "tavolo", "zucca"], piu_ampio=["bando"]),
    "nome già preso": word(termine="Convenzione", accezione="Art. 56"),
    "nome già preso senza accezione": word(termine="l’TAVOLO"),
    "forme ripetute": word(sigle=["ZUC", "zuc"], varianti=["Zucca", "zuc", "z"], sconsigliati=[{"forma": "ZUCCA", "perche": "Perché sì."}, {"forma": "zz", "perche": "No."}, {"forma": "Zz", "perche": "No."}]),
    "forma senza perché": word(sconsigliati=[{"forma": "zuccona"}]),
    "variante altrui": word(varianti=["Bando", "convenzione"]),
    "rif": word(pa=side(PA, *({"fonte": "cts", "rif": rif} for rif in (
        "articolo 55", "art 55", "art. 55 c.3", "artt. 57-55", "§§ 2.1-2.3", "§§ 2.3-2.1", "all. A, art. 3", "p. 0", "pp. 3-2",
        "art. 79-bis, cc. 1, 2 e 4, lett. a) e b), n. 1)", "cons. dir. 2.1", "considerando 14", "punti 6-7", "art. 055",
    )))),
    "articoli che non ci sono": word(pa=side(PA, {"fonte": "cts", "rif": "art. 105"}, {"fonte": "cts", "rif": "artt. 103-106"}, {"fonte": "cts", "rif": "art. 79-ter"}, {"fonte": "cts", "rif": "all. A, art. 300"}, {"fonte": "l-241-1990", "rif": "art. 999"})),
    "articolo abrogato": word(pa=side(PA, {"fonte": "cts", "rif": "art. 102"}, {"fonte": "cts", "rif": "art. 102", "storico": True})),
    "fonte non vigente": word(pa=side(PA, {"fonte": "vecchia"}, {"fonte": "vecchia", "storico": True})),
    "in breve, articolo": brief("Un percorso comune"),
    "in breve, elisione": brief("l’insieme delle cose"),
    "in breve, formula": brief("è un percorso"),
    "in breve, formula lunga": brief("Si intende il percorso"),
    "in breve, quasi formula": brief("indicazione di percorso"),
    "in breve, negativa": brief("né carne né pesce"),
    "in breve, quasi negativa": brief("nonostante tutto"),
    "in breve, vaga": brief("percorso, patto ecc. che si deve seguire"),
    "in breve, punto": brief("percorso comune."),
    "in breve, due frasi": brief("percorso comune! Poi si vede"),
    "in breve, lunga": brief("uno " * 46),
    "in breve, maiuscola": brief("Attività comune"),
    "in breve, nome proprio": brief("Comune che ascolta"),
    "definizioni corte e sbilanciate": word(pa=side("Breve. " * 5), terzo_settore=theirs("lungo " * 101)),
    "testo copiato": word(pa=side("uno due tre quattro cinque sei sette otto " + PA), terzo_settore=theirs(TS + " zero Uno due tre quattro cinque sei sette."), in_breve="due tre quattro cinque sei sette otto"),
    "difficile da leggere": word(pa=side("subordinatamente all’espletamento procedimentalizzato " * 12), terzo_settore=theirs("conseguentemente disaccordando intersettorialmente, ai sensi dell’art. 5, c. 3, " * 8)),
    "sigle": word(attenzione="La ASL, l’ETS e il BDO; l’azienda (AZS), la PQR (prova quasi reale), il titolo XIV, IVA e A.B.C.", come_dirlo=written("Con ASL-x e AZS.")),
    "sigla che è il nome": word(termine="ZUQ", attenzione="La ZUQ e la BAQ."),
    "norme nominate": word(attenzione="La Legge sul procedimento e la legge 241/1990, il d.lgs. 3 luglio 2017, n. 117 del 2017.", pa=side(PA, {"fonte": "vecchia", "storico": True}), terzo_settore=theirs(TS, {"fonte": "vecchia", "storico": True})),
    "righe al limite": word(accezione="x" * 89, inglese="è " * 44 + "è", termine="😀 " * 44 + "#x"),
    "testi ostili": word(termine="--- # x: y", varianti=["- x", "'", "null", "a: b", "@", "😀 #", "\\", "[x]", "no", "key:"], in_breve="# commento: `x` \"y\"", note_redazionali="--- " * 60),
    "segni da tastiera": word(varianti=["zucca dell'orto"], attenzione="E' l'ente che dice \"così\", perche' vuole...", come_dirlo={"da_scrivere": {"dove": "in un po' di posti", "testo": "La citta’ e il perche’."}, "da_chiedere": "Che cos’è ''questo''?"}),
    "segni di un PDF": word(attenzione="L’uﬃcio firma.", in_breve="ammini- strazione 👍", come_dirlo={"da_scrivere": {"dove": "-> qui", "testo": "Detto così\"."}, "da_chiedere": "Chi?"}),
    "nomi scritti male": word(termine="La zucca (ZC)", sigle=["z.c.", "Z C", "zucchetta gialla grande", "zc"], varianti=["zucca / zucchetta", "- zucchina", "«zuccone»", "ZUCCHETTA GIALLA", "zucca, gialla", "una zucca.", "zucca **verde**"]),
    "nome con la maiuscola": word(termine="Zucca gialla", attenzione="Dicono la zucca gialla e basta."),
    "nome proprio": word(termine="Zucca gialla", attenzione="Dicono la Zucca gialla, non la zucca gialla."),
}  # fmt: skip
NEW_SOURCES: dict[str, dict[str, Any]] = {
    "completa": source(data="2026-01-02", indirizzo="https://esempio.it/a?b=1#c"),
    "vuota": {},
    "norma senza data": source(tipo="norma"),
    "sentenza": source(tipo="sentenza", ecli="ECLI:IT:x"),
    "pagina": source(tipo="pagina", indirizzo="www.esempio.it"),
    "indirizzi": source(indirizzo="https://senza-punto/x y"),
    "urn": source(urn="urn:nir:stato:legge:2020-02-30;1"),
    "urn con un’altra data": source(tipo="norma", data="2020-01-01", urn="urn:nir:stato:legge:2020-01-02;1"),
    "ecli": source(ecli="ECLI:IT:COST:2020:12A"),
    "ecli di un altro giudice": source(ecli="ECLI:IT:CDS:2020:12A"),
    "eli con un giorno che non c’è": source(eli="https://www.gazzettaufficiale.it/eli/id/2017/02/30/17G00128/sg"),
    "eli e celex": source(eli="https://data.europa.eu/eli/reg/2016/679/oj", celex="32016R0679"),
    "eli e celex scritti male": source(eli="https://esempio.it/eli/reg/2016/679/oj", celex="2016/679"),
    "letture scritte male": source(tipo="norma", data="2020-01-01", urn="urn:nir:stato:legge:2020-01-01;1", scade={"il": "2026-01-01", "perche": "Si rilegge."}, letture=[{"rif": "articolo 5", "letto_su": "testo", "versione": "2026-11-24", "letto_il": "2026-11-23", "chi": "redazione"}, {"rif": "art. 5, par. 2", "letto_su": "testo", "letto_il": "2027-11-23", "chi": "redazione"}]),
    "letture": source(letture=[{"letto_su": "testo", "letto_il": "2026-02-30", "chi": "redazione"}]),
    "celex con un giorno che non c’è": source(celex="02016R0679-20160230"),
    "articoli": source(articoli=["1-10", "10-1", "tre", "5-bis", "5-bis-7"], abrogati=["2"]),
    "alfabeti": source(nome="Avviso pubblic\u043e", autore="Ωμέγα, Кирилл"),
    "html e lunghezza": source(nome="<i>x</i>", titolo="t" * 401),
    "html": source(nome="Avviso <i>x</i>", autore="«A&nbsp;B»"),
    "titolo lungo": source(titolo="Avviso: «titolo» lungo, # come capita - " * 9),
    "nota": source(note_redazionali="Nota: lunga " * 20, anno="2026", vigente=False),
}  # fmt: skip


def tidy(value: Any) -> Any:
    """Return ``value`` as the form holds it: texts on one line."""
    if isinstance(value, dict):
        return {name: tidy(item) for name, item in value.items()}
    if isinstance(value, list):
        return [tidy(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def proposals() -> dict[str, tuple[dict[str, Any], dict[str, dict[str, Any]]]]:
    """Return every case: the word and its new sources by id."""
    words = {name: (tidy(typed), {}) for name, typed in CASES.items()}
    brought = {
        f"fonte nuova: {name}": (
            tidy(word(fonti=[{"fonte": "nuova", "rif": "art. 11"}])),
            {"nuova": tidy(typed)},
        )
        for name, typed in NEW_SOURCES.items()
    }
    return words | brought


def expected(name: str) -> Any:
    """Return what ``tests/data/proponi/<name>.json`` freezes."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
