"""What browsers may keep: which files, in which build, told to which page."""

from __future__ import annotations

import json

from built_pages import BUILT, WORDS

from parole.glossary.site_facts import SiteFacts
from parole.rendering.renderer import Renderer
from parole.site.keeping import SOURCE, idle, link, manifest, worker
from parole.site.plan import plan_site

OFFLINE = b'<link rel="stylesheet" href="../assets/stylesheets/x.css"><a href="../aree/">x</a><img src="../assets/images/m.svg">'
KEPT = {
    "": "index.html",
    "termini/bando/": "termini/bando/index.html",
    "aree/": "aree/index.html",
    "fuori-rete/": "fuori-rete/index.html",
    "qr/bando.svg": "qr/bando.svg",
    "assets/stylesheets/x.css": "assets/stylesheets/x.css",
    "assets/images/m.svg": "assets/images/m.svg",
    "assets/ricerca/nomi-1.js": "assets/ricerca/nomi-1.js",
    "assets/ricerca/leggi.js": "assets/ricerca/leggi.js",
}
LEFT = (
    *("404.html", "t/bando/index.html", "scheda/bando/index.html", "termini/bando/v/2026-11-23/index.html"),
    *("termini/bando/index.md", "dati/v1/glossario.json", "scarica/bando.png", "assets/proponi/modello.js"),
    *("assets/javascripts/bundle.a5f9d56c.min.js", "assets/javascripts/x.js.map", "incorpora/v1.js"),
)


def build_of(files: dict[str, bytes]) -> dict[str, object]:
    """Return what the keeper is told of a site made of ``files``."""
    first, _, rest = worker("programma\n", files, files.__getitem__).partition("\n")
    assert rest == "programma\n"
    return dict(json.loads(first.removeprefix("self.PAROLE = ").removesuffix(";")))


def site(**changed: bytes) -> dict[str, bytes]:
    files = {path: path.encode() for path in (*KEPT.values(), *LEFT)} | {"fuori-rete/index.html": OFFLINE}
    return files | {path.replace("__", "/").replace("_", "."): content for path, content in changed.items()}


def test_pages_and_what_they_ask_for_are_kept_words_first() -> None:
    build = build_of(site())
    files = build["file"]
    assert isinstance(files, dict)
    assert files.keys() == KEPT.keys()
    assert next(iter(files)) == "termini/bando/"
    assert build["peso"] == sum(len(site()[path]) for path in KEPT.values())


def test_before_anything_is_read_there_is_what_a_reader_starts_from() -> None:
    assert build_of(site())["guscio"] == [
        "assets/stylesheets/x.css",
        "assets/images/m.svg",
        "assets/ricerca/nomi-1.js",
        "fuori-rete/",
        "",
    ]


def test_a_build_is_another_when_a_file_that_it_keeps_is_and_only_then() -> None:
    same = build_of(dict(reversed(site().items())))
    assert same == build_of(site()) == build_of(site(dati__v1__glossario_json=b"altro"))
    assert build_of(site(aree__index_html=b"altro"))["impronta"] != same["impronta"]


def test_the_site_is_installed_under_any_path() -> None:
    said = json.loads(manifest(SiteFacts(name="Parole", description="Il «glossario»")))
    assert (said["name"], said["description"], said["lang"]) == ("Parole", "Il «glossario»", "it")
    assert (said["start_url"], said["scope"]) == ("./", "./")
    assert all(not icon["src"].startswith("/") for icon in said["icons"])


def test_no_page_is_kept_while_writing_nor_where_it_is_switched_off() -> None:
    asked = BUILT | {SOURCE: "programma", "termini/index.html": "<head><!-- parole: telefono --></head>"}
    for policy, keeps, expected in ((True, True, 1), (False, True, 0), (True, False, 0)):
        plan = plan_site(asked, Renderer(WORDS, facts=SiteFacts(keeps_pages=keeps)), policy=policy)
        page = str(plan.files["termini/index.html"]())
        assert page.count('<link rel="manifest" href="../manifest.webmanifest">') == expected
        assert plan.files["sw.js"]() == idle("programma") == "self.PAROLE = null;\nprogramma"
    assert link(SiteFacts(), "../") == '<link rel="manifest" href="../manifest.webmanifest">'


def test_it_is_switched_off_by_one_line() -> None:
    assert SiteFacts.of({}).keeps_pages
    assert SiteFacts.of({"extra": {"fuori_rete": True}}).keeps_pages
    assert not SiteFacts.of({"extra": {"fuori_rete": False}}).keeps_pages
