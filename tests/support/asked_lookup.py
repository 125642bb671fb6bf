"""The look-up asked on an empty page, as a program would: without the field, the keyboard, the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from made_site import make_all
from site_fixture import ROOT

from parole.language.stemming import BROWSER_DATA
from parole.rendering.data_script import data_script
from parole.rendering.planned import Planned

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPTS = ("analisi.js", "cerca-per-nome.js", "cerca-per-atto.js", "cerca-nel-testo.js")
# Of the texts each query has only the parts that it asks for, as in the page of a reader.
ASK = """async queries => {
  const parts = ParoleNomi.inizi.map((_, i) => i ? window[`ParoleNomi${i}`] : ParoleNomi.voci);
  const names = await ParoleNomiCercatore.prepare({ ...ParoleNomi, parts }), { prepare, partsFor, add } = ParoleTestiCercatore;
  if (window.ParoleLuoghi) {
    ParoleNomiCercatore.addPages(names, ParoleLuoghi.pagine);
    names.acts = ParoleAttiCercatore.prepare(ParoleLuoghi.atti);
  }
  return queries.map(query => {
    const texts = prepare(ParoleTesti);
    for (const i of partsFor(texts, query)) add(texts, i, window[`ParoleTesti${i}`]);
    const found = ParoleRicerca.find(names, texts, query).map(({ entry, page, why, value, form, matched }) => ({ id: entry?.i ?? page[0], why, value, form: form?.text, matched }));
    return { found, nearest: ParoleNomiCercatore.nearest(names, query).map(entry => entry.i) };
  });
}"""


@contextmanager
def matchers(browser: Browser) -> Iterator[Page]:
    """Give an empty page with the matchers."""
    with browser.new_page() as page:
        page.add_script_tag(content=data_script("ParoleItaliano", BROWSER_DATA))
        for name in SCRIPTS:
            page.add_script_tag(path=ROOT / "docs" / "assets" / "javascripts" / name)
        yield page


def answers(page: Page, indexes: Iterable[Planned], queries: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return, for each query, what the matchers answer with these indexes: what is found and why, what is near."""
    page.add_script_tag(content="".join(map(str, make_all(indexes).values())))
    return dict(zip(queries, page.evaluate(ASK, list(queries)), strict=True))
