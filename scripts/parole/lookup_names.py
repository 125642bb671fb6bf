"""The first half of the look-up: the index of names that the browser searches.

The index is private and may change with the script that reads it. It holds what people may type (names,
acronyms, variants, discouraged forms); how it is compared, number and gender included, is in
``docs/assets/javascripts/``. The sentences that the results show are apart, so that the names come first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from parole.glossary import Glossary
from parole.inline import plain_text, sentence
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
    """Return the entries in alphabetical order: id, name, qualifier, acronyms, agreement, forms."""
    return [_entry(concept) for concept in glossary.alphabetical]


def _entry(concept: Concept) -> dict[str, object]:
    unique: dict[str, int] = {}
    for form, kind in forms(concept):
        unique.setdefault(form, kind)
    return {
        "i": concept.id,
        "n": concept.termine,
        "q": concept.accezione or "",
        "s": list(concept.sigle),
        "a": concept.accordo.value if concept.accordo else "",
        "f": [[form, kind] for form, kind in unique.items()],
    }


def briefs(glossary: Glossary) -> list[str]:
    """Return the sentence of each entry, in the order of :func:`names_index`."""
    return [plain_text(sentence(concept.in_breve), glossary.name_of) for concept in glossary.alphabetical]


def names_script(glossary: Glossary) -> str:
    """Return the index as a script."""
    return as_script("ParoleNomi", {"voci": names_index(glossary), "perche": KINDS})


def briefs_script(glossary: Glossary) -> str:
    """Return the sentences as a script."""
    return as_script("ParoleBrevi", briefs(glossary))


def as_script(name: str, data: object) -> str:
    """Return data as a script, which a page opened from a disk can load too (``file://``)."""
    # «<» never appears as such: the text stays inert even if someone pastes it inside a page.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name}={text};\n"
