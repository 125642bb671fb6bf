"""What a machine can mend of the files, and what it did, word by word: texts in, texts out.

Never what people would read in another sense: each problem says by itself what to write in its place.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from parole.reading.problems import Problem
from parole.reading.slips import mended, slips_in
from parole.reading.yaml_nodes import plain_lines, read_yaml

# The slips of a file may hide others: so many times, at most, one looks again.
_ROUNDS = 8
_TOKEN = re.compile(r"\n|[^\S\n]+|[^\s]+")


def without_slips(text: str, path: str) -> str:
    """Return a file without the slips of the hand that a machine can mend."""
    for _ in range(_ROUNDS):
        root, problems = read_yaml(text, path)
        slips, stops = slips_in(text, broken=root is None and bool(problems))
        again = text if stops else mended(text, (slip for slip in slips if slip.sure))
        if again == text:
            return text
        text = again
    return text


def with_mends(text: str, problems: Iterable[Problem]) -> str:
    """Return a file with what its problems say to write, the last first, so that places stay right."""
    for found in sorted(problems, reverse=True):
        lines = text.split("\n")
        at = sum(len(line) + 1 for line in lines[: found.place.line - 1]) + found.place.column - 1
        if found.mend[0] not in text[at:].partition("\n")[0] and found.mend[0] in lines[found.place.line - 1]:
            at -= found.place.column - 1  # the fault is inside what is to be written anew
        before, after = text[:at], text[at:]
        for old, new in zip(found.mend[::2], found.mend[1::2], strict=True):
            if old:
                after = _replaced(before, after, old, new)
        text = before + after
    return text


def _replaced(before: str, after: str, old: str, new: str) -> str:
    """Write ``new`` in place of the first ``old``; a list of names goes on as the list around it."""
    start = before.rpartition("\n")[2]
    if "\n" in new:
        quote = '"' if after.startswith('"') else ""
        new = new.replace("\n", f"{quote}, {quote}" if "[" in start else f"{quote}\n{start}{quote}")
    return after.replace(old, new, 1)


def restored(text: str, original: str) -> str:
    """Return the mended ``text`` with the way of ending lines that the file had."""
    return text.replace("\n", "\r\n") if "\r\n" in original else text


def shown_changes(before: str, after: str, path: str) -> Iterator[str]:
    """Yield what changed, word by word: place, what was there, what is there now."""
    old, new = (_TOKEN.findall(plain_lines(text)) for text in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            line = 1 + old[:start].count("\n")
            yield f"{path}:{line}: {_shown(old[start:end])} → {_shown(new[first:last])}"


def _shown(tokens: list[str]) -> str:
    text = "".join(tokens)
    if not text:
        return "niente"
    return f"«{' '.join(text.split())}»" if text.strip() else "rientri e spazi"


def mendable(problems: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    """Return the problems that a machine can mend, by file."""
    found: dict[str, list[Problem]] = {}
    for each in problems:
        if each.mend:
            found.setdefault(each.place.path, []).append(each)
    return found
