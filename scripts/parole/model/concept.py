"""A word of the glossary: the only list of its fields, in the order in which they are written.

``Field(description=…)`` is the Italian help that editors read in the guide, in the form, in the template
of a new word and, through the JSON Schema, inside their own editor. The vocabulary follows terminology
work (ISO 704, ISO 10241-1): preferred form, variant, discouraged form, definition, source. ``title`` is the
name of a field for people, where its key does not read well; ``readOnly`` marks what only a command writes.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from parole.model.types import (
    DEFINITION_WORDS,
    LINE_WORDS,
    AreaId,
    ByCommand,
    Date,
    Id,
    Label,
    Note,
    Paragraph,
    Sentence,
    Short,
    SourceId,
    WholeAddress,
    WordId,
    YesNo,
)
from parole.model.values import Agreement, Difference, ExampleKind, SideName

_FEWEST, _MOST = DEFINITION_WORDS


class Record(BaseModel):
    """A mapping typed by an editor: unknown keys are refused, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_not_written(cls, typed: Any) -> Any:
        """Drop the fields without a value; an unknown key stays, so that it is refused even when empty."""
        if not isinstance(typed, dict) or None not in typed.values():
            return typed
        return {
            name: value for name, value in typed.items() if value is not None or name not in cls.model_fields
        }


class Citation(Record):
    """A place in a source of the register."""

    fonte: SourceId = Field(description="La fonte; nel file, il suo identificativo in glossary/fonti.yml.")
    rif: Label | None = Field(
        None,
        title="Punto preciso",
        description="Il punto della fonte: «art. 55, c. 3», «§ 3», «cons. dir. 2.1», «p. 12».",
    )
    storico: YesNo = Field(
        False,
        title="La cito apposta, anche se non è più in vigore",
        description="true se citi apposta una fonte non più in vigore.",
    )


class Discouraged(Record):
    """A form to avoid, with the reason."""

    forma: Label = Field(description="La forma da evitare.")
    perche: Sentence = Field(title="Perché", description="Perché evitarla e che cosa usare, in una frase.")


class Side(Record):
    """How one side means the word: the line that people quote, then the whole, in its own voice."""

    vuol_dire: Sentence | None = Field(
        None,
        title="Vuol dire",
        description=f"La riga da citare, in terza persona. Al massimo {LINE_WORDS} parole.",
    )
    definizione: Paragraph = Field(
        description=f"Che cosa significa, da questo lato: da {_FEWEST} a {_MOST} parole, da leggere da sola."
    )
    fonti: tuple[Citation, ...] = Field((), description="Le fonti di questa definizione.")


class ToWrite(Record):
    """A clause to copy as it is."""

    dove: Label | None = Field(None, description="Dove va: «nell’avviso», «in convenzione».")
    testo: Paragraph = Field(description="La frase da copiare, senza virgolette.")


class HowToSay(Record):
    """What to write and what to ask instead: at least one of the two."""

    da_scrivere: ToWrite | None = Field(None, description="Una frase pronta per un atto.")
    da_chiedere: Sentence | None = Field(None, description="Una domanda da fare al tavolo.")


class Confusable(Record):
    """A neighbour taken for this word: an entry or, where there is none, a form."""

    voce: WordId | None = Field(None, description="La voce vicina, con il suo identificativo.")
    forma: Label | None = Field(None, description="La parola vicina, se non ha una voce.")
    perche: Sentence = Field(title="Perché", description="Che cosa le distingue, in una frase.")


class Case(Record):
    """«Is this one?»: a small fact, and which sides would call it by this word."""

    caso: Sentence = Field(description="Un fatto concreto, in una frase.")
    vale_per: tuple[SideName, ...] = Field(
        (), title="Vale per", description="I lati che lo chiamerebbero così: nessuno, uno o tutti e due."
    )
    perche: Sentence = Field(title="Perché", description="Il perché di ciascun lato, in una frase.")


class Expiry(Record):
    """The day on which a text must be read again."""

    il: Date = Field(title="Il giorno", description="Il giorno, come 2027-01-01.")
    perche: Sentence = Field(title="Perché", description="Che cosa cambia quel giorno, in una frase.")


class Example(Record):
    """A concrete case."""

    testo: Paragraph = Field(description="Il caso concreto.")
    tipo: ExampleKind = Field(description="Se è inventato dalla redazione o documentato da una fonte.")
    fonte: Citation | None = Field(None, description="La fonte, se l’esempio è documentato.")


APPROVED_BY = ByCommand("scripts/approva.py", "quest’approvazione")


class Approval(Record):
    """A body of one side that approved what the digest covers."""

    lato: SideName = Field(description="Il lato che approva.")
    ente: Label = Field(description="L’ente che ha approvato.")
    data: Date = Field(description="Il giorno, come 2026-11-22.")
    impronta: Annotated[Short, APPROVED_BY] = Field(
        description="L’impronta di ciò che è stato approvato: la scrive il comando «approva»."
    )


