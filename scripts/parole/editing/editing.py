"""What the commands for editors write: an approval, a new word, a word that somebody proposes, a new source.

Text in → text out: nothing here reads the disk or the clock. What makes no sense is refused with a
:class:`Refusal`, whose message is for editors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from parole.editing.writing import file_text, written
from parole.glossary.glossary import TERMS_FOLDER, Glossary
from parole.glossary.state import digest
from parole.language.italian import key, nearest, plurals, slug
from parole.model.concept import Approval, Concept, WordFile
from parole.model.parts import PARTS, Kind, put
from parole.model.registers import Source
from parole.model.types import ID_MAX
from parole.model.values import SideName
from parole.reading.records import plain, read_record
from parole.reading.yaml_nodes import Mapping as MappingNode
from parole.reading.yaml_nodes import read_yaml

# What a new word has from the start: all that will be approved, and where each side found it. The rest is
# added when there is something to say.
TO_WRITE = tuple(
    part.at for part in PARTS if part.covered or (part.kind is Kind.SOURCES and part.section in set(SideName))
)


class Refusal(ValueError):
    """Something asked that makes no sense: the message says why and what to do, in Italian."""


def path_of(id_: str) -> str:
    """Return the file of a word."""
    return f"{TERMS_FOLDER}/{id_}.yml"


def known_word(glossary: Glossary, id_: str) -> Concept:
    """Return the word called ``id_``; raises :class:`Refusal` with the nearest one, or what became of it."""
    if concept := glossary.concepts.get(id_):
        return concept
    if moved := glossary.redirects.get(id_):
        raise Refusal(f"«{id_}» ora si chiama «{moved.sostituito_da}»: usa questo identificativo.")
    if id_ in glossary.withdrawn:
        raise Refusal(f"«{id_}» è una voce ritirata: non si approva e non si corregge.")
    near = nearest(id_, glossary.concepts)
    advice = f"forse «{near}»?" if near else f"gli identificativi sono i nomi dei file in {TERMS_FOLDER}/."
    raise Refusal(f"«{id_}» non c’è nel glossario: {advice}")


def approved(text: str, id_: str, side: SideName, body: str, day: date) -> str:
    """Return the file ``text`` of the word ``id_`` with the approval of ``body`` for ``side`` on ``day``.

    An older approval of the same body, given to a text that has changed since, gives way to the new one.

    Raises:
        Refusal: the file has faults, a voice is missing, or the body cannot approve (again, for both sides).
    """
    typed, concept = _read(text, id_)
    name = " ".join(body.split())
    if missing := [other.label for other in SideName if other not in concept.sides]:
        raise Refusal(f"A «{id_}» manca la voce «{missing[0]}»: si approva quando ci sono tutte e due.")
    if not key(name):
        raise Refusal("Scrivi il nome dell’ente che approva.")
    for given in concept.approvazioni:
        if key(given.ente) == key(name):
            _refuse_repeated(concept, given, side)
    kept = [item for item in typed.get("approvazioni") or [] if key(item["ente"]) != key(name)]
    mark = {"lato": side.value, "ente": name, "data": day.isoformat(), "impronta": digest(concept)}
    with_it = _written(typed | {"approvazioni": [*kept, mark]})
    try:
        _read(with_it, id_)
    except Refusal:
        raise Refusal("Il nome dell’ente è troppo lungo: accorcialo.") from None
    return with_it


def _refuse_repeated(concept: Concept, given: Approval, side: SideName) -> None:
    body, day = given.ente, given.data.isoformat()
    if given.lato is not side:
        raise Refusal(f"«{body}» ha approvato per il lato «{given.lato.label}»: un ente sta da un lato solo.")
    if given.impronta == digest(concept):
        raise Refusal(f"«{body}» ha già approvato questo testo, il {day}: non c’è niente da aggiungere.")


def new_word(glossary: Glossary, name: str, area: str, qualifier: str = "") -> tuple[str, str]:
    """Return the id and the file of a new word, still to write; raises :class:`Refusal` if it cannot be."""
    name, qualifier = " ".join(name.split()), " ".join(qualifier.split())
    full = f"{name} {qualifier}".strip()
    id_ = slug(full)
    if not slug(name):
        raise Refusal(f"«{name}» non ha lettere: scrivi la parola, al singolare.")
    if len(id_) > ID_MAX:
        raise Refusal(f"«{id_}» è troppo lungo: il massimo è {ID_MAX} caratteri. Scegli una forma più breve.")
    if area not in glossary.areas:
        raise Refusal(f"L’area «{area}» non c’è. Le aree sono:\n{area_list(glossary)}")
    if taken := next(taken_by(glossary, name, id_, homograph=bool(qualifier)), None):
        raise Refusal(f"{taken}.")
    typed: dict[str, Any] = {}
    for at in TO_WRITE:
        put(typed, at, None)
    typed |= {"termine": name, "accezione": qualifier, "area": area}
    return id_, _written({field: value for field, value in typed.items() if value != ""})


def area_list(glossary: Glossary) -> str:
    """Return the areas one per line: the id to type, then the name."""
    width = max(map(len, glossary.areas), default=0)
    return "\n".join(f"  {id_:<{width}}  {area.nome}" for id_, area in glossary.areas.items())


def taken_by(glossary: Glossary, name: str, id_: str, *, homograph: bool = False) -> Iterator[str]:
    """Yield why the glossary already has ``name``, naming the word; a homograph may share its name."""
    if id_ in {*glossary.concepts, *glossary.redirects, *glossary.withdrawn}:
        yield f"«{id_}» c’è già: {path_of(id_)}"
    for concept in () if homograph else glossary.alphabetical:
        if what := _known_as(concept, name):
            rest = "Per una parola uguale con un altro significato usa --accezione"
            yield f"«{name}» c’è già: è {what} di «{concept.full_name}» ({path_of(concept.id)}). {rest}"


def _known_as(concept: Concept, name: str) -> str:
    """Return what ``name`` is for a word, with the article; empty if nothing."""
    forms = {
        "il termine": (concept.termine,),
        "una variante": concept.varianti,
        "una sigla": concept.sigle,
        "una forma sconsigliata": tuple(item.forma for item in concept.sconsigliati),
        "il plurale": tuple(plurals(concept.termine)),
    }
    return next((what for what, known in forms.items() if key(name) in map(key, known)), "")


def with_sources(text: str, sources: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the register ``text`` as it is, with ``sources`` (id → fields) at its end in canonical form."""
    entries = [f"{id_}:\n{written(dict(fields), Source, 2)}" for id_, fields in sources.items()]
    return "".join([text if not entries or text.endswith("\n") else f"{text}\n", *entries])


def _read(text: str, id_: str) -> tuple[dict[str, Any], Concept]:
    root, problems = read_yaml(text, path_of(id_))
    if isinstance(root, MappingNode) and not problems:
        draft = read_record(Concept, root, id=id_)
        if draft.record:
            return plain(root), draft.record
        problems = draft.problems
    faults = "\n".join(map(str, problems))
    raise Refusal(
        f"Il file di «{id_}» ha errori: prima correggili (make check li dice tutti).\n{faults}".rstrip()
    )


def _written(typed: Mapping[str, Any]) -> str:
    text = file_text(typed, WordFile)
    if text is None:
        raise Refusal("C’è un carattere che nel file non si può scrivere: scrivi di nuovo il nome a mano.")
    return text
