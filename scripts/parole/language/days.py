"""Days as people write them: «31 marzo 2027», «31/3/2027», «marzo 2027»."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
)
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)",
        r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})",
        r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d\d)",
        rf"(?:(?:\D*\s)?(?P<day>\d{{1,2}})[°º]?[-/. ]\s*)?{_MONTH}[-/.,]?\s*(?P<year>\d{{4}})",
        r"(?P<year>(?:19|20)\d\d)",
    )
)


def iso_day(text: str) -> str:
    """Return a day as «2027-03-31», a month as «2027-03», a year as «2027»; empty if it is none of them."""
    match = next((match for form in _FORMS if (match := form.fullmatch(text.strip()))), None)
    if not match:
        return ""
    said = match.groupdict()
    year, month, day = (said.get(name) or "" for name in ("year", "month", "day"))
    if month.isalpha():
        month = str(MONTHS.index(month.lower()) + 1)
    try:
        whole = date(int(year) + (2000 if len(year) == 2 else 0), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return whole.isoformat()[: 10 if day else 7 if month else 4]
