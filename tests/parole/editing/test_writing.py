"""One way to write the same thing, and never a text changed."""

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import format  # noqa: A004 (the command has the name of its work)
from parole.editing.writing import canonical, same, written
from parole.model.concept import WordFile
from parole.model.registers import ReadingPath, Source
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import read_yaml

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
come_dirlo: {da_chiedere: "Chi paga?", da_scrivere: {testo: Il Comune paga., dove: "in convenzione"}}
differenza:
  - chi-paga
  - quando
casi:
  - {perche: per l’ente sì, caso: "La rete paga: da sola.", vale_per: [terzo_settore]}
  - caso: Paga il Comune.
    vale_per:
    perche: Nessuno.
  - {caso: x, vale_per: [], perche: y}
da_non_confondere: [{perche: È altro., voce: bando}]
esempio: {tipo: documentato, testo: 'Un «caso»', fonte: {fonte: cts}}
approvazioni:
  - {ente: "Ente, con virgola", lato: pa, data: 2026-01-02, impronta: abc}
campo_ignoto: resta
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
differenza: [chi-paga, quando]
come_dirlo:
  da_scrivere:
    dove: in convenzione
    testo: >-
      Il Comune paga.
  da_chiedere: >-
    Chi paga?
da_non_confondere:
  - voce: bando
    perche: >-
      È altro.
casi:
  - caso: >-
      La rete paga: da sola.
    vale_per: [terzo_settore]
    perche: >-
      per l’ente sì
  - caso: >-
      Paga il Comune.
    vale_per: []
    perche: >-
      Nessuno.
  - caso: >-
      x
    vale_per: []
    perche: >-
      y
esempio:
  testo: >-
    Un «caso»
  tipo: documentato
  fonte: {fonte: cts}
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
    text = canonical(
        "voci: [{perche: si parte da qui, voce: bando}]\ntitolo: Prova\ndescrizione: Due passi\n",
        "x",
        ReadingPath,
    )
    assert text == (
        "titolo: Prova\ndescrizione: >-\n  Due passi\nvoci:\n  - voce: bando\n    perche: >-\n      si parte da qui\n"
    )


@pytest.mark.parametrize(
    "text", ["termine: [rotto\n", "- elenco\n", "termine: x # commento\n", "a: 1\na: 2\n", ""]
)
def test_a_file_with_problems_is_left_alone(text: str) -> None:
    assert canonical(text, "x.yml", WordFile) is None


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "a: b",
        "- a",
        "*a*",
        "«a»",
        "a # b",
        "'a",
        '"a"',
        "è",
        "[a",
        "{a",
        "| a",
        "> a",
        "a\\b",
        "%a",
        "@a",
        "2026-01-01",
    ],
)
def test_a_short_text_reads_back_the_same(value: str) -> None:
    source = f"termine: {json.dumps(value, ensure_ascii=False)}\nvarianti:\n  - {json.dumps(value, ensure_ascii=False)}\n"
    text = canonical(source, "x.yml", WordFile)
    assert text is not None
    assert plain(read_yaml(text, "x.yml")[0]) == {"termine": value, "varianti": [value]}


def test_a_text_still_to_be_written_keeps_its_place() -> None:
    text = "termine: bozza\nin_breve:\npa:\n  definizione:\n  fonti:\n"
    assert canonical(text, "x.yml", WordFile) == text


def test_a_title_too_long_for_its_line_is_folded() -> None:
    assert written({"tipo": "pagina", "titolo": "parola " * 20}, Source, 2) == (
        "  tipo: pagina\n  titolo: >-\n    " + "parola " * 12 + "parola\n    " + "parola " * 6 + "parola\n"
    )


def test_a_line_has_up_to_a_hundred_characters() -> None:
    assert written({"titolo": "x" * 92}, Source) == f"titolo: {'x' * 92}\n"
    assert written({"titolo": "x" * 93}, Source) == f"titolo: >-\n  {'x' * 93}\n"
    assert (
        written({"in_breve": f"{'x' * 50} {'y' * 47} z"}, WordFile)
        == f"in_breve: >-\n  {'x' * 50} {'y' * 47}\n  z\n"
    )


# Any character that a word may have, and the signs that mean something to YAML.
ANY_TEXT = st.text(st.sampled_from("abè’«» :#-?*&!|>%@`'\"[]{},\\\n012~"), min_size=1, max_size=120)


@given(termine=ANY_TEXT, in_breve=ANY_TEXT, variante=ANY_TEXT, rif=ANY_TEXT)
def test_the_canonical_form_says_the_same_and_is_its_own(
    termine: str, in_breve: str, variante: str, rif: str
) -> None:
    """Written once or twice, whatever it holds, a file says the same."""
    typed = {
        "termine": termine,
        "varianti": [variante],
        "in_breve": in_breve,
        "pa": {"fonti": [{"fonte": "cts", "rif": rif}]},
    }
    once = canonical(json.dumps(typed, ensure_ascii=False), "x.yml", WordFile)
    assume(once is not None)
    assert once is not None
    assert canonical(once, "x.yml", WordFile) == once
    said = plain(read_yaml(once, "x.yml")[0])
    assert same(said, plain(read_yaml(json.dumps(typed, ensure_ascii=False), "x.yml")[0]))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("termini", "percorsi"):
        (tmp_path / "glossary" / folder).mkdir(parents=True)
    (tmp_path / "glossary" / "termini" / "a.yml").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "glossary" / "termini" / "b.yml").write_text("termine: [rotto\n", encoding="utf-8")
    return tmp_path


def test_the_command_only_says_what_it_would_write(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert format.main(["--controlla"], root) == 1
    assert capsys.readouterr().out == (
        "glossary/termini/a.yml\n1 file da riscrivere: lo fa make format, senza toccare i testi.\n"
    )
    assert (root / "glossary" / "termini" / "a.yml").read_text(encoding="utf-8") == UNTIDY


def test_the_command_writes_and_then_has_nothing_to_do(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert format.main([], root) == 0
    assert (root / "glossary" / "termini" / "a.yml").read_text(encoding="utf-8") == TIDY
    assert format.main(["--controlla"], root) == 0
    assert capsys.readouterr().out == (
        "glossary/termini/a.yml\n1 file riscritto.\nI file sono tutti nella forma canonica.\n"
    )
    assert (root / "glossary" / "termini" / "b.yml").read_text(encoding="utf-8") == "termine: [rotto\n"
