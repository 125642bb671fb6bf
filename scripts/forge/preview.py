"""Write the words that a proposal changes in one page: ``preview.py --prima … --dopo … --uscita FILE``.

The two folders are only read, as by :mod:`forge.compare`; the look is that of this version of the project.
Exit codes: 0 done (with no word to show nothing is written), 2 wrong use.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from forge.compare import read_version
from parole.editing.editing import Refusal
from parole.pages.preview import preview
from parole.proposals.comparison import compare_readings
from parole.rendering.renderer import Renderer
from parole.site.assets import EVERYWHERE
from shared.arguments import ROOT, Parser, run
from shared.site_config import ConfigError, read_facts

USAGE = "python scripts/forge/preview.py --prima CARTELLA --dopo CARTELLA --uscita FILE"


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code; raises as :func:`read_version`, for mkdocs.yml too."""
    parser = Parser(usage=USAGE, description="Le parole che una proposta cambia, in una pagina sola.")
    parser.add_argument("--prima", type=Path, required=True, help="la cartella con la versione di prima")
    parser.add_argument("--dopo", type=Path, required=True, help="la cartella con la proposta")
    parser.add_argument("--uscita", type=Path, required=True, help="il file in cui scrivere la pagina")
    options = parser.parse_args(arguments)
    before, after = read_version(options.prima), read_version(options.dopo)
    ids = [w.id for w in compare_readings(before, after).words if w.id in after.glossary.concepts]
    if not ids:
        print("Nessuna parola da mostrare.")
        return 0
    try:
        renderer = Renderer(after.glossary, facts=read_facts(ROOT))
    except ConfigError as error:
        raise Refusal(str(error)) from error
    options.uscita.write_text(preview(renderer, ids, "\n".join(_styles())), encoding="utf-8", newline="\n")
    return 0


def _styles() -> Iterator[str]:
    """Yield the sheets of the theme, where it is installed, then ours."""
    theme = find_spec("material")
    for folder in theme.submodule_search_locations or () if theme else ():
        sheets = Path(folder, "templates/assets/stylesheets").glob("*.css")
        yield from (sheet.read_text(encoding="utf-8") for sheet in sorted(sheets))
    yield from ((ROOT / "docs" / path).read_text(encoding="utf-8") for path in EVERYWHERE.sources["css"])


if __name__ == "__main__":
    run(main)
