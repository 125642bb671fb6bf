"""Days: none that has still to come where something was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from one_check import subject_of, told

from parole.rules.days import check_days_to_come

APPROVED = {"lato": "pa", "ente": "Un Comune", "impronta": "0" * 16}


def approvals(*days: str) -> dict[str, object]:
    return {"approvazioni": [{**APPROVED, "data": day} for day in days]}


def test_the_day_of_the_check_is_not_to_come_and_the_next_is() -> None:
    subject = subject_of({"albero": approvals("2026-11-23", "2026-11-24"), "bosco": approvals("2026-11-25")})
    future = "{} è nel futuro; controlla la data [data-futura]"
    assert told(subject, check_days_to_come) == [
        f"albero: approvazioni[1].data: {future.format('2026-11-24')}",
        f"bosco: approvazioni[0].data: {future.format('2026-11-25')}",
    ]
    assert told(replace(subject, today=date(2026, 11, 25)), check_days_to_come) == []
    assert told(replace(subject, today=None), check_days_to_come) == []
