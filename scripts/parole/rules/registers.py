"""The registers beside the words: each thing is there once."""

from __future__ import annotations

from collections.abc import Iterator

from parole.reading.problems import Place, Problem
from parole.reading.rulebook import problem
from parole.reading.yaml_nodes import Mapping, field_name
from parole.rules.subject import Subject


def check_doubles(subject: Subject) -> Iterator[Problem]:
    """No two entries of a register are the same thing, whatever their ids."""
    for double in subject.doubles:
        document = subject.reading.documents[double.kind, double.id]
        kept = double.kept if double.kind != "stranieri" else double.value
        there = entry_place(subject, double.kind, double.kept)
        details = {"valore": double.value, "altro": kept, "dove": there, "campo": double.field}
        place, name = entry_place(subject, double.kind, double.id), field_name(document.base)
        yield problem("registrata-due-volte", place, name, **details)


def entry_place(subject: Subject, kind: str, id_: str) -> Place:
    """Return where an entry begins: at its id, if it is in a register by that."""
    document = subject.reading.documents[kind, id_]
    keys = document.file.root.keys if isinstance(document.file.root, Mapping) and document.base else {}
    return keys.get(id_, document.root.place)  # an id that is not well written is not among them


def check_steps(subject: Subject) -> Iterator[Problem]:
    """A path goes through each word once, and names it once among the first."""
    for id_, path in sorted(subject.glossary.paths.items()):
        steps = [(("voci", index, "voce"), step.voce) for index, step in enumerate(path.voci)]
        firsts = [(("prime", index), first) for index, first in enumerate(path.prime)]
        for some in (steps, firsts):
            seen: set[str] = set()
            for at, word in some:
                if word in seen:
                    yield subject.found("elemento-ripetuto", "percorsi", id_, at, valore=word)
                seen.add(word)
