"""The site that MkDocs and the finishing step make together: complete, whole, the same every time."""

from __future__ import annotations

import filecmp
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from site_fixture import ELSEWHERE, SAMPLE, mkdocs, sample_project

BASE = "https://esempio.it/glossario/"


@pytest.fixture
def site(www: Path) -> Path:
    return www / "glossario"


class _Page(HTMLParser):
    """Collects ids, links and metadata of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.meta: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values[name] for name in ("href", "src") if name in values and tag != "use"]
        if tag == "meta" and "content" in values:
            self.meta[values.get("name") or values.get("property") or ""] = values["content"]
        if tag == "link":
            self.meta[f"link:{values.get('rel')}"] = values["href"]


def read(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_every_page_is_there_and_no_mould_is(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    ids = {path.stem for path in (SAMPLE / "glossary" / "termini").glob("*.yml")}
    of_words = {f"{kind}/{id_}/index.html" for kind in ("termini", "presenta", "scheda") for id_ in ids}
    assert of_words <= pages
    short = {page for page in pages if page.startswith("t/")}
    assert sorted(pages - of_words - short) == [
        "404.html",
        "allegato/index.html",
        "aree/index.html",
        "aree/soggetti/index.html",
        "aree/strumenti/index.html",
        "contribuire/index.html",
        "contribuire/mettere-in-linea/index.html",
        "dati-semantica/index.html",
        "dati/index.html",
        "documento/index.html",
        "due-significati/index.html",
        "en/index.html",
        "formatori/index.html",
        "fuori-rete/index.html",
        "incorpora/esempio.html",
        "incorpora/index.html",
        "index.html",
        "informazioni/index.html",
        "leggi/index.html",
        "novita/index.html",
        "percorsi/index.html",
        "percorsi/per-cominciare/index.html",
        "presenta/index.html",
        "prima-lettura/index.html",
        "proponi/index.html",
        "quiz/index.html",
        "quiz/per-cominciare/index.html",
        "sigle/index.html",
        "stampa/index.html",
        "stato/index.html",
        "termini/index.html",
    ]


def test_a_word_has_all_that_a_page_of_the_theme_has(site: Path) -> None:
    html = read(site, "termini/tavolo/index.html")
    page = _Page(html)
    assert "<title>Tavolo - Parole in comune</title>" in html
    assert '<html lang="it"' in html
    said = (
        "Tavolo: nucleo comune di questa parola. Pubblica amministrazione: Atto che l’ufficio firma e di cui dà "
        "conto. Terzo settore: Lavoro comune che cambia mentre lo si fa."
    )
    assert page.meta["description"] == page.meta["og:description"] == said
    assert page.meta["og:title"] == "Tavolo"
    assert page.meta["og:url"] == page.meta["link:canonical"] == BASE + "termini/tavolo/"
    assert not [link for link in page.links if "/edit/" in link]  # one way to correct: the form
    anchors = "in-breve pa terzo-settore attenzione come-dirlo casi fonti legami".split()
    assert set(anchors) <= set(page.ids)
    assert [link for link in page.links if link.startswith("#")][:3] == ["#contenuto", "#pc-menu", "#accordo"]
    assert html.count('aria-current="true"') == 1  # the tab of the section
    assert 'id="pc-indice"' in html


def pages_of(site: Path) -> Iterator[tuple[str, _Page, str]]:
    """Yield address, page and title of every page to find: neither bare, nor missing, nor old, nor short."""
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        if _Page(html).meta.get("robots") == "noindex":
            continue
        title = re.findall(r"<title>(.*?)</title>", html)
        assert len(title) == 1, path
        yield path.relative_to(site).as_posix().removesuffix("index.html"), _Page(html), title[0]


def test_every_page_has_a_title_and_a_description_of_its_own(site: Path) -> None:
    for what in ("title", "description", "og:description"):
        found: dict[str, list[str]] = {}
        for address, page, title in pages_of(site):
            said = title if what == "title" else page.meta.get(what, "")
            found.setdefault(said, []).append(address)
        assert {said: pages for said, pages in found.items() if len(pages) > 1 or not said} == {}, what


def test_every_page_says_the_same_of_itself_to_other_sites(site: Path) -> None:
    for address, page, _ in pages_of(site):
        meta = page.meta
        assert meta["og:url"] == meta["link:canonical"] == BASE + address
        assert meta["og:title"], address
        assert meta["og:description"] == meta["description"], address
        language, locale = ("en", "en_GB") if address == "en/" else ("it", "it_IT")
        assert (meta["og:site_name"], meta["og:locale"]) == ("Parole in comune", locale)
        assert meta["og:type"] == "website"
        assert f'<html lang="{language}"' in read(site, f"{address}index.html")


def test_the_head_has_one_json_for_programs_and_nothing_inline_that_runs(site: Path) -> None:
    kinds = {}
    for address, _, _ in pages_of(site):
        found = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', read(site, f"{address}index.html")
        )
        kinds[address] = [node["@type"] for text in found for node in json.loads(text)["@graph"]]
    assert kinds["termini/tavolo/"] == ["WebPage", "DefinedTerm", "BreadcrumbList"]
    assert kinds["aree/strumenti/"] == kinds["percorsi/per-cominciare/"] == ["BreadcrumbList"]
    assert kinds[""] == ["WebSite"]
    assert kinds["dati/"] == [["Dataset", "DefinedTermSet"]]
    assert kinds["leggi/"] == kinds["termini/"] == []


def test_the_sitemap_has_the_pages_to_find_and_no_data(site: Path) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", read(site, "sitemap.xml"))
    assert len(listed) == len(set(listed))
    inside = {address.removeprefix(BASE) for address in listed}
    assert {"", "dati/", "termini/tavolo/", "aree/strumenti/"} <= inside
    bare = ("dati/v1/", "scheda/", "t/", "qr/", "scarica/", "oembed/", "incorpora/v1", "assets/")
    assert [address for address in inside if address.startswith(bare)] == []
    assert [address for address in inside if not (site / address / "index.html").is_file()] == []


def test_the_table_of_the_data_names_the_files_that_are_there(site: Path) -> None:
    page = _Page(read(site, "dati/index.html"))
    linked = {link.removeprefix("../dati/v1/") for link in page.links if link.startswith("../dati/v1/")}
    published = {path.relative_to(site / "dati/v1").as_posix() for path in (site / "dati/v1").rglob("*.*")}
    assert {name for name in published if not name.startswith("termini/")} <= linked
    assert linked <= published
    assert len([name for name in published if name.startswith("termini/")]) == 28
    assert "../llms.txt" in page.links
    [markdown] = [link for link in page.links if link.startswith("../termini/") and link.endswith(".md")]
    assert (site / "dati" / markdown).resolve().is_file()


def test_every_term_of_ours_in_the_data_leads_to_where_it_is_explained(site: Path) -> None:
    named = set(re.findall(r"\bpc:([a-z-]+)", read(site, "dati/v1/glossario.ttl")))
    assert len(named) > 10
    assert named <= set(_Page(read(site, "dati/index.html")).ids)


def test_no_token_of_the_mould_is_left(site: Path) -> None:
    left = re.compile(r"PAROLE-|parole-indice|/stampo|<!-- parole:|\[\[\w")  # «[[" opens a list of data
    code = re.compile(r"<code\b.*?</code>", re.DOTALL)  # a guide may show how a link is written
    pages = {path: code.sub("", path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert [(path.name, found[0]) for path, html in pages.items() if (found := left.search(html))] == []


def test_ids_are_unique_in_every_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        ids = _Page(path.read_text(encoding="utf-8")).ids
        assert len(ids) == len(set(ids)), path


def internal_links(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (page, address inside the site, fragment) for every link to ourselves, as a browser resolves it."""
    for path in site.rglob("*.html"):
        address = BASE + path.relative_to(site).as_posix().removesuffix("index.html")
        for link in _Page(path.read_text(encoding="utf-8")).links:
            whole = urlsplit(urljoin(address, link))
            if whole.netloc == "esempio.it":
                yield path.relative_to(site).as_posix(), whole.path, whole.fragment


