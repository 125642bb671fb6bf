"""Rights and descriptions of the project: REUSE.toml, the texts of the licences, publiccode.yml, CITATION.cff."""

from __future__ import annotations

import re
import tomllib
from hashlib import sha256
from typing import Any

import places
import pytest
import yaml

from parole import load_glossary
from parole.editing.publishing import citation
from shared.site_config import read_config, read_facts

ROOT = places.ROOT
REUSE = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))
PUBLICCODE = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EDITORS = "Redazione di Parole in comune"


def as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def pattern(glob: str) -> re.Pattern[str]:
    """Return the glob of REUSE.toml as an expression: «*» stays inside a folder, «**» does not."""
    pieces = (
        ".*" if piece == "**" else "[^/]*" if piece == "*" else re.escape(piece)
        for piece in re.split(r"(\*\*?)", glob)
    )
    return re.compile("".join(pieces))


def annotation(path: str) -> dict[str, Any]:
    """Return what REUSE.toml says of a file: the last annotation that matches."""
    matching = [
        a for a in REUSE["annotations"] if any(pattern(g).fullmatch(path) for g in as_list(a["path"]))
    ]
    return matching[-1] if matching else {}


def files() -> list[str]:
    """Return the files of the project, without what commands and systems leave around."""
    folders = [
        path for name in (".ci", "docs", "glossary", "scripts", "tests") for path in (ROOT / name).rglob("*")
    ]
    found = [
        path for path in (*ROOT.iterdir(), *folders) if path.is_file() and "__pycache__" not in path.parts
    ]
    return [path.relative_to(ROOT).as_posix() for path in found]


def licences_of(expression: str) -> set[str]:
    return set(re.split(r" (?:AND|OR) ", expression))


def test_every_file_has_a_holder_and_a_licence() -> None:
    assert [
        path
        for path in files()
        if not {"SPDX-FileCopyrightText", "SPDX-License-Identifier"} <= annotation(path).keys()
    ] == []


def test_every_licence_that_is_used_has_its_text_and_no_other() -> None:
    used = {
        licence for path in files() for licence in licences_of(annotation(path)["SPDX-License-Identifier"])
    }
    assert used == {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}


@pytest.mark.parametrize(
    ("path", "licence"),
    [
        ("glossary/termini/bando.yml", "CC-BY-4.0"),
        ("docs/informazioni.md", "CC-BY-4.0"),
        ("docs/assets/images/marchio.svg", "CC-BY-4.0"),
        ("scripts/parole/site/plan.py", "EUPL-1.2"),
        ("docs/assets/javascripts/ricerca.js", "EUPL-1.2"),
        ("docs/tema/main.html", "EUPL-1.2"),
        ("docs/tema/partials/header.html", "EUPL-1.2 AND MIT"),
        ("docs/assets/fonts/titillium-web-latin-400-normal.woff2", "OFL-1.1"),
        ("docs/assets/fonts/fraunces-OFL.txt", "OFL-1.1"),
        ("docs/assets/vendor/fflate.js", "MIT"),
        ("docs/assets/vendor/qrcode.js", "MIT"),
    ],
)
def test_texts_code_and_typefaces_each_have_their_own_licence(path: str, licence: str) -> None:
    assert annotation(path)["SPDX-License-Identifier"] == licence


def test_scripts_of_others_are_as_their_authors_publish_them() -> None:
    folder = ROOT / "docs" / "assets" / "vendor"
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.js")} == {
        "fflate.js": "462ef8041fc970e3615a20a9dd2b2e3047a073b2da729ef4f02b634bba8b7b83",
        "qrcode.js": "79ec86f82856005b1c887905cfccfcfbec3821ca61c7fd5a952faa5f778f791c",
    }


def test_texts_of_the_licences_are_whole() -> None:
    ends = {
        "CC-BY-4.0": (
            "Attribution 4.0 International",
            "Creative Commons may be contacted at creativecommons.org.",
        ),
        "EUPL-1.2": ("EUROPEAN UNION PUBLIC LICENCE v. 1.2", "require the production of a new EUPL version."),
        "MIT": ("MIT License", "THE USE OR OTHER DEALINGS IN THE SOFTWARE."),
        "OFL-1.1": ("SIL OPEN FONT LICENSE", "DEALINGS IN THE FONT SOFTWARE."),
    }
    for name, (start, end) in ends.items():
        words = " ".join((ROOT / "LICENSES" / f"{name}.txt").read_text(encoding="utf-8").split())
        assert words.startswith(start), name
        assert words.endswith(end), name


def test_publiccode_has_all_that_the_standard_requires() -> None:
    assert PUBLICCODE["publiccodeYmlVersion"] == "0.7"
    assert PUBLICCODE["softwareVersion"] == PROJECT["version"]
    assert PUBLICCODE["platforms"] == ["web"]
    assert PUBLICCODE["softwareType"] == "standalone/web"
    assert PUBLICCODE["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert isinstance(PUBLICCODE["localisation"]["localisationReady"], bool)
    assert PUBLICCODE["localisation"]["availableLanguages"] == ["it"]
    text = PUBLICCODE["description"]["it"]
    assert len(text["shortDescription"]) <= 150
    assert 500 <= len(text["longDescription"]) <= 10_000
    assert len(text["genericName"]) <= 35
    assert text["features"]
    categories = {
        "content-management",
        "educational-content",
        "knowledge-management",
    }  # of the standard's own list
    assert set(PUBLICCODE["categories"]) <= categories


def test_publiccode_repeats_what_is_said_elsewhere() -> None:
    config = read_config(ROOT)
    assert (PUBLICCODE["name"], PUBLICCODE["url"]) == (config["site_name"], config["repo_url"])
    assert PUBLICCODE["legal"] == {"license": PROJECT["license"], "mainCopyrightOwner": EDITORS}


def test_nobody_is_invented() -> None:
    assert PUBLICCODE["maintenance"] == {"type": "none"}
    assert CITATION["authors"] == [{"name": EDITORS}]
    holders = {name for a in REUSE["annotations"] for name in as_list(a["SPDX-FileCopyrightText"])}
    assert EDITORS in holders


def test_citation_has_all_that_its_format_requires() -> None:
    assert CITATION["cff-version"] == "1.2.0"
    assert CITATION["title"] == PUBLICCODE["name"]
    assert (CITATION["type"], CITATION["license"]) == ("dataset", "CC-BY-4.0")
    assert CITATION["message"]


def test_the_citation_is_of_the_last_publication() -> None:
    last = next(iter(load_glossary(ROOT).news.pubblicazioni), None)
    edition = (last.versione, last.data) if last else ()
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == citation(read_facts(ROOT), *edition)
