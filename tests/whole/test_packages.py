"""The packages that we install: each pinned with its hash, each with a free licence that goes with ours.

Nothing of them is published with the site but the scripts and style sheets of the theme; axe-core is only run by
the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata

import places
import pytest

REQUIREMENTS = (places.ROOT / "requirements.txt").read_text(encoding="utf-8")
# Free licences that go with the EUPL-1.2 of our code, by their SPDX names.
ALLOWED = frozenset({
    "0BSD", "Apache-2.0", "Artistic-1.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "LGPL-3.0-only", "MIT", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "W3C-20150513",
})  # fmt: skip
# What packages write instead of an SPDX name.
OTHER_NAMES: Mapping[str, str] = {
    "apache 2.0": "Apache-2.0",
    "apache license": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "artistic license": "Artistic-1.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}
# Packages whose metadata say nothing, or not enough: read in the licence file of their source.
UNSAID: Mapping[str, str] = {"axe-playwright-python": "MIT", "resvg-py": "MIT"}


def is_allowed(licence: str) -> bool:
    """Whether one of the alternatives («OR») is made only of licences that are allowed («AND»)."""
    return any(set(option.split(" AND ")) <= ALLOWED for option in licence.split(" OR "))


def licence_of(texts: Iterable[str]) -> str:
    """The SPDX name of a licence, from the first of some texts that says one we know, or else all that they say."""
    said = [text.strip().partition("\n")[0] for text in texts]
    names = [OTHER_NAMES.get(text.lower(), text) for text in said]
    return next(filter(is_allowed, names), "; ".join(said))


def licence_of_package(name: str) -> str:
    about = metadata(name)
    kinds = [
        kind.rpartition("::")[2] for kind in about.get_all("Classifier") or [] if kind.startswith("License")
    ]
    texts = [text for field in ("License-Expression", "License") for text in about.get_all(field) or []]
    return UNSAID.get(name) or licence_of([*texts, *kinds])


def test_every_package_that_is_installed_has_a_licence_that_we_know() -> None:
    found = {}
    for name in re.findall(r"^([A-Za-z0-9._-]+)==", REQUIREMENTS, re.MULTILINE):
        try:
            found[name] = licence_of_package(name)
        except PackageNotFoundError:  # only for another system, or another Python
            continue
    assert len(found) > 50
    assert {name: licence for name, licence in found.items() if not is_allowed(licence)} == {}


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("Proprietary OR MIT", True),
        ("MIT AND SSPL-1.0", False),
        ("", False),
    ],
)
def test_alternatives_and_joint_licences(licence: str, allowed: bool) -> None:
    assert is_allowed(licence) is allowed


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["BSD-2-Clause", "MIT License"], "BSD-2-Clause"),
        (["Apache 2.0"], "Apache-2.0"),
        (["Copyright (c) 2013\nPermission…", " MIT License"], "MIT"),
        (["Solo per noi", "Other/Proprietary License"], "Solo per noi; Other/Proprietary License"),
        ([], ""),
    ],
)
def test_the_licence_is_found_wherever_it_is_said(texts: list[str], name: str) -> None:
    assert licence_of(texts) == name


def test_every_pinned_package_has_its_hash() -> None:
    entries = REQUIREMENTS.split("\n\n")[0].replace("\\\n", "")
    lines = [line for line in entries.splitlines() if line and not line.startswith(("#", " "))]
    assert [line.split()[0] for line in lines if "--hash=sha256:" not in line] == []
