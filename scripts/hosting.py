"""Print how to serve the site: ``python scripts/hosting.py nginx | caddy | headers | rinvii SERVER``.

``headers`` is the file ``_headers`` of Cloudflare Pages and Netlify, ``rinvii`` the redirects of the short
and of the old addresses: both need the built site. The address of the site comes from mkdocs.yml.
Exit codes: 0 done, 1 a host would not take it all, or the words have errors, 2 wrong use, or no site.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from parole.load import read_folder
from parole.pages import hosting, hosting_files
from parole.reading.problems import has_errors
from parole.rendering.renderer import Renderer
from shared.leaving import leave
from shared.site_config import ConfigError, read_facts

ROOT = Path(__file__).resolve().parents[1]
SERVERS: dict[str, Callable[[str], str]] = {"nginx": hosting.nginx, "caddy": hosting.caddy}
# Written into the site, they are read by its host and are no part of it.
NOT_SERVED = ("_headers", "_redirects")
USAGE = f"""\
Uso: python scripts/hosting.py {" | ".join(SERVERS)}
     python scripts/hosting.py headers, oppure rinvii {" | ".join(hosting_files.WRITTEN)} (dopo make build)"""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print what is asked for and return the exit code."""
    try:
        base = hosting.base_of(read_facts(root).url)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    is_built = (root / "site/index.html").is_file()
    match arguments:
        case [server] if server in SERVERS:
            print(SERVERS[server](base), end="")
            return 0
        case ["headers"] if is_built:
            return print_headers(root, base)
        case ["rinvii", server] if is_built and server in hosting_files.WRITTEN:
            return print_redirects(root, server, base)
        case ["headers"] | ["rinvii", ("nginx" | "caddy" | "cloudflare" | "netlify")]:
            print("Manca il sito: costruiscilo prima con make build.", file=sys.stderr)
        case _:
            print(USAGE, file=sys.stderr)
    return 2


def sizes_of(site: Path) -> dict[str, int]:
    """Return how many bytes each file that a site serves has."""
    files = (path for path in site.rglob("*") if path.is_file())
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in files}
    return {path: size for path, size in sizes.items() if path not in NOT_SERVED}


def print_headers(root: Path, base: str) -> int:
    """Print the file ``_headers`` of the built site, and say what a host would not take."""
    sizes = sizes_of(root / "site")
    text = hosting_files.headers_file(sizes, base)
    print(text, end="")
    beyond = list(hosting_files.beyond_limits(text, sizes))
    print("".join(f"{line}\n" for line in beyond), end="", file=sys.stderr)
    return 1 if beyond else 0


def redirects_of(root: Path) -> list[hosting_files.Redirect] | None:
    """Return the redirects of the site built in ``root``; ``None`` when its words have errors."""
    reading = read_folder(root)
    if has_errors(reading.problems):
        return None
    renderer = Renderer(reading.glossary, facts=read_facts(root))
    return hosting_files.redirects(renderer, sizes_of(root / "site"))


def print_redirects(root: Path, server: str, base: str) -> int:
    """Print the redirects as ``server`` reads them, and say how many are beyond what it reads."""
    if (found := redirects_of(root)) is None:
        print("Ci sono errori nel glossario: correggi prima quelli (make check).", file=sys.stderr)
        return 1
    text = hosting_files.redirects_file(server, found, base)
    print(text, end="")
    if left := len(found) - text.count("\n"):
        print(f"{left} rinvii oltre il limite restano alle pagine, che rinviano da sé.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
