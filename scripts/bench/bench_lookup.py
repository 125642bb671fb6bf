"""Compare our look-up with others on the frozen probe: ``python scripts/bench/bench_lookup.py``.

The same words, as the same pages, are indexed by Material's own search, Zensical's, Pagefind and MiniSearch
(with our analysis of Italian, which is more than it has by itself); then each answers the same queries in the
same browser. The table says how many queries have all their right answers at the top, and how many among the
first three. Peers are downloaded into ``.banco/`` the first time: nothing of them is part of the project.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from parole.glossary.glossary import Glossary
from parole.lookup.names import briefs_script, names_script
from parole.lookup.texts import texts_script
from parole.model.concept import Concept
from shared.headless import running_browser, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))  # the probe is one, and the tests have it
from probe import probe_glossary, probe_queries  # noqa: E402

BENCH = ROOT / ".banco"
SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
PACKAGES = ("zensical==0.0.73", "pagefind==1.5.2", "pagefind_bin==1.5.2")
MINISEARCH = "minisearch@7.2.0"
TEXTS = "parole-del-testo"  # any of the right answers will do: the words of a text are in several
Answers = Mapping[str, list[str]]

# Each script takes the queries and returns, for each, the ids of the words found, best first.
OURS = """queries => {
  const names = ParoleNomiCercatore.prepare(ParoleNomi), texts = ParoleTestiCercatore.prepare(ParoleTesti);
  return queries.map(q => ParoleRicerca.find(names, texts, q).map(r => r.entry?.i ?? r.page[0]));
}"""
# Material and Zensical search in a worker that takes messages.
WORKER = """
  const config = JSON.parse(document.getElementById("__config").textContent);
  const worker = new Worker(config.search);
  const ask = message => new Promise(done => {
    worker.onmessage = event => done(event.data);
    worker.postMessage(message);
  });
