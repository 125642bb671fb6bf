"""Prepare a publication: ``python scripts/publish.py [--scrivi | --controlla] [--data 2026-11-22]``.

Compares the glossary with the last publication and says what changed and which addresses are new; only with
``--scrivi`` it writes the registers and the edition, all or none. With ``--controlla`` it stops whoever would
put in line what no publication has registered. It never commits, tags or sends: it prints the commands that
do, and those to go back.
Exit codes: 0 done, 1 something stands in the way, 2 wrong use or a fault of the program.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from parole.editing.publishing import CITATION_FILE, TAG_PREFIX, Proposal, citation
from parole.glossary.glossary import ADDRESSES_FILE, EDITIONS_FOLDER, NEWS_FILE, Glossary
from parole.glossary.site_facts import SiteFacts
from parole.language.inline import plain_text
from parole.load import read_folder
from parole.opendata.freezing import publication
from parole.pages.slots import empty_slots
from parole.reading.files import Reading
from parole.reading.problems import counted, errors_in
from parole.rules.check import check_glossary
from shared.arguments import Parser, day, run
from shared.command import write_all
from shared.site_config import ConfigError, read_facts

USAGE = "python scripts/publish.py [--scrivi | --controlla] [--cambia-indirizzo] [--data 2026-11-22]"
REGISTERS = (ADDRESSES_FILE, NEWS_FILE, EDITIONS_FOLDER)
TEXTS = "glossary/termini glossary/percorsi glossary/aree.yml glossary/fonti.yml glossary/stranieri.yml"


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Run the command and return its exit code."""
    told = "Prepara una pubblicazione; senza --scrivi è una prova."
    parser = Parser(usage=USAGE, description=told).with_root()
    parser.add_argument("--scrivi", action="store_true", help="scrive i registri e l’edizione")
    parser.add_argument("--controlla", action="store_true", help="si ferma se qualcosa non è registrato")
    told = "il sito si è spostato, e quello vecchio rimanda qui"
    parser.add_argument("--cambia-indirizzo", action="store_true", help=told)
    parser.add_argument("--data", help="il giorno: oggi, se manca")
    options = parser.parse_args(arguments)
    when = day(options.data, today or date.today())
    try:
        facts = read_facts(options.radice)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    write, strict, moved = options.scrivi, options.controlla, options.cambia_indirizzo
    return publish(options.radice, facts, when, write=write, strict=strict, moved=moved)


def publish(
    root: Path, facts: SiteFacts, when: date, *, write: bool, strict: bool = False, moved: bool = False
) -> int:
    """Print what publishing the project in ``root`` means; write its registers if nothing is in the way.

    ``strict`` refuses anything that is not registered yet, ``moved`` accepts another address of the site.
    """
    reading = read_folder(root)
    obstacles = [*_obstacles(root, facts, reading, when)]
    try:
        proposal = publication(reading.glossary, reading.pages or (), facts, when)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if proposal.old_site and not moved:
        obstacles.insert(0, _moved_site(proposal.old_site, facts.url))
    if strict and not proposal.is_empty:
        obstacles.append("c’è qualcosa che nessuna pubblicazione ha registrato: make pubblica SCRIVI=sì")
    print(described(proposal))
    if empty := empty_slots(facts):
        print(f"\nDa riempire in mkdocs.yml, sotto «extra:», se li hai: {', '.join(empty)}.")
    if obstacles:
        print(
            "\nCosì non si può pubblicare:", *(f"- {line}" for line in obstacles), sep="\n", file=sys.stderr
        )
        return 1
    if proposal.is_empty:
        return 0
    if write:
        write_all(root, proposal.files | {CITATION_FILE: citation(facts, proposal.version, when)})
        print(f"\nHo scritto {', '.join(proposal.files)}.")
    else:
        print("\nProva: nessun file è cambiato. Per scrivere i registri: make pubblica SCRIVI=sì")
    print(next_steps(proposal))
    return 0


