"""What people call the fields and the sides of a word, and what they are called in a file."""

from __future__ import annotations

from parole.language.italian import slug

# What people call some fields, by its slug.
_USUAL = {
    usual: name
    for name, several in {
        "pa": "p-a pubblica-amministrazione amministrazione comune ufficio ente-pubblico pubblico "
        "enti-pubblici public public-administration",
        "terzo_settore": "ets ts enti non-profit no-profit terzo associazioni associazione cooperative "
        "cooperativa cooperazione volontariato odv aps privato-sociale ente-del-terzo-settore "
        "enti-del-terzo-settore terzosettore third-sector",
        "varianti": "sinonimi sinonimo altri-nomi alias synonyms variants",
        "sigle": "acronimo acronimi abbreviazioni acronyms",
        "termine": "parola nome voce titolo word",
        "in_breve": "definizione-breve sintesi riassunto breve summary short",
        "sconsigliati": "da-evitare sconsigliate",
        "inglese": "english traduzione",
        "fonti": "sources references riferimenti bibliografia citazioni",
        "fonte": "source",
        "rif": "ref riferimento articolo",
        "accordo": "agreement concordanza",
        "casi": "cases esempi",
        "caso": "case",
        "esempio": "example",
        "definizione": "description descrizione significato-esteso",
        "vuol_dire": "meaning significato",
        "perche": "why motivo motivazione spiegazione",
        "attenzione": "warning avvertenza nota-bene",
        "vedi_anche": "see-also correlati collegamenti",
        "note_redazionali": "notes commenti",
    }.items()
    for usual in several.split()
}


def usual_name(text: str) -> str:
    """Return the name, in a file, of what people call ``text``; empty if nobody calls anything so."""
    return _USUAL.get(slug(text), "")
