"""Takes out of a text what cannot be seen, for files that are read far from the site: drawings, slides.

Control characters are forbidden in XML 1.0 (§ 2.2); bidirectional controls and zero-width characters could
show a reader something else than what was written.
"""

from __future__ import annotations

import unicodedata

from parole.model.types import one_line

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def visible(text: str) -> str:
    """Return ``text`` on one line, composed (NFC), without unseen characters; white space becomes a space."""
    composed = one_line(text)
    if composed.isprintable():  # nearly always; nothing of what is unseen is printable
        return composed
    seen = (letter for letter in composed if unicodedata.category(letter) not in _UNSEEN)
    return " ".join("".join(seen).split())
