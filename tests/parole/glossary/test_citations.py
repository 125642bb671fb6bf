"""References to the law: the grammar of ``rif``, articles, addresses."""

from __future__ import annotations

import pytest

from parole.glossary.citations import (
    Articles,
    address_of,
    article_urn,
    articles_of,
    is_well_formed,
    parse_articles,
)
from parole.model.registers import Source

CTS_URN = "urn:nir:stato:decreto.legislativo:2017-07-03;117"


def source(**fields: object) -> Source:
    return Source.model_validate({"tipo": "norma", "nome": "x", "titolo": "y"} | fields)


@pytest.mark.parametrize(
    "rif",
    [
        "art. 5",
        "art. 55, c. 3",
        "art. 55, cc. 3 e 4",
        "art. 55, cc. 1-3",
        "art. 55, cc. 1, 2 e 4",
        "art. 1, c. 2-bis",
        "art. 1, cc. 1-bis e 2",
        "art. 6-bis",
        "art. 6-bis, c. 1",
        "art. 12-quinquies",
        "art. 9-nonies",
        "art. 3-octiesdecies",
        "art. 2, c. 1, lett. a)",
        "art. 2, c. 1, lett. aa)",
        "art. 2, c. 1, lett. a-bis)",
        "art. 2, c. 1, lett. a) e b)",
        "art. 2, c. 1, lett. a)-d)",
        "art. 2, c. 1, lett. a), b) e d)",
        "art. 2, lett. a)",
        "art. 2, c. 1, lett. a), n. 3)",
        "art. 2, c. 1, n. 3)",
        "artt. 55-57",
        "artt. 5 e 7",
        "artt. 5, 7 e 9",
        "artt. 5-bis e 7",
        "artt. 5, 6-bis e 7-ter",
        "artt. 117-119",
        "artt. 1-3, 7 e 9-12",
        "artt. 5-7 e 9-bis",
        "art. 1, cc. 159-161, 163 e 169-171",
        "par. 3",
        "art. 6, par. 1",
        "art. 6, par. 1, lett. e)",
        "art. 26, parr. 1 e 2",
        "art. 26, parr. 1-3",
        "fatto, punto 1",
        "fatto, punti 1-3",
        "§ 3",
        "§ 3.2",
        "§ 3.2.10",
        "§§ 2-3",
        "§§ 2 e 3",
        "§§ 2, 3.1 e 4",
        "§§ 2.1-2.3",
        "cons. dir. 2.1",
        "cons. dir. 2.1 e 2.2",
        "cons. dir. 4-6",
        "punto 3",
        "punto 3.2",
        "punti 3 e 4",
        "punti 3-5",
        "considerando 5",
        "considerando 5 e 6",
        "considerando 5-7",
        "p. 12",
        "pp. 12-15",
        "pp. 12 e 15",
        "all. 1",
        "all. I",
        "all. A",
        "all. I.1",
        "all. 1, art. 3",
        "all. II, artt. 3-5",
        "all. A, § 2",
    ],
)
def test_a_reference_follows_the_grammar(rif: str) -> None:
    assert is_well_formed(rif)


@pytest.mark.parametrize(
    "rif",
    [
        "",
        " ",
        "5",
        "art 5",
        "art.5",
        "art.  5",
        "Art. 5",
        "ART. 5",
        "articolo 5",
        "art. cinque",
        "art. V",
        "art. 0",
        "art. 05",
        "art. 5 c. 3",
        "art. 5, comma 3",
        "art. 5, co. 3",
        "art. 5, c.3",
        "art. 5, c. 3 e 4",
        "art. 5, cc. 3",
        "art. 5, cc. 3, 4",
        "art. 5, cc. 4-3",
        "art. 5, c. 0",
        "art. 5, c. 3, lettera a)",
        "art. 5, c. 3, lett. a",
        "art. 5, c. 3, lett. A)",
        "art. 5, c. 3, let. a)",
        "art. 5, n. 3",
        "art. 5bis",
        "art. 5 bis",
        "art. 5-Bis",
        "art. 5-unvicies",
        "artt. 5",
        "art. 5-7",
        "artt. 5 - 7",
        "artt. 5–7",
        "artt. 7-5",
        "artt. 5-5",
        "artt. 5, 7",
        "artt. 5 e 7 e 9",
        "artt. 5-7, c. 1",
        "§3",
        "§ 0",
        "§ 3.",
        "§ 2-3",
        "§§ 3",
        "§§ 3-2",
        "§§ 2.3-2.1",
        "par 3",
        "art. 6, par. 1 e 2",
        "art. 6, parr. 1",
        "art. 6, c. 1, par. 2",
        "artt. 1-3-5",
        "artt. 7-5 e 9",
        "artt. 1-3, 7",
        "fatto",
        "fatto, art. 5",
        "punto 1, fatto",
        "cons. dir 2.1",
        "considerato in diritto 2.1",
        "pag. 12",
        "p.12",
        "p. 12-15",
        "pp. 12",
        "pp. 15-12",
        "p. xii",
        "all. ",
        "all. AB",
        "allegato 1",
        "art. 5; art. 7",
        "art. 5, c. 3\n",
        "art. \u0665",
        "art. 5, c. 3.",
        "(art. 5)",
    ],
)
def test_anything_else_does_not(rif: str) -> None:
    assert not is_well_formed(rif)


