"""The closed lists of values: written once here, read by the checks, the pages and the guides.

Each value carries the words a reader sees. Adding a value means adding a line here and nothing else.
"""

from __future__ import annotations

from enum import StrEnum


class LabelledValue(StrEnum):
    """A value as typed in YAML, with its label and a sentence that explains it (Italian, for readers)."""

    label: str
    help: str

    def __new__(cls, value: str, label: str, help_: str) -> LabelledValue:
        """Make the value itself, a text, and hang its label and its help on it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.help = help_
        return member


class SideName(LabelledValue):
    """The two points of view; the value is also the YAML key of the side."""

    PA = "pa", "Pubblica amministrazione", "come la intende chi lavora in Comune"
    TERZO_SETTORE = (
        "terzo_settore",
        "Terzo settore",
        "come la intende chi lavora in cooperative e associazioni",
    )


class Agreement(LabelledValue):
    """How far the two meanings agree."""

    COINCIDONO = "coincidono", "Coincidono", "la stessa frase vale per tutti e due i lati"
    SI_COMPLETANO = (
        "si-completano",
        "Si completano",
        "nessuno dei due ha torto, ma ognuno lascia fuori qualcosa che all’altro serve",
    )
    DIVERGONO = (
        "divergono",
        "Divergono",
        "chi segue il significato dell’altro fa una cosa diversa: va chiarito prima di usarla",
    )


class Difference(LabelledValue):
    """On what the two meanings part; a word has one or two, the weightier first."""

    CHI_DECIDE = "chi-decide", "chi decide", "a chi spetta l’ultima parola"
    CHI_PAGA = "chi-paga", "chi paga", "chi ci mette i soldi, o ne porta il rischio"
    QUANDO = "quando", "quando", "da quando, fino a quando, per quanto"
    FIN_DOVE_ARRIVA = "fin-dove-arriva", "fin dove arriva", "che cosa comprende e dove finisce"
    CHE_COSA_CONTA = "che-cosa-conta", "che cosa conta", "che cosa vale come prova, riuscita o qualità"
    CHE_EFFETTO_HA = "che-effetto-ha", "che effetto ha", "a che cosa impegna, che cosa ne segue"
    CHI_NE_FA_PARTE = "chi-ne-fa-parte", "chi ne fa parte", "chi è dentro e chi è fuori"
    CHE_RAPPORTO_E = "che-rapporto-e", "che rapporto è", "quale rapporto crea fra i due lati"
    A_CHE_SERVE = "a-che-serve", "a che serve", "lo scopo per cui si fa"


class ExampleKind(LabelledValue):
    """Where an example comes from."""

    INVENTATO = "inventato", "Esempio inventato", "costruito dalla redazione per far capire"
    DOCUMENTATO = "documentato", "Esempio documentato", "accaduto davvero, con la sua fonte"


class SourceKind(LabelledValue):
    """What a source is: it decides which other fields of the register it needs."""

    NORMA = "norma", "Norma", "legge, decreto, regolamento, linee guida adottate con decreto"
    SENTENZA = "sentenza", "Sentenza", "decisione di un giudice"
    DOCUMENTO = "documento", "Documento", "delibera, avviso, intesa, risposta ufficiale"
    PUBBLICAZIONE = "pubblicazione", "Pubblicazione", "libro, articolo, rapporto, voce di glossario"
    PAGINA = "pagina", "Pagina web", "notizia o pagina di un sito"


class Court(LabelledValue):
    """The degree of a judgment: how much it weighs depends on who judged."""

    PRIMO = "primo-grado", "primo grado", "decide il TAR o il tribunale: si può appellare"
    APPELLO = "appello", "appello", "decide il Consiglio di Stato o la corte d’appello"
    LEGITTIMITA = "legittimita", "legittimità", "decide la Corte di cassazione"
    COSTITUZIONALE = "costituzionale", "Corte costituzionale", "decide sulle leggi"
    EUROPEA = "europea", "Corte europea", "decide la Corte di giustizia o quella dei diritti dell’uomo"


class Opens(LabelledValue):
    """What the link of a source opens."""

    ATTO = "atto", "l’atto", "il testo dell’atto, presso chi lo pubblica"
    COPIA = "copia", "una copia", "una riproduzione del testo, presso altri"
    NOTIZIA = "notizia", "una notizia", "una pagina che ne parla"


class ReadIn(LabelledValue):
    """How a source was read, from the best: the labels go on as «… nel testo»."""

    TESTO = "testo", "lette nel testo", "qualcuno ha letto il testo ufficiale, o una sua copia"
    IN_PARTE = "in-parte", "lette in parte", "del testo si è letto un pezzo: l’inizio, l’indice, una sintesi"
    DUE_FONTI = (
        "due-fonti",
        "lette in due fonti concordi",
        "il testo non si è letto: due fonti dicono lo stesso",
    )
    UNA_FONTE = "una-fonte", "lette attraverso una notizia", "il testo non si è letto: lo dice una fonte sola"


class Language(LabelledValue):
    """The language of a foreign word, by its code (BCP 47); Italian is none of them."""

    EN = "en", "inglese", "come «budget»"
    LA = "la", "latino", "come «ad hoc»"
    FR = "fr", "francese", "come «élite»"
    ES = "es", "spagnolo", "come «desaparecidos»"
    DE = "de", "tedesco", "come «Land»"
    PT = "pt", "portoghese", "come «favela»"
    EL = "el", "greco", "come «polis»"


class State(LabelledValue):
    """The state of a word: always derived from its texts and approvals, never typed."""

    MANCA_UNA_VOCE = "manca-una-voce", "Manca una voce", "uno dei due lati non ha ancora scritto"
    BOZZA = "bozza", "Bozza redazionale", "scritta dalla redazione; nessun ente l’ha ancora approvata"
    DA_RILEGGERE = "da-rileggere", "Da rileggere", "è cambiata dopo un’approvazione: va riletta"
    LETTA_DA_UN_LATO = "letta-da-un-lato", "Letta da un lato", "approvata da un ente di un solo lato"
    CONDIVISA = "condivisa", "Condivisa", "approvata da almeno un ente per ciascun lato"


class NewsKind(LabelledValue):
    """What a piece of news is about; the order is that in which they are told."""

    NUOVA = "nuova", "Parole nuove", "una parola che prima non c’era"
    TORNATA = "tornata", "Parole che tornano", "una parola ritirata che è di nuovo nel glossario"
    RINOMINATA = "rinominata", "Nomi e indirizzi cambiati", "una parola che si chiama o sta altrove"
    UNITA = "unita", "Parole unite", "una parola che ora è dentro un’altra"
    RITIRATA = "ritirata", "Parole ritirate", "una parola che non si usa più"
    VOCE = "voce", "Le voci dei due lati", "la definizione di un lato è nuova, cambiata o tolta"
    ACCORDO = "accordo", "Accordi cambiati", "quanto i due significati vanno d’accordo"
    APPROVAZIONE = "approvazione", "Approvazioni", "un’approvazione arrivata, o che non vale più"
    TESTO = "testo", "Altri testi", "le altre parti di una voce"
