"""The look-up asked on an empty page, as several test modules do."""

from __future__ import annotations

from builders import make_concept, make_glossary
from probe import probe_glossary

from parole.glossary.glossary import Glossary
from parole.model.concept import Concept

SCRIPTS = ("analisi.js", "nomi-pronti.js", "cerca-per-nome.js", "cerca-nel-testo.js")


# What was found, best first, and why.
ASK = """queries => {
  const names = ParoleNomiCercatore.prepare(ParoleNomi), texts = ParoleTestiCercatore.prepare(ParoleTesti);
  return queries.map(query => ParoleRicerca.find(names, texts, query).map(result => [result.entry?.i ?? result.page[0], result.why]));
}"""


WORDS = 1000


def large_glossary() -> Glossary:
    """Return a thousand words made of those of the probe: each name twice over, with another's second half."""
    known = list(probe_glossary().concepts.values())
    return make_glossary(*(_mixed(known, number) for number in range(WORDS)))


def _mixed(known: list[Concept], number: int) -> Concept:
    first, second = known[number % len(known)], known[(number * 7 + number // len(known)) % len(known)]
    return make_concept(
        f"{first.id}-{number}",
        termine=f"{first.termine} {second.termine}",
        sigle=list(first.sigle),
        varianti=[*first.varianti, *(f"{form} {number}" for form in second.varianti)],
        in_breve=first.in_breve,
        pa=second.pa.model_dump() if second.pa else None,
        terzo_settore=first.terzo_settore.model_dump() if first.terzo_settore else None,
    )
