"""Legal identifiers: urn:nir, ECLI, ELI, CELEX; and which of them a source has."""

from __future__ import annotations

from datetime import date

import pytest

from parole.glossary.identifiers import (
    Identifiers,
    identifiers_of,
    is_celex,
    is_ecli,
    is_eli,
    is_urn,
    urn_date,
)
from parole.model.registers import Source

CTS_URN = "urn:nir:stato:decreto.legislativo:2017-07-03;117"
GDPR_ELI = "http://data.europa.eu/eli/reg/2016/679/oj"
GAZZETTA = "https://www.gazzettaufficiale.it"


@pytest.mark.parametrize(
    ("urn", "day"),
    [
        (CTS_URN, date(2017, 7, 3)),
        ("urn:nir:stato:costituzione:1947-12-27", date(1947, 12, 27)),
        ("urn:nir:stato:legge:1990-08-07;241", date(1990, 8, 7)),
        ("urn:nir:stato:regio.decreto:1942-03-16;262:2", date(1942, 3, 16)),
        ("urn:nir:presidente.repubblica:decreto:2000-12-28;445", date(2000, 12, 28)),
        ("urn:nir:ministero.lavoro.e.politiche.sociali:decreto:2021-03-31;72", date(2021, 3, 31)),
        ("urn:nir:regione.lombardia:legge:2008-03-12;3", date(2008, 3, 12)),
        ("urn:nir:comune.milano;consiglio:delibera:2023-06-12;45", date(2023, 6, 12)),
        ("urn:nir:stato:legge:2024-02-29;1", date(2024, 2, 29)),
    ],
)
def test_a_urn_has_a_date_of_the_calendar(urn: str, day: date) -> None:
    assert is_urn(urn)
    assert urn_date(urn) == day


@pytest.mark.parametrize(
    "urn",
    [
        "",
        "urn:nir",
        "nir:stato:legge:1990-08-07;241",
        "URN:NIR:stato:legge:1990-08-07;241",
        "urn:nir:Stato:legge:1990-08-07;241",
        "urn:nir:stato:decreto legislativo:2017-07-03;117",
        "urn:nir:stato:legge:1990;241",
        "urn:nir:stato:legge:1990-8-7;241",
        "urn:nir:stato:legge:07-08-1990;241",
        "urn:nir:stato:legge:1990-02-30;241",
        "urn:nir:stato:legge:2023-02-29;1",
        "urn:nir:stato:legge:1990-13-01;241",
        "urn:nir:stato:legge:1990-00-10;241",
        "urn:nir:stato:legge:1990-08-07;",
        "urn:nir:stato:legge:1990-08-07;241~art3",
        "urn:nir:stato:legge:1990-08-07;241!vig=2020-01-01",
        "urn:nir:stato:legge:1990-08-07;241@originale",
        "urn:nir:stato:legge:1990-08-07; 241",
        " urn:nir:stato:legge:1990-08-07;241",
        "urn:nir:stato:legge:1990-08-07;241\n",
        "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:1990-08-07;241",
        "urn:nir:stato:legge:١٩٩٠-08-07;241",
    ],
)
def test_anything_else_is_no_urn(urn: str) -> None:
    assert not is_urn(urn)
    assert urn_date(urn) is None


@pytest.mark.parametrize("ecli", ["ECLI:IT:COST:2020:131", "ECLI:IT:CDS:2023:5217SENT", "ECLI:EU:C:2022:123"])
def test_an_ecli_is_recognised(ecli: str) -> None:
    assert is_ecli(ecli)


@pytest.mark.parametrize(
    "ecli",
    [
        "",
        "IT:COST:2020:131",
        "ecli:it:cost:2020:131",
        "ECLI:IT:COST:0131:2020",
        "ECLI:IT:COST:2020:0131",
        "ECLI:IT:COST:2020:131.1",
        "ECLI:IT:COST:2020:SENT131",
        "ECLI:EU:C:2022:A1",
        "ECLI:IT:CORTECOST:2020:131",
        "ECLI:IT:COST:2020:131~art1",
        "ECLI:IT:COST:20:131",
        "ECLI:IT:COST:2020:",
        "ECLI:IT:COST:2020:13 1",
        "ECLI:ITA:COST:2020:131",
        "ECLI:IT:COST:2020:131\n",
    ],
)
def test_anything_else_is_no_ecli(ecli: str) -> None:
    assert not is_ecli(ecli)


@pytest.mark.parametrize(
    "eli",
    [
        GDPR_ELI,
        "http://data.europa.eu/eli/dir/2016/2102/oj",
        "http://data.europa.eu/eli/reg_impl/2018/1523/oj/ita",
        "http://data.europa.eu/eli/reg/2016/679/2016-05-04",
        f"{GAZZETTA}/eli/id/2017/08/02/17G00128/sg",
        f"{GAZZETTA}/eli/id/2017/08/02/17G00128/sg/ita/html",
        f"{GAZZETTA}/eli/id/1990/08/18/090G0294/sg",
        f"{GAZZETTA}/eli/id/2021/01/09/20A07300/s2",
    ],
)
def test_an_eli_is_recognised(eli: str) -> None:
    assert is_eli(eli)


