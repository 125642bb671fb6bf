"""What an annex takes of a word: the lines of each edition, which stay as they are, or of the draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import make_concept, make_glossary
from editions import FACTS, published

from parole.model.concept import RedirectFile
from parole.pages.annex import scripts, versions
from parole.rendering.renderer import Renderer

DAY, LATER = date(2026, 3, 2), date(2026, 4, 1)
WORD = make_concept("bando", pa={"definizione": "Un *atto* del <b>Comune</b>.", "fonti": []})
# A contract: annexes are compared with these lines for years, so no label may change.
LINES = [
    ["Stato", "Bozza redazionale (scritta dalla redazione; nessun ente l’ha ancora approvata)"],
    ["Accordo", "Coincidono"],
    ["In breve", "Nucleo comune."],
    ["Per la pubblica amministrazione", "Un atto del <b>Comune</b>."],
    ["Per il Terzo settore", "Lo vivono le persone."],
]


def test_before_any_edition_there_is_the_draft_and_it_says_so() -> None:
    [draft] = versions(Renderer(make_glossary(WORD), facts=FACTS), "bando")
    assert {name: draft[name] for name in ("id", "nome", "righe")} == {
        "id": "bando",
        "nome": "bando",
        "righe": LINES,
    }
    assert draft["bozza"][:2] == [
        ["Edizione", "nessuna edizione pubblicata (il testo può ancora cambiare)"],
        ["Indirizzo", "https://esempio.it/termini/bando/"],
    ]
    assert "fine" not in draft


def test_each_edition_keeps_its_lines_its_address_and_its_digest() -> None:
    once = published(make_glossary(WORD), DAY)
    changed = make_concept("bando", in_breve="Altro nucleo.", pa=WORD.pa.model_dump() if WORD.pa else None)
    twice = published(replace(once, concepts={"bando": changed}), LATER)
    first, second = versions(Renderer(twice, facts=FACTS), "bando")
    assert (first["righe"], first["giorno"]) == (LINES, "2026-03-02")
    assert first["fine"] == [
        ["Edizione", "del 2 marzo 2026"],
        ["Indirizzo", "https://esempio.it/termini/bando/v/2026-03-02/"],
        ["Impronta SHA-256", twice.frozen["bando"][0].sha256],
    ]
    assert first["poi"] == {"id": "bando", "is_alive": True, "parts": ("In breve",)}
    assert (second["righe"][2], second["poi"]["parts"]) == (["In breve", "Altro nucleo."], ())


def test_a_word_that_moved_keeps_the_script_of_its_old_address() -> None:
    once = published(make_glossary(WORD), DAY)
    moved = replace(
        once,
        concepts={"avviso": make_concept("avviso")},
        redirects={"bando": RedirectFile(sostituito_da="avviso")},
    )
    made = Renderer(moved, facts=FACTS)
    assert [path for path, _ in scripts(made)] == ["assets/allegato/avviso.js", "assets/allegato/bando.js"]
    assert [one["id"] for one in versions(made, "avviso")] == ["bando"]
    assert versions(made, "bando")[0]["poi"]["id"] == "avviso"
