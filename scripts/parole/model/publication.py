"""What the publishing command remembers: every address ever published, and what changed each time.

``glossary/indirizzi.yml``, ``glossary/novita.yml`` and ``glossary/edizioni/`` are written by
``scripts/publish.py`` and by nobody else: before the first publication none is there, and a proposal never
touches them. A register ends with a seal, the digest of all that it says, so that a line lost in a merge is
noticed.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import Field, create_model

from parole.model.concept import Record
from parole.model.parts import news_groups
from parole.model.types import Address, Date, Id, Label, Note, Short, Title
from parole.model.values import Agreement, NewsKind, SideName

SEAL_LENGTH = 16


class PublishedWord(Record):
    """An id that has been published: from that day its addresses answer."""

    id: Id = Field(description="L’identificativo pubblicato.")
    nome: Title = Field(description="Il nome della parola all’ultima pubblicazione in cui c’era.")


class PublishedMove(Record):
    """An id that had already moved when it was published."""

    da: Id = Field(description="L’identificativo che si è spostato.")
    a: Id = Field(description="La voce a cui portava.")


class ShortLink(Record):
    """A meaning of a short link; the meanings of one link are in the order in which they were published."""

    forma: Label = Field(description="La forma dell’indirizzo breve, dopo «t/».")
    voce: Id = Field(description="La voce a cui porta.")


class PublishedEdition(Record):
    """A file of ``glossary/edizioni/``: the words that changed that day, with the digest of its bytes."""

    data: Date = Field(description="Il giorno, che è il nome dell’edizione.")
    sha256: Label = Field(description="L’impronta SHA-256 del file dell’edizione.")


class AddressRegister(Record):
    """The file ``glossary/indirizzi.yml``: what must answer for ever."""

    voci: tuple[PublishedWord, ...] = Field((), description="Gli identificativi pubblicati.")
    rinvii: tuple[PublishedMove, ...] = Field((), description="Gli identificativi spostati.")
    brevi: tuple[ShortLink, ...] = Field((), description="Gli indirizzi brevi, dal più vecchio.")
    aree: tuple[Id, ...] = Field((), description="Le aree pubblicate.")
    percorsi: tuple[Id, ...] = Field((), description="I percorsi pubblicati.")
    pagine: tuple[Address, ...] = Field((), description="Le pagine scritte a mano, come «/leggi/».")
    ancore: tuple[Short, ...] = Field((), description="I punti della pagina di una voce, come «#pa».")
    filtri: tuple[Short, ...] = Field((), description="Ciò che si può chiedere all’elenco, come «?area=».")
    edizioni: tuple[PublishedEdition, ...] = Field(
        (), description="Le edizioni, con gli indirizzi fissati delle loro parole."
    )
    impronta: Short | None = Field(None, description="Il sigillo del registro: lo scrive il comando.")


class NewsItem(Record):
    """One thing that changed, in words; links to words are written ``[[id|text]]`` as everywhere."""

    tipo: NewsKind = Field(description="Che genere di novità è.")
    voce: Id | None = Field(None, description="La parola di cui parla.")
    lato: SideName | None = Field(None, description="Il lato, se riguarda uno solo.")
    testo: Note = Field(description="La novità, in una frase.")


class Publication(Record):
    """A publication: its version, its day, what changed; ``indirizzo`` is its name for ever in the feed."""

    versione: Short = Field(description="La versione dei dati, come 2026-11-22.")
    data: Date = Field(description="Il giorno, come 2026-11-22.")
    indirizzo: Address = Field(description="Il nome della pubblicazione nel feed: non cambia più.")
    novita: tuple[NewsItem, ...] = Field((), description="Che cosa è cambiato.")


class _Print(Record):
    """What a word said at the last publication: its name, the agreement, and the digest of each part."""

    id: Id = Field(description="La voce.")
    nome: Title = Field(description="Il nome con cui è stata pubblicata.")
    accordo: Agreement | None = Field(None, description="L’accordo dichiarato.")


_DIGESTS: dict[str, Any] = {
    group: (Short | None, Field(None, description=f"L’impronta: {told}."))
    for group, told in news_groups().items()
}
WordPrint = create_model("WordPrint", __base__=_Print, __doc__=_Print.__doc__, **_DIGESTS)


class PublishedApproval(Record):
    """An approval that held at the last publication."""

    voce: Id = Field(description="La voce approvata.")
    lato: SideName = Field(description="Il lato che ha approvato.")
    ente: Label = Field(description="L’ente che ha approvato.")


class NewsRegister(Record):
    """The file ``glossary/novita.yml``: the publications, newest first, and what the last one said."""

    pubblicazioni: tuple[Publication, ...] = Field((), description="Le pubblicazioni, dalla più recente.")
    voci: tuple[WordPrint, ...] = Field((), description="Com’erano le parole all’ultima pubblicazione.")
    approvazioni: tuple[PublishedApproval, ...] = Field(
        (), description="Le approvazioni che valevano all’ultima pubblicazione."
    )
    impronta: Short | None = Field(None, description="Il sigillo del registro: lo scrive il comando.")


# The records that are written on one line, because there are many and they are short.
SHORT_RECORDS = (PublishedWord, PublishedMove, ShortLink, PublishedEdition, WordPrint, PublishedApproval)


def seal(register: AddressRegister | NewsRegister) -> str:
    """Return the digest of all that a register says, the seal itself left out."""
    said = register.model_dump(mode="json", exclude={"impronta"}, exclude_defaults=True)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:SEAL_LENGTH]


def is_intact(register: AddressRegister | NewsRegister) -> bool:
    """Tell whether nobody has touched a register since the command wrote it; one that says nothing is."""
    is_empty = register == type(register)()
    return is_empty or register.impronta == seal(register)
