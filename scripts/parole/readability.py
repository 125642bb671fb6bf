"""How easy a text is to read: the Gulpease index, made for Italian (Lucisano and Piemontese, 1988).

``89 + (300 × sentences − 10 × letters) / words``, from 0 to 100. Under 80 a text is hard for who finished
primary school, under 60 for who finished middle school, under 40 for who finished high school. On a few
words it means little: measure a whole entry.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parole.inline import plain_text
from parole.model.concept import Concept
from parole.texts import TEXT_FIELDS, TOKEN, text_at

HARD_FOR_A_DIPLOMA = 40
# A full stop after these does not end a sentence.
ABBREVIATION = re.compile(
    r"(?<!\w)(?:artt?|cc?|lett|nn?|pp?|cons|dir|all|segg|sent|reg|dott|ing|avv|prof|es|ecc|d|l|lgs|m|p|r|s)\.(?=\s|\w|,|\))",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")
_CLOSING = frozenset(".!?…")
_LETTERS = re.compile(f"{LETTER.pattern}+")
END = re.compile(r"[.!?…]+(?=\s|$|[»”\"')])")


@lru_cache(maxsize=65536)  # the checks, the data and the report ask for it, and most texts have not changed
def gulpease(text: str) -> int:
    """Return the index of a text, rounded and kept between 0 and 100; a text without words is worth 100.

    «l’ente» counts as two words; digits count as words but not as letters.
    """
    # Most words are letters alone, to be counted as they are; only the others need a closer look. The last is
    # always among them: how a text ends is told from it.
    *words, last = text.strip().split(" ")
    signed = [word for word in words if not word.isalpha()]
    others = " ".join([*signed, last])
    number = len(words) - len(signed) + len(TOKEN.findall(others))
    if not number:
        return 100
    letters = sum(map(len, words)) - sum(map(len, signed)) + sum(map(len, _LETTERS.findall(others)))
    index: int = round(89 + (300 * sentences(others) - 10 * letters) / number)
    return max(0, min(100, index))


def sentences(text: str) -> int:
    """Return how many sentences a text has: at least one if it says anything."""
    *words, last = text.strip().split(" ")
    may_end = " ".join([*(word for word in words if not _CLOSING.isdisjoint(word)), last])
    protected = ABBREVIATION.sub(lambda match: match[0].replace(".", ""), may_end)
    ends = len(END.findall(protected))
    closed = bool(END.search(protected[-2:])) if protected else True
    return ends + (0 if closed else 1)


def entry_text(concept: Concept) -> str:
    """Return all that a reader reads of a word as prose, one part per line, each closed as a sentence."""
    parts = (plain_text(text_at(concept, field)) for field in TEXT_FIELDS)
    return "\n".join(
        part if part.endswith((".", "?", "!", "…", "»")) else f"{part}." for part in parts if part
    )
