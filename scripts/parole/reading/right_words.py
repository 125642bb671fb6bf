"""The words with nothing wrong in their file, told at a glance: almost all are so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeGuard

from pydantic import BaseModel

from parole.language.italian import nearest
from parole.model.concept import Concept, WordFile
from parole.reading.node_values import plain
from parole.reading.other_kinds import LEFT_OVER
from parole.reading.yaml_nodes import plain_lines, read_closely

# A record as it is typed: texts, lists and dictionaries.
Typed = dict[str, Any]
# Only literals begin its choices: so a text without them is passed over at once.
_DOUBTFUL = re.compile(
    "|".join("“”„‘├┬Ž\u02c6\u02dc\x8f\u201aÃÂ")
    + r"|â€|\[\[|\[\d|> |=[C-F][0-9A-F]=|<<<<<<<|>>>>>>>|\\u00|\?[a-z]|\n( *)- .+\n\1 +- "
)


@lru_cache(maxsize=65536)  # the words too
def right_word(id_: str, content: bytes) -> Concept | None:
    """Return the word of a file with nothing wrong in it; any other is ``None``."""
    try:
        text = plain_lines(content.decode("utf-8"))
        root, problems, swallows = read_closely(text, id_)
        odd = not text.endswith("\n") or text.startswith("{")  # cut, or of another language
        doubtful = problems or swallows or odd or _DOUBTFUL.search(text)
        typed = None if doubtful or root is None else plain(root)
        return Concept.model_validate({**typed, "id": id_}) if _is_word(typed) else None
    except ValueError:  # not UTF-8, or not a word: pydantic's errors are among these
        return None


def _is_word(typed: Any) -> TypeGuard[Typed]:
    return isinstance(typed, dict) and "id" not in typed and kind_of(typed) is Concept


def kind_of(typed: Typed) -> type[BaseModel]:
    """Tell what a file of ``glossary/termini/`` means to be, even when its one field is misspelt."""
    for key in typed.keys() - WordFile.model_fields.keys():
        meant = nearest(key, [*LEFT_OVER, *WordFile.model_fields])
        if meant in LEFT_OVER:
            return LEFT_OVER[meant]
    return Concept
