"""The shape of the published JSON: the only list of its fields, from which the JSON Schema is made.

What people typed (``scritto``) and what the engine computed (``calcolato``) never mix. What has no value is
left out; lists of ``calcolato`` are always there, even if empty. The notes of the editors are not published.
"""

from __future__ import annotations

from datetime import date
from types import GenericAlias
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from parole.model.concept import Approval, RedirectFile, WithdrawnFile, WordFile
from parole.model.parts import ITEMS, TEXTS, item_record
from parole.model.registers import Area, ReadingPath, Source
from parole.model.types import Id, Note
from parole.model.values import ReadIn, SideName, State

Ids = tuple[Id, ...]
Part = Literal["pa", "terzo_settore", "fonti", "esempio"]
Text = Annotated[str, Field(min_length=1)]
NotPublished = Annotated[Note | None, Field(None, exclude=True)]


class Published(BaseModel):
    """A mapping of the published data."""

    # Each is built when it is first used: the pages alone, and each start while serving, need none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class WrittenWord(WordFile, defer_build=True):
    """A word as typed, without the notes of the editors."""

    note_redazionali: NotPublished


class WrittenSource(Source, defer_build=True):
    """A source as typed, without the notes of the editors."""

    note_redazionali: NotPublished


class Place(Published):
    """Where something of the site is: from its root, and in full when the site has an address."""

    percorso: Text = Field(
        description="L’indirizzo dalla radice: dopo «radice» vale da questo file, dopo «sito» ovunque."
    )
    assoluto: Text | None = Field(None, description="L’indirizzo completo. Manca se il sito non ne ha uno.")


class Addresses(Published):
    """The page of a record and its JSON."""

    pagina: Place = Field(
        description="La pagina da leggere. Senza la barra finale, per una voce è l’identificativo (IRI)."
    )
    dati: Place | None = Field(None, description="Il file JSON, se la pagina ne ha uno suo.")


class Identifiers(Published):
    """The legal identifiers of a source, or of the very article that is cited."""

    urn: Text | None = Field(None, description="urn:nir dell’atto o, in una citazione, dell’articolo.")
    eli: Text | None = Field(None, description="ELI: l’indirizzo permanente dell’atto.")
    ecli: Text | None = Field(None, description="ECLI: l’identificativo europeo della sentenza.")
    celex: Text | None = Field(None, description="CELEX: il numero dell’atto su EUR-Lex.")


class CitedReading(Published):
    """The reading of a source on which a citation rests."""

    letto_su: ReadIn = Field(description="Se si è letto il testo o chi ne parla.")
    letto_il: date = Field(description="Il giorno della lettura.")
    versione: date | None = Field(None, description="La data del testo letto. Manca se non si sa.")


class ComputedCitation(Published):
    """A citation with all that is needed to open it."""

    parte: Part = Field(
        description="Che cosa sostiene: una definizione, l’esempio o («fonti») le altre parti della voce."
    )
    fonte: Id = Field(description="L’identificativo della fonte.")
    nome: Text = Field(description="Il nome della fonte.")
    rif: Text | None = Field(None, description="Il punto della fonte.")
    storico: bool = Field(description="true se la fonte non è più in vigore ed è citata apposta.")
    indirizzo: Text | None = Field(None, description="Dove si legge: l’articolo, se Normattiva lo mostra.")
    identificativi: Identifiers = Field(description="Gli identificativi giuridici noti.")
    lettura: CitedReading | None = Field(
        None, description="Come è stato letto il punto citato. Manca se nessuno l’ha letto."
    )


class Acronym(Published):
    """An acronym of a word, with all the words that share it."""

    sigla: Text = Field(description="La sigla.")
    voci: Ids = Field(description="Le voci che la usano, questa compresa: più di una, la sigla è ambigua.")


class Links(Published):
    """The words tied to a word, seen from both ends."""

    piu_ampio: Ids = Field(description="Le voci più generali.")
    piu_specifico: Ids = Field(description="Le voci di cui questa è la più generale.")
    vedi_anche: Ids = Field(description="Le voci vicine, da qualunque parte siano state scritte.")


