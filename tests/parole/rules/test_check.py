"""All the problems at once, once each, in the order of the files: one mistake, one message."""

from __future__ import annotations

from datetime import date

import pytest
from files import (
    DRAFT,
    MINIMAL,
    PARTED,
    PARTED_FILE,
    TODAY,
    WORD,
    added,
    changed,
    lines_with,
    minimal_with,
    problems_with,
)

from parole.load import read_folder
from parole.rules.check import check_glossary, paths_of

VERBALE = (MINIMAL / "glossary/termini/verbale.yml").read_text(encoding="utf-8")
SECOND_VOICE = """\
terzo_settore:
  definizione: >-
    Serve a non ricominciare ogni volta da capo. Ci cerchiamo le idee portate e le ragioni dei sì e
    dei no. Vorremmo leggerla quando si può ancora correggere, per aggiungere ciò che manca.
  fonti:
    - {fonte: legge-prova, rif: "§ 3"}
"""


def rules(lines: list[str]) -> list[str]:
    return [line.rpartition("[")[2].removesuffix("]") for line in lines]


def test_the_minimal_glossary_has_no_problems() -> None:
    assert check_glossary(read_folder(MINIMAL), TODAY) == []


def test_problems_follow_files_lines_and_columns() -> None:
    problems = problems_with({
        "glossary/termini/zeta.yml": WORD.replace("area: incontri", "area: altrove"),
        DRAFT: WORD.replace("area: incontri", "area: altrove").replace("bozza", "[]") + "scade: {il: ieri, perche: x}\n",
        "glossary/fonti.yml": "legge-prova:\n  tipo: boh\n",
    })  # fmt: skip
    places = [problem.place for problem in problems]
    assert places == sorted(places)
    assert [place.path for place in places] == [
        "glossary/fonti.yml",
        "glossary/fonti.yml",
        "glossary/fonti.yml",
        DRAFT,
        DRAFT,
        DRAFT,
        "glossary/termini/zeta.yml",
    ]


def test_mistakes_of_every_kind_are_told_together() -> None:
    broken = WORD.replace("in_breve: prima", "in_breve: prima <b>vera</b>").replace("art. 5", "articolo 5")
    assert rules(lines_with({DRAFT: f"{broken}vedi_anche: [niente]\nvarianti: testo\nverde: sì\n"})) == [
        "html-nel-testo",
        "rif",
        "rimando-inesistente",
        "tipo-errato",
        "campo-sconosciuto",
    ]


def test_the_same_problem_is_told_once_in_each_place() -> None:
    twice = WORD.replace("La facciamo", "[[niente]] e [[niente]]: la facciamo")
    assert [line.partition(": ")[0] for line in lines_with({DRAFT: twice})] == [f"{DRAFT}:6:7", f"{DRAFT}:6:20"]


def test_checking_twice_gives_the_same_list() -> None:
    files: dict[str, str | bytes | None] = {
        DRAFT: WORD.replace("incontri", "altrove") + "piu_ampio: [a, b]\n"
    }
    assert problems_with(files) == problems_with(files)


def test_without_a_day_dates_to_come_get_no_verdict() -> None:
    files: dict[str, str | bytes | None] = {
        DRAFT: WORD + "approvazioni: [{lato: pa, ente: x, data: 2999-01-01, impronta: a0a0a0a0a0a0a0a0}]\n"
    }
    assert problems_with(files, today=None) == []
    assert [problem.rule for problem in problems_with(files, today=TODAY)] == ["data-futura"]
    assert problems_with(files, today=date(2999, 1, 1)) == []


def test_paths_of_problems() -> None:
    assert paths_of(problems_with({DRAFT: "", "glossary/fonti.yml": ""})) == {DRAFT, "glossary/fonti.yml"}


