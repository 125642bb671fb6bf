"""What a text is looked for by: its terms without stop words, and what does not change of each.

The same analysis runs in the browser (``docs/assets/javascripts/analisi.js``) on the same lists, which it is
given; the golden vectors of ``tests/data/analisi.json`` keep the two equal. Rules first, then a short list of
what no rule tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from parole.language.italian import APOSTROPHES, DOTTED, ELIDED, HYPHENS, words

# Ignored when something else is asked: articles and prepositions (also elided, with a space: «dell ente»),
# conjunctions, pronouns, the verb to be and to have, and how people ask what a word means.
STOP_WORDS = frozenset(
    "a ad agli ai al all alla alle allo anche c che chi ci coi col come con cos cosa cui d da dagli dai "
    "dal dall dalla dalle dallo definizione degli dei del dell della delle dello di differenza dire "
    "dove e ed essere fra gli ha hanno ho i il in io l la le lo ma mi ne negli nei nel nell nella nelle "
    "nello nessuno noi non o of ogni per perche piu quale quali quando quel quell quella quelle quelli "
    "quello quest questa queste questi questo se si sia significa significato sono su sugli sui sul "
    "sull sulla sulle sullo the to tra un una uno vi voi vuol vuole".split()
)
# Joined to the word that follows: «co-progettazione», «co progettazione» and «coprogettazione» are one term.
PREFIXES = frozenset("anti auto co extra inter intra macro micro multi post pre pro sub vice".split())
_IRREGULAR = {
    "uomini": "uomo",
    "capifila": "capofila",
    "capigruppo": "capogruppo",
    "capiarea": "capoarea",
    "capiservizio": "caposervizio",
}
# What a rule takes away, or changes, in this order: the feminine of who does, the «s» of foreign plurals, the
# final vowels of gender and number (at least three letters stay), what kept a sound hard before them.
_STEPS = (
    (r"(?<=[a-z]{3})tric[ei]$", "tore"),
    (r"(?<=[a-z]{4}[bcdfghlmnprtvz])s$", ""),
    (r"(?<=[a-z0-9]{3})[aeio]+$", ""),
    (r"(?<=[a-z0-9]{2}[cg])h$", ""),
)
_RULES = tuple((re.compile(pattern), new) for pattern, new in _STEPS)
# What the browser is given: the lists and the patterns, which both dialects read alike.
BROWSER_DATA: dict[str, object] = {
    "apostrophes": APOSTROPHES,
    "hyphens": HYPHENS,
    "elided": ELIDED,
    "dotted": DOTTED.pattern,
    "stopWords": sorted(STOP_WORDS),
    "prefixes": sorted(PREFIXES),
    "irregular": _IRREGULAR,
    "steps": _STEPS,
}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what number and gender leave of a folded word: «enti», «ente» → ``ent``."""
    left = _IRREGULAR.get(word, word)
    for pattern, new in _RULES:
        left = pattern.sub(new, left)
    return left


def terms(text: str) -> list[str]:
    """Return the words that a text is looked for by: prefixes joined, no stop words if others remain."""
    found = words(text)
    joined = found if PREFIXES.isdisjoint(found) else list(_with_prefixes(found))
    return [word for word in joined if word not in STOP_WORDS] or joined


def _with_prefixes(found: Iterable[str]) -> Iterator[str]:
    """Yield the words with each prefix joined to the word that follows it."""
    held = ""
    for word in found:
        if not held and word in PREFIXES:
            held = word
        else:
            yield held + word
            held = ""
    if held:
        yield held


def stems(text: str) -> list[str]:
    """Return the stems of the terms of a text, in order."""
    return [stem(term) for term in terms(text)]
