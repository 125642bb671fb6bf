"""When the words are many the indexes are in parts: a few words as one file, and the answers are the same."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from asked_lookup import MORE, QUERIES, SCRIPTS
from builders import make_concept, make_glossary
from hypothesis import given
from hypothesis import strategies as st
from made_site import make_all
from many_words import many_words_glossary
from probe import probe_glossary
from site_fixture import ROOT, until, watched

from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.lookup.find import Lookup
from parole.lookup.names import KINDS, briefs, briefs_script, names_files, names_index, names_script
from parole.lookup.reading_index import reading_files, reading_index, reading_script
from parole.lookup.texts import HandPage, texts_files, texts_index, texts_script
from parole.rendering.planned import Planned
from parole.site.offline import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playwright.sync_api import Browser, Page

PROBE = probe_glossary()
PAGES = [HandPage("sigle/", "Sigle", "In breve.", "un ente, una sigla")]
SCRIPT = re.compile(r"window\.(\w+)=(.*);\n", re.DOTALL)
# The answers of the names and texts in parts, as the page asks them: of the texts only the parts of the query.
ASK_PARTS = """queries => {
  const { prepare, add } = ParoleNomiCercatore, names = prepare(ParoleNomi), texts = ParoleTestiCercatore.prepare(ParoleTesti);
  for (let i = 1; i < ParoleNomi.parti; i++) add(names, window[`ParoleNomi${i}`]);
  return queries.map(query => {
    texts.parts = [];
    for (const i of ParoleTestiCercatore.partsFor(texts, query)) ParoleTestiCercatore.add(texts, i, window[`ParoleTesti${i}`]);
    return [ANSWERS, ParoleNomiCercatore.nearest(names, query).map(entry => entry.i)];
  });
}"""
ASK_WHOLE = """queries => {
  const names = ParoleNomiCercatore.prepare(ParoleNomi), texts = ParoleTestiCercatore.prepare(ParoleTesti);
  return queries.map(query => [ANSWERS, ParoleNomiCercatore.nearest(names, query).map(entry => entry.i)]);
}"""
ANSWERS = "ParoleRicerca.find(names, texts, query).map(r => [r.entry?.i ?? r.page[0], r.why, r.value, r.form?.text, r.matched])"


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


def test_few_words_are_one_file_each() -> None:
    files = (*names_files(PROBE), *texts_files(PROBE, pages), *reading_files(PROBE))
    assert make_all(files) == {
        "assets/ricerca/nomi.js": names_script(PROBE),
        "assets/ricerca/brevi.js": briefs_script(PROBE),
        "assets/ricerca/testi.js": texts_script(PROBE, PAGES),
        "assets/ricerca/leggi.js": reading_script(PROBE),
    }


@given(names=st.integers(1, 200), sentences=st.integers(1, 200))
def test_the_parts_of_the_names_are_all_the_names(names: int, sentences: int) -> None:
    read = data(names_files(PROBE, whole=0, names=names, sentences=sentences))
    first = read["nomi"]
    parts = [first["voci"], *(read[f"nomi-{number}"] for number in range(1, first["parti"]))]
    assert {len(part) for part in parts[:-1]} <= {names}
    assert first["inizi"] == [part[0]["i"] for part in parts]
    assert [entry for part in parts for entry in part] == json.loads(json.dumps(names_index(PROBE)))
    shown = briefs(PROBE)
    assert [read[f"brevi-{i // sentences}"][i % sentences] for i in range(len(shown))] == shown
    assert (first["brevi"], tuple(first["perche"])) == (sentences, KINDS)


@given(st.integers(1, 200))
def test_the_parts_of_the_texts_are_all_the_texts(words: int) -> None:
    read = data(texts_files(PROBE, pages, whole=0, words=words))
    first = read.pop("testi")
    assert len(read) == -(-len(PROBE.concepts) // words)
    parts = [read[f"testi-{number}"] for number in range(len(first["parti"]))]
    whole = texts_index(PROBE, PAGES)
    for name in ("radici", "dove"):
        assert " ".join(part[name] for part in parts) == whole[name]
    assert [first["lunghezze"], first["pagine"]] == [whole["lunghezze"], whole["pagine"]]
    beginnings = [{stem[:3] for stem in part["radici"].split()} for part in parts]
    assert first["parti"] == [min(found) for found in beginnings]
    assert sum(map(len, beginnings)) == len(set().union(*beginnings))


@given(st.integers(1, 200))
def test_the_parts_of_the_cards_are_all_the_cards(cards: int) -> None:
    read = data(reading_files(PROBE, whole=0, cards=cards))
    first, whole = read["leggi"], reading_index(PROBE)
    entries: list[Any] = list(whole["voci"])
    assert [read[f"leggi-{i // cards}"][i % cards] for i in range(len(entries))] == entries
    assert (first["forme"], first["schede"]) == (whole["forme"], cards)
    shown = ("id", "termine", "accezione", "accordo")
    assert first["voci"] == [{name: e[name] for name in shown if name in e} for e in entries]


def test_where_stems_are_too_few_for_so_many_parts_the_last_are_empty() -> None:
    said = {"in_breve": "avvio", "pa": {"definizione": "avvio"}, "terzo_settore": None, "accordo": None}
    words = [make_concept(id_, **said) for id_ in ("avviso", "avvocato", "avvenire")]
    read = data(texts_files(make_glossary(*words), whole=0, words=1))
    assert read["testi"]["parti"] == ["avv"]
    assert [bool(read[f"testi-{number}"]["radici"]) for number in range(3)] == [True, False, False]


def asked(browser: Browser, ask: str, files: Iterable[Planned], queries: list[str]) -> list[Any]:
    """Ask the matchers on an empty page with these indexes."""
    page = browser.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / "docs" / "assets" / "javascripts" / name)
    page.add_script_tag(content="".join(make_all(files).values()))  # there may be hundreds
    answers: list[Any] = page.evaluate(ask.replace("ANSWERS", ANSWERS), queries)
    page.close()
    return answers


def typed_badly(query: str, number: int) -> str:
    """Return the query with a letter too few: the first of all, every third time."""
    place = 0 if number % 3 == 0 else number * 7 % len(query)
    return query[:place] + query[place + 1 :]


@pytest.mark.parametrize(
    ("glossary", "every"), [(PROBE, 1), (many_words_glossary(900), 12)], ids=["probe", "many"]
)
def test_parts_answer_as_the_whole_index(browser: Browser, glossary: Glossary, every: int) -> None:
    queries = [*QUERIES, *MORE, *(typed_badly(query, number) for number, query in enumerate(QUERIES))][
        ::every
    ]
    whole = [*names_files(glossary, whole=9999), *texts_files(glossary, pages, whole=9999)]
    parts = [*names_files(glossary, whole=0, names=40), *texts_files(glossary, pages, whole=0, words=1)]
    theirs = asked(browser, ASK_WHOLE, whole, queries)
    ours = asked(browser, ASK_PARTS, parts, queries)
    assert [q for q, one, other in zip(queries, theirs, ours, strict=True) if one != other] == []


def test_the_terminal_answers_as_the_parts_do(browser: Browser) -> None:
    glossary = many_words_glossary(450)
    queries = [*QUERIES, *MORE][::20]
    parts = [*names_files(glossary, whole=0, names=40), *texts_files(glossary, whole=0, words=1)]
    theirs = [[found[0] for found in answers] for answers, _ in asked(browser, ASK_PARTS, parts, queries)]
    lookup = Lookup(glossary)
    ours = [[found.concept.id for found in lookup.find(query)] for query in queries]
    assert ours == theirs


# ---- in the page ----

WORDS = 900


@pytest.fixture(scope="module")
def many(www: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with indexes of many words, in parts."""
    site = tmp_path_factory.mktemp("molte") / "www"
    shutil.copytree(www, site)
    glossary = many_words_glossary(WORDS)
    files = make_all([*names_files(glossary), *texts_files(glossary), *reading_files(glossary)])
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
        assert sorted(names) == ["nomi-1.js", "nomi-2.js", "nomi.js"]
        assert len([name for name in loaded if name.startswith("brevi")]) <= 9
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
        names = ["nomi.js", *([f"nomi-{place // 400}.js"] if place >= 400 else [])]
        assert sorted(loaded) == sorted([f"brevi-{place // 64}.js", *names])


