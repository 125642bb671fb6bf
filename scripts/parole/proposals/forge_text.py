"""Texts for the forge (GitHub): Markdown that cannot misbehave, safe names.

What people typed is untrusted. In a comment it could call somebody (``@name``), close an issue
(``fixes #1``, also by address), load an image, break out of a quotation: here it becomes plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parole.reading.problems import counted, visible

# GitHub refuses a comment of more than 65,536 characters.
COMMENT_MAX = 65_000
NAME_MAX = 90
CUT = "\n\n*Il resto non entra in un commento: guarda i file della proposta.*\n"
_GAP = "\u200b"  # nobody sees it, and what it divides is no longer a mention, a reference, an address
_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$#]")
_AT_START = re.compile(r"^(?=[-+=])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
_CALLS = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=//)", re.IGNORECASE)
_NOT_IN_A_NAME = re.compile(r"[^\w \-’'(),./]")


def quieted(text: str) -> str:
    """Return ``text`` with nothing that the forge would follow: mentions, references, bare addresses."""
    return _CALLS.sub(lambda found: found[0] + _GAP, text)


def escaped(text: str) -> str:
    """Return ``text`` as it reads, on one line, for a piece of Markdown."""
    line = visible(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return quieted(_AT_START.sub(r"\\", _SPECIAL.sub(lambda found: f"\\{found[0]}", line)))


def safe_name(text: str) -> str:
    """Return ``text`` with only what the name of a word needs, for titles, where nothing can be escaped."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", text).split())[:NAME_MAX].strip()


def fenced(text: str, language: str = "") -> str:
    """Return ``text`` in a block of code that nothing inside can close."""
    longest = max(map(len, re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def listed(lines: Sequence[str], most: int, one: str, many: str) -> str:
    """Return the first ``most`` of ``lines`` as a list, then how many are left: ``one`` or ``many``."""
    left = len(lines) - most
    more = [f"…e {counted(left, one, many)}."] if left > 0 else []
    return "\n".join(f"- {line}" for line in (*lines[:most], *more))


def within(text: str, limit: int = COMMENT_MAX) -> str:
    """Return ``text`` cut at the end of a paragraph so that it fits in a comment, and saying so."""
    if len(text) <= limit:
        return text
    room = text[: limit - len(CUT)]
    return room[: max(room.rfind("\n\n"), 0)] + CUT
