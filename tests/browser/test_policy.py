"""The Content-Security-Policy in a real browser: the site runs under it, what is slipped into a page does not.

All the other browser tests run under it too: a script or a style that the policy stops is an error of the
console, and ``watched`` fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_fixture import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

LISTEN = """window.stopped = [];
document.addEventListener("securitypolicyviolation", e => window.stopped.push(e.violatedDirective));"""
# Each would set window.entered if it ran.
SLIPPED = """<script>window.entered = 1</script><img src="x:" onerror="window.entered = 1">
<svg onload="window.entered = 1"></svg><iframe srcdoc="<script>parent.entered = 1</script>"></iframe>
<a id="entra" href="javascript:void(window.entered = 1)">x</a><p id="tinto" style="color: rgb(1, 2, 3)">x</p>
<script src="https://altrove.example/x.js"></script><base href="https://altrove.example/">
<form id="modulo" action="https://altrove.example/"><button>invia</button></form>"""


def one_of_each_kind(www: Path) -> list[str]:
    """Return a page for every folder of the site, as «termini/» and «termini/x/», and the one for missing pages."""
    site = www / "glossario"
    kinds: dict[tuple[str, int], str] = {}
    for file in sorted(site.rglob("index.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        kinds.setdefault((path.split("/")[0], path.count("/")), path)
    return [*kinds.values(), "404.html"]


def test_no_kind_of_page_is_stopped_by_its_own_policy(own_page: Page, base: str, www: Path) -> None:
    own_page.add_init_script(LISTEN)
    stopped = {}
    for address in one_of_each_kind(www):
        own_page.goto(base + address)
        stopped[address] = own_page.evaluate("window.stopped")
    assert {address: found for address, found in stopped.items() if found} == {}
    assert {"", "termini/", "leggi/", "404.html"} <= stopped.keys()


def test_the_look_up_the_filters_the_colours_and_the_reading_of_a_text_work_under_it(
    own_page: Page, base: str
) -> None:
    own_page.add_init_script(LISTEN)
    own_page.goto(f"{base}termini/")
    own_page.get_by_role("combobox").first.fill("coprogetazione")
    own_page.get_by_role("option").first.wait_for()
    before = own_page.locator("body").get_attribute("data-md-color-scheme")
    own_page.keyboard.press("Escape")
    own_page.get_by_role("button", name="Colori scuri").click()
    assert own_page.locator("body").get_attribute("data-md-color-scheme") != before
    own_page.goto(f"{base}leggi/")
    own_page.locator("textarea").first.fill("Il tavolo e il bando.")
    own_page.locator(".pc-leggi__modulo button[type=submit]").click()
    own_page.locator("#pc-leggi-titolo-testo").wait_for()
    assert own_page.evaluate("window.stopped") == []


@pytest.mark.parametrize("address", ["termini/tavolo/", "scheda/tavolo/", "presenta/tavolo/", "t/ets/"])
def test_what_is_slipped_into_a_page_does_not_run(browser: Browser, base: str, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    failed: dict[str, str | None] = {}
    page.on("requestfailed", lambda request: failed.update({request.url: request.failure}))

    def slip(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</body>", f"{SLIPPED}</body>"))

    page.add_init_script(LISTEN)
    page.route(base + address, slip)
    # A page that leads on would leave at once.
    page.route(f"{base}assets/javascripts/rinvio.js", lambda route: route.abort())
    page.goto(base + address, wait_until="domcontentloaded")
    page.evaluate("document.getElementById('entra').click()")
    page.evaluate("document.getElementById('modulo').submit()")
    kinds = ["script-src-elem", "script-src-attr", "style-src-attr", "base-uri", "form-action"]
    until(page, f"{kinds}.every((kind) => window.stopped.includes(kind))")
    assert page.evaluate("window.entered") is None
    assert page.evaluate("getComputedStyle(document.getElementById('tinto')).color") != "rgb(1, 2, 3)"
    assert failed.get("https://altrove.example/x.js", "csp") == "csp"  # stopped before it leaves
    context.close()
