"""The state of the work, in figures that come from the glossary alone."""

from datetime import date

import pytest
from builders import CTS, make_concept, make_glossary

from parole.glossary.addresses import FILTERS
from parole.glossary.glossary import Glossary
from parole.glossary.state import digest
from parole.model.concept import Concept, Expiry
from parole.model.registers import Reading
from parole.model.values import SideName
from parole.pages.progress import as_markdown, coverage, due_lines, orphans, tables, waiting
from parole.rendering.filters import answers

WORDS = make_glossary(
    make_concept(
        "bando",
        vedi_anche=["tavolo"],
        scade={"il": "2027-01-21", "perche": "Cambia il [[tavolo|tavolo]]: 1|2."},
    ),
    make_concept("tavolo", area="principi", accordo="divergono", attenzione="Chi?", come_dirlo="Così."),
    make_concept("sola", pa=None, accordo=None),
    sources={
        "cts": CTS.model_copy(
            update={
                "scade": Expiry(il=date(2026, 11, 22), perche="Nuovo testo."),
                "letture": (
                    Reading(rif="art. 55", letto_su="testo", letto_il=date(2026, 1, 1), chi="redazione"),
                ),
            }
        )
    },
)
TODAY = date(2026, 11, 22)


def test_the_whole_report() -> None:
    assert (
        as_markdown(WORDS, TODAY)
        == """# Stato dei lavori

Parole: 3

## I due lati

| | parole | voce: Pubblica amministrazione | approvate: Pubblica amministrazione | voce: Terzo settore | approvate: Terzo settore |
|---|---|---|---|---|---|
| Tutte le parole | 3 | 2 | 0 | 3 | 0 |
| Principi | 1 | 1 | 0 | 1 | 0 |
| Strumenti | 2 | 1 | 0 | 2 | 0 |

## Da rileggere

| dal | che cosa | perché |
|---|---|---|
| **2026-11-22** | la fonte `cts` (Codice del Terzo settore) | Nuovo testo. |
| 2027-01-21 | `bando` | Cambia il tavolo: 1\\|2. |

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

## Aspettano il lato «Pubblica amministrazione»

| | parole | quali |
|---|---|---|
| la sua voce | 1 | sola |
| che rilegga, perché il testo è cambiato | 0 |  |
| che approvi: l’altro lato l’ha già fatto | 0 |  |
| che approvi, come l’altro lato | 2 |  |

## Aspettano il lato «Terzo settore»

| | parole | quali |
|---|---|---|
| la sua voce | 0 |  |
| che rilegga, perché il testo è cambiato | 0 |  |
| che approvi: l’altro lato l’ha già fatto | 0 |  |
| che approvi, come l’altro lato | 2 |  |

## Leggibilità (Gulpease)

| | parole | quali |
|---|---|---|
| mediana di tutte le voci | 100 |  |
| da 90 a 99 | 3 |  |

## Come sono state lette le fonti citate

| | parole | quali |
|---|---|---|
| lette nel testo | 2 |  |
| lette in parte | 0 |  |
| lette in due fonti concordi | 0 |  |
| lette attraverso una notizia | 0 |  |
| non lette | 3 |  |

## Parole senza legami

| | parole | quali |
|---|---|---|
| senza nessun legame | 1 | sola |
"""
    )


def approved(id_: str, *given: tuple[str, str]) -> Concept:
    """Return a word with approvals: the side, and «ora» for its present text or «prima» for an older one."""
    marks = {"ora": digest(make_concept(id_)), "prima": "0" * 16}
    return make_concept(
        id_,
        approvazioni=[
            {"lato": side, "ente": "Ente", "data": "2026-11-22", "impronta": marks[when]}
            for side, when in given
        ],
    )


def test_each_side_sees_what_waits_for_it() -> None:
    words = make_glossary(
        approved("bozza"),
        approved("meta", ("pa", "ora")),
        approved("vecchia", ("pa", "prima"), ("terzo_settore", "ora")),
        approved("fatta", ("pa", "ora"), ("terzo_settore", "ora")),
        make_concept("sola", terzo_settore=None, accordo=None),
    )
    assert {side: [[c.id for c in row.concepts] for row in waiting(words, side)] for side in SideName} == {
        SideName.PA: [[], ["vecchia"], [], []],
        SideName.TERZO_SETTORE: [["sola"], [], ["meta"], []],
    }
    assert [row.number for row in waiting(words, SideName.PA)] == [0, 1, 0, 1]
    whole = coverage(words)[0]
    assert (whole.words, [*whole.with_side.values()], [*whole.approved.values()]) == (5, [5, 4], [2, 2])


def test_numbers_lead_to_the_same_words_in_the_list() -> None:
    """Every query is made of the filters of the list, and finds as many words as the number says."""
    for table in tables(WORDS):
        for row in table.rows:
            asked = dict(pair.split("=") for pair in row.query.split("&")) if row.query else {}
            assert set(asked) <= set(FILTERS)
            found = [c for c in WORDS.alphabetical if all(v in answers(c)[f] for f, v in asked.items())]
            assert not asked or len(found) == row.number


def test_a_word_reached_from_one_side_only_is_no_orphan() -> None:
    assert [concept.id for concept in orphans(WORDS)] == ["sola"]


def test_an_empty_glossary_has_a_report_too() -> None:
    assert as_markdown(Glossary(), TODAY).startswith("# Stato dei lavori\n\nParole: 0\n")


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 9, 22), []),
        (date(2026, 9, 23), ["2026-11-22"]),
        (date(2026, 11, 21), ["2026-11-22"]),
        (date(2026, 11, 22), ["**2026-11-22**", "2027-01-21"]),
        (date(2027, 1, 21), ["**2026-11-22**", "**2027-01-21**"]),
    ],
)
def test_what_is_due_within_sixty_days_is_listed_and_what_is_late_stands_out(
    today: date, found: list[str]
) -> None:
    assert [line.split(" | ")[0].removeprefix("| ") for line in due_lines(WORDS, today)][2:] == found


def test_when_nothing_is_due_the_report_says_so() -> None:
    assert [*due_lines(Glossary(), TODAY)] == ["Niente da rileggere, né oggi né nei prossimi 60 giorni."]