def _obstacles(root: Path, facts: SiteFacts, reading: Reading, when: date) -> Iterator[str]:
    """Yield the reasons why nothing may be published."""
    if facts.is_placeholder:
        yield f"l’indirizzo del sito è un segnaposto ({facts.url}): metti quello vero in mkdocs.yml, site_url"
    errors = errors_in(check_glossary(reading, when))
    if errors:
        yield f"{counted(len(errors), 'errore', 'errori')} nel glossario: make check li elenca"
    yield from _git_obstacles(root)
    yield from _forgotten(root, reading.glossary)


def _moved_site(old: str, new: str) -> str:
    return (
        f"ATTENZIONE, l’indirizzo del sito è cambiato: era {old}, ora è {new}. Ogni collegamento già dato, "
        "stampato o citato in un atto porta al vecchio: se non risponde più, è perso. Rimetti quello "
        "di prima in mkdocs.yml, site_url; se il vecchio rimanda davvero al nuovo: --cambia-indirizzo"
    )


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False)


def _forgotten(root: Path, glossary: Glossary) -> Iterator[str]:
    """Yield what the tags of earlier publications have and the registers have no more."""
    try:
        tags = _git(root, "tag", "--list", f"{TAG_PREFIX}*").stdout.split()
    except OSError:
        return
    known = [TAG_PREFIX + publication.versione for publication in glossary.news.pubblicazioni]
    changed = known[:1] if known and known[0] in tags else []
    changed = [tag for tag in changed if _git(root, "diff", "--quiet", tag, "--", *REGISTERS).returncode]
    for tag in [*(tag for tag in tags if tag not in known), *changed]:
        yield (
            f"i registri non sono più quelli della pubblicazione {tag}: rimettili com’erano, "
            f"git restore --source={tag} -- {' '.join(REGISTERS)}"
        )


def _git_obstacles(root: Path) -> Iterator[str]:
    try:
        done = _git(root, "status", "--porcelain")
    except OSError:
        yield "manca il programma git: la versione pubblicata si ritrova solo con lui"
        return
    if done.returncode:
        yield "la cartella non è un archivio git: la versione pubblicata non si ritroverebbe"
    elif done.stdout:
        one, many = "file cambiato e non registrato in git", "file cambiati e non registrati in git"
        yield f"{counted(len(done.stdout.splitlines()), one, many)}: git status dice quali"


def described(proposal: Proposal) -> str:
    """Return what a publication says, for a terminal."""
    if proposal.is_empty:
        return "Niente di nuovo dall’ultima pubblicazione."
    before = f", dopo la {proposal.previous}" if proposal.previous else ", la prima"
    lines = [f"Versione {proposal.version}{before}.", ""]
    lines += [f"Novità: {len(proposal.news)}.", *(f"- {plain_text(item.testo)}" for item in proposal.news)]
    lines += ["", f"Parole fissate in questa edizione: {len(proposal.frozen)}."]
    lines += ["", f"Indirizzi nuovi, che da ora rispondono per sempre: {len(proposal.addresses)}."]
    return "\n".join(lines)


def next_steps(proposal: Proposal) -> str:
    """Return the commands that publish and those that go back."""
    steps = f"""
Per pubblicare, dopo aver scritto i registri:
  git add {" ".join((*proposal.files, CITATION_FILE))}
  git commit -m "Pubblicazione {proposal.tag}"
  git tag -a {proposal.tag} -m "Dati del glossario, versione {proposal.version}"
  git push origin HEAD {proposal.tag}
Per tornare indietro prima dell’invio:
  git tag -d {proposal.tag}
  git reset --keep HEAD~1"""
    if proposal.previous:
        steps += f"""
Per tornare, dopo l’invio, ai testi di prima (gli indirizzi pubblicati restano):
  git restore --source={proposal.previous_tag} -- {TEXTS}
  make check   (dice quali voci nuove vanno rimesse, o ritirate con scripts/ritira.py)
  e poi una nuova pubblicazione, che dirà che cosa è tornato com’era"""
    return steps


if __name__ == "__main__":
    run(main)
