"""One way to write the same thing, and never a text changed."""

import pytest

from parole.model.concept import WordFile
from parole.model.registers import ReadingPath
from parole.writing import canonical

UNTIDY = """\
varianti: [coprogettazione, "sì: con i due punti", 'no', 2026]
termine: "co-progettazione"
area:    strumenti
in_breve: percorso pubblico in cui amministrazione ed enti del Terzo settore definiscono e realizzano insieme un progetto
sconsigliati:
- perche: Non è una gara.
  forma: gara di co-progettazione
pa:
    fonti: [{rif: "art. 55, c. 3", fonte: cts}, {fonte: dm-72-2021, rif: § 3, storico: false}]
    definizione: |
      Una riga.
      Un’altra: con i due punti # e un cancelletto.
esempio: {tipo: documentato, testo: 'Un «caso»', fonte: {fonte: cts}}
approvazioni:
  - {ente: "Ente, con virgola", lato: pa, data: 2026-01-02, impronta: abc}
campo_ignoto: resta
verificato: 2026-11-22
"""
TIDY = """\
termine: co-progettazione
varianti:
  - coprogettazione
  - "sì: con i due punti"
  - no
  - 2026
sconsigliati:
  - forma: gara di co-progettazione
    perche: >-
      Non è una gara.
area: strumenti
in_breve: >-
  percorso pubblico in cui amministrazione ed enti del Terzo settore definiscono e realizzano
  insieme un progetto
pa:
  definizione: >-
    Una riga. Un’altra: con i due punti # e un cancelletto.
  fonti:
    - {fonte: cts, rif: "art. 55, c. 3"}
    - {fonte: dm-72-2021, rif: "§ 3", storico: false}
esempio:
  testo: >-
    Un «caso»
  tipo: documentato
  fonte: {fonte: cts}
verificato: 2026-11-22
approvazioni:
  - {lato: pa, ente: "Ente, con virgola", data: 2026-01-02, impronta: abc}
campo_ignoto: resta
"""


def test_the_same_words_in_the_canonical_form() -> None:
    assert canonical(UNTIDY, "x.yml", WordFile) == TIDY


def test_what_is_canonical_stays_as_it_is() -> None:
    assert canonical(TIDY, "x.yml", WordFile) == TIDY


@pytest.mark.parametrize(
    "text",
    [
        "sostituito_da: bando\n",
        "ritirato:\n  data: 2026-11-22\n  perche: >-\n    Diceva la stessa cosa.\n  usare:\n    - bando\n",
    ],
)
def test_redirects_and_withdrawn_words_have_their_form_too(text: str) -> None:
    assert canonical(text, "x.yml", WordFile) == text


def test_a_reading_path() -> None:
    written = canonical("voci: [{perche: si parte da qui, voce: bando}]\ntitolo: Prova\ndescrizione: Due passi\n", "x", ReadingPath)
    assert written == (
        "titolo: Prova\ndescrizione: >-\n  Due passi\nvoci:\n  - voce: bando\n    perche: >-\n      si parte da qui\n"
    )


@pytest.mark.parametrize("text", ["termine: [rotto\n", "- elenco\n", "termine: x # commento\n", "a: 1\na: 2\n", ""])
def test_a_file_with_problems_is_left_alone(text: str) -> None:
    assert canonical(text, "x.yml", WordFile) is None


@pytest.mark.parametrize("value", ["no", "a: b", "- a", "*a*", "«a»", "a # b", "'a", '"a"', "è", "[a", "{a", "| a", "> a", "a\\b", "%a", "@a", "2026-01-01"])
def test_a_short_text_reads_back_the_same(value: str) -> None:
    import json

    from parole.reading import plain
    from parole.yaml_nodes import read_yaml

    source = f"termine: {json.dumps(value, ensure_ascii=False)}\nvarianti:\n  - {json.dumps(value, ensure_ascii=False)}\n"
    written = canonical(source, "x.yml", WordFile)
    assert written is not None
    assert plain(read_yaml(written, "x.yml")[0]) == {"termine": value, "varianti": [value]}
