"""Workbooks: what is in them, what people do not see, what is refused."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from builders import make_glossary
from made_vocabularies import VOCABULARIES
from openpyxl import Workbook

from parole.importing.drafts import Drafts, make_drafts
from parole.importing.foreign import Unreadable
from parole.importing.from_xlsx import read_xlsx


def drafts(name: str) -> Drafts:
    return make_drafts(read_xlsx(VOCABULARIES[name][1]), make_glossary())


def test_days_numbers_and_formulas_are_texts() -> None:
    made = drafts("xlsx-merged")
    assert made.files["bando.yml"] == (
        "termine: bando\narea: strumenti\nin_breve: >-\n  atto che apre\nnote_redazionali: >-\n"
        "  Visto il: 2024-03-12. Ore: 3.\n"
    )
    assert made.files["patto.yml"] == (
        "termine: patto\narea: strumenti\nin_breve: >-\n  accordo scritto\nnote_redazionali: >-\n  Ore: =1+2.\n"
    )
    assert sorted(made.lost) == [
        "Caselle unite, il valore vale per ogni riga: foglio «Sheet», C2:C3",
        "Formula, non è calcolata: portata com’è scritta: foglio «Sheet», E3",
    ]


def test_what_is_hidden_or_beside_a_cell_is_told() -> None:
    made = drafts("xlsx-hidden")
    assert "Nascosto nel foglio, ma letto: foglio «Sheet», colonna C" in made.lost
    assert [said.told() for said in made.left] == [
        "«da rivedere» (commento; foglio «Sheet», A2)",
        "«https://ente.example/patto» (collegamento; foglio «Sheet», B3)",
    ]


def test_every_sheet_with_words_is_read_and_the_others_are_told() -> None:
    made = drafts("xlsx-sheets")
    assert list(made.files) == ["bando.yml", "patto.yml", "tavolo.yml"]
    assert [said.told() for said in made.left] == [
        "«Spiegazioni» (colonna 1; foglio «Legenda», riga 1)",
        "«tutte qui» (colonna 2; foglio «Legenda», riga 1)",
    ]


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"termine;x", "il file non è un foglio di calcolo .xlsx, o è rovinato"),
        (b"\xd0\xcf\x11\xe0", "è un vecchio file di Excel (.xls) o ha una password: salvalo come .xlsx, senza password"),
        (archive(word__document="<a/>"), "il file non è un foglio di calcolo .xlsx"),
        (archive(xl__workbook="<!DOCTYPE a><a/>"), "il foglio dichiara entità XML, che non si aprono per sicurezza"),
        (archive(xl__workbook="<a/>"), "il foglio non si apre: è rovinato. Aprilo, salvalo di nuovo come .xlsx"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_xlsx(content)
    assert str(caught.value) == why


def test_a_workbook_whose_packed_bytes_are_spoilt_is_refused() -> None:
    content = bytearray(VOCABULARIES["xlsx-sheets"][1])
    at = content.index(b"xl/workbook.xml") + len(b"xl/workbook.xml")
    content[at : at + 40] = bytes(reversed(content[at : at + 40]))
    with pytest.raises(Unreadable, match="o è rovinato"):
        read_xlsx(bytes(content))


def computed(formula: str, shown: str) -> bytes:
    """Return a workbook with a formula and what a spreadsheet program showed for it."""
    book, out, done = Workbook(), io.BytesIO(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for line in (["termine", "definizione"], [formula, "accordo scritto"]):
        sheet.append(line)
    book.save(out)
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(done, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name.endswith("sheet1.xml"):
                text, count = re.subn(
                    rb'<c r="A2"><f>(.*?)</f><v ?/?>(</v>)?',
                    rb'<c r="A2" t="str"><f>\1</f><v>' + shown.encode() + b"</v>",
                    text,
                )
                assert count == 1
            after.writestr(name, text)
    return done.getvalue()


def test_a_formula_that_makes_a_link_keeps_it() -> None:
    made = make_drafts(
        read_xlsx(computed('=HYPERLINK("https://ente.example/p","patto")', "patto")), make_glossary()
    )
    assert made.files == {"patto.yml": "termine: patto\nin_breve: >-\n  accordo scritto\n"}
    assert [said.told() for said in made.left] == [
        '«=HYPERLINK("https://ente.example/p","patto")» (formula; foglio «Sheet», A2)'
    ]
