"""The forms of the words: made here, once, for links in pages, «Leggi un testo» and other sites.

A form becomes *keys*: its words as they are compared, with a space between them. Capitals count in acronyms
alone, accents at the end of a word alone (*gratuita* is not *gratuità*). :mod:`parole.language.recognition`
looks for the keys in a text; a browser does the same with the same keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from parole.language.italian import APOSTROPHES, agreeing, feminines, fold_apart, of_the_verb, plurals
from parole.language.stemming import PREFIXES
from parole.model.concept import Concept

# Letters that a text may join to the word before («a cogestire», «socio-sanitario», «capo fila»).
JOINING = PREFIXES | {"capo", "ri", "socio"}
# A word: letters divided by dots are one («E.T.S.»); it may hold signs that nobody sees, and end with the
# apostrophe that many type for an accent («poverta'»).
TOKEN = (
    r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"
    r"|[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff][^\W_]*)*(?:(?<=[aeiouAEIOU])['’‘´`](?![^\W_]))?"
)
_TOKEN = re.compile(TOKEN)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff.ºª]")
_OF = frozenset("d del dello della dei degli delle dell".split())
_ANY_OF = re.compile(rf"\b(?:{'|'.join(sorted(_OF, key=len, reverse=True))})\b")
_ORDINALS = {"terzo": ("iii", "3")}
_LAST_HYPHENATED = 2  # «e-welfare» is one word, «e welfare» is not it
# Acronyms that, with one capital, are words or names that a sentence may begin with.
_WORDS = frozenset(
    "adi ama anna asse ati cav casa dia dona era fai fare gea gli ira mai mia mio noi ora pal pari"
    " per pia pis più poi pon pro pua qua qui rai rete sai san sap sei sia sim sol spa sta stai sua tar tis"
    " tra tre tua uni uno usa vai via vis vita voi zia".split()
)


class Sense(IntEnum):
    """What a form says: its word, one of several, or what should not be written."""

    SURE = 0
    DEPENDS = 1
    AVOID = 2


class Meaning(NamedTuple):
    """The words that a key may name, in which sense, and a form as it is declared."""

    ids: tuple[str, ...]
    sense: Sense
    form: str


def declared_forms(concept: Concept) -> Iterator[tuple[str, Sense]]:
    """Yield each form that is written in a word; the bare name of one with a qualifier settles nothing."""
    yield concept.termine, Sense.DEPENDS if concept.accezione else Sense.SURE
    yield from ((form, Sense.SURE) for form in (*concept.varianti, *concept.sigle))
    yield from ((item.forma, Sense.AVOID) for item in concept.sconsigliati)


def meanings(concepts: Iterable[Concept]) -> dict[str, Meaning]:
    """Return what each key means, in the order of the keys.

    What is written wins over what is made of it; between equals, a good form over one to avoid.
    """
    claims: dict[str, dict[str, tuple[tuple[int, bool], Sense, str]]] = {}
    for concept in concepts:
        for form, sense in declared_forms(concept):
            for key, distance in keys_of(form):
                claim = ((distance, sense is Sense.AVOID), sense, form)
                mine = claims.setdefault(key, {})
                mine[concept.id] = min(mine.get(concept.id, claim), claim)
    return {key: _meaning(claims[key]) for key in sorted(claims)}


def _meaning(claims: dict[str, tuple[tuple[int, bool], Sense, str]]) -> Meaning:
    best = min(rank for rank, _, _ in claims.values())
    nearest = {id_: (sense, form) for id_, (rank, sense, form) in claims.items() if rank == best}
    sense = max(sense for sense, _ in nearest.values())
    if len(nearest) > 1 and sense is Sense.SURE:
        sense = Sense.DEPENDS
    return Meaning(tuple(nearest), sense, next(iter(nearest.values()))[1])


@lru_cache(maxsize=65536)  # the checks, the pages, «Leggi un testo» and the embed all ask
def keys_of(form: str) -> tuple[tuple[str, int], ...]:
    """Return the keys of a form, each with its distance from what is written: 0, 1 (inflected), 2 (loose)."""
    found: dict[str, int] = {}
    made = plurals(form) | feminines(form) | agreeing(form) | of_the_verb(form)
    for distance, forms in enumerate(((form,), sorted(made))):
        for key in (key for each in forms for key in _exact(each)):
            found.setdefault(key, distance)
    for key in list(found):
        for loose in _loose(key):
            found.setdefault(loose, 2)
    return tuple(found.items())


def _exact(form: str) -> Iterator[str]:
    """Yield the keys of a form as it is; an acronym also as the press writes it («Ets»)."""
    tokens = list(_TOKEN.finditer(form))
    if not tokens:  # nothing but signs: the rules tell it
        return
    options = [_written(token[0]) for token in tokens]
    joints = [_joint(form, one, two) for one, two in pairwise(tokens)]
    for words in product(*options):
        yield "".join(f"{word}{joint}" for word, joint in zip(words, [*joints, ""], strict=True))


def _joint(form: str, one: re.Match[str], two: re.Match[str]) -> str:
    short = len(one[0]) <= _LAST_HYPHENATED and form[one.end() : two.start()] in ("-", "‐", "‑")
    return "" if short or fold_apart(one[0]) in JOINING else " "


def _written(token: str) -> tuple[str, ...]:
    first = readings(token)[0]
    if not first.isupper():
        return (first if first.islower() else readings(token)[-1],)
    if not token.isupper():
        return first, readings(token)[-1]
    is_word = len(first) < 3 or first.lower() in _WORDS
    return (first,) if is_word else (first, first.capitalize())


def _loose(key: str) -> Iterator[str]:
    """Yield other ways to write a key: another «of», no accents where several words tell, «III», «3»."""
    others = {key, _ANY_OF.sub("di", key)}
    if " " in key:
        others |= {other.replace("'", "") for other in others}
    for word, figures in _ORDINALS.items():
        if word in key.split():
            others |= {re.sub(rf"\b{word}\b", figure, other) for other in others for figure in figures}
    yield from sorted(others - {key})


@lru_cache(maxsize=65536)
def readings(token: str) -> tuple[str, ...]:
    """Return what may be compared of a word of a text, the nearest to what is written first."""
    bare = _UNSEEN.sub("", unicodedata.normalize("NFC", token))
    word = bare.rstrip(f"'{APOSTROPHES}")
    plain = _plain(word, bare)
    capitals = sum(map(str.isupper, word))
    if capitals > 1:
        return (fold_apart(word).upper(), *plain)
    return (word, *plain) if word[:1].isupper() and len(word) > _LAST_HYPHENATED else plain


def _plain(word: str, bare: str) -> tuple[str, ...]:
    """Return a word folded; a mark says that its last vowel has, or may have, an accent."""
    folded = fold_apart(word)
    if folded in _OF:
        return folded, "di"
    if folded[-1:] in "aeiou" and (word != bare or (word.isupper() and len(word) > 1)):
        return (f"{folded}'", folded) if word != bare else (folded, f"{folded}'")
    return (f"{folded}'" if folded[-1:] != word[-1:].lower() and folded[-1:] in "aeiou" else folded,)


__all__ = ["JOINING", "TOKEN", "Meaning", "Sense", "declared_forms", "keys_of", "meanings", "readings"]