# One mistake, one message.


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("termine:", "Termine:", "campo-sconosciuto"),
        ("in_breve:", "breve:", "campo-sconosciuto"),
        ("    - {fonte", "    - {fonta", "campo-sconosciuto"),
        ("  fonti:", "  fonte:", "campo-sconosciuto"),
        ("  definizione: >-", "  definizione:", ""),
        ("  definizione: >-", "  Definizione: >-", "campo-sconosciuto"),
        ("pa:", "PA:", ""),
        ("pa:", "p_a:", "campo-sconosciuto"),
        ("area: incontri", "area:", "campo-vuoto"),
        ("area: incontri\n", "", "campo-mancante"),
        ("area: incontri", "area: Incontri", "identificativo"),
        ("area: incontri", "area: incontro", "rimando-inesistente"),
        ("area: incontri", "area: incontri\narea: altrove", "campo-ripetuto"),
        ("area: incontri", "area: [incontri]", "tipo-errato"),
        ("termine: bozza", f"termine: {'x' * 91}", "troppo-lungo"),
        ("fonte: legge-prova", "fonte: Legge prova", "identificativo"),
        ("fonte: legge-prova", "fonte: legge-vecchia", "fonte-non-vigente"),
        ("fonte: legge-prova", "fonte: ", "campo-vuoto"),
        ('"art. 5, c. 1"', "art. 5, c. 1", "yaml"),
        ('"art. 5, c. 1"', "[]", ""),
        ('{fonte: legge-prova, rif: "art. 5, c. 1"}', "legge-prova", "tipo-errato"),
        ('    - {fonte: legge-prova, rif: "art. 5, c. 1"}\n', "    -\n", "campo-vuoto"),
    ],
)  # fmt: skip
def test_one_mistake_has_one_message(old: str, new: str, rule: str) -> None:
    found = rules(changed(old, new))
    assert found == ([rule] if rule else found)
    assert len(found) <= 1


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ("scade: {il: 2026-02-29, perche: x}\n", "data"),
        ("sigle: [B, B]\n", "forma-ripetuta"),
        ("sigle: B\n", "tipo-errato"),
        ("vedi_anche: [verbale, verbale]\n", "elemento-ripetuto"),
        ("vedi_anche: [Verbale]\n", "identificativo"),
        ("accordo: quasi\n", "valore-non-ammesso"),
        ("attenzione: x\ncome_dirlo: {a: b}\n", "campo-sconosciuto"),
        ("attenzione: x\ncome_dire: y\n", "campo-sconosciuto"),
        ("esempio: {testo: x, tipo: documentato, fonti: legge-prova}\n", "campo-sconosciuto"),
        ("esempio: {testo: x, tipo: vero}\n", "valore-non-ammesso"),
        ("esempio: un testo\n", "tipo-errato"),
        ("sostituito_da: verbale\n", "campi-di-troppo"),
        ("scade: {il: 2026-02-29, perche: x}\nda_non_confondere: [{voce: tavolo, perche: x}]\n", "data"),
        ("da_non_confondere: [{voce: Tavolo, perche: x}]\n", "identificativo"),
        ("casi: [{caso: x, vale_per: [boh, pa], perche: y}]\n", "valore-non-ammesso"),
        ("differenza: [boh, chi-decide]\n", "valore-non-ammesso"),
        ("fonti: [{fonte: legge-nuova}]\n", "rimando-inesistente"),
        ("fonti: [{fonte: legge-prova, rif: articolo 5}]\n", "rif"),
    ],
)
def test_one_more_field_with_a_mistake_has_one_message(lines: str, rule: str) -> None:
    assert rules(added(lines)) == [rule]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("pa:", "p_a:", "campo-sconosciuto"),
        ("terzo_settore:", "terzosettore:", "campo-sconosciuto"),
        ("accordo: coincidono", "acordo: coincidono", "campo-sconosciuto"),
        ("accordo: coincidono", "accordo: coincidente", "valore-non-ammesso"),
        ("accordo: coincidono", "accordo: [coincidono]", "tipo-errato"),
        ("accordo: coincidono\n", "", "accordo-mancante"),
        ("accordo: coincidono", "accordo:", "accordo-mancante"),
        ("accordo: coincidono", "pa: x\naccordo: coincidono", "campo-ripetuto"),
        ("termine: verbale", "termine: verbale\npa:", "campo-ripetuto"),
        (
            "accordo: coincidono",
            "accordo: coincidono\nesempio:\n  testo: x\ntipo: inventato",
            "rientro",
        ),
    ],
)
def test_one_mistake_in_a_word_with_two_voices_has_one_message(old: str, new: str, rule: str) -> None:
    assert VERBALE.count(old) == 1
    assert rules(lines_with({"glossary/termini/verbale.yml": VERBALE.replace(old, new)})) == [rule]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("accordo: divergono", "accordo: diverge", "valore-non-ammesso"),
        ("differenza: [che-cosa-conta]", "differenze: [che-cosa-conta]", "campo-sconosciuto"),
        ("differenza: [che-cosa-conta]", "differenza: [che-conta]", "valore-non-ammesso"),
        ("differenza: [che-cosa-conta]", "differenza: che-cosa-conta", "tipo-errato"),
        ("attenzione: >-", "attenzioni: >-", "campo-sconosciuto"),
        ("attenzione: >-\n ", "attenzione:\n  -", "tipo-errato"),
        ("come_dirlo:", "comedirlo:", "campo-sconosciuto"),
        ("  da_scrivere:\n    dove: in fondo\n    testo:", "  da_scrivere:", "tipo-errato"),
        ("vale_per: [terzo_settore]", "vale_per: [terzosettore]", "valore-non-ammesso"),
        ("casi:", "casì:", "campo-sconosciuto"),
        ("  vuol_dire: >-\n    prova", "  vuoldire: >-\n    prova", "campo-sconosciuto"),
        ("  vuol_dire: >-\n    prova", "  vuol_dire:\n    - prova", "tipo-errato"),
    ],
)
def test_one_mistake_in_a_word_that_diverges_has_one_message(old: str, new: str, rule: str) -> None:
    assert PARTED.count(old) == 1
    assert rules(lines_with({PARTED_FILE: PARTED.replace(old, new)})) == [rule]


