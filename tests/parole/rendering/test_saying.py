"""What every surface says in the same words: the verdict, the answer to a case, how sources were read."""

from __future__ import annotations

import pytest
from builders import CTS, make_concept, make_glossary

from parole.model.registers import Source
from parole.model.values import SideName
from parole.rendering.saying import holds_for, reading_of_one, readings, verdict, verdict_help

READ = {"letto_su": "testo", "letto_il": "2026-11-01", "chi": "noi"}


@pytest.mark.parametrize(
    ("fields", "title", "means"),
    [
        ({"accordo": "coincidono"}, "Coincidono", "la stessa frase vale per tutti e due i lati"),
        (
            {"accordo": "si-completano", "differenza": ["quando"]},
            "Si completano: quando",
            "nessuno dei due ha torto, ma ognuno lascia fuori qualcosa che all’altro serve",
        ),
        (
            {"accordo": "divergono", "differenza": ["chi-paga", "quando"]},
            "Divergono: chi paga, quando",
            "chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla",
        ),
        ({"pa": None, "accordo": None}, "Manca una voce", "uno dei due lati non ha ancora scritto"),
    ],
)
def test_the_verdict_says_on_what_they_part_and_what_it_means(
    fields: dict[str, object], title: str, means: str
) -> None:
    concept = make_concept("rete", **fields)
    assert (verdict(concept), verdict_help(concept)) == (title, means)


@pytest.mark.parametrize(
    ("sides", "answer"),
    [
        ((), "No, per nessuno dei due"),
        ((SideName.PA,), "Sì per la pubblica amministrazione, no per il Terzo settore"),
        ((SideName.TERZO_SETTORE,), "Sì per il Terzo settore, no per la pubblica amministrazione"),
        (tuple(SideName), "Sì, per tutti e due"),
    ],
)
def test_a_case_holds_for_none_for_one_or_for_both(sides: tuple[SideName, ...], answer: str) -> None:
    assert holds_for(sides) == answer


def test_sources_are_counted_by_how_they_were_read_and_one_is_said_in_the_singular() -> None:
    read = CTS.model_copy(
        update={"letture": Source.model_validate(CTS.model_dump() | {"letture": [READ]}).letture}
    )
    other = Source.model_validate(
        {"nome": "Altra", "titolo": "Altra", "tipo": "pagina", "data": "2026-01-01"}
    )
    concept = make_concept("rete", fonti=[{"fonte": "altra"}])
    glossary = make_glossary(concept, sources={"cts": read, "altra": other})
    assert readings(glossary, concept) == ["2 lette nel testo", "1 non letta"]
    assert reading_of_one(read.letture[0]) == "letta nel testo"
    assert reading_of_one(None) == "non letta"
