"""Texts that only keep the place of one still to be written: «xxx», «TODO», «da completare», «lorem ipsum»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from parole.model.concept import WordFile
from parole.model.parts import prose_fields
from parole.model.registers import Area, ReadingPath, Source
from parole.model.walk import record_of

# Longer than this, a text is written.
LONGEST = 100
_TO_DO = "completare|scrivere|compilare|integrare|redigere"
_LATER = "fare|definire|inserire|aggiungere|finire|sistemare|verificare|rivedere|concordare"
_TEXT = "testo|definizione|frase|descrizione|esempio|nota|spiegazione|titolo|voce"
_WRITE = "scriv(?:i|ere)|inseri(?:re|sci)|mett(?:i|ere)|aggiung(?:i|ere)"
# What a whole text is, if it is none: anywhere; and where prose is written, for elsewhere it may be a name.
ANYWHERE = re.compile(
    r"[\s.…_?*~=–—-]+|x{3,12}[^\w]*|(?P<same>[a-z])(?P=same){3,11}|(?:asdf|qwerty)\w*|n[o/][ad]?|nessun[aoe]?|(?:todo|fixme|tbd|segnaposto|placeholder)[^\w]*",
    re.IGNORECASE,
)
IN_PROSE = re.compile(
    rf"(?:(?:{_TEXT}|è|ancora|tutto) )*da (?:(?:{_TO_DO})\b.{{0,60}}|(?:{_LATER})(?: (?:con|insieme|dopo|poi|a cura)\b.{{0,40}})?[^\w]*)"
    rf"|(?:{_TEXT}) (?:di (?:prova|esempio)|provvisori[oa]|mancante|in arrivo|finto|qui|temporane[oa])\b.{{0,20}}"
    rf"|(?:{_WRITE}) (?:qui\b.{{0,40}}|(?:il |la |un |una )?(?:{_TEXT})[^\w]*)|manca(?: (?:il |la )?(?:{_TEXT}))?[^\w]*"
    r"|(?:prova|test|bla|blah)(?:[^\w]+(?:prova|test|bla|blah|\d+))*[^\w]*|lorem ipsum.*|\[(?!\[)[^\[\]]*\][^\w]*"
    r"|(?:in (?:lavorazione|costruzione|arrivo|preparazione|attesa)|prossimamente|coming soon|work in progress"
    r"|come sopra|vedi sopra|idem|n\.?[ad]\.?)[^\w]*",
    re.IGNORECASE,
)
# What, in a text already begun, says that a piece is missing.
UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|TBD|X{3,12}|x{3,12})\b|[Ll]orem ipsum"
    rf"|(?<!\[)\[(?:[Dd]a (?:{_TO_DO}|{_LATER})|[Ii]nserire|[Ss]crivere|[Ii]nserisci|[Ss]crivi)\b[^\[\]]*\]"
)
# One of these stands in a text that is unfinished, and is quick to look for.
_MAY_BE = ("TODO", "FIXME", "TBD", "XXX", "xxx", "orem ipsum", "[")


def _prose(record: type[BaseModel]) -> Iterator[str]:
    yield from prose_fields(record)
    for field in record.model_fields.values():
        if inside := record_of(field.annotation):
            yield from _prose(inside)


# The fields that are written as prose.
PROSE = frozenset(name for record in (WordFile, Source, Area, ReadingPath) for name in _prose(record))


def placeholder_in(text: str, *, prose: bool) -> re.Match[str] | None:
    """Return what only keeps the place of a text: the whole of it, or a piece; ``prose`` if it is in :data:`PROSE`."""
    if len(text) <= LONGEST and (found := ANYWHERE.fullmatch(text) or (prose and IN_PROSE.fullmatch(text))):
        return found
    return UNFINISHED.search(text) if any(sign in text for sign in _MAY_BE) else None
