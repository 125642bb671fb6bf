"""The state of a word is derived from its texts and its approvals."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_concept

from parole.glossary.state import digest, sides_to_read_again, state, valid_approvals
from parole.model.concept import Concept
from parole.model.parts import COVERED, PARTS, said, value_at
from parole.model.values import SideName, State

TEXTS: dict[str, Any] = {
    "termine": "co-progettazione",
    "accezione": "art. 55",
    "sconsigliati": [{"forma": "gara", "perche": "Nessuno vince."}],
    "in_breve": "percorso in cui più enti decidono insieme, entro il 10% dei costi",
    "pa": {"vuol_dire": "fase dopo l’avviso", "definizione": "La decide l’ufficio, dall’avviso in poi."},
    "terzo_settore": {"vuol_dire": "foglio bianco", "definizione": "È un foglio ancora da scrivere."},
    "accordo": "divergono",
    "differenza": ["quando"],
    "attenzione": "Sedersi al tavolo non vuol dire essere finanziati.",
    "come_dirlo": {
        "da_scrivere": {"dove": "nell’avviso", "testo": "Il finanziamento si decide dopo."},
        "da_chiedere": "Chi sarà finanziato?",
    },
    "da_non_confondere": [{"forma": "co-programmazione", "perche": "Viene prima."}],
    "casi": [{"caso": "Un incontro.", "vale_per": ["terzo_settore"], "perche": "Si comincia."}],
}

PA, SAID = TEXTS["pa"], TEXTS["come_dirlo"]


def word(*approvals: tuple[str, str], **fields: Any) -> Concept:
    """Return a word with the approvals of a side to a digest."""
    given = [
        {"lato": side, "ente": "Ente", "data": "2026-11-22", "impronta": mark} for side, mark in approvals
    ]
    return make_concept("co-progettazione", **(TEXTS | fields), approvazioni=given)


NOW = digest(word())


def test_the_digest_never_changes_by_itself() -> None:
    """A change of this value would drop every approval ever given."""
    assert NOW == "dfebbeff421e94d4"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("termine", "Co-Progettazione"),
        ("termine", "co‑progettazione"),
        ("in_breve", "percorso in cui più enti, decidono insieme; entro il 10% dei costi."),
        ("in_breve", "Percorso in cui PIÙ enti decidono  insieme entro il 10 % dei costi"),
        ("in_breve", "percorso in cui piu\u0300 enti decidono insieme, entro il 10% dei costi"),
        ("in_breve", "percorso in cui *più enti* decidono «insieme», entro il 10% dei costi"),
        ("pa", PA | {"definizione": "La decide l'ufficio (dall'avviso in poi)!"}),
        ("pa", PA | {"fonti": [{"fonte": "cts"}]}),
        ("come_dirlo", SAID | {"da_chiedere": "«Chi sarà finanziato»"}),
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
        ("accezione", "art. 56"),
        ("sconsigliati", [{"forma": "gara", "perche": "Qualcuno vince."}]),
        ("pa", PA | {"vuol_dire": "fase prima dell’avviso"}),
        ("pa", PA | {"definizione": "La decide l’ufficio, all’avviso in poi."}),
        ("pa", PA | {"definizione": "Là decide l’ufficio, dall’avviso in poi."}),
        ("pa", None),
        ("terzo_settore", {"definizione": "È un foglio ancora da scrivere."}),
        ("terzo_settore", TEXTS["terzo_settore"] | {"definizione": "E un foglio ancora da scrivere."}),
        ("accordo", "si-completano"),
        ("differenza", ["chi-decide"]),
        ("differenza", ["quando", "chi-decide"]),
        ("attenzione", None),
        ("attenzione", "Sedersi al tavolo vuol dire essere finanziati."),
        ("come_dirlo", SAID | {"da_chiedere": "Chi sarà pagato?"}),
        ("come_dirlo", {"da_chiedere": "Chi sarà finanziato?"}),
        ("da_non_confondere", [{"voce": "co-programmazione", "perche": "Viene prima, sempre."}]),
        ("casi", []),
        ("casi", [TEXTS["casi"][0] | {"vale_per": ["pa"]}]),
        ("casi", [TEXTS["casi"][0] | {"perche": "Si finisce."}]),
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
        ("esempio", {"testo": "Un caso.", "tipo": "inventato"}),
        ("fonti", [{"fonte": "cts"}]),
        ("vedi_anche", ["bando"]),
        ("piu_ampio", ["bando"]),
        ("scade", {"il": "2027-01-01", "perche": "Cambia la legge."}),
        ("note_redazionali", "Appunti."),
    ],
)
def test_what_is_not_approved_does_not_count(field: str, value: object) -> None:
    assert digest(word(**{field: value})) == NOW


def test_a_text_that_moves_to_another_field_counts() -> None:
    said_elsewhere = {"come_dirlo": {"da_chiedere": TEXTS["attenzione"]}, "attenzione": SAID["da_chiedere"]}
    assert digest(word(**said_elsewhere)) != digest(word(come_dirlo={"da_chiedere": SAID["da_chiedere"]}))


def test_the_sample_has_every_part_that_an_approval_covers_and_no_other() -> None:
    covered = {part.name for part in PARTS if any(said(value_at(word(), part.at)))} - {"area"}
    assert covered == {part.name for part in COVERED}


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
