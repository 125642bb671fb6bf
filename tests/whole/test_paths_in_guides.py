"""The files that README and the guides name are there."""

from __future__ import annotations

import re
from pathlib import Path

import places
import pytest

GUIDES = [places.ROOT / "README.md", *sorted((places.ROOT / "docs" / "contribuire").glob("*.md"))]
_PATH = re.compile(r"`((?:docs|scripts|tests)/[\w./-]+)`")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_path_that_a_guide_names_is_there(guide: Path) -> None:
    named = _PATH.findall(guide.read_text(encoding="utf-8"))
    assert [path for path in named if not (places.ROOT / path).exists()] == []


def test_the_guides_do_name_paths() -> None:
    assert any(_PATH.search(guide.read_text(encoding="utf-8")) for guide in GUIDES)
