"""Check that the built site is valid HTML: ``python scripts/audit/validity.py`` after ``make build``.

The judge is the Nu HTML Checker (W3C), which needs Java and is not part of the project: without it this says
how to get it and exits with 0. Exit codes: 0 nothing found, 1 faults found, 2 there is no site.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[2]
# Faults that we leave, each with its reason: the beginning of the message → why.
ALLOWED: Mapping[str, str] = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        "Material's menus are hidden check boxes; the attribute stops Firefox from keeping them open"
    ),
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control": (
        "Material's search toggle, whose field we replace with ours; the label is hidden too"
    ),
    "Bad value “” for attribute “tabindex” on element “label”": (
        "Material writes an empty tabindex on the labels of the menu that are not in use"
    ),
}
MISSING = """\
Il controllo dell’HTML ha bisogno di Java e del Nu HTML Checker, che qui non ci sono.
  come averli: npm install --global vnu-jar, oppure VNU_JAR=/percorso/di/vnu.jar make audit"""


def main(site: Path = ROOT / "site") -> int:
    """Check every page and print what is wrong."""
    if not (site / "index.html").is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    checker = find_checker(os.environ)
    if checker is None:
        print(MISSING)
        return 0
    pages = sorted(site.rglob("*.html"))
    print(f"Controllo l’HTML di {len(pages)} pagine…", flush=True)
    faults = list(faults_in(run(checker, site), site))
    print("\n".join(faults) if faults else "L’HTML segue lo standard.")
    return 1 if faults else 0


def find_checker(environment: Mapping[str, str]) -> list[str] | None:
    """Return the command of the checker, or None when it is not here."""
    jar = environment.get("VNU_JAR")
    if jar and shutil.which("java"):
        return ["java", "-Xss4m", "-jar", jar]
    return ["vnu"] if shutil.which("vnu") else None


def run(checker: list[str], site: Path) -> list[dict[str, Any]]:
    """Return the messages of the checker about the pages of a folder."""
    command = [*checker, "--skip-non-html", "--format", "json", "--exit-zero-always", str(site)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr or done.stdout)["messages"]
    return messages


def faults_in(messages: Iterable[Mapping[str, Any]], site: Path) -> Iterator[str]:
    """Yield a line for each message that is not allowed: page, line, column, what is wrong."""
    for message in messages:
        text = str(message["message"])
        if message["type"] == "info" or any(text.startswith(start) for start in ALLOWED):
            continue
        page = str(message.get("url", "")).removeprefix(f"{site.as_uri()}/").removeprefix(f"file:{site}/")
        yield f"{page}:{message.get('lastLine', 0)}:{message.get('lastColumn', 0)}: {text}"


if __name__ == "__main__":
    leave(main)
