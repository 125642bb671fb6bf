"""What must be read again, and when."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CTS, make_concept, make_glossary

from parole.glossary.expiry import Due, due
from parole.model.concept import Expiry

GLOSSARY = make_glossary(
    make_concept("bando", scade={"il": "2027-01-01", "perche": "Cambia la legge."}),
    make_concept("avviso", scade={"il": "2027-01-01", "perche": "Cambia il decreto."}),
    make_concept("tavolo"),
    sources={"cts": CTS.model_copy(update={"scade": Expiry(il=date(2026, 6, 1), perche="Nuovo testo.")})},
)
LAW = Due(date(2026, 6, 1), "fonti", "cts", "Codice del Terzo settore", "Nuovo testo.")
NOTICE = Due(date(2027, 1, 1), "termini", "avviso", "avviso", "Cambia il decreto.")
CALL = Due(date(2027, 1, 1), "termini", "bando", "bando", "Cambia la legge.")


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (date(2026, 5, 31), []),
        (date(2026, 6, 1), [LAW]),
        (date(2026, 12, 31), [LAW]),
        (date(2027, 1, 1), [LAW, NOTICE, CALL]),
    ],
)
def test_what_is_due_comes_in_the_order_of_days_then_of_kinds_and_ids(until: date, found: list[Due]) -> None:
    assert due(GLOSSARY, until) == found
