"""The state of a word is derived from its texts and its approvals."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_concept

from parole.glossary.state import APPROVED_FIELDS, digest, sides_to_read_again, state, valid_approvals
from parole.model.concept import Concept
from parole.model.values import SideName, State

TEXTS: dict[str, Any] = {
    "termine": "co-progettazione",
    "in_breve": "percorso in cui più enti decidono insieme, entro il 10% dei costi",
    "pa": {"definizione": "La decide l’ufficio, dall’avviso in poi."},
    "terzo_settore": {"definizione": "È un foglio ancora da scrivere."},
    "accordo": "si-completano",
    "attenzione": "Sedersi al tavolo non vuol dire essere finanziati.",
    "come_dirlo": "Chi sarà finanziato?",
}


def word(*approvals: tuple[str, str], **fields: Any) -> Concept:
    """Return a word with the approvals of a side to a digest."""
    given = [
        {"lato": side, "ente": "Ente", "data": "2026-11-22", "impronta": mark} for side, mark in approvals
    ]
    return make_concept("co-progettazione", **(TEXTS | fields), approvazioni=given)


NOW = digest(word())


def test_the_digest_never_changes_by_itself() -> None:
    """A change of this value would drop every approval ever given."""
    assert NOW == "bcc468314aa5df21"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("termine", "Co-Progettazione"),
        ("termine", "co‑progettazione"),
        ("in_breve", "percorso in cui più enti, decidono insieme; entro il 10% dei costi."),
        ("in_breve", "Percorso in cui PIÙ enti decidono  insieme entro il 10 % dei costi"),
        ("in_breve", "percorso in cui piu\u0300 enti decidono insieme, entro il 10% dei costi"),
        ("in_breve", "percorso in cui *più enti* decidono «insieme», entro il 10% dei costi"),
        ("pa", {"definizione": "La decide l'ufficio (dall'avviso in poi)!"}),
        ("pa", {"definizione": "La decide l’ufficio, dall’avviso in poi.", "fonti": [{"fonte": "cts"}]}),
        ("come_dirlo", "«Chi sarà finanziato»"),
    ],
)
def test_commas_capitals_and_spaces_do_not_undo_a_consensus(field: str, text: object) -> None:
    assert digest(word(**{field: text})) == NOW


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("termine", "co-programmazione"),
        ("in_breve", "percorso in cui più enti pubblici decidono insieme, entro il 10% dei costi"),
        ("in_breve", "percorso in cui enti decidono insieme, entro il 10% dei costi"),
        ("in_breve", "percorso in cui più enti decidono insieme, entro il 20% dei costi"),
        ("in_breve", "percorso in cui più enti decidono insieme, entro il 10 dei costi"),
        ("pa", {"definizione": "La decide l’ufficio, all’avviso in poi."}),
        ("pa", {"definizione": "Là decide l’ufficio, dall’avviso in poi."}),
        ("pa", None),
        ("terzo_settore", {"definizione": "È un foglio da scrivere."}),
        ("terzo_settore", {"definizione": "E un foglio ancora da scrivere."}),
        ("accordo", "divergono"),
        ("attenzione", None),
        ("attenzione", "Sedersi al tavolo vuol dire essere finanziati."),
        ("come_dirlo", "Chi sarà pagato?"),
    ],
)
def test_a_word_more_or_less_undoes_it(field: str, text: object) -> None:
    assert digest(word(**{field: text})) != NOW


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("varianti", ["coprogettazione"]),
        ("sigle", ["CP"]),
        ("inglese", "co-design"),
        ("area", "principi"),
        ("accezione", "art. 55"),
        ("esempio", {"testo": "Un caso.", "tipo": "inventato"}),
        ("fonti", [{"fonte": "cts"}]),
        ("vedi_anche", ["bando"]),
        ("piu_ampio", ["bando"]),
        ("verificato", "2027-01-01"),
        ("note_redazionali", "Appunti."),
    ],
)
def test_what_is_not_approved_does_not_count(field: str, value: object) -> None:
    assert digest(word(**{field: value})) == NOW


def test_a_text_that_moves_to_another_field_counts() -> None:
    assert digest(word(attenzione=TEXTS["come_dirlo"], come_dirlo=TEXTS["attenzione"])) != NOW


def test_the_digest_covers_what_readers_agree_upon() -> None:
    assert {location[0] for location in APPROVED_FIELDS} == TEXTS.keys()


OLD = "0000000000000000"


@pytest.mark.parametrize(
    ("approvals", "expected"),
    [
        ([], State.BOZZA),
        ([("pa", NOW)], State.LETTA_DA_UN_LATO),
        ([("terzo_settore", NOW)], State.LETTA_DA_UN_LATO),
        ([("pa", NOW), ("pa", NOW)], State.LETTA_DA_UN_LATO),
        ([("pa", NOW), ("terzo_settore", NOW)], State.CONDIVISA),
        ([("pa", OLD)], State.DA_RILEGGERE),
        ([("pa", OLD), ("terzo_settore", OLD)], State.DA_RILEGGERE),
        ([("pa", NOW), ("terzo_settore", OLD)], State.DA_RILEGGERE),
        ([("pa", OLD), ("pa", NOW)], State.LETTA_DA_UN_LATO),
        ([("pa", OLD), ("pa", NOW), ("terzo_settore", NOW)], State.CONDIVISA),
    ],
)
def test_the_state_follows_the_approvals_that_hold(approvals: list[tuple[str, str]], expected: State) -> None:
    assert state(word(*approvals)) is expected


@pytest.mark.parametrize("missing", ["pa", "terzo_settore"])
def test_a_word_with_one_voice_lacks_the_other_whatever_was_approved(missing: str) -> None:
    half = word(("pa", NOW), ("terzo_settore", NOW), **{missing: None}, accordo=None)
    assert state(half) is State.MANCA_UNA_VOCE


def test_only_the_approvals_of_the_present_text_hold() -> None:
    concept = word(("pa", OLD), ("terzo_settore", NOW))
    assert [approval.lato for approval in valid_approvals(concept)] == [SideName.TERZO_SETTORE]


@pytest.mark.parametrize(
    ("approvals", "sides"),
    [
        ([], ()),
        ([("pa", NOW)], ()),
        ([("pa", OLD)], (SideName.PA,)),
        ([("terzo_settore", OLD), ("pa", OLD)], (SideName.PA, SideName.TERZO_SETTORE)),
        ([("pa", OLD), ("pa", NOW), ("terzo_settore", OLD)], (SideName.TERZO_SETTORE,)),
    ],
)
def test_the_sides_that_must_read_again_are_named(
    approvals: list[tuple[str, str]], sides: tuple[SideName, ...]
) -> None:
    assert sides_to_read_again(word(*approvals)) == sides


def test_a_change_makes_a_shared_word_be_read_again() -> None:
    approvals = [("pa", NOW), ("terzo_settore", NOW)]
    assert state(word(*approvals)) is State.CONDIVISA
    assert state(word(*approvals, in_breve="un’altra cosa")) is State.DA_RILEGGERE
