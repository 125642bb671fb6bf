"""The page of a word on a phone: what comes first is in the first screen, with the longest texts that there may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from builders import make_concept, make_glossary
from site_fixture import watched

from parole.model.concept import Concept
from parole.pages import words
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}
# What the links for the thumb take at the foot of the screen.
THUMB = 48
# The longest name that the glossary has (64 letters), a line of 16 words and what both say in 20, all rather long.
NAME = "Regolamento milanese sui rapporti con gli enti del Terzo settore"
LINE = "quota del contributo comunale che l’ufficio competente versa prima che tutte le spese siano già documentate"
BRIEF = "denaro che un’amministrazione pubblica e una rete di enti usano insieme per pagare subito ciò che serve prima del saldo"
SIDES = {side: {"vuol_dire": LINE, "definizione": "Testo. " * 60} for side in ("pa", "terzo_settore")}
ADVICE = {
    "da_scrivere": {
        "dove": "in un avviso di co-progettazione",
        "testo": "Il Comune versa una prima quota di … " * 5,
    },
    "da_chiedere": "Nei primi sei mesi chi paga che cosa, con quali soldi, e chi lo scrive nel verbale?",
}
AVOID = [{"forma": "anticipazione del prezzo", "perche": "È la formula degli appalti. " * 4}] * 2
LONG = {
    "termine": NAME,
    "in_breve": BRIEF,
    "come_dirlo": ADVICE,
    "sconsigliati": AVOID,
    "sigle": ["ATS"],
    **SIDES,
}
WORDS = {
    "divergono": make_concept(
        "parola",
        accordo="divergono",
        differenza=["che-cosa-conta", "fin-dove-arriva"],
        attenzione="Qui.",
        **LONG,
    ),
    "coincidono": make_concept("parola", **LONG | {side: {"definizione": "Testo. " * 60} for side in SIDES}),
    "un lato solo": make_concept("parola", **LONG | {"terzo_settore": None, "accordo": None}),
}
MEASURE = """() => Object.fromEntries(
    ["h1", ".pc-accezioni", ".pc-verdetto", ".pc-breve", ".pc-righe", ".pc-come-dirlo", ".pc-evitare", ".pc-attrezzi", "#pa"]
        .map((what) => [what, document.querySelector(what)?.getBoundingClientRect()])
        .filter(([, box]) => box).map(([what, box]) => [what, [box.top, box.bottom]]))"""


@pytest.fixture(params=WORDS)
def screen(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[dict[str, list[float]]]:
    """Where the parts of a word begin and end on a phone, in pixels from the top."""
    with watched(browser, base, viewport=PHONE) as page:
        yield measured(page, base, WORDS[request.param])


def measured(page: Page, base: str, concept: Concept) -> dict[str, list[float]]:
    """Put a word in a page of the sample site and measure it."""
    others = [
        make_concept(f"{id_}", termine=f"associazione di {id_}", sigle=["ATS"]) for id_ in ("uno", "due")
    ]
    content = words.page(Renderer(make_glossary(concept, *others)), concept).content
    address = f"{base}termini/tavolo/"
    built = page.request.get(address).text()
    html = re.sub(
        r'<header class="pc-testata">.*(?=</article>)',
        lambda _: str(content),
        built,
        flags=re.DOTALL,
    )
    assert NAME in html
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(address)
    page.evaluate("document.fonts.ready")
    found: dict[str, list[float]] = page.evaluate(MEASURE)
    return found


def test_verdict_in_brief_and_both_lines_are_in_the_first_screen(screen: dict[str, list[float]]) -> None:
    first = [
        part for part in ("h1", ".pc-accezioni", ".pc-verdetto", ".pc-breve", ".pc-righe") if part in screen
    ]
    tops = [screen[part][0] for part in first]
    assert tops == sorted(tops)
    assert max(screen[part][1] for part in first) <= PHONE["height"] - THUMB


def test_what_to_say_and_what_to_avoid_end_within_the_second(screen: dict[str, list[float]]) -> None:
    assert screen[".pc-evitare"][1] <= 2 * PHONE["height"]
    assert screen[".pc-evitare"][1] < screen[".pc-attrezzi"][0] < screen["#pa"][0]


NEXT = "Linee guida sul rapporto tra pubbliche amministrazioni ed enti del Terzo settore"
BAR = """name => {
    const link = document.querySelector(".pc-pollice [rel=next]"), box = link.getBoundingClientRect();
    link.lastChild.replaceWith(Object.assign(document.createElement("span"), { lang: "en", textContent: name }));
    const shown = link.lastChild.getBoundingClientRect(), arrow = getComputedStyle(link, "::before");
    return {
        overflows: document.documentElement.scrollWidth > innerWidth,
        right: box.right, height: box.height, nameIsSeen: shown.width > 20 && getComputedStyle(link.lastChild).position === "static",
        arrow: [arrow.content.includes("\u203a"), arrow.position, arrow.right],
    };
}"""


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("name", ["accountability", NEXT])
def test_the_links_for_the_thumb_hold_foreign_and_long_names(
    browser: Browser, base: str, width: int, name: str
) -> None:
    with watched(browser, base, viewport={"width": width, "height": 740}) as page:
        page.goto(base + "termini/bando/")
        bar = page.evaluate(BAR, name)
    assert (bar["overflows"], bar["nameIsSeen"], bar["arrow"]) == (False, True, [True, "absolute", "0px"])
    assert bar["right"] <= width
    assert bar["height"] >= 44
