"""The edges of every kind of page: nothing beyond the screen, and the text begins where the title does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kinds import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

NARROW = (280, 320)
# At each width, where everything begins.
EDGES = {768: 16, 1440: 126}
# Where the letters of the title and of the first text begin, whatever boxes they are in.
LEFT = """() => {
  const left = (node) => { const range = document.createRange(); range.selectNodeContents(node); return range.getClientRects()[0]?.left; };
  const title = document.querySelector("article h1"), after = (e) => title.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
  const texts = [...document.querySelectorAll("article :is(p, dt, h2)")].filter((e) => after(e) && e.checkVisibility() && e.textContent.trim() && !e.closest(".pc-solo-lettori, .pc-testata, .pc-verdetto, form, noscript"));
  return [left(title), left(texts[0])].map(Math.round);
}"""
# The full screen and the bare card have no edge to share.
SHARED = {
    kind: address for kind, address in KINDS.items() if not address.startswith(("presenta/", "scheda/"))
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_goes_beyond_a_small_screen(page: Page, base: str, kind: str) -> None:
    page.goto(base + KINDS[kind])
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_kind_begins_at_the_same_edge(page: Page, base: str) -> None:
    found: dict[int, dict[str, list[int]]] = {width: {} for width in EDGES}
    for kind, address in SHARED.items():
        page.goto(base + address)
        for width in EDGES:
            page.set_viewport_size({"width": width, "height": 900})
            found[width][kind] = page.evaluate(LEFT)
    for width, edge in EDGES.items():
        assert {left for both in found[width].values() for left in both} == {edge}, found[width]
