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
ABBREVIATION = re.compile(
    r"(?<!\w)(?:artt?|cc?|lett|nn?|pp?|cons|dir|all|segg|sent|reg|dott|ing|avv|prof|es|ecc|d|l|lgs|m|p|r|s)\.(?=\s|\w|,|\))",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")
END = re.compile(r"[.!?…]+(?=\s|$|[»”\"')])")


@lru_cache(maxsize=65536)  # the checks, the data and the report ask for it, and most texts have not changed
def gulpease(text: str) -> int:
    """Return the index of a text, rounded and kept between 0 and 100; a text without words is worth 100.

    «l’ente» counts as two words; digits count as words but not as letters.
    """
    words, letters, ends = _counts(text)
    if not words:
        return 100
    index: int = round(89 + (300 * ends - 10 * letters) / words)
    return max(0, min(100, index))


def sentences(text: str) -> int:
    """Return how many sentences a text has: at least one if it says anything."""
    return _counts(text)[2]


def _counts(text: str) -> tuple[int, int, int]:
    """Return how many words, letters and sentences a text has.

    What stands between two spaces is counted by itself, once however many times it comes back; the last piece
    apart, because it tells whether the text is closed.
    """
    *pieces, last = text.strip().split(" ")
    closing = without_abbreviations(last)
    is_open = bool(closing) and not END.search(closing[-2:])
    counted = [*map(_counted, pieces), (*_words_and_letters(last), len(END.findall(closing)) + is_open)]
    words, letters, ends = map(sum, zip(*counted, strict=True))
    return words, letters, ends


@lru_cache(maxsize=65536)
def _counted(piece: str) -> tuple[int, int, int]:
    """Return the words, the letters and the ends of sentences of a piece that a space follows."""
    return *_words_and_letters(piece), len(END.findall(without_abbreviations(f"{piece} ")))


def _words_and_letters(piece: str) -> tuple[int, int]:
    return len(TOKEN.findall(piece)), len(LETTER.findall(piece))


def without_abbreviations(text: str) -> str:
    """Return ``text`` without the full stops that do not end a sentence: «art. 55» → «art 55»."""
    return ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)


def entry_text(concept: Concept) -> str:
    """Return all that a reader reads of a word as prose, one part per line, each closed as a sentence."""
    parts = (plain_text(text) for _, text in texts_of(concept))
    return "\n".join(part if part.endswith((".", "?", "!", "…", "»")) else f"{part}." for part in parts)
