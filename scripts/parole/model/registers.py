"""The registers beside the words: sources, areas, reading paths, foreign words."""

from __future__ import annotations

from pydantic import Field

from parole.model.concept import Expiry, Record
from parole.model.types import Address, Date, Label, Note, Paragraph, Sentence, Short, Title, WordId, YesNo
from parole.model.values import Court, Language, Opens, ReadIn, SourceKind


class Reading(Record):
    """A reading of a source: what was read, of which version, when and by whom."""

    rif: Label | None = Field(None, title="Punto letto", description="Il punto letto; senza, tutta la fonte.")
    letto_su: ReadIn = Field(title="Letto su", description="Se si è letto il testo o chi ne parla.")
    versione: Date | None = Field(None, description="La data del testo letto, come 2021-05-18, se si sa.")
    letto_il: Date = Field(title="Letto il", description="Il giorno della lettura, come 2026-11-23.")
    chi: Label = Field(description="Chi ha letto.")
    nota: Note | None = Field(None, description="Che cosa manca, o è dubbio.")


class Source(Record):
    """An entry of ``glossary/fonti.yml``: an act, a judgment, a document, a publication, a page."""

    tipo: SourceKind = Field(description="Che cosa è la fonte.")
    nome: Label = Field(description="Il nome con cui la citiamo nelle pagine.")
    titolo: Title = Field(description="Il titolo ufficiale, o quello della pubblicazione.")
    estremi: Label | None = Field(
        None, description="Gli estremi: «decreto legislativo 3 luglio 2017, n. 117»."
    )
    autore: Label | None = Field(None, description="Chi l’ha scritta o pubblicata.")
    data: Date | None = Field(None, description="La data dell’atto o della pubblicazione, come 2017-07-03.")
    anno: Short | None = Field(None, description="L’anno, quando il giorno non è noto.")
    urn: Label | None = Field(
        None, title="Identificativo urn:nir", description="L’identificativo urn:nir, senza articolo."
    )
    ecli: Label | None = Field(None, title="ECLI", description="L’identificativo ECLI di una sentenza.")
    eli: Address | None = Field(
        None,
        title="ELI",
        description="L’identificativo ELI: l’indirizzo sulla Gazzetta Ufficiale o su data.europa.eu.",
    )
    celex: Short | None = Field(
        None, title="CELEX", description="Il numero CELEX di un atto europeo: «32016R0679»."
    )
    indirizzo: Address | None = Field(
        None, title="Indirizzo web", description="L’indirizzo web, se non basta l’urn."
    )
    articoli: tuple[Short, ...] = Field(
        (), description="Gli articoli che esistono, solo se certi: [1-104, 79-bis]. Vuoto: nessun verdetto."
    )
    abrogati: tuple[Short, ...] = Field((), description="Gli articoli abrogati, solo se certi.")
    vigente: YesNo = Field(True, title="È in vigore", description="false se l’atto non è più in vigore.")
    grado: Court | None = Field(None, description="Il grado di una sentenza.")
    apre: Opens | None = Field(
        None, title="Il collegamento apre", description="Che cosa apre il collegamento."
    )
    letture: tuple[Reading, ...] = Field((), description="Chi l’ha letta, quando e in quale versione.")
    scade: Expiry | None = Field(
        None, title="Da rileggere il", description="Il giorno in cui va riletta, se si sa."
    )
    note_redazionali: Note | None = Field(None, description="Appunti per chi scrive: non si pubblicano.")


class Area(Record):
    """An entry of ``glossary/aree.yml``; the order of the file is the order of the pages."""

    nome: Label = Field(description="Il nome dell’area.")
    descrizione: Paragraph = Field(description="Che parole raccoglie, in una o due frasi.")


class PathStep(Record):
    """A word of a reading path and why it stands there."""

    voce: WordId = Field(description="La voce, con il suo identificativo.")
    perche: Sentence = Field(title="Perché", description="Perché sta in questo punto del percorso.")


class ReadingPath(Record):
    """A file of ``glossary/percorsi/``: words in a chosen order, for one moment of work."""

    titolo: Label = Field(description="Il titolo del percorso.")
    descrizione: Paragraph = Field(description="Per chi e per quale momento.")
    prime: tuple[WordId, ...] = Field(
        (), description="Le cinque voci da cui cominciare, se si hanno dieci minuti: fra quelle del percorso."
    )
    voci: tuple[PathStep, ...] = Field(description="Le voci, nell’ordine in cui leggerle.", min_length=1)


class ForeignWord(Record):
    """An entry of ``glossary/stranieri.yml``: tells screen readers how to pronounce a word (WCAG 3.1.2)."""

    forma: Label = Field(description="La parola straniera, come appare nei testi.")
    lingua: Language = Field(description="Il codice della lingua, come lo scrive BCP 47.")
