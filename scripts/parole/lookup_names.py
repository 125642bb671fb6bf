"""The first half of the look-up: the index of names that the browser searches.

The index is private and may change with the script that reads it. It holds what people may type (names,
acronyms, variants, discouraged forms); how it is compared, number and gender included, is in
``docs/assets/javascripts/``. The sentences that the results show are apart, so that the names come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from parole.data_script import data_script
from parole.glossary import Glossary
from parole.inline import plain_text, sentence
from parole.languages import Languages
from parole.model.concept import Concept

# Why a word was found, as the reader is told. The order is the order of preference between equal matches.
KINDS: tuple[str, ...] = ("", "sigla", "variante", "inglese", "da evitare")


def forms(concept: Concept) -> Iterator[tuple[str, int]]:
    """Yield each form by which a word may be looked for, with the position of its kind in :data:`KINDS`."""
    yield concept.full_name, 0
    yield concept.termine, 0
    yield from ((form, 1) for form in concept.sigle)
    yield from ((form, 2) for form in concept.varianti)
    if concept.inglese:
        yield concept.inglese, 3
    yield from ((item.forma, 4) for item in concept.sconsigliati)


def names_index(glossary: Glossary) -> list[dict[str, object]]:
    """Return the entries in alphabetical order: id, name, qualifier, acronyms, agreement, forms.

    Where the name has foreign words, «ln» says where: start, end, language.
    """
    languages = Languages(glossary.foreign)
    return [_entry(concept, languages) for concept in glossary.alphabetical]


def _entry(concept: Concept, languages: Languages) -> dict[str, object]:
    unique: dict[str, int] = {}
    for form, kind in forms(concept):
        unique.setdefault(form, kind)
    foreign = languages.spans(concept.termine)
    return {
        "i": concept.id,
        "n": concept.termine,
        "q": concept.accezione or "",
        "s": list(concept.sigle),
        "a": concept.accordo.value if concept.accordo else "",
        "f": [[form, kind] for form, kind in unique.items()],
        **({"ln": foreign} if foreign else {}),
    }


def briefs(glossary: Glossary) -> list[list[object]]:
    """Return the sentence of each entry, in the order of :func:`names_index`: text and, if any, its spans."""
    languages = Languages(glossary.foreign)
    texts = (plain_text(sentence(concept.in_breve), glossary.name_of) for concept in glossary.alphabetical)
    return [[text, *([spans] if (spans := languages.spans(text)) else [])] for text in texts]


def names_script(glossary: Glossary) -> str:
    """Return the index as a script."""
    return data_script("ParoleNomi", {"voci": names_index(glossary), "perche": KINDS})


def briefs_script(glossary: Glossary) -> str:
    """Return the sentences as a script."""
    return data_script("ParoleBrevi", briefs(glossary))
