"""The description for browsers: well formed, with the address of the site and a short name that is allowed."""

from xml.etree import ElementTree as ET

from parole.lookup.opensearch import SHORT_NAME, opensearch_description

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_description_leads_to_the_list_with_the_query() -> None:
    root = ET.fromstring(opensearch_description("https://esempio.it/a&b/"))
    url = root.find(f"{SPACE}Url")
    assert root.findtext(f"{SPACE}ShortName") == SHORT_NAME
    assert url is not None
    assert url.attrib == {
        "type": "text/html",
        "template": "https://esempio.it/a&b/termini/?q={searchTerms}",
    }


def test_the_short_name_fits_the_standard() -> None:
    assert len(SHORT_NAME) <= 16
