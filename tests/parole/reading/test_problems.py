"""A problem, its place, and the three ways of printing it."""

from __future__ import annotations

import json

import pytest

from parole.reading.problems import (
    Level,
    Place,
    Problem,
    as_github,
    as_json,
    as_text,
    counted,
    has_errors,
    summary,
    visible,
)
from parole.reading.rulebook import RULES, problem

PLACE = Place("glossary/termini/bozza.yml", 3, 11)
ERROR = Problem(PLACE, "campo-vuoto", "area", "campo vuoto; scrivi il valore")
WARNING = Problem(Place("glossary/termini/a,b.yml"), "data-futura", "", "100% certo:\nno", Level.WARNING)


def test_a_problem_is_one_line_that_editors_can_click() -> None:
    expected = "glossary/termini/bozza.yml:3:11: errore: area: campo vuoto; scrivi il valore [campo-vuoto]"
    assert str(ERROR) == expected


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    whole = Problem(Place("glossary/fonti.yml"), "file-vuoto", "", "il file è vuoto; riempilo", Level.WARNING)
    assert str(whole) == "glossary/fonti.yml:1:1: avviso: il file è vuoto; riempilo [file-vuoto]"


def test_problems_follow_the_order_of_the_files() -> None:
    places = [Place("b.yml", 1, 1), Place("a.yml", 10, 1), Place("a.yml", 9, 2), Place("a.yml", 9, 1)]
    in_order = sorted(Problem(place, "yaml", "", "x") for place in places)
    assert [str(problem.place) for problem in in_order] == [
        "a.yml:9:1",
        "a.yml:9:2",
        "a.yml:10:1",
        "b.yml:1:1",
    ]


def test_a_place_never_breaks_the_line_nor_obeys() -> None:
    assert str(Place("termini/a\nb\x1b[31m\udcff.yml")) == "termini/a\\u000ab\\u001b[31m\\udcff.yml:1:1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("perché «no» – sì", "perché «no» – sì"),
        ("a\u200bb", "a\\u200bb"),
        ("a\u202eb", "a\\u202eb"),
        ("\t", "\\u0009"),
    ],
)
def test_hidden_characters_are_shown_as_codes(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_text_has_one_line_per_problem() -> None:
    assert as_text([ERROR, ERROR]) == f"{ERROR}\n{ERROR}"
    assert as_text([]) == ""


def test_json_has_flat_objects_with_italian_names() -> None:
    assert json.loads(as_json([ERROR])) == [
        {
            "percorso": "glossary/termini/bozza.yml",
            "riga": 3,
            "colonna": 11,
            "livello": "errore",
            "campo": "area",
            "messaggio": "campo vuoto; scrivi il valore",
            "regola": "campo-vuoto",
            "correggibile": False,
        }
    ]
    assert json.loads(as_json([ERROR._replace(mend=("a", "b"))]))[0]["correggibile"] is True
    assert json.loads(as_json([])) == []


def test_github_has_a_workflow_command_per_problem() -> None:
    expected = (
        "::error file=glossary/termini/bozza.yml,line=3,col=11,title=campo-vuoto::"
        "area: campo vuoto; scrivi il valore"
    )
    assert as_github([ERROR]) == expected


def test_github_escapes_what_would_end_a_command() -> None:
    expected = "::warning file=glossary/termini/a%2Cb.yml,line=1,col=1,title=data-futura::100%25 certo:%0Ano"
    assert as_github([WARNING]) == expected


def test_only_errors_block() -> None:
    assert has_errors([WARNING, ERROR])
    assert not has_errors([WARNING])
    assert not has_errors([])


@pytest.mark.parametrize(("number", "text"), [(0, "0 voci"), (1, "1 voce"), (2, "2 voci")])
def test_the_noun_agrees_with_the_number(number: int, text: str) -> None:
    assert counted(number, "voce", "voci") == text


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "3 voci controllate: nessun problema."),
        ([ERROR], "3 voci controllate: 1 errore da correggere."),
        ([ERROR, ERROR], "3 voci controllate: 2 errori da correggere."),
        ([WARNING], "3 voci controllate: 1 avviso."),
        ([ERROR, WARNING, WARNING], "3 voci controllate: 1 errore da correggere e 2 avvisi."),
    ],
)
def test_the_summary_counts(problems: list[Problem], line: str) -> None:
    assert summary(problems, "3 voci controllate") == line


def test_a_rule_gives_its_texts_its_name_and_its_level() -> None:
    made = problem("data-futura", PLACE, "approvazioni[0].data", valore="2999-01-01")
    message = "2999-01-01 è nel futuro; controlla la data"
    assert made == Problem(PLACE, "data-futura", "approvazioni[0].data", message, Level.WARNING)


def test_a_message_cuts_and_cleans_what_was_typed() -> None:
    made = problem("rif", PLACE, "a\nb" + "c" * 200, valore="x\n\u200by" + "z" * 200, consiglio="no")
    assert made.message.startswith("«x \\u200by" + "z" * 50 + "…» non è")
    assert made.field == "a b" + "c" * 116 + "…"


@pytest.mark.parametrize("name", RULES)
def test_rules_are_written_in_the_style_of_the_house(name: str) -> None:
    rule = RULES[name]
    assert name.replace("-", "").isalnum()
    assert name == name.lower()
    for text in (rule.fact, rule.remedy):
        assert not text.endswith((".", ";", ":", "!"))
        assert not text[0].isupper() or text.startswith(("YAML", "HTML"))
        assert "'" not in text, "the apostrophe of the house is ’"
