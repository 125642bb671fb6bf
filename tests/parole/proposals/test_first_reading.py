"""From a filled sheet to approvals and proposals, never of a body that did not read."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from files import MINIMAL

from parole.editing.editing import Refusal
from parole.glossary.state import digest
from parole.load import glossary_files
from parole.model.values import SideName
from parole.proposals.first_reading import COLUMNS, Done, carried_out, parts_read, read_sheet
from parole.reading.files import read_glossary

DAY = date(2026, 11, 22)
WORD = "verbale"
FILES = glossary_files(MINIMAL)
CONCEPT = read_glossary(FILES).glossary.concepts[WORD]
MARK = digest(CONCEPT)
PARTS = [part.name for part, _ in parts_read(CONCEPT)]


def sheet(mended: dict[str, str] | None = None, *, left: str = "", **given: str) -> bytes:
    who = {
        "lato": "pa",
        "ente": "Comune di Prova",
        "data": "2026-11-22",
        "parola": WORD,
        "impronta": MARK,
    } | given
    out = StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(COLUMNS)
    for part in PARTS:
        text = (mended or {}).get(part, "")
        table.writerow([*who.values(), part, "" if text or part == left else "sì", text])
    return out.getvalue().encode("utf-8-sig")


def done(content: bytes, side: SideName = SideName.PA, body: str = "Comune di Prova") -> Done:
    return carried_out(read_sheet(content), FILES, side, body, DAY)


def test_a_word_right_in_every_part_is_approved_by_the_body_that_read_it() -> None:
    made = done(sheet())
    assert made.faults == []
    assert made.told == [f"{WORD}: approvata da «Comune di Prova» per il lato «Pubblica amministrazione»."]
    text = made.files[f"glossary/termini/{WORD}.yml"]
    assert f"{{lato: pa, ente: Comune di Prova, data: 2026-11-22, impronta: {MARK}}}" in text


def test_a_corrected_word_is_changed_and_nobody_has_approved_it() -> None:
    made = done(sheet({"in_breve": "atto che apre una selezione pubblica"}))
    assert (made.faults, made.told) == ([], [f"{WORD}: corretta (In breve). Va riletta: non è approvata."])
    text = made.files[f"glossary/termini/{WORD}.yml"]
    assert "atto che apre una selezione pubblica" in text
    assert "Comune di Prova" not in text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (sheet(impronta="0" * 16), f"{WORD}: il testo è cambiato dopo la lettura: prepara un foglio nuovo e rileggetela."),
        (sheet(parola="mai-vista"), "mai-vista: non è nel glossario, o il suo file ha errori: controlla la colonna «parola»."),
        (sheet().replace(b";in_breve;", b";in breve;"), f"{WORD}: «in breve» non è una parte di questa voce: controlla la colonna «parte»."),
    ],
    ids=["cambiata", "ignota", "parte"],
)  # fmt: skip
def test_what_cannot_be_carried_out_is_told_and_nothing_is_written(content: bytes, message: str) -> None:
    made = done(content)
    assert (made.files, made.faults) == ({}, [message])


def test_a_correction_that_the_checks_refuse_is_told() -> None:
    made = done(sheet({"accordo": "boh"}))
    assert made.files == {}
    assert len(made.faults) == 1
    assert made.faults[0].startswith(f"{WORD}: Accordo: ")


def test_an_empty_line_is_still_to_read() -> None:
    made = done(sheet(left="in_breve"))
    assert (made.files, made.faults, made.told) == ({}, [], [f"{WORD}: da finire di leggere (In breve)."])


@pytest.mark.parametrize(
    ("side", "body"), [(SideName.TERZO_SETTORE, "Comune di Prova"), (SideName.PA, "Altro"), (SideName.PA, "")]
)
def test_nobody_approves_in_the_place_of_another(side: SideName, body: str) -> None:
    with pytest.raises(Refusal) as refusal:
        done(sheet(ente=body and "Comune di Prova"), side, body)
    assert str(refusal.value).endswith("Devono essere gli stessi.")


def test_a_sheet_is_read_as_spreadsheets_and_letters_give_it_back() -> None:
    text = sheet({"in_breve": "'-perché è così"}).decode("utf-8-sig")
    same = read_sheet(text.encode())
    assert same.words[WORD].mended == {"in_breve": "-perché è così"}
    assert read_sheet(text.encode("cp1252")) == same
    assert read_sheet(text.replace(";", "\t").encode()) == same
    assert read_sheet(text.replace("2026-11-22", "22/11/2026").encode()) == same
    assert (
        read_sheet(f"Ciao,\n[inizio della proposta]\n{text}[fine della proposta]\nA presto".encode()) == same
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a;b\n1;2\n", "Questo non è il foglio di una prima lettura: manca la colonna «lato»."),
        (sheet() + sheet(ente="Altro")[len(";".join(COLUMNS)) + 5 :], "Nella colonna «ente» serve lo stesso valore in ogni riga: un foglio è di un ente solo."),
        (";".join(COLUMNS).encode(), "Nella colonna «lato» serve lo stesso valore in ogni riga: un foglio è di un ente solo."),
    ],
    ids=["altro", "due-enti", "vuoto"],
)  # fmt: skip
def test_what_is_not_a_sheet_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_sheet(content)
    assert str(refusal.value) == message
