"""What other sites embed: the card, its oEmbed description, the data of the script."""

from __future__ import annotations

import json
import re

import places
import pytest
from builders import make_concept, make_glossary
from made_site import make_all

from parole.embedding import card, oembed, word_data
from parole.glossary import addresses
from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.concept import RedirectFile
from parole.pages import words
from parole.pages.head import head_of
from parole.pages.sharing import CODES, FRAGMENTS, citation, sharing
from parole.rendering.renderer import Renderer
from parole.site.outputs import all_outputs

DOCS = places.ROOT / "docs"
URL = "https://esempio.it/g/"
BANDO = make_concept(
    "bando",
    accordo="divergono",
    differenza=["chi-decide"],
    sigle=["BND"],
    pa={"vuol_dire": "atto che apre una *scelta*", "definizione": "Lo firma l’ufficio."},
    terzo_settore={"vuol_dire": "corsa fra enti", "definizione": "Lo vivono le persone."},
    attenzione="Il [[tavolo]] & *altro*.",
    come_dirlo={"da_scrivere": {"dove": "nel titolo", "testo": "Gara."}, "da_chiedere": "È già deciso?"},
)
SAME = make_concept("ente", sigle=["BND"], in_breve="persone insieme")
HALF = make_concept("rete", terzo_settore=None, accordo=None)
QUOTES = make_concept("tavolo", termine='tavolo "A" <b>\'', accezione="x&y")


def glossary() -> Glossary:
    moved = {"gara": RedirectFile(sostituito_da="bando"), "persa": RedirectFile(sostituito_da="mai-esistita")}
    return make_glossary(BANDO, HALF, QUOTES, redirects=moved)


def renderer(url: str = URL) -> Renderer:
    return Renderer(glossary(), facts=SiteFacts(url=url))


# ---- the card ----


def test_every_id_that_ever_answered_has_its_card() -> None:
    files = [file for file, _ in card.pages(renderer())]
    assert files == [f"scheda/{id_}/index.html" for id_ in ("bando", "rete", "tavolo", "gara")]


def test_the_card_of_an_id_that_moved_shows_the_word_it_leads_to() -> None:
    made = make_all(card.pages(renderer()))
    assert made["scheda/gara/index.html"] == made["scheda/bando/index.html"]


def test_the_card_needs_nothing_but_its_style_sheet() -> None:
    html = make_all(card.pages(renderer()))["scheda/bando/index.html"]
    assert re.findall(r'<link rel="(\w+)" href="([^"]*)"', html) == [
        ("canonical", "https://esempio.it/g/termini/bando/"),
        ("icon", "../../assets/images/icona.svg"),
        ("stylesheet", "../../assets/stylesheets/scheda.css"),
    ]
    assert re.findall(r"<(?:script|style|iframe|img|form)\b|\son\w+=|\sstyle=", html) == []
    assert re.findall(r"<a [^>]*>", html) == [
        '<a href="../../termini/bando/" target="_blank" rel="noopener">'
    ]


def test_the_card_says_the_whole_word_and_where_to_find_it() -> None:
    html = make_all(card.pages(renderer()))["scheda/bando/index.html"]
    assert '<html lang="it">' in html
    assert "<title>Bando - Parole in comune</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert re.findall(r"<h\d[^>]*>(.*?)</h\d>", html) == [
        "bando <abbr>BND</abbr>",
        "Pubblica amministrazione",
        "Terzo settore",
        "Attenzione",
        "Come dirlo",
    ]
    assert "<p>Atto che apre una <em>scelta</em>.</p>" in html
    assert "<p>Corsa fra enti.</p>" in html
    assert "Lo firma l’ufficio." not in html
    assert "<strong>Divergono: chi decide.</strong>" in html
    assert "<p><strong>Da scrivere nel titolo:</strong> Gara.</p>" in html
    assert "<p><strong>Da chiedere:</strong> È già deciso?</p>" in html
    assert "esempio.it/g/t/bnd</span>" in html


