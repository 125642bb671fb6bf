"""Make the materials for trainers (cards, slides, handouts): ``python scripts/materials.py [site]``.

It is the step after :mod:`finish`: it writes into a built site the files that its pages link to.
What is slow to make is made once, on all the cores, and kept in .cache/materiali/ until its words change.
Which kinds are wanted is in mkdocs.yml, under «extra: materiali:».
Exit codes: 0 done, 1 errors in the data, 2 wrong use, no browser, or a fault of the program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from offline import make_zip
from parole.glossary.addresses import OFFLINE_COPY
from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.materials.catalogue import COPY, KINDS, all_jobs
from parole.materials.job import BROWSER, Job
from parole.reading.problems import counted, errors_in, has_errors
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from shared.headless import running_browser
from shared.leaving import leave
from shared.material_cache import MaterialCache, fingerprint, make_into, write_whole
from shared.progress import Progress
from shared.site_config import ConfigError, read_config

ROOT = Path(__file__).resolve().parents[1]
CACHE = Path(".cache", "materiali")
SETTING = "«extra: materiali:» di mkdocs.yml"


class MaterialError(Exception):
    """Some material cannot be made; the text says which and what to do, in Italian."""


def make_all(root: Path, folder: Path) -> int:
    """Write into ``folder``, a finished site, the materials of ``root``; return the exit code."""
    try:
        config = read_config(root)
        facts = SiteFacts.of(config)
        check_settings(config)
        if not facts.wanted_materials:
            return 0
        jobs, kinds = jobs_of(root, facts)
        write_all(jobs, folder, MaterialCache(root / CACHE, fingerprint(program())))
        if COPY in kinds:
            print("Preparo la copia da aprire dal disco…", file=sys.stderr, flush=True)
            make_zip(folder, folder / OFFLINE_COPY, facts)
    except (MaterialError, ConfigError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, WrongContents) else 2
    except OSError as error:
        print(f"Non riesco a scrivere i materiali: {error}.", file=sys.stderr)
        return 2
    return 0


def check_settings(config: Mapping[str, Any]) -> None:
    """Raise :class:`MaterialError` if mkdocs.yml asks for materials in a way that cannot be understood."""
    asked = (config.get("extra") or {}).get("materiali") or {}
    if not isinstance(asked, dict):
        raise MaterialError(f"{SETTING}: scrivi una riga per tipo, come «schede: true»")
    if wrong := [f"«{kind}: {most}»" for kind, most in asked.items() if not isinstance(most, int)]:
        remedy = "scrivi true, false o quante parole al massimo"
        raise MaterialError(f"{SETTING}: {', '.join(wrong)} non va; {remedy}")


class WrongContents(MaterialError):
    """The words have errors: there is nothing to make materials from."""


def jobs_of(root: Path, facts: SiteFacts) -> tuple[list[Job], frozenset[str]]:
    """Return all that is to be made for the words of ``root``, and the kinds that are wanted for so many.

    Raises :class:`WrongContents` for words with errors, :class:`MaterialError` for a kind that is not there.
    """
    if unknown := sorted(set(facts.wanted_materials) - {*KINDS, COPY}):
        known = ", ".join((*KINDS, COPY))
        raise MaterialError(f"{SETTING} nomina «{'», «'.join(unknown)}», che non esiste; usa: {known}")
    reading = read_folder(root)
    problems = check_glossary(reading)
    if has_errors(problems):
        found = counted(len(errors_in(problems)), "errore", "errori")
        raise WrongContents(f"{found} nel glossario: correggi prima quelli (make check)")
    facts = facts.with_materials_for(len(reading.glossary.concepts))
    return list(all_jobs(Renderer(reading.glossary, facts=facts), facts.materials)), facts.materials


def program() -> list[Path]:
    """Return the files that decide how materials are made: the engine, its typefaces, its libraries."""
    engine = (ROOT / "scripts" / "parole").rglob("*.py")
    return [*engine, *(ROOT / "docs" / "assets" / "fonts").glob("*.woff2"), ROOT / "requirements.txt"]


def write_all(jobs: Sequence[Job], folder: Path, cache: MaterialCache) -> None:
    """Write the file of every job into ``folder``, making only what ``cache`` has not."""
    missing = [job for job in jobs if not wrote_from(cache, job, folder)]
    if missing:
        made, there = counted(len(missing), "materiale", "materiali"), len(jobs) - len(missing)
        print(f"Preparo {made} (gli altri {there} ci sono già)…", file=sys.stderr, flush=True)
        make_missing(missing, cache)
    for job in missing:
        if not wrote_from(cache, job, folder):
            raise OSError(f"{job.address} è andato perduto")
    cache.prune({job.key for job in jobs})


def wrote_from(cache: MaterialCache, job: Job, folder: Path) -> bool:
    """Write the file of ``job`` from what ``cache`` keeps; return whether it was there."""
    content = cache.get(job.key)
    if content is None:
        return False
    file = folder / job.address
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    elif file.read_bytes() != content:
        write_whole(file, content)  # somebody may be reading it
    return True


def make_missing(jobs: Sequence[Job], cache: MaterialCache) -> None:
    """Make every job into ``cache``: those that need a browser here, the others meanwhile on all the cores.

    Raises :class:`MaterialError` with every file that could not be made and why, or for want of a browser.
    """
    plain = [job for job in jobs if job.tool != BROWSER]
    driven = [job for job in jobs if job.tool == BROWSER]
    with Progress("materiali", len(jobs)) as progress, workers(len(plain)) as pool:
        futures = {pool.submit(make_into, cache, job): job for job in plain}
        faults = list(made_in_browser(driven, cache, progress))
        for future in as_completed(futures):
            faults += outcome(futures[future], future.exception())
            progress.step()
    if faults:
        said = "Errore del programma, non dei tuoi file: segnalalo."
        raise MaterialError("\n".join((*sorted(faults), said)))


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Start as many processes as the cores can keep busy; what is not begun when this ends badly never is."""
    # «spawn» everywhere: the same behaviour on every system, and no half-copied threads.
    pool = ProcessPoolExecutor(max(1, min(jobs, os.cpu_count() or 1)), mp_context=get_context("spawn"))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    pool.shutdown()