def test_a_side_that_cannot_be_read_is_not_told_as_missing() -> None:
    text = (
        WORD
        + SECOND_VOICE.replace("terzo_settore:\n", "terzo_settore: un testo\nx:\n")
        + "accordo: coincidono\n"
    )
    assert rules(lines_with({DRAFT: text})) == ["tipo-errato", "campo-sconosciuto"]


def test_a_file_that_cannot_be_read_is_not_told_as_missing_where_it_is_named() -> None:
    broken = {"glossary/termini/verbale.yml": "termine: a\ntermine: b\n"}
    assert rules(lines_with(broken)) == ["due-parole"]


def test_a_broken_word_is_not_told_as_missing_where_it_is_named() -> None:
    broken = {"glossary/termini/verbale.yml": VERBALE.replace("area: incontri", "area: Qui")}
    assert rules(lines_with(broken)) == ["identificativo"]


def test_a_broken_source_is_not_told_as_missing_where_it_is_cited() -> None:
    assert rules(lines_with({"glossary/fonti.yml": "legge-prova:\n  tipo: norma\n  nome: x\n"})) == [
        "campo-mancante",
        "fonte-incompleta",
    ]


def test_a_broken_redirect_is_not_told_as_missing_where_it_is_named() -> None:
    files = {
        "glossary/termini/minuta.yml": "sostituito_da: [verbale]\n",
        DRAFT: WORD + "vedi_anche: [minuta]\n",
    }
    assert rules(lines_with(dict(files))) == ["tipo-errato"]


def test_a_broken_file_does_not_stop_the_others() -> None:
    files = {"glossary/termini/verbale.yml": "[", DRAFT: WORD.replace("area: incontri", "area: altrove")}
    assert rules(lines_with(dict(files))) == ["rimando-inesistente", "yaml"]


# Where things point.


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("piu_ampio:\n  - tavolo\n  - niente\n", "13:5: errore: piu_ampio[1]: «niente» non c’è in glossary/termini/; scrivi prima quella voce [rimando-inesistente]"),
        ("vedi_anche: [tavolo, tavoli]\n", "11:22: errore: vedi_anche[1]: «tavoli» non c’è in glossary/termini/; forse «tavolo»? Se no, scrivi prima quella voce [rimando-inesistente]"),
        ("attenzione: è così\n", "1:1: errore: come_dirlo: manca «come_dirlo»; scrivi in «da_scrivere» una frase pronta, o in «da_chiedere» una domanda [come-dirlo-mancante]"),
        ("attenzione: è così\ncome_dirlo:\n", "12:12: errore: come_dirlo: manca «come_dirlo»; scrivi in «da_scrivere» una frase pronta, o in «da_chiedere» una domanda [come-dirlo-mancante]"),
        ("fonti:\n  - fonte: legge-prova\n    rif: art. 5 c. 1\n", "13:10: errore: fonti[0].rif: «art. 5 c. 1» non è un riferimento ben scritto; forse «art. 5, c. 1»? Se no, scrivilo come «art. 55, c. 3, lett. a)», «artt. 55-57», «§ 3», «cons. dir. 2.1» o «p. 12» [rif]"),
        ("esempio: {testo: è, tipo: documentato, fonte: {fonte: altra}}\n", "11:55: errore: esempio.fonte.fonte: «altra» non c’è in glossary/fonti.yml; aggiungi prima la fonte al registro [rimando-inesistente]"),
    ],
)  # fmt: skip
def test_a_problem_points_to_the_value(lines: str, expected: str) -> None:
    assert added(lines) == [expected]