def test_every_link_leads_somewhere_under_the_path_of_the_site(site: Path) -> None:
    dead = []
    for page, address, fragment in internal_links(site):
        inside = address.removeprefix("/glossario/") if address.startswith("/glossario/") else "fuori"
        target = site / inside / "index.html" if inside.endswith("/") or not inside else site / inside
        expected = fragment and target.suffix == ".html"
        if not target.is_file() or (
            expected and fragment not in _Page(target.read_text(encoding="utf-8")).ids
        ):
            dead.append((page, address, fragment))
    assert dead == []


def test_nothing_is_asked_from_third_parties(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]+src="([^"]+)"', html)
        loaded += re.findall(
            r'<link[^>]+rel="(?:stylesheet|preload|preconnect|icon)"[^>]+href="([^"]+)"', html
        )
        assert [address for address in loaded if "//" in address] == [], path


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, on a machine with another language, another time zone, another order of sets."""
    for name, value in ELSEWHERE.items():
        monkeypatch.setenv(name, value)
    again = tmp_path / "altrove" / "site"
    done = mkdocs(sample_project(tmp_path / "altrove"), "build", "--strict", "--site-dir", str(again))
    assert done.returncode == 0, done.stderr
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again).as_posix() for path in again.rglob("*") if path.is_file())
    assert filecmp.cmpfiles(site, again, files, shallow=False) == (files, [], [])


def test_a_build_with_errors_fails_and_names_them(tmp_path: Path) -> None:
    project = sample_project(tmp_path)
    word = project / "glossary/termini/tavolo.yml"
    word.write_text(
        word.read_text(encoding="utf-8").replace("accordo: divergono", "accordo: boh"), encoding="utf-8"
    )
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert (
        "glossary/termini/tavolo.yml:12:10: errore: accordo: valore «boh» non ammesso; "
        "usa: coincidono, si-completano, divergono [valore-non-ammesso]" in done.stderr
    )
    assert "1 errore nel glossario: vedi sopra. Per il solo controllo delle voci: make check" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_asks_for_a_missing_word_fails_the_build(tmp_path: Path) -> None:
    project = sample_project(tmp_path)
    home = project / "docs/index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nVedi [[non-c-e]].\n", encoding="utf-8")
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert "index.html: «[[non-c-e]]» rimanda a una voce che non c’è" in done.stderr
