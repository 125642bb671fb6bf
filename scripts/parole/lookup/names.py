"""The first half of the look-up: the index of names that the browser searches.

The index is private and may change with the script that reads it. It holds what people may type; how it is
compared, number and gender included, is in ``docs/assets/javascripts/``. The sentences that the results show
are apart, so that the names come first. Both are in parts, of so many words each. All those of the names are
loaded, one after the other: typing errors may lead anywhere, and no keystroke has to wait for the network
after that. Of the sentences, only those of the words shown; a tooltip needs one part of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from parole.glossary import addresses
from parole.language.inline import sentence
from parole.model.concept import Concept
from parole.model.parts import text_at
from parole.model.values import SideName
from parole.rendering.data_script import data_script, list_parts
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer

# Why a word was found, as the reader is told. The order is the order of preference between equal matches.
KINDS: tuple[str, ...] = ("", "sigla", "variante", "inglese", "da evitare")
# How many words a part has: as many as a phone prepares without making anybody wait.
WORDS_IN_A_PART = 256


def forms(concept: Concept) -> Iterator[tuple[str, int]]:
    """Yield each form by which a word may be looked for, with the position of its kind in :data:`KINDS`."""
    yield concept.full_name, 0
    yield concept.termine, 0
    yield from ((form, 1) for form in concept.sigle)
    yield from ((form, 2) for form in concept.varianti)
    if concept.inglese:
        yield concept.inglese, 3
    yield from ((item.forma, 4) for item in concept.sconsigliati)


def names_index(renderer: Renderer) -> list[dict[str, object]]:
    """Return the entries in alphabetical order: id, name, qualifier, acronyms, agreement, forms.

    Where the name has foreign words, «ln» says where: start, end, language.
    """
    return [_entry(renderer, concept) for concept in renderer.glossary.alphabetical]


def _entry(renderer: Renderer, concept: Concept) -> dict[str, object]:
    unique: dict[str, int] = {}
    for form, kind in forms(concept):
        unique.setdefault(form, kind)
    foreign = renderer.languages.spans(concept.termine)
    return {
        "i": concept.id,
        "n": concept.termine,
        "q": concept.accezione or "",
        "s": list(concept.sigle),
        "a": concept.accordo.value if concept.accordo else "",
        "f": [[form, kind] for form, kind in unique.items()],
        **({"ln": foreign} if foreign else {}),
    }


def briefs(renderer: Renderer) -> list[list[object]]:
    """Return what is said of each entry, in the order of :func:`names_index`.

    It is the sentence and its foreign words, then the lines of the two sides, where they have one each.
    """
    return [_brief(renderer, concept) for concept in renderer.glossary.alphabetical]


def _brief(renderer: Renderer, concept: Concept) -> list[object]:
    def said(text: str) -> list[object]:
        plain = sentence(renderer.plain(text))
        return [plain, renderer.languages.spans(plain)]

    lines = [said(line) for name in SideName if (line := text_at(concept, (name, "vuol_dire")))]
    brief = [*said(concept.in_breve), lines if len(lines) == len(SideName) else []]
    while not brief[-1]:  # most have no foreign words, and many no lines
        brief.pop()
    return brief


def names_files(renderer: Renderer, part: int = WORDS_IN_A_PART) -> Iterator[Planned]:
    """Yield each file: the names (``nomi``) and the sentences (``brevi``), in parts.

    The first of the names also says why words are found (``perche``) and from which word each part begins
    (``inizi``).
    """
    yield addresses.LOOKUP_NAMES, partial(_first_names, renderer, part)
    yield from list_parts(renderer, addresses.LOOKUP_NAMES, "ParoleNomi", names_index, part, first=1)
    yield from list_parts(renderer, addresses.LOOKUP_BRIEFS, "ParoleBrevi", briefs, part)


def _first_names(renderer: Renderer, part: int) -> str:
    entries = renderer.once(names_index)
    starts = [entry["i"] for entry in entries[::part]]
    return data_script("ParoleNomi", {"voci": entries[:part], "perche": KINDS, "inizi": starts})
