"""Citations as people write them become a source of the register and a reference in our grammar."""

from __future__ import annotations

import pytest
from usual_spellings import SPELLINGS, sources

from parole.glossary.usual_citations import Usual, UsualCitations, plain_form

KNOWN = UsualCitations(sources())


@pytest.mark.parametrize(("text", "fonte", "rif"), SPELLINGS, ids=[text for text, _, _ in SPELLINGS])
def test_a_usual_spelling_is_understood(text: str, fonte: str, rif: str) -> None:
    assert KNOWN.understood(text) == Usual(fonte, rif, whole=True)


@pytest.mark.parametrize(
    ("text", "fonte"),
    [
        ("art. 118, ultimo comma, Cost.", "cost"),
        ("CTS, vedi anche la circolare", "cts"),
        ("art. 57-55 CTS", "cts"),
        ("art. 0 CTS", "cts"),
        ("legge 117/2017, art. 5", "cts"),  # the number is of a decree: it is said, not taken for granted
        ("Linee guida regionali 2024", ""),
        ("Circolare 5/2020 del Ministero", ""),
        ("D.M. 73/2021, art. 1", ""),
        ("doppia legge 9/2001", ""),
        ("", ""),
        ("—", ""),
    ],
)
def test_what_is_not_understood_as_a_whole_is_never_whole(text: str, fonte: str) -> None:
    assert KNOWN.understood(text) == Usual(fonte, "", whole=False)


def test_how_a_message_proposes_it() -> None:
    said = [str(KNOWN.understood(text)) for text in ("CTS art 55 c 3", "CTS", "comma 3, art 55", "boh")]
    assert said == ["fonte cts, rif «art. 55, c. 3»", "fonte cts", "rif «art. 55, c. 3»", ""]


def test_an_act_of_the_union_has_paragraphs_and_an_italian_one_commas() -> None:
    assert KNOWN.understood("GDPR, art. 6, comma 1").rif == "art. 6, par. 1"
    assert KNOWN.understood("CTS, art. 55, paragrafo 3").rif == "art. 55, c. 3"


def test_the_plain_form_is_its_own_plain_form() -> None:
    for text, _, _ in SPELLINGS:
        assert plain_form(plain_form(text)).replace("_", "") == plain_form(text).replace("_", "")


def test_a_text_of_any_length_takes_no_time() -> None:
    assert KNOWN.understood("art. " * 2000) == Usual()
