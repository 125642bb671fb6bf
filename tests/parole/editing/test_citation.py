"""CITATION.cff: what its format asks, the edition as version, nothing that is not so yet."""

from __future__ import annotations

from datetime import date

import yaml

from parole.editing.citation import citation
from parole.glossary.site_facts import SiteFacts

FACTS = SiteFacts(name="Prova: «una»", url="https://esempio.it/", city="Milano")


def test_an_edition_has_its_version_its_day_and_its_address() -> None:
    said = yaml.safe_load(citation(FACTS, "2026-11-23.2", date(2026, 11, 23)))
    assert {name: said[name] for name in ("cff-version", "type", "title", "version", "date-released", "url", "license")} == {
        "cff-version": "1.2.0", "type": "dataset", "title": "Prova: «una»", "version": "2026-11-23.2",
        "date-released": date(2026, 11, 23), "url": "https://esempio.it/", "license": "CC-BY-4.0",
    }  # fmt: skip
    assert said["authors"] == [{"name": "Redazione di Parole in comune"}]


def test_before_the_first_edition_there_is_no_day_and_a_placeholder_is_no_address() -> None:
    said = yaml.safe_load(citation(SiteFacts(name="Prova", url="https://parole-in-comune.example/")))
    assert said["version"] == "non ancora pubblicato"
    assert not said.keys() & {"date-released", "url"}


def test_a_version_that_looks_like_a_day_stays_a_text() -> None:
    assert yaml.safe_load(citation(FACTS, "2026-11-23", date(2026, 11, 23)))["version"] == "2026-11-23"
