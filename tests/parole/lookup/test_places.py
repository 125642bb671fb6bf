"""What is found beside the words: pages by their names, acts as people write them, meanings to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from asked_lookup import answers, matchers
from builders import CTS as CODE
from builders import make_concept, make_glossary
from probe import probe_glossary, probe_queries

from parole.glossary.glossary import Glossary
from parole.lookup.names import names_files
from parole.lookup.places import places, places_file
from parole.lookup.texts import HandPage, texts_files
from parole.model.registers import Area, ReadingPath, Source
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CTS = CODE.model_copy(update={"estremi": "decreto legislativo 3 luglio 2017, n. 117"})
NORM = {"tipo": "norma", "data": date(2021, 3, 31)}
SOURCES = {
    "cts": CTS,
    "dm-72-2021": Source(
        nome="Linee guida sugli artt. 55-57",
        titolo="x",
        estremi="decreto del Ministro del lavoro e delle politiche sociali 31 marzo 2021, n. 72",
        **NORM,
    ),
    "l-241-1990": Source(
        nome="Legge sul procedimento",
        titolo="x",
        estremi="legge 7 agosto 1990, n. 241",
        urn="urn:nir:stato:legge:1990-08-07;241",
        **NORM,
    ),
    "lr-3-2008": Source(
        nome="Legge sui servizi", titolo="x", estremi="legge regionale 12 marzo 2008, n. 3", **NORM
    ),
    "gdpr": Source(
        nome="Regolamento sui dati (GDPR)", titolo="x", estremi="regolamento (UE) 2016/679", **NORM
    ),
    "corte": Source(
        tipo="sentenza",
        nome="Corte costituzionale, sentenza 131/2020",
        titolo="x",
        estremi="sentenza 26 giugno 2020, n. 131",
        data=date(2020, 6, 26),
    ),
    "mai-citata": Source(nome="Legge mai citata", titolo="x", estremi="legge 1 marzo 2001, n. 9", **NORM),
    "libro": Source(tipo="pubblicazione", nome="Un libro", titolo="x", anno="2001"),
}
WORDS = (
    make_concept("bando", fonti=[{"fonte": "cts", "rif": "artt. 55-57"}, {"fonte": "libro"}]),
    make_concept("delega", fonti=[{"fonte": "l-241-1990"}, {"fonte": "lr-3-2008"}, {"fonte": "corte"}]),
    make_concept("elenco", fonti=[{"fonte": "cts", "rif": "art. 93, c. 3, lett. a)"}, {"fonte": "gdpr"}]),
    make_concept("verbale", fonti=[{"fonte": "cts", "rif": "art. 56"}, {"fonte": "dm-72-2021"}]),
    make_concept("agenzia-sanitaria", termine="agenzia sanitaria", sigle=["AT"]),
    make_concept("ambito-sociale", termine="ambito sociale", sigle=["AT"]),
    make_concept("attivita-diverse", termine="attività diverse"),
    make_concept("accreditamento", termine="accreditamento"),
    make_concept("co-progettazione", termine="co-progettazione"),
    make_concept("concessione", termine="concessione"),
    make_concept("cinque-per-mille", termine="cinque per mille", varianti=["5 per mille"]),
    make_concept("terzo-settore", termine="Terzo settore"),
    make_concept("solidarieta", termine="solidarietà"),
    make_concept("anticipazione", in_breve="soldi che arrivano prima"),
)
PATH = ReadingPath.model_validate(
    {"titolo": "I conti", "descrizione": "Quando si contano.", "voci": [{"voce": "bando", "perche": "prima"}]}
)
PAGES = (HandPage("novita/", "Che cosa è cambiato", "Le novità.", "testo", "Novità"),)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    areas = {
        "risorse": Area(nome="Risorse", descrizione="I soldi."),
        "strumenti": Area(nome="S", descrizione="Come."),
    }
    return Glossary(
        concepts={word.id: word for word in WORDS}, areas=areas, sources=SOURCES, paths={"conti": PATH}
    )


def test_pages_acts_and_forms_with_more_meanings_are_listed(glossary: Glossary) -> None:
    listed = places(Renderer(glossary), PAGES)
    assert listed["pagine"] == [
        ["aree/risorse/", "Risorse", "area", "I soldi."],
        ["aree/strumenti/", "S", "area", "Come."],
        ["percorsi/conti/", "I conti", "percorso", "Quando si contano."],
        ["novita/", "Che cosa è cambiato", "pagina", "Le novità.", "Novità"],
    ]
    assert listed["chiedono"] == ["at"]
    acts: dict[str, Any] = {row[0]: row for row in listed["atti"]}  # type: ignore[index]
    assert sorted(acts) == sorted(set(SOURCES) - {"mai-citata", "libro"})
    names = [concept.id for concept in glossary.alphabetical]
    cited = {names[place]: points for place, *points in acts["cts"][4]}
    assert len(cited) == len(WORDS)
    assert {id_: cited[id_] for id_ in ("bando", "elenco", "verbale", "delega")} == {
        "bando": ["art. 55, c. 3", "artt. 55-57"],
        "elenco": ["art. 55, c. 3", "art. 93, c. 3, lett. a)"],
        "verbale": ["art. 55, c. 3", "art. 56"],
        "delega": ["art. 55, c. 3"],
    }


def test_what_is_hostile_stays_text() -> None:
    _, make = places_file(Renderer(make_glossary()), lambda: [HandPage("x/", "<b>", "</script>", "t")])
    assert "<" not in str(make())


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with matchers(browser) as opened:
        yield opened


CTS_LIST, CTS_TEXT = "termini/?fonte=cts", "https://www.normattiva.it/uri-res/N2Ls?" + str(CTS.urn)
LAW = [
    "termini/?fonte=l-241-1990",
    "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:1990-08-07;241",
]
FIRST = {
    **{key: [CTS_LIST, CTS_TEXT] for key in ("CTS", "c.t.s.", "d.lgs. 117/2017", "D. Lgs. n. 117 del 2017", "dlgs 117/17")},
    "decreto legislativo 3 luglio 2017, n. 117": [CTS_LIST, CTS_TEXT, "bando", "elenco", "verbale"],
    "Codice del Terzo settore": [CTS_LIST, CTS_TEXT],
    "art. 55 cts": [f"{CTS_LIST}&articolo=55", f"{CTS_TEXT}~art55", "bando"],
    "articolo 56, comma 2, del Codice del terzo settore": [f"{CTS_LIST}&articolo=56", f"{CTS_TEXT}~art56", "bando", "verbale"],
    "art 93 d.lgs. 117/2017": [f"{CTS_LIST}&articolo=93", f"{CTS_TEXT}~art93", "elenco"],
    "art. 58 cts": [CTS_LIST, CTS_TEXT],
    **{key: ["termini/?fonte=dm-72-2021", "verbale"] for key in ("dm 72", "d.m. 72/2021", "dm 72/21", "decreto ministeriale 72", "DM n. 72 del 31/03/2021")},
    **{key: [*LAW, "delega"] for key in ("l. 241/90", "lg 241", "legge 241", "L. n. 241/1990", "241/90", "legge 7 agosto 1990, n. 241")},
    **{key: ["termini/?fonte=lr-3-2008", "delega"] for key in ("l.r. 3/2008", "legge regionale 3")},
    **{key: ["termini/?fonte=gdpr", "elenco"] for key in ("gdpr", "reg. UE 2016/679", "679/2016")},
    **{key: ["termini/?fonte=corte", "delega"] for key in ("Corte cost. 131/2020", "sentenza 131", "c. cost. 131/2020")},
    "Risorse": ["aree/risorse/"],
    "i conti": ["percorsi/conti/"],
    "novita": ["novita/"],
    "che cosa è cambiato": ["novita/"],
    "AD": ["attivita-diverse"],
    "accreditarsi": ["accreditamento"],
    "accreditato": ["accreditamento"],
    "coprogettiamo": ["co-progettazione"],
    "concedere": ["concessione"],
    "solidale": ["solidarieta"],
    **{key: ["terzo-settore"] for key in ("III settore", "3° settore", "3º settore", "3 settore")},
    "soldi": ["anticipazione"],
}  # fmt: skip
NOTHING = ("8 per mille", "8xmille", "dm 73", "dm 72/2020", "legge 9/2001", "l. 17", "art. 55", "QX", "241")


def test_acts_pages_and_families_of_words_are_found(page: Page, glossary: Glossary) -> None:
    renderer = Renderer(glossary)
    indexes = [*names_files(renderer), *texts_files(renderer), places_file(renderer, lambda: PAGES)]
    found = answers(page, indexes, [*FIRST, *NOTHING])
    ids = {query: [one["id"] for one in answer["found"]] for query, answer in found.items()}
    assert {query: ids[query][: len(first)] for query, first in FIRST.items()} == FIRST
    assert {query: ids[query] for query in NOTHING} == {key: [] for key in NOTHING}
    assert found["8 per mille"]["nearest"][:1] == ["cinque-per-mille"]


def test_pages_and_acts_do_not_hide_the_words_of_the_probe(browser: Browser) -> None:
    probe = Renderer(probe_glossary())
    indexes = [*names_files(probe), *texts_files(probe), places_file(probe, lambda: PAGES)]
    names = [*probe_queries()["esatta"], *probe_queries()["sigla"]]
    with matchers(browser) as page:
        found = answers(page, indexes, names)
    right = {**probe_queries()["esatta"], **probe_queries()["sigla"]}
    first = {query: {one["id"] for one in found[query]["found"][: len(ids)]} for query, ids in right.items()}
    assert first == {query: set(ids) for query, ids in right.items()}
