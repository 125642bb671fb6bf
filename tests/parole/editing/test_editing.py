"""What the commands for editors write, and what they refuse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import make_concept, make_glossary
from files import DATA, MINIMAL, TODAY, lines_with, minimal_with

import approva
import nuova
from parole.editing.editing import Refusal, approved, new_word, path_of, with_sources
from parole.editing.writing import canonical
from parole.glossary.glossary import SOURCES_FILE
from parole.glossary.state import digest, state
from parole.model.concept import WordFile
from parole.model.values import SideName, State
from shared.arguments import day

RECORD = (MINIMAL / path_of("verbale")).read_text(encoding="utf-8")
DAY = date(2026, 11, 23)
# The file of a new word, then what the checks say of it.
NEW = DATA / "parola-nuova.txt"
PA, TS = SideName.PA, SideName.TERZO_SETTORE


def refusal_of(text: str, side: SideName, body: str) -> str:
    with pytest.raises(Refusal) as refused:
        approved(text, "verbale", side, body, DAY)
    return str(refused.value)


def state_of(text: str) -> State:
    return state(minimal_with({path_of("verbale"): text}).glossary.concepts["verbale"])


# Approving.


def test_an_approval_is_a_line_at_the_end_of_the_canonical_file() -> None:
    mark = digest(minimal_with({}).glossary.concepts["verbale"])
    tidy = canonical(RECORD, "verbale.yml", WordFile)
    line = f'  - {{lato: pa, ente: "Ufficio Uno, sede", data: 2026-11-23, impronta: {mark}}}\n'
    assert approved(RECORD, "verbale", PA, " Ufficio  Uno, sede ", DAY) == f"{tidy}approvazioni:\n{line}"


def test_two_sides_make_a_shared_word() -> None:
    one = approved(RECORD, "verbale", PA, "Ufficio Uno", DAY)
    assert state_of(one) is State.LETTA_DA_UN_LATO
    assert state_of(approved(one, "verbale", TS, "Rete Due", DAY)) is State.CONDIVISA


def test_one_word_changed_drops_the_approval_and_approving_again_takes_its_place() -> None:
    one = approved(RECORD, "verbale", PA, "Ufficio Uno", DAY)
    changed = one.replace("Lo scrive", "Lo firma")
    assert state_of(changed) is State.DA_RILEGGERE
    again = approved(changed, "verbale", PA, "ufficio uno", date(2026, 12, 1))
    assert state_of(again) is State.LETTA_DA_UN_LATO
    assert again.count("lato: pa") == 1


def test_the_same_body_approves_a_text_once() -> None:
    one = approved(RECORD, "verbale", PA, "Ufficio Uno", DAY)
    assert refusal_of(one, PA, "UFFICIO UNO") == (
        "«Ufficio Uno» ha già approvato questo testo, il 2026-11-23: non c’è niente da aggiungere."
    )


def test_a_body_stands_on_one_side_only() -> None:
    one = approved(RECORD, "verbale", PA, "Ufficio Uno", DAY)
    assert refusal_of(one, TS, "Ufficio uno") == (
        "«Ufficio Uno» ha approvato per il lato «Pubblica amministrazione»: un ente sta da un lato solo."
    )


@pytest.mark.parametrize("body", ["", "  ", "«»", "…"])
def test_a_body_has_a_name(body: str) -> None:
    assert refusal_of(RECORD, PA, body) == "Scrivi il nome dell’ente che approva."


@pytest.mark.parametrize("body", ["Ufficio\u200bUno", "x\u202ey", "a\x00b", "x" * 200])
def test_a_name_that_cannot_be_shown_is_refused(body: str) -> None:
    assert refusal_of(RECORD, PA, body)


def test_a_word_with_one_voice_is_not_approved_yet() -> None:
    text = (MINIMAL / path_of("tavolo")).read_text(encoding="utf-8")
    with pytest.raises(
        Refusal, match="manca la voce «Pubblica amministrazione»: si approva quando ci sono tutte e due"
    ):
        approved(text, "tavolo", TS, "Rete", DAY)


def test_a_file_with_faults_is_not_approved() -> None:
    said = refusal_of(RECORD.replace("accordo: coincidono", "accordo: forse"), PA, "Ufficio")
    assert said.startswith(
        "Il file di «verbale» ha errori: prima correggili (make check li dice tutti).\nglossary/"
    )


# A new word.


def test_a_new_word_has_in_order_all_that_is_to_write_and_lacks_nothing_else(update_expected: bool) -> None:
    id_, text = new_word(minimal_with({}).glossary, "patto educativo", "incontri")
    assert (id_, canonical(text, "x.yml", WordFile)) == ("patto-educativo", text)
    path = path_of(id_)
    problems = [line.removeprefix(f"{path}:") for line in lines_with({path: text})]
    told = text + "\n" + "".join(f"{line}\n" for line in problems)
    if update_expected:
        NEW.write_text(told, encoding="utf-8", newline="\n")
    assert told == NEW.read_text(encoding="utf-8")


WORDS = make_glossary(
    make_concept("bando", varianti=["avviso pubblico"], sigle=["BP"]),
    make_concept("rete", sconsigliati=[{"forma": "network", "perche": "È inglese."}]),
)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Bando", "«bando» c’è già: glossary/termini/bando.yml."),
        (
            "Avviso  Pubblico",
            "«Avviso Pubblico» c’è già: è una variante di «bando» (glossary/termini/bando.yml).",
        ),
        ("B.P.", "«B.P.» c’è già: è una sigla di «bando» (glossary/termini/bando.yml)."),
        ("bandi", "«bandi» c’è già: è il plurale di «bando» (glossary/termini/bando.yml)."),
        ("network", "«network» c’è già: è una forma sconsigliata di «rete» (glossary/termini/rete.yml)."),
        ("«»", "««»» non ha lettere: scrivi la parola, al singolare."),
        ("x" * 61, f"«{'x' * 61}» è troppo lungo: il massimo è 60 caratteri."),
    ],
)
def test_a_word_that_is_there_or_cannot_be_is_refused(name: str, what: str) -> None:
    with pytest.raises(Refusal) as refused:
        new_word(WORDS, name, "strumenti")
    assert str(refused.value).startswith(what)


def test_the_areas_are_listed_when_one_is_wrong() -> None:
    with pytest.raises(Refusal) as refused:
        new_word(WORDS, "patto", "altrove")
    assert str(refused.value) == (
        "L’area «altrove» non c’è. Le aree sono:\n  principi   Principi\n  strumenti  Strumenti"
    )


def test_a_homograph_has_a_qualifier_and_an_id_of_its_own() -> None:
    id_, text = new_word(WORDS, "rete", "strumenti", "contratto")
    assert id_ == "rete-contratto"
    assert text.startswith("termine: rete\naccezione: contratto\n")


# New sources.


def test_new_sources_go_at_the_end_of_a_register_that_is_not_touched() -> None:
    register = (MINIMAL / SOURCES_FILE).read_text(encoding="utf-8")
    fields = {"nome": "Libro", "tipo": "pagina", "titolo": "Un titolo: con i due punti"}
    assert with_sources(register, {"libro": fields}) == (
        f'{register}libro:\n  tipo: pagina\n  nome: Libro\n  titolo: "Un titolo: con i due punti"\n'
    )
    assert with_sources(register.rstrip("\n"), {}) == register.rstrip("\n")


# The commands.


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in MINIMAL.rglob("*.yml"):
        copy = tmp_path / path.relative_to(MINIMAL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return tmp_path


def test_the_command_approves(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "verbale",
        "--lato",
        "pa",
        "--ente",
        "Ufficio Uno",
        "--data",
        "2026-11-22",
        "--radice",
        str(root),
    ]
    assert approva.main(arguments, DAY) == 0
    assert capsys.readouterr().out == (
        "Scritto in glossary/termini/verbale.yml: «Ufficio Uno» approva «verbale» per il lato "
        "«Pubblica amministrazione», il 2026-11-22.\nOra lo stato è: letta da un lato. "
        "Proponi questa modifica da sola: l’altro lato approva con una proposta sua.\n"
    )
    assert "data: 2026-11-22" in (root / path_of("verbale")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("id_", "what"),
    [
        ("verbal", "«verbal» non c’è nel glossario: forse «verbale»?"),
        ("qqq", "«qqq» non c’è nel glossario: gli identificativi sono i nomi dei file in glossary/termini/."),
        ("../verbale", "«../verbale» non c’è nel glossario: forse «verbale»?"),
        ("vecchio", "«vecchio» ora si chiama «verbale»: usa questo identificativo."),
        ("ritirato", "«ritirato» è una voce ritirata: non si approva e non si corregge."),
    ],
)
def test_the_command_refuses_an_unknown_word(root: Path, id_: str, what: str) -> None:
    (root / path_of("vecchio")).write_text("sostituito_da: verbale\n", encoding="utf-8")
    (root / path_of("ritirato")).write_text(
        "ritirato:\n  data: 2026-11-22\n  perche: Basta\n", encoding="utf-8"
    )
    with pytest.raises(Refusal) as refused:
        approva.main([id_, "--lato", "pa", "--ente", "Ufficio", "--radice", str(root)], DAY)
    assert str(refused.value) == what


@pytest.mark.parametrize("arguments", [[], ["verbale"], ["verbale", "--lato", "tutti", "--ente", "x"]])
def test_a_wrong_use_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        approva.main(arguments, DAY)
    assert left.value.code == 2
    assert capsys.readouterr().err == f"Comando scritto male. Si usa così: {approva.USAGE}\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ieri", "«ieri» non è una data del calendario: scrivila così: 2026-11-22."),
        ("2026-02-30", "«2026-02-30» non è una data del calendario: scrivila così: 2026-11-22."),
        ("2026-11-24", "2026-11-24 è nel futuro: controlla la data."),
    ],
)
def test_a_day_is_of_the_calendar_and_not_to_come(text: str, what: str) -> None:
    with pytest.raises(Refusal) as refused:
        day(text, DAY)
    assert str(refused.value) == what


def test_the_command_begins_a_word_and_never_over_another(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert nuova.main(["patto", "--area", "incontri", "--radice", str(root)], TODAY) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Creato glossary/termini/patto.yml. Aprilo e scrivi i testi che mancano:"
    assert lines[1].startswith("  riga 4: in_breve: testo ancora da scrivere; ")
    before = (root / path_of("patto")).read_bytes()
    with pytest.raises((Refusal, FileExistsError)):
        nuova.main(["patto", "--area", "incontri", "--radice", str(root)], TODAY)
    assert (root / path_of("patto")).read_bytes() == before


def test_without_an_area_the_command_lists_them(root: Path) -> None:
    with pytest.raises(Refusal) as refused:
        nuova.main(["patto", "--radice", str(root)], TODAY)
    assert (
        str(refused.value)
        == "Di quale area è «patto»? Aggiungi --area con una di queste:\n  incontri  Incontri"
    )
