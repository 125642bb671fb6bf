"""The kinds of text a field may hold: as long as their limit, and not one character more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from parole.model.types import Address, Date, Id, Label, Note, Paragraph, Sentence, Short, Title, YesNo

LIMITS = {
    "Id": (Id, 60),
    "Short": (Short, 40),
    "Label": (Label, 90),
    "Sentence": (Sentence, 320),
    "Title": (Title, 400),
    "Address": (Address, 600),
    "Paragraph": (Paragraph, 900),
    "Note": (Note, 4000),
}


def kinds_of_fault(kind: Any, value: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return [error["type"] for error in caught.value.errors()]


@pytest.mark.parametrize("name", LIMITS)
def test_a_text_is_as_long_as_its_limit_and_no_longer(name: str) -> None:
    kind, limit = LIMITS[name]
    assert TypeAdapter(kind).validate_python("x" * limit) == "x" * limit
    assert kinds_of_fault(kind, "x" * (limit + 1)) == ["string_too_long"]
    assert TypeAdapter(kind).validate_python("x") == "x"
    assert kinds_of_fault(kind, "") == ["string_pattern_mismatch" if name == "Id" else "string_too_short"]


def test_the_length_is_that_of_the_text_on_one_line() -> None:
    assert TypeAdapter(Short).validate_python(f"{'x' * 20}\n\n  {'x' * 19}  ") == f"{'x' * 20} {'x' * 19}"


def test_a_day_is_written_in_one_way() -> None:
    assert TypeAdapter(Date).validate_python("2026-11-22") == date(2026, 11, 22)
    for typed in ("2026-11-22T00:00:00", "20261122", "2026-1-2", "1"):
        assert kinds_of_fault(Date, typed) == ["date_form"]


def test_yes_and_no_are_words() -> None:
    said = {
        typed: TypeAdapter(YesNo).validate_python(typed)
        for typed in ("true", "Sì", "si", "FALSE", "no", True)
    }
    assert said == {"true": True, "Sì": True, "si": True, "FALSE": False, "no": False, True: True}
    for typed in ("", "1", "forse", 1):
        assert kinds_of_fault(YesNo, typed) == ["yes_no"]
