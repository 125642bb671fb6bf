"""Look inside the PDFs of the built site: ``python scripts/audit/pdfs.py`` after ``make build``.

The judges are qpdf (is each file sound?) and outloud (the rules of PDF/UA-1 that a program can check). They
are no part of the project: without them this says how to get them and exits with 0. What only a person can
check, as whether the reading order makes sense, nobody checks here.
Exit codes: 0 nothing found, 1 faults found.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
# Each judge: its command, which fails on a fault and says it; how to get it.
JUDGES = {
    ("qpdf", "--check"): "Debian e Ubuntu: sudo apt install qpdf; macOS: brew install qpdf",
    ("outloud", "--fail-on", "error", "--no-info"): "pipx install outloud",
}


def main(site: Path = ROOT / "site", which: Callable[[str], str | None] = shutil.which) -> int:
    """Check every PDF with every judge that is here, and print what is wrong."""
    pdfs = sorted(site.rglob("*.pdf"))
    if not pdfs:
        print("Nel sito non ci sono PDF: li prepara make build.")
        return 0
    faults: list[str] = []
    for judge, remedy in JUDGES.items():
        if which(judge[0]):
            print(f"Controllo {len(pdfs)} PDF con {judge[0]}…", flush=True)
            faults += faults_of(judge, pdfs)
        else:
            print(f"Per controllare i PDF serve {judge[0]}, che qui non c’è.\n  come averlo: {remedy}")
    print("\n".join(faults) if faults else "Nei PDF non c’è niente che non va, per ciò che si è guardato.")
    return 1 if faults else 0


def faults_of(judge: Sequence[str], pdfs: Sequence[Path]) -> Iterator[str]:
    """Yield what a judge says of each PDF that it does not pass."""
    for pdf in pdfs:
        done = subprocess.run([*judge, str(pdf)], capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            yield f"{pdf.name}: {(done.stdout + done.stderr).strip()}"


if __name__ == "__main__":
    leave(main)
