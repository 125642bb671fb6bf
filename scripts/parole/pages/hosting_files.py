"""What hosts of files read beside the pages: ``_headers`` and ``_redirects``, each within the host's limits.

Redirects are for nginx and Caddy too. A short link that a server redirects costs no page, and whoever reads
only headers follows it; where no server can, the page at that address leads on by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from parole.glossary import addresses
from parole.pages.hosting import TYPE_OF_PATH, headers_of, type_of, with_charset
from parole.pages.moved import onwards
from parole.rendering.renderer import Renderer

Pairs = tuple[tuple[str, str], ...]
Redirect = tuple[str, str, int]


class Cloudflare:
    """What Cloudflare Pages reads or keeps at most, as its ``source`` said on 30 November 2026.

    Netlify publishes no such number; GitLab and GitHub redirect no page that exists.
    """

    header_rules, header_line, redirects = 100, 2000, 2000
    files, file_bytes = 20_000, 25 * 2**20
    source = "https://developers.cloudflare.com/pages/platform/limits/"


# So many folders with the same kind of file are told by one rule, with a wildcard.
MANY = 10
# Those whose types every host knows.
_COMMON = ("json", "svg", "woff2", "pptx", "csv", "apkg")


def headers_file(paths: Iterable[str], base: str = "/") -> str:
    """Return the file ``_headers`` (Cloudflare Pages, Netlify) for a site with the files at ``paths``.

    Where more rules match an address those hosts join the values of a header, and none can be taken back: so
    each header is said once for each file, by the largest folder whose files all have it. In a pattern both
    know one «*», which stands for anything.
    """
    said = {path: tuple(headers_of(path).items()) for path in sorted(paths)}
    rules = [*_folder_rules("", said), *_type_rules(said)]
    return "".join(f"{base}{at}\n" + "".join(f"  {n}: {v}\n" for n, v in pairs) for at, pairs in rules)


def _type_rules(paths: Iterable[str]) -> Iterator[tuple[str, Pairs]]:
    """Yield the types that a host may not know: by suffix, or by path where a suffix has more than one."""
    for path in sorted(TYPE_OF_PATH.keys() & set(paths)):
        yield path, (("Content-Type", with_charset(type_of(path))),)
    several = {path.rpartition(".")[2] for path in TYPE_OF_PATH}
    for suffix in sorted({path.rpartition(".")[2] for path in paths} - several - {*_COMMON}):
        if kind := type_of(f"x.{suffix}"):
            yield f"*.{suffix}", (("Content-Type", with_charset(kind)),)


def _folder_rules(folder: str, said: Mapping[str, Pairs]) -> Iterator[tuple[str, Pairs]]:
    """Yield the rules of what is inside ``folder``; ``said`` is what is still to be said of each file."""
    pattern, common = f"{folder}*", _shared(said.values())
    if common:
        yield pattern, common
    left = {path: tuple(pair for pair in pairs if pair not in common) for path, pairs in said.items()}
    for suffix in _spread(folder, left):
        of_suffix = {path: pairs for path, pairs in left.items() if path.endswith(suffix)}
        if shared := _shared(of_suffix.values()):
            yield f"{pattern}{suffix}", shared
            left |= {p: tuple(pair for pair in pairs if pair not in shared) for p, pairs in of_suffix.items()}
    for child, inside in _children(folder, left).items():
        if not any(inside.values()):
            continue
        if child.endswith("/"):
            yield from _folder_rules(child, inside)
        else:
            yield child.removesuffix("index.html"), inside[child]


def _shared(said: Iterable[Pairs]) -> Pairs:
    """Return what is to be said of every file."""
    first, *others = [*said] or [()]
    return tuple(pair for pair in first if all(pair in pairs for pairs in others))


def _spread(folder: str, said: Mapping[str, Pairs]) -> list[str]:
    """Return the suffixes of the files that are in many folders inside ``folder``; pages have none."""
    folders: dict[str, set[str]] = {}
    for path in said:
        name, slash, rest = path.removeprefix(folder).partition("/")
        if slash and not path.endswith(".html"):
            folders.setdefault(f".{rest.rpartition('.')[2]}", set()).add(name)
    return [suffix for suffix, names in sorted(folders.items()) if len(names) >= MANY]


def _children(folder: str, said: Mapping[str, Pairs]) -> dict[str, dict[str, Pairs]]:
    children: dict[str, dict[str, Pairs]] = {}
    for path, pairs in said.items():
        name, slash, _ = path.removeprefix(folder).partition("/")
        children.setdefault(f"{folder}{name}{slash}", {})[path] = pairs
    return children


def redirects(renderer: Renderer, pages: Container[str]) -> list[Redirect]:
    """Return the addresses that lead elsewhere, where to, and the HTTP status.

    ``pages`` are the files of the site. First those that materials say, then what moved. A short link may
    come to mean more, so it is never permanent (302); what moved is (301).
    """
    printed = {addresses.short(form) for form in renderer.shortest_links.values()}

    def rank(redirect: Redirect) -> int:
        return 0 if redirect[0] in printed else 1 if redirect[2] == 301 else 2

    found = (
        (address, target, 302 if address.startswith(addresses.SHORT) else 301)
        for address, target, _ in onwards(renderer, pages)
    )
    return sorted(found, key=rank)


# How each server and host writes a redirect. Netlify serves the page instead, unless told «!».
WRITTEN: dict[str, Callable[[str, str, int], str]] = {
    "nginx": "location = {0} {{ return {2} {1}; }}\n".format,
    "caddy": "redir {} {} {}\n".format,
    "cloudflare": "{} {} {}\n".format,
    "netlify": "{} {} {}!\n".format,
}


def redirects_file(host: str, found: Iterable[Redirect], base: str = "/") -> str:
    """Return the redirects as ``host``, one of :data:`WRITTEN`, reads them: no more than it reads."""
    lines = [WRITTEN[host](base + address, base + target, code) for address, target, code in found]
    return "".join(lines[: Cloudflare.redirects] if host == "cloudflare" else lines)


def beyond_limits(headers: str, sizes: Mapping[str, int]) -> Iterator[str]:
    """Yield what of a site a host would not take, in Italian: ``sizes`` are those of its files, in bytes."""
    rules = sum(not line.startswith(" ") for line in headers.splitlines())
    longest = max(map(len, headers.splitlines()), default=0)
    largest = max(sizes, key=sizes.__getitem__, default="")
    for name, found, most in (
        ("le regole di «_headers»", rules, Cloudflare.header_rules),
        ("la riga più lunga di «_headers»", longest, Cloudflare.header_line),
        ("i file", len(sizes), Cloudflare.files),
        (f"i byte di {largest}", sizes.get(largest, 0), Cloudflare.file_bytes),
    ):
        if found > most:
            yield f"Cloudflare Pages: {name} sono {found}, e ne prende {most} ({Cloudflare.source})"
