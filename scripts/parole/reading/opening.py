"""A text → what can be read of it, and what is wrong with it as a file: all at once.

A mistake hides those after it. So what is found is mended in memory, and the text is read again as if it had
been written well; where nobody can tell what was meant, it is put between quotation marks and passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from parole.glossary.glossary import PATHS_FOLDER, TERMS_FOLDER
from parole.reading.problems import Problem
from parole.reading.slip_registers import entry_model, may_be_astray
from parole.reading.slip_signs import Slip
from parole.reading.slips import mended, slips_in, told
from parole.reading.yaml_faults import seen_in
from parole.reading.yaml_nodes import AnyNode, read_yaml

# So many times one looks again: what is left is told at the next reading.
_ROUNDS = 4
_MOST_FAULTS = 8
_VALUE = re.compile(r"(?P<start> *(?:- +)*(?:[^\s:{}\[\]\"'#-][^:{}\[\]\"']*:(?: +|$))?)(?P<value>.*)")


@dataclass
class Opened:
    """What came out of a text; ``text`` is as it was read.

    ``passed`` are the lines whose value could not be read: what they say is not looked at. If ``guessed``,
    some of what was written may be missing for it.
    """

    text: str
    root: AnyNode | None
    problems: list[Problem] = field(default_factory=list)
    passed: set[int] = field(default_factory=set)
    guessed: bool = False


@lru_cache(maxsize=64)  # at every save one file has changed, and the registers are as they were
def nodes(text: str, path: str) -> tuple[AnyNode | None, list[Problem]]:
    """Return what :func:`read_yaml` does."""
    return read_yaml(text, path)


def is_one_record(path: str) -> bool:
    """Tell whether a file holds a word or a path, and not many entries."""
    return path.startswith((TERMS_FOLDER, PATHS_FOLDER))


def slips_of(text: str, path: str) -> tuple[list[Slip], bool]:
    """Return the slips that a text shows as it is, and whether they stop its reading.

    They are always looked for in a word; in a register that can be read, if a glance tells of any.
    """
    root, problems = nodes(text, path)
    broken, entries = root is None and bool(problems), entry_model(path)
    if not broken and not is_one_record(path) and not (entries and may_be_astray(text, entries)):
        return [], False
    return slips_in(text, broken=broken, entries=entries)


def opened(text: str, path: str) -> Opened:
    """Return what can be read of ``text``, and what is wrong with it as a file."""
    slips, stops, now = _without_slips(text, path)
    found = Opened(now, None, list(told(slips, path, text)))
    found.passed = {slip.line for slip in slips if slip.rule and slip.new is None}
    if not stops:
        _read_on(found, path)
    return found


def _without_slips(text: str, path: str) -> tuple[list[Slip], bool, str]:
    """Return the slips of a text, also those that show only when others are mended, and the text without."""
    slips: list[Slip] = []
    now, touched = text, set[int]()
    for _ in range(_ROUNDS):
        more, stops = slips_of(now, path)
        before, now = now, mended(now, more)
        # Of a line that is told, or has been moved, anything more comes from how it was mended.
        first, old, new = (each.split("\n") for each in (text, before, now))
        untouched = (slip for slip in more if slip.line not in touched)
        slips += [slip.placed(old[slip.line - 1], first[slip.line - 1]) for slip in untouched]
        touched.update(
            slip.line
            for slip in more
            if slip.new is None or _indent(old[slip.line - 1]) != _indent(new[slip.line - 1])
        )
        if stops or now == before:
            return slips, stops, now
    return slips, False, now


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _read_on(found: Opened, path: str) -> None:
    """Read the text of ``found``, and on past the faults of its YAML if all of it can then be read."""
    root, problems = nodes(found.text, path)
    first = problems
    near = {each.place.line for each in found.problems}
    beyond = Opened(found.text, root, [], set(found.passed))
    if root is None and problems and found.passed:
        beyond.text, beyond.guessed = _quoted(found.text, found.passed), True
        root, problems = nodes(beyond.text, path)
    for _ in range(_MOST_FAULTS):
        if root is not None or not problems or not _pass(beyond, problems, near):
            break
        root, problems = nodes(beyond.text, path)
    if root is None and problems:
        found.root, found.problems = None, [*found.problems, *([] if found.problems else first)]
        return
    found.text, found.root, found.passed, found.guessed = beyond.text, root, beyond.passed, beyond.guessed
    found.problems += beyond.problems
    found.problems += [each for each in problems if each.place.line not in found.passed]


def _pass(beyond: Opened, problems: list[Problem], near: set[int]) -> bool:
    """Change the text so that it can be read past its fault, the last of ``problems``; tell if it helps."""
    fault = problems[-1]
    line = fault.place.line
    if fault.rule == "caratteri-invisibili":
        beyond.problems += problems
        beyond.text, beyond.guessed = seen_in(beyond.text), not all(each.mend for each in problems)
        return True
    seen = beyond.passed | {each.place.line for each in beyond.problems}
    if line in seen:
        return False
    # Next to a line with a fault, another may come from what is missing there.
    beyond.problems += [] if line - 1 in seen | near else [fault]
    lines = beyond.text.split("\n")
    if fault.mend and fault.mend[0] in lines[line - 1]:
        lines[line - 1] = lines[line - 1].replace(fault.mend[0], fault.mend[1], 1)
        beyond.text = "\n".join(lines)
        return True
    beyond.passed.add(line)
    beyond.text, beyond.guessed = _quoted(beyond.text, {line}), True
    return True


def _quoted(text: str, numbers: set[int]) -> str:
    """Return a text with the values of some lines as plain texts; a line with no field is left out."""
    lines = text.split("\n")
    for number in numbers:
        match = _VALUE.match(lines[number - 1])
        start, value = (match["start"], match["value"]) if match else ("", "")
        shown = value.replace("'", "''")
        lines[number - 1] = f"{start}'{shown}'" if start.strip() and value.strip() else start.rstrip()
    return "\n".join(lines)
