"""Accessibility, the part a machine can see: axe-core finds no fault of WCAG 2.2 A and AA on any kind of page.

It is the floor, not the proof: keyboard walks have their own tests, and people have the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from axe import faults
from builders import make_concept, make_glossary
from editions import published
from kinds import KINDS

from parole.glossary import addresses
from parole.pages import editions as frozen_pages
from parole.pages import words
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Colours and layout do not depend on each other: the two looks together see both of both.
LOOKS = {"small and light": (320, "light"), "wide and dark": (1280, "dark")}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_fault_is_found(browser: Browser, base: str, kind: str, look: str) -> None:
    with opened(browser, look) as page:
        page.goto(base + KINDS[kind])
        assert all_faults(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_nor_in_a_frozen_page_and_in_the_life_of_a_word(browser: Browser, base: str, look: str) -> None:
    """The sample was never published: both are made of a word that was, twice, and put in its place."""
    word = make_concept("tavolo", accordo="divergono", differenza=["quando"])
    first = published(make_glossary(make_concept("tavolo")), date(2026, 3, 2))
    both = published(replace(first, concepts={"tavolo": word}), date(2026, 4, 2))
    today, address = Renderer(both), base + addresses.frozen("tavolo", date(2026, 3, 2))
    content = str(words.page(today, word).content)
    frozen = dict(frozen_pages.outputs(today))[
        addresses.file_of(addresses.frozen("tavolo", date(2026, 3, 2)))
    ]()
    with opened(browser, look) as page:
        page.goto(base + "termini/tavolo/")
        html = re.sub(
            r'<header class="pc-testata">.*(?=</article>)', lambda _: content, page.content(), flags=re.DOTALL
        )
        serve(page, address, frozen)
        serve(page, base + "termini/tavolo/", html)
        page.goto(base + "termini/tavolo/")
        page.click(".pc-storia > summary")
        assert all_faults(page) == []
        page.goto(address)
        assert page.locator(".pc-edizione").count() == 1
        assert all_faults(page) == []


def serve(page: Page, address: str, html: str) -> None:
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))


@contextmanager
def opened(browser: Browser, look: str) -> Iterator[Page]:
    """An empty page that looks so."""
    width, scheme = LOOKS[look]
    context = browser.new_context(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900}
    )
    yield context.new_page()
    context.close()


def all_faults(page: Page) -> list[str]:
    """Return what axe finds with a window as tall as the page: what is fixed to its foot then covers nothing."""
    size = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return faults(page)


def test_the_suggestions_are_sound_too(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + "termini/bando/")
    page.fill("#pc-q", "ats")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    assert faults(page) == []
    context.close()
