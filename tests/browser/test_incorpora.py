"""The words inside the pages of others: a card in a sandbox, the script on a page of another origin.

The foreign page does its worst: style sheets that take hold of every element, and a policy that lets in the
script of the glossary and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from axe import faults
from markupsafe import Markup
from site_fixture import SAMPLE, until, watched

from parole.glossary.linking import PageLinks
from parole.load import read_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

TOOLTIP = "#parole-in-comune"
HOSTILE = """
* { all: revert !important; font: 9px/1 monospace !important; letter-spacing: .5em !important; color: red !important; }
div { display: none !important; position: static !important; visibility: hidden !important; opacity: .1 !important; }
body { position: relative; margin: 30px; transform: translateX(7px); }
"""
MARKED = """
<p>Un <a href="{base}termini/bando/" data-parola="bando">bando</a>, un <span data-parola="tavolo">tavolo</span>
e una <a href="{base}termini/non-c-e/" data-parola="non-c-e">parola che non c’è</a>.</p>
<p id="note">Una nota.</p>
<p>La <a href="altrove.html" data-parola="rete" aria-describedby="note">rete</a> e <a data-parola="../x">altro</a>.
<span data-parole="no"><span data-parola="bando">no</span></span></p>
"""
READ = """
Il Tavolo apre oggi; l’Agenzia di tutela della salute e l’ATS no. Il lavoro in Rete delle reti, «la convenzione»,
un bando e gli enti del Terzo settore, gli ETS, la coprogettazione e le co-programmazioni, un altro bando, poi la
sussidiarietà orizzontale e la presa in carico."""
NOT_READ = (
    "<h2>Il {}</h2><p><a href='#'>Il {}</a> <code>{}</code> <q>{}</q></p><form><label>{}<input></label></form>"
    "<blockquote>{}</blockquote><p data-parole='no'>{}</p><p contenteditable>{}</p><nav>{}</nav><div role=heading>{}</div>"
).replace("{}", "rendicontazione")


class Foreign:
    """The site of somebody else, on a port of its own."""

    def __init__(self, folder: Path, address: str, base: str) -> None:
        self.folder, self.address, self.base = folder, address, base

    def page(self, name: str, body: str, script: str = "", style: str = HOSTILE) -> str:
        """Write a page that uses the script of the glossary, and return its address."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.base))
        policy = (
            f"default-src 'none'; style-src 'self'; script-src {origin}; frame-src {origin}; base-uri 'none'"
        )
        (self.folder / f"{name}.css").write_text(style, encoding="utf-8")
        (self.folder / f"{name}.html").write_text(
            f'<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Un altro sito</title>'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f'<meta name="viewport" content="width=device-width">'
            f'<link rel="stylesheet" href="{name}.css">{script}</head><body><main><h1>Titolo</h1>{body}</main></body></html>',
            encoding="utf-8",
        )
        return f"{self.address}/{name}.html"

    def script(self, more: str = "") -> str:
        return f'<script src="{self.base}incorpora/v1.js" {more} defer></script>'