@pytest.mark.parametrize(
    "eli",
    [
        "",
        "eli/reg/2016/679/oj",
        "http://data.europa.eu/eli/reg/2016/679",
        "http://data.europa.eu/eli/reg/679/2016/oj",
        "http://data.europa.eu/eli/legge/2016/679/oj",
        "http://data.europa.eu/eli/reg/2016/0679/oj",
        "http://data.europa.eu.example/eli/reg/2016/679/oj",
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        f"{GAZZETTA}/eli/id/2017/08/17G00128/sg",
        f"{GAZZETTA}/eli/id/2017/02/30/17G00128/sg",
        f"{GAZZETTA}/eli/id/2017/08/02/17G0012/sg",
        f"{GAZZETTA}/eli/id/2017/08/02/17G00128",
        f"{GAZZETTA}/eli/id/2017/08/02/17G00128/sg\n",
        f"{GAZZETTA}/eli/id/2017/08/02/17g00128/sg",
    ],
)
def test_anything_else_is_no_eli(eli: str) -> None:
    assert not is_eli(eli)


@pytest.mark.parametrize(
    "celex",
    [
        "32016R0679",
        "32016L2102",
        "32012D0021",
        "62020CJ0436",
        "62000CJ0280",
        "62019TJ0012",
        "52021XC0527(02)",
        "12016E101",
        "02016R0679-20160504",
    ],
)
def test_a_celex_number_is_recognised(celex: str) -> None:
    assert is_celex(celex)


@pytest.mark.parametrize(
    "celex",
    [
        "",
        "2016R0679",
        "3201R0679",
        "32016R679",
        "32016r0679",
        "32016R0679 ",
        "CELEX:32016R0679",
        "32016RRR0679",
        "62020436",
        "62020XJ0436",
        "52021XC0527(2)",
        "02016R0679",
        "02016R0679-20160230",
        "32016R0679\n",
        "32016R\u0660679",
    ],
)
def test_anything_else_is_no_celex_number(celex: str) -> None:
    assert not is_celex(celex)


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ({}, Identifiers()),
        ({"urn": CTS_URN}, Identifiers(urn=CTS_URN)),
        ({"ecli": "ECLI:IT:COST:2020:131"}, Identifiers(ecli="ECLI:IT:COST:2020:131")),
        ({"celex": "62020CJ0436"}, Identifiers(celex="62020CJ0436")),
        ({"indirizzo": GDPR_ELI}, Identifiers(eli=GDPR_ELI, celex="32016R0679")),
        ({"eli": GDPR_ELI, "indirizzo": "https://a.it/"}, Identifiers(eli=GDPR_ELI, celex="32016R0679")),
        (
            {"eli": "http://data.europa.eu/eli/dir_del/2015/13/oj"},
            Identifiers(eli="http://data.europa.eu/eli/dir_del/2015/13/oj", celex="32015L0013"),
        ),
        (
            {
                "indirizzo": "https://eur-lex.europa.eu/legal-content/IT/TXT/HTML/?from=EN&uri=CELEX%3A52021XC0527%2802%29"
            },
            Identifiers(celex="52021XC0527(02)"),
        ),
        (
            {
                "indirizzo": "https://eur-lex.europa.eu/legal-content/IT/TXT/HTML/?uri=OJ:C:2016:262:FULL&from=EN"
            },
            Identifiers(),
        ),
        (
            {
                "indirizzo": f"{GAZZETTA}/atto/serie_generale/caricaArticolo?art.codiceRedazionale=21G00115"
                "&art.dataPubblicazioneGazzetta=2021-07-26&art.idArticolo=1"
            },
            Identifiers(eli=f"{GAZZETTA}/eli/id/2021/07/26/21G00115/sg"),
        ),
        (
            {"indirizzo": f"{GAZZETTA}/atto/serie_generale/caricaArticolo?art.codiceRedazionale=21G00115"},
            Identifiers(),
        ),
        (
            {
                "indirizzo": f"{GAZZETTA}/atto/regioni/caricaArticolo?art.codiceRedazionale=21G00115"
                "&art.dataPubblicazioneGazzetta=2021-07-26"
            },
            Identifiers(),
        ),
    ],
)
def test_a_source_has_the_identifiers_it_declares_or_that_its_official_address_spells_out(
    fields: dict[str, str], identifiers: Identifiers
) -> None:
    source = Source.model_validate({"tipo": "norma", "nome": "x", "titolo": "y"} | fields)
    assert identifiers_of(source) == identifiers
