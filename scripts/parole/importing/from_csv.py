"""A table (CSV) → words. The columns are known by their Italian name, those of our own table included."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from parole.importing.foreign import Foreign, Unreadable, cleaned
from parole.language.italian import slug

# What a column means, and the other names that it may have.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("identificativo", "codice"),
    "termine": ("parola", "voce", "lemma", "nome", "term"),
    "accezione": (),
    "sigle": ("sigla", "acronimo", "acronimi"),
    "varianti": ("variante", "sinonimi", "sinonimo", "altre_forme"),
    "da_evitare": ("sconsigliati", "sconsigliate", "forme_da_evitare"),
    "perche_evitare": (),
    "inglese": ("english", "traduzione_inglese"),
    "area": ("ambito", "categoria", "tema"),
    "in_breve": ("sintesi",),
    "definizione": ("significato", "descrizione"),
    "pa": ("pubblica_amministrazione", "definizione_pa"),
    "terzo_settore": ("definizione_terzo_settore", "ets"),
    "accordo": (),
    "attenzione": (),
    "come_dirlo": (),
    "esempio": (),
    "tipo_esempio": (),
    "fonte_esempio": (),
    "fonti_pa": (),
    "fonti_terzo_settore": (),
    "fonti": ("fonte", "riferimenti", "riferimenti_normativi"),
    "piu_ampio": ("termine_piu_ampio",),
    "vedi_anche": ("correlati", "termini_correlati", "rimandi"),
    "verificato": (),
    "sostituito_da": (),
    "ritirata_il": (),
    "ritirata_perche": (),
    "usare": (),
}
# Columns of our own table that are computed again.
_COMPUTED = frozenset({"tipo", "stato", "gulpease", "indirizzo"})
_MEANING = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
_MANY = {"sigle": "sigle", "varianti": "varianti"}
_TEXTS = ("termine", "accezione", "inglese", "in_breve", "accordo", "attenzione", "come_dirlo", "verificato")
_CITED = {
    "fonti_pa": "pa",
    "fonti_terzo_settore": "terzo_settore",
    "fonti": "fonti",
    "fonte_esempio": "esempio",
}
_FORMULA = re.compile(r"'(?=[=+\-@])")


def read_csv(content: bytes) -> list[Foreign]:
    """Return the words of a table.

    Raises:
        Unreadable: it is no table, or no column is called «termine».
    """
    lines = _decoded(content).splitlines(keepends=True)
    delimiter = max(";,\t", key=(lines[0] if lines else "").count)
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Unreadable(f"la tabella non si legge ({error}): controlla le virgolette") from error
    if not rows:
        raise Unreadable("il file è vuoto")
    headers = [slug(header).replace("-", "_") for header in rows[0]]
    if not {"termine", "sostituito_da"} & {_MEANING.get(header, "") for header in headers}:
        raise Unreadable("nessuna colonna si chiama «termine»: la prima riga deve dare i nomi delle colonne")
    return [
        _word(dict(zip(headers, row, strict=False)), number)
        for number, row in enumerate(rows[1:], 2)
        if any(row)
    ]


def _decoded(content: bytes) -> str:
    """Read UTF-8, with or without its mark, or what older Italian spreadsheets write."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("i caratteri non si leggono: salva la tabella come CSV UTF-8")


def _word(row: Mapping[str, str], number: int) -> Foreign:
    known = {_MEANING[h]: _FORMULA.sub("", cell, count=1) for h, cell in row.items() if h in _MEANING}
    word = Foreign(
        key=known.get("id", "") or known.get("termine", "") or f"riga {number}", id=known.get("id", "")
    )
    for name in _TEXTS:
        word.put(name, known.get(name))
    for name in _MANY:
        word.add(name, *split(known.get(name, "")))
    for side in ("pa", "terzo_settore"):
        word.put_side(side, known.get(side))
    reasons = iter(_parts(known.get("perche_evitare", "")))
    for form in split(known.get("da_evitare", "")):
        word.avoid(form, next(reasons, ""))
    word.area = cleaned(known.get("area", ""))
    word.definitions += [text for text in [cleaned(known.get("definizione", ""))] if text]
    word.broader, word.related = split(known.get("piu_ampio", "")), split(known.get("vedi_anche", ""))
    for column, part in _CITED.items():
        word.cited[part] += split(known.get(column, ""), foreign=False)
    _example(word, known)
    _left_over(word, known)
    for header, cell in row.items():
        if header not in _MEANING and header not in _COMPUTED:
            word.note(header.replace("_", " ").capitalize() or "Senza titolo", cell)
    return word


def _example(word: Foreign, known: Mapping[str, str]) -> None:
    text, kind = cleaned(known.get("esempio", "")), cleaned(known.get("tipo_esempio", ""))
    if text and kind:
        word.fields["esempio"] = {"testo": text, "tipo": kind}
    else:
        word.note("Esempio, non si sa se inventato", text)


def _left_over(word: Foreign, known: Mapping[str, str]) -> None:
    """Note that a line is a redirect or a withdrawn word."""
    word.put("sostituito_da", known.get("sostituito_da"))
    if day := cleaned(known.get("ritirata_il", "")):
        instead = split(known.get("usare", ""))
        why = {"perche": said} if (said := cleaned(known.get("ritirata_perche", ""))) else {}
        word.fields["ritirato"] = {"data": day} | why | ({"usare": instead} if instead else {})


def split(cell: str, *, foreign: bool = True) -> list[str]:
    r"""Return the values of a cell: between « | » (a bar inside is ``\|``), or else between semicolons."""
    parts = _parts(cell)
    if len(parts) == 1 and foreign:
        parts = [cleaned(part) for part in parts[0].split(";")]
    return [part for part in dict.fromkeys(parts) if part]


def _parts(cell: str) -> list[str]:
    return [cleaned(part.replace("\\|", "|").replace("\\\\", "\\")) for part in cell.split(" | ")]
