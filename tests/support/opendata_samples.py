"""Samples that several test modules share."""

from __future__ import annotations

from builders import CTS, make_concept, make_glossary
from made_site import make_all

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import digest
from parole.model.concept import RedirectFile, WithdrawnFile
from parole.model.publication import NewsRegister
from parole.model.registers import ReadingPath, Source
from parole.opendata.catalogue import outputs
from parole.rendering.renderer import Renderer

SECRET = "appunto che nessuno deve leggere"


FACTS = SiteFacts(name="Prova", url="https://esempio.it/g/", city="Milano")


BANDO = make_concept(
    "bando",
    termine="bando",
    accezione="di gara",
    sigle=["BG"],
    varianti=["avviso di gara"],
    sconsigliati=[{"forma": "gara", "perche": "Dice meno."}],
    in_breve="atto che apre *tutto*",
    pa={
        "vuol_dire": "atto *firmato*",
        "definizione": "Lo firma il [[tavolo]].",
        "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}],
    },
    terzo_settore={
        "vuol_dire": "denaro da chiedere",
        "definizione": "Lo vivono le persone.",
        "fonti": [{"fonte": "cts"}],
    },
    accordo="divergono",
    differenza=["chi-paga", "quando"],
    attenzione="Qui ci si fraintende.",
    come_dirlo={
        "da_scrivere": {"dove": "nell’avviso", "testo": "Dire «<script>» & altro."},
        "da_chiedere": "Chi paga?",
    },
    da_non_confondere=[
        {"voce": "tavolo", "perche": "È *un luogo*."},
        {"forma": "annuncio", "perche": "Non apre nulla."},
    ],
    casi=[
        {"caso": "Un [[tavolo]] di prova.", "vale_per": ["pa", "terzo_settore"], "perche": "perché sì"},
        {"caso": "Una gara.", "perche": "perché | no"},
    ],
    esempio={"testo": "Un caso.", "tipo": "inventato"},
    stesso_di=["http://altrove.example/c_1", "https://terzo.example/2"],
    scade={"il": "2027-01-01", "perche": "Cambia la legge."},
    piu_ampio=["tavolo"],
    note_redazionali=SECRET,
)


APPROVED = BANDO.model_copy(
    update={"approvazioni": make_concept("x", approvazioni=[
        {"lato": "pa", "ente": "Ente di prova", "data": "2026-11-20", "impronta": digest(BANDO)},
        {"lato": "terzo_settore", "ente": "Altro ente", "data": "2026-11-21", "impronta": "0" * 16},
    ]).approvazioni}
)  # fmt: skip


WORDS = make_glossary(
    APPROVED,
    make_concept("tavolo", sigle=["BG"]),
    make_concept("verbale", pa=None, accordo=None, vedi_anche=["tavolo"]),
    redirects={"avviso": RedirectFile(sostituito_da="bando")},
    withdrawn={
        "concorso": WithdrawnFile.model_validate(
            {"ritirato": {"data": "2026-11-22", "perche": "Non serve.", "usare": ["bando"]}}
        )
    },
    sources={
        "cts": Source.model_validate(
            CTS.model_dump() | {"note_redazionali": SECRET, "letture": [
                {"rif": "artt. 55-57", "letto_su": "testo", "letto_il": "2026-11-21", "versione": "2021-05-18", "chi": "redazione"}
            ]}
        ),
        "altra": Source.model_validate({
            "tipo": "sentenza", "nome": "Sentenza", "titolo": "Sentenza", "ecli": "ECLI:IT:COST:2020:131"
        }),
    },
    news=NewsRegister.model_validate({"pubblicazioni": [
        {"versione": day, "data": day, "indirizzo": day} for day in ("2026-11-22", "2026-11-01")
    ]}),
    paths={
        "primo": ReadingPath.model_validate(
            {"titolo": "Primo", "descrizione": "Per cominciare.", "voci": [{"voce": "tavolo", "perche": "Sì."}]}
        )
    },
)  # fmt: skip


def files_of(glossary: Glossary = WORDS, facts: SiteFacts = FACTS) -> dict[str, bytes]:
    made = make_all(outputs(Renderer(glossary, (), facts)))
    return {
        address: content if isinstance(content, bytes) else content.encode()
        for address, content in made.items()
    }
