"""What people call the things of a register → their ids."""

from __future__ import annotations

from collections.abc import Iterator

from parole.glossary.glossary import Glossary
from parole.language.italian import key


def id_named(glossary: Glossary, kind: str, text: str) -> str:
    """Return the id of the area or of the word that ``text`` names, empty if it names none, or several.

    ``kind`` is that of :class:`parole.model.types.Refers`; a text that is an id already names nothing.
    """
    typed = key(text)
    found = {id_ for id_, name in _names(glossary, kind) if typed and key(name) == typed}
    if not found and kind == "termini":
        found = _by_its_forms(glossary, text)
    return "" if _is_known(glossary, kind, text) or len(found) != 1 else found.pop()


def _by_its_forms(glossary: Glossary, text: str) -> set[str]:
    """Return the words of which the whole ``text`` is a form, such as a plural; also if typed as an id."""
    said = " ".join(text.replace("-", " ").replace("_", " ").split())
    for written in (said, said.lower()):
        for found in glossary.recogniser.occurrences(written):
            if (found.start, found.end) == (0, len(written)):
                return set(found.meaning.ids)
    return set()


def _is_known(glossary: Glossary, kind: str, text: str) -> bool:
    known = {"aree": glossary.areas, "termini": glossary.concepts, "fonti": glossary.sources}
    return text in known.get(kind, {})


def _names(glossary: Glossary, kind: str) -> Iterator[tuple[str, str]]:
    if kind == "aree":
        yield from ((id_, area.nome) for id_, area in glossary.areas.items())
    elif kind == "termini":
        for id_, concept in glossary.concepts.items():
            others = () if concept.accezione else (*concept.sigle, *concept.varianti)
            yield from ((id_, name) for name in (id_, concept.termine, concept.full_name, *others))