# The texts of a word without marks: no emphasis, links replaced by their words.
_TEXT_FIELDS: dict[str, Any] = {
    part.name: (Text | None, Field(None, description=f"{part.label}.")) for part in TEXTS
} | {
    part.name: (GenericAlias(tuple, (item_record(part), ...)), Field((), description=f"{part.label}."))
    for part in ITEMS
}
PlainTexts = create_model("PlainTexts", __base__=Published, **_TEXT_FIELDS)


class Edition(Published):
    """The last edition of a word: the text that may be quoted in an act."""

    creata: date = Field(description="L’edizione in cui la parola è entrata, anche con un altro nome.")
    modificata: date = Field(description="L’edizione in cui è stata fissata così: è il suo nome.")
    pagina: Place = Field(description="La pagina di questa edizione, per sempre.")
    dati: Place = Field(description="Il file JSON di questa edizione: i suoi byte non cambiano più.")
    sha256: Text | None = Field(
        None,
        description="L’impronta SHA-256 di quel file. Manca dentro il file stesso.",
        pattern="^[0-9a-f]{64}$",
    )


class ComputedWord(Published):
    """What the engine adds to a word."""

    nome: Text = Field(description="Il termine con l’accezione che lo distingue dagli omonimi.")
    indirizzi: Addresses = Field(description="Dove sta la voce.")
    stato: State = Field(description="Lo stato, ricavato dai testi e dalle approvazioni.")
    lati_scritti: tuple[SideName, ...] = Field(description="I lati che hanno scritto la loro definizione.")
    lati_da_rileggere: tuple[SideName, ...] = Field(
        description="I lati che avevano approvato un testo poi cambiato."
    )
    edizione: Edition | None = Field(
        None, description="L’ultima edizione della parola. Manca finché non è pubblicata."
    )
    approvazioni_valide: tuple[Approval, ...] = Field(
        description="Le approvazioni del testo di oggi. Un ente approva per sé, non per tutto il suo lato."
    )
    testi: PlainTexts = Field(description="I testi senza segni, pronti da mostrare.")
    sigle: tuple[Acronym, ...] = Field(description="Le sigle e le voci che le condividono.")
    legami: Links = Field(description="Le voci legate a questa.")
    dove_ricorre: Ids = Field(description="Le voci che la nominano nei loro testi, oltre a quelle legate.")
    citazioni: tuple[ComputedCitation, ...] = Field(description="Le fonti citate, parte per parte.")
    gulpease: int = Field(description="L’indice di leggibilità Gulpease, da 0 a 100.", ge=0, le=100)
    impronta: Text = Field(
        description="L’impronta di ciò che un’approvazione copre.", pattern="^[0-9a-f]{16}$"
    )


class ComputedPlace(Published):
    """What the engine adds to an id that moved or was withdrawn."""

    indirizzi: Addresses = Field(description="Dove stava la voce: l’indirizzo continua a rispondere.")


class PublishedWord(Published):
    """A word."""

    id: Id = Field(description="L’identificativo permanente.")
    tipo: Literal["voce"] = Field(description="Una voce del glossario.")
    scritto: WrittenWord = Field(description="Ciò che è stato scritto.")
    calcolato: ComputedWord = Field(description="Ciò che si ricava da tutto il glossario.")


class PublishedRedirect(Published):
    """An id that moved."""

    id: Id = Field(description="L’identificativo di prima.")
    tipo: Literal["rinvio"] = Field(description="Un identificativo che ha cambiato nome.")
    scritto: RedirectFile = Field(description="Ciò che è stato scritto.")
    calcolato: ComputedPlace = Field(description="Ciò che si ricava.")


class PublishedWithdrawn(Published):
    """A word that was withdrawn."""

    id: Id = Field(description="L’identificativo permanente.")
    tipo: Literal["ritirata"] = Field(description="Una voce ritirata.")
    scritto: WithdrawnFile = Field(description="Ciò che è stato scritto.")
    calcolato: ComputedPlace = Field(description="Ciò che si ricava.")


