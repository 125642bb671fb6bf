"""Print how to serve the site: ``python scripts/hosting.py nginx | caddy | headers``.

``headers`` is the file ``_headers`` of Cloudflare Pages and Netlify: it needs the built site. The address
under which the site is served comes from mkdocs.yml. Exit codes: 0 done, 2 wrong use, or no site.
"""

from __future__ import annotations

import sys
from pathlib import Path

from parole.pages import hosting
from shared.leaving import leave
from shared.site_config import ConfigError, read_facts

ROOT = Path(__file__).resolve().parents[1]
USAGE = "Uso: python scripts/hosting.py nginx | caddy | headers (per l’ultimo serve il sito: make build)"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print the configuration asked for and return the exit code."""
    if arguments not in (["nginx"], ["caddy"], ["headers"]):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        base = hosting.base_of(read_facts(root).url)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments == ["headers"]:
        return print_headers(root / "site", base)
    print(hosting.nginx(base) if arguments == ["nginx"] else hosting.caddy(base), end="")
    return 0


def print_headers(site: Path, base: str) -> int:
    """Print the file ``_headers`` of a built site."""
    if not (site / "index.html").is_file():
        print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        return 2
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    print(hosting.headers_file(paths, base), end="")
    return 0


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
