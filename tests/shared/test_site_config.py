"""The settings as commands read them without MkDocs: the same that MkDocs reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared.site_config import ConfigError, read_config

PARENT = (
    "site_name: Prova\nextra: {citta: Milano, materiali: {schede: true, diapositive: true}}\nnav: [a.md]\n"
)
CHILD = (
    "INHERIT: base.yml\nextra: {materiali: {schede: false}}\nnav: [b.md]\nformula: !!python/name:os.system\n"
)


def test_a_file_that_inherits_changes_only_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(PARENT, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CHILD, encoding="utf-8")
    assert read_config(tmp_path) == {
        "site_name": "Prova",
        "extra": {"citta": "Milano", "materiali": {"schede": False, "diapositive": True}},
        "nav": ["b.md"],
        "formula": None,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a", "Non riesco a leggere mkdocs.yml: "),
        ("- a", "mkdocs.yml non è fatto di righe «chiave: valore»"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=f"^{expected}"):
        read_config(tmp_path)
