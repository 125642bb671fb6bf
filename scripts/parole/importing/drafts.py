"""Words of another glossary → files of drafts, and a report of what could not be carried.

A draft is a word in the canonical form, to be finished by hand: nothing is invented, so an area or a side
that the other glossary does not have is left out, and ``make check`` asks for it. Every value that the source
says is looked for in the draft: one that is in no field goes into ``note_redazionali``, and one that is in no
draft is in the report, with its name and its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from parole.editing.writing import file_text
from parole.glossary.glossary import Glossary
from parole.importing.foreign import MAX_WORDS, Foreign, Found, Said, Unreadable, cleaned, joined
from parole.importing.naming import Ids, citation, short_id
from parole.importing.tidying import capitals_say_nothing, mended, merge
from parole.language.italian import key, slug
from parole.model.concept import WordFile
from parole.model.parts import ITEMS, PARTS, Kind, Part, field_at, item_record
from parole.model.values import SideName
from parole.model.walk import is_many, refers_to
from parole.reading.other_kinds import LEFT_OVER
from parole.reading.problems import counted

Typed = Mapping[str, Mapping[str, Any]]
_NOTES_MAX = 4000
_SOURCES = tuple(part for part in PARTS if part.kind is Kind.SOURCES)
# The fields of records that name another word, with the part that is a list of them.
_NAMING = [
    (part.section, name)
    for part in ITEMS
    for name, described in item_record(part).model_fields.items()
    if refers_to(described) == "termini"
]


@dataclass
class Drafts:
    """The files to write (name → text) and what to tell.

    ``lost`` is a message → the words that it is about, for what a person must look at; ``advice`` the same,
    for what is to be finished in the drafts; ``left`` are the values that no draft has.
    """

    files: dict[str, str] = field(default_factory=dict)
    lost: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    advice: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    left: list[Said] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Tell whether all is in the drafts, with nothing to look at in the source."""
        return not self.lost and not self.left

    def report(self) -> str:
        """Return the report, in Italian, as Markdown."""
        sections = {
            "Da guardare": [_told(*each) for each in sorted(self.lost.items())],
            "Da finire nelle bozze": [_told(*each) for each in sorted(self.advice.items())],
            "Valori che non sono in nessuna bozza": [said.told() for said in self.left],
        }
        lines = ["# Rapporto di importazione", "", f"{counted(len(self.files), 'bozza', 'bozze')}."]
        for title, told in sections.items():
            if told:
                lines += ["", f"## {title}", "", *(f"- {line}" for line in told)]
        return "\n".join(lines) + "\n"


def _told(message: str, about: list[str]) -> str:
    names = list(dict.fromkeys(about))
    if not any(names):
        return message
    return f"{message}: {', '.join(names[:12])}{'…' if len(names) > 12 else ''} ({len(names)})"


def make_drafts(
    found: Found,
    known: Glossary,
    side: SideName | None = None,
    there: Typed | None = None,
    *,
    update: bool = False,
) -> Drafts:
    """Return the drafts of the words that a reader found.

    Args:
        found: what a reader found.
        known: the glossary whose registers give a name to areas and sources.
        side: whose are the definitions that do not say it; without, they are the shared core.
        there: the drafts that are there already, as typed, by their id.
        update: whether they are brought up to date: what the source says now takes the place of what it said,
            the rest stays. Otherwise they stay as they are, and what they do not say is told.

    Raises:
        Unreadable: there are more words than a glossary can have.
    """
    if len(found.words) > MAX_WORDS:
        raise Unreadable(f"il file ha {len(found.words)} voci, il massimo è {MAX_WORDS}: dividilo")
    made = Drafts(left=[*found.outside])
    for remark in found.remarks:
        made.lost[remark].append("")
    _Maker(found.words, made, known, side, there or {}).write(update=update)
    return made


