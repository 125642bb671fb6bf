"""The indexes are in parts: the answers do not depend on how many, and a page loads only those that it needs."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from asked_lookup import answers, matchers
from builders import make_concept, make_glossary
from hypothesis import given
from hypothesis import strategies as st
from made_site import make_all
from many_words import many_words_glossary
from probe import asked, probe_glossary
from site_fixture import until, watched

from parole.glossary import addresses
from parole.lookup.names import KINDS, WORDS_IN_A_PART, briefs, names_files, names_index
from parole.lookup.reading_index import cards, forms, reading_files
from parole.lookup.texts import HandPage, texts_files, texts_index
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.site.offline import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Browser, Page

PROBE = Renderer(probe_glossary())
PAGES = [HandPage("sigle/", "Sigle", "In breve.", "un ente, una sigla")]
SCRIPT = re.compile(r"window\.(\w+)=(.*);\n", re.DOTALL)


def pages() -> list[HandPage]:
    return PAGES


def data(files: Iterable[Planned]) -> dict[str, Any]:
    """Return what each script puts in the window, by the name of its file."""
    read = {}
    for address, script in make_all(files).items():
        match = SCRIPT.fullmatch(script)
        assert match
        name = Path(address).stem
        assert match[1].lower() == f"parole{name.replace('-', '')}"
        read[name] = json.loads(match[2])
    return read


@given(st.integers(1, 200))
def test_the_parts_of_the_names_are_all_the_names(part: int) -> None:
    read = data(names_files(PROBE, part))
    first = read["nomi"]
    parts = [first["voci"], *(read[f"nomi-{number}"] for number in range(1, len(first["inizi"])))]
    assert {len(part) for part in parts[:-1]} <= {part}
    assert first["inizi"] == [part[0]["i"] for part in parts]
    assert [entry for part in parts for entry in part] == json.loads(json.dumps(names_index(PROBE)))
    shown = briefs(PROBE)
    assert [read[f"brevi-{i // part}"][i % part] for i in range(len(shown))] == shown
    assert tuple(first["perche"]) == KINDS


@given(st.integers(1, 200))
def test_the_parts_of_the_texts_are_all_the_texts(words: int) -> None:
    read = data(texts_files(PROBE, pages, words))
    first = read.pop("testi")
    assert len(read) == -(-len(PROBE.glossary.concepts) // words)
    parts = [read[f"testi-{number}"] for number in range(len(first["parti"]))]
    whole = texts_index(PROBE, PAGES)
    for name in ("radici", "dove"):
        assert " ".join(part[name] for part in parts) == whole[name]
    assert [first["lunghezze"], first["pagine"]] == [whole["lunghezze"], whole["pagine"]]
    beginnings = [{stem[:3] for stem in part["radici"].split()} for part in parts]
    assert first["parti"] == ["", *(min(found) for found in beginnings[1:])]
    assert sum(map(len, beginnings)) == len(set().union(*beginnings))


@given(st.integers(1, 200))
def test_the_parts_of_the_cards_are_all_the_cards(part: int) -> None:
    read = data(reading_files(PROBE, part))
    first, entries = read["leggi"], cards(PROBE)
    assert [read[f"leggi-{i // part}"][i % part] for i in range(len(entries))] == entries
    assert (first["forme"], first["schede"]) == (forms(PROBE.glossary), part)
    shown = ("id", "termine", "accezione", "accordo")
    assert first["voci"] == [{name: e[name] for name in shown if name in e} for e in entries]


def test_without_words_there_are_indexes_all_the_same() -> None:
    nothing = Renderer(make_glossary())
    assert data(names_files(nothing)) == {"nomi": {"voci": [], "perche": list(KINDS), "inizi": []}}
    assert data(texts_files(nothing)) == {
        "testi-0": {"radici": "", "dove": ""},
        "testi": {"lunghezze": [], "pagine": [], "parti": [""]},
    }


def typed_badly(query: str, number: int) -> str:
    """Return the query with a letter too few: the first of all, every third time."""
    place = 0 if number % 3 == 0 else number * 7 % len(query)
    return query[:place] + query[place + 1 :]


def test_many_parts_answer_as_one(browser: Browser) -> None:
    typed = [query for query in asked() if query]
    queries = [*typed, *(typed_badly(query, number) for number, query in enumerate(typed)), "000", "zzz"]
    with matchers(browser) as one, matchers(browser) as many:
        whole = answers(one, [*names_files(PROBE, 9999), *texts_files(PROBE, pages, 9999)], queries)
        parts = answers(many, [*names_files(PROBE, 40), *texts_files(PROBE, pages, 1)], queries)
    assert {query: found for query, found in parts.items() if found != whole[query]} == {}


# ---- in the page ----

WORDS = 900


@pytest.fixture(scope="module")
def many(www: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with indexes of many words, in parts."""
    site = tmp_path_factory.mktemp("molte") / "www"
    shutil.copytree(www, site)
    renderer = Renderer(many_words_glossary(WORDS))
    files = make_all([*names_files(renderer), *texts_files(renderer), *reading_files(renderer)])
    (site / "glossario" / "assets" / "ricerca").mkdir(exist_ok=True)
    for address, script in files.items():
        (site / "glossario" / address).write_text(script, encoding="utf-8")
    return site


