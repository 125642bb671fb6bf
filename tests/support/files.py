"""Glossaries made of files, for the tests that look at what the engine says of them.

They all start from ``tests/data/minimo``, the smallest glossary without problems, and change something.
"""

from __future__ import annotations

from datetime import date

import places

from parole.reading.files import Reading, read_glossary
from parole.reading.problems import Problem
from parole.rules.check import check_glossary

DATA = places.DATA
MINIMAL = DATA / "minimo"
TODAY = date(2026, 11, 23)
DRAFT = "glossary/termini/bozza.yml"

# A word with one voice, without problems: tests replace a piece of it.
WORD = """\
termine: bozza
area: incontri
in_breve: prima versione di un testo, ancora da correggere insieme
pa:
  definizione: >-
    La facciamo circolare prima della firma, con la data e il nome di chi l’ha scritta. Finché non
    è firmata si può cambiare tutto, anche le parole. Dopo, per correggerla serve un altro atto, e
    i tempi si allungano.
  fonti:
    - {fonte: legge-prova, rif: "art. 5, c. 1"}
"""

# A word whose meanings diverge, with all that this asks for, without problems.
PARTED = """\
termine: verbale
area: incontri
in_breve: >-
  documento che racconta chi ha preso parte a un incontro e che cosa si è deciso
pa:
  vuol_dire: >-
    prova scritta delle decisioni prese, da conservare con gli altri atti
  definizione: >-
    È la prova che l’incontro si è svolto e che tutti hanno avuto lo stesso spazio. Lo scrive
    l’ufficio e si pubblica con gli altri atti, così anche dopo anni si capisce perché abbiamo
    scelto in quel modo.
  fonti:
    - {fonte: legge-prova, rif: "art. 5, c. 1"}
terzo_settore:
  vuol_dire: >-
    memoria delle idee portate da ciascuno, anche di quelle che nessuno ha accolto
  definizione: >-
    Serve a non ricominciare ogni volta da capo. Ci cerchiamo le idee portate e le ragioni dei sì
    e dei no. Vorremmo leggerlo quando si può ancora correggere, per aggiungere ciò che manca e
    togliere ciò che non abbiamo detto.
  fonti:
    - {fonte: legge-prova, rif: "§ 3"}
accordo: divergono
differenza: [che-cosa-conta]
attenzione: >-
  L’ufficio ci mette le decisioni, gli enti ci cercano il racconto.
come_dirlo:
  da_scrivere:
    dove: in fondo
    testo: Si allegano le proposte non accolte, ciascuna con il suo perché.
  da_chiedere: Le proposte che non passano, dove si scrivono?
casi:
  - caso: Chi coordina manda a tutti un riassunto delle idee, senza firma.
    vale_per: [terzo_settore]
    perche: per l’ufficio non prova niente; per gli enti c’è ciò che conta
  - caso: L’ufficio pubblica l’elenco dei presenti e delle decisioni, firmato.
    vale_per: [pa, terzo_settore]
    perche: c’è tutto ciò che ciascuno si aspetta
"""
PARTED_FILE = "glossary/termini/verbale.yml"


def minimal_with(files: dict[str, str | bytes | None]) -> Reading:
    """Read the minimal glossary with ``files`` (path → text) in place of its own; ``None`` takes one away."""
    contents = {path.relative_to(MINIMAL).as_posix(): path.read_bytes() for path in MINIMAL.rglob("*.yml")}
    for path, text in files.items():
        contents.pop(path, None)
        if text is not None:
            contents[path] = text.encode() if isinstance(text, str) else text
    return read_glossary(contents)


def problems_with(files: dict[str, str | bytes | None], today: date | None = TODAY) -> list[Problem]:
    """Return the problems of the minimal glossary with ``files`` in place of its own."""
    return check_glossary(minimal_with(files), today)


def lines_with(files: dict[str, str | bytes | None]) -> list[str]:
    """Return the problems as they are printed."""
    return [str(problem) for problem in problems_with(files)]


def changed(old: str, new: str) -> list[str]:
    """Return the lines printed for :data:`WORD` with ``new`` in place of ``old``, without its path."""
    assert WORD.count(old) == 1, f"«{old}» must be once in the word"
    return [line.removeprefix(f"{DRAFT}:") for line in lines_with({DRAFT: WORD.replace(old, new)})]


def added(lines: str) -> list[str]:
    """Return the lines printed for :data:`WORD` with ``lines`` at its end, without its path."""
    return [line.removeprefix(f"{DRAFT}:") for line in lines_with({DRAFT: WORD + lines})]
