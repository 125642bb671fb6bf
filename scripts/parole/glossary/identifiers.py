"""Legal identifiers: are they well written, and which ones does a source have.

Each is checked for its syntax alone: nothing here knows whether the act exists. Standards followed:

- urn:nir: Circolare AIPA/CR/35 of 2001 and Normattiva's own syntax page; whole acts, no article;
- ECLI: Council conclusions 2011/C 127/01; the Corte costituzionale numbers its decisions year by year;
- ELI: Council conclusions 2012/C 325/02; in Italy ``/eli/id/{date of the Gazzetta}/{code of the text}/…``;
- CELEX: the sector, the year, the letters and the number of EUR-Lex («32016R0679»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from parole.model.registers import Source

NORMATTIVA = "https://www.normattiva.it/uri-res/N2Ls?"
CONSTITUTIONAL_COURT = "https://www.cortecostituzionale.it/actionSchedaPronuncia.do?param_ecli="
EUR_LEX = "https://eur-lex.europa.eu/legal-content/IT/TXT/?uri=CELEX:"
GAZZETTA = "https://www.gazzettaufficiale.it/eli/id/"

URN = re.compile(
    r"urn:nir:(?P<authority>[a-z]+(?:\.[a-z]+)*(?:;[a-z]+(?:\.[a-z]+)*)?):(?P<kind>[a-z]+(?:\.[a-z]+)*):"
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:;(?P<number>[0-9a-z.-]+))?(?P<annex>:\d+)?",
    re.ASCII,
)
ECLI = re.compile(
    r"ECLI:(?P<country>[A-Z]{2}):(?P<court>[A-Z][A-Z0-9]{0,6}):(?P<year>[12]\d{3}):(?P<number>[A-Z0-9.]{1,25})",
    re.ASCII,
)
# Courts that number their decisions and nothing else.
PLAIN_NUMBER = re.compile(r"[1-9]\d*", re.ASCII)
NUMBERED_COURTS = frozenset({("IT", "COST"), ("EU", "C"), ("EU", "T"), ("EU", "F")})
ELI_EU = re.compile(
    r"https?://data\.europa\.eu/eli/(?P<kind>reg|dir|dec|reg_impl|reg_del|dir_impl|dir_del|dec_impl|dec_del)/"
    r"(?P<year>[12]\d{3})/(?P<number>[1-9]\d*)/(?:oj(?:/[a-z]{3})?|[12]\d{3}-\d{2}-\d{2}(?:/[a-z]{3})?)",
    re.ASCII,
)
ELI_ITALY = re.compile(
    r"https?://www\.gazzettaufficiale\.it/eli/id/(?P<year>[12]\d{3})/(?P<month>\d{2})/(?P<day>\d{2})/"
    r"\d{2}[A-Z0-9]{6}/(?:sg|s[1-5])(?:/[a-z]{3})?(?:/(?:html|pdf))?",
    re.ASCII,
)
CELEX = re.compile(
    r"(?:[2-57-9CE][12]\d{3}[A-Z]{1,2}\d{4}|6[12]\d{3}[CTF][A-Z]\d{4})(?:\(\d{2}\))?"
    r"|1[12]\d{3}[A-Z]{1,2}\d{3,4}"  # the treaties, by article
    r"|0[12]\d{3}[A-Z]\d{4}-\d{8}",  # consolidated texts, by day
    re.ASCII,
)
_CELEX_LETTER = {"reg": "R", "dir": "L", "dec": "D"}
_OFFICIAL_CODE = re.compile(r"\d{2}[A-Z0-9]{6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers of a source: those of the register, and those that its official address spells out."""

    urn: str | None = None
    eli: str | None = None
    ecli: str | None = None
    celex: str | None = None


def identifiers_of(source: Source) -> Identifiers:
    """Return the identifiers of ``source``; nothing is guessed from its title, its date or its number."""
    address = source.indirizzo or ""
    eli = source.eli or _eli_in(address)
    return Identifiers(source.urn, eli, source.ecli, source.celex or _celex_in(address) or _celex_of(eli))


def is_urn(urn: str) -> bool:
    """Return whether ``urn`` is a urn:nir of a whole act with a date of the calendar."""
    return urn_date(urn) is not None


def urn_date(urn: str) -> date | None:
    """Return the date inside a urn:nir, or ``None`` if the urn or its date is malformed."""
    match = URN.fullmatch(urn)
    return _day(match["date"]) if match else None


def is_ecli(ecli: str) -> bool:
    """Return whether ``ecli`` has the form of a European Case Law Identifier."""
    match = ECLI.fullmatch(ecli)
    if match is None:
        return False
    numbered = (match["country"], match["court"]) in NUMBERED_COURTS
    return not numbered or PLAIN_NUMBER.fullmatch(match["number"]) is not None


def is_eli(eli: str) -> bool:
    """Return whether ``eli`` is the address of an act on the Gazzetta Ufficiale or on EUR-Lex."""
    if match := ELI_ITALY.fullmatch(eli):
        return _day(f"{match['year']}-{match['month']}-{match['day']}") is not None
    return ELI_EU.fullmatch(eli) is not None


def is_celex(celex: str) -> bool:
    """Return whether ``celex`` is a number of EUR-Lex; a consolidated text ends with a real day."""
    if not CELEX.fullmatch(celex):
        return False
    day = celex.partition("-")[2]
    return not day or _day(f"{day[:4]}-{day[4:6]}-{day[6:]}") is not None


def _eli_in(address: str) -> str | None:
    """Return the ELI that an official address is, or spells out (day and code of the Gazzetta)."""
    if is_eli(address):
        return address
    parts = urlsplit(address)
    if parts.hostname != "www.gazzettaufficiale.it" or not parts.path.startswith("/atto/serie_generale/"):
        return None
    asked = {name.partition(".")[2]: value for name, value in parse_qsl(parts.query)}
    return _eli_of_gazzetta(asked)


def _eli_of_gazzetta(asked: Mapping[str, str]) -> str | None:
    day, code = asked.get("dataPubblicazioneGazzetta", ""), asked.get("codiceRedazionale", "")
    eli = f"{GAZZETTA}{day.replace('-', '/')}/{code}/sg"
    return eli if _OFFICIAL_CODE.fullmatch(code) and is_eli(eli) else None


def _celex_in(address: str) -> str | None:
    """Return the CELEX number that an address of EUR-Lex asks for."""
    parts = urlsplit(address)
    if parts.hostname != "eur-lex.europa.eu":
        return None
    asked = dict(parse_qsl(parts.query)).get("uri", "")
    celex = asked.removeprefix("CELEX:")
    return celex if celex != asked and is_celex(celex) else None


def _celex_of(eli: str | None) -> str | None:
    """Return the CELEX number of an act of the Union: its ELI has the same kind, year and number."""
    match = ELI_EU.fullmatch(eli or "")
    if match is None:
        return None
    return f"3{match['year']}{_CELEX_LETTER[match['kind'].partition('_')[0]]}{int(match['number']):04d}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
