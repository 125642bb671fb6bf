"""Accessibility, the part a machine can see: axe-core finds no fault of WCAG 2.2 A and AA on any kind of page.

It is the floor, not the proof: keyboard walks have their own tests, and people have the last word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Colours and layout do not depend on each other: the two looks together see both of both.
LOOKS = {"small and light": (320, "light"), "wide and dark": (1280, "dark")}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_fault_is_found(browser: Browser, base: str, kind: str, look: str) -> None:
    width, scheme = LOOKS[look]
    size = {"width": width, "height": 900}
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", viewport=size)
    page = context.new_page()
    page.goto(base + KINDS[kind])
    # As tall as the page: the links for the thumb then cover nothing that scrolling would uncover.
    page.set_viewport_size(size | {"height": page.evaluate("document.documentElement.scrollHeight")})
    results = Axe().run(page, options=RULES)
    context.close()
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in results.response["violations"]] == []


def test_the_suggestions_are_sound_too(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + "termini/bando/")
    page.fill("#pc-q", "ats")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    assert [v["id"] for v in Axe().run(page, options=RULES).response["violations"]] == []
    context.close()
