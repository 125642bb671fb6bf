"""Words broken as editors really break them: in Word, on the forge, on OneDrive, pasting from PDF, mail, chats.

Each case changes one thing in :data:`BASE`, a word without problems: a piece of the text, the whole content
or the name of the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from files import MINIMAL, PARTED, PARTED_FILE, WORD

BASE = (
    PARTED.replace(
        "area: incontri\n",
        """\
sigle: [VDS]
varianti:
  - verbale di seduta
  - resoconto di seduta
sconsigliati:
  - forma: minute della riunione
    perche: >-
      È un calco dell’inglese. Scrivi «verbale».
inglese: minutes
area: incontri
""",
    )
    + """\
da_non_confondere:
  - forma: appunti
    perche: >-
      Servono a chi li prende e non impegnano nessuno.
esempio:
  testo: >-
    Due enti discutono del sabato. La responsabile apre il foglio della volta prima e legge piano.
  tipo: inventato
fonti:
  - {fonte: legge-prova, rif: "art. 5, c. 1"}
vedi_anche:
  - tavolo
"""
)

Files = dict[str, bytes | None]
FOLDER = "glossary/termini/"


def _document(name: str) -> bytes:
    """Return the beginning of an Office file, which is a zip."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo(name), "<x/>")
    return made.getvalue()


def _changed(*pairs: tuple[str, str], base: str = BASE) -> str:
    for old, new in pairs:
        assert old in base, old
        base = base.replace(old, new, 1)
    return base


def _garbled(text: str, times: int = 1) -> str:
    """Return a text saved as UTF-8 and opened as the old encoding of Windows."""
    for _ in range(times):
        text = "".join(_as_windows(byte) for byte in text.encode())
    return text


def _as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_SOURCE = '    - {fonte: legge-prova, rif: "art. 5, c. 1"}'
_DEFINITION = "    È la prova che l’incontro si è svolto"
_END = "    scelto in quel modo.\n  fonti:\n"

