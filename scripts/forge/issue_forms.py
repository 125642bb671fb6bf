"""Write the issue form for a word from the model: ``python scripts/forge/issue_forms.py``.

To run after a change of the fields or of the areas; a test says when. Exit codes: 0 written, 2 refused.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from parole.load import read_folder
from parole.proposals.issue_form import TEMPLATE, form_definition
from shared.arguments import ROOT, Parser, run

FORM = Path(".github", "ISSUE_TEMPLATE", TEMPLATE)
_HEAD = "# Written by scripts/forge/issue_forms.py from the model: do not edit.\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    Parser(usage="python scripts/forge/issue_forms.py").parse_args(arguments)
    (ROOT / FORM).write_text(form_text(ROOT), encoding="utf-8", newline="\n")
    print(f"Scritto {FORM.as_posix()}.")
    return 0


def form_text(root: Path) -> str:
    """Return the form for the glossary of ``root``, as YAML."""
    definition = form_definition(read_folder(root).glossary.areas)
    return _HEAD + yaml.safe_dump(definition, allow_unicode=True, sort_keys=False, width=100)


if __name__ == "__main__":
    run(main)
