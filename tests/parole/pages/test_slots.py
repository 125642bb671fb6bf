"""What whoever publishes says of themselves: shown where it is filled, told to the maintainer where it is not."""

from __future__ import annotations

import pytest
from builders import make_glossary

from parole.glossary.site_facts import SLOTS, SiteFacts
from parole.pages.slots import FRAGMENTS, empty_slots
from parole.rendering.renderer import Renderer


def shown(name: str, **extra: str) -> str:
    facts = SiteFacts.of({"extra": extra})
    return str(FRAGMENTS[f"chi-pubblica {name}"](Renderer(make_glossary(), facts=facts), ""))


@pytest.mark.parametrize("name", SLOTS)
def test_an_empty_slot_leaves_no_blank(name: str) -> None:
    assert shown(name) == shown(name, **{name: "  "}) == ""


def test_a_filled_slot_is_a_sentence() -> None:
    assert shown("pubblicato_da", pubblicato_da="Ente <di> prova") == (
        "<p>Pubblica questo sito e risponde dei contenuti: Ente &lt;di&gt; prova</p>"
    )


def test_an_address_is_a_link() -> None:
    assert shown("contatti", contatti="mailto:a@esempio.it") == (
        '<p>Per scrivere alla redazione: <a href="mailto:a@esempio.it">mailto:a@esempio.it</a></p>'
    )
    assert "<a" not in shown("contatti", contatti="javascript:alert(1)")


def test_the_maintainer_is_told_what_is_missing() -> None:
    assert empty_slots(SiteFacts.of({})) == tuple(SLOTS)
    assert empty_slots(SiteFacts.of({"extra": dict.fromkeys(SLOTS, "x")})) == ()
