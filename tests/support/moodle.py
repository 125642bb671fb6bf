"""What Moodle's importers make of a file, written again from how they read it: only what we use of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_ESCAPED = {f"\\{sign}": f"&&{ord(sign):03}" + ";" for sign in ":#={}~"}


@dataclass(frozen=True)
class Question:
    """A question of one right answer; ``category`` is the path in force where it was met."""

    category: str
    name: str
    text: str
    answers: dict[str, int]
    feedback: str


def read_glossary(content: bytes) -> tuple[dict[str, str], list[dict[str, object]], list[str]]:
    """Return what is said of the glossary, its entries, the concepts refused because they are there twice."""
    info = etree.fromstring(content).find("INFO")
    assert info is not None
    about = {child.tag: child.text or "" for child in info if child.tag != "ENTRIES"}
    entries, refused, seen = [], [], set()
    for entry in info.iterfind("ENTRIES/ENTRY"):
        concept, definition = ((entry.findtext(tag) or "").strip() for tag in ("CONCEPT", "DEFINITION"))
        if not concept or not definition or concept.lower() in seen:
            refused.append(concept)
            continue
        seen.add(concept.lower())
        aliases = [alias.strip() for alias in entry.xpath("ALIASES/ALIAS/NAME/text()")]
        categories = entry.xpath("CATEGORIES/CATEGORY/NAME/text()")
        assert len(categories) == len(entry.xpath("CATEGORIES/CATEGORY/USEDYNALINK"))
        plain = {tag: entry.findtext(tag) for tag in ("FORMAT", "USEDYNALINK", "CASESENSITIVE", "FULLMATCH")}
        entries.append(
            {
                "concept": concept,
                "definition": definition,
                "aliases": aliases,
                "categories": categories,
                **plain,
            }
        )
    return about, entries, refused


def read_gift(text: str) -> list[Question]:
    """Return the questions of a GIFT file, each block apart from the next by an empty line."""
    category, found = "", []
    for block in re.split(r"\n\s*\n", text):
        lines = [" " if line.strip().startswith("//") else line for line in block.split("\n")]
        whole = "\n".join(lines).strip()
        for escaped, stand_in in {"\\\\": "&&092;", **_ESCAPED, "\\n": "&&010;", "&&092;": "\\"}.items():
            whole = whole.replace(escaped, stand_in)
        if whole.startswith("$CATEGORY:"):
            category = whole.removeprefix("$CATEGORY:").strip()
        elif whole:
            found.append(_question(category, whole))
    return found


def _question(category: str, whole: str) -> Question:
    assert whole.startswith("::")
    name, _, rest = whole[2:].partition("::")
    start, end = rest.index("{"), rest.index("}")
    assert rest.endswith("}")
    assert end == len(rest) - 1, "a brace closes before the end"
    answers, _, feedback = rest[start + 1 : end].strip().rpartition("####")
    choices = answers.strip().replace("=", "~=").split("~")
    read = {
        _text(each.lstrip("=").partition("#")[0]): int(each.startswith("="))
        for each in choices
        if each.strip()
    }
    return Question(category, _text(name), _text(rest[:start]), read, _text(feedback))


def _text(text: str) -> str:
    text = text.strip().removeprefix("[plain]")
    for escaped, stand_in in {**_ESCAPED, "\\\n": "&&010;"}.items():
        text = text.replace(stand_in, escaped[1:])
    return text.strip()
