"""As many words as one asks for, made of those of the probe: for what is measured, never for the real site.

Deterministic. Every word has a name of its own, both sides, sources, and relations with words near it, so
that maps, links and indexes have the work that a real glossary gives them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from builders import make_concept, make_glossary
from probe import probe_glossary
from site_fixture import sample_project

from parole.editing.writing import written
from parole.glossary.glossary import Glossary
from parole.language.italian import slug
from parole.language.texts import LINK
from parole.model.concept import Concept, WordFile

AGREEMENTS = ("coincidono", "si-completano", "divergono")
LINES = {
    "pa": "atto dell’ufficio che si firma, con le ragioni e le date del caso {}",
    "terzo_settore": "mestiere quotidiano di chi accompagna, prima e dopo ogni carta, numero {}",
}
# Whose each case of a word that diverges is.
CASES = (["terzo_settore"], ["pa"], ["pa", "terzo_settore"])
# Each says what kind of place a word is about: names stay apart however many words are made.
PLACES = (
    "in periferia, per anziani, di strada, a scuola, in cortile, nel verde, di vallata, per famiglie, sul fiume, "
    "d’estate, d’inverno, in prova, a distanza, per giovani, senza soglia, di notte"
).split(", ")
# A name becomes an id, and an id has a length that it may have.
LONGEST = 56
# How many words, more or less, the texts of a real entry have (the means of the glossary in November 2026).
DEFINITION, ADVICE, EXAMPLE, NOTES = 86, 39, 62, 81
READ = "  letture: [{letto_su: testo, versione: 2021-05-18, letto_il: 2026-11-23, chi: redazione}]\n"
CITATIONS = (("cts", "art. 55, c. 3"), ("cts", "artt. 55-57"), ("cts", "art. 79-bis"))


def many_words(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield ``count`` words as they are typed: id and fields."""
    known = _good_words()
    names = [_name(known, number) for number in range(count)]
    for number, name in enumerate(names):
        first, second = _pair(known, number)
        yield slug(name), _typed(first, second, number, names)


def many_words_glossary(count: int) -> Glossary:
    """Return those words as a glossary."""
    return make_glossary(*(make_concept(id_, **typed) for id_, typed in many_words(count)))


def large_project(folder: Path, count: int) -> Path:
    """Lay out the sample project in ``folder`` with ``count`` words in place of its own, and return it."""
    sample_project(folder)
    terms = folder / "glossary" / "termini"
    shutil.rmtree(terms)
    shutil.rmtree(folder / "glossary" / "percorsi")
    terms.mkdir()
    for id_, typed in many_words(count):
        (terms / f"{id_}.yml").write_text(written(typed, WordFile), encoding="utf-8")
    sources = (
        folder / "glossary" / "fonti.yml"
    )  # what the words cite has been read: real words have no warnings
    sources.write_text(
        sources.read_text(encoding="utf-8").replace("cts:\n", f"cts:\n{READ}", 1), encoding="utf-8"
    )
    home = folder / "docs" / "index.md"  # it links a word of the sample by its id
    home.write_text(
        LINK.sub(lambda link: link["text"] or "", home.read_text(encoding="utf-8")), encoding="utf-8"
    )
    return folder


def _good_words() -> list[Concept]:
    """Return the words to mix: no homographs, no names too long to be mixed, no acronym without its words."""
    words = {word.termine: word for word in probe_glossary().concepts.values()}.values()
    return [word for word in words if len(word.termine) < 32 and "CAF" not in str(word.sides.values())]


