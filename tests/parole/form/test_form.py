"""What the form is told: the fields of the model, the texts of the rules, and the answers it must give too.

``tests/data/proponi/`` freezes, case by case, the problems that ``make check`` finds and the YAML it would write;
``tests/browser/test_proponi.py`` asks the browser the same. ``pytest --update-expected`` rewrites them.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from builders import make_glossary
from proposal_cases import DATA, ID, SOURCES, TODAY, expected, proposals, registers
from proposal_samples import as_texts

from parole.editing.writing import canonical, same, written
from parole.form.patterns import PATTERNS, javascript
from parole.form.rules import BROWSER_RULES, rules_data
from parole.form.scripts import FormField, form_fields
from parole.glossary.glossary import SOURCES_FILE, TERMS_FOLDER
from parole.glossary.site_facts import SiteFacts
from parole.model.concept import WordFile
from parole.model.parts import PARTS, Surface
from parole.model.registers import Source
from parole.pages.proposing import FRAGMENTS, SECTIONS, branch_of, mail_address
from parole.proposals.base import typed_fields
from parole.reading.files import read_glossary
from parole.reading.problems import Problem
from parole.reading.records import plain
from parole.reading.rulebook import RULES
from parole.reading.yaml_nodes import Mapping, read_yaml
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary

PLACE = re.compile(r"glossary/termini/([a-z0-9-]+)\.yml:\d+:\d+")
OURS = f"{TERMS_FOLDER}/{ID}.yml"
CASES = proposals()


def register_of(sources: dict[str, Any]) -> str:
    """Return the lines of a register, id after id."""
    return "".join(
        f"{id_}:\n" + (written(as_texts(typed), Source, 2) if typed else "") for id_, typed in sources.items()
    )


def yaml_of(case: str) -> tuple[str, str]:
    """Return the two texts of a proposal: the file of the word and the lines of its new sources."""
    typed, sources = CASES[case]
    return written(as_texts(typed), WordFile) if typed else "\n", register_of(sources)


def problems_of(case: str) -> list[list[str]]:
    """Return what ``make check`` says of a proposal, for the rules that the browser knows."""
    glossary = registers()
    word, new = yaml_of(case)
    files = {f"{TERMS_FOLDER}/{id_}.yml": written(as_texts(typed_fields(c)), WordFile) for id_, c in glossary.concepts.items()}  # fmt: skip
    files |= {OURS: word if word.strip() else "{}\n"}
    files[SOURCES_FILE] = register_of(SOURCES) + (new if CASES[case][1].get("nuova") else "nuova: {}\n" if new else "")  # fmt: skip
    files["glossary/aree.yml"] = "".join(f"{id_}: {{nome: {a.nome}, descrizione: {a.descrizione}}}\n" for id_, a in glossary.areas.items())  # fmt: skip
    reading = read_glossary({path: text.encode() for path, text in files.items()})
    found = check_glossary(reading, today=TODAY)
    mine = (
        p
        for p in found
        if p.place.path == OURS or (p.place.path == SOURCES_FILE and p.field.startswith("nuova"))
    )
    return sorted(_told(problem) for problem in mine if problem.rule in BROWSER_RULES)


def _told(problem: Problem) -> list[str]:
    """Return a problem as the browser tells it: a place in another file is the name of its word."""
    concepts = registers().concepts
    message = PLACE.sub(lambda match: f"«{concepts[match[1]].full_name}»", problem.message)
    return [problem.field, problem.rule, message, problem.level]


def frozen(name: str, made: Any, update: bool) -> None:
    """Compare with what is frozen, or freeze it."""
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if update:
        (DATA / f"{name}.json").write_text(text, encoding="utf-8")
    assert json.loads(text) == expected(name)


def test_what_make_check_says_of_every_case(update_expected: bool) -> None:
    frozen("controlli", {case: problems_of(case) for case in CASES}, update_expected)


def test_every_rule_of_the_browser_is_broken_by_some_case() -> None:
    told = {rule for problems in expected("controlli").values() for _, rule, _, _ in problems}
    assert told == set(BROWSER_RULES)


def test_how_every_case_is_written(update_expected: bool) -> None:
    frozen("yaml", {case: yaml_of(case) for case in CASES}, update_expected)


@pytest.mark.parametrize(
    "case", [case for case, (typed, _) in CASES.items() if typed and case != "lettera perduta"]
)
def test_what_is_written_is_canonical_and_reads_back_to_the_same_texts(case: str) -> None:
    text, sources = yaml_of(case)
    root, problems = read_yaml(text, OURS)
    assert problems == []
    assert isinstance(root, Mapping)
    assert same(plain(root), as_texts(CASES[case][0]))
    assert canonical(text, OURS, WordFile) == text
    if CASES[case][1].get("nuova"):
        root, _ = read_yaml(sources, "x")
        assert isinstance(root, Mapping)
        assert same(plain(root), as_texts(CASES[case][1]))


def walk(fields: list[FormField], base: str = "") -> list[tuple[str, FormField]]:
    return [
        pair
        for field in fields
        for name in [f"{base}{field['name']}"]
        for pair in [(name, field), *walk(field.get("fields", []), f"{name}.")]
    ]


def test_the_form_has_every_field_of_the_model_in_its_order() -> None:
    assert [field["name"] for field in form_fields(WordFile)] == list(WordFile.model_fields)
    assert [field["name"] for field in form_fields(Source)] == list(Source.model_fields)
    kinds = {name: field["kind"] for name, field in walk(form_fields(WordFile))}
    some = [
        "termine",
        "varianti",
        "sconsigliati",
        "in_breve",
        "pa.vuol_dire",
        "pa.fonti.fonte",
        "fonti.storico",
    ]
    some += ["differenza", "come_dirlo.da_scrivere", "da_non_confondere.voce", "casi.vale_per", "scade.il"]
    assert [kinds[name] for name in some] == [
        *("text", "text", "record", "prose", "prose", "reference", "yes-no"),
        *("choice", "record", "reference", "choice", "date"),
    ]


def test_the_form_asks_for_the_parts_that_the_table_says() -> None:
    asked = {name for name, field in walk(form_fields(WordFile)) if "read_only" not in field}
    parts = {".".join(part.at) for part in PARTS if Surface.FORM in part.on}
    assert parts <= asked
    assert {name.split(".")[0] for name in asked if not name.startswith("approvazioni.")} == {
        name.split(".")[0] for name in parts
    }


def test_a_field_as_data() -> None:
    [citations] = [field for field in form_fields(WordFile) if field["name"] == "fonti"]
    assert citations | {"fields": []} == {
        "name": "fonti",
        "label": "Fonti",
        "help": WordFile.model_fields["fonti"].description,
        "kind": "record",
        "many": True,
        "one_line": True,
        "fields": [],
    }
    assert citations["fields"][0] == {
        "name": "fonte",
        "label": "Fonte",
        "help": "La fonte; nel file, il suo identificativo in glossary/fonti.yml.",
        "kind": "reference",
        "required": True,
        "max_length": 60,
        "refers": "fonti",
    }


def test_the_parts_of_the_form_follow_the_model() -> None:
    names = [field["name"] for field in form_fields(WordFile) if "read_only" not in field]
    starts = [section.start for section in SECTIONS]
    assert starts[0] == names[0]
    assert starts == [name for name in names if name in starts]


@pytest.mark.parametrize(
    ("contacts", "address"),
    [
        ("a.b@comune.esempio.it", "a.b@comune.esempio.it"),
        ("mailto:a@b.it", "a@b.it"),
        ("https://esempio.it/scrivi@qui.it", ""),
        ("a@b.it?bcc=c@d.it", ""),
        ("Ufficio a@b.it", ""),
        ("", ""),
    ],
)
def test_the_address_to_write_to(contacts: str, address: str) -> None:
    assert mail_address(contacts) == address


@pytest.mark.parametrize(
    ("edit_uri", "branch"),
    [("edit/main/docs/", "main"), ("blob/prova/docs", "prova"), ("", "main"), ("x", "main")],
)
def test_the_branch_that_editors_change(edit_uri: str, branch: str) -> None:
    assert branch_of(edit_uri) == branch


def test_only_the_ways_that_the_site_has_are_offered() -> None:
    def ways(facts: SiteFacts) -> list[str]:
        html = str(FRAGMENTS["proponi"](Renderer(make_glossary(), facts=facts), "../"))
        return re.findall(r"<li><h3>([^<]+)", html)

    assert ways(SiteFacts()) == ["Con un file"]
    assert ways(SiteFacts(contacts="a@b.it")) == ["Con una mail", "Con un file"]
    every = SiteFacts(contacts="a@b.it", repository="https://github.com/x/y")
    assert ways(every) == ["Con una segnalazione", "Con una mail", "Con un file", "Nel deposito dei testi"]


def test_the_texts_of_the_rules_are_those_of_the_table() -> None:
    rules = rules_data()["rules"]
    assert rules == {
        name: [RULES[name].fact, RULES[name].remedy, RULES[name].level] for name in BROWSER_RULES
    }


@pytest.mark.parametrize(
    ("python", "browser"),
    [
        (r"\bdev(?:e|ono)", ["(?:(?<=[\\p{L}\\p{N}_])(?![\\p{L}\\p{N}_])|(?<![\\p{L}\\p{N}_])(?=[\\p{L}\\p{N}_]))dev(?:e|ono)", "u"]),
        (r"(?P<id>[^\W_]+)", ["(?<id>[\\p{L}\\p{N}]+)", "u"]),
        (r"[\w.-]\[[^\[\]|]", ["[\\p{L}\\p{N}_.-]\\[[^\\[\\]|]", "u"]),
        (r"[\"')]\"", ["[\"')]\"", "u"]),
    ],
)  # fmt: skip
def test_a_pattern_in_the_dialect_of_the_browser(python: str, browser: list[str]) -> None:
    assert javascript(re.compile(python)) == browser


def test_no_pattern_uses_what_the_browser_lacks() -> None:
    left = re.compile(r"\(\?P|\(\?[a-zA-Z]|\\[AZwWbB]")
    assert {
        name: source for name, pattern in PATTERNS.items() if left.search(source := javascript(pattern)[0])
    } == {}
