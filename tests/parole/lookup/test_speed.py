"""The look-up keeps up with the fingers at a thousand words.

The machine may be slow or busy, so the time is compared with that of a peer in the same run: the plainest
look-up there is, which folds every form at every keystroke and looks for the query inside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from asked_lookup import SCRIPTS, large_glossary
from site_fixture import ROOT

from parole.lookup.names import names_script
from parole.lookup.texts import texts_script

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# From a clean hit to the dearest: nothing found, so that every kind of match has been tried on every form.
TYPED = ("patto di collaborazione", "enti del terzo settore", "coprogetazione del tavolo", "zqwxk zqwxkzqwxk")
# Milliseconds of a keystroke, of ours and of the peer's: the median over every beginning of the texts above.
MEASURE = """typed => {
  const { key } = ParoleAnalisi, median = times => times.sort((a, b) => a - b)[times.length >> 1];
  const names = ParoleNomiCercatore.prepare(ParoleNomi), texts = ParoleTestiCercatore.prepare(ParoleTesti);
  const peer = query => ParoleNomi.voci.filter(entry => entry.f.some(([form]) => key(form).includes(key(query))));
  const time = run => { const start = performance.now(); run(); return performance.now() - start; };
  const keystrokes = typed.flatMap(text => [...text].map((_, i) => text.slice(0, i + 1)));
  const measure = find => { const times = keystrokes.map(query => time(() => find(query))); return [median(times), Math.max(...times)]; };
  for (let i = 0; i < 2; i++) { measure(query => ParoleRicerca.find(names, texts, query)); }
  return [measure(query => ParoleRicerca.find(names, texts, query)), measure(peer)];
}"""


def test_a_keystroke_costs_no_more_than_the_plainest_search(browser: Browser) -> None:
    page = browser.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / "docs" / "assets" / "javascripts" / name)
    glossary = large_glossary()
    page.add_script_tag(content=names_script(glossary))
    page.add_script_tag(content=texts_script(glossary))
    (ours, ours_worst), (peer, peer_worst) = page.evaluate(MEASURE, TYPED)
    page.close()
    print(
        f"ours {ours:.1f} ms, at worst {ours_worst:.1f}; the plainest {peer:.1f} ms, at worst {peer_worst:.1f}"
    )
    assert ours < peer
    assert ours_worst < 3 * peer_worst
