"""One list of headers, three configurations: each file gets what it should, whatever the host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import make_glossary
from markupsafe import escape

import hosting as command
from parole.glossary import addresses
from parole.glossary.site_facts import SiteFacts
from parole.opendata.catalogue import FILES
from parole.pages import hosting
from parole.pages.hosting import HEADERS, caddy, headers_file, headers_of, nginx, type_of
from parole.pages.serving import fragments
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


def test_the_headers_file_says_each_header_once_for_each_file() -> None:
    text = headers_file(PATHS, "/glossario/")
    rules = re.findall(r"^(/\S*)\n((?:  .*\n)+)", text, re.MULTILINE)
    for path in PATHS:
        address = "/glossario/" + re.sub(r"(^|/)index\.html$", r"\1", path)
        said = [
            tuple(line.strip().split(": ", 1))
            for pattern, lines in rules
            if (address.startswith(pattern[:-1]) if pattern.endswith("*") else address == pattern)
            for line in lines.splitlines()
        ]
        assert len({name for name, _ in said}) == len(said), path
        types = {name: value for name, value in said if name == "Content-Type"}
        assert dict(said) == headers_of(path) | types, path


def test_the_headers_file_stays_short_however_many_the_words() -> None:
    many = [f"termini/parola-{n}/index.html" for n in range(2000)]
    many += [f"dati/v1/termini/parola-{n}.json" for n in range(2000)]
    assert headers_file([*PATHS, *many]).count("\n/") < 100  # what Cloudflare Pages reads


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
    parts = fragments(Renderer(make_glossary(), (), SiteFacts(url="https://esempio.it/g/")))
    for name, text in (("nginx", nginx("/g/")), ("caddy", caddy("/g/"))):
        assert parts[f"configurazione {name}"]("../../") == f'<pre tabindex="0"><code>{escape(text)}</code></pre>'


def test_the_copy_for_a_disk_is_offered_where_it_is_made() -> None:
    for kinds, expected in ((frozenset({"copia"}), 1), (frozenset[str](), 0)):
        part = fragments(Renderer(make_glossary(), (), SiteFacts(materials=kinds)))["copia-per-il-disco"]
        assert str(part("../")).count('<a href="../scarica/parole-in-comune.zip" download>') == expected
