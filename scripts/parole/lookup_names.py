"""The first half of the look-up: the index of names that the browser searches.

The index is private and may change with the script that reads it. It holds what people may type (names,
acronyms, variants, plurals, discouraged forms); how it is compared is in ``docs/assets/javascripts/``.
"""

from __future__ import annotations

from collections.abc import Iterator

from parole.data_script import data_script
from parole.glossary import Glossary
from parole.inline import plain_text, sentence
from parole.italian import plurals
from parole.languages import Languages
from parole.model.concept import Concept

# Why a word was found, as the reader is told. The order is the order of preference between equal matches.
KINDS: tuple[str, ...] = ("", "sigla", "variante", "plurale", "inglese", "da evitare")


def forms(concept: Concept) -> Iterator[tuple[str, int]]:
    """Yield each form by which a word may be looked for, with the position of its kind in :data:`KINDS`."""
    yield concept.full_name, 0
    yield concept.termine, 0
    yield from ((form, 1) for form in concept.sigle)
    yield from ((form, 2) for form in concept.varianti)
    for name in (concept.termine, *concept.varianti):
        yield from ((form, 3) for form in sorted(plurals(name)))
    if concept.inglese:
        yield concept.inglese, 4
    yield from ((item.forma, 5) for item in concept.sconsigliati)


def names_index(glossary: Glossary) -> list[dict[str, object]]:
    """Return the entries in alphabetical order: id, name, acronyms, short text, agreement, forms.

    Where the name or the short text have foreign words, «ln» and «lb» say where: start, end, language.
    """
    languages = Languages(glossary.foreign)
    return [_entry(concept, glossary, languages) for concept in glossary.alphabetical]


def _entry(concept: Concept, glossary: Glossary, languages: Languages) -> dict[str, object]:
    unique: dict[str, int] = {}
    for form, kind in forms(concept):
        unique.setdefault(form, kind)
    brief = plain_text(sentence(concept.in_breve), glossary.name_of)
    foreign = {"ln": languages.spans(concept.termine), "lb": languages.spans(brief)}
    return {
        "i": concept.id,
        "n": concept.termine,
        "q": concept.accezione or "",
        "s": list(concept.sigle),
        "b": brief,
        "a": concept.accordo.value if concept.accordo else "",
        "f": [[form, kind] for form, kind in unique.items()],
        **{key: spans for key, spans in foreign.items() if spans},
    }


def names_script(glossary: Glossary) -> str:
    """Return the index as a script."""
    return data_script("ParoleNomi", {"voci": names_index(glossary), "perche": KINDS})
