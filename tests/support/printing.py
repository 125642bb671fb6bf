"""Pages as readers print them, from the browser itself on an A4 printer; words of every length to print."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from builders import make_concept, make_glossary
from hostile import filled
from pypdf import PdfReader
from sheet_text import text_of

from parole.glossary.site_facts import SiteFacts
from parole.model.concept import Citation, Concept, HowToSay
from parole.model.values import Agreement
from parole.rendering.renderer import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Page

A4 = (595, 842)
# What a browser proposes; a page may ask for other margins.
MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
# How long each text of a word is, in signs, where its field takes so many: and no longer than :data:`LONG`.
LENGTHS = (60, 120, 180, 240, 300, 360, 420, 480, 560, 640, 10_000)
# As long as the longest of the real glossary, in November 2026.
LONG = {
    "in_breve": 130,
    "vuol_dire": 114,
    "definizione": 622,
    "attenzione": 260,
    "da_scrivere": 258,
    "da_chiedere": 128,
}
# As long as nine of ten real ones.
USUAL = {
    "in_breve": 119,
    "vuol_dire": 96,
    "definizione": 557,
    "attenzione": 236,
    "da_scrivere": 180,
    "da_chiedere": 98,
}
_PROSE = "Chi lavora con le persone sa che un accordo scritto in fretta costa tempo a tutti e due i lati. "
_CITED = tuple(Citation(fonte="cts", rif=f"art. {number}") for number in range(1, 11))


def printed(page: Page) -> list[str]:
    """Print the page that is open and return the text of each sheet, on one line."""
    sheets = PdfReader(BytesIO(pdf(page))).pages
    for sheet in sheets:
        assert all(abs(float(got) - asked) <= 2 for got, asked in zip(sheet.mediabox[2:], A4, strict=True))
    return [normalize("NFKC", " ".join(text_of(sheet).split())) for sheet in sheets]


def pdf(page: Page) -> bytes:
    """Print the page that is open as Ctrl+P does: its scripts hear of it first, backgrounds are left out."""
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page.pdf(format="A4", margin=MARGINS)


def prose(length: int) -> str:
    """Return a text of ``length`` signs."""
    return (_PROSE * (length // len(_PROSE) + 1))[:length].strip()


def words_of_every_length() -> Iterator[Concept]:
    """Yield a word for each of :data:`LENGTHS`, with a text in every field that the model has."""
    for length in LENGTHS:
        yield full_word(f"parola-da-{length}", prose(length))


def full_word(id_: str, text: str, **given: Any) -> Concept:
    """Return a word with ``text`` in every field, cut where the field ends, and many sources."""
    word = filled(
        Concept, text, id=id_, termine=id_.replace("-", " "), accezione=None, area="strumenti",
        accordo=Agreement.DIVERGONO, piu_ampio=(), vedi_anche=(), approvazioni=(), fonti=_CITED, **given,
    )  # fmt: skip
    said = {name: prose(min(len(text), most)) for name, most in LONG.items()}
    side = {"vuol_dire": said["vuol_dire"], "definizione": said["definizione"], "fonti": _CITED}
    sides = {name: getattr(word, name).model_copy(update=side) for name in ("pa", "terzo_settore")}
    to_write = word.come_dirlo.da_scrivere.model_copy(
        update={"dove": "nell’avviso", "testo": said["da_scrivere"]}
    )
    advice = HowToSay(da_scrivere=to_write, da_chiedere=said["da_chiedere"])
    example = word.esempio.model_copy(update={"fonte": _CITED[0]})
    copy: Concept = word.model_copy(
        update={
            "esempio": example,
            "in_breve": said["in_breve"],
            "attenzione": said["attenzione"],
            "come_dirlo": advice,
            **sides,
        }
    )
    return copy


def long_words(ids: list[str]) -> Renderer:
    """Return a site whose words, one for each of ``ids``, are as long as nine of ten real ones."""
    said = {name: prose(length) for name, length in USUAL.items()}
    side = {"vuol_dire": said["vuol_dire"], "definizione": said["definizione"], "fonti": [{"fonte": "cts"}]}
    advice = {
        "da_scrivere": {"dove": "nell’avviso", "testo": said["da_scrivere"]},
        "da_chiedere": said["da_chiedere"],
    }
    texts = {"in_breve": said["in_breve"], "attenzione": said["attenzione"], "come_dirlo": advice}
    sides = {"pa": side, "terzo_settore": side, "accordo": "divergono", "differenza": ["chi-decide"]}
    return site_of(*(make_concept(id_, **texts, **sides) for id_ in ids))


def site_of(*words: Concept) -> Renderer:
    """Return what renders the pages of ``words``, with the address of the sample site."""
    return Renderer(make_glossary(*words), facts=SiteFacts(url="https://esempio.it/glossario/"))
