"""From built pages to the plan of the site, and to what is planned, made."""

import re

import pytest
from builders import make_glossary
from built_pages import BUILT, PROBLEM, URL, WORDS, renderer
from made_site import finish_site
from moved_words import gone, moved

from parole.pages.catalogue import all_fragments
from parole.rendering.renderer import Renderer
from parole.site.outputs import all_outputs
from parole.site.plan import plan_site


def test_pages_of_words_and_areas_are_written_and_the_moulds_taken_away() -> None:
    site = finish_site(BUILT, renderer(WORDS, URL), policy=False)
    outputs = dict(all_outputs(renderer(WORDS, URL)))
    assert outputs.keys() <= site.written.keys()
    assert sorted(site.written.keys() - outputs.keys()) == [
        "404.html",
        "aree/principi/index.html",
        "aree/strumenti/index.html",
        "assets/ricerca/luoghi.js",
        "assets/ricerca/testi-0.js",
        "assets/ricerca/testi.js",
        "index.html",
        "manifest.webmanifest",
        "robots.txt",
        "sitemap.xml",
        "sw.js",
        "t/bando/index.html",
        "t/tavolo/index.html",
        "termini/bando/index.html",
        "termini/index.html",
        "termini/tavolo/index.html",
    ]
    assert site.removed == {"termini/stampo/index.html", "aree/stampo/index.html", "sitemap.xml.gz"}
    assert site.faults == []
    assert site.written["robots.txt"] == f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n"


def test_words_are_linked_in_hand_written_pages_but_not_in_code() -> None:
    assert finish_site(BUILT, renderer(WORDS, URL)).written["index.html"] == (
        '<article><p>Il <a class="pc-parola" href="termini/tavolo/" data-parola="tavolo">tavolo</a> e '
        '<a class="pc-parola" href="termini/bando/" data-parola="bando">quel bando</a>.</p><code>[[bando]]</code></article>'
    )


def test_the_page_for_missing_addresses_knows_the_way_from_any_depth() -> None:
    assert 'data-radice="/g/"' in finish_site(BUILT, renderer(WORDS, URL)).written["404.html"]
    assert 'data-radice="/"' in finish_site(BUILT, renderer(WORDS, "")).written["404.html"]


def test_generated_pages_find_the_root_from_where_they_are() -> None:
    assert (
        'data-radice="../../"' in finish_site(BUILT, renderer(WORDS, URL)).written["termini/bando/index.html"]
    )


def test_the_sitemap_lists_every_page() -> None:
    sitemap = finish_site(BUILT, renderer(WORDS, URL)).written["sitemap.xml"]
    assert re.findall(r"<loc>(.*?)</loc>", sitemap) == [
        "https://esempio.it/g/",
        "https://esempio.it/g/termini/",
        "https://esempio.it/g/termini/bando/",
        "https://esempio.it/g/termini/tavolo/",
        "https://esempio.it/g/aree/principi/",
        "https://esempio.it/g/aree/strumenti/",
    ]


def test_a_table_can_be_reached_and_scrolled_with_the_keyboard() -> None:
    built = BUILT | {"x/index.html": "<article><table><tr><td>a</td></tr></table></article>"}
    assert finish_site(built, renderer(WORDS, URL)).written["x/index.html"] == (
        '<article><div class="pc-tabella" role="region" aria-label="Tabella" tabindex="0">'
        '<table class="pc-tab"><tr><td>a</td></tr></table></div></article>'
    )


def test_what_a_page_asks_in_vain_is_a_fault() -> None:
    built = BUILT | {"x/index.html": "<article><p>[[manca]]</p><!-- parole: nulla --></article>"}
    assert finish_site(built, renderer(WORDS, URL)).faults == [
        "x/index.html: «[[manca]]» rimanda a una voce che non c’è",
        "x/index.html: la pagina chiede «nulla», che non esiste; usa: "
        + ", ".join([*all_fragments(Renderer(WORDS)), "stili", "programmi", "telefono"]),
    ]


def test_problems_are_shown_on_every_page_and_a_broken_word_has_its_own() -> None:
    site = finish_site(BUILT, renderer(WORDS, URL, PROBLEM))
    assert "1 problema nel glossario" in site.written["index.html"]
    assert "1 problema nel glossario" in site.written["termini/bando/index.html"]
    broken = site.written["termini/rotto/index.html"]
    assert "<title>rotto: da correggere</title>" in broken
    assert (
        "<code>glossary/termini/rotto.yml:3:5</code> errore: <strong>pa</strong>: «x» non va; correggi <code>[rif]</code>"
        in broken
    )


def test_the_same_glossary_gives_the_same_site() -> None:
    assert finish_site(BUILT, renderer(WORDS, URL)) == finish_site(
        BUILT, renderer(make_glossary(*reversed(list(WORDS.concepts.values()))), URL)
    )


# ---- one plan for who builds and for who writes ----

MANY = make_glossary(
    *WORDS.concepts.values(), redirects={"avviso": moved("bando")}, withdrawn={"gara": gone("tavolo")}
)


@pytest.mark.parametrize("policy", [True, False])
def test_every_file_made_alone_is_the_one_that_is_built_with_all_the_others(policy: bool) -> None:
    whole = finish_site(BUILT, renderer(MANY, URL, PROBLEM), policy=policy).written
    alone = {
        path: plan_site(BUILT, renderer(MANY, URL, PROBLEM), policy=policy).files[path]() for path in whole
    }
    assert alone == whole


def test_planning_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for maker in ("lookup.texts.texts_index", "lookup.names.names_index", "opendata.catalogue.contents"):
        monkeypatch.setattr(f"parole.{maker}", lambda *_: pytest.fail("made"))
    monkeypatch.setattr(Renderer, "render", lambda *_, **__: pytest.fail("made"))
    plan = plan_site({"index.html": BUILT["index.html"]}, renderer(MANY, URL, PROBLEM))
    asked = {"index.html", "termini/bando/index.html", "dati/v1/glossario.json", "assets/ricerca/testi.js"}
    assert asked <= plan.files.keys()


def test_what_pages_ask_in_vain_is_known_when_they_are_made() -> None:
    built = BUILT | {"x/index.html": "<article><p>[[manca]]</p></article>"}
    plan = plan_site(built, renderer(WORDS, URL))
    assert plan.faults == []
    plan.files["x/index.html"]()
    assert plan.faults == ["x/index.html: «[[manca]]» rimanda a una voce che non c’è"]


def test_the_files_of_the_generator_are_not_planned() -> None:
    plan = plan_site(BUILT, renderer(WORDS, URL))
    theirs = ("assets/stylesheets/parole.css", "assets/javascripts/ricerca.js", "incorpora/v1.js")
    for path in (*theirs, "favicon.ico", "termini/stampo/index.html", "../mkdocs.yml", "altro/index.html"):
        assert path not in plan.files
