"""Look for the citations of the words in the texts of acts: ``python scripts/audit/citations.py CARTELLA``.

The folder holds a file for each act, named after its source: ``cts.txt``, or ``cts.xml`` as Normattiva's open
data give it; ``codice-contratti.allegati.txt`` adds to ``codice-contratti``. No network. Exit codes: 0 all
that could be looked for is there, or no folder was given; 1 something does not exist; 2 wrong use.
"""

from __future__ import annotations

import sys
from pathlib import Path

from parole.importing.act_check import Outcome, compare, report
from parole.importing.act_text import ActText, read_act
from parole.importing.foreign import Unreadable
from parole.load import read_folder
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = (
    "Citazioni: nessun testo da guardare. Se hai una cartella con i testi degli atti, un file per atto con "
    "il nome della fonte (cts.txt, cts.xml): make audit TESTI=cartella"
)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    if not arguments:
        print(WITHOUT)
        return 0
    folder = Path(arguments[0])
    if not folder.is_dir():
        print(f"Non trovo la cartella {folder}.", file=sys.stderr)
        return 2
    glossary = read_folder(root).glossary
    texts, left_out = acts_in(folder, frozenset(glossary.sources))
    found = compare(glossary, texts)
    print("\n".join([*report(glossary, texts, found), *left_out]))
    return 1 if any(each.outcome is Outcome.ABSENT for each in found) else 0


def acts_in(folder: Path, sources: frozenset[str]) -> tuple[dict[str, ActText], list[str]]:
    """Return the texts of a folder by id of their source, and a line for each file that is left out."""
    texts: dict[str, ActText] = {}
    left_out: list[str] = []
    for file in sorted(file for file in folder.iterdir() if file.suffix in {".txt", ".xml"}):
        try:
            act = read_act(file.read_bytes())
        except (Unreadable, OSError) as error:
            left_out.append(f"Non letto: {file.name}: {error}")
            continue
        id_ = act.source or file.name.partition(".")[0]
        if id_ not in sources:
            left_out.append(f"Non usato: {file.name}: nel registro non c’è una fonte «{id_}»")
        else:
            texts[id_] = texts[id_].and_also(act) if id_ in texts else act
    return texts, left_out


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