@pytest.fixture(scope="module")
def foreign(
    base: str, serve_folder: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Foreign:
    folder = tmp_path_factory.mktemp("altrui")
    return Foreign(folder, serve_folder(folder), base)


@pytest.fixture
def marked(foreign: Foreign) -> str:
    return foreign.page("segnate", MARKED.format(base=foreign.base), foreign.script())


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open a page that may ask only the servers of the test; an error in the console fails it."""
    with watched(browser, "http://127.0.0.1:", **options) as page:
        yield page


def shown(page: Page) -> str:
    """Return what the tooltip says, once it does."""
    page.wait_for_selector(f"{TOOLTIP} .b:not([hidden])")
    return str(page.inner_text(f"{TOOLTIP} .b"))


def hidden(page: Page) -> bool:
    return page.locator(f"{TOOLTIP} .b:not([hidden])").count() == 0


def word(id_: str) -> str:
    return f'a[data-parola="{id_}"]'


def wait_ready(page: Page) -> None:
    page.wait_for_selector("a[data-parole-in-comune]")


# ---- the card in a frame ----


def test_the_card_works_in_frames_that_allow_nothing(browser: Browser, foreign: Foreign) -> None:
    frames = "".join(
        f'<iframe name="f{number}" {sandbox} src="{foreign.base}scheda/bando/{theme}" title="bando" width="{width}"'
        f' height="400"></iframe>'
        for number, (sandbox, theme, width) in enumerate(
            (
                ('sandbox="allow-scripts"', "", 600),
                ('sandbox=""', "#tema-scuro", 280),
                ("", "#tema-chiaro", 700),
            )
        )
    )
    address = foreign.page("cornici", frames, style="")
    seen = []
    with visiting(browser, color_scheme="dark") as page:
        page.goto(address)
        for number in range(3):
            frame = page.frame(f"f{number}")
            assert frame
            frame.wait_for_selector("text=Leggi la voce intera")
            text = frame.inner_text("main")
            assert "Atto che l’ufficio firma e di cui dà conto." in text
            assert "Lavoro comune che cambia mentre lo si fa." in text
            assert "Attenzione" in text
            assert "esempio.it/glossario/t/bando" in text
            seen.append(frame.evaluate(
                "[getComputedStyle(document.querySelector('main')).backgroundColor,"
                " document.documentElement.scrollWidth <= innerWidth, scrollY]"
            ))  # fmt: skip
    assert seen == [
        ["rgb(23, 19, 31)", True, 0],
        ["rgb(23, 19, 31)", True, 0],
        ["rgb(252, 250, 246)", True, 0],
    ]


def test_the_height_given_to_other_sites_shows_the_whole_card(www: Path, page: Page, base: str) -> None:
    for file in sorted((www / "glossario/oembed").glob("*.json")):
        said = json.loads(file.read_text(encoding="utf-8"))
        page.set_viewport_size({"width": said["width"], "height": 100})
        page.goto(f"{base}scheda/{file.stem}/")
        tall = page.evaluate("document.documentElement.scrollHeight")
        assert said["height"] - 120 <= tall <= said["height"], file.stem


def test_the_link_of_the_card_opens_the_whole_word_in_a_window_of_its_own(page: Page, base: str) -> None:
    page.goto(f"{base}scheda/bando/")
    with page.expect_popup() as opened:
        page.click("text=Leggi la voce intera")
    opened.value.wait_for_url("**/termini/bando/")
    assert opened.value.evaluate("window.opener") is None


# ---- the script: marked words ----


def test_the_mouse_sees_both_meanings_whatever_the_style_of_the_page(browser: Browser, marked: str) -> None:
    with visiting(browser) as page:
        page.goto(marked)
        wait_ready(page)
        page.hover(word("bando"))
        text = shown(page)
        assert [line for line in text.split("\n") if line.strip()] == [
            "bando",
            "Nucleo comune di questa parola.",
            "Pubblica amministrazione",
            "Atto che l’ufficio firma e di cui dà conto.",
            "Terzo settore",
            "Lavoro comune che cambia mentre lo si fa.",
            "Divergono: chi decide. Chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla.",
            "Attenzione: Qui ci si fraintende.",
            "Da scrivere nell’avviso: Il Comune decide entro … giorni che cosa resta aperto.",
            "Da chiedere: Che cosa è già deciso?",
            "Bozza redazionale, testo non ancora pubblicato. CC BY 4.0. Parole in comune",
        ]
        look = page.eval_on_selector(
            f"{TOOLTIP} .m",
            "e => { const s = getComputedStyle(e); return [s.color, s.fontSize, s.letterSpacing, s.visibility]; }",
        )
        assert look == ["rgb(35, 27, 51)", "13px", "normal", "visible"]
        link, box = page.locator(word("bando")).bounding_box(), page.locator(f"{TOOLTIP} .b").bounding_box()
        assert link
        assert box
        assert abs(box["y"] - (link["y"] + link["height"]) - 6) < 2
        assert page.evaluate("[...document.styleSheets].length") == 1
        assert page.context.cookies() == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_word_is_asked_for_only_when_somebody_points_at_it(browser: Browser, marked: str) -> None:
    asked: list[str] = []
    with visiting(browser) as page:
        page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer')}"))
        page.goto(marked)
        wait_ready(page)
        page.hover(word("bando"))
        shown(page)
        page.hover("h1")
        page.wait_for_selector(f"{word('bando')}:not([aria-describedby])")
        page.hover(word("bando"))
        shown(page)
    names = [re.sub(r".*/glossario/", "", line) for line in asked if "/glossario/" in line]
    assert sorted(name.split()[0] for name in names) == [
        "incorpora/v1.js",
        "incorpora/v1/parole/bando.js",
        "incorpora/v1/riquadro.js",
    ]
    assert not [name for name in names[1:] if "segnate.html" in name]


def test_the_pointer_may_go_over_it_and_escape_closes_it(browser: Browser, marked: str) -> None:
    with visiting(browser) as page:
        page.goto(marked)
        wait_ready(page)
        page.hover(word("bando"))
        shown(page)
        page.hover(f"{TOOLTIP} .m")
        page.wait_for_timeout(500)
        assert not hidden(page)
        page.keyboard.press("Escape")
        assert hidden(page)
        page.wait_for_timeout(500)
        assert hidden(page)
        assert page.get_attribute(word("bando"), "aria-describedby") is None


def test_the_keyboard_hears_one_description_at_a_time(browser: Browser, marked: str) -> None:
    with visiting(browser) as page:
        page.goto(marked)
        wait_ready(page)
        page.route("**/non-c-e.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.keyboard.press("Tab")
        assert "bando" in shown(page)
        described = description(page.context, page, "bando")
        assert "Atto che l’ufficio firma" in described
        assert "Lavoro comune che cambia" in described
        page.keyboard.press("Tab")
        assert shown(page).startswith("tavolo")
        assert page.locator("[aria-describedby~=parole-in-comune]").count() == 1
        page.keyboard.press("Escape")
        assert hidden(page)
        assert page.evaluate("document.activeElement.dataset.parola") == "tavolo"
        assert page.evaluate("document.activeElement.pathname") == "/glossario/termini/tavolo/"


def description(context: BrowserContext, page: Page, name: str) -> str:
    """Return what the browser tells a screen reader about a link, beyond its name."""
    nodes = context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [n for n in nodes if n.get("role", {}).get("value") == "link" and n["name"]["value"] == name]
    return str(found[0]["description"]["value"])


def test_what_the_page_had_said_of_a_link_is_kept(browser: Browser, marked: str) -> None:
    with visiting(browser) as page:
        page.goto(marked)
        wait_ready(page)
        page.hover(word("rete"))
        assert "Manca una voce" in shown(page)
        assert page.get_attribute(word("rete"), "aria-describedby") == "note parole-in-comune"
        page.keyboard.press("Escape")
        assert page.get_attribute(word("rete"), "aria-describedby") == "note"
        assert page.get_attribute(word("rete"), "href") == "altrove.html"
        assert page.locator("[data-parole=no] a, a[data-parola='../x'][href]").count() == 0


def test_a_finger_sees_first_and_follows_after(browser: Browser, marked: str) -> None:
    phone = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
    with visiting(browser, **phone) as page:
        page.goto(marked)
        wait_ready(page)
        page.tap(word("tavolo"))
        assert shown(page).rstrip().endswith("Vai alla voce")
        assert page.get_attribute(TOOLTIP, "role") == "group"
        box = page.locator(f"{TOOLTIP} .b").bounding_box()
        assert box
        assert (box["x"] >= 0, box["x"] + box["width"] <= 320) == (True, True)
        page.tap("h1")
        assert hidden(page)
        page.tap(word("tavolo"))
        shown(page)
        page.tap(f"{TOOLTIP} a")
        page.wait_for_url("**/glossario/termini/tavolo/")


@pytest.mark.parametrize("touch", [False, True])
def test_a_word_that_does_not_exist_stays_a_plain_link(browser: Browser, marked: str, touch: bool) -> None:
    context = browser.new_context(has_touch=touch)
    page = context.new_page()
    page.goto(marked)
    wait_ready(page)
    if touch:
        page.tap(word("non-c-e"))
    else:
        page.hover(word("non-c-e"))
        page.wait_for_timeout(600)
        assert hidden(page)
        page.click(word("non-c-e"))
    page.wait_for_url("**/termini/non-c-e/")
    context.close()


def test_without_the_glossary_nothing_of_the_page_is_lost(browser: Browser, foreign: Foreign) -> None:
    body = '<p data-parole="auto">Un <a href="/x" data-parola="bando">bando</a> e un tavolo.</p>'
    address = foreign.page("guasto", body, foreign.script())
    context = browser.new_context()
    context.route("**/incorpora/v1/**", lambda route: route.abort())
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    wait_ready(page)
    page.hover(word("bando"))
    page.wait_for_timeout(600)
    assert (hidden(page), errors, page.inner_text("main p")) == (True, [], "Un bando e un tavolo.")
    context.close()


# ---- the script: wherever the word is ----

PLACES = {
    "zoom": "zoom: 2",
    "piccolo": "zoom: .4",
    "scala": "transform: scale(1.4) rotate(2deg)",
    "taglio": "overflow: hidden; height: 30px",
    "contenuto": "contain: strict; height: 30px",
    "filtro": "filter: grayscale(1); opacity: .9",
    "fisso": "position: fixed; bottom: 0; right: 0; width: 80px; will-change: transform",
    "ritaglio": "clip-path: inset(0); mask: linear-gradient(#000, #000)",
    "scorre": "overflow: auto; height: 60px; width: 300px",
    "colonne": "columns: 2; perspective: 100px",
}
WHOLE_PAGE = (
    *("html { zoom: 1.5 }", "body { zoom: 2 }", "html { zoom: .5 } body { zoom: 3 }"),
    *("body { transform: scale(.8); overflow: hidden }", "body { contain: paint; filter: blur(0) }"),
    "html { transform: rotate(0deg) } body { position: fixed; inset: 0; overflow: auto }",
)
# The box under the word that has the focus, or over it: what is left between them, and what is wrong otherwise.
STANDS = """() => {
  const host = document.getElementById('parole-in-comune'), box = host.shadowRoot.querySelector('.b').getBoundingClientRect();
  const word = document.querySelector('[aria-describedby~=parole-in-comune]').getBoundingClientRect();
  const gap = Math.min(Math.abs(box.top - word.bottom - 6), Math.abs(word.top - 6 - box.bottom));
  const seen = [[9, 9], [box.width - 9, 9], [9, box.height - 9]].every(([x, y]) => document.elementFromPoint(box.left + x, box.top + y) === host);
  const inside = box.left >= 7 && box.right <= innerWidth - 7 && box.top >= 0 && box.bottom <= innerHeight;
  return [gap < 2, box.left <= word.right && box.right >= word.left, seen, inside && box.width > 100];
}"""


def stands(page: Page, id_: str) -> list[bool]:
    """Focus the word of a part of the page, as a keyboard does, and tell where its box is."""
    page.evaluate("() => document.activeElement.blur()")
    page.evaluate("id => document.querySelector(`#${id} a`).scrollIntoView({ block: 'center' })", id_)
    page.evaluate("id => document.querySelector(`#${id} a`).focus({ focusVisible: true })", id_)
    page.wait_for_selector(f"#{id_} a[aria-describedby]")
    return list(page.evaluate(STANDS))


def test_the_box_stands_by_its_word_wherever_the_word_is(browser: Browser, foreign: Foreign) -> None:
    a_word = '<p>Prima di un <a data-parola="bando" href="#x">bando</a> si parla.</p>'
    body = "".join(f'<div id="{id_}">{a_word * 3}</div>' for id_ in PLACES)
    body += f'<div id="dentro" class="scorre"><div class="scorre zoom"><div class="filtro">{a_word}</div></div></div>'
    body += f'<dialog id="dialogo" class="taglio">{a_word}</dialog><div id="sopra" popover>{a_word}</div>'
    style = "p { margin: 4px } body { padding: 300px 40px } " + "".join(
        f"#{id_}, .{id_} {{ {css} }} " for id_, css in PLACES.items()
    )
    address = foreign.page("ovunque", body, foreign.script(), style=style)
    with visiting(browser, viewport={"width": 900, "height": 700}) as page:
        page.goto(address)
        wait_ready(page)
        assert {id_: stands(page, id_) for id_ in (*PLACES, "dentro")} == {
            id_: [True] * 4 for id_ in (*PLACES, "dentro")
        }
        for css in WHOLE_PAGE:
            page.evaluate(
                "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
                css,
            )
            assert (css, stands(page, "taglio"), stands(page, "colonne")) == (css, [True] * 4, [True] * 4)
        page.evaluate("document.adoptedStyleSheets = []; document.getElementById('sopra').showPopover()")
        assert stands(page, "sopra") == [True] * 4
        page.evaluate("document.getElementById('dialogo').showModal()")
        assert stands(page, "dialogo") == [True] * 4
        page.keyboard.press("Escape")
        assert (hidden(page), page.evaluate("document.getElementById('dialogo').open")) == (True, True)
        page.keyboard.press("Escape")
        assert page.evaluate("document.getElementById('dialogo').open") is False


def test_the_box_follows_its_word_and_goes_when_the_word_is_scrolled_away(
    browser: Browser, foreign: Foreign
) -> None:
    body = f'<div id="scorre">{MARKED.format(base=foreign.base) * 4}</div>'
    address = foreign.page(
        "scorre", body, foreign.script(), style="#scorre { height: 300px; overflow: auto; margin: 200px 0 }"
    )
    with visiting(browser) as page:
        page.goto(address)
        wait_ready(page)
        page.focus(word("tavolo"))
        page.keyboard.press("Shift+Tab")
        shown(page)
        page.evaluate("document.getElementById('scorre').scrollTop = 5")
        until(page, f"({STANDS})()[0]")
        page.evaluate("document.getElementById('scorre').scrollTop = 260")
        until(page, f"!document.querySelector('{word('bando')}[aria-describedby]')")
        assert hidden(page)


@pytest.mark.parametrize("allowed", ["", "; trusted-types parole-in-comune", "; trusted-types 'none'"])
def test_trusted_types_are_respected(browser: Browser, base: str, www: Path, allowed: str) -> None:
    """A policy by that name, or any; with none at all the parts load as modules, where the server lets them."""
    policy = f"default-src 'none'; script-src 'self'; require-trusted-types-for 'script'{allowed}"
    html = f'<meta http-equiv=Content-Security-Policy content="{policy}"><p>Il bando e il tavolo.</p>'
    context = browser.new_context()
    page = context.new_page()
    script = f'<script src="{base}incorpora/v1.js" data-parole="auto" defer></script>'
    page.route("**/altrui.html", lambda route: route.fulfill(body=html + script, content_type="text/html"))
    page.goto(base + "altrui.html")
    page.focus(f"{word('tavolo')}")
    page.keyboard.press("Shift+Tab")
    assert "Divergono" in shown(page)
    context.close()


# ---- the script: the words of a text ----


def test_the_words_of_a_text_are_those_the_glossary_itself_would_link(
    browser: Browser, foreign: Foreign
) -> None:
    body = f'<p id="qui">{READ}</p>{NOT_READ}'
    address = foreign.page("tutto", body, foreign.script('data-parole="auto"'))
    links = PageLinks(read_folder(SAMPLE).glossary, None, "")
    expected = re.findall(r'data-parola="([^"]+)">([^<]*)</a>', links.link(Markup(READ)))
    with visiting(browser) as page:
        page.goto(address)
        wait_ready(page)
        until(page, f"document.querySelectorAll('a.parole-in-comune').length >= {len(expected)}")
        found = page.eval_on_selector_all(
            "a.parole-in-comune", "links => links.map((link) => [link.dataset.parola, link.textContent])"
        )
        assert page.inner_text("#qui").split() == READ.split()
    assert [tuple(pair) for pair in found] == expected
    assert len(expected) == 8


BROKEN = """<p>Gli <b>enti</b> del <i>Terzo <u>set&shy;tore</u></i>, la <span>presa</span> in
carico<sup>1</sup>.</p><p>Una <em>la co-<wbr>proget&shy;tazione</em> e «una <b>rete</b>».</p>
<ul><li>un tavolo</li><li>di lavoro</li></ul><p><i id="mio">Il ban</i>do. La <a href="#x">sussi</a>diarietà
orizzontale.<br>La <b>nostra rendicon-</b><br>tazione <!-- e poi -->.</p>"""


def test_what_is_inside_a_sentence_does_not_part_its_words(browser: Browser, foreign: Foreign) -> None:
    """Marks, soft hyphens, comments, ends of line; blocks, links and notes do, and no element is made two with one name."""
    address = foreign.page(
        "spezzate", f'<main id="qui">{BROKEN}</main>', foreign.script('data-parole="auto"')
    )
    with visiting(browser) as page:
        page.goto(address)
        before = page.evaluate("document.getElementById('qui').textContent")
        page.wait_for_selector(word("rendicontazione"))
        found = page.eval_on_selector_all(
            "#qui a.parole-in-comune", "all => all.map((a) => [a.dataset.parola, a.innerHTML])"
        )
        assert page.evaluate("document.getElementById('qui').textContent") == before
        assert page.locator("#mio").count() == 1
    assert found == [
        ["ente-del-terzo-settore", "<b>enti</b> del <i>Terzo <u>set\xadtore</u></i>"],
        ["presa-in-carico", "<span>presa</span> in\ncarico"],
        ["co-progettazione", "co-<wbr>proget\xadtazione"],
        ["tavolo", "tavolo"],
        ["rendicontazione", "<b>rendicon-</b><br>tazione"],
    ]


def test_only_the_parts_that_ask_are_read_and_added_text_on_request(
    browser: Browser, foreign: Foreign
) -> None:
    body = '<p>Un bando.</p><p data-parole="auto">Un tavolo.</p><p>Una rete.</p>'
    address = foreign.page("una-parte", body, foreign.script())
    ids = "[...document.querySelectorAll('a[data-parole-in-comune]')].map((link) => link.dataset.parola)"
    with visiting(browser) as page:
        page.goto(address)
        wait_ready(page)
        assert page.evaluate(ids) == ["tavolo"]
        page.evaluate(
            "document.querySelector('[data-parole]').append(' Un altro tavolo, una rendicontazione.')"
        )
        page.evaluate("ParoleInComuneV1.aggiorna()")
        assert page.evaluate(ids) == ["tavolo", "rendicontazione"]


def test_a_very_long_page_is_read_in_slices(browser: Browser, foreign: Foreign) -> None:
    """By a clock of the test's own, which a busy machine does not slow: a fifth of a millisecond for each text."""
    paragraph = (
        "<p>Il lavoro in Rete con «un bando» e con molte altre parole che non dicono nulla di speciale."
    )
    body = paragraph * 12_000 + "<p>E in fondo la rendicontazione.</p>"
    address = foreign.page("lunga", body, foreign.script('data-parole="auto"'), style="")
    with visiting(browser) as page:
        page.add_init_script(
            "let clock = 0; performance.now = () => (clock += 0.2); window.rests = 0; const later = setTimeout;"
            " window.setTimeout = (what, ms) => { rests += 1; return later(what, ms); };"
        )
        page.goto(address)
        page.wait_for_selector(word("rendicontazione"))
        assert page.evaluate("rests") > 280  # 12,000 texts are 2,400 ms: a rest every 8


# ---- elsewhere ----


def test_the_example_works_from_a_disk_too(browser: Browser, www: Path) -> None:
    with watched(browser, "file:///") as page:
        page.goto((www / "glossario/incorpora/esempio.html").as_uri())
        page.hover(word("bando"))
        assert "Divergono" in shown(page)
        page.wait_for_selector(word("tavolo"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_cards_and_tooltips(browser: Browser, base: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    found = []
    for id_, width in (("bando", 280), ("convenzione-art-56", 600), ("rete", 700), ("co-progettazione", 600)):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{base}scheda/{id_}/")
        found += faults(page)
    page.goto(f"{base}incorpora/esempio.html")
    page.hover(word("bando"))
    shown(page)
    found += faults(page)
    context.close()
    assert found == []
