"""A publication: the registers as they will be, what there is to say of it, how to cite it. Pure.

The registers only grow: an address that was published once stays in ``glossary/indirizzi.yml`` for ever, and
what a word said that day in ``glossary/edizioni/``. An edition is named after its day: there is one a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import yaml

from parole.editing.publication_news import changes
from parole.editing.writing import file_text
from parole.glossary import addresses
from parole.glossary.editions import Record, canonical, changed, digest, said
from parole.glossary.glossary import ADDRESSES_FILE, NEWS_FILE, Glossary, edition_path
from parole.glossary.old_addresses import short_links
from parole.glossary.site_facts import SiteFacts
from parole.glossary.snapshot import approvals, prints
from parole.model.publication import (
    AddressRegister,
    NewsItem,
    NewsRegister,
    Publication,
    PublishedEdition,
    PublishedMove,
    PublishedWord,
    ShortLink,
    seal,
)
from parole.rendering.edition import EDITORS, KEYWORDS, LICENCE_ID, description

TAG_PREFIX = "dati-"
CITATION_FILE = "CITATION.cff"
Register = TypeVar("Register", AddressRegister, NewsRegister)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What publishing would do: version, news, new addresses, registers to write (path → text).

    ``frozen`` are the words whose record changes; ``old_site`` is the address under which the last
    publication was made, where that is not this one.
    """

    version: str
    previous: str
    old_site: str
    frozen: tuple[str, ...]
    news: tuple[NewsItem, ...]
    addresses: tuple[str, ...]
    files: dict[str, str]

    @property
    def tag(self) -> str:
        """The tag of this version of the data."""
        return TAG_PREFIX + self.version

    @property
    def previous_tag(self) -> str:
        """The tag of the version before, or an empty text."""
        return TAG_PREFIX + self.previous if self.previous else ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to publish."""
        return not (self.news or self.addresses or self.old_site)


def propose(
    glossary: Glossary, pages: Iterable[str], facts: SiteFacts, day: date, records: Mapping[str, Record]
) -> Proposal:
    """Return the publication of ``glossary`` on ``day``.

    ``pages`` are the addresses written by hand; ``records`` is how every word would be frozen, by id.

    Raises:
        ValueError: there is something to publish, and the last publication was made that day or later.
    """
    last = next(iter(glossary.news.pubblicazioni), None)
    news, frozen = changes(glossary), tuple(_changed(glossary, records))
    lines = b"".join(canonical(records[id_]) + b"\n" for id_ in frozen)
    register = grown(glossary, pages, [PublishedEdition(data=day, sha256=digest(lines))] if frozen else ())
    old_site = site_of(last) if last and site_of(last) != facts.url else ""
    address = facts.absolute(f"{addresses.NEWS}#v{day}")
    publication = Publication(versione=day.isoformat(), data=day, indirizzo=address, novita=news)
    told = _told(glossary, [publication] if news or frozen or old_site else ())
    new = [a for a in all_addresses(register) if a not in set(all_addresses(glossary.published))]
    new += [addresses.frozen(id_, day) for id_ in frozen]
    if last and day <= last.data and (new or news or old_site):
        raise ValueError(
            f"L’ultima pubblicazione è del {last.data}: se ne fa una al giorno, scegli un giorno dopo."
        )
    files = {ADDRESSES_FILE: _written(register, ADDRESSES_FILE), NEWS_FILE: _written(told, NEWS_FILE)}
    files |= {edition_path(day): lines.decode()} if frozen else {}
    previous = last.versione if last else ""
    return Proposal(day.isoformat(), previous, old_site, frozen, news, tuple(new), files)


def _told(glossary: Glossary, publications: Iterable[Publication]) -> NewsRegister:
    """Return the register of news with a publication, if there is one, before the others."""
    return NewsRegister(
        pubblicazioni=(*publications, *glossary.news.pubblicazioni),
        voci=prints(glossary),
        approvazioni=approvals(glossary),
    )


def site_of(publication: Publication) -> str:
    """Return the address of the site as it was when a publication was made."""
    return publication.indirizzo.rpartition(f"{addresses.NEWS}#")[0]


def _changed(glossary: Glossary, records: Mapping[str, Record]) -> Iterable[str]:
    """Yield the words that do not say what their last edition says, those that came back, the new ones."""
    there = {word.id for word in glossary.news.voci}
    for id_, record in sorted(records.items()):
        before = glossary.frozen.get(id_)
        if not before or id_ not in there or changed(before[-1].said, said(record), glossary.end_of):
            yield id_


def grown(
    glossary: Glossary, pages: Iterable[str], editions: Iterable[PublishedEdition] = ()
) -> AddressRegister:
    """Return the register of addresses with what ``glossary``, the hand-written ``pages``, editions add."""
    old = glossary.published
    names = {word.id: word.nome for word in old.voci}
    ids = _with(names, sorted({*glossary.concepts, *glossary.redirects, *glossary.withdrawn}))
    names |= {id_: concept.full_name for id_, concept in glossary.concepts.items()}
    moves = (PublishedMove(da=id_, a=r.sostituito_da) for id_, r in sorted(glossary.redirects.items()))
    moved = {move.da for move in old.rinvii}
    return AddressRegister(
        voci=tuple(PublishedWord(id=i, nome=names.get(i, i.replace("-", " "))) for i in ids),
        rinvii=(*old.rinvii, *(move for move in moves if move.da not in moved)),
        brevi=(*old.brevi, *_new_meanings(glossary)),
        aree=_with(old.aree, glossary.areas),
        percorsi=_with(old.percorsi, sorted(glossary.paths)),
        pagine=_with(old.pagine, sorted(f"/{page}" for page in pages)),
        ancore=_with(old.ancore, (f"#{anchor}" for anchor in addresses.ANCHORS.values())),
        filtri=_with(old.filtri, (f"?{name}=" for name in addresses.FILTERS)),
        edizioni=_with(old.edizioni, editions),
    )


def _new_meanings(glossary: Glossary) -> list[ShortLink]:
    """Return the meanings of short links that are not in the register yet, in the order of the links."""
    known = {(link.forma, glossary.end_of(link.voce)) for link in glossary.published.brevi}
    links = short_links(glossary).items()
    return [ShortLink(forma=f, voce=id_) for f, ids in links for id_ in ids if (f, id_) not in known]


def _with(old: Iterable[Item], new: Iterable[Item]) -> tuple[Item, ...]:
    """Return ``old`` as it is, then what ``new`` adds."""
    return tuple(dict.fromkeys((*old, *new)))


def all_addresses(register: AddressRegister) -> tuple[str, ...]:
    """Return the addresses of pages that a register promises, from the root of the site."""
    found = [
        *(addresses.word(word.id) for word in register.voci),
        *(addresses.short(link.forma) for link in register.brevi),
        *(addresses.area(id_) for id_ in register.aree),
        *(addresses.path(id_) for id_ in register.percorsi),
        *(page.removeprefix("/") for page in register.pagine),
    ]
    return tuple(dict.fromkeys(found))


def _written(register: Register, path: str) -> str:
    """Return a register as a file, sealed, in canonical form."""
    said = register.model_copy(update={"impronta": seal(register)})
    text = file_text(said.model_dump(mode="json", exclude_defaults=True), type(register))
    if text is None:  # every value has passed the model, so this is a fault of the program
        raise AssertionError(path)
    return text


def citation(facts: SiteFacts, version: str = "non ancora pubblicato", day: date | None = None) -> str:
    """Return :data:`CITATION_FILE`, in Citation File Format 1.2, for an edition, or before there is any."""
    address = {} if facts.is_placeholder or not facts.url else {"url": facts.url}
    said = {
        "cff-version": "1.2.0",
        "message": "Cita il glossario così. Di una parola sola cita la pagina e l’edizione.",
        "type": "dataset",
        "title": facts.name,
        "version": version,
        **({"date-released": day} if day else {}),
        **address,
        "abstract": description(facts.city),
        "authors": [{"name": EDITORS}],
        "keywords": list(KEYWORDS),
        "license": LICENCE_ID,
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=110)