class WordFile(Record):
    """One word as typed in ``glossary/termini/<id>.yml``."""

    termine: Label = Field(
        description="La forma preferita: al singolare, minuscola se non è un nome proprio."
    )
    accezione: Label | None = Field(
        None, description="Solo per gli omonimi: quale significato è questo, in poche parole."
    )
    sigle: tuple[Short, ...] = Field(
        (), description="Le sigle, come «ETS». La stessa sigla può stare in più voci."
    )
    varianti: tuple[Label, ...] = Field(
        (), description="Altre grafie, sinonimi, plurali irregolari: fanno trovare la voce."
    )
    sconsigliati: tuple[Discouraged, ...] = Field(
        (), title="Forme da evitare", description="Le forme da evitare, ognuna con il perché."
    )
    inglese: Label | None = Field(None, title="In inglese", description="L’equivalente inglese, se c’è.")
    area: AreaId = Field(description="L’area; nel file, il suo identificativo in glossary/aree.yml.")
    in_breve: Sentence = Field(
        description="Il nucleo comune, in una frase: senza articolo iniziale né punto finale."
    )
    pa: Side | None = Field(
        None, title=SideName.PA.label, description="Come la intende la pubblica amministrazione."
    )
    terzo_settore: Side | None = Field(None, description="Come la intende il Terzo settore.")
    accordo: Agreement | None = Field(
        None, description="Quanto coincidono i due significati. Manca se manca una voce."
    )
    differenza: tuple[Difference, ...] = Field(
        (),
        description="Su che cosa si dividono i due significati: uno o due valori, prima il più importante.",
    )
    attenzione: Paragraph | None = Field(
        None, description="Dove ci si fraintende, in una o due frasi. Serve se non coincidono."
    )
    come_dirlo: HowToSay | None = Field(
        None, description="Che cosa scrivere o chiedere invece: parole pronte per lunedì mattina."
    )
    da_non_confondere: tuple[Confusable, ...] = Field(
        (), description="Le parole vicine che si scambiano per questa, ognuna con il perché."
    )
    casi: tuple[Case, ...] = Field(
        (), description="Fatti da giudicare, «è questo?»: da due a quattro dove i due significati divergono."
    )
    esempio: Example | None = Field(None, description="Un caso concreto.")
    fonti: tuple[Citation, ...] = Field(
        (), description="Le fonti di in_breve, attenzione, come_dirlo, casi ed esempio."
    )
    piu_ampio: tuple[WordId, ...] = Field(
        (), title="Più ampio", description="Le voci più generali di cui questa è una specie o una parte."
    )
    vedi_anche: tuple[WordId, ...] = Field(
        (), description="Le voci vicine. Basta scriverlo da una parte: si vede da tutte e due."
    )
    stesso_di: tuple[WholeAddress, ...] = Field(
        (),
        title="Stessa parola altrove",
        description="Gli indirizzi della stessa parola in altri vocabolari: li scrive l’importazione.",
        json_schema_extra={"readOnly": True},
    )
    scade: Expiry | None = Field(
        None, title="Da rileggere il", description="Il giorno in cui questo testo va riletto, se si sa."
    )
    note_redazionali: Note | None = Field(None, description="Appunti per chi scrive: non si pubblicano.")
    approvazioni: tuple[Approval, ...] = Field(
        (),
        description="Chi ha approvato: le scrive il comando «approva».",
        json_schema_extra={"readOnly": True},
    )


# The field of each side: to go through an enumeration every time takes as long as all the rest.
_SIDES = tuple((name, name.value) for name in SideName)


class Concept(WordFile):
    """A word with its permanent id, which is the name of its file."""

    id: Id = Field(exclude=True)

    def side(self, name: SideName) -> Side | None:
        """Return the side called ``name``, or ``None`` while that side has not written."""
        return self.pa if name is SideName.PA else self.terzo_settore

    @property
    def sides(self) -> dict[SideName, Side]:
        """The sides that have written, in the fixed order of :class:`SideName`."""
        return {name: side for name, field in _SIDES if (side := getattr(self, field))}

    @property
    def full_name(self) -> str:
        """The preferred form with the qualifier that tells homographs apart."""
        return f"{self.termine} ({self.accezione})" if self.accezione else self.termine


class Withdrawal(Record):
    """Why a word was withdrawn and what to use instead."""

    data: Date = Field(description="Il giorno del ritiro, come 2026-11-22.")
    perche: Sentence = Field(title="Perché", description="Perché è stata ritirata, in una frase.")
    usare: tuple[WordId, ...] = Field((), description="Le voci da usare al suo posto.")


class RedirectFile(Record):
    """All that is left of an id that moved."""

    sostituito_da: WordId = Field(description="La voce che ha preso il posto di questa.")


class WithdrawnFile(Record):
    """All that is left of a word that was withdrawn: its address keeps answering."""

    ritirato: Withdrawal = Field(description="Quando e perché la parola è stata ritirata.")
