"""A word of another glossary, before it becomes a draft: what every reader gives."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic.fields import FieldInfo

from parole.model.parts import Part, field_at, item_record
from parole.model.types import is_whole_address
from parole.model.walk import is_many, values_of
from parole.reading.yaml_faults import without_invisible
from parole.semantic.notes import AND

MAX_BYTES = 20_000_000
MAX_WORDS = 10_000
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z0-9]{2,10}")
_IN_BRACKETS = re.compile(rf"(?P<name>.+?)\s*\((?P<acronym>{_ACRONYM.pattern})\)")
_LANGUAGES = {"ita": "it", "italiano": "it", "eng": "en", "inglese": "en"}


class Unreadable(Exception):
    """The file cannot be read, or not safely: the message, in Italian, says why and what to do."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value of the source: what it is called there, its text, where it stands.

    ``homeless`` tells that no field is for it, so that it is a note even where a field says the same.
    """

    label: str
    text: str
    place: str
    homeless: bool = False

    def told(self) -> str:
        """Return what a report says of it."""
        return f"«{cleaned(self.text)}» ({cleaned(self.label) or 'senza titolo'}; {cleaned(self.place)})"

    def as_note(self) -> str:
        """Return what the notes of a draft say of it."""
        label = cleaned(self.label.replace("_", " "))
        return f"{(label[:1].upper() + label[1:]) or 'Senza titolo'}: {cleaned(self.text)}"


@dataclass
class Foreign:
    """A word as its format gives it.

    ``key`` is how the other words name it; ``id`` is there only when the file comes from this same engine.
    ``fields`` are those of the model, as they are typed; ``definitions`` do not say whose they are. ``named``
    are the sources, the area and the other words of each part, by its name, as the source calls them.
    ``values`` are all those of the source, read or not: what is in no field when the draft is done, nor
    ``settled``, goes to the notes, so that a reader cannot lose what it does not know. ``remarks`` are for
    the report.
    """

    key: str
    id: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    definitions: list[str] = field(default_factory=list)
    named: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    narrower: list[str] = field(default_factory=list)
    values: list[Said] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)

    def put(self, name: str, text: str | None) -> None:
        """Fill a field, if there is something to fill it with and nothing is there already."""
        if (clean := cleaned(text or "")) and name not in self.fields:
            self.fields[name] = clean

    def fill(self, part: Part, texts: Iterable[str]) -> None:
        """Fill a part of a word, if there is something to fill it with and nothing is there already."""
        texts = [*texts]
        if value := typed(field_at(part.at), texts):
            holder = self.fields
            for step in part.at[:-1]:
                holder = holder.setdefault(step, {})
            if holder.setdefault(part.at[-1], value) is value and values_of(field_at(part.at)):
                self.settle(*(texts if isinstance(value, list) else texts[:1]))

    def fill_record(self, part: Part, texts: Mapping[str, str]) -> None:
        """Add a record to a part that is a list of them, once; a field that is not there is left out."""
        record = {}
        for name, described in item_record(part).model_fields.items():
            text = texts.get(name, "")
            if value := typed(described, text.split(AND) if is_many(described) else [text]):
                record[name] = value
                self.settle(*([text] if is_many(described) else ()))
        if record and record not in self.fields.get(part.section, ()):
            self.fields.setdefault(part.section, []).append(record)

    def add(self, name: str, *texts: str) -> None:
        """Add to a field that holds many texts, each once."""
        found = self.fields.setdefault(name, [])
        found += [clean for text in texts if (clean := cleaned(text)) and clean not in found]
        if not found:
            del self.fields[name]

    def same_as(self, *addresses: str) -> None:
        """Add the addresses of the same word elsewhere: those that hold everywhere."""
        self.add("stesso_di", *filter(is_whole_address, map(cleaned, addresses)))

    def say(self, label: str, text: str, place: str, *, homeless: bool = False) -> None:
        """Count a value of the source."""
        if cleaned(text):
            self.values.append(Said(label, text, place, homeless))

    def settle(self, *texts: str) -> None:
        """Tell that values are in the draft in another shape: an id, a reason, a value of a list."""
        self.settled.update(map(alike, texts))

    def missing(self, draft: Mapping[str, Any], id_: str) -> list[Said]:
        """Return the values that its draft does not have, in a field or among the notes."""
        have = {alike(text) for text in _leaves(draft)} | self.settled | {alike(id_)}
        notes = joined(draft.get("note_redazionali", ""))
        lacking = (said for said in self.values if said.homeless or alike(said.text) not in have)
        return [said for said in lacking if said.as_note() not in notes]

    def withdraw(self, day: str, why: str, instead: Iterable[str]) -> None:
        """Make it a word that was withdrawn."""
        said = {"data": day, "perche": why, "usare": [*instead]}
        self.fields["ritirato"] = {name: value for name, value in said.items() if value}

    def name(self, *texts: str) -> None:
        """Add other names: what looks like an acronym is one."""
        for text in texts:
            self.add("sigle" if _ACRONYM.fullmatch(cleaned(text)) else "varianti", text)

    def tell_foreign_name(self, tag: str) -> None:
        """Tell that the name is in another language, for want of an Italian one."""
        self.remarks.append(f"Nome in un’altra lingua: scrivi quello italiano ({tag})")

    def main_name(self, text: str) -> None:
        """Put the preferred name; an acronym in brackets after it, made of its initials, is an acronym."""
        clean = cleaned(text)
        match = _IN_BRACKETS.fullmatch(clean)
        if match and _abbreviates(match["acronym"], match["name"]):
            self.put("termine", match["name"])
            self.add("sigle", match["acronym"])
            self.settle(text)
        else:
            self.put("termine", clean)


@dataclass
class Found:
    """What a reader found: the words, the values that are of no word, what to say of the file."""

    words: list[Foreign] = field(default_factory=list)
    outside: list[Said] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def typed(described: FieldInfo, texts: Iterable[str]) -> Any:
    """Return what a field holds, as it is typed: a text or a list; a value goes by its label too."""
    values = values_of(described)
    known = {name.casefold(): value.value for value in values for name in (value.label, value.value)}
    found = [known.get(clean.casefold(), clean) for text in texts if (clean := cleaned(text))]
    return found if is_many(described) else next(iter(found), None)


def joined(notes: str | list[str]) -> str:
    """Return the notes of a draft as one text."""
    return notes if isinstance(notes, str) else " ".join(notes)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _leaves(each)
    else:
        yield str(value)


def cleaned(text: str) -> str:
    """Return a text on one line, with composed accents, without characters that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", without_invisible(" ".join(text.split()))).split())


def alike(text: str) -> str:
    """Return what two texts share when they say the same: capitals and the final stop do not count."""
    return cleaned(text).casefold().rstrip(". ")


def language(tag: str | None) -> str:
    """Return the language of a tag, whatever its region, script and capitals: «it-IT», «IT», «ita»."""
    first = re.split(r"[-_]", (tag or "").strip().lower())[0]
    return _LANGUAGES.get(first, first)


def _abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym are initials of a name, in order."""
    initials = iter(word[0].casefold() for word in re.findall(r"\w+", name))
    return all(letter in initials for letter in acronym.casefold())
