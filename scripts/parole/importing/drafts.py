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
from typing import Any

from parole.editing.writing import file_text
from parole.glossary.glossary import Glossary
from parole.importing.citing import Citing
from parole.importing.foreign import MAX_WORDS, Foreign, Found, Said, Unreadable, alike, cleaned
from parole.importing.naming import Ids, short_id
from parole.importing.report import Drafts
from parole.importing.tidying import capitals_say_nothing, mended, merge
from parole.language.italian import key, slug
from parole.model.concept import RedirectFile, WithdrawnFile, WordFile
from parole.model.parts import ITEMS, PARTS, Kind, Part, field_at, item_record
from parole.model.values import SideName
from parole.model.walk import is_many, refers_to

_NOTES_MAX = 4000
_SOURCES = tuple(part for part in PARTS if part.kind is Kind.SOURCES)


def make_drafts(
    found: Found,
    known: Glossary,
    side: SideName | None = None,
    there: Mapping[str, Mapping[str, Any]] | None = None,
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
    return _Maker(found, known, side, there or {}, update=update).drafts()


class _Maker:
    """Gives each word its id, then writes them one by one."""

    def __init__(
        self,
        found: Found,
        known: Glossary,
        side: SideName | None,
        there: Mapping[str, Mapping[str, Any]],
        *,
        update: bool,
    ) -> None:
        self._words, self._side, self._there, self._update = found.words, side, there, update
        self._found = Drafts(left=[*found.outside])
        for remark in found.remarks:
            self._found.lost[remark].append("")
        self._lower = capitals_say_nothing(word.fields.get("termine", "") for word in found.words)
        self._areas = {key(name): id_ for id_, area in known.areas.items() for name in (id_, area.nome)}
        self._citing = Citing(known.sources)
        self._ids = Ids(found.words, known, there)
        for id_ in self._ids.repeated:
            self._tell("Lo stesso nome due volte: controlla se sono la stessa parola", id_)
        self._above = dict(self._hierarchy())
        self._paired: set[frozenset[str]] = set()

    def drafts(self) -> Drafts:
        """Return the files and what to tell."""
        for word, id_ in self._named():
            typed = self._beside(word, self._typed(word, id_), id_)
            if notes := typed.get("note_redazionali"):
                typed["note_redazionali"] = _joined(notes)
            text = file_text(typed, _model(typed))
            if text is None:
                self._tell("Il testo non si può scrivere in YAML", id_)
                self._found.left += word.values
            else:
                self._found.files[f"{id_}.yml"] = text
        return self._found

    def _named(self) -> Iterator[tuple[Foreign, str]]:
        return zip(self._words, self._ids.each, strict=True)

    def _tell(self, message: str, about: str) -> None:
        self._found.lost[message].append(about)

    def _advise(self, message: str, about: str) -> None:
        self._found.advice[message].append(about)

    def _beside(self, word: Foreign, typed: dict[str, Any], id_: str) -> dict[str, Any]:
        """Return a draft, with what the one that is there already says besides; what is lost is told."""
        if id_ not in self._there:
            return typed
        before = self._there[id_]
        if not self._update or not before or _model(typed) is not _model(before):
            told = {*_missing(word, typed, id_)}
            self._found.left += [said for said in _missing(word, before, id_) if said not in told]
            return typed
        merged, replaced = merge(before, typed)
        self._found.left += [Said(f"prima in «{name}»", old, f"{id_}.yml") for name, old in replaced]
        return merged

    def _hierarchy(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the broader words of each, from whichever end they were written."""
        above: defaultdict[str, list[str]] = defaultdict(list)
        for word, id_ in self._named():
            above[id_] += self._known(word, word.broader, id_)
            for below in self._known(word, word.narrower, id_):
                above[below].append(id_)
        return ((id_, list(dict.fromkeys(found))) for id_, found in above.items())

    def _known(self, word: Foreign, keys: Iterable[str], id_: str) -> Iterator[str]:
        """Yield the ids that other words go by; the others are told."""
        for name in keys:
            other = self._ids.find(name)
            if other:
                word.settle(name)
            if other and other != id_:
                yield other
            elif not other:
                self._tell(f"Rimanda a «{name[:90]}», che nel file non c’è", id_)

    def _typed(self, word: Foreign, id_: str) -> dict[str, Any]:
        for remark in word.remarks:
            self._tell(remark, id_)
        typed = deepcopy(word.fields)
        if "sostituito_da" in typed or "ritirato" in typed:
            typed = self._left_over(word, typed, id_)
            self._found.left += _missing(word, typed, id_)
            return typed
        notes: list[str] = []
        self._place_definitions(word, typed, id_)
        self._place_area(word, typed, id_)
        self._place_sources(word, typed, notes, id_)
        self._place_ties(word, typed, id_)
        self._place_named(word, typed, id_)
        if "tipo" not in typed.get("esempio", {"tipo"}):  # nothing tells whether it happened
            del typed["esempio"]
        if mended(typed, lower=self._lower):
            self._advise("Maiuscole o punti finali tolti: controlla i nomi propri", id_)
        self._place_notes(word, typed, notes, id_)
        for name, described in WordFile.model_fields.items():
            if described.is_required() and name not in typed:
                self._advise(f"Manca «{name}»: scrivilo", id_)
        return typed

    def _place_notes(self, word: Foreign, typed: dict[str, Any], notes: list[str], id_: str) -> None:
        """Put in the notes each value that no field has; one for which there is no room is in the report."""
        notes += map(_as_note, _missing(word, typed, id_))
        kept, size = [], 0
        for note in dict.fromkeys(note if note.endswith(".") else f"{note}." for note in notes):
            if size + len(note) < _NOTES_MAX:
                kept.append(note)
                size += len(note) + 1
            else:
                self._found.left.append(Said("non sta in note_redazionali", note, f"{id_}.yml"))
        if kept:
            typed["note_redazionali"] = kept  # note by note, until they meet those of a draft that is there
            self._advise("Testi senza un campo loro, messi in note_redazionali", id_)

    def _left_over(self, word: Foreign, typed: dict[str, Any], id_: str) -> dict[str, Any]:
        """Return a redirect or a withdrawn word, with the ids that the drafts have."""
        if "ritirato" in typed:
            gone = typed["ritirato"]
            usable = list(self._known(word, gone.get("usare", ()), id_))
            rest = {name: value for name, value in gone.items() if name != "usare"}
            return {"ritirato": rest | ({"usare": usable} if usable else {})}
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
        if not word.area:
            return
        word.settle(word.area)
        typed["area"] = self._areas.get(key(word.area)) or short_id(word.area) or "area"
        if key(word.area) not in self._areas:
            self._advise(f"Area da aggiungere in glossary/aree.yml: «{word.area}» ({typed['area']})", id_)

    def _place_sources(self, word: Foreign, typed: dict[str, Any], notes: list[str], id_: str) -> None:
        for part in _SOURCES:
            known = {text: self._citing.citation(text) for text in map(cleaned, word.cited[part.name])}
            word.settle(*known)
            for name in (text for text, citation in known.items() if citation is None):
                notes.append(f"{part.label.replace(': ', ', ')}, da registrare: {name}")
                self._advise("Fonti che glossary/fonti.yml non ha, messe in note_redazionali", id_)
            if found := [citation for citation in known.values() if citation]:
                self._cite(typed, part, found)

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
        for other in dict.fromkeys(self._known(word, word.related, id_)):
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
        for part in ITEMS:
            fields = item_record(part).model_fields.items()
            names = [name for name, field in fields if refers_to(field) == "termini"]
            for record in typed.get(part.section, ()):
                for name in (name for name in names if name in record):
                    if other := next(self._known(word, [record.pop(name)], id_), None):
                        record[name] = other

    def _ancestors(self, id_: str) -> set[str]:
        found: set[str] = set()
        waiting = list(self._above.get(id_, ()))
        while waiting:
            if (other := waiting.pop()) not in found:
                found.add(other)
                waiting += self._above.get(other, ())
        return found


def _model(typed: Mapping[str, Any]) -> type[WordFile | RedirectFile | WithdrawnFile]:
    return next((m for m in (RedirectFile, WithdrawnFile) if typed.keys() & m.model_fields.keys()), WordFile)


def _missing(word: Foreign, typed: Mapping[str, Any], id_: str) -> list[Said]:
    """Return the values of a word that its draft does not have, in a field or among the notes."""
    have = {alike(text) for text in _leaves(typed)} | word.settled | {alike(id_)}
    notes = _joined(typed.get("note_redazionali", ""))
    lacking = (said for said in word.values if said.homeless or alike(said.text) not in have)
    return [said for said in lacking if _as_note(said) not in notes]


def _joined(notes: str | list[str]) -> str:
    return notes if isinstance(notes, str) else " ".join(notes)


def _as_note(said: Said) -> str:
    label = cleaned(said.label.replace("_", " "))
    return f"{(label[:1].upper() + label[1:]) or 'Senza titolo'}: {cleaned(said.text)}"


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value)
