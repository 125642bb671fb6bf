"""References between words and to the registers: they exist, lead straight there, and never go round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from parole.glossary.glossary import AREAS_FILE, SOURCES_FILE, TERMS_FOLDER
from parole.language.italian import nearest, slug
from parole.language.texts import malformed_links, references_in
from parole.model.concept import Citation, Concept
from parole.model.parts import text_at
from parole.model.registers import ReadingPath
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.unknown_fields import MAX_LISTED
from parole.reading.yaml_nodes import Location
from parole.rules.registers import entry_place
from parole.rules.subject import Subject

Known = tuple[str, ...] | frozenset[str]
LINK_FORM = "usa [[identificativo]] oppure [[identificativo|testo da mostrare]]"
_WORD_FIELDS = ("piu_ampio", "vedi_anche")
_RENAME = "rimetti il nome {}.yml; poi, se serve, cambialo con scripts/rinomina.py, che corregge chi la cita"
_REWRITE = (
    "rimetti l’identificativo di prima: è quello che citano le voci, e il nome che si legge sta in «nome»"
)


def check_references(subject: Subject) -> Iterator[Problem]:
    """Every id written in a word or in a reading path leads to a word that is there."""
    for concept in subject.concepts:
        for field in _WORD_FIELDS:
            for index, target in enumerate(getattr(concept, field)):
                yield from _check_target(subject, "termini", concept.id, (field, index), target)
        for index, neighbour in enumerate(concept.da_non_confondere):
            if neighbour.voce:
                at = ("da_non_confondere", index, "voce")
                yield from _check_target(subject, "termini", concept.id, at, neighbour.voce)
    yield from _check_text_links(subject)
    for id_, path in sorted(subject.glossary.paths.items()):
        yield from _check_path(subject, id_, path)


def _check_path(subject: Subject, id_: str, path: ReadingPath) -> Iterator[Problem]:
    for index, step in enumerate(path.voci):
        yield from _check_target(subject, "percorsi", id_, ("voci", index, "voce"), step.voce)
    typed = (subject.typed("percorsi", id_, "voci", index, "voce") for index in range(len(path.voci)))
    met = {_meant(subject, text) for text in typed}
    for index, first in enumerate(path.prime):
        at = ("prime", index)
        if first not in subject.reading.word_ids:
            yield from _check_target(subject, "percorsi", id_, at, first)
        elif first not in met and "" not in met and met <= subject.reading.word_ids:
            yield subject.found("prima-fuori-percorso", "percorsi", id_, at, valore=first)


def _meant(subject: Subject, id_: str) -> str:
    """Return the word that an id seems to mean: of one that is misspelt, the message says which."""
    known = subject.reading.word_ids
    return id_ if id_ in known else subject.named("termini", id_) or closest(id_, known) or id_


def _check_target(
    subject: Subject, kind: str, id_: str, at: Location, target: str, offset: int | None = None
) -> Iterator[Problem]:
    """Check the word that is named at ``at``, or at ``offset`` inside the text that is there."""
    glossary = subject.glossary
    if kind == "termini" and target == id_:
        yield subject.found("rimando-a-se", kind, id_, at, offset)
    elif target in glossary.redirects:
        end = _followed(subject, target)[-1]
        yield subject.found("rimando-a-rinvio", kind, id_, at, offset, valore=target, nuovo=end)
    elif gone := glossary.withdrawn.get(target):
        advice = f"usa: {', '.join(gone.ritirato.usare)}" if gone.ritirato.usare else "togli il rimando"
        yield subject.found("rimando-a-ritirata", kind, id_, at, offset, valore=target, consiglio=advice)
    elif target not in subject.reading.word_ids:
        named = subject.named("termini", target)
        advice = _advice(target, subject.reading.word_ids, "scrivi prima quella voce", named)
        details = {"valore": target, "dove": f"{TERMS_FOLDER}/", "consiglio": advice}
        yield moved(subject, "termini", target) or subject.found(
            "rimando-inesistente", kind, id_, at, offset, **details
        )


def moved(subject: Subject, kind: str, id_: str) -> Problem | None:
    """Return the problem of the thing that had ``id_``, if it only has another id now."""
    now = subject.renamed.current(kind, id_)
    if not now:
        return None
    place = entry_place(subject, kind, now)
    if kind == "termini":  # of a word it is the name of the file that has changed
        place = Place(place.path)
    advice = _RENAME.format(id_) if kind == "termini" else _REWRITE
    return problem("identificativo-cambiato", place, adesso=now, prima=id_, consiglio=advice)


def _check_text_links(subject: Subject) -> Iterator[Problem]:
    """Only the texts of words have links: those of the registers are shown as they are."""
    for kind, id_, location, text in subject.texts_with_signs:
        if kind == "termini":
            for raw in malformed_links(text):
                yield _bad_link(subject, id_, location, raw)
            for link in references_in(text):
                yield from _check_target(subject, kind, id_, location, link["id"], link.start("id"))


def check_registers(subject: Subject) -> Iterator[Problem]:
    """Areas and sources are in their registers."""
    areas, sources = subject.ids.get("aree", ()), subject.ids.get("fonti", ())
    known_areas, known_sources = set(areas), set(sources)
    which = f"usa: {', '.join(areas)}" if len(areas) <= MAX_LISTED else "scegli un’area da quell’elenco"
    for concept in subject.concepts:
        if areas and concept.area not in known_areas:
            advice = _advice(concept.area, areas, which)
            found = _not_there(subject, concept, ("area",), AREAS_FILE, advice)
            yield moved(subject, "aree", concept.area) or found
        for location, citation in citations_with_places(concept):
            if sources and citation.fonte not in known_sources:
                named = subject.usual.understood(_as_an_act(citation.fonte)).fonte
                advice = _advice(citation.fonte, sources, "aggiungi prima la fonte al registro", named)
                found = _not_there(subject, concept, (*location, "fonte"), SOURCES_FILE, advice)
                yield moved(subject, "fonti", citation.fonte) or found


def _bad_link(subject: Subject, id_: str, at: Location, raw: re.Match[str]) -> Problem:
    """Return the problem of what is no link, with the link that was meant, if a word has that name."""
    typed, *shown = raw[0].strip("[ ]").partition("]")[0].split("|")
    named = subject.named("termini", typed)
    ids = subject.reading.word_ids
    target = typed if typed in ids else named or (slug(typed) if slug(typed) in ids else "")
    text = "|".join(shown) or (typed if target != typed else "")
    link = f"[[{target}|{text}]]" if text else f"[[{target}]]"
    advice = f"scrivi {link}" if target else LINK_FORM
    piece = (
        f"{raw[0].partition(']')[0]}]" if target and not raw[0].endswith("]]") and "]" in raw[0] else raw[0]
    )
    found = subject.found("collegamento", "termini", id_, at, raw.start(), valore=piece, consiglio=advice)
    return found._replace(mend=(piece, link)) if target and piece.endswith("]") else found


def _as_an_act(id_: str) -> str:
    """Return an id as people call an act: «dlgs-117-2017» is «dlgs 117/2017»."""
    return re.sub(r" (\d+) (\d{4})$", r" \1/\2", id_.replace("-", " "))


def _not_there(subject: Subject, concept: Concept, at: Location, register: str, advice: str) -> Problem:
    value = text_at(concept, at)
    return subject.in_word("rimando-inesistente", concept, *at, valore=value, dove=register, consiglio=advice)


def citations_with_places(concept: Concept) -> Iterator[tuple[Location, Citation]]:
    """Yield every citation of a word with its location in the file."""
    for name, side in concept.sides.items():
        yield from (((name.value, "fonti", i), citation) for i, citation in enumerate(side.fonti))
    if concept.esempio and concept.esempio.fonte:
        yield ("esempio", "fonte"), concept.esempio.fonte
    yield from ((("fonti", i), citation) for i, citation in enumerate(concept.fonti))


def _advice(value: str, known: Known, otherwise: str, named: str = "") -> str:
    near = named or closest(value, known)
    return f"forse «{near}»? Se no, {otherwise}" if near else otherwise


@lru_cache(maxsize=1024)
def closest(value: str, known: Known) -> str | None:
    """A source taken away, or a word, is missed by all the entries that name it: it is looked for once."""
    return nearest(value, known)


def check_redirects(subject: Subject) -> Iterator[Problem]:
    """A redirect leads to a word, not to itself, to another redirect or to nothing; a tombstone too."""
    at = ("sostituito_da",)
    for id_, redirect in sorted(subject.glossary.redirects.items()):
        chain = _followed(subject, id_)
        if chain[-1] not in chain[:-1] or len(chain) == 2:
            yield from _check_target(subject, "termini", id_, at, redirect.sostituito_da)
        elif id_ == min(chain):  # a circle of redirects is told once
            chained = _chained(subject, [(word, at) for word in chain[:-1]])
            yield subject.found("rimando-circolare", "termini", id_, at, catena=chained)
    for id_, gone in sorted(subject.glossary.withdrawn.items()):
        for index, target in enumerate(gone.ritirato.usare):
            yield from _check_target(subject, "termini", id_, ("ritirato", "usare", index), target)


def _followed(subject: Subject, id_: str) -> tuple[str, ...]:
    """Return the redirects that start at ``id_``, up to what is not one or to the first met twice."""
    redirects = subject.glossary.redirects
    chain: tuple[str, ...] = (id_,)
    while chain[-1] in redirects and chain[-1] not in chain[:-1]:
        chain = (*chain, redirects[chain[-1]].sostituito_da)
    return chain


def check_hierarchy(subject: Subject) -> Iterator[Problem]:
    """Broader chains never go round, and a related word is never also an ancestor (SKOS S27)."""
    seen: set[frozenset[str]] = set()
    for concept in subject.concepts:
        ancestors = subject.glossary.ancestors(concept.id)
        if (cycle := _cycle(subject, concept)) and frozenset(cycle) not in seen:
            seen.add(frozenset(cycle))
            steps = [
                (word, _broader_at(subject, word, above)) for word, above in pairwise((*cycle, cycle[0]))
            ]
            chained = _chained(subject, steps)
            yield subject.in_word("rimando-circolare", concept, *steps[0][1], catena=chained)
        for index, target in enumerate(concept.vedi_anche):
            if chain := ancestors.get(target) or subject.glossary.ancestors(target).get(concept.id):
                details = {"valore": target, "catena": " → ".join(chain)}
                yield subject.in_word("parente-e-antenato", concept, "vedi_anche", index, **details)


def _broader_at(subject: Subject, id_: str, above: str) -> Location:
    return "piu_ampio", subject.glossary.concepts[id_].piu_ampio.index(above)


def _chained(subject: Subject, steps: list[tuple[str, Location]]) -> str:
    """Return a circle of words as it is told, each with the line of its file that leads to the next."""
    lines = (f"{id_} (riga {subject.place('termini', id_, *at).line})" for id_, at in steps)
    return " → ".join((*lines, steps[0][0]))


def _cycle(subject: Subject, concept: Concept) -> tuple[str, ...]:
    """Return the chain that leads from a word back to itself, without the last step, or ``()``."""
    for start in concept.piu_ampio:
        chain = subject.glossary.ancestors(start).get(concept.id)
        if chain and start != concept.id:
            return (concept.id, *chain[:-1])
    return ()


def check_double_links(subject: Subject) -> Iterator[Problem]:
    """A relation is typed once: written on both words it must be kept equal by hand."""
    for concept in subject.concepts:
        for index, target in enumerate(concept.vedi_anche):
            other = subject.glossary.concepts.get(target)
            if other and concept.id in other.vedi_anche and concept.id > target:
                there = subject.place("termini", target, "vedi_anche", other.vedi_anche.index(concept.id))
                at = ("vedi_anche", index)
                yield subject.in_word("rimando-doppio", concept, *at, valore=target, altro=there)