def test_the_card_of_two_sides_that_coincide_says_their_one_line() -> None:
    html = make_all(card.pages(Renderer(make_glossary(SAME))))["scheda/ente/index.html"]
    assert '<p class="pc-scheda__breve">Persone insieme.</p>' in html
    assert "pc-foglio" not in html
    assert "<strong>Coincidono.</strong> La stessa frase vale per tutti e due i lati." in html


def test_the_card_says_first_which_of_the_meanings_it_is() -> None:
    html = make_all(card.pages(Renderer(make_glossary(BANDO, SAME, QUOTES))))["scheda/ente/index.html"]
    assert "<strong>La sigla BND ha due accezioni:</strong> qui è «ente».</p>" in html


def test_texts_of_the_card_have_emphasis_but_no_links_that_would_open_inside_the_frame() -> None:
    html = make_all(card.pages(renderer()))["scheda/bando/index.html"]
    assert "<p>Il tavolo &#34;A&#34; &lt;b&gt;&#39; &amp; <em>altro</em>.</p>" in html


def test_a_side_that_has_not_written_is_waited_for() -> None:
    html = make_all(card.pages(renderer()))["scheda/rete/index.html"]
    assert "Questa voce non è ancora stata scritta" in html
    assert "<strong>Manca una voce.</strong>" in html


def test_without_an_address_of_the_site_the_card_stands_all_the_same() -> None:
    html = make_all(card.pages(renderer("")))["scheda/bando/index.html"]
    assert '<link rel="canonical" href="../../termini/bando/">' in html
    assert "pc-scheda__indirizzo" not in html


def test_a_longer_word_is_given_more_height() -> None:
    lines = {"vuol_dire": "parole che si ripetono sempre " * 8, "definizione": "Sempre."}
    long = make_concept("lunga", pa=lines, terzo_settore=lines, accordo="divergono", attenzione="Così. " * 40)
    made = Renderer(make_glossary(SAME, HALF, long))
    assert card.height(made, SAME) < card.height(made, HALF) < 350 < card.height(made, long)


def palette(css: str, opening: str) -> dict[str, str]:
    """Return the colours of the first rule that starts with ``opening``."""
    rule = css[css.index(opening) :]
    return dict(re.findall(r"(--[\w-]+): (#\w+);", rule[: rule.index("}")]))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (":root, #tema-chiaro:target", "[data-md-color-scheme] {"),
        ("#tema-scuro:target", '[data-md-color-scheme="slate"]'),
        ("  :root {", '[data-md-color-scheme="slate"]'),
    ],
)
def test_the_colours_of_the_card_are_those_of_the_site(ours: str, theirs: str) -> None:
    site = palette((DOCS / "assets/stylesheets/parole.css").read_text(encoding="utf-8"), theirs)
    made = palette((DOCS / "assets/stylesheets/scheda.css").read_text(encoding="utf-8"), ours)
    link = made.pop("--pc-collegamento")
    assert link == site["--md-typeset-a-color"]
    assert len(made) == 15
    assert made.items() <= site.items()


# ---- oEmbed ----


def test_the_description_is_what_oembed_asks_for() -> None:
    made = make_all(oembed.documents(renderer()))
    assert list(made) == [f"oembed/{id_}.json" for id_ in ("bando", "rete", "tavolo", "gara")]
    said = json.loads(made["oembed/bando.json"])
    tall = card.height(renderer(), BANDO)
    assert said == {
        "version": "1.0",
        "type": "rich",
        "title": "Bando",
        "provider_name": "Parole in comune",
        "provider_url": URL,
        "cache_age": 86400,
        "html": f'<iframe src="https://esempio.it/g/scheda/bando/" width="600" height="{tall}" '
        'title="«bando», da Parole in comune" frameborder="0"></iframe>',
        "width": 600,
        "height": tall,
        "url": "https://esempio.it/g/t/bnd/",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "state": "Bozza redazionale",
        "edition": "testo non ancora pubblicato",
    }


