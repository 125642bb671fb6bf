"""Put the built site into one zip that opens from a disk: ``python scripts/offline.py [ZIP]``.

It is for the laptop of a training room: unzip, open index.html, and all is there without a network.
Exit codes: 0 done, 2 there is no built site, or the zip cannot be written.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from parole.glossary.site_facts import SiteFacts
from parole.materials.steady_zip import member
from parole.site.offline import INDEX, README, is_kept, readme, rewritten
from shared.aside import aside
from shared.leaving import leave
from shared.progress import Progress
from shared.site_config import ConfigError, read_facts

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "parole-in-comune"
ZIP = Path(f"{FOLDER}-fuori-rete.zip")
# Already compressed: to try again costs time and gains nothing.
COMPRESSED = frozenset({".png", ".jpg", ".pdf", ".pptx", ".apkg", ".woff2", ".zip"})


def make_zip(site: Path, target: Path, facts: SiteFacts) -> int:
    """Write the site in the folder ``site`` into the zip ``target``; return how many files it has.

    The zip takes its place only when whole; files are read one at a time.
    """
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    kept = [path for path in paths if is_kept(path)]
    target.parent.mkdir(parents=True, exist_ok=True)
    with aside(target.parent, ".zip-") as beside:
        new = beside / "nuovo.zip"
        with ZipFile(new, "w") as zipped, Progress("file", len(kept)) as progress:
            zipped.writestr(_member(README), readme(facts.name, "" if facts.is_placeholder else facts.url))
            known = frozenset(kept)
            for path in kept:
                _add(zipped, site, path, facts.url, known)
                progress.step()
        new.replace(target)
    return len(kept) + 1


def _add(zipped: ZipFile, site: Path, path: str, site_url: str, known: frozenset[str]) -> None:
    """Add a file of the site: pages rewritten, the rest copied."""
    if path.endswith(".html"):
        html = (site / path).read_text(encoding="utf-8")
        zipped.writestr(_member(path), rewritten(html, path, site_url, known.__contains__))
        return
    with (site / path).open("rb") as read, zipped.open(_member(path), "w") as written:
        shutil.copyfileobj(read, written)


def _member(path: str) -> ZipInfo:
    made = member(f"{FOLDER}/{path}")
    if Path(path).suffix in COMPRESSED:
        made.compress_type = ZIP_STORED
    return made


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("Uso: python scripts/offline.py [FILE.zip], dopo make build", file=sys.stderr)
        return 2
    if not (root / "site" / INDEX).is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    target = Path(arguments[0]) if arguments else root / ZIP
    try:
        count = make_zip(root / "site", target, read_facts(root))
    except (ConfigError, OSError) as error:
        print(f"La copia non si scrive: {error}", file=sys.stderr)
        return 2
    size = f"{target.stat().st_size / 1_000_000:.0f} MB"
    print(f"La copia da usare senza rete è in {target.name}: {count} file, {size}.")
    return 0


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]), "Interrotto: la copia di prima, se c’era, è rimasta.")