class ComputedSource(Published):
    """What the engine adds to a source."""

    indirizzo: Text | None = Field(None, description="Dove si legge.")
    identificativi: Identifiers = Field(description="Gli identificativi giuridici noti.")
    citata_da: Ids = Field(description="Le voci che la citano.")


class PublishedSource(Published):
    """A source of the register."""

    id: Id = Field(description="L’identificativo della fonte.")
    scritto: WrittenSource = Field(description="Ciò che è stato scritto.")
    calcolato: ComputedSource = Field(description="Ciò che si ricava.")


class ComputedList(Published):
    """What the engine adds to an area or to a reading path."""

    indirizzi: Addresses = Field(description="Dove sta la pagina.")
    voci: Ids = Field(description="Le voci, nell’ordine della pagina.")


class PublishedArea(Published):
    """An area."""

    id: Id = Field(description="L’identificativo dell’area.")
    scritto: Area = Field(description="Ciò che è stato scritto.")
    calcolato: ComputedList = Field(description="Ciò che si ricava.")


class PublishedPath(Published):
    """A reading path."""

    id: Id = Field(description="L’identificativo del percorso.")
    scritto: ReadingPath = Field(description="Ciò che è stato scritto.")
    calcolato: ComputedList = Field(description="Ciò che si ricava.")


PublishedEntry = Annotated[
    PublishedWord | PublishedRedirect | PublishedWithdrawn, Field(discriminator="tipo")
]


class Licence(Published):
    """The licence of the data."""

    id: Text = Field(description="Il codice SPDX.")
    nome: Text = Field(description="Il nome.")
    indirizzo: Text = Field(description="Il testo.")


class Header(Published):
    """What every file says of itself."""

    schema_: Text = Field(alias="$schema", description="Lo schema di questo file.")
    formato: Text = Field(description="La versione del formato.", pattern=r"^1\.\d+$")
    licenza: Licence = Field(description="La licenza.")
    redazione: Text = Field(description="Chi ha scritto i testi.")
    edizione: date | None = Field(
        None, description="L’edizione dei contenuti: il giorno della pubblicazione. Manca prima della prima."
    )
    sito: Text | None = Field(None, description="L’indirizzo del sito: davanti a un «percorso» lo completa.")
    radice: Text = Field(
        description="Da questo file alla radice del sito, per chi lo legge da una copia.",
        pattern=r"^(\.\./)+$",
    )


class WordDocument(PublishedWord, Header):
    """The file of a word."""


class RedirectDocument(PublishedRedirect, Header):
    """The file of an id that moved."""


class WithdrawnDocument(PublishedWithdrawn, Header):
    """The file of a withdrawn word."""


EntryDocument = Annotated[WordDocument | RedirectDocument | WithdrawnDocument, Field(discriminator="tipo")]


class Registers(Header):
    """The registers, beside the words or beside their index."""

    titolo: Text = Field(description="Il titolo del glossario.")
    descrizione: Text = Field(description="Che cos’è.")
    lingua: Text = Field(description="La lingua dei testi.")
    aree: tuple[PublishedArea, ...] = Field(description="Le aree, nel loro ordine.")
    percorsi: tuple[PublishedPath, ...] = Field(description="I percorsi di lettura.")
    fonti: tuple[PublishedSource, ...] = Field(description="Le fonti, in ordine di identificativo.")


class WholeDocument(Registers):
    """The whole glossary."""

    voci: tuple[PublishedEntry, ...] = Field(
        description="Voci, rinvii e voci ritirate, in ordine di identificativo."
    )


class IndexEntry(Published):
    """A line of the index."""

    id: Id = Field(description="L’identificativo permanente.")
    tipo: Literal["voce", "rinvio", "ritirata"] = Field(description="Che cosa c’è a quell’indirizzo.")
    nome: Text | None = Field(None, description="Il nome della voce.")
    indirizzi: Addresses = Field(description="Dove stanno la pagina e il file JSON.")


class IndexDocument(Registers):
    """The index: every id with its addresses, and the registers."""

    voci: tuple[IndexEntry, ...] = Field(description="Tutti gli identificativi, in ordine.")
