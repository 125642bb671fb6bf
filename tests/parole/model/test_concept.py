"""The model is the only list of fields and values: everything else derives from it."""

from __future__ import annotations

import inspect
import unicodedata
from typing import get_args, get_origin

import pytest
from builders import make_concept
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from parole.model import concept as concept_module
from parole.model import publication as publication_module
from parole.model import registers as registers_module
from parole.model import values as values_module
from parole.model.concept import Concept, RedirectFile, Side, WithdrawnFile, WordFile
from parole.model.registers import Area, ForeignWord, ReadingPath, Source
from parole.model.types import Note
from parole.model.values import LabelledValue, SideName

FILES = (WordFile, RedirectFile, WithdrawnFile, Source, Area, ReadingPath, ForeignWord)
RECORDS = sorted(
    {
        item
        for module in (concept_module, publication_module, registers_module)
        for item in vars(module).values()
        if inspect.isclass(item) and issubclass(item, concept_module.Record) and item.model_fields
    },
    key=lambda record: record.__name__,
)
FIELDS = [(record, name) for record in RECORDS for name in record.model_fields]
# Values whose labels stand inside a sentence: «si dividono su chi paga», «4 lette nel testo».
INSIDE_A_SENTENCE = {
    values_module.Court,
    values_module.Difference,
    values_module.Language,
    values_module.Opens,
    values_module.ReadIn,
}
VALUES = [
    value
    for item in vars(values_module).values()
    if inspect.isclass(item) and issubclass(item, LabelledValue)
    for value in item
]


@pytest.mark.parametrize("record", FILES, ids=lambda record: record.__name__)
def test_every_kind_of_file_has_a_json_schema(record: type[BaseModel]) -> None:
    schema = record.model_json_schema()
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == list(record.model_fields)
    required = [name for name, field in record.model_fields.items() if field.is_required()]
    assert schema["required"] == required


def test_the_schema_of_a_word_tells_limits_values_and_forms() -> None:
    schema = WordFile.model_json_schema()
    assert schema["properties"]["termine"]["maxLength"] == 90
    assert schema["properties"]["area"]["pattern"] == "^[a-z0-9]+(?:-[a-z0-9]+)*$"
    assert schema["$defs"]["Expiry"]["properties"]["il"]["format"] == "date"
    assert schema["properties"]["differenza"]["items"] == {"$ref": "#/$defs/Difference"}
    assert schema["$defs"]["Agreement"]["enum"] == ["coincidono", "si-completano", "divergono"]
    assert schema["$defs"]["Citation"]["properties"]["storico"]["type"] == "boolean"


@pytest.mark.parametrize(
    ("record", "name"), FIELDS, ids=[f"{record.__name__}.{name}" for record, name in FIELDS]
)
def test_every_field_has_a_help_in_italian(record: type[BaseModel], name: str) -> None:
    if (record, name) == (Concept, "id"):
        return  # never typed: it is the name of the file
    help_ = record.model_fields[name].description or ""
    assert help_[:1].isupper() or help_.startswith(("true", "false"))
    assert help_.endswith(".")
    assert len(help_) <= 110


@pytest.mark.parametrize(
    ("record", "name"), FIELDS, ids=[f"{record.__name__}.{name}" for record, name in FIELDS]
)
def test_an_attribute_has_the_name_of_its_key(record: type[BaseModel], name: str) -> None:
    field = record.model_fields[name]
    assert (field.alias, field.validation_alias, field.serialization_alias) == (None, None, None)
    assert name == name.lower()
    assert name.replace("_", "").isalnum()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_lists_are_tuples_and_records_do_not_change(record: type[BaseModel]) -> None:
    assert record.model_config["frozen"]
    assert record.model_config["extra"] == "forbid"
    for field in record.model_fields.values():
        kinds = {get_origin(kind) or kind for kind in (field.annotation, *get_args(field.annotation))}
        assert not kinds & {list, dict, set}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}.{value}")
def test_every_value_has_a_label_and_a_help(value: LabelledValue) -> None:
    assert value.label[0].isupper() or type(value) in INSIDE_A_SENTENCE
    assert value.help[0].islower()
    assert not value.help.endswith(".")
    assert value == value.value == str(value)


def test_a_side_is_also_a_field_of_a_word() -> None:
    for name in SideName:
        assert Side in get_args(WordFile.model_fields[name.value].annotation)


def test_a_word_knows_its_sides_in_their_order() -> None:
    both = make_concept("bando")
    assert list(both.sides) == [SideName.PA, SideName.TERZO_SETTORE]
    assert both.side(SideName.PA) is both.pa
    half = make_concept("bando", pa=None, accordo=None)
    assert list(half.sides) == [SideName.TERZO_SETTORE]
    assert half.side(SideName.PA) is None


def test_the_full_name_tells_homographs_apart() -> None:
    assert make_concept("bando").full_name == "bando"
    assert make_concept("x", termine="patto", accezione="sociale").full_name == "patto (sociale)"


def test_the_id_is_not_written_back() -> None:
    assert "id" not in make_concept("bando").model_dump()


def test_a_field_without_a_value_is_left_out_but_an_unknown_one_is_refused() -> None:
    typed = {"forma": "gara", "perche": "x"}
    assert concept_module.Citation.model_validate({"fonte": "cts", "rif": None}).rif is None
    with pytest.raises(ValidationError, match="extra_forbidden"):
        concept_module.Discouraged.model_validate(typed | {"colore": None})


@pytest.mark.parametrize(
    "id_", ["", "Bando", "bando_di_gara", "-bando", "bando-", "a--b", "città", "a b", "x" * 61, "bando\n"]
)
def test_an_id_is_an_address(id_: str) -> None:
    with pytest.raises(ValidationError):
        make_concept(id_, termine="x")


@given(st.text(st.sampled_from("ab e\u0301è’ \n\t\u00a0\u202f\u2028\x1c"), max_size=12))
def test_whatever_white_space_it_has_a_text_comes_out_on_one_line(text: str) -> None:
    expected = unicodedata.normalize("NFC", " ".join(f"x{text}".split()))
    assert TypeAdapter(Note).validate_python(f"x{text}") == expected
    assert TypeAdapter(Note).validate_python(f" \u00a0x{text}") == expected
