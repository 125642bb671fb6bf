"""Sources: references well written, articles that exist, acts in force, identifiers that hold."""

from __future__ import annotations

import pytest
from one_check import told_of

from parole.rules.sources import check_citations, check_source_register

# Citations: «legge-prova» has the articles 1-20 and 6-bis, of which 7 was repealed; «legge-vecchia» is not in force.

REPEALED = (
    "l’articolo 7 di «Legge di prova» è abrogato; citane uno in vigore, oppure aggiungi «storico: true» "
    "[articolo-abrogato]"
)
NOT_IN_FORCE = (
    "«Legge vecchia» non è più in vigore; cita l’atto in vigore, oppure aggiungi «storico: true» se lo citi apposta "
    "[fonte-non-vigente]"
)
ILL_WRITTEN = (
    "«{}» non è un riferimento ben scritto; {}scrivilo come «art. 55, c. 3, lett. a)», «artt. 55-57», «§ 3», «cons. dir. "
    "2.1» o «p. 12» [rif]"
)


def no_article(number: str) -> str:
    return (
        f"l’articolo {number} non esiste in «Legge di prova» (articoli: 1-20, 6-bis); controlla il numero sul testo "
        "[articolo-inesistente]"
    )


def cited(*citations: dict[str, object], **registers: str) -> list[str]:
    files = {f"glossary/{name}.yml": text for name, text in registers.items()}
    return told_of(check_citations, {"albero": {"fonti": list(citations)}}, files)


def law(rif: str = "", **fields: object) -> dict[str, object]:
    return {"fonte": "legge-prova", **({"rif": rif} if rif else {}), **fields}


@pytest.mark.parametrize("rif", ["", "art. 1", "art. 20", "art. 6-bis", "artt. 8-20", "§ 3", "p. 12"])
def test_what_is_there_may_be_cited(rif: str) -> None:
    assert cited(law(rif)) == []


@pytest.mark.parametrize(
    ("rif", "told"),
    [
        ("art. 21", [no_article("21")]),
        ("art. 6-ter", [no_article("6-ter")]),
        ("art. 7", [REPEALED]),
        ("artt. 1 e 21", [no_article("21")]),
        ("artt. 7 e 21", [REPEALED, no_article("21")]),
        ("articolo 5", [ILL_WRITTEN.format("articolo 5", "forse «art. 5»? Se no, ")]),
        ("più avanti", [ILL_WRITTEN.format("più avanti", "")]),
    ],
)
def test_what_is_not_there_is_told(rif: str, told: list[str]) -> None:
    assert cited(law(rif)) == [f"albero: fonti[0].rif: {line}" for line in told]


def test_what_is_no_longer_there_may_be_cited_as_history() -> None:
    assert cited(law("art. 7", storico="true")) == []
    assert cited({"fonte": "legge-vecchia", "storico": "true"}) == []
    assert cited(law("art. 21", storico="true")) == [f"albero: fonti[0].rif: {no_article('21')}"]
    assert cited({"fonte": "legge-vecchia"}) == [f"albero: fonti[0].fonte: {NOT_IN_FORCE}"]


def test_the_repealed_article_of_an_act_no_longer_in_force_is_told_once() -> None:
    sources = "vecchia: {tipo: norma, nome: Vecchia, titolo: x, data: 2001-02-03, articoli: [1-9], abrogati: [7], vigente: no}\n"
    found = cited({"fonte": "vecchia", "rif": "art. 7"}, fonti=sources)
    assert [line.rpartition("[")[2] for line in found] == ["fonte-non-vigente]"]


def test_of_a_source_whose_articles_nobody_listed_well_none_is_said_to_be_missing() -> None:
    sources = "muta: {tipo: norma, nome: Muta, titolo: x, data: 2001-02-03, articoli: [dall’1]}\n"
    assert cited({"fonte": "muta", "rif": "art. 999"}, fonti=sources) == []
    sources = "muta: {tipo: norma, nome: Muta, titolo: x, data: 2001-02-03, abrogati: [7]}\n"
    found = cited({"fonte": "muta", "rif": "art. 999"}, {"fonte": "muta", "rif": "art. 7"}, fonti=sources)
    assert [line.rpartition("[")[2] for line in found] == ["articolo-abrogato]"]


def test_the_same_wrong_citation_is_told_wherever_it_comes_back() -> None:
    both = {
        "albero": {"fonti": [law("art. 21"), law("art. 1")]},
        "bosco": {"fonti": [law("art. 1"), law("art. 21")]},
    }
    assert told_of(check_citations, both) == [
        f"albero: fonti[0].rif: {no_article('21')}",
        f"bosco: fonti[1].rif: {no_article('21')}",
    ]