"""
MATERIAL = """async queries => {
{worker}  const index = await (await fetch("search/search_index.json")).json();
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = [];
  for (const q of queries) {
    const { data } = await ask({ type: 2, data: q });
    const folders = data.items.map(pages => pages[0].location.split("/")[0]);
    found.push([...new Set(folders)].filter(Boolean));
  }
  return found;
}""".replace("{worker}", WORKER)
ZENSICAL = """async queries => {
{worker}  const index = await (await fetch("search.json")).json();
  await ask({ type: 0, data: index });
  const input = { type: "operator", data: { operator: "and", operands: [] } };
  const filter = { input, aggregation: { input: [{ type: "term", data: { field: "tags" } }] } };
  const found = [];
  for (const q of queries) {
    const { data } = await ask({ type: 2, data: { input: q, filter } });
    const folders = (data?.items ?? []).map(item => index.items[item.id].location.split("/")[0]);
    found.push([...new Set(folders)].filter(Boolean));
  }
  return found;
}""".replace("{worker}", WORKER)
PAGEFIND = """async queries => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  const found = [];
  for (const q of queries) {
    const { results } = await pagefind.search(q);
    const pages = await Promise.all(results.slice(0, 10).map(r => r.data()));
    found.push(pages.map(p => p.url.split("/").filter(Boolean)[0]).filter(Boolean));
  }
  return found;
}"""
MINISEARCH_RUN = """queries => {
  const { terms, stem, key } = ParoleAnalisi;
  const index = new MiniSearch({
    fields: ["name", "others", "text"], tokenize: text => terms(text).map(stem),
    searchOptions: { boost: { name: 4, others: 3 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  index.addAll(DOCUMENTS);
  return queries.map(q => {
    const found = index.search(q), any = found.length ? found : index.search(q, { combineWith: "OR" });
    const whole = any.filter(r => DOCUMENTS.find(d => d.id === r.id).exact.includes(key(q)));
    return [...new Set([...whole, ...any].map(r => r.id))];
  });
}"""


def main() -> int:
    """Prepare the peers, ask everybody, print the table."""
    glossary, queries = probe_glossary(), probe_queries()
    prepare_tools()
    pages = lay_pages(glossary)
    asked = [query for group in queries.values() for query in group]
    rows = []
    with running_browser() as browser:
        for name, (run, size) in contestants(glossary, pages).items():
            page = browser.new_page()
            print(f"{name}…", file=sys.stderr)
            rows.append((name, dict(zip(asked, run(page, asked), strict=True)), size))
            page.close()
    print(table(queries, rows))
    return 0


Run = Callable[["Page", list[str]], list[list[str]]]


def contestants(glossary: Glossary, pages: Path) -> dict[str, tuple[Run, int]]:
    """Return each look-up by name: how it is asked, and the bytes of its index once compressed."""
    material, zensical = build("mkdocs", pages), build("zensical", pages)
    tool(
        BENCH / "venv" / "bin" / "python", "-m", "pagefind", "--site", str(material), "--force-language", "it"
    )
    documents = json.dumps([document(c) for c in glossary.concepts.values()], ensure_ascii=False)
    ours = [names_script(glossary), briefs_script(glossary), texts_script(glossary)]
    return {
        "Parole in comune": (
            lambda page, asked: ask_ours(page, asked, ours),
            packed(*(t.encode() for t in ours)),
        ),
        "MiniSearch + our Italian": (
            lambda page, asked: ask_minisearch(page, asked, documents),
            packed(documents.encode()),
        ),
        "Pagefind": (on_site(material, PAGEFIND), folder_size(material / "pagefind")),
        "Zensical": (on_site(zensical, ZENSICAL), packed((zensical / "search.json").read_bytes())),
        "Material": (
            on_site(material, MATERIAL),
            packed((material / "search" / "search_index.json").read_bytes()),
        ),
    }


def ask_ours(page: Page, asked: list[str], indexes: list[str]) -> list[list[str]]:
    """Ask our look-up on an empty page."""
    for name in ("analisi.js", "nomi-pronti.js", "cerca-per-nome.js", "cerca-nel-testo.js"):
        page.add_script_tag(path=SCRIPTS / name)
    for index in indexes:
        page.add_script_tag(content=index)
    found: list[list[str]] = page.evaluate(OURS, asked)
    return found


def ask_minisearch(page: Page, asked: list[str], documents: str) -> list[list[str]]:
    """Ask MiniSearch on an empty page."""
    page.add_script_tag(path=SCRIPTS / "analisi.js")
    page.add_script_tag(path=BENCH / "package" / "dist" / "umd" / "index.js")
    page.add_script_tag(content=f"const DOCUMENTS = {documents.replace('<', chr(92) + 'u003c')};" + EXACT)
    found: list[list[str]] = page.evaluate(MINISEARCH_RUN, asked)
    return found


EXACT = "for (const d of DOCUMENTS) d.exact = d.forms.map(ParoleAnalisi.key);"


def on_site(site: Path, script: str) -> Run:
    """Return how to ask the search of a built site, served as its readers have it."""

    def run(page: Page, asked: list[str]) -> list[list[str]]:
        with served(site) as address:
            page.goto(f"{address}/", wait_until="load")
            found: list[list[str]] = page.evaluate(script, asked)
        return found

    return run


# ---- the same pages for everybody ----


def lay_pages(glossary: Glossary) -> Path:
    """Write a Markdown page for each word and return their folder."""
    folder = BENCH / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# Inizio\n", encoding="utf-8")
    for concept in glossary.concepts.values():
        (folder / f"{concept.id}.md").write_text("\n\n".join(markdown(concept)) + "\n", encoding="utf-8")
    return folder


def markdown(concept: Concept) -> Iterator[str]:
    """Yield the paragraphs of the page of a word."""
    yield f"# {concept.full_name}"
    yield from (", ".join(forms) for forms in (concept.sigle, concept.varianti) if forms)
    yield from (concept.inglese or "", concept.in_breve)
    yield from (side.definizione for side in concept.sides.values())
    yield from (f"{item.forma}: {item.perche}" for item in concept.sconsigliati)


def document(concept: Concept) -> dict[str, Any]:
    """Return a word as MiniSearch takes it."""
    others = [*concept.sigle, *concept.varianti, *(item.forma for item in concept.sconsigliati)]
    text = " ".join([concept.in_breve, *(side.definizione for side in concept.sides.values())])
    forms = [concept.termine, concept.full_name, *concept.sigle]
    return {
        "id": concept.id,
        "name": concept.full_name,
        "others": " ".join(others),
        "text": text,
        "forms": forms,
    }


def build(generator: str, pages: Path) -> Path:
    """Build the pages with MkDocs and Material, or with Zensical, and return the site."""
    site = BENCH / f"site-{generator}"
    config = {
        "site_name": "Banco",
        "theme": {"name": "material", "language": "it"},
        "docs_dir": pages.name,
        "site_dir": site.name,
        "plugins": [{"search": {"lang": "it"}}],
    }
    file = BENCH / f"{generator}.yml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    if generator == "mkdocs":
        tool(sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(file))
    else:
        tool(BENCH / "venv" / "bin" / "zensical", "build", "-f", str(file))
    return site


# ---- tools ----


def prepare_tools() -> None:
    """Download the peers, once."""
    if not (BENCH / "venv" / "bin" / "zensical").exists():
        print("Scarico gli altri sistemi in .banco/…", file=sys.stderr)
        tool(sys.executable, "-m", "venv", "--clear", str(BENCH / "venv"))
        tool(BENCH / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", *PACKAGES)
    if not (BENCH / "package").exists():
        tool("npm", "pack", "--silent", MINISEARCH, "--pack-destination", str(BENCH))
        shutil.unpack_archive(next(BENCH.glob("minisearch-*.tgz")), BENCH)


def tool(*command: str | Path) -> None:
    """Run a program of somebody else; what it prints is shown only if it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=BENCH.parent, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"Non riesce: {' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def packed(*contents: bytes) -> int:
    """Return the bytes of the contents once compressed, one by one."""
    return sum(len(gzip.compress(content, 9)) for content in contents)


def folder_size(folder: Path) -> int:
    """Return the bytes of the index files of a folder: Pagefind has already compressed them."""
    kinds = (".pf_index", ".pf_meta", ".pf_fragment", ".pagefind")
    return sum(file.stat().st_size for file in folder.rglob("*") if file.suffix in kinds)


# ---- the table ----


def table(queries: Mapping[str, Mapping[str, list[str]]], rows: Sequence[tuple[str, Answers, int]]) -> str:
    """Return the table in Markdown: hits at the top and among the first three, class by class."""
    many = sum(len(group) for group in queries.values())
    head = [
        "",
        *(f"{name} ({len(group)})" for name, group in queries.items()),
        f"all ({many})",
        "index, kB gz",
    ]
    lines = [head, ["---"] * len(head)]
    for name, answers, size in rows:
        cells = [
            (hits(label, group, answers, 1), hits(label, group, answers, 3))
            for label, group in queries.items()
        ]
        total = (sum(first for first, _ in cells), sum(third for _, third in cells))
        lines.append(
            [name, *(f"{first} / {third}" for first, third in (*cells, total)), f"{size / 1000:.1f}"]
        )
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def hits(label: str, group: Mapping[str, list[str]], answers: Answers, top: int) -> int:
    """Return how many queries of a class have their right answers within ``top``."""
    return sum(answered(label, ids, answers[query], top) for query, ids in group.items())


def answered(label: str, ids: list[str], found: list[str], top: int) -> bool:
    """Whether the right answers are within ``top``; a word of the texts may have any of them."""
    if label == TEXTS:
        return bool(set(ids) & set(found[:top]))
    return set(ids) <= set(found[: max(top, len(ids))])


if __name__ == "__main__":
    sys.exit(main())
