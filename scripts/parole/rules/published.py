"""What was published answers for ever: no address disappears, none comes to mean something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parole.glossary import addresses
from parole.glossary.editions import digest
from parole.glossary.glossary import (
    ADDRESSES_FILE,
    AREAS_FILE,
    NEWS_FILE,
    PATHS_FOLDER,
    TERMS_FOLDER,
    edition_path,
)
from parole.model.publication import is_intact
from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.yaml_nodes import Location
from parole.rules.references import moved
from parole.rules.subject import Subject

_CODE = "scripts/parole/glossary/addresses.py"
_LEFT_OVER = (
    f"lascia in {TERMS_FOLDER}/{{}}.yml il rinvio alla voce nuova (scripts/rinomina.py) "
    "oppure il perché del ritiro (scripts/ritira.py)"
)


def check_registers_untouched(subject: Subject) -> Iterator[Problem]:
    """The registers of what was published are as the command wrote them, and both are there or neither."""
    glossary = subject.glossary
    if not is_intact(glossary.published):
        yield subject.found("registro-toccato", "indirizzi", "", ())
    if not is_intact(glossary.news):
        yield subject.found("registro-toccato", "novita", "", ())
    there = {ADDRESSES_FILE: ("indirizzi", "") in subject.reading.documents}
    there[NEWS_FILE] = ("novita", "") in subject.reading.documents
    broken = {found.place.path for found in subject.reading.problems}
    if len(set(there.values())) == 2 and not broken & there.keys():
        yield problem(
            "registro-toccato", Place(next(path for path, is_there in there.items() if not is_there))
        )


def check_editions_untouched(subject: Subject) -> Iterator[Problem]:
    """The files of the editions are those that the register remembers, byte for byte, and no other."""
    registered = {edition.data: edition.sha256 for edition in subject.glossary.published.edizioni}
    there = {day: digest(content) for day, content in subject.glossary.editions.items()}
    broken = {found.place.path for found in subject.reading.problems}
    for day in sorted(registered.keys() | there.keys()):
        if registered.get(day) != there.get(day) and not {edition_path(day), ADDRESSES_FILE} & broken:
            yield problem("registro-toccato", Place(edition_path(day)))


def check_published_addresses(subject: Subject) -> Iterator[Problem]:
    """Every address in the register still answers."""
    for index, word in enumerate(subject.glossary.published.voci):
        if word.id not in subject.reading.word_ids:
            gone = _gone(subject, ("voci", index, "id"), addresses.word(word.id), _LEFT_OVER.format(word.id))
            yield moved(subject, "termini", word.id) or gone
    yield from _check_registers(subject)
    pages = subject.reading.pages
    if pages is not None:
        remedy = "rimetti la pagina, anche solo per dire dove si è spostata"
        yield from _missing(subject, "pagine", {f"/{page}" for page in pages}, "{}", remedy)
    anchors = {f"#{anchor}" for anchor in addresses.ANCHORS.values()}
    yield from _missing(subject, "ancore", anchors, "{}", f"rimettila in {_CODE}")
    filters = {f"?{name}=" for name in addresses.FILTERS}
    yield from _missing(subject, "filtri", filters, "{}", f"rimettilo in {_CODE}")


def _check_registers(subject: Subject) -> Iterator[Problem]:
    """The areas and the reading paths are there; a file that cannot be read has problems of its own."""
    known = subject.reading.documents
    if areas := {id_ for kind, id_ in known if kind == "aree"}:
        yield from _missing(
            subject, "aree", areas, "aree/{}/", f"rimettila in {AREAS_FILE}, anche senza parole"
        )
    broken = {found.place.path for found in subject.reading.problems}
    paths = {id_ for kind, id_ in known if kind == "percorsi"}
    paths |= {id_ for id_ in subject.glossary.published.percorsi if f"{PATHS_FOLDER}/{id_}.yml" in broken}
    yield from _missing(subject, "percorsi", paths, "percorsi/{}/", f"rimettilo in {PATHS_FOLDER}/")


def _missing(
    subject: Subject, field: str, known: Iterable[str], shown: str, remedy: str
) -> Iterator[Problem]:
    there = set(known)
    for index, value in enumerate(getattr(subject.glossary.published, field)):
        if value not in there:
            yield _gone(subject, (field, index), shown.format(value), remedy)


def _gone(subject: Subject, at: Location, address: str, remedy: str) -> Problem:
    return subject.found("indirizzo-sparito", "indirizzi", "", at, valore=address, consiglio=remedy)


def check_published_meanings(subject: Subject) -> Iterator[Problem]:
    """An id that had moved when it was published still leads to the same word, wherever that is now."""
    glossary = subject.glossary
    for index, move in enumerate(glossary.published.rinvii):
        then, now = glossary.end_of(move.a), glossary.end_of(move.da)
        both_withdrawn = {then, now} <= glossary.withdrawn.keys()
        if then and now and then != now and not both_withdrawn:
            details = {"valore": addresses.word(move.da), "prima": then, "adesso": now}
            yield subject.found("indirizzo-cambiato", "indirizzi", "", ("rinvii", index), **details)
