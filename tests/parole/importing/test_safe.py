"""XML of strangers is read, never obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from parole.importing.foreign import Unreadable
from parole.importing.safe import parse_xml

ENTITIES = "il file dichiara entità XML, che non si aprono per sicurezza: esportalo senza DOCTYPE"


def test_comments_and_instructions_are_left_out() -> None:
    root = parse_xml(b"<?apri questo?><a><!-- nota --><b>c</b><?ferma?></a>")
    assert [(node.tag, node.text) for node in root.iter()] == [("a", None), ("b", "c")]


def test_a_doctype_that_declares_nothing_is_read() -> None:
    assert parse_xml(b'<!DOCTYPE a SYSTEM "a.dtd"><a>b</a>').text == "b"


def test_a_file_that_declares_entities_is_refused_even_if_it_uses_none(tmp_path: Path) -> None:
    (tmp_path / "segreto").write_text("segreto", encoding="utf-8")
    outside = f'<!ENTITY x SYSTEM "{(tmp_path / "segreto").as_uri()}">'
    for declared in ('<!ENTITY x "y">', outside):
        with pytest.raises(Unreadable) as caught:
            parse_xml(f"<!DOCTYPE a [{declared}]><a>b</a>".encode())
        assert str(caught.value) == ENTITIES


@pytest.mark.parametrize("content", [b"", b"<a>", b"testo", b"\xff\xfe"])
def test_what_is_not_xml_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="il file XML non si legge"):
        parse_xml(content)
