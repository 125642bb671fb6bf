"""Print the digest of some materials of every kind: ``python made_materials.py GLOSSARY``."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from parole import load_glossary
from parole.glossary.site_facts import SiteFacts
from parole.materials.catalogue import KINDS
from parole.rendering.renderer import Renderer


def main(root: Path) -> None:
    """Make the first file of each suffix and kind; a PDF, which a browser prints, is told by its page."""
    renderer = Renderer(load_glossary(root), (), SiteFacts(url="https://esempio.it/g/"))
    made = set()
    for kind, jobs in KINDS.items():
        for job in jobs(renderer):
            suffix = job.address.rpartition(".")[2]
            if (kind, suffix) not in made:
                made.add((kind, suffix))
                content = repr(job.content).encode() if job.tool else job.make(*job.content)
                print(kind, suffix, job.key, hashlib.sha256(content).hexdigest())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
