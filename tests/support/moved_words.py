"""Samples that several test modules share."""

from __future__ import annotations

from parole.model.concept import RedirectFile, WithdrawnFile


def gone(*use: str) -> WithdrawnFile:
    return WithdrawnFile.model_validate(
        {"ritirato": {"data": "2026-11-22", "perche": "Non serve.", "usare": use}}
    )


def moved(to: str) -> RedirectFile:
    return RedirectFile(sostituito_da=to)
