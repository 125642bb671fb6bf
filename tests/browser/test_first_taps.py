"""What a newcomer looks for is a few taps away on a phone: seven tasks, each from the home, counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from site_fixture import until, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PHONE = {"width": 360, "height": 740}
MOST_TAPS = 5
IN_SIGHT = """(e) => { const box = e.getBoundingClientRect();
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && e.checkVisibility({ visibilityProperty: true }); }"""


class Reader:
    """Somebody with a phone, who taps and scrolls by a screen at most."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, name: str, role: str = "link") -> None:
        """Tap what has that name: it is in this screen or in the next."""
        self.taps += 1
        target = self.named(name, role)
        target.wait_for()
        below = target.evaluate("e => e.getBoundingClientRect().bottom")
        assert below <= 2 * PHONE["height"], f"«{name}» is {below} pixels below"
        target.tap()

    def named(self, name: str, role: str = "link") -> Locator:
        return self.page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]

    def reads(self, selector: str) -> str:
        """Return the text of what is in sight without scrolling."""
        part = self.page.locator(selector).first
        part.wait_for()
        assert part.evaluate(IN_SIGHT), selector
        return part.inner_text()


@pytest.fixture
def reader(browser: Browser, base: str) -> Iterator[Reader]:
    """A newcomer on the home; no task takes too many taps."""
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with watched(browser, base, permissions=["clipboard-read", "clipboard-write"], **phone) as page:
        page.goto(base)
        newcomer = Reader(page)
        yield newcomer
        assert newcomer.taps <= MOST_TAPS


def printed(reader: Reader, button: str) -> list[str]:
    """Tap the button that prints, and return the names of the words on paper."""
    reader.page.wait_for_selector(".pd-parola")
    reader.page.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    reader.tap(button, "button")
    assert reader.page.get_attribute("html", "data-printed") == "yes"
    return [heading.split("\n")[0] for heading in reader.page.locator(".pd-parola h2").all_inner_texts()]


def test_the_right_one_of_several(reader: Reader) -> None:
    reader.tap("ATS")
    reader.page.wait_for_url("**/t/ats/")
    assert reader.page.locator(".pc-quale .pc-riga").count() == 3
    reader.tap("ambito territoriale sociale")
    reader.page.wait_for_url("**/ambito-territoriale-sociale/")
    assert reader.reads("h1") == "ambito territoriale sociale"


def test_what_to_write_instead(reader: Reader) -> None:
    reader.page.fill("#pc-q", "bandi")
    reader.page.locator("[role=option]").first.tap()
    reader.taps += 2  # the field, and the first answer
    reader.page.wait_for_url("**/termini/bando/")
    assert "entro … giorni" in reader.reads("#da-scrivere")


def test_both_meanings(reader: Reader) -> None:
    reader.tap("rendicontazione")
    reader.page.wait_for_url("**/rendicontazione/")
    assert len(reader.reads(".pc-righe").splitlines()) >= 4


def test_one_side_to_a_colleague(reader: Reader) -> None:
    reader.tap("bando")
    reader.page.locator(".pc-condividi > summary").tap()
    reader.taps += 1  # «Condividi»
    reader.tap("Copia questa voce: Terzo settore", "button")
    until(reader.page, "document.querySelector('.pc-condividi__avviso').textContent")
    sent = reader.page.evaluate("navigator.clipboard.readText()")
    assert "Lavoro comune che cambia" in sent
    assert "Atto che l’ufficio firma" not in sent
    assert sent.endswith("/termini/bando/#terzo-settore")


def test_the_words_of_an_area_that_diverge_on_paper(reader: Reader) -> None:
    reader.tap("2 parole su cui ci capiamo meno")
    reader.tap("Strumenti")
    reader.tap("Stampa queste")
    assert printed(reader, "Stampa o salva in PDF") == ["bando", "tavolo"]


def test_what_has_changed(reader: Reader) -> None:
    reader.tap("Novità")
    assert reader.reads("h1") == "Novità"


def test_a_few_words_on_paper(reader: Reader) -> None:
    reader.page.locator(".pc-porte a").nth(1).tap()
    reader.page.fill("#pc-leggi-testo", "tavolo, bando, ETS, presa in carico, rete")
    reader.taps += 2  # the door, and the field
    reader.tap("Trova le parole", "button")
    assert len(printed(reader, "Stampa l’elenco")) == 5
