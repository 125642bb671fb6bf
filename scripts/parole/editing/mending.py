"""What a machine can mend of the files, and what it did, word by word: texts in, texts out.

Never what people would read in another sense: each problem says by itself what to write in its place.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from parole.reading.opening import slips_of
from parole.reading.problems import Problem
from parole.reading.slips import mended
from parole.reading.yaml_nodes import plain_lines

# The slips of a file may hide others: so many times, at most, one looks again.
_ROUNDS = 8
_TOKEN = re.compile(r"\n|[^\S\n]+|[^\s]+")


def without_slips(text: str, path: str) -> str:
    """Return a file without the slips of the hand that a machine can mend."""
    for _ in range(_ROUNDS):
        slips, stops = slips_of(text, path)
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
    old, new = (plain_lines(text).split("\n") for text in (before, after))
    for start, one, other in _changed_lines(old, new):
        words, others = _TOKEN.findall(one), _TOKEN.findall(other)
        matcher = difflib.SequenceMatcher(None, words, others, autojunk=False)
        for kind, first, end, begin, stop in matcher.get_opcodes():
            if kind != "equal":
                line = start + words[:first].count("\n")
                yield f"{path}:{line}: {_shown(words[first:end])} → {_shown(others[begin:stop])}"


def _changed_lines(old: list[str], new: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where a line has changed, it, and what it is now; if lines are more or fewer, a run of them."""
    if len(old) == len(new):  # as after almost every mend
        yield from (
            (at, *pair) for at, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]
        )
        return
    for kind, start, end, first, last in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            yield (
                start + 1,
                "".join(f"{each}\n" for each in old[start:end]),
                "".join(f"{each}\n" for each in new[first:last]),
            )


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
