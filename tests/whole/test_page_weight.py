"""How much the page of a word weighs, before it is compressed: an ordinary one, and the busiest that may be."""

from __future__ import annotations

import re
from pathlib import Path

from builders import make_concept
from printing import long_words, prose, site_of

from parole.model.concept import Concept
from parole.pages import words
from parole.pages.words import SHOWN_AT_ALL, SHOWN_AT_ONCE, recurrences
from parole.rendering.renderer import Renderer

ORDINARY, MOST = 40_000, 60_000
# Together as long as the names and the ids of real words are.
NAMES = [f"accompagnamento {number}" for number in range(300)]
SOURCES = [{"fonte": "cts", "rif": f"art. {number}"} for number in range(1, 7)]


def weight(www: Path, renderer: Renderer, word: Concept) -> int:
    """Return the bytes of the page of ``word`` in the frame of the sample site."""
    html = (www / "glossario/termini/tavolo/index.html").read_text(encoding="utf-8")
    frame = re.sub(r"<article.*?</article>", "", html, flags=re.DOTALL)
    return len(frame.encode()) + len(words.page(renderer, word).content.encode())


def word_among(neighbours: int, citing: int) -> tuple[Renderer, Concept]:
    """Return a word with long texts and many sources, as many words near it, and as many that mention it."""
    long = long_words(["tavolo"]).glossary.concepts["tavolo"]
    typed = long.model_dump(exclude_none=True, mode="json") | {"id": "tavolo", "fonti": SOURCES}
    typed |= {side: typed[side] | {"fonti": SOURCES} for side in ("pa", "terzo_settore")}
    typed |= {"esempio": {"testo": prose(400), "tipo": "inventato"}}
    mentions = [
        make_concept(name.replace(" ", "-"), in_breve="parla di un tavolo") for name in NAMES[:citing]
    ]
    around = [make_concept(f"vicina-di-casa-{number}", vedi_anche=["tavolo"]) for number in range(neighbours)]
    word = Concept.model_validate(typed)
    return site_of(word, *mentions, *around), word


def busiest() -> tuple[Renderer, Concept]:
    return word_among(20, len(NAMES))


def test_an_ordinary_word(www: Path) -> None:
    assert weight(www, *word_among(7, 5)) < ORDINARY


def test_the_busiest_word(www: Path) -> None:
    assert weight(www, *busiest()) < MOST


def test_seams_are_few_however_many_the_words() -> None:
    renderer, word = busiest()
    assert words.page(renderer, word).content.count("<svg") < 50


def test_of_very_many_words_the_page_has_the_nearest_and_says_how_many_the_others_are() -> None:
    renderer, word = busiest()
    shown = recurrences(renderer, word)
    assert (len(shown.nearest), len(shown.others)) == (SHOWN_AT_ONCE, SHOWN_AT_ALL - SHOWN_AT_ONCE)
    assert shown.more == len(NAMES) - SHOWN_AT_ALL
    content = words.page(renderer, word).content
    assert "<summary>292 altre parole</summary>" in content
    assert "e altre 150, più lontane</p></details>" in content


def test_the_nearest_have_neighbours_in_common_then_the_same_area() -> None:
    citing = [make_concept(f"p-{i:02}", in_breve="parla di un tavolo", area="principi") for i in range(12)]
    citing[9] = make_concept("p-09", in_breve="parla di un tavolo", area="strumenti")
    citing[11] = make_concept("p-11", in_breve="parla di un tavolo", area="principi", vedi_anche=["bando"])
    renderer = site_of(make_concept("tavolo", vedi_anche=["bando"]), make_concept("bando"), *citing)
    shown = recurrences(renderer, renderer.glossary.concepts["tavolo"])
    assert [c.id for c in shown.nearest] == [*(f"p-{i:02}" for i in range(6)), "p-09", "p-11"]
    assert [c.id for c in shown.others] == ["p-06", "p-07", "p-08", "p-10"]
    assert shown.more == 0