@pytest.mark.parametrize(
    ("rif", "articles"),
    [
        ("art. 55, c. 3", ("55",)),
        ("art. 6-bis, c. 1, lett. a)", ("6-bis",)),
        ("artt. 55-57", ("55", "57")),
        ("artt. 5, 6-bis e 7", ("5", "6-bis", "7")),
        ("artt. 1-3, 7 e 9-12", ("1", "3", "7", "9", "12")),
        ("art. 6, par. 1, lett. e)", ("6",)),
        ("par. 3", ()),
        ("fatto, punto 1", ()),
        ("§ 3", ()),
        ("p. 12", ()),
        ("cons. dir. 2.1", ()),
        ("all. 1", ()),
        ("all. 1, art. 3", ()),
        ("articolo 5", ()),
        ("", ()),
    ],
)
def test_a_reference_names_articles(rif: str, articles: tuple[str, ...]) -> None:
    assert articles_of(rif) == articles


@pytest.mark.parametrize(
    ("texts", "articles"),
    [
        ([], Articles((), frozenset())),
        (["1-104", "79-bis"], Articles(((1, 104),), frozenset({"79-bis"}))),
        (["7", "9-9"], Articles(((7, 7), (9, 9)), frozenset())),
        (["1-3", "5-8"], Articles(((1, 3), (5, 8)), frozenset())),
    ],
)
def test_a_list_of_articles_is_read(texts: list[str], articles: Articles) -> None:
    assert parse_articles(texts) == articles


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "01",
        "a",
        "104-1",
        "1-",
        "-1",
        "1-2-3",
        "79-bis-80",
        "1-79-bis",
        "1, 2",
        "1–3",
        "1 - 3",
        "79bis",
        "٣",
    ],
)
def test_what_is_no_list_of_articles_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="^" + "".join(f"[{c}]" if c != "-" else "-" for c in text) + "$"):
        parse_articles(["1-3", text])


@pytest.mark.parametrize(
    ("article", "there"),
    [
        ("1", True),
        ("104", True),
        ("79-bis", True),
        ("0", False),
        ("105", False),
        ("80-bis", False),
        ("²", False),
        ("", False),
    ],
)
def test_an_article_is_in_the_list_or_not(article: str, there: bool) -> None:
    assert (article in parse_articles(["1-104", "79-bis"])) is there


NORMATTIVA = "https://www.normattiva.it/uri-res/N2Ls?"
ELI = "http://data.europa.eu/eli/reg/2016/679/oj"
EUR_LEX = "https://eur-lex.europa.eu/legal-content/IT/TXT/?uri=CELEX:"
COURT = "https://www.cortecostituzionale.it/actionSchedaPronuncia.do?param_ecli="


@pytest.mark.parametrize(
    ("fields", "rif", "address"),
    [
        ({"urn": CTS_URN}, None, NORMATTIVA + CTS_URN),
        ({"urn": CTS_URN}, "art. 55, c. 3", f"{NORMATTIVA}{CTS_URN}~art55"),
        ({"urn": CTS_URN}, "art. 6-bis", f"{NORMATTIVA}{CTS_URN}~art6bis"),
        ({"urn": CTS_URN}, "artt. 55-57", f"{NORMATTIVA}{CTS_URN}~art55"),
        ({"urn": CTS_URN}, "all. 1, art. 3", NORMATTIVA + CTS_URN),
        ({"urn": CTS_URN}, "§ 3", NORMATTIVA + CTS_URN),
        ({"urn": CTS_URN}, "articolo 5", NORMATTIVA + CTS_URN),
        ({"urn": CTS_URN, "indirizzo": "https://a.it/"}, "art. 5", f"{NORMATTIVA}{CTS_URN}~art5"),
        ({"indirizzo": "https://a.it/"}, "p. 12", "https://a.it/"),
        ({"indirizzo": "https://a.it/", "ecli": "ECLI:IT:COST:2020:131"}, None, "https://a.it/"),
        ({"ecli": "ECLI:IT:COST:2020:131"}, "cons. dir. 2.1", COURT + "ECLI:IT:COST:2020:131"),
        ({"ecli": "ECLI:EU:C:2022:123"}, None, None),
        ({"eli": ELI, "celex": "32016R0679"}, "art. 5", ELI),
        ({"eli": ELI}, "art. 6, par. 1, lett. e)", ELI),
        ({"celex": "32016R0679", "ecli": "ECLI:EU:C:2022:123"}, None, f"{EUR_LEX}32016R0679"),
        ({}, "art. 5", None),
    ],
)  # fmt: skip
def test_a_source_leads_as_near_as_it_can(
    fields: dict[str, str], rif: str | None, address: str | None
) -> None:
    assert address_of(source(**fields), rif) == address


@pytest.mark.parametrize(
    ("fields", "rif", "urn"),
    [
        ({"urn": CTS_URN}, "art. 55, c. 3", f"{CTS_URN}~art55"),
        ({"urn": CTS_URN}, "art. 6-bis", f"{CTS_URN}~art6bis"),
        ({"urn": CTS_URN}, "artt. 55-57", f"{CTS_URN}~art55"),
        ({"urn": CTS_URN}, "all. 1, art. 3", None),
        ({"urn": CTS_URN}, None, None),
        ({"ecli": "ECLI:IT:COST:2020:131"}, "art. 5", None),
    ],
)
def test_an_article_has_its_own_urn(fields: dict[str, str], rif: str | None, urn: str | None) -> None:
    assert article_urn(source(**fields), rif) == urn
