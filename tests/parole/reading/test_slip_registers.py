"""Slips in a register: what is told, at which line, and that the rest of the register is read."""

from __future__ import annotations

import pytest
from files import MINIMAL, lines_with

from parole.model.registers import Source
from parole.reading.slip_registers import may_be_astray
from parole.reading.slips import slips_in

SOURCES, AREAS, FOREIGN = (f"glossary/{name}.yml" for name in ("fonti", "aree", "stranieri"))
TEXTS = {path: (MINIMAL / path).read_text(encoding="utf-8") for path in (SOURCES, AREAS)}
PAGE = """pagina-orto:
  tipo: pagina
  nome: L’orto del cortile
  titolo: Un orto per tutti
  autore: Vicini
  indirizzo: https://esempio.it/orto
"""
NOTED = "  note_redazionali: >-\n    Letta in biblioteca.\n"
INSIDE = (
    "è un’altra voce del registro: porta «{0}:» all’inizio della riga, e i suoi campi a 2 spazi [rientro]"
)
INDENT = "errore: il rientro di «{}:» non è quello giusto; "


def indented(text: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("path", "added", "said"),
    [
        (SOURCES, indented(PAGE, 2), f"21:3: {INDENT.format('pagina-orto')}{INSIDE.format('pagina-orto')}"),
        (SOURCES, NOTED + indented(PAGE, 4), f"23:5: {INDENT.format('pagina-orto')}{INSIDE.format('pagina-orto')}"),
        (AREAS, indented("rioni:\n  nome: Rioni\n  descrizione: Le parole dei quartieri.\n", 1), f"4:2: {INDENT.format('rioni')}{INSIDE.format('rioni')}"),
        (SOURCES, PAGE.replace("\n  ", "\n"), f"22:1: {INDENT.format('tipo')}porta «tipo:» a 2 spazi dall’inizio della riga, e così le righe che seguono [rientro]"),
        (SOURCES, PAGE.replace("  autore", "   autore"), f"25:4: {INDENT.format('autore')}porta «autore:» a 2 spazi dall’inizio della riga [rientro]"),
        (SOURCES, PAGE.replace("orto:\n", "orto\n"), "21:1: errore: YAML non leggibile: mancano i due punti dopo «pagina-orto»; scrivi «pagina-orto:» [yaml]"),
        (SOURCES, PAGE.replace("\n  ", "\n").partition("\n")[2], "21:1: errore: YAML non leggibile: «tipo:» comincia una voce del registro senza identificativo; scrivi sopra l’identificativo, come «nome-con-trattini:», e rientra i campi di 2 spazi [yaml]"),
        (SOURCES, PAGE.replace("pagina-orto:", "- id: pagina-orto"), "21:1: errore: YAML non leggibile: un elemento di elenco, ma in questo registro ogni voce comincia con il suo identificativo; scrivi «pagina-orto:» al posto di «- id: pagina-orto» [yaml]"),
    ],
)  # fmt: skip
def test_an_entry_or_a_field_out_of_its_place_is_told_once(path: str, added: str, said: str) -> None:
    assert lines_with({path: TEXTS[path] + added}) == [f"{path}:{said}"]


def test_a_foreign_word_begins_with_a_dash_at_the_margin() -> None:
    first = "- forma: budget\n  lingua: en\n"
    assert lines_with({FOREIGN: f"{first}forma: ex ante\nlingua: la\n"}) == [
        f"{FOREIGN}:3:1: errore: YAML non leggibile: manca il trattino davanti a «forma:»; scrivi «- forma:», e "
        "sotto allinea gli altri campi [yaml]"
    ]
    assert lines_with({FOREIGN: f"{first}  - forma: ex ante\n    lingua: la\n"}) == [
        f"{FOREIGN}:3:3: {INDENT.format('forma')}porta il trattino all’inizio della riga, con le righe che ha "
        "sotto [rientro]"
    ]


def test_a_fault_does_not_accuse_what_is_sound_in_a_register() -> None:
    reading = "  letture:\n    - rif: art. 5, c. 1\n      letto_su: testo\n      letto_il: 2026-11-20\n      chi: redazione\n"
    added = PAGE.replace("Un orto", "Orto: uno") + reading
    assert lines_with({SOURCES: TEXTS[SOURCES] + added}) == [
        f"{SOURCES}:24:15: errore: YAML non leggibile: un testo che contiene «: » confonde il file; metti il valore "
        "tra virgolette, oppure a capo dopo «>-» [yaml]"
    ]


def test_a_sound_register_is_passed_at_a_glance() -> None:
    for text in (TEXTS[SOURCES], TEXTS[SOURCES] + PAGE + NOTED):
        assert not may_be_astray(text, Source)
        assert slips_in(text, broken=True, entries=Source) == ([], False)


@pytest.mark.parametrize(
    ("path", "added", "said"),
    [
        (AREAS, PAGE, "4:1: errore: qui comincia una fonte, che in questo file non si legge; spostala in glossary/fonti.yml"),
        (SOURCES, "baseline:\n  forma: baseline\n  lingua: en\n", "21:1: errore: qui comincia una parola straniera, che in questo file non si legge; spostala in glossary/stranieri.yml"),
        (AREAS, "titolo: Primi passi\ndescrizione: Per chi arriva.\nvoci:\n  - voce: tavolo\n    perche: si comincia qui\n", "4:1: errore: qui comincia un percorso, che in questo file non si legge; spostalo in un file suo, in glossary/percorsi/"),
    ],
)  # fmt: skip
def test_what_is_of_another_kind_is_told_once_with_its_home(path: str, added: str, said: str) -> None:
    assert lines_with({path: TEXTS[path] + added}) == [f"{path}:{said} [posto-sbagliato]"]


def test_a_closed_list_names_its_values() -> None:
    files = {
        SOURCES: TEXTS[SOURCES] + PAGE.replace("  tipo: pagina\n", ""),
        FOREIGN: "- forma: ex ante\n  lingua: Latino\n- forma: file\n  lingua: eng\n",
    }
    assert lines_with(files) == [
        f"{SOURCES}:22:3: errore: pagina-orto.tipo: campo obbligatorio mancante; aggiungilo: che cosa è la fonte "
        "(norma, sentenza, documento, pubblicazione, pagina) [campo-mancante]",
        f"{FOREIGN}:2:11: errore: [0].lingua: valore «Latino» non ammesso; scrivi «la» [valore-non-ammesso]",
        f"{FOREIGN}:4:11: errore: [1].lingua: valore «eng» non ammesso; forse «en»? I valori sono: en, la, fr, es, de, pt, el [valore-non-ammesso]",
    ]
