"""The published JSON: what was typed and what was computed, for words, redirects, withdrawn words, registers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import places
import pytest
from builders import CTS, make_glossary
from hostile import PAYLOADS, hostile_renderer
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from made_site import make_all
from opendata_samples import BANDO, FACTS, SECRET, WORDS, files_of

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import digest
from parole.model.publication import NewsRegister
from parole.model.values import Agreement
from parole.opendata import records
from parole.opendata.catalogue import FILES, outputs
from parole.rendering import edition
from parole.rendering.renderer import Renderer


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return files_of()


def data(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[f"dati/v1/{name}"])


def test_the_files_are_those_of_the_list_and_one_per_id(files: dict[str, bytes]) -> None:
    ids = ("avviso", "bando", "concorso", "tavolo", "verbale")
    expected = [addresses.data(name) for name in (*(file.name for file in FILES), "datapackage.json")]
    for id_ in ids:
        expected += [addresses.word_data(id_), addresses.word_data(id_, "ttl"), addresses.markdown(id_)]
    assert sorted(files) == sorted([*expected, "llms.txt"])
    # Addresses are a contract: this list may only grow.
    assert {file.name for file in FILES} >= {
        "glossario.json", "termine.schema.json", "glossario.csv", "glossario-piano.csv"
    }  # fmt: skip


@pytest.mark.parametrize(
    "renderer",
    [Renderer(WORDS, (), FACTS), hostile_renderer(PAYLOADS), Renderer(make_glossary())],
    ids=["some", "hostile", "none"],
)
def test_a_word_is_written_once_and_is_the_same_everywhere(renderer: Renderer) -> None:
    made = make_all(outputs(renderer))
    whole = json.loads(made["dati/v1/glossario.json"])
    assert made["dati/v1/glossario.json"] == (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
    entries = renderer.once(records.entries)
    assert [entry["id"] for entry in whole["voci"]] == [entry.id for entry in entries]
    for entry, written in zip(entries, whole["voci"], strict=True):
        text = made[f"dati/v1/termini/{entry.id}.json"]
        alone = json.loads(text)
        assert text == (json.dumps(alone, ensure_ascii=False, indent=2) + "\n").encode()
        assert written == json.loads(entry.model_dump_json(by_alias=True, exclude_defaults=True))
        assert written == {name: value for name, value in alone.items() if name in written}
        assert list(alone)[: len(alone) - len(written)] == list(whole)[: len(alone) - len(written)]


def test_a_word_as_it_was_typed(files: dict[str, bytes]) -> None:
    word = data(files, "termini/bando.json")
    assert (word["id"], word["tipo"]) == ("bando", "voce")
    assert word["scritto"] == {
        "termine": "bando",
        "accezione": "di gara",
        "sigle": ["BG"],
        "varianti": ["avviso di gara"],
        "sconsigliati": [{"forma": "gara", "perche": "Dice meno."}],
        "area": "strumenti",
        "in_breve": "atto che apre *tutto*",
        "pa": {
            "vuol_dire": "atto *firmato*",
            "definizione": "Lo firma il [[tavolo]].",
            "fonti": [{"fonte": "cts", "rif": "art. 55, c. 3"}],
        },
        "terzo_settore": {
            "vuol_dire": "denaro da chiedere",
            "definizione": "Lo vivono le persone.",
            "fonti": [{"fonte": "cts"}],
        },
        "accordo": "divergono",
        "differenza": ["chi-paga", "quando"],
        "attenzione": "Qui ci si fraintende.",
        "come_dirlo": {
            "da_scrivere": {"dove": "nell’avviso", "testo": "Dire «<script>» & altro."},
            "da_chiedere": "Chi paga?",
        },
        "da_non_confondere": [
            {"voce": "tavolo", "perche": "È *un luogo*."},
            {"forma": "annuncio", "perche": "Non apre nulla."},
        ],
        "casi": [
            {
                "caso": "Un [[tavolo]] di prova.",
                "vale_per": ["pa", "terzo_settore"],
                "perche": "perché sì",
            },
            {"caso": "Una gara.", "perche": "perché | no"},
        ],
        "esempio": {"testo": "Un caso.", "tipo": "inventato"},
        "piu_ampio": ["tavolo"],
        "stesso_di": ["http://altrove.example/c_1", "https://terzo.example/2"],
        "scade": {"il": "2027-01-01", "perche": "Cambia la legge."},
        "approvazioni": [
            {"lato": "pa", "ente": "Ente di prova", "data": "2026-11-20", "impronta": digest(BANDO)},
            {"lato": "terzo_settore", "ente": "Altro ente", "data": "2026-11-21", "impronta": "0" * 16},
        ],
    }


def test_a_word_as_the_whole_glossary_knows_it(files: dict[str, bytes]) -> None:
    normattiva = "https://www.normattiva.it/uri-res/N2Ls?"
    assert data(files, "termini/bando.json")["calcolato"] == {
        "nome": "bando (di gara)",
        "indirizzi": {
            "pagina": {
                "percorso": "termini/bando/",
                "assoluto": "https://esempio.it/g/termini/bando/",
            },
            "dati": {
                "percorso": "dati/v1/termini/bando.json",
                "assoluto": "https://esempio.it/g/dati/v1/termini/bando.json",
            },
        },
        "stato": "da-rileggere",
        "lati_scritti": ["pa", "terzo_settore"],
        "lati_da_rileggere": ["terzo_settore"],
        "approvazioni_valide": [
            {"lato": "pa", "ente": "Ente di prova", "data": "2026-11-20", "impronta": digest(BANDO)}
        ],
        "testi": {
            "in_breve": "Atto che apre tutto.",
            "pa_vuol_dire": "Atto firmato.",
            "pa_definizione": "Lo firma il tavolo.",
            "terzo_settore_vuol_dire": "Denaro da chiedere.",
            "terzo_settore_definizione": "Lo vivono le persone.",
            "attenzione": "Qui ci si fraintende.",
            "come_dirlo_da_scrivere": "Dire «<script>» & altro.",
            "come_dirlo_da_chiedere": "Chi paga?",
            "esempio": "Un caso.",
            "sconsigliati": [{"forma": "gara", "perche": "Dice meno."}],
            "da_non_confondere": [
                {"voce": "tavolo", "perche": "È un luogo."},
                {"forma": "annuncio", "perche": "Non apre nulla."},
            ],
            "casi": [
                {"caso": "Un tavolo di prova.", "vale_per": ["pa", "terzo_settore"], "perche": "perché sì"},
                {"caso": "Una gara.", "perche": "perché | no"},
            ],
        },
        "sigle": [{"sigla": "BG", "voci": ["bando", "tavolo"]}],
        "legami": {"piu_ampio": ["tavolo"], "piu_specifico": [], "vedi_anche": []},
        "dove_ricorre": [],
        "citazioni": [
            {
                "parte": "pa",
                "fonte": "cts",
                "nome": "Codice del Terzo settore",
                "rif": "art. 55, c. 3",
                "storico": False,
                "indirizzo": f"{normattiva}{CTS.urn}~art55",
                "identificativi": {"urn": f"{CTS.urn}~art55"},
                "lettura": {"letto_su": "testo", "letto_il": "2026-11-21", "versione": "2021-05-18"},
            },
            {
                "parte": "terzo_settore",
                "fonte": "cts",
                "nome": "Codice del Terzo settore",
                "storico": False,
                "indirizzo": f"{normattiva}{CTS.urn}",
                "identificativi": {"urn": CTS.urn},
            },
        ],
        "gulpease": 100,
        "impronta": digest(BANDO),
    }


def test_links_are_seen_from_both_ends(files: dict[str, bytes]) -> None:
    links = {id_: data(files, f"termini/{id_}.json")["calcolato"]["legami"] for id_ in ("tavolo", "verbale")}
    assert links == {
        "tavolo": {"piu_ampio": [], "piu_specifico": ["bando"], "vedi_anche": ["verbale"]},
        "verbale": {"piu_ampio": [], "piu_specifico": [], "vedi_anche": ["tavolo"]},
    }


def test_a_word_that_moved_and_one_that_was_withdrawn_are_in_the_data(files: dict[str, bytes]) -> None:
    moved, withdrawn = (data(files, f"termini/{id_}.json") for id_ in ("avviso", "concorso"))
    assert (moved["tipo"], moved["scritto"]) == ("rinvio", {"sostituito_da": "bando"})
    assert moved["calcolato"]["indirizzi"]["pagina"]["percorso"] == "termini/avviso/"
    assert (withdrawn["tipo"], withdrawn["scritto"]) == (
        "ritirata",
        {"ritirato": {"data": "2026-11-22", "perche": "Non serve.", "usare": ["bando"]}},
    )
    kinds = [(entry["id"], entry["tipo"]) for entry in data(files, "glossario.json")["voci"]]
    assert kinds == [
        ("avviso", "rinvio"), ("bando", "voce"), ("concorso", "ritirata"), ("tavolo", "voce"), ("verbale", "voce")
    ]  # fmt: skip


def test_the_whole_holds_the_same_words_and_the_registers(files: dict[str, bytes]) -> None:
    whole = data(files, "glossario.json")
    for entry in whole["voci"]:
        alone = data(files, f"termini/{entry['id']}.json")
        assert {key: alone[key] for key in entry} == entry
    assert (whole["titolo"], whole["lingua"], whole["edizione"]) == ("Prova", "it", "2026-11-22")
    assert [(area["id"], area["calcolato"]["voci"]) for area in whole["aree"]] == [
        ("principi", []),
        ("strumenti", ["bando", "tavolo", "verbale"]),
    ]
    assert [(path["id"], path["calcolato"]["voci"]) for path in whole["percorsi"]] == [("primo", ["tavolo"])]
    assert [(source["id"], source["calcolato"]) for source in whole["fonti"]] == [
        (
            "altra",
            {
                "indirizzo": "https://www.cortecostituzionale.it/actionSchedaPronuncia.do?param_ecli=ECLI:IT:COST:2020:131",
                "identificativi": {"ecli": "ECLI:IT:COST:2020:131"},
                "citata_da": [],
            },
        ),
        (
            "cts",
            {
                "indirizzo": f"https://www.normattiva.it/uri-res/N2Ls?{CTS.urn}",
                "identificativi": {"urn": CTS.urn},
                "citata_da": ["bando", "tavolo", "verbale"],
            },
        ),
    ]


def test_the_index_names_every_id_and_has_the_same_registers(files: dict[str, bytes]) -> None:
    index, whole = data(files, "indice.json"), data(files, "glossario.json")
    assert [(line["id"], line["tipo"], line.get("nome")) for line in index["voci"]] == [
        ("avviso", "rinvio", None),
        ("bando", "voce", "bando (di gara)"),
        ("concorso", "ritirata", None),
        ("tavolo", "voce", "tavolo"),
        ("verbale", "voce", "verbale"),
    ]
    for register in ("aree", "percorsi", "fonti"):
        assert index[register] == whole[register]


def all_places(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "percorso" in value:
            yield value
        for inner in value.values():
            yield from all_places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_places(inner)


def test_every_address_is_right_under_a_sub_path_and_from_a_copy(files: dict[str, bytes]) -> None:
    for address, content in files.items():
        if not address.endswith(".json") or "schema" in address or "datapackage" in address:
            continue
        document = json.loads(content)
        mine = f"https://esempio.it/g/{address}"
        assert urljoin(mine, document["radice"]) == document["sito"] == "https://esempio.it/g/"
        assert urljoin(mine, document["$schema"]).removeprefix("https://esempio.it/g/") in files
        found = list(all_places(document))
        assert found
        for place in found:
            assert urljoin(mine, document["radice"] + place["percorso"]) == place["assoluto"]


def test_without_an_address_of_the_site_only_relative_ones_are_given() -> None:
    files = files_of(facts=SiteFacts())
    assert b'assoluto":' not in b"".join(c for a, c in files.items() if "schema" not in a)
    assert "sito" not in data(files, "glossario.json")


def test_every_file_says_its_format_and_its_licence(files: dict[str, bytes]) -> None:
    for address, content in files.items():
        if address.endswith(".json") and "schema" not in address and "datapackage" not in address:
            document = json.loads(content)
            assert document["formato"] == edition.FORMAT
            assert document["licenza"]["id"] == "CC-BY-4.0"
        if address.endswith(".schema.json"):
            said = json.loads(content)["description"]
            assert f"Formato {edition.FORMAT}" in said
            assert "CC BY 4.0" in said


def test_the_notes_of_the_editors_are_never_published(files: dict[str, bytes]) -> None:
    for address, content in files.items():
        assert SECRET.encode() not in content, address
        if "voce.schema.json" not in address:  # what an editor types
            assert b"note_redazionali" not in content, address


def test_nothing_is_called_verified(files: dict[str, bytes]) -> None:
    for address, content in files.items():
        assert b"verificat" not in content.lower(), address


def test_the_day_of_the_data_is_that_of_the_last_publication_or_is_not_there(files: dict[str, bytes]) -> None:
    never = files_of(replace(WORDS, news=NewsRegister()))
    for name in ("glossario.json", "indice.json", "termini/bando.json"):
        assert data(files, name)["edizione"] == "2026-11-22"
        assert "edizione" not in data(never, name)
    package = data(files, "datapackage.json")
    assert (package["version"], package["created"]) == ("2026-11-22", "2026-11-22T00:00:00Z")
    assert data(never, "datapackage.json")["version"] == "non ancora pubblicato"
    assert b'owl:versionInfo "2026-11-22"' in files["dati/v1/glossario.ttl"]
    assert b'owl:versionInfo "non ancora pubblicato"' in never["dati/v1/glossario.ttl"]
    assert b'dct:modified "2026-11-22"^^xsd:date' in files["dati/v1/glossario.ttl"]
    assert b"dct:modified" not in never["dati/v1/glossario.ttl"]


def test_a_source_carries_its_readings(files: dict[str, bytes]) -> None:
    [source] = [source for source in data(files, "glossario.json")["fonti"] if source["id"] == "cts"]
    assert source["scritto"]["letture"] == [
        {
            "rif": "artt. 55-57",
            "letto_su": "testo",
            "versione": "2021-05-18",
            "letto_il": "2026-11-21",
            "chi": "redazione",
        }
    ]


def validator(files: dict[str, bytes], name: str) -> Draft202012Validator:
    schema = data(files, name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def unknown_to_strict_validators(schema: Any, key: str = "") -> Iterator[str]:
    """Yield what ajv refuses in its strict mode: words that it does not know, formats, types without a guard."""
    if isinstance(schema, list):
        for each in schema:
            yield from unknown_to_strict_validators(each)
    elif isinstance(schema, dict):
        names = key in {"properties", "$defs"}
        yield from () if names else (word for word in schema if word not in STRICT)
        typed = {"items": "array", "prefixItems": "array", "minItems": "array", "properties": "object",
                 "required": "object", "pattern": "string", "minLength": "string", "minimum": "number"}  # fmt: skip
        for word, kind in {} if names else typed.items() if "type" not in schema else ():
            yield from (f"{word} without «type: {kind}»",) if word in schema else ()
        for word, value in schema.items():
            if word not in {"const", "enum", "default"} or names:
                yield from unknown_to_strict_validators(value, "" if names else word)


STRICT = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required", "items", "const",
    "additionalProperties", "anyOf", "oneOf", "enum", "default", "pattern", "minLength", "maxLength", "minItems",
    "maxItems", "minimum", "maximum", "uniqueItems", "minProperties", "readOnly",
}  # fmt: skip


@pytest.mark.parametrize("name", ["termine", "glossario", "indice", "voce"])
def test_strict_validators_know_every_word_of_the_schemas(files: dict[str, bytes], name: str) -> None:
    assert set(unknown_to_strict_validators(data(files, f"{name}.schema.json"))) == set()


def test_what_strict_validators_refuse_is_noticed() -> None:
    broken = {
        "type": "object",
        "properties": {"a": {"format": "date", "type": "string"}, "b": {"pattern": "x"}},
    }
    assert set(unknown_to_strict_validators(broken)) == {"format", "pattern without «type: string»"}


@pytest.mark.parametrize(("day", "good"), [("2026-12-31", True), ("2026-13-01", False), ("2026-12-32", False),
                                           ("2026-12-00", False), ("26-12-01", False)])  # fmt: skip
def test_a_day_is_checked_without_any_format(files: dict[str, bytes], day: str, good: bool) -> None:
    whole = data(files, "glossario.json") | {"edizione": day}
    assert validator(files, "glossario.schema.json").is_valid(whole) is good


def test_every_published_file_follows_its_schema(files: dict[str, bytes]) -> None:
    checked = 0
    for address, content in files.items():
        document = json.loads(content) if address.endswith(".json") else {}
        if "radice" in document:
            name = document["$schema"].rpartition("/")[2]
            validator(files, name).validate(document)
            checked += 1
    assert checked == 7


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tipo",), "altro"),
        (("formato",), "2.0"),
        (("scritto", "note_redazionali"), SECRET),
        (("scritto", "accordo"), "forse"),
        (("scritto", "verificato"), "2026-11-22"),
        (("calcolato", "citazioni", 0, "lettura", "letto_su"), "a memoria"),
        (("scritto", "termine"), None),
        (("calcolato", "gulpease"), 101),
        (("calcolato", "stato"), "approvata"),
        (("calcolato", "inventato"), 1),
    ],
)
def test_the_schema_refuses_what_is_not_published(
    files: dict[str, bytes], path: tuple[str | int, ...], value: object
) -> None:
    document = data(files, "termini/bando.json")
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ValidationError):
        validator(files, "termine.schema.json").validate(document)


def test_a_word_with_its_two_voices_swapped_for_a_redirect_is_refused(files: dict[str, bytes]) -> None:
    document = data(files, "termini/avviso.json") | {"tipo": "voce"}
    with pytest.raises(ValidationError):
        validator(files, "termine.schema.json").validate(document)


def test_schemas_speak_italian_and_say_what_each_value_means(files: dict[str, bytes]) -> None:
    for name in ("termine", "glossario", "indice", "voce"):
        text = files[f"dati/v1/{name}.schema.json"].decode()
        schema = json.loads(text)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"https://esempio.it/g/dati/v1/{name}.schema.json"
        assert '"null"' not in text
        assert '"discriminator"' not in text  # of OpenAPI: a strict validator stops there
        for definition in schema["$defs"].values():
            assert not {"title", "description"} & definition.keys()  # names and docstrings of the code
            for property_ in definition.get("properties", {}).values():
                assert re.search(r"[.»]$", property_["description"]), property_
    assert data(files, "termine.schema.json")["$defs"]["Agreement"]["oneOf"][2] == {
        "const": "divergono",
        "title": Agreement.DIVERGONO.label,
        "description": Agreement.DIVERGONO.help,
    }


def test_the_schema_for_editors_knows_the_three_kinds_of_file(files: dict[str, bytes]) -> None:
    check = validator(files, "voce.schema.json")
    word = data(files, "termini/bando.json")["scritto"]
    for typed in (
        word | {"note_redazionali": SECRET},
        {"sostituito_da": "bando"},
        data(files, "termini/concorso.json")["scritto"],
    ):
        check.validate(typed)
    for wrong in (word | {"altro": 1}, word | {"accordo": "boh"}, {"sostituito_da": "NO"}, {}):
        assert not check.is_valid(wrong)


def test_the_same_words_give_the_same_bytes_whatever_their_order() -> None:
    reversed_words = make_glossary(
        *reversed(list(WORDS.concepts.values())),
        redirects=WORDS.redirects,
        withdrawn=WORDS.withdrawn,
        sources=dict(reversed(WORDS.sources.items())),
        paths=WORDS.paths,
        news=WORDS.news,
    )
    assert files_of(reversed_words) == files_of()


def test_an_empty_glossary_is_published_too() -> None:
    files = files_of(Glossary())
    whole = data(files, "glossario.json")
    assert (whole["voci"], "edizione" in whole) == ([], False)
    validator(files, "glossario.schema.json").validate(whole)


def test_the_page_tells_the_format_and_every_version_of_it() -> None:
    page = (places.ROOT / "docs" / "dati.md").read_text(encoding="utf-8")
    history = page.partition("{#formato}")[2]
    versions = re.findall(r"^\| (\d+\.\d+) \|", history, re.MULTILINE)
    assert versions[0] == edition.FORMAT
    assert versions == sorted(versions, reverse=True)
