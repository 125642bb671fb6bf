"""Files that are no pages: XML is well formed whatever the values, plain texts say them as they are."""

from xml.etree import ElementTree as ET

import pytest
from jinja2 import UndefinedError

from parole.rendering.text_files import text_file

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def opensearch() -> ET.Element:
    return ET.fromstring(text_file("opensearch.xml", sito="https://esempio.it/a&b/", elenco="termini/"))


def test_the_description_for_browsers_leads_to_the_list_with_the_query() -> None:
    url = opensearch().find(f"{SPACE}Url")
    assert url is not None
    assert url.attrib == {
        "type": "text/html",
        "template": "https://esempio.it/a&b/termini/?q={searchTerms}",
    }


def test_its_short_name_fits_the_standard() -> None:
    name = opensearch().findtext(f"{SPACE}ShortName")
    assert name == "Parole in comune"
    assert len(name) <= 16


def test_only_xml_is_escaped() -> None:
    assert text_file("leggimi.txt", nome="A & B", sito="").startswith("A & B: copia")
    sitemap = text_file("sitemap.xml", sito="https://a.it/?a&b/", indirizzi=["x/"], cambiate={})
    assert "<loc>https://a.it/?a&amp;b/x/</loc>" in sitemap


def test_a_value_that_is_missing_is_a_fault() -> None:
    with pytest.raises(UndefinedError):
        text_file("leggimi.txt", nome="x")