def test_the_page_loads_only_the_parts_that_it_needs(
    browser: Browser, many: Path, serve_folder: Callable[[Path], str]
) -> None:
    base = f"{serve_folder(many)}/glossario/"
    with watched(browser, base) as page:
        loaded: list[str] = []
        page.on(
            "request", lambda r: loaded.append(r.url.rpartition("/")[2]) if "/ricerca/" in r.url else None
        )
        page.goto(base + "termini/bando/")
        suggested(page, "biblioteca di quartiere in cortile")
        names = [name for name in loaded if name.startswith("nomi")]
        assert sorted(names) == ["nomi-1.js", "nomi-2.js", "nomi-3.js", "nomi.js"]
        assert not [name for name in loaded if name.startswith("testi")]
        page.fill("#pc-q", "ufficio delibera")
        page.wait_for_selector(".pc-ricerca__perche:text('nel testo')")
        assert 2 <= len([name for name in loaded if name.startswith("testi")]) <= 3


def test_the_parts_work_from_a_disk(browser: Browser, many: Path) -> None:
    base, path = (many / "glossario").as_uri() + "/", "termini/bando/index.html"
    page_of_a_copy = rewritten(
        (many / "glossario" / path).read_text(encoding="utf-8"), path, "", lambda _: True
    )
    (many / "glossario/termini/bando/copia.html").write_text(page_of_a_copy, encoding="utf-8")
    with watched(browser, base) as page:
        page.goto(base + "termini/bando/copia.html")
        assert (
            suggested(page, "biblioteca di quartiere in cortile")[0] == "biblioteca di quartiere in cortile"
        )
        until(page, "document.querySelector('.pc-ricerca__breve').textContent")


@pytest.mark.parametrize("place", [0, 650, WORDS - 1])
def test_a_tooltip_loads_one_part_of_the_names_and_one_of_the_sentences(
    browser: Browser, many: Path, serve_folder: Callable[[Path], str], place: int
) -> None:
    base = f"{serve_folder(many)}/glossario/"
    word = many_words_glossary(WORDS).alphabetical[place]
    with watched(browser, base) as page:
        loaded: list[str] = []
        page.on(
            "request", lambda r: loaded.append(r.url.rpartition("/")[2]) if "/ricerca/" in r.url else None
        )
        page.goto(base)
        page.eval_on_selector("a.pc-parola", f"link => link.dataset.parola = '{word.id}'")
        page.hover("a.pc-parola")
        page.wait_for_selector(f".pc-suggerimento:visible:has-text({json.dumps(word.termine)})")
        part = place // WORDS_IN_A_PART
        assert sorted(loaded) == sorted(
            {f"brevi-{part}.js", "nomi.js", f"nomi-{part}.js" if part else "nomi.js"}
        )


def test_a_link_to_what_is_no_longer_a_word_has_no_tooltip(
    browser: Browser, many: Path, serve_folder: Callable[[Path], str]
) -> None:
    base = f"{serve_folder(many)}/glossario/"
    with watched(browser, base) as page:
        page.goto(base)
        page.eval_on_selector("a.pc-parola", "link => link.dataset.parola = 'mai-esistita'")
        with page.expect_request(lambda request: request.url.endswith("nomi-3.js")):
            page.hover("a.pc-parola")
        page.wait_for_timeout(500)
        assert page.locator(".pc-suggerimento:visible").count() == 0


def test_a_text_is_read_with_the_cards_of_its_words_only(
    browser: Browser, many: Path, serve_folder: Callable[[Path], str]
) -> None:
    base = f"{serve_folder(many)}/glossario/"
    with watched(browser, base) as page:
        loaded: list[str] = []
        page.on("request", lambda r: loaded.append(r.url.rpartition("/")[2]) if "/leggi" in r.url else None)
        page.goto(base + "leggi/")
        page.fill("textarea", "Apre la biblioteca di quartiere in cortile, e chiude il nido.")
        page.press("textarea", "Control+Enter")
        until(page, "document.querySelectorAll('.pc-leggi .pd-parola').length >= 2")
        assert 2 <= len([name for name in loaded if re.fullmatch(r"leggi-\d+\.js", name)]) <= 3
        assert "E " in page.locator(".pc-leggi .pd-parola").first.inner_text()


def suggested(page: Page, query: str) -> list[str]:
    """Type ``query`` and return the names suggested, once all the names are there."""
    page.fill("#pc-q", query)
    until(page, "document.querySelector('#pc-q-elenco:not([hidden])')")
    names: list[str] = page.locator("#pc-q-elenco .pc-ricerca__nome").all_inner_texts()
    return names


def test_no_part_is_heavy() -> None:
    """Compressed, as a server sends it: what a phone waits for before the first answer, and for the others."""
    renderer = Renderer(many_words_glossary(WORDS))
    files = make_all([*names_files(renderer), *texts_files(renderer)])
    heavy = {a: size for a, s in files.items() if (size := len(gzip.compress(s.encode("utf-8"), 6))) > 32_000}
    assert heavy == {}


def test_parts_are_inert_inside_a_page() -> None:
    glossary = make_glossary(make_concept("x", termine="</script>"), make_concept("y", in_breve="</script>"))
    renderer = Renderer(glossary)
    files = [*names_files(renderer, 1), *reading_files(renderer)]
    assert [address for address, script in make_all(files).items() if "<" in str(script)] == []


def test_the_address_of_a_part() -> None:
    assert addresses.index_part(addresses.LOOKUP_NAMES, 3) == "assets/ricerca/nomi-3.js"
