"""The one table of rules: name, level, what is wrong, what to do.

Everything that speaks of a rule reads this table: the checks that use it, the guide that must explain it
(``docs/contribuire/regole.md``), the sample files that prove it and the web form, which shows the same
words. Texts follow the house style for messages: the fact first with the value between «guillemets», then
the remedy, imperative, no jargon. ``{…}`` are filled by the check that finds the problem.
"""

from __future__ import annotations

from dataclasses import dataclass

from parole.reading.problems import Level, Place, Problem, visible


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; ``name`` is stable, printed in brackets and used as an anchor in the guide."""

    name: str
    fact: str
    remedy: str
    level: Level = Level.ERROR


_TABLE = (
    # The file as such.
    Rule("nome-file", "nome del file «{nome}»", "{consiglio}"),
    Rule(
        "file-estraneo",
        "«{nome}» qui non si legge",
        "{consiglio}",
    ),
    Rule(
        "file-di-passaggio",
        "«{nome}» è un file che i programmi lasciano in giro, e non si legge",
        "toglilo prima di inviare",
        Level.WARNING,
    ),
    Rule("file-mancante", "manca {cosa}", "rimetti tutto dov’era: senza, il glossario non si legge"),
    Rule("file-vuoto", "il file è vuoto", "riempilo, oppure toglilo"),
    Rule(
        "file-troppo-grande",
        "{grandezza} byte, il massimo è {massimo}",
        "accorcia i testi, oppure dividi il file",
    ),
    Rule(
        "file-non-utf8",
        "la codifica del file non è UTF-8: {causa}",
        "salva di nuovo il file scegliendo la codifica UTF-8",
    ),
    Rule("file-di-altro-programma", "non è un file di testo: è {cosa}", "{consiglio}"),
    Rule(
        "collegamento-simbolico",
        "il file è un collegamento e non porta a un file di questa cartella",
        "metti qui il file vero",
    ),
    Rule("file-illeggibile", "il file non si apre ({causa})", "controlla i permessi del file"),
    # The YAML.
    Rule("yaml", "YAML non leggibile: {causa}", "{rimedio}"),
    Rule(
        "yaml-scorciatoie",
        "«{segno}» è una scorciatoia di YAML che qui non si usa",
        "scrivi il valore per esteso, tra virgolette se comincia con un segno",
    ),
    Rule(
        "virgolette-di-word",
        "«{valore}» è fra virgolette tipografiche, che qui fanno parte del testo",
        'usa quelle diritte della tastiera ("…")',
    ),
    Rule("rientro", "il rientro di «{campo}» non è quello giusto", "{consiglio}"),
    Rule(
        "campo-nel-testo",
        "«{campo}» è finito dentro il testo di «{testo}», e si pubblicherebbe così",
        "{consiglio}",
    ),
    Rule(
        "due-parole",
        "nel file ci sono due parole: qui comincia la seconda, «{valore}»",
        "ogni parola ha un file suo: portala in glossary/termini/{file}; se c’è già, solo ciò che è nuovo",
    ),
    Rule("posto-sbagliato", "qui comincia {cosa}, che in questo file non si legge", "{consiglio}"),
    Rule("annidamento", "più di {massimo} livelli, uno dentro l’altro", "segui la forma delle altre voci"),
    Rule("campo-ripetuto", "campo ripetuto (era già alla riga {riga})", "{consiglio}"),
    Rule(
        "commento-yaml",
        "un commento YAML si perde al primo salvataggio",
        "spostalo in «note_redazionali»; se invece è testo, metti il valore tra virgolette",
    ),
    Rule(
        "caratteri-invisibili",
        "carattere invisibile o illeggibile: {codice}",
        "cancellalo e riscrivi a mano le parole che tocca",
    ),
    Rule(
        "lettere-guaste",
        "{scritte} lettere guaste, aperte con la codifica sbagliata",
        "scrivi {giusto}, e apri i file sempre come UTF-8",
    ),
    Rule("struttura", "qui serve una serie di righe «campo: valore»", "segui la forma delle altre voci"),
    # The fields.
    Rule("campo-mancante", "campo obbligatorio mancante", "aggiungilo: {aiuto}"),
    Rule(
        "scritto-a-mano",
        "manca, o è scritto a mano, ciò che solo un comando può scrivere",
        "togli {cosa}, e falla scrivere a «python {comando}»: sa che cosa metterci",
    ),
    Rule("campo-sconosciuto", "campo sconosciuto", "{consiglio}"),
    Rule(
        "campi-di-troppo",
        "una voce con «{campo}» non ha altri campi",
        "togli gli altri, oppure togli «{campo}»",
    ),
    Rule("campo-vuoto", "campo vuoto", "{consiglio}"),
    Rule("testo-da-scrivere", "testo ancora da scrivere", "scrivilo qui: {aiuto}"),
    Rule(
        "segnaposto",
        "«{valore}» tiene il posto di un testo che non c’è",
        "scrivi il testo vero; se ancora non c’è, togli il campo, o tutto il lato",
    ),
    Rule("tipo-errato", "{trovato}, ma qui serve {atteso}", "{rimedio}"),
    Rule("troppo-lungo", "{lunghezza} caratteri, il massimo è {massimo}", "accorcia il testo"),
    Rule("valore-non-ammesso", "valore «{valore}» non ammesso", "{consiglio}"),
    Rule(
        "identificativo",
        "«{valore}» non è un identificativo",
        "{consiglio}",
    ),
    Rule(
        "identificativo-cambiato",
        "«{adesso}» altrove si chiama ancora «{prima}», che non c’è più",
        "{consiglio}",
    ),
    Rule("elenco-vuoto", "l’elenco è vuoto", "aggiungi almeno un elemento"),
    Rule("elemento-ripetuto", "«{valore}» è ripetuto", "tienilo una volta sola"),
    Rule("data", "«{valore}» non è una data del calendario", "{consiglio}"),
    Rule("data-futura", "{valore} è nel futuro", "controlla la data", Level.WARNING),
    Rule(
        "html-nel-testo",
        "«{valore}» sembra HTML, che qui non si usa",
        "scrivi il testo semplice; per dare rilievo usa *asterischi*",
    ),
    Rule("markdown-nel-testo", "«{valore}»: {cosa} qui non si usa e si vedrebbe così", "{rimedio}"),
    Rule(
        "segni-da-tastiera",
        "{scritti} con i segni della macchina per scrivere",
        "scrivi {giusto}",
        Level.WARNING,
    ),
    Rule(
        "alfabeti-mescolati",
        "«{valore}» mescola lettere di alfabeti diversi, che si somigliano: {lettera}",
        "cancella la parola e riscrivila a mano",
    ),
    Rule("indirizzo", "«{valore}» non è un indirizzo completo", "scrivilo per intero, con https:// davanti"),
    # One word and its two voices.
    Rule(
        "accordo-mancante",
        "ci sono tutte e due le voci ma non dici quanto coincidono",
        "aggiungi «accordo:» con uno di questi valori: {ammessi}",
    ),
    Rule(
        "accordo-senza-voci",
        "manca la voce «{lato}», quindi non c’è ancora un accordo da dichiarare",
        "togli «accordo», oppure scrivi la voce che manca",
    ),
    Rule("nessuna-voce", "non c’è nessuna delle due voci", "scrivi almeno «pa:» o «terzo_settore:»"),
    Rule(
        "accordo-smentito",
        "l’accordo è «{accordo}», ma {prova}",
        "{rimedio}, oppure cambia l’accordo",
    ),
    Rule(
        "differenza-mancante",
        "i due significati non coincidono ma manca «differenza»",
        "scrivi su che cosa si dividono: {ammessi}",
    ),
    Rule(
        "differenza-di-troppo",
        "{numero} differenze, il massimo è {massimo}",
        "tieni quelle che pesano di più, prima la più importante",
    ),
    Rule(
        "casi-mancanti",
        "i due significati divergono, con {casi} ({soli} per un lato solo)",
        "scrivine da {minimo} a {massimo}, e almeno uno che vale per un lato solo",
    ),
    Rule("casi-di-troppo", "{numero} casi, il massimo è {massimo}", "tieni quelli che provano l’accordo"),
    Rule(
        "caso-di-un-lato",
        "i due significati si completano, ma questo caso vale per un lato solo",
        "controlla «vale_per»: se è giusto, forse i due significati divergono",
        Level.WARNING,
    ),
    Rule(
        "attenzione-mancante",
        "i due significati non coincidono ma manca «attenzione»",
        "scrivi in una o due frasi dove ci si fraintende",
    ),
    Rule(
        "attenzione-lunga",
        "{numero} frasi, il massimo è {massimo}",
        "tieni un solo malinteso: uno dice, l’altro capisce, e poi che cosa succede",
    ),
    Rule(
        "come-dirlo-mancante",
        "manca «come_dirlo»",
        "scrivi in «da_scrivere» una frase pronta, o in «da_chiedere» una domanda",
    ),
    Rule(
        "come-dirlo-vuoto",
        "«come_dirlo» non dice niente",
        "scrivi «da_scrivere» o «da_chiedere», oppure togli il campo",
    ),
    Rule(
        "come-dirlo-virgolette",
        "il testo sta tutto tra virgolette",
        "toglile: si copia così com’è. Se è una forma da non scrivere, va in «sconsigliati»",
    ),
    Rule("domanda", "non è una domanda", "scrivi una domanda da fare al tavolo, con il punto interrogativo"),
    Rule(
        "da-non-confondere",
        "serve una parola vicina, e una sola",
        "scrivi «voce» se ha una voce nel glossario, altrimenti «forma»",
    ),
    Rule(
        "esempio-senza-fonte",
        "l’esempio è documentato ma senza fonte",
        "aggiungi «fonte:», oppure dichiaralo «inventato»",
    ),
    Rule(
        "lato-senza-fonti",
        "questa definizione non ha nessuna fonte",
        "aggiungi «fonti:» con almeno una fonte",
        Level.WARNING,
    ),
    Rule("fonte-incompleta", "a una fonte di tipo «{tipo}» serve anche «{manca}»", "aggiungilo"),
    # References.
    Rule("rimando-inesistente", "«{valore}» non c’è in {dove}", "{consiglio}"),
    Rule(
        "prima-fuori-percorso",
        "«{valore}» non è fra le voci di questo percorso",
        "aggiungila a «voci», oppure scegline un’altra",
    ),
    Rule("rimando-a-se", "una voce non può rimandare a sé stessa", "togli il rimando"),
    Rule("rimando-a-rinvio", "«{valore}» è un rinvio a «{nuovo}»", "scrivi direttamente «{nuovo}»"),
    Rule("rimando-a-ritirata", "«{valore}» è una voce ritirata", "{consiglio}"),
    Rule("rimando-circolare", "i rimandi girano in tondo: {catena}", "togline uno"),
    Rule(
        "rimando-doppio",
        "il legame con «{valore}» è già scritto in {altro}",
        "lascialo da una parte sola: si vede da tutte e due",
        Level.WARNING,
    ),
    Rule(
        "parente-e-antenato",
        "«{valore}» è già legata da «piu_ampio» ({catena})",
        "toglila da «vedi_anche»",
    ),
    Rule(
        "collegamento",
        "«{valore}» non è un collegamento ben scritto",
        "{consiglio}",
    ),
    # Registers.
    Rule(
        "registrata-due-volte",
        "«{valore}» è già di «{altro}» ({dove})",
        "se è la stessa cosa, usa «{altro}» e togli questa; se no, correggi «{campo}»",
    ),
    # Names.
    Rule(
        "termine-ripetuto",
        "«{valore}» c’è già in {altro}",
        "unisci le due voci, oppure distinguile con «accezione»",
    ),
    Rule("forma-ripetuta", "«{valore}» è già fra i nomi di questa voce ({dove})", "tienila in un posto solo"),
    Rule(
        "forma-contesa",
        "«{valore}» è sia una forma buona ({dove}) sia una forma da evitare",
        "decidi: tienila in un posto solo",
    ),
    Rule(
        "forma-propria",
        "«{valore}» è un nome di questa voce ({dove})",
        "qui va un’altra parola, che si scambia per questa: toglila di qui o di là",
    ),
    Rule(
        "variante-altrui",
        "«{valore}» è il termine di un’altra voce ({altro})",
        "togli la variante, oppure unisci le due voci",
    ),
    Rule("forma-non-trovata", "in un testo «{valore}» {invece}", "{rimedio}"),
    Rule("nome-scritto-male", "«{valore}» {difetto}", "{rimedio}"),
    # Sources.
    Rule(
        "rif",
        "«{valore}» non è un riferimento ben scritto",
        "{consiglio}",
    ),
    Rule(
        "comma-o-paragrafo",
        "«{valore}» non si scrive così per «{fonte}»",
        "scrivi «{giusto}»: gli atti europei hanno paragrafi, quelli italiani commi",
    ),
    Rule(
        "punto-mancante",
        "la sentenza «{fonte}» è citata senza il punto",
        "aggiungi «rif»: «cons. dir. 2.1», «punto 3» o «fatto, punto 1»",
        Level.WARNING,
    ),
    Rule(
        "articolo-inesistente",
        "l’articolo {articolo} non esiste in «{fonte}» (articoli: {articoli})",
        "controlla il numero sul testo",
    ),
    Rule(
        "articolo-abrogato",
        "l’articolo {articolo} di «{fonte}» è abrogato",
        "citane uno in vigore, oppure aggiungi «storico: true»",
        Level.WARNING,
    ),
    Rule(
        "fonte-non-vigente",
        "«{fonte}» non è più in vigore",
        "cita l’atto in vigore, oppure aggiungi «storico: true» se lo citi apposta",
        Level.WARNING,
    ),
    Rule(
        "fonti-non-lette",
        "nessuno ha letto le fonti di questo testo, e il testo non dice chi lo riferisce",
        "scrivi «secondo …», oppure leggi una fonte e annotalo nelle sue «letture»",
        Level.WARNING,
    ),
    Rule(
        "versione-dopo",
        "la versione del {versione} è successiva alla lettura del {letto}",
        "correggi una delle due date",
    ),
    Rule(
        "da-rileggere",
        "da rileggere dal {giorno}: {motivo}",
        "rileggi, correggi ciò che è cambiato, poi sposta la data o togli «scade»",
        Level.WARNING,
    ),
    Rule(
        "urn",
        "«{valore}» non è un urn:nir ben scritto",
        "scrivilo come «urn:nir:stato:decreto.legislativo:2017-07-03;117», senza articolo",
    ),
    Rule("urn-data", "l’urn dice {urn}, la data dice {data}", "controlla sul testo quale è giusta"),
    Rule("ecli", "«{valore}» non è un ECLI ben scritto", "scrivilo come «ECLI:IT:COST:2020:131»"),
    Rule(
        "eli",
        "«{valore}» non è un ELI ben scritto",
        "copialo dalla Gazzetta Ufficiale o da data.europa.eu; se non lo trovi, togli il campo",
    ),
    Rule("celex", "«{valore}» non è un numero CELEX ben scritto", "scrivilo come «32016R0679»"),
    Rule("articoli", "«{valore}» non è un elenco di articoli", "scrivi numeri e intervalli: [1-104, 79-bis]"),
    # How a text is written (ISO 704, ISO 10241-1, plain Italian).
    Rule("in-breve-articolo", "comincia con l’articolo «{valore}»", "comincia dal nome, senza articolo"),
    Rule("in-breve-formula", "comincia con «{valore}»", "togli la formula e comincia dal nome"),
    Rule("in-breve-negativa", "comincia con «{valore}»", "di’ che cosa è, non che cosa non è", Level.WARNING),
    Rule(
        "in-breve-vaga",
        "«{valore}» non definisce",
        "togli esempi e obblighi: stanno nelle due voci o nell’esempio",
    ),
    Rule("in-breve-punto", "è una frase sola, senza punto", "togli il punto: in fondo lo aggiunge il sito"),
    Rule(
        "in-breve-lunga",
        "{lunghezza} parole, il massimo è {massimo}",
        "tieni il nucleo comune e sposta il resto nelle due voci",
    ),
    Rule("in-breve-maiuscola", "«{valore}» comincia con la maiuscola", "usa la minuscola: la alza il sito"),
    Rule("in-breve-tautologia", "ripete «{valore}», la parola che spiega", "dillo con altre parole"),
    Rule(
        "riga-mancante",
        "manca la riga di questo lato",
        "scrivi che cosa vuol dire la parola, in terza persona, in {massimo} parole al massimo",
    ),
    Rule(
        "riga-inizio",
        "comincia con «{valore}»",
        "comincia dal nome che dice che cosa è, senza articolo né formula",
    ),
    Rule("riga-maiuscola", "«{valore}» comincia con la maiuscola", "usa la minuscola: la alza il sito"),
    Rule("riga-punto", "è una frase sola, senza punto", "togli il punto"),
    Rule(
        "riga-lunga",
        "{lunghezza} parole, il massimo è {massimo}",
        "tieni che cosa è; il resto va nella definizione",
    ),
    Rule("riga-ripete", "ripete «{valore}», che è un nome della parola", "dillo con altre parole"),
    Rule("riga-persona", "«{valore}» è in prima persona", "usa la terza: «noi» sta bene nella definizione"),
    Rule(
        "righe-uguali",
        "le righe dei due lati dicono quasi le stesse parole",
        "di’ che cosa cambia per questo lato, oppure cambia l’accordo",
    ),
    Rule(
        "definizione-circolare",
        "le definizioni girano in tondo: {catena}",
        "scrivine una senza usare le altre",
    ),
    Rule(
        "definizione-misura",
        "{lunghezza} parole, la misura è da {minimo} a {massimo}",
        "allunga o accorcia il testo",
        Level.WARNING,
    ),
    Rule(
        "lati-sbilanciati",
        "{corto} parole contro le {lungo} del lato «{lato}»",
        "dai ai due lati un peso simile",
        Level.WARNING,
    ),
    Rule(
        "testo-copiato",
        "«{valore}» è uguale in «{altro}»",
        "ogni lato parla con parole sue: riscrivi uno dei due testi",
    ),
    Rule(
        "leggibilita",
        "l’indice di leggibilità Gulpease della voce è {indice}, il minimo è {minimo}",
        "accorcia le frasi e usa parole di tutti i giorni",
        Level.WARNING,
    ),
    Rule(
        "sigla-non-sciolta",
        "la sigla «{valore}» non è nel glossario e qui nessuno la spiega",
        "scrivila per esteso, oppure «nome per esteso ({valore})»",
    ),
    Rule(
        "norma-senza-fonte",
        "il testo nomina «{valore}» ma la voce non la cita",
        "aggiungi fra le fonti «{fonte}», con l’articolo",
    ),
    # What was published.
    Rule("indirizzo-sparito", "«{valore}» è pubblicato e non risponderebbe più", "{consiglio}"),
    Rule(
        "indirizzo-cambiato",
        "«{valore}» è pubblicato e porta a «{prima}», ora porterebbe a «{adesso}»",
        "rimetti il rinvio com’era: a una parola diversa serve un indirizzo diverso",
    ),
    Rule(
        "registro-toccato",
        "il registro non è come l’ha scritto la pubblicazione",
        "rimettilo com’era: lo scrive solo scripts/publish.py, una proposta non lo cambia",
    ),
    # What a proposal may not do: these compare two versions.
    Rule(
        "due-lati-insieme",
        "la proposta approva per tutti e due i lati: qui «{ente}», in «{voce}» «{altro}»",
        "ogni lato approva con una proposta sua: dividila in due",
    ),
    Rule(
        "impronta-sbagliata",
        "l’approvazione di «{ente}» non vale per questo testo",
        "scrivila con il comando approva, non a mano",
    ),
    Rule(
        "approvazione-tolta",
        "«{ente}» non c’è più fra chi ha approvato",
        "se non l’ha chiesto l’ente, rimettila",
        Level.WARNING,
    ),
    Rule(
        "indirizzo-perduto",
        "la voce «{voce}» sparisce e il suo indirizzo non risponderebbe più",
        "lascia il file con «sostituito_da» oppure con «ritirato»",
    ),
    Rule(
        "registro-riscritto",
        "il registro non è più quello di prima, e nemmeno quello che scriverebbe una pubblicazione",
        "rimettilo com’era: ciò che è pubblicato non si toglie e non si cambia, lo aggiunge make pubblica",
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}


# Details that hold what somebody typed, of any length: the message cuts them, its place tells where to look.
TYPED = frozenset({"valore", "nome", "campo", "segno"})
LONGEST_TYPED, LONGEST_FIELD, LONGEST_DETAIL = 60, 120, 300


def problem(rule: str, place: Place, field: str = "", /, **details: object) -> Problem:
    """Return the problem that breaks ``rule`` at ``place``; ``details`` fill the texts of the rule."""
    found = RULES[rule]
    shown = {
        key: _shown(str(value), LONGEST_TYPED if key in TYPED else LONGEST_DETAIL)
        for key, value in details.items()
    }
    message = f"{found.fact.format(**shown)}; {found.remedy.format(**shown)}"
    return Problem(place, found.name, _shown(field, LONGEST_FIELD), message, found.level)


def _shown(text: str, limit: int) -> str:
    """Return ``text`` as it may stand in a message: one line, nothing hidden, cut at ``limit``."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