def _pair(known: list[Concept], number: int) -> tuple[Concept, Concept]:
    turn, first = divmod(number, len(known))
    return known[first], known[(first + 1 + turn // (len(PLACES) + 1)) % len(known)]


def _name(known: list[Concept], number: int) -> str:
    first, second = _pair(known, number)
    turn = number // len(known)
    place = turn % (len(PLACES) + 1)
    head = first.termine if turn <= len(PLACES) else f"{first.termine} con {_end(second.termine)}"
    name = f"{head} {PLACES[place - 1]}" if place else head
    return name if len(name) < LONGEST else f"{first.termine} numero {number}"


def _end(name: str) -> str:
    """Return the shorter half of a long name, or all of a short one: labels have a length that they may have."""
    return name if len(name) < 24 else name.split(maxsplit=1)[0]


def _typed(first: Concept, second: Concept, number: int, names: list[str]) -> dict[str, Any]:
    """Return the fields of a word; the texts mention other words of the glossary by name."""
    about, accordo = names[number * 7 % len(names)], AGREEMENTS[number % 3]
    return {
        "termine": names[number],
        "sigle": list(first.sigle) if number % 5 == 0 else [],
        "varianti": [f"{form} numero {number}" for form in (*first.varianti, *second.varianti)],
        "sconsigliati": [{"forma": f"{first.termine} qualsiasi {number}", "perche": second.in_breve}],
        "area": ("strumenti", "soggetti")[number % 2],
        "in_breve": f"{' '.join(first.in_breve.split()[:14])}, caso {number} di {len(names)}",
        "pa": _side("pa", number, accordo, f"Vale anche per {about}."),
        "terzo_settore": _side(
            "terzo_settore", number, accordo, f"E {names[number // 2]} non è la stessa cosa."
        ),
        "accordo": accordo,
        "differenza": ["quando"] if accordo != "coincidono" else [],
        "attenzione": f"Chi sente {names[number]} può pensare a {names[number // 2]}, {_one_sentence(number)}",
        "come_dirlo": {
            "da_scrivere": {"dove": "nell’avviso", "testo": _prose(number + 1, ADVICE - 20)},
            "da_chiedere": f"Qui si parla di {names[number]} o di {about}?",
        },
        "da_non_confondere": [{"forma": f"cosa vicina {number}", "perche": f"Non è {names[number]}."}],
        "casi": [
            {
                "caso": f"Succede il fatto {number}, la volta {turn}.",
                "vale_per": sides,
                "perche": _one_sentence(turn),
            }
            for turn, sides in enumerate(CASES if accordo == "divergono" else ())
        ],
        "esempio": {"testo": _prose(number + 2, EXAMPLE), "tipo": "inventato"},
        "fonti": _citations(number),
        **_relations(number, names),
        "note_redazionali": _prose(number + 3, NOTES),
    }


def _side(name: str, number: int, accordo: str, end: str) -> dict[str, Any]:
    line = {"vuol_dire": LINES[name].format(number)} if accordo != "coincidono" else {}
    text = f"{_prose(number, DEFINITION - 12, name)} {end}"
    return line | {"definizione": text, "fonti": _citations(number)}


def _one_sentence(number: int) -> str:
    """Return about as many words as the advice of a real entry has, without a full stop inside."""
    return f"{' '.join(re.sub(r'[.!?…»]', '', _prose(number, ADVICE - 12)).split()[: ADVICE - 12])}."


def _citations(number: int) -> list[dict[str, str]]:
    typed = (("cts", f"art. {number % 104 + 1}"), *CITATIONS)
    return [{"fonte": source, "rif": reference} for source, reference in typed]


def _prose(start: int, length: int, side: str = "pa") -> str:
    """Return definitions of the probe, one after the other from ``start`` on, for about ``length`` words."""
    said: list[str] = []
    while len(" ".join(said).split()) < length:
        said.append(_definitions()[side][start * 5 % len(_definitions()[side])])
        start += 1
    return " ".join(said)


@cache
def _definitions() -> dict[str, list[str]]:
    words = _good_words()
    return {
        side: [voice.definizione for word in words if (voice := getattr(word, side))]
        for side in ("pa", "terzo_settore")
    }


def _relations(number: int, names: list[str]) -> dict[str, list[str]]:
    """Return broader words that never make a circle, and related ones that are not among them."""
    broader = [slug(names[number // 6])] if number else []
    chain = {number}
    while number and (number := number // 6) not in chain:
        chain.add(number)
    near = [other for other in (max(chain) + 1, max(chain) + 2) if other < len(names)]
    related = [slug(names[other]) for other in near if other // 6 not in chain]
    return {name: ids for name, ids in (("piu_ampio", broader), ("vedi_anche", related)) if ids}