# Name → what is changed in the file of the word.
CHANGES: dict[str, list[tuple[str, str]]] = {
    # Merging and versions.
    "conflitto-termine": [("termine: verbale\n", "<<<<<<< HEAD\ntermine: verbale\n=======\ntermine: il verbale\n>>>>>>> patch-1\n")],
    "conflitto-nel-testo": [("    l’ufficio e si pubblica", "<<<<<<< Updated upstream\n    l’ufficio e si pubblica\n=======\n    la segreteria e si pubblica\n>>>>>>> Stashed changes\n    poi")],
    "conflitto-in-elenco": [("  - resoconto di seduta\n", "<<<<<<< HEAD\n  - resoconto di seduta\n=======\n  - resoconto\n>>>>>>> 3f2a9c1 (Varianti)\n")],
    "conflitto-rientrato": [("  - resoconto di seduta\n", "  <<<<<<< HEAD\n  - resoconto di seduta\n  =======\n  - resoconto\n  >>>>>>> main\n")],
    "conflitto-rimasto-a-meta": [("area: incontri\n", "area: incontri\n>>>>>>> main\n")],
    "conflitto-con-base": [("area: incontri\n", "<<<<<<< HEAD\narea: incontri\n||||||| merged common ancestors\narea: altro\n=======\narea: tavoli\n>>>>>>> main\n")],
    "conflitto-lungo-nel-testo": [("    l’ufficio e si pubblica", "    <<<<<<<<< mio\n    l’ufficio e si pubblica\n    =========\n    la segreteria\n    >>>>>>>>> suo\n    poi")],
    "senza-un-trattino": [("  - resoconto di seduta", "  resoconto di seduta")],
    "punto-elenco-di-word": [("  - resoconto di seduta", "  o resoconto di seduta")],
    "freccia-per-trattino": [("  - tavolo", "  ➢ tavolo")],
    "area-in-breve": [("area: incontri\n", ""), ("si è deciso\n", "si è deciso\n  area: incontri\n")],
    "due-campi-su-una-riga": [("inglese: minutes\narea", "inglese: minutes area")],
    "lettere-di-posta": [("perché abbiamo", "perch=C3=A9 abbiamo")],
    "vale-per-a-parole": [("vale_per: [terzo_settore]", "vale_per: nessuno")],
    "file-a-meta": [(BASE[BASE.index("togliere ciò che") + 20 :], "")],
    "accordo-in-elenco": [("accordo: divergono", "accordo: [divergono]")],
    "campo-in-coda-a-elemento": [("  - resoconto di seduta\n", "  - resoconto di seduta inglese: minutes\n"), ("\ninglese: minutes\narea", "\narea")],
    "secondo-caso-senza-trattino": [("  - caso: L’ufficio", "    caso: L’ufficio")],
    "testo-poco-rientrato": [("    perche: >-\n      Servono", "    perche: >-\n  Servono")],
    "fonti-maiuscole-nel-testo": [(_END + _SOURCE, "    scelto in quel modo.\n    Fonti:\n      - {fonte: legge-prova}")],
    "virgolette-in-virgolette": [('"art. 5, c. 1"', '"art. 5, "c" 1"')],
    "fonte-senza-campi": [("{fonte: legge-prova, rif: ", "{legge-prova, ")],
    "casella-da-spuntare": [("  - tavolo", "  - [ ] tavolo")],
    "lettere-del-prompt": [("perché abbiamo", "perch├® abbiamo")],
    "apostrofi-perduti": [("che l’incontro", "che l?incontro")],
    "diff-incollato": [("termine: verbale\n", "diff --git a/x.yml b/x.yml\n--- a/x.yml\n+++ b/x.yml\ntermine: verbale\n")],
    "righe-con-piu": [("termine: verbale\nsigle", "+termine: verbale\n+sigle")],
    # Several lines of one mistake.
    "confronto-nel-testo": [("    l’ufficio e si pubblica", "+    l’ufficio e si pubblica"), ("    scelto in quel modo.\n", "+    scelto in quel modo.\n")],
    "confronto-con-le-righe-vecchie": [("inglese: minutes\n", "-inglese: report\n+inglese: minutes\n")],
    "un-lato-al-margine": [
        ("  vuol_dire: >-\n    prova scritta delle decisioni prese, da", "vuol_dire: >-\n    prova scritta delle decisioni prese, da"),
        ("  definizione: >-\n    È la", "definizione: >-\n    È la"),
    ],
    "primo-campo-a-tre-spazi": [("  vuol_dire: >-\n    prova", "   vuol_dire: >-\n    prova")],
    "casi-senza-trattino-con-i-testi": [("  - caso: Chi coordina", "  caso: >-\n    Chi coordina")],
    "tabulatore-davanti-a-una-fonte": [(_END + _SOURCE, _END + "\t- {fonte: legge-prova, rif: \"art. 4\"}\n" + _SOURCE)],
    "differenze-con-punto-e-virgola": [("[che-cosa-conta]", "[che-cosa-conta; chi-paga]")],
    "collegamento-chiuso-a-meta": [("l’ufficio e si pubblica", "l’[[tavolo] e si pubblica")],
    "collegamento-con-il-nome": [("l’ufficio e si pubblica", "il [[Tavolo]] e si pubblica")],
    "inglese-no": [("inglese: minutes", "inglese: no")],
    "approvazione-a-mano": [("accordo: divergono\n", "accordo: divergono\napprovazioni:\n  - {lato: pa, ente: Un Comune, data: 2026-11-22}\n")],
    "fonte-di-un-esempio-senza-graffe": [("  tipo: inventato", "  tipo: documentato\n  fonte: legge-prova")],
    # What a field, or an item, was meant for; what is told besides.
    "elenco-in-un-campo-solo": [("  tipo: inventato", '  tipo: documentato\n  fonti:\n    - {fonte: legge-prova, rif: "art. 5"}')],
    "sigla-con-altro-nome": [("sigle: [VDS]", "acronimo: VDS")],
    "caso-fra-le-parole-vicine": [("      Servono a chi li prende e non impegnano nessuno.\n", "      Servono a chi li prende e non impegnano nessuno.\n  - caso: Il verbale resta in un cassetto.\n    vale_per: [pa]\n    perche: nessuno lo ha letto\n")],
    "voce-fra-le-forme-da-evitare": [("  - forma: minute della riunione", "  - voce: minute della riunione")],
    "lettura-dentro-una-citazione": [('rif: "art. 5, c. 1"}', 'rif: "art. 5, c. 1", letto_il: 2026-11-22}')],
    "sigla-gia-fra-le-sigle": [("termine: verbale", "termine: verbale (V.D.S.)")],
    "valori-senza-virgola": [("[pa, terzo_settore]", "[pa terzo_settore]")],
    "due-verbi-in-prima-persona": [("    prova scritta delle decisioni prese, da conservare", "    prova scritta che teniamo delle nostre decisioni, da conservare")],
    "impronta-inventata": [("accordo: divergono\n", "accordo: divergono\napprovazioni:\n  - {lato: pa, ente: Un Comune, data: 2026-11-22, impronta: prot. 12}\n")],
    "commento-dentro-una-domanda": [("non passano, dove", "non passano, al tavolo #2, dove")],
    "mail-a-meta-del-file": [("vedi_anche:\n  - tavolo\n", "Il giorno lunedì Anna ha scritto:\n> vedi_anche:\n>   - tavolo\n")],
    "mail-davanti-agli-elementi": [("  - verbale di seduta\n", "> - verbale di seduta\n")],
    "file-a-meta-di-un-elemento": [(BASE[BASE.index("  - forma: appunti") + 15 :], "")],
    "elenco-ripetuto": [("vedi_anche:\n", "varianti:\n  - processo verbale\nvedi_anche:\n")],
    "forma-e-motivo-in-una-riga": [("  - forma: minute della riunione\n    perche: >-\n      È un calco dell’inglese. Scrivi «verbale».", "  - minute della riunione: è un calco dell’inglese")],
    "citazione-con-altri-nomi": [("{fonte: legge-prova, rif:", "{nome: legge-prova, articolo:")],
    "lato-con-il-nome-di-tutti": [("vale_per: [terzo_settore]", "vale_per: [ETS]")],
    "valore-quasi-giusto": [("accordo: divergono", "accordo: divergenti")],
    "maiuscola-all-inizio": [("  documento che racconta", "  Documento che racconta")],
    "nome-fra-parentesi-gia-variante": [("termine: verbale", "termine: verbale (o resoconto di seduta)")],
    "frase-di-un-assistente": [("    È la prova", "    Certo! Ecco la definizione:\n    È la prova")],
    "saluto-di-un-assistente": [("    scelto in quel modo.", "    scelto in quel modo. Fammi sapere se vuoi altre modifiche.")],
    "fonte-di-un-assistente": [("anche dopo anni", "anche dopo anni :contentReference[oaicite:2]{index=2}")],
    "richiamo-di-nota": [("a un incontro e", "a un incontro[1] e")],
    "parole-separate-da-tabulatori": [("  - tavolo\n", "  - tavolo\ttavolo\n")],
    "nome-con-lo-spazio-e-un-trattino-lungo": [("in_breve: >-", "in breve: >-"), ("  - resoconto di seduta", "  – resoconto di seduta")],
    "maiuscole-nel-nome": [("termine: verbale\n", "termine: Resoconto Di Seduta\n"), ("  - resoconto di seduta\n", "  - verbale\n"), ("firmato.\n", "firmato, con il resoconto di seduta.\n")],
    "conflitto-e-un-altro-errore": [("area: incontri\n", "<<<<<<< HEAD\narea: incontri\n=======\narea: altro\n>>>>>>> main\n"), ("divergono", "divergenti")],
    "fonte-da-un-foglio-di-calcolo": [('    - {fonte: legge-prova, rif: "art. 5, c. 1"}', "    - legge-prova\tart. 5, c. 1")],
    "sigla-con-i-punti-e-fra-parentesi": [("termine: verbale\n", "termine: verbale (VDS)\n")],
    "forma-con-il-motivo-fra-parentesi": [("  - forma: minute della riunione\n    perche: >-\n      È un calco dell’inglese. Scrivi «verbale».", "  - minute della riunione (scrivi verbale)")],
    # Quotes.
    "virgolette-word-termine": [("termine: verbale", "termine: “verbale”")],
    "virgolette-word-basse": [("termine: verbale", "termine: „verbale“")],
    "virgolette-word-rif": [('rif: "art. 5, c. 1"', "rif: “art. 5, c. 1”")],
    "virgolette-word-rif-diritta": [('rif: "art. 5, c. 1"', "rif: “art. 5, c. 1\"")],
    "virgolette-word-semplici": [("termine: verbale", "termine: ‘verbale’")],
    "virgolette-word-fonte": [("fonte: legge-prova", "fonte: “legge-prova”")],
    "virgolette-word-testo": [("    testo: Si allegano le proposte non accolte, ciascuna con il suo perché.", "    testo: “Si allegano le proposte: tutte, con il perché.”")],
    "virgolette-word-variante": [("  - verbale di seduta", "  - “verbale di seduta”")],
    "virgolette-word-area": [("area: incontri", "area: “incontri”")],
    "virgolette-caporali-nome": [("termine: verbale", "termine: «verbale»")],
    "virgolette-mai-chiuse": [("  da_chiedere: Le", '  da_chiedere: "Le')],
    "virgolette-mai-chiuse-termine": [("termine: verbale", 'termine: "verbale')],
    "virgolette-mai-chiuse-rif": [('rif: "art. 5, c. 1"}', 'rif: "art. 5, c. 1}')],
    "virgolette-solo-in-fondo": [("termine: verbale", 'termine: verbale"')],
    "virgolette-diritte-in-mezzo": [("  da_chiedere: Le proposte", '  da_chiedere: "Le proposte" dette')],
    "virgolette-dentro-virgolette": [("  da_chiedere: Le proposte che non passano, dove si scrivono?", '  da_chiedere: "Le proposte "minori" dove si scrivono?"')],
    "apostrofo-dentro-apici": [("in fondo", "'all'inizio'")],
    "virgolette-diritte-nel-testo": [("La responsabile apre", 'La responsabile "apre"')],
    "virgolette-doppie-doppie": [("termine: verbale", 'termine: ""verbale""')],
    "due-apici-per-virgolette": [("La responsabile apre", "La responsabile ''apre''")],
    # Around the file.
    "fence-yaml": [("termine: verbale\nsigle", "```yaml\ntermine: verbale\nsigle"), ("vedi_anche:\n  - tavolo\n", "vedi_anche:\n  - tavolo\n```\n")],
    "fence-sola": [("termine: verbale\nsigle", "```\ntermine: verbale\nsigle")],
    "fence-tilde": [("termine: verbale\nsigle", "~~~\ntermine: verbale\nsigle"), ("vedi_anche:\n  - tavolo\n", "vedi_anche:\n  - tavolo\n~~~\n")],
    "frase-prima": [("termine: verbale\nsigle", "Ecco la voce corretta:\n\ntermine: verbale\nsigle")],
    "frase-dopo": [("vedi_anche:\n  - tavolo\n", "vedi_anche:\n  - tavolo\nFatemi sapere se va bene.\n")],
    "titolo-markdown": [("termine: verbale\nsigle", "# Verbale\n\ntermine: verbale\nsigle")],
    "numeri-di-riga": [("termine: verbale\nsigle", "1 termine: verbale\n2 sigle")],
    "firma-mail": [("vedi_anche:\n  - tavolo\n", "vedi_anche:\n  - tavolo\n-- \nUfficio partecipazione\n")],
    "intestazione-whatsapp": [("termine: verbale\nsigle", "[23/11/26, 10:15:02] Anna: termine: verbale\nsigle")],
    # Dashes and bullets.
    "trattino-word-fonte": [(_SOURCE, _SOURCE.replace("- {", "– {"))],
    "lineetta-word-fonte": [(_SOURCE, _SOURCE.replace("- {", "— {"))],
    "pallino-fonte": [(_SOURCE, _SOURCE.replace("- {", "• {"))],
    "pallino-word-fonte": [(_SOURCE, _SOURCE.replace("- {", "\uf0b7 {"))],
    "asterisco-fonte": [(_SOURCE, _SOURCE.replace("- {", "* {"))],
    "trattino-attaccato-fonte": [(_SOURCE, _SOURCE.replace("- {", "-{"))],
    "meno-matematico": [(_SOURCE, _SOURCE.replace("- {", "− {"))],
    "pallino-varianti": [("  - verbale di seduta\n  - resoconto", "  • verbale di seduta\n  • resoconto")],
    "trattino-word-varianti": [("  - verbale di seduta\n  - resoconto", "  – verbale di seduta\n  – resoconto")],
    "trattino-attaccato-variante": [("  - resoconto", "  -resoconto")],
    "trattino-attaccato-varianti": [("  - verbale di seduta\n  - resoconto", "  -verbale di seduta\n  -resoconto")],
    "numeri-varianti": [("  - verbale di seduta\n  - resoconto", "  1. verbale di seduta\n  2. resoconto")],
    "pallino-dentro-voce": [("  - resoconto di seduta", '  - "• resoconto di seduta"')],
    "trattino-nel-caso": [("  - caso: Chi", "  – caso: Chi")],
    "senza-trattino": [("  - verbale di seduta\n  - resoconto di seduta", "  verbale di seduta\n  resoconto di seduta")],
    "senza-trattino-fonte": [(_SOURCE, _SOURCE.replace("- {", "{"))],
    "piu-per-elenco": [("  - verbale di seduta\n  - resoconto", "  + verbale di seduta\n  + resoconto")],
    # Spaces after the colon.
    "due-punti-attaccati-graffe": [("{fonte: legge-prova, rif:", "{fonte:legge-prova, rif:")],
    "due-punti-attaccati-rif": [('rif: "art. 5, c. 1"', 'rif:"art. 5, c. 1"')],
    "due-punti-attaccati-tutti": [('{fonte: legge-prova, rif: "art', '{fonte:legge-prova, rif:"art')],
    "due-punti-attaccati-campo": [("area: incontri", "area:incontri")],
    "due-punti-attaccati-primo": [("termine: verbale", "termine:verbale")],
    "due-punti-attaccati-accordo": [("accordo: divergono", "accordo:divergono")],
    "due-punti-attaccati-testo": [("  definizione: >-\n    È la", "  definizione:>-\n    È la")],
    "due-punti-attaccati-elenco": [("differenza: [", "differenza:[")],
    "due-punti-attaccati-caso": [("  - caso: Chi", "  - caso:Chi")],
    "spazio-prima-due-punti": [("area: incontri", "area : incontri")],
    "spazio-dalla-parte-sbagliata": [("area: incontri", "area :incontri")],
    "due-punti-larghi": [("area: incontri", "area\uff1a incontri")],
    "uguale": [("area: incontri", "area = incontri")],
    "senza-due-punti": [("area: incontri", "area incontri")],
    "senza-due-punti-pa": [("pa:\n", "pa\n")],
    "senza-due-punti-fonti": [("    scelto in quel modo.\n  fonti:\n", "    scelto in quel modo.\n  fonti\n")],
    "punto-e-virgola-per-due-punti": [("area: incontri", "area; incontri")],
    "graffe-uguale": [("fonte: legge-prova", "fonte = legge-prova")],
    # Indentation.
    "fonti-nel-testo": [(_END + _SOURCE, "    scelto in quel modo.\n    fonti:\n      - {fonte: legge-prova, rif: \"art. 5, c. 1\"}")],
    "fonti-nel-testo-allineate": [(_END + _SOURCE, "    scelto in quel modo.\n    fonti:\n    - {fonte: legge-prova, rif: \"art. 5, c. 1\"}")],
    "fonte-nel-testo": [(_END + _SOURCE, "    scelto in quel modo.\n    {fonte: legge-prova, rif: \"art. 5, c. 1\"}")],
    "accordo-nel-testo": [("accordo: divergono\n", "    accordo: divergono\n")],
    "terzo-settore-nel-testo": [("terzo_settore:\n  vuol_dire", "    terzo_settore:\n  vuol_dire")],
    "definizione-nella-riga": [("  definizione: >-\n    È la prova", "    definizione: >-\n    È la prova")],
    "esempio-nel-testo": [("esempio:\n  testo: >-\n    Due", "      esempio:\n      testo: >-\n      Due")],
    "attenzione-nel-testo": [("attenzione: >-\n  L’ufficio ci mette", "      attenzione: >-\n      L’ufficio ci mette")],
    "da-chiedere-nel-testo": [("    testo: Si allegano le proposte non accolte, ciascuna con il suo perché.\n", "    testo: >-\n      Si allegano le proposte non accolte.\n      da_chiedere: le altre, dove si scrivono?\n"), ("  da_chiedere: Le proposte che non passano, dove si scrivono?\n", "")],
    "note-nel-testo": [("accordo: divergono\n", "    note_redazionali: da rivedere\naccordo: divergono\n")],
    "tab-rientro": [("  definizione: >-\n    È la", "\tdefinizione: >-\n    È la")],
    "tab-testo": [(_DEFINITION, "\t\tÈ la prova che l’incontro si è svolto")],
    "tab-dopo-trattino": [("  - resoconto", "  -\tresoconto")],
    "tab-dopo-due-punti": [("area: incontri", "area:\tincontri")],
    "rientro-tre": [("  definizione: >-\n    È la", "   definizione: >-\n    È la")],
    "rientro-uno": [("  definizione: >-\n    È la", " definizione: >-\n    È la")],
    "rientro-mancante-testo": [(_DEFINITION, _DEFINITION.strip())],
    "rientro-mancante-campo": [("pa:\n  vuol_dire", "pa:\nvuol_dire")],
    "rientro-elenco": [("  - resoconto di seduta", "    - resoconto di seduta")],
    "rientro-elenco-meno": [("  - resoconto di seduta", " - resoconto di seduta")],
    "rientro-area": [("area: incontri", "  area: incontri")],
    "rientro-termine": [("termine: verbale\n", " termine: verbale\n")],
    "rientro-perche": [("    perche: per l’ufficio", "  perche: per l’ufficio")],
    "rientro-vale-per": [("    vale_per: [terzo_settore]", "      vale_per: [terzo_settore]")],
    "riga-lunga-spezzata": [("    testo: Si allegano le proposte non accolte, ciascuna con il suo perché.", "    testo: Si allegano le proposte non accolte,\nciascuna con il suo perché.")],
    "riga-spezzata-nome": [("inglese: minutes", "inglese: minutes\nof meeting")],
    "riga-vuota-con-testo-fuori": [("    l’ufficio e si pubblica", "\nl’ufficio e si pubblica")],
    "nbsp-rientro": [("  definizione: >-\n    È la", "\u00a0\u00a0definizione: >-\n    È la")],
    "nbsp-tutti": [("  fonti:\n    - {", "\u00a0\u00a0fonti:\n\u00a0\u00a0\u00a0\u00a0- {")],
    "nbsp-dopo-due-punti": [("area: incontri", "area:\u00a0incontri")],
    "zero-width-inizio": [("area: incontri", "\u200barea: incontri")],
    "zero-width-in-parola": [("fonte: legge-prova", "fonte: legge-\u200bprova")],
    "soft-hyphen": [("incontro si è svolto", "incon\u00adtro si è svolto")],
    "spazio-ideografico": [("  fonti:\n    - {", "\u3000fonti:\n    - {")],
    "bom-in-mezzo": [("area: incontri", "\ufeffarea: incontri")],
    "separatore-di-riga": [("incontro si è svolto", "incontro\u2028si è svolto")],
    # Colons and signs in texts.
    "due-punti-nel-valore": [("  da_chiedere: Le proposte", "  da_chiedere: Domanda: le proposte")],
    "due-punti-nel-caso": [("  - caso: Chi coordina", "  - caso: Tavolo: chi coordina")],
    "due-punti-nel-nome": [("termine: verbale", "termine: verbale: seduta")],
    "cancelletto-commento": [("area: incontri", "area: incontri # da rivedere")],
    "commento-riga": [("area: incontri", "# TODO rivedere\narea: incontri")],
    "asterisco-iniziale": [("  da_chiedere: Le", "  da_chiedere: *Le* e le")],
    "chiocciola": [("inglese: minutes", "inglese: @minutes")],
    "percento": [("inglese: minutes", "inglese: %minutes")],
    "e-commerciale": [("inglese: minutes", "inglese: &minutes")],
    "esclamativo": [("inglese: minutes", "inglese: !minutes")],
    "maggiore-con-testo": [("  definizione: >-\n    È la", "  definizione: >- È la")],
    "barra-rovesciata": [("in fondo", '"C:\\verbali"')],
    "graffa-iniziale": [("  da_chiedere: Le proposte", "  da_chiedere: {nome ente}, le proposte")],
    "quadra-iniziale": [("  da_chiedere: Le proposte", "  da_chiedere: [da definire] Le proposte")],
    "graffa-mai-chiusa": [('c. 1"}', 'c. 1"')],
    "graffa-mai-aperta": [("- {fonte", "- fonte")],
    "tonde-per-graffe": [(_SOURCE, '    - (fonte: legge-prova, rif: "art. 5, c. 1")')],
    "quadre-per-graffe": [(_SOURCE, '    - [fonte: legge-prova, rif: "art. 5, c. 1"]')],
    "quadra-mai-chiusa": [("differenza: [che-cosa-conta]", "differenza: [che-cosa-conta")],
    "quadra-chiusa-con-graffa": [("differenza: [che-cosa-conta]", "differenza: [che-cosa-conta}")],
    "virgola-mancante-graffe": [('legge-prova, rif', 'legge-prova rif')],
    "punto-e-virgola-graffe": [('legge-prova, rif', 'legge-prova; rif')],
    "rif-senza-virgolette": [('rif: "art. 5, c. 1"', "rif: art. 5, c. 1")],
    "virgola-in-fondo": [("area: incontri", "area: incontri,")],
    "json": [("termine: verbale\nsigle", '"termine": "verbale",\nsigle')],
    "elenco-sulla-riga": [("varianti:\n  - verbale di seduta\n", "varianti: - verbale di seduta\n")],
    # Keys.
    "campo-ripetuto": [("area: incontri\n", "area: incontri\narea: incontri\n")],
    "campo-maiuscolo": [("area: incontri", "Area: incontri")],
    "campo-con-trattino": [("in_breve: >-", "in-breve: >-")],
    "campo-con-spazio": [("in_breve: >-", "in breve: >-")],
    "campo-accentato": [("    perche: c’è", "    perché: c’è")],
    "terzo-settore-spazio": [("terzo_settore:\n  vuol", "terzo settore:\n  vuol")],
    "campo-storpiato": [("  definizione: >-\n    È la", "  definizone: >-\n    È la")],
    "campo-tra-virgolette-word": [("area: incontri", "“area”: incontri")],
    "campo-grassetto": [("area: incontri", "**area**: incontri")],
    "campo-inglese": [("fonti:\n  - {", "sources:\n  - {")],
    "due-parole-stesso-file": [("vedi_anche:\n  - tavolo\n", "vedi_anche:\n  - tavolo\n---\n" + BASE.replace("termine: verbale", "termine: bozza"))],
    "due-parole-attaccate": [("vedi_anche:\n  - tavolo\n", "vedi_anche:\n  - tavolo\n\n" + BASE.replace("termine: verbale", "termine: bozza"))],
    "puntini": [("area: incontri\n", "area: incontri\n...\n")],
    "campo-punto-e-virgola": [("\npa:\n", "\npa;\n")],
    "campo-con-cirillico": [("area: incontri", "\u0430rea: incontri")],
    "campo-a-meta": [("vedi_anche:", "note: Da rivedere.\nvedi_anche:")],
    "conflitto-solo-uguali": [("area: incontri\n", "=======\narea: incontri\n")],
    "tabella-markdown": [("area: incontri\n", "area: incontri\n| campo | valore |\n")],
    "freccia-per-segno": [("attenzione: >-", "attenzione: ->")],
    "freccia-per-segno-due-punti": [("attenzione: >-\n  L’ufficio", "attenzione: ->\n  Nota: l’ufficio")],
    "segno-staccato": [("attenzione: >-", "attenzione: > -")],
    "testo-senza-segno": [("attenzione: >-\n  L’ufficio ci", "attenzione:\n  L’ufficio: ci"), ("racconto.\n", "racconto:\n  tutto.\n")],
    "fonte-senza-due-punti": [("{fonte: legge-prova", "{fonte legge-prova}\n    - {fonte: legge-prova")],
    "fonte-indirizzo": [("fonte: legge-prova", "fonte: https://esempio.it/legge")],
    "apostrofo-in-graffa": [("vedi_anche:", "scade: {il: 2030-01-02, perche: 'cambia dall'anno dopo'}\nvedi_anche:")],
    "virgoletta-solo-chiusa": [("inglese: minutes", 'inglese: minutes"')],
    "caso-senza-trattino": [("casi:\n  - caso", "casi:\n    caso")],
    "due-in-un-elemento": [("vedi_anche:\n  - tavolo", "vedi_anche:\n  - tavolo, verbale di seduta")],
    "campo-chiamato-altrimenti": [("varianti:", "sinonimi:")],
    "lato-chiamato-altrimenti": [("\npa:\n", "\npubblica_amministrazione:\n"), ("accordo: divergono\ndifferenza: [che-cosa-conta]\n", "")],
    "fonte-fra-angolari": [(_SOURCE, '    - <fonte: legge-prova, rif: "art. 5, c. 1">')],
    "fonte-virgola-in-fondo": [(_SOURCE, _SOURCE + ",")],
    "fonte-testo-dopo": [(_SOURCE, "    - {fonte: legge-prova} art. 5")],
    "riga-fra-virgolette": [("area: incontri", '"area: incontri"')],
    "commento-con-barre": [("area: incontri\n", "// da rivedere\narea: incontri\n")],
    "evidenziato": [("l’ufficio e si", "==l’ufficio== e si")],
    "apostrofo-acuto": [("L’ufficio ci", "L´ufficio ci")],
    "accento-grave-staccato": [("È la prova", "E` la prova")],
    "faccina": [("l’ufficio e si", "l’ufficio 👍 e si")],
    "termine-capitale-due-parole": [("termine: verbale", "termine: Ragioni dei sì")],
    "legatura": [("l’ufficio e si", "l’uﬃcio e si")],
    "parola-spezzata": [("l’ufficio e si", "l’ammini- strazione e si")],
    "termine-asterischi-dentro": [("termine: verbale", 'termine: "**verbale** di seduta"')],
    "area-sconosciuta": [("area: incontri", "area: Città di Milano")],
    # Values.
    "accordo-maiuscolo": [("accordo: divergono", "accordo: Divergono")],
    "accordo-punto": [("accordo: divergono", "accordo: divergono.")],
    "area-maiuscola": [("area: incontri", "area: Incontri")],
    "fonte-con-spazio": [("fonte: legge-prova", "fonte: legge prova")],
    "differenza-testo": [("differenza: [che-cosa-conta]", "differenza: che cosa conta")],
    "varianti-testo": [("varianti:\n  - verbale di seduta\n  - resoconto di seduta", "varianti: verbale di seduta, resoconto di seduta")],
    "sigle-testo": [("sigle: [VDS]", "sigle: VDS")],
    "fonte-testo": [(_SOURCE, "    - legge-prova, art. 5, c. 1")],
    "fonte-due-punti": [(_SOURCE, "    - legge-prova: art. 5")],
    "vedi-anche-testo": [("vedi_anche:\n  - tavolo", "vedi_anche: tavolo")],
    "vedi-anche-parentesi": [("vedi_anche:\n  - tavolo", "vedi_anche:\n  - [[tavolo]]")],
    "tipo-sbagliato": [("tipo: inventato", "tipo: Inventato")],
    # Names.
    "termine-maiuscolo": [("termine: verbale", "termine: VERBALE")],
    "termine-capitale": [("termine: verbale", "termine: Verbale")],
    "termine-articolo": [("termine: verbale", "termine: il verbale")],
    "termine-plurale-articolo": [("termine: verbale", "termine: I Verbali")],
    "termine-punto": [("termine: verbale", "termine: verbale.")],
    "termine-due-punti": [("termine: verbale", 'termine: "verbale:"')],
    "termine-sigla": [("termine: verbale", "termine: verbale di assemblea (VDA)")],
    "termine-barra": [("termine: verbale", "termine: verbale / resoconto")],
    "termine-o": [("termine: verbale", "termine: verbale, processo verbale")],
    "termine-spiegato": [("termine: verbale", "termine: verbale - il documento della seduta")],
    "termine-asterischi": [("termine: verbale", 'termine: "**verbale**"')],
    "variante-elenco": [("  - resoconto di seduta", "  - resoconto di seduta, minuta; processo verbale")],
    "variante-punto": [("  - resoconto di seduta", "  - resoconto di seduta.")],
    "variante-parentesi": [("  - resoconto di seduta", "  - resoconto (di seduta)")],
    "variante-virgola-in-fondo": [("  - resoconto di seduta", "  - resoconto di seduta,")],
    "variante-barra": [("  - resoconto di seduta", "  - resoconto/minuta")],
    "sigla-elenco": [("sigle: [VDS]", 'sigle: [ "VdS, VS; V.S." ]')],
    "sigla-per-esteso": [("sigle: [VDS]", "sigle: [verbale della seduta]")],
    "sigla-minuscola": [("sigle: [VDS]", "sigle: [vds]")],
    "sigla-puntata": [("sigle: [VDS]", "sigle: [V.D.S.]")],
    "sigla-spaziata": [("sigle: [VDS]", "sigle: [V D S]")],
    "sigla-con-nome": [("sigle: [VDS]", "sigle: [VDS (verbale di seduta)]")],
    "sigla-virgolette": [("sigle: [VDS]", "sigle: [«VDS»]")],
    # Texts.
    "accento-apostrofo": [("svolto e che tutti", "svolto perche' tutti")],
    "e-apostrofo": [("si è svolto", "si e' svolto")],
    "e-maiuscola-apostrofo": [("    È la prova", "    E' la prova")],
    "apostrofo-diritto": [("l’ufficio e si pubblica", "l'ufficio e si pubblica")],
    "puntini-tre": [("La responsabile apre", "La responsabile... apre")],
    "markdown-collegamento": [("  documento che racconta", "  [documento](https://a.example) che racconta")],
    "markdown-immagine": [("La responsabile apre", "La responsabile ![x](y.png) apre")],
    "markdown-codice": [("La responsabile apre", "La `responsabile` apre")],
    "markdown-sottolineato": [("La responsabile apre", "La _responsabile_ apre")],
    "markdown-titolo": [("    Due enti", "    ## Il caso\n    Due enti")],
    "markdown-elenco": [("La responsabile apre il foglio della volta prima e legge piano.", "\n    - la responsabile apre\n    - gli altri leggono")],
    "markdown-pallini": [("La responsabile apre il foglio", "• la responsabile apre • il foglio")],
    "markdown-numeri": [("La responsabile apre il foglio", "\n    1. la responsabile apre\n    2. il foglio")],
    "markdown-barrato": [("La responsabile apre", "La ~~responsabile~~ apre")],
    "markdown-citazione": [("    Due enti", "    > Due enti")],
    "markdown-tabella": [("    Due enti", "    | Due | enti |\n    |---|---|\n    Due enti")],
    "markdown-nota": [("La responsabile apre", "La responsabile[^1] apre")],
    "asterisco-inclusivo": [("che tutti hanno", "che tutt* hanno")],
    "html-grassetto": [("La responsabile apre", "La <b>responsabile</b> apre")],
    "html-entita": [("si è svolto", "si &egrave; svolto")],
    "mojibake-e": [("si è svolto", _garbled("si è svolto"))],
    "mojibake-tutto": [("    È la prova che l’incontro si è svolto e che", _garbled("    È la prova che l’incontro si è svolto e che"))],
    "mojibake-apostrofo": [("l’ufficio e si", _garbled("l’ufficio e si"))],
    "mojibake-doppio": [("si è svolto", _garbled("si è svolto", 2))],
    "mojibake-virgolette": [("Scrivi «verbale»", _garbled("Scrivi «verbale»"))],
    "lettera-perduta": [("si è svolto", "si \ufffd svolto")],
    "lettera-perduta-interrogativo": [("perché", "perch?")],
    "cirillico": [("termine: verbale", "termine: v\u0435rbale")],
}  # fmt: skip

