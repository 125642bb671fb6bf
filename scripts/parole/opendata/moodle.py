"""What Moodle imports: the glossary, whose filter then links the words in a whole course, and a quiz in GIFT.

Both follow what Moodle's own importers read (``mod/glossary/import.php``, ``question/format/gift``).
A form that may mean several words is never linked by itself: the course would decide which one is meant. The
questions are those of the cases, which ask what a word means and not how a side writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from markupsafe import Markup

from parole.glossary import addresses
from parole.glossary.senses import senses
from parole.language.inline import sentence
from parole.language.italian import fold, plurals
from parole.model.concept import Concept
from parole.model.values import SideName
from parole.rendering import edition
from parole.rendering.leaflet import leaflet
from parole.rendering.renderer import Renderer
from parole.rendering.saying import holds_for

GLOSSARY, QUIZ = "moodle/glossario.xml", "moodle/quiz.gift"
# What Moodle keeps of a name (the columns are of 255 characters).
NAME_MAX = 255
# Who would call a case by the word: every answer, and the right one is among them.
ANSWERS = tuple(
    tuple(side for side, chosen in zip(SideName, picks, strict=True) if chosen)
    for picks in product((True, False), repeat=len(SideName))
)
_SIGNS = re.compile(r"[\\~=#{}:]")
_ABOUT = {
    "INTROFORMAT": "1", "ALLOWDUPLICATEDENTRIES": "0", "DISPLAYFORMAT": "dictionary", "SHOWSPECIAL": "1",
    "SHOWALPHABET": "1", "SHOWALL": "1", "ALLOWCOMMENTS": "0", "USEDYNALINK": "1", "DEFAULTAPPROVAL": "1",
    "GLOBALGLOSSARY": "0", "ENTBYPAGE": "10",
}  # fmt: skip


def glossary(renderer: Renderer) -> bytes:
    """Return the glossary as the XML that Moodle's glossary imports."""
    from lxml import etree  # which only this file needs here

    def add(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
        element = etree.SubElement(parent, tag)
        element.text = text
        return element

    root = etree.Element("GLOSSARY")
    info = add(root, "INFO")
    for tag, text in {"NAME": renderer.facts.name, "INTRO": _intro(renderer), **_ABOUT}.items():
        add(info, tag, text)
    entries = add(info, "ENTRIES")
    for concept in renderer.glossary.alphabetical:
        entry = add(entries, "ENTRY")
        for tag, text in _entry(renderer, concept).items():
            add(entry, tag, text)
        aliases = add(entry, "ALIASES") if (names := renderer.once(_aliases)[concept.id]) else entry
        for name in names:
            add(add(aliases, "ALIAS"), "NAME", name)
        category = add(add(entry, "CATEGORIES"), "CATEGORY")
        add(category, "NAME", renderer.glossary.areas[concept.area].nome)
        add(category, "USEDYNALINK", "0")
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made


def _intro(renderer: Renderer) -> str:
    facts = renderer.facts
    day = edition.edition_of_all(renderer.glossary)
    text = f"{edition.description(facts.city)} Edizione: {day}. {edition.EDITORS}, {edition.LICENCE_NAME}."
    return str(Markup('<p>{0}</p><p><a href="{1}">{1}</a></p>').format(text, facts.url))


def _entry(renderer: Renderer, concept: Concept) -> dict[str, str]:
    definition = renderer.render(
        "moodle_voce.html",
        "",
        voce=concept,
        testo=renderer.unlinked(concept.id),
        detto=leaflet(renderer, concept),
        pagina=renderer.facts.absolute(addresses.word(concept.id)),
        licenza=edition.LICENCE_NAME,
        accezioni=senses(renderer.glossary, concept),
    )
    return {
        "CONCEPT": concept.full_name[:NAME_MAX],
        "DEFINITION": str(definition),
        "FORMAT": "1",
        "USEDYNALINK": "0" if len(renderer.glossary.by_name[fold(concept.termine)]) > 1 else "1",
        "CASESENSITIVE": "0",
        "FULLMATCH": "1",
        "TEACHERENTRY": "1",
    }


def _aliases(renderer: Renderer) -> dict[str, list[str]]:
    """Return the other names of each word; those that may mean another word too are of none."""
    words = renderer.glossary.alphabetical
    named = {
        word.id: {fold(name): name for name in (*sorted(plurals(word.termine)), *word.varianti, *word.sigle)}
        for word in words
    }  # fmt: skip
    owners: dict[str, set[str]] = {}
    for concept in words:
        for form in (*named[concept.id], fold(concept.termine), fold(concept.full_name)):
            owners.setdefault(form, set()).add(concept.id)
    return {
        concept.id: [
            name[:NAME_MAX]
            for form, name in named[concept.id].items()
            if len(owners[form]) == 1 and form != fold(concept.termine)
        ]
        for concept in words
    }


def quiz(renderer: Renderer) -> str:
    """Return the questions of the cases in GIFT, area by area, an empty line after each."""
    day = edition.edition_of_all(renderer.glossary)
    blocks = [f"// {renderer.facts.name}, {edition.LICENCE_NAME}. Edizione: {day}."]
    for id_, area in renderer.glossary.areas.items():
        asked = [each for concept in renderer.glossary.by_area[id_] for each in _questions(renderer, concept)]
        if asked:
            category = f"{renderer.facts.name}/{area.nome.replace('/', '//')}"
            blocks += [f"$CATEGORY: {' '.join(category.split())}", *asked]
    return "\n\n".join(blocks) + "\n"


def _questions(renderer: Renderer, concept: Concept) -> Iterator[str]:
    if len(concept.sides) < len(SideName):
        return
    said = leaflet(renderer, concept)
    foot = f"{said.judgement} {said.stamp[:1].upper()}{said.stamp[1:]}. {said.link}"
    for number, case in enumerate(said.cases, 1):
        right = tuple(side for side in SideName if side in case.sides)
        choices = "\n".join(f"{'=' if each == right else '~'}{_safe(holds_for(each))}" for each in ANSWERS)
        name = _safe(f"{concept.full_name}, caso {number}")
        asked = _safe(f"{sentence(case.fact)} Lo chiamerebbero «{concept.full_name}»?")
        yield f"::{name}::[plain]{asked} {{\n{choices}\n####[plain]{_safe(f'{case.answer} {foot}')}\n}}"


def _safe(text: str) -> str:
    """Return a text on one line, where no sign has a meaning for GIFT."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
