"""The state of the work, in figures that come from the glossary alone."""

from builders import make_concept, make_glossary

from parole.glossary import Glossary
from parole.report import as_markdown, orphans

WORDS = make_glossary(
    make_concept("bando", vedi_anche=["tavolo"]),
    make_concept("tavolo", area="principi", accordo="divergono", attenzione="Chi?", come_dirlo="Così."),
    make_concept("sola", pa=None, accordo=None, verificato="2025-01-31"),
)


def test_the_whole_report() -> None:
    assert as_markdown(WORDS) == """# Stato dei lavori

Parole: 3

## Stato

| | parole | quali |
|---|---|---|
| Manca una voce | 1 |  |
| Bozza redazionale | 2 |  |
| Da rileggere | 0 |  |
| Letta da un lato | 0 |  |
| Condivisa | 0 |  |

## Accordo

| | parole | quali |
|---|---|---|
| Coincidono | 1 |  |
| Si completano | 0 |  |
| Divergono | 1 |  |

## Per area

| | parole | quali |
|---|---|---|
| Principi | 1 |  |
| Strumenti | 2 |  |

## Voci che mancano

| | parole | quali |
|---|---|---|
| manca la voce «Pubblica amministrazione» | 1 | sola |
| manca la voce «Terzo settore» | 0 |  |

## Leggibilità (Gulpease)

| | parole | quali |
|---|---|---|
| mediana di tutte le voci | 100 |  |
| da 90 a 99 | 3 |  |

## Fonti controllate da più tempo

| | parole | quali |
|---|---|---|
| 2025-01-31 | 1 | sola |
| 2026-11-22 | 2 | bando, tavolo |

## Parole senza legami

| | parole | quali |
|---|---|---|
| senza nessun legame | 1 | sola |
"""


def test_a_word_reached_from_one_side_only_is_no_orphan() -> None:
    assert [concept.id for concept in orphans(WORDS)] == ["sola"]


def test_an_empty_glossary_has_a_report_too() -> None:
    assert as_markdown(Glossary()).startswith("# Stato dei lavori\n\nParole: 0\n")
