"""The last publication and the glossary as it is → what changed, in words, per side.

Words are named with links, ``[[id|name]]``, which follow a word that moves later on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.glossary.glossary import Glossary, sort_key
from parole.glossary.snapshot import approvals, print_of
from parole.language.inline import plain_text
from parole.model.concept import Concept
from parole.model.parts import news_groups
from parole.model.publication import NewsItem, PublishedApproval, WordPrint
from parole.model.values import Agreement, NewsKind, SideName

# «La voce della Pubblica amministrazione», «la voce del Terzo settore».
OF_SIDE = {SideName.PA: "della pubblica amministrazione", SideName.TERZO_SETTORE: "del Terzo settore"}
# What a side says: its voice, and the line that people quote.
_SAID = {side: (("La voce", side.value), ("La riga", f"{side.value}_vuol_dire")) for side in SideName}
# The parts that both sides share, as they are named in a sentence.
_OWN = {group for said in _SAID.values() for _, group in said}
_SHARED = {group: name for group, name in news_groups().items() if group not in _OWN}
_ORDER = list(NewsKind)


def changes(glossary: Glossary) -> tuple[NewsItem, ...]:
    """Return the news since the last publication (all the words, if there was none), kind by kind."""
    found = [*_Comparison(glossary).items(), *_approval_news(glossary)]
    return tuple(sorted(found, key=lambda item: (_ORDER.index(item.tipo), sort_key(plain_text(item.testo)))))


class _Comparison:
    """Compares each word with what it said at the last publication."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._before = {word.id: word for word in glossary.news.voci}
        # The words that were published under an id and are under another now, alone or in a word of its own.
        ends = {id_: glossary.end_of(id_) for id_ in self._before if id_ not in glossary.concepts}
        self._gone = {id_: end for id_, end in ends.items() if end}
        self._renamed = {
            end: id_
            for id_, end in reversed(self._gone.items())
            if end not in self._before and end in glossary.concepts
        }

    def items(self) -> Iterator[NewsItem]:
        """Yield what changed of every word."""
        for id_, concept in self._glossary.concepts.items():
            before = self._before.get(self._renamed.get(id_, id_))
            if before is None:
                yield self._new(concept)
            else:
                yield from self._names(before, concept)
                now = print_of(self._glossary, concept, self._renamed)
                yield from self._texts(before, now, concept)
        for id_, end in self._gone.items():
            if self._renamed.get(end) != id_:
                yield self._merged(id_, end) if end in self._glossary.concepts else self._withdrawn(id_, end)

    def _new(self, concept: Concept) -> NewsItem:
        if concept.id in self._glossary.published_names:
            return _item(NewsKind.TORNATA, concept.id, f"{_link(concept)} è di nuovo nel glossario.")
        return _item(NewsKind.NUOVA, concept.id, f"{_link(concept)} entra nel glossario.")

    def _names(self, before: WordPrint, concept: Concept) -> Iterator[NewsItem]:
        moved = before.id != concept.id
        if before.nome != concept.full_name:
            end = " e ha un indirizzo nuovo." if moved else "."
            text = f"«{_safe(before.nome)}» ora si chiama {_link(concept)}{end}"
            yield _item(NewsKind.RINOMINATA, concept.id, text)
        elif moved:
            yield _item(NewsKind.RINOMINATA, concept.id, f"{_link(concept)} ha un indirizzo nuovo.")

    def _merged(self, id_: str, end: str) -> NewsItem:
        name, into = _safe(self._before[id_].nome), _link(self._glossary.concepts[end])
        return _item(NewsKind.UNITA, end, f"«{name}» ora è dentro {into}.")

    def _withdrawn(self, id_: str, end: str) -> NewsItem:
        gone = self._glossary.withdrawn[end].ritirato
        words = [concept for target in gone.usare if (concept := self._glossary.where(target))]
        instead = f" Al suo posto: {', '.join(_link(word) for word in words)}." if words else ""
        name = _safe(self._before[id_].nome)
        return _item(NewsKind.RITIRATA, end, f"«{name}» è stata ritirata. {gone.perche}{instead}")

    def _texts(self, before: WordPrint, now: WordPrint, concept: Concept) -> Iterator[NewsItem]:
        for side in SideName:
            yield from self._side(side, before, now, concept)
        if before.accordo != now.accordo:
            yield _item(NewsKind.ACCORDO, concept.id, _agreement(before.accordo, now.accordo, _link(concept)))
        parts = [name for part, name in _SHARED.items() if getattr(before, part) != getattr(now, part)]
        if parts:
            yield _item(NewsKind.TESTO, concept.id, f"In {_link(concept)} cambia: {', '.join(parts)}.")

    def _side(
        self, side: SideName, before: WordPrint, now: WordPrint, concept: Concept
    ) -> Iterator[NewsItem]:
        """Yield what changed of what a side says: a voice that comes or goes brings its line with it."""
        wrote, writes = (getattr(word, side.value) for word in (before, now))
        for what, group in _SAID[side] if wrote and writes else _SAID[side][:1]:
            if change := _change(getattr(before, group), getattr(now, group)):
                text = f"{what} {OF_SIDE[side]} su {_link(concept)} {change}."
                yield _item(NewsKind.VOCE, concept.id, text, side)


def _change(before: str | None, now: str | None) -> str:
    if before == now:
        return ""
    if not before:
        return "prima mancava e ora c’è"
    return "è cambiata" if now else "è stata tolta"


def _agreement(before: Agreement | None, now: Agreement | None, link: str) -> str:
    if before and now:
        return f"Su {link} l’accordo passa da «{before.label.lower()}» a «{now.label.lower()}»."
    if now:
        return f"Su {link} c’è un accordo dichiarato: «{now.label.lower()}»."
    return f"Su {link} non c’è più un accordo dichiarato."


def _approval_news(glossary: Glossary) -> Iterator[NewsItem]:
    """Yield the approvals that arrived and those that no longer hold, of the words that are still there."""
    before, now = _held(glossary, glossary.news.approvazioni), _held(glossary, approvals(glossary))
    for voce, lato, ente in [key for key in now if key not in before]:
        text = f"{_safe(ente)} ({lato.label}) approva {_link(glossary.concepts[voce])}."
        yield _item(NewsKind.APPROVAZIONE, voce, text, lato)
    for voce, lato, ente in [key for key in before if key not in now and key[0] in glossary.concepts]:
        link = _link(glossary.concepts[voce])
        text = f"L’approvazione di {_safe(ente)} ({lato.label}) per {link} non vale più: va riletta."
        yield _item(NewsKind.APPROVAZIONE, voce, text, lato)


def _held(glossary: Glossary, held: tuple[PublishedApproval, ...]) -> dict[tuple[str, SideName, str], None]:
    """Return the approvals as keys, under the id that each word has now."""
    return {(glossary.end_of(a.voce) or a.voce, a.lato, a.ente): None for a in held}


def _item(kind: NewsKind, id_: str, text: str, side: SideName | None = None) -> NewsItem:
    return NewsItem(tipo=kind, voce=id_, lato=side, testo=text)


def _link(concept: Concept) -> str:
    return f"[[{concept.id}|{_safe(concept.full_name)}]]"


def _safe(name: str) -> str:
    """Return a name without the signs that mean something inside a text."""
    return re.sub(r"[\[\]|*\\]", "", name)
