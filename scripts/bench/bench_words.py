"""The words of the bench as a generator of Markdown takes them: a page with all that ours shows of a word.

What such a generator cannot work out by itself (narrower words, addresses of the sources) is worked out
here, before the clock starts: to its advantage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from many_words import many_words

from parole.glossary.citations import address_of, cited_name
from parole.load import read_folder
from parole.model.registers import Source
from parole.model.values import Agreement, ExampleKind, SideName
from parole.rendering.templating import italian_date

SAMPLE = Path(__file__).resolve().parents[2] / "tests" / "data" / "sito"
Typed = Mapping[str, Any]
AGREEMENTS = {str(value): value for value in Agreement}
EXAMPLES = {str(value): value for value in ExampleKind}


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are typed, and the relations as seen from the other end."""

    typed: dict[str, Typed]
    narrower: dict[str, list[str]] = field(default_factory=dict)
    related: dict[str, list[str]] = field(default_factory=dict)


@cache
def words(size: int) -> Words:
    """Return ``size`` words with their relations."""
    found = Words(dict(many_words(size)))
    for id_, typed in found.typed.items():
        for other in typed.get("piu_ampio", ()):
            found.narrower.setdefault(other, []).append(id_)
        for other in typed.get("vedi_anche", ()):
            found.related.setdefault(id_, []).append(other)
            found.related.setdefault(other, []).append(id_)
    return found


def alphabetical(size: int) -> list[str]:
    """Return the ids in the order of their names."""
    typed = words(size).typed
    return sorted(typed, key=lambda id_: str(typed[id_]["termine"]).lower())


def page(size: int, id_: str, previous: str, following: str) -> str:
    """Return the page of a word; ``previous`` and ``following`` are ids, empty at the ends."""
    return "\n\n".join(_parts(words(size), id_, previous, following)) + "\n"


def _parts(known: Words, id_: str, previous: str, following: str) -> Iterator[str]:
    typed = known.typed[id_]
    yield f"# {typed['termine']}"
    if typed["sigle"]:
        yield "Sigla: " + ", ".join(typed["sigle"])
    yield "Bozza redazionale"
    yield f"## In breve\n\n{_sentence(typed['in_breve'])}"
    for side in SideName:
        yield f"## {side.label}\n\n{typed[side.value]['definizione']}"
    agreement = AGREEMENTS[typed["accordo"]]
    yield f"**{agreement.label}:** {agreement.help}."
    yield f"## Attenzione\n\n{typed['attenzione']}"
    yield f"## Come dirlo\n\n{typed['come_dirlo']}"
    kind = EXAMPLES[typed["esempio"]["tipo"]]
    yield f"## Esempio\n\n{typed['esempio']['testo']}\n\n*{kind.label}.*"
    yield "## Parole vicine"
    yield from _near(known, id_)
    yield "## Fonti"
    yield from _sources(typed)
    yield f"Fonti controllate il {italian_date(date.fromisoformat(typed['verificato']))}."
    around = (("Prima", previous), ("Dopo", following))
    yield " ".join(f"{label}: {_link(known, other)}" for label, other in around if other)


def _near(known: Words, id_: str) -> Iterator[str]:
    typed = known.typed[id_]
    for label, ids in (
        ("Più ampio", typed.get("piu_ampio", ())),
        ("Più specifico", known.narrower.get(id_, ())),
        ("Vedi anche", known.related.get(id_, ())),
    ):
        if ids:
            yield f"{label}:\n\n" + "\n".join(
                f"- {_link(known, other)} ({AGREEMENTS[known.typed[other]['accordo']].label.lower()})"
                for other in ids
            )
    if typed["varianti"]:
        yield "Si dice anche: " + ", ".join(typed["varianti"])
    avoided = (f"- *{item['forma']}*: {item['perche']}" for item in typed["sconsigliati"])
    yield "Da evitare:\n\n" + "\n".join(avoided)


def _sources(typed: Typed) -> Iterator[str]:
    for label, citations in (
        *((side.label, typed[side.value]["fonti"]) for side in SideName),
        ("In breve, attenzione, come dirlo", typed["fonti"]),
    ):
        cited = "\n".join(f"- {_cited(citation['fonte'], citation['rif'])}" for citation in citations)
        yield f"### {label}\n\n{cited}"


@cache
def _cited(source: str, reference: str) -> str:
    known = _registered()[source]
    return f"[{cited_name(known, reference)}]({address_of(known, reference)})"


@cache
def _registered() -> Mapping[str, Source]:
    return read_folder(SAMPLE).glossary.sources


def _link(known: Words, id_: str) -> str:
    return f"[{known.typed[id_]['termine']}]({id_}.md)"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
