"""One list of headers, three configurations: each file gets what it should, whatever the host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import make_concept, make_glossary
from markupsafe import escape
from moved_words import moved
from site_fixture import sample_project

import hosting as command
from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.opendata.catalogue import FILES
from parole.pages import hosting
from parole.pages.hosting import FRAGMENTS, HEADERS, caddy, headers_of, nginx, type_of
from parole.pages.hosting_files import Cloudflare, beyond_limits, headers_file, redirects, redirects_file
from parole.rendering.renderer import Renderer

COMMON = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "public, max-age=300",
}
OPEN = {"Access-Control-Allow-Origin": "*"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
PATHS = [
    "index.html",
    "404.html",
    "novita.xml",
    "opensearch.xml",
    "sitemap.xml",
    "sw.js",
    "manifest.webmanifest",
    "termini/index.html",
    "termini/bando/index.html",
    "termini/tavolo/index.html",
    "scheda/bando/index.html",
    "scheda/tavolo/index.html",
    "presenta/bando/index.html",
    "dati/index.html",
    "dati/v1/glossario.json",
    "dati/v1/glossario.ttl",
    "dati/v1/glossario.tbx",
    "dati/v1/moodle/glossario.xml",
    "dati/v1/moodle/quiz.gift",
    "dati/v1/termine.schema.json",
    "dati/v1/termini/bando.json",
    "oembed/bando.json",
    "incorpora/index.html",
    "incorpora/v1.js",
    "incorpora/v1/parole/bando.js",
    "qr/bando.svg",
    "scarica/bando.png",
    "scarica/percorsi/x.apkg",
    "assets/fonts/x.woff2",
    "assets/stylesheets/scheda.css",
    "assets/stylesheets/parole.28511adb.css",
    "assets/stylesheets/main.484c7ddc.min.css",
    "assets/javascripts/attrezzi.d58b4047.js",
    "assets/javascripts/bundle.a5f9d56c.min.js",
]


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("index.html", {}),
        ("termini/bando/index.html", {}),
        ("presenta/bando/index.html", {}),
        ("scheda/bando/index.html", {"Content-Security-Policy": None}),
        ("dati/index.html", {}),
        ("dati/v1/glossario.ttl", OPEN),
        ("oembed/bando.json", OPEN),
        ("incorpora/v1.js", OPEN),
        ("novita.xml", OPEN),
        ("assets/stylesheets/scheda.css", {}),
        ("assets/stylesheets/main.484c7ddc.min.css", FOR_EVER),
        ("assets/stylesheets/parole.28511adb.css", FOR_EVER),
        ("assets/javascripts/attrezzi.d58b4047.js", FOR_EVER),
        ("qr/bando.svg", {"Cache-Control": "public, max-age=86400"}),
        ("sw.js", {"Cache-Control": "no-cache"}),
    ],
)
def test_what_each_file_is_sent_with(path: str, changed: dict[str, str | None]) -> None:
    wanted = {name: value for name, value in (COMMON | changed).items() if value}
    assert headers_of(path) == wanted


@pytest.mark.parametrize("path", PATHS)
def test_no_two_rules_of_a_header_speak_of_the_same_file(path: str) -> None:
    for header in HEADERS:
        assert len([pattern for pattern, _ in header.rules if re.fullmatch(pattern, path)]) <= 1, header.name


def test_every_file_of_the_data_has_the_type_that_the_data_package_says() -> None:
    assert {file.name: type_of(addresses.data(file.name)) for file in FILES} == {
        file.name: file.media_type for file in FILES
    }


def test_the_types_of_the_others() -> None:
    assert [type_of(path) for path in ("novita.xml", "opensearch.xml", "manifest.webmanifest", "sitemap.xml", "index.html")] == [
        "application/atom+xml",
        "application/opensearchdescription+xml",
        "application/manifest+json",
        "application/xml",
        "",
    ]


def test_nginx_says_the_same_of_every_file() -> None:
    text = nginx("/glossario/")
    maps = dict(re.findall(r"map \$uri (\S+) \{\n(.*?)\n\}", text, re.DOTALL))
    for path in PATHS:
        said = {}
        for name, value in re.findall(r'^    add_header (\S+) "?(.*?)"? always;', text, re.MULTILINE):
            found = value if not value.startswith("$") else _mapped(maps[value], f"/glossario/{path}")
            said |= {name: found} if found else {}
        assert said == headers_of(path), path


def _mapped(lines: str, uri: str) -> str:
    default, *rules = re.findall(r'"?([^"\n ]+|~[^"]*)"? "([^"]*)";', lines)
    return next((value for key, value in rules if re.search(key.removeprefix("~"), uri)), default[1])


def test_caddy_says_the_same_of_every_file() -> None:
    text = re.sub(
        r"^    header (?:\S+ )?Content-Type.*$|^            header.*$",
        "",
        caddy("/glossario/"),
        flags=re.MULTILINE,
    )
    matchers = dict(re.findall(r"^    (@\w+) (.*path_regexp .*)$", text, re.MULTILINE))
    for path in PATHS:
        said = {}
        for matcher, name, value in re.findall(
            r'^    header (@\w+ )?([A-Z][\w-]+) "(.*)"$', text, re.MULTILINE
        ):
            rule = matchers[matcher.strip()] if matcher else "path_regexp ."
            matched = bool(re.search(rule.rpartition("path_regexp ")[2], f"/glossario/{path}"))
            if matched is not rule.startswith("not "):
                said[name] = value
        assert said == headers_of(path), path


HIDDEN = ["/g/.git/config", "/.env", "/g/a/.x", "/.well-known/.git", "/.well-knownx/y", "/.well-known.bak"]
SEEN = ["/.well-known/security.txt", "/.well-known/acme-challenge/x", "/g/termini/bando/", "/g/a.b/c.html"]


def test_nothing_hidden_is_served_but_what_a_standard_puts_there() -> None:
    [rule] = re.findall(r"location ~ (\S+) \{ return 404; \}", nginx("/g/"))
    assert [path for path in (*HIDDEN, *SEEN) if re.search(rule, path)] == HIDDEN
    block = "    @hidden {\n        path */.*\n        not path /.well-known /.well-known/*\n    }\n"
    assert f"{block}    error @hidden 404\n" in caddy("/g/")


def test_caddy_says_every_type_with_a_matcher_that_it_knows() -> None:
    text = caddy("/g/")
    by_suffix = dict(
        re.findall(r"^    @(\w+) path \*\.\1\n    header @\1 Content-Type \"([^;\"]+)", text, re.MULTILINE)
    )
    assert by_suffix == {suffix: kind for suffix, kind in hosting.TYPES.items() if suffix != "json"}
    by_path = dict(re.findall(r"^    header /g/(\S+) Content-Type \"([^;\"]+)", text, re.MULTILINE))
    assert by_path == hosting.TYPE_OF_PATH


def test_nginx_says_every_type() -> None:
    text = nginx("/g/")
    for suffix, kind in hosting.TYPES.items():
        assert f"\n        {kind} {suffix};\n" in text
    by_path = dict(re.findall(r"location = /g/(\S+) \{ types \{ \} default_type (\S+); \}", text))
    assert by_path == hosting.TYPE_OF_PATH


def said_by(text: str, path: str) -> list[tuple[str, str]]:
    """Return what the rules of ``_headers`` say of a file, as both hosts read them: «*» is anything."""
    address = "/glossario/" + re.sub(r"(^|/)index\.html$", r"\1", path)
    return [
        (name, value)
        for pattern, lines in re.findall(r"^(/\S*)\n((?:  .*\n)+)", text, re.MULTILINE)
        if re.fullmatch(re.escape(pattern).replace("\\*", ".*"), address)
        for name, value in (line.strip().split(": ", 1) for line in lines.splitlines())
    ]


# A word has pages, data, cards: with many of them the rules are as many as with few.
MANY = [
    f"{folder}parola-{n}{rest}"
    for n in range(2000)
    for folder, rest in (
        ("termini/", "/index.html"),
        ("termini/", "/index.md"),
        ("termini/", "/v/2026-12-01/index.html"),
        ("dati/v1/termini/", ".json"),
        ("dati/v1/termini/", ".ttl"),
        ("dati/v1/termini/", "/2026-12-01.json"),
        ("scheda/", "/index.html"),
        ("t/", "/index.html"),
    )
]


@pytest.mark.parametrize("paths", [PATHS, [*PATHS, *MANY]], ids=["few", "many"])
def test_the_headers_file_says_each_header_once_for_each_file(paths: list[str]) -> None:
    text = headers_file(paths, "/glossario/")
    assert all(pattern.count("*") <= 1 for pattern in re.findall(r"^/.*", text, re.MULTILINE))
    for path in [*PATHS, *paths[-8:]]:
        said = said_by(text, path)
        assert len({name for name, _ in said}) == len(said), path
        types = {name: value for name, value in said if name == "Content-Type"}
        assert dict(said) == headers_of(path) | types, path
    assert ("Content-Type", "text/turtle; charset=utf-8") in said_by(text, "dati/v1/glossario.ttl")
    assert ("Content-Type", "application/atom+xml; charset=utf-8") in said_by(text, "novita.xml")


def test_a_host_is_never_asked_more_than_it_takes() -> None:
    text = headers_file([*PATHS, *MANY])
    assert list(beyond_limits(text, dict.fromkeys(PATHS, Cloudflare.file_bytes))) == []
    rules = "".join(f"/{n}\n  X: y\n" for n in range(Cloudflare.header_rules))
    sizes = {f"{n}.png": 1 for n in range(Cloudflare.files)}
    assert list(beyond_limits(rules, sizes)) == []
    sizes["grande.png"] = Cloudflare.file_bytes + 1
    more = f"/x\n  X: {'y' * Cloudflare.header_line}\n"
    assert [line.removesuffix(f" ({Cloudflare.source})") for line in beyond_limits(rules + more, sizes)] == [
        "Cloudflare Pages: le regole di «_headers» sono 101, e ne prende 100",
        "Cloudflare Pages: la riga più lunga di «_headers» sono 2005, e ne prende 2000",
        "Cloudflare Pages: i file sono 20001, e ne prende 20000",
        "Cloudflare Pages: i byte di grande.png sono 26214401, e ne prende 26214400",
    ]


def test_short_and_old_addresses_are_redirected_but_those_that_ask() -> None:
    centre = make_concept("centro-servizi", sigle=["CS", "ATS"], varianti=["centro"])
    words = (centre, make_concept("azienda", sigle=["ATS"]))
    glossary = make_glossary(*words, redirects={"vecchia": moved("azienda")})
    found = redirects(Renderer(glossary), {"presenta/azienda/index.html", "scheda/azienda/index.html"})
    assert found == [
        ("t/azienda/", "termini/azienda/", 302),
        ("t/cs/", "termini/centro-servizi/", 302),
        ("termini/vecchia/", "termini/azienda/", 301),
        ("scheda/vecchia/", "scheda/azienda/", 301),
        ("presenta/vecchia/", "presenta/azienda/", 301),
        ("t/centro/", "termini/centro-servizi/", 302),
        ("t/centro-servizi/", "termini/centro-servizi/", 302),
        ("t/vecchia/", "termini/azienda/", 302),
    ]
    line = {
        host: redirects_file(host, found[:1], "/g/") for host in ("nginx", "caddy", "cloudflare", "netlify")
    }
    assert line == {
        "nginx": "location = /g/t/azienda/ { return 302 /g/termini/azienda/; }\n",
        "caddy": "redir /g/t/azienda/ /g/termini/azienda/ 302\n",
        "cloudflare": "/g/t/azienda/ /g/termini/azienda/ 302\n",
        "netlify": "/g/t/azienda/ /g/termini/azienda/ 302!\n",
    }
    many = [(f"t/{n}/", "termini/azienda/", 302) for n in range(Cloudflare.redirects + 1)]
    assert redirects_file("cloudflare", many).count("\n") == Cloudflare.redirects
    assert redirects_file("netlify", many).count("\n") == Cloudflare.redirects + 1


@pytest.mark.parametrize(("kind", "first"), [("nginx", "map $uri $parole_"), ("caddy", ":80 {")])
def test_the_command_prints_a_configuration(
    kind: str, first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://esempio.it/glossario\n", encoding="utf-8")
    assert command.main([kind], tmp_path) == 0
    said = capsys.readouterr().out
    assert said.startswith(first)
    assert "/glossario/404.html" in said


def test_the_command_prints_the_headers_of_a_built_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://esempio.it/\n", encoding="utf-8")
    assert command.main(["headers"], tmp_path) == 2
    assert capsys.readouterr().err == "Manca il sito: costruiscilo prima con make build.\n"
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").touch()
    (tmp_path / "site/_headers").touch()  # the shell makes it before the command looks
    assert command.main(["headers"], tmp_path) == 0
    assert capsys.readouterr().out == "/*\n" + "".join(f"  {k}: {v}\n" for k, v in COMMON.items())


@pytest.mark.parametrize("arguments", [[], ["apache"], ["nginx", "caddy"]])
def test_wrong_use_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments) == 2
    assert capsys.readouterr().err == command.USAGE + "\n"


def test_the_path_of_the_site_comes_from_its_address() -> None:
    found = [hosting.base_of(url) for url in ("", "https://a.it/", "https://a.it/g/")]
    assert found == ["/", "/", "/g/"]


def test_the_page_about_servers_shows_the_configurations_of_this_site() -> None:
    renderer = Renderer(make_glossary(), (), SiteFacts(url="https://esempio.it/g/"))
    for name, text in (("nginx", nginx("/g/")), ("caddy", caddy("/g/"))):
        part = FRAGMENTS[f"configurazione {name}"]
        assert part(renderer, "../../") == f'<pre tabindex="0"><code>{escape(text)}</code></pre>'


def test_the_copy_for_a_disk_is_offered_where_it_is_made() -> None:
    for kinds, expected in ((frozenset({"copia"}), 1), (frozenset[str](), 0)):
        renderer = Renderer(make_glossary(), (), SiteFacts(materials=kinds))
        assert str(FRAGMENTS["copia-per-il-disco"](renderer, "../")).count('<a href="../scarica/parole-in-comune.zip" download>') == expected


def test_the_command_prints_the_redirects_of_the_built_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = sample_project(tmp_path)
    (project / "site").mkdir()
    (project / "site/index.html").touch()
    assert command.main(["rinvii", "nginx"], project) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "location = /glossario/t/ets/ { return 302 /glossario/termini/ente-del-terzo-settore/; }" in lines
    assert command.main(["rinvii", "apache"], project) == 2
    assert capsys.readouterr().err.startswith("Uso: ")
