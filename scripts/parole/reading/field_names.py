"""What people call the fields, where they do not call them by their names."""

from __future__ import annotations

from collections.abc import Iterable

from parole.language.italian import slug

# By its slug.
_USUAL = {
    usual: name
    for name, several in {
        "pa": "pubblica-amministrazione amministrazione comune ente-pubblico public public-administration",
        "terzo_settore": "ets ts enti non-profit terzo associazioni terzosettore third-sector",
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


def called(key: str, known: Iterable[str]) -> str:
    """Return the one field whose name begins with the word ``key``: «note» is «note_redazionali»."""
    if (usual := _USUAL.get(slug(key), "")) in known:
        return usual
    found = [name for name in known if name.startswith(f"{key.lower()}_")]
    return found[0] if len(found) == 1 else ""
