"""The typed fields of a draft: small faults mended, what the source says now over what it said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from parole.model.values import SideName
from parole.rules.style import wrong_capital

_SENTENCE = re.compile(r"^(?P<only>[^.!?]*[^.!?\s])\s*\.$")  # one sentence, not an abbreviation inside it
# So many names at least, all with a capital, before it is a habit and not a sign of proper names.
_ENOUGH = 3


def capitals_say_nothing(names: Iterable[str]) -> bool:
    """Tell a list where every name has a capital: it does not tell proper names from common ones."""
    found = [name for name in names if name]
    return len(found) >= _ENOUGH and all(name[0].isupper() for name in found)


def mended(typed: dict[str, Any], *, lower: bool) -> bool:
    """Take away final stops and capitals that the checks would refuse; tell whether there were any."""
    sides = ((typed.get(name.value, {}), "vuol_dire") for name in SideName)
    changed = False
    for holder, name in ((typed, "termine"), (typed, "in_breve"), *sides):
        if text := holder.get(name):
            new = _SENTENCE.sub(r"\g<only>", text)
            is_plain = len(new) > 1 and new[1:] == new[1:].lower()  # no acronym, no «Terzo Settore»
            if wrong_capital(new) or (lower and name == "termine" and is_plain):
                new = new[0].lower() + new[1:]
            changed |= new != text
            holder[name] = new
    return changed


def merge(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return a record with what the source says now, and the texts that it takes the place of, by field."""
    merged, replaced = dict(before), []
    for name, value in now.items():
        old = before.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[name], inside = merge(old, value)
            replaced += [(f"{name}.{inner}", text) for inner, text in inside]
        elif isinstance(old, list) and isinstance(value, list):
            merged[name] = [*old, *(each for each in value if each not in old)]
        elif isinstance(value, list) and old:  # notes: those of the source are added to what is there
            merged[name] = [old, *(each for each in value if str(each) not in str(old))]
        else:
            merged[name] = value
            if old and old != value:
                replaced.append((name, str(old)))
    return merged, replaced