# Name → the files put in place of those of the glossary.
FILES: dict[str, Files] = {
    "docx-come-yml": {PARTED_FILE: _document("word/document.xml")},
    "xlsx-come-yml": {PARTED_FILE: _document("xl/workbook.xml")},
    "odt-come-yml": {PARTED_FILE: _document("content.xml")},
    "doc-come-yml": {PARTED_FILE: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40)},
    "rtf-come-yml": {PARTED_FILE: b"{\\rtf1\\ansi\\ansicpg1252 termine: verbale\\par}"},
    "pdf-come-yml": {PARTED_FILE: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"},
    "html-come-yml": {PARTED_FILE: b"<!DOCTYPE html>\n<html><body><p>termine: verbale</p></body></html>"},
    "html-di-word": {PARTED_FILE: b'<html xmlns:o="urn:schemas-microsoft-com:office:office">\n<head>'},
    "png-come-yml": {PARTED_FILE: b"\x89PNG\r\n\x1a\n\x00\x00"},
    "csv-come-yml": {PARTED_FILE: b"termine;area;in_breve\nverbale;incontri;resoconto\n"},
    "csv-di-excel": {PARTED_FILE: b"termine\tarea\tin_breve\nverbale\tincontri\tresoconto\n"},
    "elenco-di-campi": {PARTED_FILE: re.sub(r"(?m)^(?=\w)", "- ", BASE).encode()},
    "json-come-yml": {PARTED_FILE: b'{"termine": "verbale", "area": "incontri",}'},
    "utf-16": {PARTED_FILE: BASE.encode("utf-16")},
    "utf-16-senza-bom": {PARTED_FILE: BASE.encode("utf-16-le")},
    "latin-1": {PARTED_FILE: BASE.replace("’", "'").encode("cp1252", "replace")},
    "windows-1252": {PARTED_FILE: BASE.encode("cp1252")},
    "mac-roman": {PARTED_FILE: BASE.encode("mac-roman")},
    "bom": {PARTED_FILE: b"\xef\xbb\xbf" + BASE.encode()},
    "solo-testo": {PARTED_FILE: "Il verbale è il resoconto scritto di una seduta.\n".encode()},
    "vuoto": {PARTED_FILE: b""},
    "tutto-rientrato": {PARTED_FILE: "".join(f"  {line}\n" for line in BASE.splitlines()).encode()},
    "solo-commenti": {PARTED_FILE: b"# da scrivere\n"},
    "numeri-su-ogni-riga": {
        PARTED_FILE: "".join(f"{n:3} {line}\n" for n, line in enumerate(BASE.splitlines(), 1)).encode()
    },
    "citazione-mail": {PARTED_FILE: "".join(f"> {line}\n" for line in BASE.splitlines()).encode()},
    "tab-tutti": {PARTED_FILE: BASE.replace("    ", "\t\t").replace("\n  ", "\n\t").encode()},
    "nbsp-ovunque": {PARTED_FILE: BASE.replace("  ", "\u00a0\u00a0").encode()},
    "una-riga-sola": {PARTED_FILE: BASE.replace("\n", " ").encode()},
    "righe-doppie": {PARTED_FILE: BASE.replace("\n", "\n\n").encode()},
    "troncato": {PARTED_FILE: BASE[: BASE.index("terzo_settore:\n  vuol")][:-12].encode()},
    # Names of files.
    "estensione-yaml": {f"{FOLDER}bozza.yaml": b"@"},
    "estensione-txt": {f"{FOLDER}bozza.txt": b"@"},
    "estensione-txt-accanto": {f"{FOLDER}verbale.yml.txt": b"="},
    "estensione-doppia": {f"{FOLDER}bozza.yml.txt": b"@"},
    "estensione-doppia-yml": {f"{FOLDER}bozza.yml.yml": b"@"},
    "estensione-docx": {f"{FOLDER}bozza.docx": _document("word/document.xml")},
    "estensione-md": {f"{FOLDER}bozza.md": b"@"},
    "senza-estensione": {f"{FOLDER}bozza": b"@"},
    "estensione-maiuscola": {f"{FOLDER}bozza.YML": b"@"},
    "estensione-virgola": {f"{FOLDER}bozza,yml": b"@"},
    "estensione-yml-spazio": {f"{FOLDER}bozza .yml": b"@"},
    "copia-onedrive-numero": {f"{FOLDER}verbale (1).yml": b"="},
    "copia-windows": {f"{FOLDER}verbale - Copia.yml": b"="},
    "copia-windows-due": {f"{FOLDER}verbale - Copia (2).yml": b"="},
    "copia-mac": {f"{FOLDER}verbale copia.yml": b"="},
    "copia-inglese": {f"{FOLDER}verbale copy.yml": b"="},
    "copia-di": {f"{FOLDER}Copia di verbale.yml": b"="},
    "copia-onedrive-macchina": {f"{FOLDER}verbale-DESKTOP-4KJ2.yml": b"="},
    "copia-onedrive-pc": {f"{FOLDER}verbale-PC-Anna.yml": b"="},
    "copia-dropbox": {f"{FOLDER}verbale (copia in conflitto di Anna 2026-11-23).yml": b"="},
    "copia-nextcloud": {f"{FOLDER}verbale (conflicted copy 2026-11-23 101502).yml": b"="},
    "copia-finale": {f"{FOLDER}verbale_definitivo.yml": b"="},
    "copia-trattino-copia": {f"{FOLDER}verbale-copia.yml": b"="},
    "copia-numero": {f"{FOLDER}verbale 2.yml": b"="},
    "copia-orig": {f"{FOLDER}verbale.yml.orig": b"="},
    "copia-bak": {f"{FOLDER}verbale.yml.bak": b"="},
    "copia-tmp": {f"{FOLDER}verbale.yml.tmp": b"="},
    "riservato-con": {f"{FOLDER}con.yml": b"@"},
    "riservato-aux": {f"{FOLDER}aux.yml": b"@"},
    "riservato-com1": {f"{FOLDER}com1.yml": b"@"},
    "blocco-di-office": {f"{FOLDER}~$bozza.docx": b"\x05Anna"},
    "blocco-di-libreoffice": {f"{FOLDER}.~lock.bozza.yml#": b"Anna"},
    "ds-store": {f"{FOLDER}.DS_Store": b"\x00\x00"},
    "apple-double": {f"{FOLDER}._bozza.yml": b"\x00\x05"},
    "thumbs-db": {f"{FOLDER}Thumbs.db": b"\xd0\xcf"},
    "desktop-ini": {f"{FOLDER}desktop.ini": b"[x]"},
    "tilde": {f"{FOLDER}bozza.yml~": b"@"},
    "nascosto": {f"{FOLDER}.bozza.yml": b"@"},
    "cartella-sbagliata": {"glossary/bozza.yml": b"@"},
    "cartella-percorsi": {"glossary/percorsi/bozza.yml": b"@"},
    "cartella-dentro": {f"{FOLDER}nuove/bozza.yml": b"@"},
    "cartella-inventata": {"glossary/parole/bozza.yml": b"@"},
    "registro-in-termini": {f"{FOLDER}fonti.yml": b"legge-x:\n  tipo: norma\n  nome: Legge x\n"},
    "registro-yaml": {"glossary/aree.yaml": b"incontri: {nome: Incontri}\n"},
    "immagine": {"glossary/termini/verbale.png": b"\x89PNG"},
    "zip": {"glossary/termini.zip": _document("x")},
    "readme": {f"{FOLDER}README.md": b"# Parole"},
    "nome-accentato": {f"{FOLDER}attività.yml": b"@"},
    "nome-maiuscolo": {f"{FOLDER}Bozza.yml": b"@"},
    "nome-che-continua-un-altro": {f"{FOLDER}Verbale di seduta.yml": WORD.replace("bozza", "minuta").encode()},
    "parola-fra-i-percorsi": {"glossary/percorsi/verbale.yml": b"="},
    "nome-spazi": {f"{FOLDER}prima bozza.yml": b"@"},
}


def cases() -> Iterator[tuple[str, Files]]:
    """Yield each case: its name, and the files put in place of those of the minimal glossary."""
    table = (MINIMAL / "glossary/termini/tavolo.yml").read_bytes().split(b"vedi_anche")[0]
    for name, pairs in CHANGES.items():
        yield name, {"glossary/termini/tavolo.yml": table, PARTED_FILE: _changed(*pairs).encode()}
    stand_ins = {b"@": WORD.encode(), b"=": BASE.encode()}
    for name, files in FILES.items():
        whole = {path: stand_ins.get(content or b"", content) for path, content in files.items()}
        yield name, {"glossary/termini/tavolo.yml": table, PARTED_FILE: BASE.encode(), **whole}