def test_where_there_are_cards_the_description_shows_them() -> None:
    facts = SiteFacts(url=URL, materials=frozenset({"schede"}))
    said = oembed.document(Renderer(glossary(), facts=facts), BANDO)
    assert {key: value for key, value in said.items() if key.startswith("thumbnail")} == {
        "thumbnail_url": "https://esempio.it/g/scarica/bando.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def test_a_word_cannot_break_out_of_the_code_to_embed() -> None:
    title = 'title="«tavolo &#34;A&#34; &lt;b&gt;&#39; (x&amp;y)», da Parole in comune"'
    assert title in str(oembed.document(renderer(), QUOTES)["html"])
    assert title in sharing(renderer(), QUOTES).frame


def test_without_an_address_of_the_site_there_is_nothing_to_say() -> None:
    assert list(oembed.documents(renderer(""))) == []


def test_the_page_of_a_word_and_no_other_says_where_its_description_is() -> None:
    made = renderer()
    page = words.page(made, BANDO)
    link = '<link rel="alternate" type="application/json+oembed" href="https://esempio.it/g/oembed/bando.json" title="Bando">'
    assert link in head_of(page, made)
    assert "oembed" not in head_of(words.broken(made, "glossary/termini/rotta.yml"), made)
    assert "oembed" not in head_of(page, renderer(""))


# ---- the data of the script ----


def test_each_word_is_a_small_script_of_its_own() -> None:
    made = make_all(word_data.scripts(renderer()))
    assert list(made) == [
        "incorpora/v1/forme.js",
        *(f"incorpora/v1/parole/{id_}.js" for id_ in ("bando", "rete", "tavolo", "gara")),
    ]
    script = made["incorpora/v1/parole/gara.js"]
    start = 'window.ParoleInComuneV1.voci["gara"]='
    assert script.startswith(start)
    assert json.loads(script.removeprefix(start).rstrip(";\n")) == {
        "id": "bando",
        "nome": "bando",
        "breve": "Nucleo comune.",
        "lati": [
            ["Pubblica amministrazione", "Atto che apre una scelta."],
            ["Terzo settore", "Corsa fra enti."],
        ],
        "accordo": [
            "Divergono",
            "chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla",
        ],
        "verdetto": [
            "Divergono: chi decide.",
            "Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.",
        ],
        "filo": "M2.5 10l8-8m3 0l8 8m3 0l8-8m3 0l8 8",
        "stato": "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0",
        "dirlo": [["Da scrivere nel titolo:", "Gara."], ["Da chiedere:", "È già deciso?"]],
        "attenzione": 'Il tavolo "A" <b>\' & altro.',
    }
    assert "<" not in script


def test_two_sides_that_coincide_have_no_lines_of_their_own() -> None:
    said = word_data.entry(Renderer(make_glossary(SAME)), SAME)
    assert (said["breve"], said["lati"], said["dirlo"]) == ("Persone insieme.", [], [])


def test_forms_lead_to_one_word_or_to_none() -> None:
    words_ = make_glossary(
        make_concept("ente", sigle=["ATS"]),
        make_concept("ambito", sigle=["ATS"], varianti=["distretto"]),
        make_concept("abitare", accezione="come politica", varianti=["Casa"]),
    )
    assert word_data.forms(words_) == {
        "": ["ATS", "Ats", "abitare"],
        "ambito": ["ambiti", "ambito", "distretti", "distretto"],
        "abitare": ["^casa", "^case"],
        "ente": ["ente", "enti"],
    }


def test_the_script_is_small_and_uses_the_colours_of_the_site() -> None:
    """The script that every page of others loads; then what a first word asks for, and what «auto» does."""
    script = (DOCS / "incorpora/v1/riquadro.js").read_bytes()
    sizes = {addresses.EMBED_SCRIPT: 6_500, "incorpora/v1/riquadro.js": 7_500, "incorpora/v1/testo.js": 6_500}
    assert [file for file, most in sizes.items() if (DOCS / file).stat().st_size > most] == []
    css = (DOCS / "assets/stylesheets/parole.css").read_text(encoding="utf-8")
    colours = re.findall(r'"\w (#\w+) (#\w+)"', script.decode())
    assert len(colours) == 8
    assert {colour for pair in colours for colour in pair} - {"#fff"} <= set(re.findall(r"#\w{6}", css))


def test_everything_is_written_beside_the_pages() -> None:
    written = {address for address, _ in all_outputs(renderer())}
    assert {"scheda/bando/index.html", "oembed/bando.json", "incorpora/v1/forme.js"} <= written


# ---- what a reader takes away ----


def test_a_citation_says_what_when_where_and_that_it_is_a_draft() -> None:
    address = "https://esempio.it/g/termini/bando/"
    assert citation(renderer(), BANDO) == (
        "«Bando» (bozza redazionale), in <em>Parole in comune</em>, testo non ancora pubblicato, "
        f'<a href="{address}">{address}</a>, CC BY 4.0.'
    )
    assert citation(renderer(""), BANDO) == (
        "«Bando» (bozza redazionale), in <em>Parole in comune</em>, testo non ancora pubblicato, CC BY 4.0."
    )


def test_the_panel_has_the_addresses_that_never_change() -> None:
    made = sharing(renderer(), BANDO)
    assert (made.title, made.short) == ("Bando", "https://esempio.it/g/t/bnd/")
    tall = card.height(renderer(), BANDO)
    assert made.frame == (
        '<iframe src="https://esempio.it/g/scheda/bando/" title="«bando», da Parole in comune" width="600" '
        f'height="{tall}" style="max-width:100%;border:0" loading="lazy"></iframe>'
    )


@pytest.mark.parametrize(
    ("materials", "files"),
    [
        ([], ["../../scheda/bando/", "../../qr/bando.svg"]),
        (["diapositive"], ["../../scheda/bando/", "../../scarica/bando.pptx", "../../qr/bando.svg"]),
        (
            ["schede", "diapositive"],
            [
                "../../scheda/bando/",
                "../../scarica/bando.png",
                "../../scarica/bando.svg",
                "../../scarica/bando.pptx",
                "../../qr/bando.svg",
            ],
        ),
    ],
)
def test_files_are_offered_only_when_they_are_made(materials: list[str], files: list[str]) -> None:
    facts = SiteFacts(url=URL, materials=frozenset(materials))
    html = str(words.page(Renderer(glossary(), facts=facts), BANDO).content)
    panel = html[html.index('class="pc-condividi__file"') :]
    assert re.findall(r'href="([^"]*)"', panel[: panel.index("</ul>")]) == files


# ---- the page for who has a site ----


def test_every_snippet_of_the_page_is_made_and_asked_for() -> None:
    asked = re.findall(
        r"<!-- parole: ([\w -]+) -->", (DOCS / "incorpora.md").read_text(encoding="utf-8").replace("\n", " ")
    )
    made = {name: part(renderer(), "../") for name, part in FRAGMENTS.items()}
    assert sorted(asked) == sorted(name for name in made)
    assert {f"codice {name}" for name in CODES} <= set(made)
    for name in asked:
        assert "&lt;" in made[name] or "<iframe" in made[name] or name == "codice csp"


def test_snippets_show_real_addresses_as_text() -> None:
    made = {name: part(renderer(), "../") for name, part in FRAGMENTS.items()}
    assert (
        "&lt;script src=&#34;https://esempio.it/g/incorpora/v1.js&#34; data-parole=&#34;auto&#34; defer&gt;"
        in made["codice tutta-la-pagina"]
    )
    assert "frame-src https://esempio.it/g/scheda/" in made["codice csp"]


def test_without_words_the_page_has_no_examples() -> None:
    assert {str(part(Renderer(make_glossary()), "")) for part in FRAGMENTS.values()} == {""}
