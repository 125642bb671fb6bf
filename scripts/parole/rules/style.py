"""How a definition is written: one phrase that could take the place of the word (ISO 704, ISO 10241-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parole.language.italian import fold, length_in_words
from parole.language.readability import HARD_FOR_A_DIPLOMA, entry_text, gulpease
from parole.language.stemming import stems
from parole.model.concept import Concept
from parole.model.types import BRIEF_WORDS
from parole.reading.problems import Problem
from parole.rules.subject import Subject

MAX_WORDS = BRIEF_WORDS
ARTICLE = re.compile(r"(?:il|lo|la|i|gli|le|un|uno|una)\s|(?:l|un)['’]", re.IGNORECASE)
OPENING = re.compile(
    r"(?:è|sono|si intende|s’intende|s'intende|indica|significa|termine che|parola che)\b", re.IGNORECASE
)
NEGATIVE = re.compile(r"(?:non|senza|né)\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\becc\b\.?|\beccetera\b|\bad esempio\b|\bper esempio\b|\betc\b|\bdev(?:e|ono)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-Ý])")


def check_short_definition(subject: Subject) -> Iterator[Problem]:
    """«In breve» is one phrase: no article, no verb of definition, no full stop, no «ecc.», not too long."""
    for concept in subject.concepts:
        text = concept.in_breve
        if article := ARTICLE.match(text):
            yield subject.in_word("in-breve-articolo", concept, "in_breve", valore=article[0].strip())
        if opening := OPENING.match(text):
            yield subject.in_word("in-breve-formula", concept, "in_breve", valore=opening[0])
        if negative := NEGATIVE.match(text):
            yield subject.in_word("in-breve-negativa", concept, "in_breve", valore=negative[0])
        if vague := VAGUE.search(text):
            yield subject.in_word("in-breve-vaga", concept, "in_breve", valore=vague[0])
        yield from _check_one_phrase(subject, concept)


def _check_one_phrase(subject: Subject, concept: Concept) -> Iterator[Problem]:
    text = concept.in_breve
    if (stop := end_of_sentence(text)) is not None:
        yield subject.in_text("in-breve-punto", concept, ("in_breve",), stop)
    if (length := length_in_words(text)) > MAX_WORDS:
        yield subject.in_word("in-breve-lunga", concept, "in_breve", lunghezza=length, massimo=MAX_WORDS)
    if wrong_capital(text):
        yield subject.in_word("in-breve-maiuscola", concept, "in_breve", valore=text.split()[0])


def end_of_sentence(text: str) -> int | None:
    """Return where a sentence of ``text`` ends, though a phrase has no end of its own."""
    inside = SENTENCE_END.search(text)
    return inside.start() if inside else len(text) - 1 if text.endswith(".") else None


def wrong_capital(text: str) -> bool:
    """Tell a common word that opens with a capital from a name or an acronym, which rightly have it."""
    first = re.match(r"[^\W_]+", text)
    if not first or not first[0][0].isupper() or first[0].isupper():
        return False
    return fold(first[0]) in COMMON_OPENINGS


# Words that open definitions and are never names. A list, since «Comune» or «Regione» may be rightly capital.
COMMON_OPENINGS = frozenset(
    (
        "abitudine accesso accoglienza accordo adesione affidamento affitto aiuti aiuto alleanza allegato "
        "alloggi ambito appalto appoggio apporto appuntamento archivio area arrivo ascolto assistenza "
        "associazione attenzione attestazione atti attivita atto autonomia avviso azione base bene beneficio "
        "beni bilancio bisogno calcolo cambiamento cambio capacita carta case caso chi ciascuno cifra cio "
        "classifica clausola collaborazione collegamento come compito comunicazione concessione condizione "
        "confronto contratto contributo controllo convenzione copertura cornice cosa cose costo credito "
        "criterio cura cure dato decisione definizioni denaro descrizione dichiarazione differenza diritti "
        "diritto disponibilita disposizione distribuzione divieto documento domanda domande dono dovere "
        "edificio effetto elenco ente enti entrata equilibrio esame esito esperienza esperienze facolta fase "
        "fiducia figura finanziamento fondi fondo forma formula garanzia gente gestione gruppo guida idea "
        "impegni impegno importo impresa incarico incontro indirizzo informazione ingresso iniziativa "
        "iniziative insieme interesse interlocutore interventi intervento intesa investimento invito "
        "iscrizione istruttoria lavoro legame legami limite lista livello luogo malattia mancanza memoria "
        "mestiere metodo mezzi misura modello modifica modo momento norma norme numero obblighi obbligo "
        "obiettivo occasione offerta ogni operatore operazione ordine ore organismo organizzazione organo "
        "pagamento parametro parente parola parte passaggio passo patto percorso perdita periodo persona "
        "persone piano politica politiche popolazione possibilita posti posto potere presenza presidio "
        "prestazioni prestito prezzo primo principio procedimento procedura progetti progetto programma "
        "promessa proposta prospetto protezione prova provvedimento pubblicazione punto qualifica quando "
        "quanto questione quota quote raccolta rapporto regola regole relazione requisito resoconto "
        "responsabile responsabilita restituzione rete ricerca richiesta riconoscimento rinuncia riparto "
        "rischio risorsa risorse rispetto risposta risposte risultato ritorno riunione scambio scarsita "
        "scelta scheda schema sede segnale segno selezione serie servizi servizio sguardo sistema situazione "
        "soggetto soldi somma sostegno spazio spesa spese spiegazione squadra stanza stima strada strumento "
        "struttura svantaggio tariffe tavolo tempo testo titolo tratto turno tutela tutta tutto ufficio "
        "uscita uso valore valutazione vantaggio verifica versione vincolo vita voce"
    ).split()
)


def check_tautology(subject: Subject) -> Iterator[Problem]:
    """A definition does not use the word that it defines."""
    for concept in subject.concepts:
        own = set(stems(concept.termine))
        if own and not concept.termine.isupper() and own <= set(stems(concept.in_breve)):
            yield subject.in_word("in-breve-tautologia", concept, "in_breve", valore=concept.termine)


def check_readability(subject: Subject) -> Iterator[Problem]:
    """An entry can be read by who has a diploma (Gulpease 40 or more)."""
    for concept in subject.concepts:
        text = entry_text(concept)
        if (index := gulpease(text)) < HARD_FOR_A_DIPLOMA and length_in_words(text) >= MIN_WORDS_TO_MEASURE:
            yield subject.in_word("leggibilita", concept, indice=index, minimo=HARD_FOR_A_DIPLOMA)


MIN_WORDS_TO_MEASURE = 40
