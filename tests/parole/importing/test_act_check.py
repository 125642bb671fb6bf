"""The citations of the words against the texts of the acts."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CTS, make_concept, make_glossary

from parole.importing.act_check import Outcome, compare, judge, report
from parole.importing.act_text import ActText, read_act
from parole.model.concept import Citation
from parole.model.registers import Reading
from parole.model.values import ReadIn

WHOLE = """\
versione: 2026-09-23
Art. 5.
1. Attività:
a) sociali;
b) sanitarie;
z) altre.
Art. 55.
1. Uno.
3. Tre.
"""
PARTIAL = f"parziale: sì\n{WHOLE}[comma 4 omesso]\n"


def text(source: str) -> ActText:
    return read_act(source.encode())


@pytest.mark.parametrize(
    ("rif", "outcome", "lack"),
    [
        (None, Outcome.WHOLE, ""),
        ("art. 55", Outcome.THERE, ""),
        ("art. 55, c. 3", Outcome.THERE, ""),
        ("art. 55, cc. 1 e 3", Outcome.THERE, ""),
        ("art. 55, par. 3", Outcome.THERE, ""),
        ("art. 5, c. 1, lett. a) e z)", Outcome.THERE, ""),
        ("art. 5, lett. b)", Outcome.THERE, ""),
        ("artt. 5 e 55", Outcome.THERE, ""),
        ("art. 55, cc. 1-3", Outcome.ABSENT, "manca il comma 2"),
        ("art. 55, c. 2, lett. a)", Outcome.ABSENT, "manca il comma 2"),
        ("art. 5, c. 1, lett. c)", Outcome.ABSENT, "manca la lettera c"),
        ("art. 5, c. 1, lett. j)", Outcome.ABSENT, "manca la lettera j"),
        ("art. 5, c. 1, n. 2)", Outcome.ABSENT, "manca il numero 2"),
        ("art. 6", Outcome.ABSENT, "manca l’articolo 6"),
        ("artt. 55-57", Outcome.ABSENT, "manca l’articolo 56"),
        ("all. A, art. 5", Outcome.ABSENT, "manca l’allegato A"),
        ("§ 3", Outcome.OTHER, ""),
        ("p. 12", Outcome.OTHER, ""),
    ],
)
def test_a_whole_text_says_of_each_citation_whether_it_is_there(
    rif: str | None, outcome: Outcome, lack: str
) -> None:
    assert judge(text(WHOLE), Citation(fonte="cts", rif=rif)) == (outcome, lack)


def test_between_two_letters_those_that_few_acts_use_need_not_be_there() -> None:
    letters = "\n".join(f"{letter}) x;" for letter in "abcdefghilmnopqrstuvz")
    act = text(f"Art. 5.\n1. Attività:\n{letters}\n")
    assert judge(act, Citation(fonte="cts", rif="art. 5, c. 1, lett. a)-z)")) == (Outcome.THERE, "")
    assert judge(act, Citation(fonte="cts", rif="art. 5, c. 1, lett. k)"))[0] is Outcome.ABSENT


@pytest.mark.parametrize(
    ("rif", "outcome"),
    [
        ("art. 6", Outcome.OUTSIDE),
        ("art. 55, c. 4", Outcome.OUTSIDE),
        ("art. 5, c. 2", Outcome.ABSENT),
        ("art. 5, c. 1", Outcome.THERE),
    ],
)
def test_what_a_partial_text_lacks_may_be_elsewhere(rif: str, outcome: Outcome) -> None:
    assert judge(text(PARTIAL), Citation(fonte="cts", rif=rif))[0] is outcome


def test_what_is_cited_as_history_is_not_belied_by_the_text_of_today() -> None:
    old = Citation(fonte="cts", rif="art. 55, c. 2", storico=True)
    assert judge(text(WHOLE), old) == (Outcome.HISTORY, "manca il comma 2")


def reading(version: date | None, level: ReadIn = ReadIn.TESTO) -> Reading:
    return Reading(letto_su=level, letto_il=date(2026, 11, 29), chi="redazione", versione=version)


SOURCES = {
    "cts": CTS.model_copy(update={"letture": (reading(date(2021, 5, 18)), reading(None))}),
    "altra": CTS.model_copy(update={"letture": (reading(date(2026, 9, 23)),)}),
    "terza": CTS.model_copy(update={"letture": (reading(date(2026, 9, 23), ReadIn.UNA_FONTE),)}),
    "libro": CTS,
}
WORD = make_concept(
    "bando",
    pa={"definizione": "x", "fonti": [{"fonte": "cts", "rif": "art. 55, c. 2"}, {"fonte": "cts"}]},
    terzo_settore={"definizione": "x", "fonti": [{"fonte": "altra", "rif": "art. 5"}, {"fonte": "libro"}]},
    fonti=[{"fonte": "altra", "rif": "art. 6"}, {"fonte": "altra", "rif": "art. 7", "storico": True}],
)


def test_the_report_tells_what_is_covered_what_is_missing_what_does_not_exist() -> None:
    texts = {"cts": text(WHOLE), "altra": text(PARTIAL), "terza": text(WHOLE)}
    glossary = make_glossary(WORD, sources=SOURCES)
    assert (
        "\n".join(report(glossary, texts, compare(glossary, texts)))
        == """\
Citazioni: 6; di atti di cui c’è un testo: 5.
  1 riscontrate
  1 senza punto, niente da cercare
  1 che non esistono nel testo
  1 fuori dal testo, che è parziale
  1 citate come storia, che il testo di oggi non ha

altra: 1 riscontrate su 3
cts: 0 riscontrate su 2
terza: 0 riscontrate su 0

Non esistono nel testo:
  glossary/termini/bando.yml: pa: «cts, art. 55, c. 2»: manca il comma 2

Fuori dal testo, da procurare:
  glossary/termini/bando.yml: fonti: «altra, art. 6»: manca l’articolo 6

Citate come storia:
  glossary/termini/bando.yml: fonti: «altra, art. 7»: manca l’articolo 7

Versioni diverse da quelle lette:
  cts: il testo è del 2026-09-23, le versioni lette: 2021-05-18
  terza: il testo è del 2026-09-23, le versioni lette: nessuna

Senza testo: 1 citazione di 1 fonte."""
    )


def test_where_all_is_there_the_report_is_short() -> None:
    word = make_concept(
        "bando",
        pa={"definizione": "x", "fonti": [{"fonte": "altra", "rif": "art. 5"}]},
        terzo_settore=None,
        accordo=None,
    )
    texts = {"altra": text(WHOLE)}
    glossary = make_glossary(word, sources=SOURCES)
    assert [*report(glossary, texts, compare(glossary, texts))] == [
        "Citazioni: 1; di atti di cui c’è un testo: 1.",
        "  1 riscontrate",
        "",
        "altra: 1 riscontrate su 1",
    ]
