"""Compare our look-up with Material's on the frozen probe: ``python scripts/bench/bench_lookup.py``.

The same words, as the same pages; each answers the same queries in the same browser. The table says how many
queries have all their right answers at the top, how many among the first three, and the weight of the index.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]  # the probe is that of the tests

from asked_lookup import answers, matchers  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from probe import probe_glossary, probe_queries  # noqa: E402

from bench.bench_sites import material as material_site  # noqa: E402
from bench.bench_work import cost  # noqa: E402
from parole.lookup.names import names_files  # noqa: E402
from parole.lookup.texts import texts_files  # noqa: E402
from parole.rendering.renderer import Renderer  # noqa: E402
from shared.headless import running_browser, served  # noqa: E402
from shared.leaving import leave  # noqa: E402

TEXTS = "parole-del-testo"  # the words of a text are in several
# What the probe writes of a word.
READ = {"termine", "sigle", "varianti", "inglese", "sconsigliati", "in_breve", "pa", "terzo_settore"}
Answers = Mapping[str, Sequence[str]]
# Material searches in a worker that takes messages.
MATERIAL = """async queries => {
  const worker = new Worker(JSON.parse(document.getElementById("__config").textContent).search), found = [];
  const ask = (type, data) => new Promise(done => {
    worker.onmessage = event => done(event.data);
    worker.postMessage({ type, data });
  });
  const index = await (await fetch("search/search_index.json")).json();
  await ask(0, { ...index, options: { suggest: false } });
  for (const query of queries) {
    const { data } = await ask(2, query);
    found.push([...new Set(data.items.map(pages => pages[0].location.split("/")[0]))].filter(Boolean));
  }
  return found;
}"""


def main() -> int:
    """Ask both, print the table."""
    queries = probe_queries()
    asked = [query for group in queries.values() for query in group]
    with running_browser() as browser:
        rows = {"Parole in comune": ours(browser, asked), "Material": material(browser, asked)}
    print(table(queries, rows))
    return 0


def ours(browser: Browser, asked: list[str]) -> tuple[Answers, int]:
    """Return our answers, and the bytes of our indexes once compressed."""
    files = [*names_files(Renderer(probe_glossary())), *texts_files(Renderer(probe_glossary()))]
    with matchers(browser) as page:
        found = answers(page, files, asked)
    ids = {query: [one["id"] for one in answer["found"]] for query, answer in found.items()}
    return ids, sum(len(gzip.compress(str(make()).encode())) for _, make in files)


def material(browser: Browser, asked: list[str]) -> tuple[Answers, int]:
    """Return the same of Material."""
    words = {word.id: word.model_dump(include=READ) for word in probe_glossary().concepts.values()}
    work = material_site("sonda", words)
    cost(work)
    site = work.folder / "site"
    with served(site) as address, browser.new_page() as page:
        page.goto(f"{address}/", wait_until="load")
        found = page.evaluate(MATERIAL, asked)
    index = (site / "search" / "search_index.json").read_bytes()
    return dict(zip(asked, found, strict=True)), len(gzip.compress(index))


def table(queries: Mapping[str, Mapping[str, list[str]]], rows: Mapping[str, tuple[Answers, int]]) -> str:
    """Return the table in Markdown."""
    many = sum(len(group) for group in queries.values())
    lines = [f"| di {many} domande | al primo posto | nei primi tre | indice |", "|---|---|---|---|"]
    for name, (found, size) in rows.items():
        first, third = (hits(queries, found, top) for top in (1, 3))
        lines.append(f"| {name} | {first} | {third} | {size / 1000:.1f} kB |".replace(".", ","))
    return "\n".join(lines)


def hits(queries: Mapping[str, Mapping[str, list[str]]], found: Answers, top: int) -> int:
    """Return how many queries have their right answers within ``top``: of a text, one is enough."""
    many = 0
    for kind, group in queries.items():
        for query, ids in group.items():
            shown = found[query][: top if kind == TEXTS else max(top, len(ids))]
            many += (any if kind == TEXTS else all)(id_ in shown for id_ in ids)
    return many


if __name__ == "__main__":
    leave(main)
