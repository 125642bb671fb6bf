"""Addresses for ever, on a real site: a word renamed and one withdrawn by the commands, and every old address.

The sample project is published, then changed with the commands; the site before is the sample of all tests.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import faults
from site_fixture import build_site, watched, watching
from tabs import Tabs

import publish
import rinomina
import ritira
from parole.load import read_folder
from parole.reading.problems import errors_in
from parole.rules.check import check_glossary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LATER = date(2026, 12, 31)
WHY = "Diceva la stessa cosa di un’altra voce."


def git(project: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Prova", "-c", "user.email=prova@esempio.it"]
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


def published(project: Path, day: str) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-m", day)
    assert publish.main(["--scrivi", "--data", day, "--radice", str(project)], today=LATER) == 0


def change(project: Path) -> None:
    """Publish, rename a word, withdraw another, publish again."""
    git(project, "init", "-q")
    published(project, "2026-11-23")
    assert rinomina.main(["tavolo", "tavolo-di-confronto", "--radice", str(project)]) == 0
    asked = ["bando", "--perche", WHY, "--usare", "convenzione", "--data", "2026-11-24"]
    assert ritira.main([*asked, "--radice", str(project)], today=LATER) == 0
    assert errors_in(check_glossary(read_folder(project))) == []
    published(project, "2026-12-01")


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site after the changes."""
    folder = build_site(tmp_path_factory.mktemp("dopo"), tmp_path_factory.mktemp("www-dopo"), change)
    return folder / "glossario"


@pytest.fixture(scope="module")
def there(after: Path, serve_folder: Callable[[Path], str]) -> str:
    return f"{serve_folder(after.parent)}/glossario/"


@pytest.fixture
def reader(tabs: Tabs, there: str) -> Iterator[Page]:
    with tabs.lent(there) as lent, watching(lent, there) as opened:
        yield opened


@pytest.fixture
def without_javascript(tabs: Tabs, there: str) -> Iterator[Page]:
    with tabs.lent(there, java_script_enabled=False) as lent, watching(lent, there) as opened:
        yield opened


def test_every_address_of_the_site_before_still_answers(www: Path, after: Path) -> None:
    before = www / "glossario"
    promised = {path.relative_to(before).as_posix() for path in before.rglob("*.html")}
    assert len(promised) > 40
    assert [path for path in sorted(promised) if not (after / path).is_file()] == []


def test_an_old_address_is_not_in_the_sitemap_nor_for_search_engines(after: Path) -> None:
    sitemap = (after / "sitemap.xml").read_text(encoding="utf-8")
    assert "termini/tavolo-di-confronto/" in sitemap
    assert re.findall(r"/(?:(?:t|termini/tavolo|termini/bando|scheda)/|presenta/\w)", sitemap) == []
    for path in ("termini/tavolo", "termini/bando", "t/tavolo", "t/bando", "t/ats", "scheda/bando"):
        html = (after / path / "index.html").read_text(encoding="utf-8")
        assert html.count('<meta name="robots" content="noindex">') == 1, path
        assert html.count('rel="canonical"') == 1, path
    kept = (after / "termini/rete/index.html").read_text(encoding="utf-8")
    assert "noindex" not in kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("termini/tavolo/#pa", "termini/tavolo-di-confronto/#pa"),
        ("t/tavolo/?da=slide#attenzione", "termini/tavolo-di-confronto/?da=slide#attenzione"),
        ("t/ets/", "termini/ente-del-terzo-settore/"),
        ("t/bando/", "termini/bando/"),
    ],
)
def test_an_old_address_leads_on_with_what_followed_it(reader: Page, there: str, old: str, new: str) -> None:
    reader.goto(there + old, wait_until="commit")
    reader.wait_for_url(there + new)
    reader.wait_for_selector("h1#contenuto, .pc-testata h1")


def test_an_old_address_leads_on_without_javascript(without_javascript: Page, there: str) -> None:
    page = without_javascript
    page.goto(there + "t/tavolo/", wait_until="commit")
    page.wait_for_url(there + "termini/tavolo-di-confronto/")
    assert page.locator("h1").inner_text().startswith("tavolo")


