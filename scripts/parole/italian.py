"""What the program knows of written Italian: folding, slugs, plurals, nearest word.

Everything here is a pure function of its arguments. The same folding runs in the browser
(``docs/assets/javascripts/analysis.js``); golden vectors in the tests keep the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

APOSTROPHES = "’‘ʼ´`′"
_HYPHENS = re.compile("[‐‑‒–—−]")
_WORD = re.compile(r"[a-z0-9]+")
# Articles and prepositions that lose their vowel before another word: «l’ente», «dell’avviso».
_ELIDED = re.compile(r"(?<![a-z0-9])(?:l|un|d|dell|all|dall|nell|sull|coll|quest|quell|c|s|n|m|t|v)'(?=[a-z])")
# Words inside a name that do not change in the plural: from the first of them on, nothing changes.
_STOPS = frozenset("di del dello della dei degli delle da dal a al alla ai agli per in nel nella con su sul e".split())
_IRREGULAR = {"ente": "enti", "parte": "parti", "rete": "reti", "bene": "beni", "euro": "euro", "uomo": "uomini"}


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, with plain apostrophes and hyphens, elisions dropped."""
    plain = _HYPHENS.sub("-", text)
    for apostrophe in APOSTROPHES:
        plain = plain.replace(apostrophe, "'")
    decomposed = unicodedata.normalize("NFKD", plain.lower())
    unaccented = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _ELIDED.sub("", unaccented)


def words(text: str) -> list[str]:
    """Return the folded words of ``text``: letters and digits, an acronym with dots as one word."""
    return _WORD.findall(join_dotted(fold(text)))


def join_dotted(folded: str) -> str:
    """Turn ``e.t.s.`` into ``ets``: single letters divided by dots are one acronym."""
    return re.sub(r"(?<![a-z0-9])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9])", lambda m: m[0].replace(".", ""), folded)


def key(text: str) -> str:
    """Return what makes two spellings the same name: «Co-progettazione», «coprogettazione», «co progettazione»."""
    return "".join(words(text))


def slug(text: str) -> str:
    """Return ``text`` as an address: lower-case ASCII, all else a hyphen."""
    return "-".join(_WORD.findall(fold_apart(text)))


def fold_apart(text: str) -> str:
    """Fold without dropping elisions: in an address «l’ente» is ``l-ente``."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or ``None`` when nothing is close enough."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return found[0] if found else None


def plurals(name: str) -> set[str]:
    """Return the regular plural forms of a name: «ente del Terzo settore» → «enti del Terzo settore».

    The words before the first preposition change; a name that cannot be told gives the plausible forms,
    because a form too many only helps to find the word.
    """
    parts = name.split()
    head_length = next((i for i, part in enumerate(parts) if fold(part) in _STOPS), len(parts))
    options = [_plural_forms(part) for part in parts[:head_length]]
    if not options or not any(options):
        return set()
    tail = parts[head_length:]
    forms = {""}
    for part, plural_of_part in zip(parts[:head_length], options, strict=True):
        forms = {f"{done} {form}".strip() for done in forms for form in (plural_of_part or {part})}
    return {" ".join([form, *tail]) for form in forms} - {name}


def _plural_forms(word: str) -> set[str]:
    """Return the plural forms a single Italian word may have; none for acronyms, accents, consonants."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return {_IRREGULAR[lower]}
    if word.isupper() or len(word) < 3 or not word.isalpha() and "-" not in word:
        return set()
    for ending, plural in _ENDINGS:
        if lower.endswith(ending):
            return {word[: len(word) - len(ending)] + form for form in plural}
    return set()


_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ista", ("isti", "iste")),
    ("cia", ("cie", "ce")),
    ("gia", ("gie", "ge")),
    ("ca", ("che",)),
    ("ga", ("ghe",)),
    ("co", ("chi", "ci")),
    ("go", ("ghi", "gi")),
    ("io", ("i",)),
    ("a", ("e",)),
    ("o", ("i",)),
    ("e", ("i",)),
)
