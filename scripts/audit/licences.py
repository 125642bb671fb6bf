"""List the licences of the packages in requirements.txt: ``python scripts/audit/licences.py``.

They come from what is installed. Nothing of them is published with the site but the theme's scripts and style
sheets, axe-core is only run by the tests; still, each licence is one that :data:`ALLOWED` knows.
Exit codes: 0 all known, 1 a licence to look at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
# Free licences that go with the EUPL-1.2 of our code, by their SPDX names.
ALLOWED = frozenset({
    "0BSD", "Apache-2.0", "Artistic-1.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "LGPL-2.1-only",
    "LGPL-3.0-only", "MIT", "MIT-CMU", "MPL-2.0", "PSF-2.0", "W3C-20150513",
})  # fmt: skip
# What packages write instead of an SPDX name.
_OTHER_NAMES: Mapping[str, str] = {
    "apache 2.0": "Apache-2.0",
    "apache license": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "artistic license": "Artistic-1.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}
# Packages whose metadata say nothing, or not enough: read in the licence file of their source.
UNSAID: Mapping[str, str] = {"axe-playwright-python": "MIT", "resvg-py": "MIT"}
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of an installed package; empty when nothing says it."""

    package: str
    name: str

    @property
    def is_allowed(self) -> bool:
        """Whether one of the alternatives («OR») is made only of licences that are allowed («AND»)."""
        options = self.name.split(" OR ")
        return any(all(part in ALLOWED for part in option.split(" AND ")) for option in options)


def main(root: Path = ROOT) -> int:
    """Print the list, then what is to be looked at; return the exit code."""
    found = list(licences((root / "requirements.txt").read_text(encoding="utf-8")))
    for licence in found:
        print(f"  {licence.package}: {licence.name or 'non dichiarata'}")
    strange = [licence for licence in found if not licence.is_allowed]
    for licence in strange:
        told = f"licenza «{licence.name}» da controllare (scripts/audit/licences.py)"
        print(f"{licence.package}: {told}", file=sys.stderr)
    if not strange:
        print(f"{len(found)} pacchetti, tutti con una licenza libera che conosciamo.")
    return 1 if strange else 0


def licences(requirements: str) -> Iterator[Licence]:
    """Yield the licence of every package that ``requirements`` pins and that is installed here."""
    for name in _PINNED.findall(requirements):
        try:
            said = metadata(name)
        except PackageNotFoundError:  # only for another system, or another Python
            continue
        texts = [text for field in ("License-Expression", "License") for text in said.get_all(field) or []]
        kinds = [kind for kind in said.get_all("Classifier") or [] if kind.startswith("License")]
        kinds = [kind.rpartition("::")[2].strip() for kind in kinds]
        yield Licence(name, UNSAID.get(name) or licence_of(texts, kinds))


def licence_of(texts: Iterable[str | None], classifiers: Iterable[str]) -> str:
    """Return the SPDX name of a licence, from the first of the metadata that say one we know."""
    for text in (*texts, *classifiers):
        name = (text or "").strip().partition("\n")[0]
        spdx = _OTHER_NAMES.get(name.lower(), name)
        if Licence("", spdx).is_allowed:
            return spdx
    return next((text for text in texts if text), "")[:60]


if __name__ == "__main__":
    leave(main)