class _Maker:
    """Gives each word its id, then writes them one by one."""

    def __init__(
        self, words: list[Foreign], made: Drafts, known: Glossary, side: SideName | None, there: Typed
    ) -> None:
        self._made, self._side, self._there = made, side, there
        self._lower = capitals_say_nothing(word.fields.get("termine", "") for word in words)
        self._areas = {key(name): id_ for id_, area in known.areas.items() for name in (id_, area.nome)}
        # The longest names first: a name may begin as another does.
        self._sources = dict(sorted(known.sources.items(), key=lambda each: -len(each[1].nome)))
        self._ids = Ids(words, known, there)
        for id_ in self._ids.repeated:
            self._tell("Lo stesso nome due volte: controlla se sono la stessa parola", id_)
        self._above = self._hierarchy()
        self._paired: set[frozenset[str]] = set()

    def write(self, *, update: bool) -> None:
        """Make the files and what to tell of them; ``update`` is for the drafts that are there."""
        for word, id_ in self._ids.named:
            typed = self._typed(word, id_)
            if id_ in self._there:
                typed = self._beside(word, typed, id_, update=update)
            if notes := typed.get("note_redazionali"):
                typed["note_redazionali"] = joined(notes)
            if text := file_text(typed, WordFile):
                self._made.files[f"{id_}.yml"] = text
            else:
                self._tell("Il testo non si può scrivere in YAML", id_)
                self._made.left += word.values

    def _tell(self, message: str, about: str) -> None:
        self._made.lost[message].append(about)

    def _advise(self, message: str, about: str) -> None:
        self._made.advice[message].append(about)

    def _beside(self, word: Foreign, typed: dict[str, Any], id_: str, *, update: bool) -> dict[str, Any]:
        """Return a draft, with what the one that is there already says besides; what is lost is told."""
        before = self._there[id_]
        if not update or not before or typed.keys() & LEFT_OVER.keys() != before.keys() & LEFT_OVER.keys():
            told = {*word.missing(typed, id_)}
            self._made.left += [said for said in word.missing(before, id_) if said not in told]
            return typed
        merged, replaced = merge(before, typed)
        self._made.left += [Said(f"prima in «{name}»", old, f"{id_}.yml") for name, old in replaced]
        return merged

    def _hierarchy(self) -> dict[str, list[str]]:
        """Return the broader words of each, from whichever end they were written."""
        above: defaultdict[str, list[str]] = defaultdict(list)
        for word, id_ in self._ids.named:
            above[id_] += self._known(word, word.named["piu_ampio"], id_)
            for below in self._known(word, word.narrower, id_):
                above[below].append(id_)
        return {id_: list(dict.fromkeys(found)) for id_, found in above.items()}

    def _known(self, word: Foreign, keys: Iterable[str], id_: str) -> Iterator[str]:
        """Yield the ids that other words go by; the others are told."""
        for name in keys:
            if other := self._ids.find(name):
                word.settle(name)
                if other != id_:
                    yield other
            else:
                self._tell(f"Rimanda a «{name[:90]}», che nel file non c’è", id_)

    def _typed(self, word: Foreign, id_: str) -> dict[str, Any]:
        for remark in word.remarks:
            self._tell(remark, id_)
        typed = deepcopy(word.fields)
        if typed.keys() & LEFT_OVER.keys():
            typed = self._left_over(word, typed, id_)
            self._made.left += word.missing(typed, id_)
            return typed
        self._place_definitions(word, typed, id_)
        self._place_area(word, typed, id_)
        notes = [*self._place_sources(word, typed, id_)]
        self._place_ties(word, typed, id_)
        self._place_named(word, typed, id_)
        if "tipo" not in typed.get("esempio", {"tipo"}):  # nothing tells whether it happened
            del typed["esempio"]
        if mended(typed, lower=self._lower):
            self._advise("Maiuscole o punti finali tolti: controlla i nomi propri", id_)
        self._place_notes(typed, [*notes, *(said.as_note() for said in word.missing(typed, id_))], id_)
        for name, described in WordFile.model_fields.items():
            if described.is_required() and name not in typed:
                self._advise(f"Manca «{name}»: scrivilo", id_)
        return typed

    def _place_notes(self, typed: dict[str, Any], notes: list[str], id_: str) -> None:
        """Put in the notes what no field has; that for which there is no room is in the report."""
        kept, size = [], 0
        for note in dict.fromkeys(note if note.endswith(".") else f"{note}." for note in notes):
            if size + len(note) < _NOTES_MAX:
                kept.append(note)
                size += len(note) + 1
            else:
                self._made.left.append(Said("non sta in note_redazionali", note, f"{id_}.yml"))
        if kept:
            typed["note_redazionali"] = kept  # note by note, until they meet those of a draft that is there
            self._advise("Testi senza un campo loro, messi in note_redazionali", id_)

    def _left_over(self, word: Foreign, typed: dict[str, Any], id_: str) -> dict[str, Any]:
        """Return a redirect or a withdrawn word, with the ids that the drafts have."""
        if gone := typed.get("ritirato"):
            usable = list(self._known(word, gone.pop("usare", ()), id_))
            return {"ritirato": gone | ({"usare": usable} if usable else {})}
        target = next(self._known(word, [typed["sostituito_da"]], id_), slug(typed["sostituito_da"]))
        return {"sostituito_da": target}

    def _place_definitions(self, word: Foreign, typed: dict[str, Any], id_: str) -> None:
        """Put the first definition without a side: on the side that was named, or in the core."""
        holder, name = typed, "in_breve"
        if self._side and word.definitions:
            holder, name = typed.setdefault(self._side.value, {}), "definizione"
        if word.definitions and name not in holder:
            holder[name] = cleaned(word.definitions[0])
            if not self._side:
                self._advise(
                    "Definizione senza un lato, messa in in_breve (usa --lato se è di un lato solo)", id_
                )

    def _place_area(self, word: Foreign, typed: dict[str, Any], id_: str) -> None:
        if area := next(filter(None, word.named["area"]), None):
            word.settle(area)
            typed["area"] = self._areas.get(key(area)) or short_id(area) or "area"
            if key(area) not in self._areas:
                self._advise(f"Area da aggiungere in glossary/aree.yml: «{area}» ({typed['area']})", id_)

    def _place_sources(self, word: Foreign, typed: dict[str, Any], id_: str) -> Iterator[str]:
        """Put the citations, and yield as notes those of which the register has no source."""
        for part in _SOURCES:
            known = {text: citation(text, self._sources) for text in map(cleaned, word.named[part.name])}
            word.settle(*known)
            for name in (text for text, found in known.items() if found is None):
                self._advise("Fonti che glossary/fonti.yml non ha, messe in note_redazionali", id_)
                yield f"{part.label.replace(': ', ', ')}, da registrare: {name}"
            if cited := [found for found in known.values() if found]:
                self._cite(typed, part, cited)

    def _cite(self, typed: dict[str, Any], part: Part, found: list[dict[str, str]]) -> None:
        """Put citations in their part or, where it is not written, among the sources of the word."""
        *above, last = part.at
        holder: Any = typed
        for step in above:
            holder = holder.get(step, {})
        if holder:
            many = is_many(field_at(part.at))
            holder[last] = found if many else found[0]
            found = [] if many else found[1:]
        if found:
            typed["fonti"] = [*typed.get("fonti", ()), *found]

    def _place_ties(self, word: Foreign, typed: dict[str, Any], id_: str) -> None:
        """Put the ties: a related word is written from one end only, and never if it is also an ancestor."""
        if above := self._above.get(id_):
            typed["piu_ampio"] = above
        related = []
        for other in dict.fromkeys(self._known(word, word.named["vedi_anche"], id_)):
            pair = frozenset((id_, other))
            if other in self._ancestors(id_) or id_ in self._ancestors(other):
                self._advise("Parola vicina che è anche più ampia o più specifica: tolta da vedi_anche", id_)
            elif pair not in self._paired:
                related.append(other)
            self._paired.add(pair)
        if related:
            typed["vedi_anche"] = related

    def _place_named(self, word: Foreign, typed: dict[str, Any], id_: str) -> None:
        """Give their ids to the words that records name; one that the file does not have is told."""
        for section, name in _NAMING:
            records = typed.pop(section, [])
            for record in records:
                if name in record and (other := next(self._known(word, [record.pop(name)], id_), None)):
                    record[name] = other
            if told := [record for record in records if record]:
                typed[section] = told

    def _ancestors(self, id_: str) -> set[str]:
        found: set[str] = set()
        waiting = list(self._above.get(id_, ()))
        while waiting:
            if (other := waiting.pop()) not in found:
                found.add(other)
                waiting += self._above.get(other, ())
        return found
