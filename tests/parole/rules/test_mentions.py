"""What a text mentions: circles of definitions, acronyms that nobody explains, laws that nobody cites."""

from __future__ import annotations

import pytest
from one_check import told_of

from parole.model.registers import Source
from parole.rules.mentions import acts_by_number, check_acronyms, check_circles, check_laws_in_prose

FONTI = """\
legge-prova:
  tipo: norma
  nome: Legge di prova
  titolo: Disposizioni inventate
  data: 2001-02-03
  urn: urn:nir:stato:legge:2001-02-03;45
codice-prova:
  tipo: norma
  nome: Codice di prova
  titolo: Altre disposizioni inventate
  estremi: decreto legislativo 4 maggio 2003, n. 678
  data: 2003-05-04
manuale:
  tipo: pubblicazione
  nome: Manuale di prova
  titolo: Un libro inventato
  autore: Una persona
  data: 2003-05-04
  estremi: n. 9
"""


# Circles.


def circle(length: int) -> dict[str, dict[str, str]]:
    """Return words each defined through the next, and the last through the first."""
    ids = ["albero", "bosco", "colle", "duna"][:length]
    return {id_: {"in_breve": f"cosa con {ids[(n + 1) % length]}"} for n, id_ in enumerate(ids)}


@pytest.mark.parametrize(
    ("length", "chain"),
    [(2, "albero → bosco → albero"), (3, "albero → bosco → colle → albero")],
)
def test_a_circle_of_two_or_three_words_is_told_once_with_its_chain(length: int, chain: str) -> None:
    assert told_of(check_circles, circle(length)) == [
        f"albero: in_breve: le definizioni girano in tondo: {chain}; scrivine una senza usare le altre "
        "[definizione-circolare]"
    ]


def test_a_circle_of_four_words_is_too_wide_to_be_felt() -> None:
    assert told_of(check_circles, circle(4)) == []


def test_a_chain_that_does_not_come_back_and_a_word_that_names_itself_are_no_circle() -> None:
    words = circle(3) | {"colle": {"in_breve": "rilievo"}}
    assert told_of(check_circles, words) == []
    assert told_of(check_circles, {"albero": {"in_breve": "albero alto"}}) == []


def test_two_circles_that_share_a_word_are_told_both() -> None:
    words = {
        "albero": {"in_breve": "bosco e colle"},
        "bosco": {"in_breve": "albero"},
        "colle": {"in_breve": "albero"},
    }
    chains = [line.split(": ")[3].split(";")[0] for line in told_of(check_circles, words)]
    assert chains == ["albero → bosco → albero", "albero → colle → albero"]


# Acronyms.


def acronyms(text: str, **fields: object) -> list[str]:
    found = told_of(check_acronyms, {"parola": {"in_breve": text, **fields}})
    remedy = (
        "non è nel glossario e qui nessuno la spiega; scrivila per esteso, oppure «nome per esteso ({0})»"
    )
    names = [line.split("«")[1].split("»")[0] for line in found]
    assert found == [
        f"parola: in_breve: la sigla «{name}» {remedy.format(name)} [sigla-non-sciolta]" for name in names
    ]
    return names


@pytest.mark.parametrize(
    "text",
    [
        "azienda sanitaria (ASL), poi ASL",
        "ASL (azienda sanitaria)",
        "la UE e il PDF",  # everybody knows them
        "il capo XIV",  # a number
        "la E maiuscola",  # one letter
        "ABCDEFGHI",  # longer than any acronym
        "il codice A-BC, il file x.AB e AB.it",  # parts of something else
        "Comune",
    ],
)
def test_an_acronym_that_is_explained_or_is_none_is_left_alone(text: str) -> None:
    assert acronyms(text) == []


def test_an_acronym_of_any_word_of_the_glossary_is_known() -> None:
    other = {"azienda": {"sigle": ["ASL"]}, "parola": {"in_breve": "la ASL"}}
    assert told_of(check_acronyms, other) == []


def test_acronyms_that_nobody_explains_are_told_once_each_in_order() -> None:
    assert acronyms("ZZT, AB e ancora ZZT") == ["AB", "ZZT"]
    assert acronyms("la AB", pa={"definizione": "Qui azienda bassa (AB)."}) == []


# Laws.


def laws(text: str, **fields: object) -> list[str]:
    return told_of(
        check_laws_in_prose, {"parola": {"in_breve": text, **fields}}, {"glossary/fonti.yml": FONTI}
    )


LAW = (
    "parola: in_breve: il testo nomina «Legge di prova» ma la voce non la cita; aggiungi fra le fonti «legge-prova», "
    "con l’articolo [norma-senza-fonte]"
)
CODE = LAW.replace("Legge di prova", "Codice di prova").replace("legge-prova", "codice-prova")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("come vuole la Legge di prova", [LAW]),
        ("come vuole la legge 45/2001", [LAW]),
        ("la L. n. 45 del 2001", [LAW]),
        ("il d.lgs. 678/2003 e la Legge di prova", [CODE, LAW]),
        ("il decreto legislativo 4 maggio 2003, n. 678/2003", [CODE]),
        ("la legge 45/2002", []),  # another year
        ("la legge 46/2001", []),  # another number
        ("la pratica 45/2001", []),  # not a law
        ("la Legge di provando", []),  # another word
        ("il Manuale di prova", []),  # not a law: nobody can break a book
        ("nessuna legge", []),
    ],
)
def test_a_law_that_a_text_names_by_name_or_number_is_among_the_sources(text: str, told: list[str]) -> None:
    assert laws(text) == told


def test_a_law_cited_anywhere_in_the_entry_is_cited() -> None:
    cited = [{"fonte": "legge-prova"}]
    assert laws("la Legge di prova, la legge 45/2001", fonti=cited) == []
    assert laws("la Legge di prova", pa={"definizione": "Il Codice di prova.", "fonti": cited}) == [
        CODE.replace("in_breve", "pa.definizione")
    ]


def test_the_number_of_an_act_is_in_its_urn_or_in_its_reference_and_its_year_in_its_date() -> None:
    fields = {"tipo": "norma", "nome": "x", "titolo": "x", "data": "2003-05-04"}
    acts = {
        "urn": Source.model_validate(
            {**fields, "urn": "urn:nir:stato:legge:2003-05-04;45", "estremi": "n. 6"}
        ),
        "reference": Source.model_validate({**fields, "estremi": "legge 4 maggio 2003, n. 67"}),
        "neither": Source.model_validate(fields),
        "undated": Source.model_validate({**fields, "data": None, "estremi": "n. 8"}),
    }
    assert acts_by_number(acts) == {("45", "2003"): "urn", ("67", "2003"): "reference"}


@pytest.mark.parametrize("cited", ["LEGGE-PROVA", "legge-provva", "Legge di prova"])
def test_a_law_cited_by_a_misspelt_source_is_not_told_as_uncited(cited: str) -> None:
    assert laws("come vuole la Legge di prova", fonti=[{"fonte": cited, "rif": "art. 1"}]) == []
