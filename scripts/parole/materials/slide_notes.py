"""What the notes of each slide tell the trainer: how long, what to ask, what to listen to, what is not shown.

The half hour is that of «Per chi forma»: its steps, and how long they last, are in
:mod:`parole.pages.trainers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID

from parole.model.values import Agreement, SideName
from parole.pages.trainers import HALF_HOUR, QUESTION
from parole.rendering.edition import LICENCE_NAME
from parole.rendering.leaflet import Leaflet

_ALONE, _WRITTEN, _ALOUD, _OPENED, _DECIDED = HALF_HOUR
_CHOICE = ", ".join(agreement.label.lower() for agreement in Agreement)


@dataclass(frozen=True, slots=True)
class Guide:
    """What a trainer does with a slide."""

    lasts: str
    ask: str
    listen: str


PATH = Guide(
    "2 minuti. Mezz’ora basta per una parola: scegline una o due, le altre restano per un altro incontro.",
    "«Quali di queste parole hai usato questa settimana?»",
    "le parole che tutti usano e nessuno spiega: comincia da quelle.",
)
WORD = Guide(
    f"{_ALONE.minutes} minuti per pensarci, {_WRITTEN.minutes} per scrivere, {_ALOUD.minutes} per leggersi a "
    "vicenda. Se le parole sono tante, bastano 2 minuti di silenzio.",
    f"«{QUESTION}». Non serve ancora rispondere: basta pensarci. Poi ognuno scrive la sua sul foglio di "
    "lavoro, senza guardare il glossario, e ogni gruppo legge ad alta voce la definizione dell’altro.",
    "se con la stessa parola si raccontano cose diverse. Non cercare chi ha ragione: il glossario non lo "
    "dice.",
)
SIDE = Guide(
    "1 minuto.",
    "a chi sta da questo lato: «Ci ritrovate il vostro foglio? Che cosa manca qui?»",
    "la sorpresa di chi sta dall’altro lato: lì, di solito, nasce il malinteso.",
)
MISSING = Guide(
    "2 minuti.",
    "«In sala c’è qualcuno che può raccontare che cosa vuol dire, da questa parte?»",
    "le sue parole, e scrivile: questa voce aspetta proprio quelle.",
)
VOTE = f"Prima di andare avanti fate scegliere, per alzata di mano: {_CHOICE}?"
VERDICT = Guide(
    f"3 minuti, {_OPENED.minutes} con i lati visti prima.",
    "«È ciò che avevate scelto? Che cosa c’è sul vostro foglio che qui manca?»",
    "su che cosa ci si divide davvero: chi decide, chi paga, quando.",
)
WHOLE = Guide(
    "2 minuti.",
    "a chi sta dall’altro lato: «Che cosa non sapevi?»",
    "le parole che vanno spiegate a chi non fa questo lavoro.",
)
CASE = Guide(
    "2 minuti. In mezz’ora c’è tempo per uno: scegli il caso più vicino a chi è in sala.",
    "«Il Comune lo chiamerebbe così? E il Terzo settore?» Si alza la mano, una volta per lato. Poi un clic "
    "mostra le risposte: «A chi è capitato un caso così? Com’è andata?»",
    "chi alza la mano da solo: chiedigli il perché, prima della risposta. Conta più del sì o del no.",
)
ADVICE = Guide(
    f"{_DECIDED.minutes} minuti.",
    "a ogni gruppo di scrivere in fondo al foglio la frase che userà da lunedì.",
    "se la frase va bene a tutti e due i lati. Se è migliore di quella del glossario, proponila.",
)


def note(slide: Any, guide: Guide, *texts: str) -> None:
    """Write the notes of a slide, in Italian: the guide, then what else there is to know."""
    lines = (f"Quanto: {guide.lasts}", f"Chiedi: {guide.ask}", f"Ascolta: {guide.listen}", *texts)
    frame = slide.notes_slide.notes_text_frame
    frame.text = "\n".join(line for line in lines if line)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.ITALIAN


def foundation(said: Leaflet) -> tuple[str, ...]:
    """Return what the verdict of a word rests on: the sources, the state, the link, the licence."""
    sources = ("Fonti:", *(f"– {source}" for source in said.sources)) if said.sources else ("Senza fonti.",)
    return (*sources, f"{said.status}. {said.link}", f"{said.site}, {LICENCE_NAME}.")


def at_length(said: Leaflet, name: SideName) -> str:
    """Return the definition of a side, where it has written one."""
    text = said.sides[list(SideName).index(name)]
    return f"Per esteso: {text}" if text else ""