def test_a_link_to_what_is_no_longer_a_word_has_no_tooltip(
    browser: Browser, many: Path, serve_folder: Callable[[Path], str]
) -> None:
    base = f"{serve_folder(many)}/glossario/"
    with watched(browser, base) as page:
        page.goto(base)
        page.eval_on_selector("a.pc-parola", "link => link.dataset.parola = 'mai-esistita'")
        with page.expect_request(lambda request: request.url.endswith("nomi-2.js")):
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
        until(page, "document.querySelectorAll('.pc-leggi__scheda').length >= 2")
        assert 2 <= len([name for name in loaded if re.fullmatch(r"leggi-\d+\.js", name)]) <= 3
        assert "E " in page.locator(".pc-leggi__scheda").first.inner_text()


def suggested(page: Page, query: str) -> list[str]:
    """Type ``query`` and return the names suggested, once all the names are there."""
    page.fill("#pc-q", query)
    until(page, "document.querySelector('#pc-q-elenco:not([hidden])')")
    names: list[str] = page.locator("#pc-q-elenco .pc-ricerca__nome").all_inner_texts()
    return names


def test_no_part_is_heavy() -> None:
    """Compressed, as a server sends it: what a phone waits for before the first answer, and for the others."""
    glossary = many_words_glossary(WORDS)
    files = make_all([*names_files(glossary), *texts_files(glossary)])
    heavy = {a: size for a, s in files.items() if (size := len(gzip.compress(s.encode("utf-8"), 6))) > 32_000}
    assert heavy == {}


def test_parts_are_inert_inside_a_page() -> None:
    glossary = make_glossary(make_concept("x", termine="</script>"), make_concept("y", in_breve="</script>"))
    files = make_all([*names_files(glossary, whole=0), *reading_files(glossary, whole=0)])
    assert [address for address, script in files.items() if "<" in script] == []


def test_the_address_of_a_part() -> None:
    assert addresses.index_part(addresses.LOOKUP_NAMES, 3) == "assets/ricerca/nomi-3.js"