def made_in_browser(jobs: Sequence[Job], cache: MaterialCache, progress: Progress) -> Iterator[str]:
    """Make, one by one, the jobs that need a browser, and yield what went wrong with them.

    Raises :class:`MaterialError` if there is no browser: the text says what to do, and how to do without.
    """
    if not jobs:
        return
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(running_browser())
        except Exception as error:
            wanted = f"Serve per {counted(len(jobs), 'materiale', 'materiali')}, come i PDF"
            without = f"{wanted}; per farne a meno metti «false» a quel tipo in {SETTING}."
            raise MaterialError(f"{error}\n{without}") from error
        for job in jobs:
            try:
                make_into(cache, job, browser)
            except Exception as error:  # noqa: BLE001 (whatever it is, it is told with the others)
                yield from outcome(job, error)
            progress.step()


def outcome(job: Job, error: BaseException | None) -> list[str]:
    """Return what went wrong with ``job``, if anything; a disk that cannot be written stops everything."""
    if error is None:
        return []
    if isinstance(error, OSError):
        raise error
    if isinstance(error, BrokenExecutor):
        said = "Un processo si è fermato a metà, forse per mancanza di memoria: riprova."
        raise MaterialError(said) from error
    return [f"{job.address}: {type(error).__name__}: {error}"]


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    folder = Path(arguments[0]) if arguments else ROOT / "site"
    if len(arguments) > 1 or not (folder / "index.html").is_file():
        print("Uso: python scripts/materials.py [CARTELLA-DEL-SITO], dopo make build", file=sys.stderr)
        return 2
    code = make_all(ROOT, folder)
    if code == 0:
        print("I materiali sono pronti.")
    return code


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]), "Interrotto: ciò che era pronto resta nella cache.")
