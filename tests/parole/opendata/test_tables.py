"""The words as tables: right in an Italian spreadsheet, plain for programs, described by a data package."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import make_concept, make_glossary
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st
from opendata_samples import FACTS, WORDS, files_of

from parole.model.concept import Citation
from parole.opendata.catalogue import FILES
from parole.opendata.tables import cited, described, joined, plain, split, spreadsheet
from parole.rendering.renderer import Renderer

HOSTILE = make_concept(
    "ostile",
    termine="=1+1",
    varianti=["-2", "uno | due", "a\\b"],
    inglese="@SUM(A1)",
    accezione="+cmd",
    in_breve="testo; con «virgolette», \"doppie\" e l’accento di perché",
    attenzione="=HYPERLINK(\"http://x\")",
    accordo="divergono",
)  # fmt: skip
RENDERER = Renderer(make_glossary(HOSTILE, *WORDS.concepts.values(), redirects=WORDS.redirects), (), FACTS)


def rows(text: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_the_spreadsheet_has_its_mark_its_semicolons_and_its_ends_of_line() -> None:
    text = spreadsheet(RENDERER)
    assert text.startswith("\ufeffid;tipo;termine;accezione;sigle;")
    assert text.count("\ufeff") == 1
    assert text.count("\r\n") == text.count("\n") == 1 + 5


def test_the_plain_file_has_commas_and_no_mark() -> None:
    text = plain(RENDERER)
    assert text.startswith("id,tipo,termine,accezione,sigle,")
    assert "\ufeff" not in text
    assert text.count("\r\n") == text.count("\n") == 1 + 5


def test_no_cell_of_the_spreadsheet_is_a_formula() -> None:
    [row] = [row for row in rows(spreadsheet(RENDERER).removeprefix("\ufeff"), ";") if row["id"] == "ostile"]
    assert row["termine"] == "'=1+1"
    assert row["accezione"] == "'+cmd"
    assert row["inglese"] == "'@SUM(A1)"
    assert row["varianti"] == "'-2 | uno \\| due | a\\\\b"
    assert row["attenzione"] == '\'=HYPERLINK("http://x")'
    for cells in rows(spreadsheet(RENDERER), ";"):
        assert not [cell for cell in cells.values() if cell[:1] in tuple("=+-@\t\r") and cell]


def test_the_plain_file_says_what_was_typed_and_the_spreadsheet_what_is_read() -> None:
    typed = {row["id"]: row for row in rows(plain(RENDERER), ",")}
    read = {row["id"]: row for row in rows(spreadsheet(RENDERER).removeprefix("\ufeff"), ";")}
    assert typed["ostile"]["in_breve"] == HOSTILE.in_breve
    assert split(typed["ostile"]["varianti"]) == list(HOSTILE.varianti)
    assert (typed["bando"]["in_breve"], read["bando"]["in_breve"]) == (
        "atto che apre *tutto*",
        "Atto che apre tutto.",
    )
    assert (typed["bando"]["pa_definizione"], read["bando"]["pa_definizione"]) == (
        "Lo firma il [[tavolo]].",
        "Lo firma il tavolo.",
    )
    assert (typed["bando"]["casi_caso"], read["bando"]["casi_caso"]) == (
        "Un [[tavolo]] di prova. | Una gara.",
        "Un tavolo di prova. | Una gara.",
    )


def test_a_whole_line() -> None:
    [row] = [row for row in rows(plain(RENDERER), ",") if row["id"] == "bando"]
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "bando",
        "tipo": "voce",
        "termine": "bando",
        "accezione": "di gara",
        "sigle": "BG",
        "varianti": "avviso di gara",
        "sconsigliati_forma": "gara",
        "sconsigliati_perche": "Dice meno.",
        "area": "strumenti",
        "in_breve": "atto che apre *tutto*",
        "pa_vuol_dire": "atto *firmato*",
        "pa_definizione": "Lo firma il [[tavolo]].",
        "pa_fonti": "cts: art. 55, c. 3",
        "terzo_settore_vuol_dire": "denaro da chiedere",
        "terzo_settore_definizione": "Lo vivono le persone.",
        "terzo_settore_fonti": "cts",
        "accordo": "divergono",
        "differenza": "chi-paga | quando",
        "attenzione": "Qui ci si fraintende.",
        "come_dirlo_da_scrivere_dove": "nell’avviso",
        "come_dirlo_da_scrivere": "Dire «<script>» & altro.",
        "come_dirlo_da_chiedere": "Chi paga?",
        "da_non_confondere_voce": "tavolo | ",
        "da_non_confondere_forma": " | annuncio",
        "da_non_confondere_perche": "È *un luogo*. | Non apre nulla.",
        "casi_caso": "Un [[tavolo]] di prova. | Una gara.",
        "casi_vale_per": "pa, terzo_settore | ",
        "casi_perche": "perché sì | perché \\| no",
        "esempio": "Un caso.",
        "esempio_tipo": "inventato",
        "piu_ampio": "tavolo",
        "stesso_di": "http://altrove.example/c_1 | https://terzo.example/2",
        "scade_il": "2027-01-01",
        "scade_perche": "Cambia la legge.",
        "stato": "da-rileggere",
        "gulpease": "100",
        "indirizzo": "https://esempio.it/g/termini/bando/",
        "licenza": "CC-BY-4.0",
    }


def test_a_word_that_moved_or_was_withdrawn_has_its_line() -> None:
    lines = {row["id"]: row for row in rows(plain(Renderer(WORDS, (), FACTS)), ",")}
    assert {name: cell for name, cell in lines["avviso"].items() if cell} == {
        "id": "avviso",
        "tipo": "rinvio",
        "sostituito_da": "bando",
        "indirizzo": "https://esempio.it/g/termini/avviso/",
        "licenza": "CC-BY-4.0",
    }
    assert {name: cell for name, cell in lines["concorso"].items() if cell} == {
        "id": "concorso",
        "tipo": "ritirata",
        "ritirata_il": "2026-11-22",
        "ritirata_perche": "Non serve.",
        "usare": "bando",
        "indirizzo": "https://esempio.it/g/termini/concorso/",
        "licenza": "CC-BY-4.0",
    }


def test_a_citation_in_a_cell() -> None:
    citations = [
        Citation(fonte="cts", rif="art. 55, c. 3"),
        Citation(fonte="l-1"),
        Citation(fonte="l-2", storico=True),
    ]
    assert cited(citations) == "cts: art. 55, c. 3 | l-1 | l-2 (storico)"


@given(st.lists(st.text(alphabet="ab|\\ ", min_size=1).map(str.strip).filter(bool)))
def test_many_values_in_a_cell_come_back_the_same(values: list[str]) -> None:
    assert split(joined(values)) == values


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dati")
    for address, content in files_of(RENDERER.glossary).items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "dati" / "v1" / "datapackage.json"


def refuse(*_: object) -> None:
    raise OSError("no network in this test")


def test_frictionless_finds_the_package_valid_without_the_network(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", refuse)
    report = Package(str(package)).validate()
    assert (report.valid, report.flatten(["name", "type", "note"])) == (True, [])
    assert [task.name for task in report.tasks] == [
        re.sub(r"[./]", "-", name) for name in sorted(f.name for f in FILES)
    ]
    words = Package(str(package)).get_resource("glossario-csv").read_rows()
    assert words[2]["in_breve"] == 'Testo; con «virgolette», "doppie" e l’accento di perché.'
    assert (words[1]["gulpease"], words[1]["scade_il"]) == (100, date(2027, 1, 1))


@pytest.mark.parametrize(
    "damage", ["\r\nbando;voce", ";non-un-numero;"], ids=["repeated-id", "changed-bytes"]
)
def test_frictionless_finds_a_damaged_table(package: Path, tmp_path: Path, damage: str) -> None:
    for name in ("datapackage.json", "glossario.csv", "glossario-piano.csv"):
        (tmp_path / name).write_bytes((package.parent / name).read_bytes())
    descriptor: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [r for r in descriptor["resources"] if r["format"] == "csv"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with (tmp_path / "glossario.csv").open("a", encoding="utf-8", newline="") as table:
        table.write(damage)
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_package_describes_every_file_with_its_size_and_digest(package: Path) -> None:
    described_package = json.loads(package.read_text(encoding="utf-8"))
    assert described_package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert (described_package["formato"], described_package["title"]) == ("1.0", "Prova")
    paths = [resource["path"] for resource in described_package["resources"]]
    assert paths == sorted(file.name for file in FILES)
    for resource in described_package["resources"]:
        content = (package.parent / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_every_column_says_what_it_holds() -> None:
    names = [name for name, _, _ in described()]
    assert len(names) == len(set(names))
    # Columns are a promise: new ones go after these.
    assert names[:3] == ["id", "tipo", "termine"]
    assert all(help_.endswith(".") and help_[:1] in "«" + help_[:1].upper() for _, help_, _ in described())
