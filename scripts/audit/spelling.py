"""Look for slips of spelling in the words: ``python scripts/audit/spelling.py [CARTELLA-DEL-DIZIONARIO]``.

It needs the Italian dictionary of Hunspell, which is not part of this project. Exit codes: 0 done (what it
finds are warnings), 2 without a dictionary.
"""

from __future__ import annotations

import sys
from pathlib import Path

from spylls.hunspell import Dictionary

from parole.load import read_folder
from parole.reading.problems import counted
from parole.rules.spelling import unknown_words
from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
# Where systems and office programs keep it_IT.aff and it_IT.dic.
PLACES = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-it/dictionaries",
)
REMEDY = (
    "Manca il dizionario italiano di Hunspell. Debian e Ubuntu: sudo apt install hunspell-it; "
    "altrove: indica la cartella che contiene it_IT.dic, per esempio quella di LibreOffice."
)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    folder = dictionary_folder(arguments or PLACES)
    if folder is None:
        print(REMEDY, file=sys.stderr)
        return 2
    dictionary = Dictionary.from_files(str(folder / "it_IT"))
    found = list(unknown_words(read_folder(root).glossary, dictionary.lookup))
    for unknown in found:
        print(unknown)
    print(f"Ortografia: {counted(len(found), 'parola', 'parole')} che il dizionario non conosce.")
    return 0


def dictionary_folder(places: list[str] | tuple[str, ...]) -> Path | None:
    """Return the first of ``places`` that holds the Italian dictionary."""
    return next((Path(place) for place in places if Path(place, "it_IT.dic").is_file()), None)


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
