"""Look a word up in the terminal, as the site does: ``python scripts/cerca.py parole da cercare``.

Exit codes: 0 something found, 1 nothing found, 2 wrong use or a glossary that cannot be read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from parole.glossary.glossary import TERMS_FOLDER, Glossary
from parole.language.inline import plain_text, sentence
from parole.load import GlossaryError, load_glossary
from parole.lookup.find import SHOWN, Found, Lookup
from parole.model.values import State

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Print what answers and return the exit code."""
    query = " ".join(arguments).strip()
    if not query or query.startswith("-"):
        print("Uso: python scripts/cerca.py PAROLE-DA-CERCARE", file=sys.stderr)
        return 2
    try:
        glossary = load_glossary(ROOT)
    except GlossaryError as error:
        print(error, file=sys.stderr)
        return 2
    found = Lookup(glossary).find(query)[:SHOWN]
    if not found:
        print(f"Nessuna parola trovata per «{query}».")
        return 1
    for result in found:
        print("\n".join(lines(result, glossary)))
    return 0


def lines(found: Found, glossary: Glossary) -> Iterator[str]:
    """Yield the lines of a result: name, acronyms and why; the sentence; how far the two sides agree."""
    concept = found.concept
    name = " ".join([concept.full_name, *(f"[{acronym}]" for acronym in concept.sigle)])
    yield f"{name} ({found.why})" if found.why else name
    yield f"    {plain_text(sentence(concept.in_breve), glossary.name_of)}"
    agreement = concept.accordo.label if concept.accordo else State.MANCA_UNA_VOCE.label
    yield f"    {agreement} · {TERMS_FOLDER}/{concept.id}.yml"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
