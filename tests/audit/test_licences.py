"""The licences of what we install: each package says one, and each is on the list."""

from __future__ import annotations

import pytest
from site_fixture import ROOT

from audit import licences
from audit.licences import Licence, licence_of


def test_every_package_that_is_installed_has_a_licence_that_we_know() -> None:
    found = list(licences.licences((ROOT / "requirements.txt").read_text(encoding="utf-8")))
    assert len(found) > 50
    assert [licence for licence in found if not licence.is_allowed] == []


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("Proprietary OR MIT", True),
        ("MIT AND SSPL-1.0", False),
        ("", False),
    ],
)
def test_alternatives_and_joint_licences(name: str, allowed: bool) -> None:
    assert Licence("x", name).is_allowed is allowed


@pytest.mark.parametrize(
    ("texts", "classifiers", "name"),
    [
        (("BSD-2-Clause", None), ["MIT License"], "BSD-2-Clause"),
        ((None, "Apache 2.0"), [], "Apache-2.0"),
        ((None, "Copyright (c) 2013\nPermission…"), ["MIT License"], "MIT"),
        ((None, "Solo per noi"), ["Other/Proprietary License"], "Solo per noi"),
        ((None, None), [], ""),
    ],
)
def test_the_licence_is_found_wherever_it_is_said(
    texts: tuple[str | None, ...], classifiers: list[str], name: str
) -> None:
    assert licence_of(texts, classifiers) == name


def test_the_command_names_what_is_to_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        licences, "licences", lambda text: [Licence("buono", "MIT"), Licence("strano", "Solo per noi")]
    )
    assert licences.main() == 1
    said = capsys.readouterr()
    assert said.out == "  buono: MIT\n  strano: Solo per noi\n"
    assert said.err == "strano: licenza «Solo per noi» da controllare (scripts/audit/licences.py)\n"
    monkeypatch.setattr(licences, "licences", lambda text: [Licence("buono", "MIT")])
    assert licences.main() == 0
    assert capsys.readouterr().out.endswith("1 pacchetti, tutti con una licenza libera che conosciamo.\n")


def test_every_pinned_package_has_its_hash() -> None:
    entries = (ROOT / "requirements.txt").read_text(encoding="utf-8").split("\n\n")[0].replace("\\\n", "")
    lines = [line for line in entries.splitlines() if line and not line.startswith(("#", " "))]
    assert [line.split()[0] for line in lines if "--hash=sha256:" not in line] == []
