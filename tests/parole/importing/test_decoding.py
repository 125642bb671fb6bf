"""The characters of files of others: recognised, or refused with the true cause."""

from __future__ import annotations

import pytest

from parole.importing.decoding import decoded, decoded_xml
from parole.importing.foreign import Unreadable

TEXT = (
    "termine;definizione\nciò che è così;la città, perché l’ente è là: «più» – “virgolette”\nattività;età 2019–2021\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_or_without_its_mark(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == (TEXT, [])


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("cp1252", "Windows (cp1252)"), ("mac_roman", "Mac (mac_roman)"), ("cp850", "DOS (cp850)")],
)
def test_older_encodings_are_recognised_and_told(encoding: str, told: str) -> None:
    text = TEXT if encoding != "cp850" else TEXT.translate(dict.fromkeys(map(ord, "’–“”")))
    assert decoded(text.encode(encoding)) == (text, [f"Caratteri letti come {told}: controlla gli accenti"])


def test_letters_spoilt_by_another_program_are_put_right() -> None:
    spoilt = "termine\ncittà più\n".encode().decode("cp1252")
    assert decoded(spoilt.encode()) == (
        "termine\ncittà più\n", ["Accenti rovinati da un altro programma: rimessi a posto"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"termine\n\x81\x8d\n", "i caratteri accentati non si riconoscono: non sono in UTF-8 né in una codifica nota. "
         "Apri il file e salvalo in UTF-8"),
        (b"\xef\xbb\xbftermine\n\xe0\n", "i caratteri non si leggono: comincia come UTF-8, ma al byte 12 non lo è più: "
         "salvalo in UTF-8"),
        (b"PK\x03\x04x", "il file non è di testo: è un foglio di calcolo o un archivio: se è un .xlsx usa --formato xlsx"),
        (b"%PDF-1.7", "il file non è di testo: è un PDF: serve la tabella da cui è nato"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_its_cause(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decoded(content)
    assert str(caught.value) == why


def test_a_wrong_declaration_of_xml_is_told() -> None:
    file = '<?xml version="1.0" encoding="{}"?><a>città</a>'
    right = '<?xml version="1.0"?><a>città</a>'.encode()
    assert decoded_xml(file.format("UTF-8").encode()) == (right, [])
    assert decoded_xml(file.format("ISO-8859-1").encode()) == (
        right, ["Il file dichiara ISO-8859-1, ma è in UTF-8: letto così"]
    )  # fmt: skip
    assert decoded_xml(file.format("UTF-8").encode("cp1252")) == (
        right, ["Caratteri letti come Windows (cp1252): controlla gli accenti; il file dichiara UTF-8"]
    )  # fmt: skip