def test_a_source_that_is_not_in_the_register_is_read_only_as_it_is_written() -> None:
    assert cited({"fonte": "zzz", "rif": "art. 999"}) == []
    assert cited({"fonte": "zzz", "rif": "sette"}) == [f"albero: fonti[0].rif: {ILL_WRITTEN.format('sette', '')}"]


# The register.


def registered(kind: str, **fields: object) -> list[str]:
    """Return what is said of one source, without its beginning."""
    typed = {"tipo": kind, "nome": "Prova", "titolo": "Prova", **fields}
    lines = "".join(f"  {name}: {value}\n" for name, value in typed.items())
    found = told_of(check_source_register, {}, {"glossary/fonti.yml": f"prova:\n{lines}"})
    return [line.removeprefix("fonti: prova") for line in found]


ENOUGH: dict[str, dict[str, object]] = {
    "norma": {"data": "2001-02-03"},
    "sentenza": {"data": "2001-02-03", "estremi": "sentenza n. 1", "grado": "primo-grado"},
    "documento": {},
    "pubblicazione": {"autore": "Una persona"},
    "pagina": {"autore": "Un ente", "indirizzo": "https://esempio.it/pagina"},
}


@pytest.mark.parametrize("kind", ENOUGH)
def test_each_kind_of_source_needs_what_finds_it_again_and_no_more(kind: str) -> None:
    assert registered(kind, **ENOUGH[kind]) == []
    for missing in ENOUGH[kind]:
        fields = {name: value for name, value in ENOUGH[kind].items() if name != missing}
        assert registered(kind, **fields) == [
            f": a una fonte di tipo «{kind}» serve anche «{missing}»; aggiungilo [fonte-incompleta]"
        ]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("urn", "urn:nir:stato:legge:2001-02-03;45", "urn:nir:stato:legge:2001;45"),
        ("ecli", "ECLI:IT:COST:2020:131", "IT:COST:2020:131"),
        ("eli", "http://data.europa.eu/eli/reg/2016/679/oj", "eli/reg/2016/679"),
        ("celex", "32016R0679", "2016/679"),
    ],
)
def test_an_identifier_is_written_as_its_authority_wants(field: str, good: str, bad: str) -> None:
    assert registered("norma", data="2001-02-03", **{field: good}) == []
    [line] = registered("norma", data="2001-02-03", **{field: bad})
    assert line.startswith(f".{field}: «{bad}» ")
    assert line.endswith(f" [{field}]")


def test_the_date_and_the_urn_say_the_same_day() -> None:
    urn = "urn:nir:stato:legge:2001-02-03;45"
    assert registered("norma", data="2001-02-04", urn=urn) == [
        ".data: l’urn dice 2001-02-03, la data dice 2001-02-04; controlla sul testo quale è giusta [urn-data]"
    ]
    assert registered("documento", urn=urn) == []


def test_lists_of_articles_are_numbers_and_ranges() -> None:
    remedy = "non è un elenco di articoli; scrivi numeri e intervalli: [1-104, 79-bis] [articoli]"
    assert registered("norma", data="2001-02-03", articoli="[1-9, uno]", abrogati="[due, 7]") == [
        f".articoli[1]: «uno» {remedy}",
        f".abrogati[0]: «due» {remedy}",
    ]


@pytest.mark.parametrize("address", ["https://esempio.it", "http://a.b/c?d=e#f", "https://www.a.it/x.y"])
def test_an_address_is_complete(address: str) -> None:
    assert registered("documento", indirizzo=f"'{address}'") == []


@pytest.mark.parametrize(
    "address",
    [
        "www.esempio.it",
        "ftp://esempio.it",
        "https:esempio.it",
        "https://esempio",
        "https://esempio./x",
        "https://.it/x",
        "https:///esempio.it",
        *(f"https://esempio.it/a{sign}b" for sign in ' "<>\\`{}|^'),
    ],
)
def test_what_is_no_complete_address_is_told(address: str) -> None:
    assert registered("documento", indirizzo=f"'{address}'") == [
        f".indirizzo: «{address}» non è un indirizzo completo; scrivilo per intero, con https:// davanti [indirizzo]"
    ]


def test_sources_are_told_in_the_order_of_their_ids() -> None:
    register = "".join(f"{id_}: {{tipo: pubblicazione, nome: x, titolo: y}}\n" for id_ in ("b", "a"))
    found = told_of(check_source_register, {}, {"glossary/fonti.yml": register})
    assert [line.split(": ")[1] for line in found] == ["a", "b"]