def test_an_embedded_word_that_moved_is_still_there_in_a_frame_that_forbids_everything(
    reader: Page, after: Path, there: str
) -> None:
    frame = '<!DOCTYPE html><iframe sandbox="" src="/glossario/scheda/tavolo/"></iframe>'
    reader.route(there + "mia-pagina", lambda route: route.fulfill(body=frame, content_type="text/html"))
    reader.goto(there + "mia-pagina")
    assert "Lavoro comune che cambia" in reader.frame_locator("iframe").locator("body").inner_text()
    old = (after / "scheda/tavolo/index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://esempio.it/glossario/termini/tavolo-di-confronto/"' in old


def test_an_old_address_leads_on_from_a_disk_too(browser: Browser, after: Path) -> None:
    page = browser.new_page()
    page.goto((after / "termini/tavolo/index.html").as_uri() + "#pa", wait_until="commit")
    page.wait_for_url((after / "termini/tavolo-di-confronto/index.html").as_uri() + "#pa")
    page.close()


def test_going_back_does_not_fall_into_the_old_address_again(reader: Page, there: str) -> None:
    reader.goto(there + "sigle/")
    reader.goto(there + "termini/tavolo/", wait_until="commit")
    reader.wait_for_url(there + "termini/tavolo-di-confronto/")
    reader.wait_for_load_state()
    reader.go_back()
    assert reader.url == there + "sigle/"


def test_a_withdrawn_word_says_why_and_what_to_use(without_javascript: Page, there: str) -> None:
    page = without_javascript
    page.goto(there + "termini/bando/")
    assert page.locator("h1").inner_text() == "bando"
    assert WHY in page.locator(".pc-ritirata").inner_text()
    assert "24 novembre 2026" in page.locator(".pc-ritirata").inner_text()
    page.click("article .pc-riga__nome >> text=convenzione")
    page.wait_for_url(there + "termini/convenzione/")
    page.goto(there + "scheda/bando/")
    assert WHY in page.locator("main").inner_text()


def test_an_ambiguous_short_link_asks_by_keyboard(reader: Page, there: str) -> None:
    reader.goto(there + "t/ats/")
    assert reader.locator("article .pc-riga__nome").all_inner_texts() == [
        "Agenzia di Tutela della Salute",
        "ambito territoriale sociale",
        "associazione temporanea di scopo",
    ]
    reader.locator("article .pc-riga__nome").nth(1).press("Enter")
    reader.wait_for_url(there + "termini/ambito-territoriale-sociale/")


@pytest.mark.parametrize(
    ("missing", "proposed"),
    [
        ("termini/coprogetazione/", "co-progettazione"),
        ("t/E.T.S/", "ente del Terzo settore"),
        ("Sussidiariet%C3%A0-Orizontale", "sussidiarietà orizzontale"),
        ("termini/presa_in_carico/index.html", "presa in carico"),
        ("scarica/rendicontazione.pdf", "rendicontazione"),
    ],
)
def test_a_missing_page_proposes_the_nearest_word(
    reader: Page, after: Path, there: str, missing: str, proposed: str
) -> None:
    reader.route(there + missing, lambda route: route.fulfill(path=after / "404.html"))
    reader.goto(there + missing)
    first = reader.locator(".pc-forse a").first
    assert first.inner_text() == proposed
    first.click()
    reader.wait_for_url(re.compile(r"/termini/[a-z-]+/$"))
    assert reader.locator(".pc-testata h1").inner_text() == proposed


@pytest.mark.parametrize(
    ("missing", "proposed"),
    [
        (
            "quiz/per-cominicare/",
            [("Per cominciare", "quiz/per-cominciare/"), ("I quiz sono nei percorsi", "percorsi/")],
        ),
        ("aree/sogetti/", [("Soggetti", "aree/soggetti/")]),
        ("quiz/", [("I quiz sono nei percorsi", "percorsi/")]),
        ("scheda/", [("Le schede da mettere in un altro sito", "incorpora/")]),
        (
            "scheda/coprogetazione/",
            [
                ("co-progettazione", "termini/co-progettazione/"),
                ("convenzione (di co-progettazione)", "termini/convenzione/"),
                ("Le schede da mettere in un altro sito", "incorpora/"),
            ],
        ),
    ],
)
def test_a_folder_without_a_page_says_where_what_it_holds_is(
    reader: Page, after: Path, there: str, missing: str, proposed: list[tuple[str, str]]
) -> None:
    reader.route(there + missing, lambda route: route.fulfill(path=after / "404.html"))
    reader.goto(there + missing)
    reader.locator(".pc-forse a").nth(len(proposed) - 1).wait_for()
    links = reader.eval_on_selector_all(".pc-forse a", "all => all.map(a => [a.innerText, a.pathname])")
    assert links == [[name, f"/glossario/{address}"] for name, address in proposed]


@pytest.mark.parametrize(
    "missing", ["%E0%A4%A", "termini/xyzxyzxyz/", "%3Cimg%20src=x%20onerror=alert(1)%3E/"]
)
def test_an_address_like_nothing_proposes_nothing_and_breaks_nothing(
    reader: Page, after: Path, there: str, missing: str
) -> None:
    reader.route(re.compile("E0|xyz|img"), lambda route: route.fulfill(path=after / "404.html"))
    reader.goto(there + missing)
    reader.wait_for_load_state("networkidle")
    assert reader.locator(".pc-forse").inner_text() == ""
    assert (
        reader.locator("article a", has_text="dalla A alla Z").get_attribute("href") == "/glossario/termini/"
    )


def test_the_news_say_what_happened(reader: Page, there: str) -> None:
    reader.goto(there + "novita/")
    assert reader.locator(".pc-novita h2").all_inner_texts() == ["1º dicembre 2026", "23 novembre 2026"]
    last = reader.locator(".pc-novita").first
    assert last.locator("li").all_inner_texts() == [
        "tavolo ha un indirizzo nuovo. prima\n: il testo di «tavolo», edizione del 23 novembre 2026\n dopo\n"
        ": il testo di «tavolo», edizione del 1º dicembre 2026",
        f"«bando» è stata ritirata. {WHY} Al suo posto: convenzione (di co-progettazione). prima\n"
        ": il testo di «bando», edizione del 23 novembre 2026",
    ]
    assert last.locator("li a").first.get_attribute("href") == "../termini/tavolo-di-confronto/"
    assert reader.locator("head link[type='application/atom+xml']").get_attribute("href") == "../novita.xml"


@pytest.mark.parametrize("address", ["termini/bando/", "scheda/bando/", "novita/"])
def test_the_new_pages_have_no_fault_of_accessibility(browser: Browser, there: str, address: str) -> None:
    for scheme, width in (("light", 320), ("dark", 1280)):
        size = {"width": width, "height": 900}
        with watched(browser, there, color_scheme=scheme, reduced_motion="reduce", viewport=size) as page:
            page.goto(there + address)
            assert faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_data_of_the_glossary_know_where_everything_went(after: Path) -> None:
    names = json.loads(
        (after / "assets/ricerca/nomi.js").read_text(encoding="utf-8").split("=", 1)[1].rstrip(";\n")
    )
    ids = [entry["i"] for entry in names["voci"]]
    assert "tavolo-di-confronto" in ids
    assert not {"tavolo", "bando"} & set(ids)
