"""How easy a text is to read: the Gulpease index, made for Italian (Lucisano and Piemontese, 1988).

``89 + (300 × sentences − 10 × letters) / words``, from 0 to 100. Under 80 a text is hard for who finished
primary school, under 60 for who finished middle school, under 40 for who finished high school. On a few
words it means little: measure a whole entry.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parole.language.inline import plain_text
from parole.language.texts import TOKEN
from parole.model.concept import Concept
from parole.model.parts import texts_of

HARD_FOR_A_DIPLOMA = 40
# A full stop after these does not end a sentence.
# The short word is looked for before its name: of the words of a text few are followed by a full stop.
ABBREVIATION = re.compile(
    r"(?<!\w)(?=\w{1,4}\.[\s\w,)])"
    r"(?:artt?|cc?|lett|nn?|pp?|cons|dir|all|segg|sent|reg|dott|ing|avv|prof|es|ecc|d|l|lgs|m|p|r|s)\.",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")  # for the form: ``isalpha`` tells the same
END = re.compile(r"[.!?…]+(?=\s|$|[»”\"')])")


@lru_cache(maxsize=65536)  # the checks, the data and the report ask for it, and most texts have not changed
def gulpease(text: str) -> int:
    """Return the index of a text, rounded and kept between 0 and 100; a text without words is worth 100.

    «l’ente» counts as two words; digits count as words but not as letters.
    """
    words = TOKEN.findall(text)
    if not words:
        return 100
    letters = sum(len(word) if word.isalpha() else sum(map(str.isalpha, word)) for word in words)
    index: int = round(89 + (300 * sentences(text) - 10 * letters) / len(words))
    return max(0, min(100, index))


def sentences(text: str) -> int:
    """Return how many sentences a text has: at least one if it says anything."""
    kept = without_abbreviations(text).strip()
    return len(END.findall(kept)) + (bool(kept) and not END.search(kept[-2:]))


def without_abbreviations(text: str) -> str:
    """Return ``text`` without the full stops that do not end a sentence: «art. 55» → «art 55»."""
    return ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)


def entry_text(concept: Concept) -> str:
    """Return all that a reader reads of a word as prose, one part per line, each closed as a sentence."""
    parts = (plain_text(text) for _, text in texts_of(concept))
    return "\n".join(part if part.endswith((".", "?", "!", "…", "»")) else f"{part}." for part in parts)
