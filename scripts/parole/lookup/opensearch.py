"""The description by which a browser adds the look-up to its own search field (OpenSearch 1.1)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from parole.glossary import addresses

# The standard allows 16 characters.
SHORT_NAME = "Parole in comune"
_DESCRIPTION = """\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{name}</ShortName>
  <Description>Il glossario dell’amministrazione condivisa: cerca una parola o una sigla.</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>it</Language>
  <Image width="32" height="32" type="image/svg+xml">{site}assets/images/icona.svg</Image>
  <Url type="text/html" template="{site}{words}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""


def opensearch_description(site_url: str) -> str:
    """Return the description for the site at ``site_url``, which ends with a slash."""
    site = escape(site_url, {'"': "&quot;"})
    return _DESCRIPTION.format(name=escape(SHORT_NAME), site=site, words=addresses.WORDS)
