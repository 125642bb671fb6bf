"""Write the asset for the National Data Catalogue (schema.gov.it): ``python scripts/catalogo.py CARTELLA``.

The folder is the root of the repository that the catalogue will read. Exit codes: 0 done, 1 something to
correct or to write first (words, rights holder, address of the site), 2 wrong use.
"""

from __future__ import annotations

import sys
from pathlib import Path

from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.reading.problems import errors_in
from parole.rules.check import check_glossary
from parole.semantic.catalogue import NotReady, RightsHolder, asset
from shared.command import write_all
from shared.leaving import leave
from shared.site_config import ConfigError, read_config

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1 or given[0].startswith("-"):
        print("Uso: python scripts/catalogo.py CARTELLA", file=sys.stderr)
        return 2
    reading = read_folder(root)
    if errors := errors_in(check_glossary(reading)):
        print(*errors, "Correggi prima le voci: make check dice tutto.", sep="\n", file=sys.stderr)
        return 1
    try:
        config = read_config(root)
        files = asset(reading.glossary, SiteFacts.of(config), RightsHolder.of(config))
        write_all(Path(given[0]), files)
    except (NotReady, ConfigError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(*files, sep="\n")
    print("Prima di chiedere l’iscrizione leggi la guida: docs/dati-semantica.md, «Catalogo nazionale».")
    return 0


if __name__ == "__main__":
    leave(main)