def test_many_areas_are_not_listed_but_pointed_to() -> None:
    areas = "".join(f"area-{letter}:\n  nome: {letter}\n  descrizione: x\n" for letter in "abcdefgh")
    files = {
        "glossary/aree.yml": f"incontri: {{nome: x, descrizione: y}}\n{areas}",
        DRAFT: WORD.replace("incontri", "zz"),
    }
    assert lines_with(dict(files)) == [
        f"{DRAFT}:2:7: errore: area: «zz» non c’è in glossary/aree.yml; scegli un’area da quell’elenco "
        "[rimando-inesistente]"
    ]


def test_a_chain_of_redirects_is_told_to_go_straight_to_its_end() -> None:
    lines = lines_with({
        DRAFT: WORD + "vedi_anche: [uno]\n",
        "glossary/termini/uno.yml": "sostituito_da: due\n",
        "glossary/termini/due.yml": "sostituito_da: verbale\n",
    })  # fmt: skip
    assert lines == [
        f"{DRAFT}:11:14: errore: vedi_anche[0]: «uno» è un rinvio a «verbale»; scrivi direttamente «verbale» "
        "[rimando-a-rinvio]",
        "glossary/termini/uno.yml:1:16: errore: sostituito_da: «due» è un rinvio a «verbale»; scrivi direttamente "
        "«verbale» [rimando-a-rinvio]",
    ]


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_a_circle_of_redirects_is_told_once(length: int) -> None:
    ids = [f"r{index}" for index in range(length)]
    files: dict[str, str | bytes | None] = {
        f"glossary/termini/{id_}.yml": f"sostituito_da: {ids[(index + 1) % length]}\n"
        for index, id_ in enumerate(ids)
    }
    assert rules(lines_with(files)) == ["rimando-a-se" if length == 1 else "rimando-circolare"]


@pytest.mark.parametrize("length", [2, 3, 6])
def test_a_circle_of_broader_words_is_told_once_with_its_chain(length: int) -> None:
    ids = [f"parola-{index}" for index in range(length)]
    files: dict[str, str | bytes | None] = {
        f"glossary/termini/{id_}.yml": WORD.replace("termine: bozza", f"termine: {id_}")
        + f"piu_ampio: [{ids[(index + 1) % length]}]\n"
        for index, id_ in enumerate(ids)
    }
    chain = " → ".join([*(f"{id_} (riga 11)" for id_ in ids), ids[0]])
    assert lines_with(files) == [
        f"glossary/termini/parola-0.yml:11:13: errore: piu_ampio[0]: i rimandi girano in tondo: {chain}; togline uno "
        "[rimando-circolare]"
    ]


def test_html_is_refused_in_every_text_that_is_published() -> None:
    files = {
        "glossary/percorsi/altro.yml": "titolo: <b>x</b>\ndescrizione: y\nvoci: [{voce: tavolo, perche: <i>z}]\n",
        DRAFT: WORD
        + "sconsigliati: [{forma: minuta, perche: <u>no</u>}]\nnote_redazionali: <b> qui si può\n",
    }
    fields = [line.split(": ")[2] for line in lines_with(dict(files))]
    assert fields == ["titolo", "voci[0].perche", "sconsigliati[0].perche"]


def test_an_article_with_a_latin_number_is_looked_for() -> None:
    assert changed("art. 5, c. 1", "art. 6-bis") == []
    assert rules(changed("art. 5, c. 1", "art. 6-ter")) == ["articolo-inesistente"]


def test_a_source_without_a_list_of_articles_gives_no_verdict() -> None:
    fonti = (
        (MINIMAL / "glossary/fonti.yml")
        .read_text(encoding="utf-8")
        .replace("  articoli: [1-20, 6-bis]\n", "")
    )
    files = {"glossary/fonti.yml": fonti, DRAFT: WORD.replace("art. 5, c. 1", "art. 999")}
    assert lines_with(dict(files)) == []


def test_an_act_no_longer_in_force_may_be_cited_as_history() -> None:
    assert changed("fonte: legge-prova", "storico: true, fonte: legge-vecchia") == []


def test_a_reading_can_be_checked_as_it_is() -> None:
    reading = minimal_with({DRAFT: WORD})
    assert check_glossary(reading) == []
    assert list(reading.glossary.concepts) == ["bozza", "tavolo", "verbale"]
