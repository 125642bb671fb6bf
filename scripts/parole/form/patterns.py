"""Regular expressions of the checks, said in the dialect of the browser.

Only what our patterns use is translated; the tests run the same texts through both engines. In JavaScript
``\\w`` and ``\\b`` know ASCII alone, with any flag: here they are spelt out as letters and digits of every
alphabet, as Python means them.
"""

from __future__ import annotations

import re

from parole.glossary import citations, identifiers
from parole.glossary import usual_citations as usual
from parole.language import readability, texts
from parole.reading.yaml_faults import INVISIBLE
from parole.rules import advice, lines, mentions, placeholders, shapes, style
from parole.rules import texts as text_rules

_WORD = r"\p{L}\p{N}_"
_BOUNDARY = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?P<|\(\?P=\w+\)", re.DOTALL)
# Escapes that JavaScript refuses with «u»: those of a sign that means nothing.
_NEEDLESS = re.compile(r"\\([^\w^$\\.*+?()\[\]{}|/-])")


def javascript(pattern: re.Pattern[str]) -> list[str]:
    """Return the source and the flags of ``pattern`` for ``new RegExp(source, flags)``.

    Sticky, global and anchored uses are the caller's: only «i» and «u» are given.
    """
    return [_PIECE.sub(_translated, pattern.pattern), "iu" if pattern.flags & re.IGNORECASE else "u"]


def _translated(match: re.Match[str]) -> str:
    piece = match[0]
    if piece.startswith("(?P="):
        return f"\\k<{piece[4:-1]}>"
    said = piece.replace(r"\w", _WORD) if piece[0] == "[" else piece
    return _WHOLE.get(piece) or _NEEDLESS.sub(r"\1", said)


_WHOLE = {
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"[^\W\d_]": r"\p{L}",
    r"\w": f"[{_WORD}]",
    r"\b": _BOUNDARY,
    "(?P<": "(?<",
}

# What the browser calls each pattern → the very object that the Python checks use.
PATTERNS: dict[str, re.Pattern[str]] = {
    "article": style.ARTICLE,
    "opening": style.OPENING,
    "negative": style.NEGATIVE,
    "vague": style.VAGUE,
    "sentenceEnd": style.SENTENCE_END,
    "token": texts.TOKEN,
    "link": texts.LINK,
    "emphasis": texts.EMPHASIS,
    "brackets": texts.BRACKETS,
    "tag": texts.TAG,
    "lookAlike": texts.LOOK_ALIKE,
    "ours": text_rules.OURS,
    "anyWord": text_rules.ANY_WORD,
    "bracketed": shapes.BRACKETED,
    "placeholder": placeholders.ANYWHERE,
    "placeholderInProse": placeholders.IN_PROSE,
    "unfinished": placeholders.UNFINISHED,
    "abbreviation": readability.ABBREVIATION,
    "letter": readability.LETTER,
    "end": readability.END,
    "acronym": mentions.ACRONYM,
    "roman": mentions.ROMAN,
    "speltOut": mentions.SPELT_OUT,
    "numbered": mentions.NUMBERED,
    "firstPerson": lines.FIRST_PERSON,
    "break": advice.BREAK,
    "commas": citations.COMMAS,
    "paragraphs": citations.PARAGRAPHS,
    "rif": citations.RIF,
    "interval": citations.INTERVAL,
    "articleNumber": re.compile(citations.ARTICLE_NUMBER, re.ASCII),
    "range": citations.RANGE,
    "urn": identifiers.URN,
    "ecli": identifiers.ECLI,
    "plainNumber": identifiers.PLAIN_NUMBER,
    "eliItaly": identifiers.ELI_ITALY,
    "eliEurope": identifiers.ELI_EU,
    "celex": identifiers.CELEX,
}


def usual_citations_data() -> dict[str, object]:
    """Return the tables by which :mod:`parole.glossary.usual_citations` understands."""
    steps = ((javascript(re.compile(pattern))[0], into.replace("\\", "$")) for pattern, into in usual.STEPS)
    return {
        "steps": list(steps),
        "kinds": [[javascript(re.compile(kind))[0], one, many] for kind, one, many in usual.KINDS],
        "piece": javascript(re.compile(usual.PIECE)),
        "numbered": javascript(re.compile(usual.NUMBERED)),
        "bracketed": sorted(usual.BRACKETED),
        "shortestName": usual.SHORTEST_NAME,
        "longest": usual.LONGEST,
        "withANumber": sorted(usual.WITH_A_NUMBER),
    }


def invisible_source() -> str:
    """Return the class of the characters that nobody can see or read, for a RegExp with «u»."""
    return "".join(f"\\u{{{ord(c):x}}}" if not 32 <= ord(c) < 127 else c for c in INVISIBLE.pattern)
