"""Texts of the words → safe HTML.

A text is untrusted until it has passed here: HTML is escaped by construction, and of Markdown only emphasis
is left. Links to words are written ``[[id]]`` or ``[[id|text]]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from markupsafe import Markup, escape

from parole.language.texts import LINK

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

_MARKS = re.compile(r"[*\\]")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)(.+?)(?<=\S)\*{1,3}")
_HOLDER = re.compile("\ue000(\\d+)\ue001")
Processor = TypeVar("Processor")
LinkMaker = Callable[[str, str | None], Markup]


@cache
def _emphasis_only() -> Markdown:
    """Return the one Markdown of all texts: it knows ``*emphasis*``, ``**strong**`` and the backslash."""
    # Here because few texts have marks, and the checks, which start at every save, never come to need it.
    from markdown import Markdown
    from markdown.treeprocessors import InlineProcessor

    md = Markdown()
    md.preprocessors = _only(md.preprocessors, "normalize_whitespace")
    md.inlinePatterns = _only(md.inlinePatterns, "escape", "em_strong")
    inline = md.treeprocessors["inline"]
    assert isinstance(inline, InlineProcessor)
    inline.inlinePatterns = cast(Any, md.inlinePatterns)  # it keeps a reference of its own
    md.parser.blockprocessors = _only(md.parser.blockprocessors, "paragraph")
    if md.delimiters:
        md.delimiters.remove("_")
    return md


def _only(registry: Registry[Processor], *names: str) -> Registry[Processor]:
    """Return a registry with those processors alone, in that order."""
    kept: Registry[Processor] = type(registry)()
    for priority, name in enumerate(reversed(names)):
        kept.register(registry[name], name, priority)
    return kept


class InlineText:
    """Renders texts; ``link`` makes the HTML of a link from an id and the text to show, if given."""

    def __init__(self, link: LinkMaker) -> None:
        self._link = link

    def html(self, text: str) -> Markup:
        """Return ``text`` as safe HTML."""
        links: list[Markup] = []

        def hold(match: re.Match[str]) -> str:
            links.append(self._link(match["id"], match["text"]))
            return f"\ue000{len(links) - 1}\ue001"

        held = LINK.sub(hold, text.replace("\ue000", "").replace("\ue001", ""))
        rendered = self._emphasis(held) if _MARKS.search(held) else escape(held)
        return Markup(_HOLDER.sub(lambda m: links[int(m[1])], rendered)) if links else rendered

    def _emphasis(self, text: str) -> Markup:
        # Markdown keeps the entities it finds, so what was escaped before stays escaped once.
        html = _emphasis_only().reset().convert(str(escape(text)))
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))


def plain_text(text: str, name_of: Callable[[str], str] = lambda id_: id_.replace("-", " ")) -> str:
    """Return ``text`` without marks, for places where no HTML can go (titles, descriptions, the look-up).

    ``name_of`` gives the name of the word behind an id, for the links that have no text of their own.
    """
    if "[[" in text:
        text = LINK.sub(lambda match: match["text"] or name_of(match["id"]), text)
    return _EMPHASIS.sub(r"\1", text) if "*" in text else text


def sentence(text: str) -> str:
    """Return a definition in ISO form as a sentence: capital letter, final stop."""
    ended = closed(text)
    return ended[:1].upper() + ended[1:]


def closed(text: str) -> str:
    """Return a text with a final stop, unless it ends as a sentence already."""
    return text if text.endswith((".", "?", "!", "…", "»")) else f"{text}."


__all__ = ["InlineText", "LinkMaker", "closed", "plain_text", "sentence"]
