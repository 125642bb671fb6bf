"""A generated page before it meets the mould."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The content of a page and what the mould needs to know of it.

    ``mould`` names the model page that the generator built for this kind.
    """

    mould: str
    address: str
    title: str
    description: str
    content: Markup
    headings: tuple[Heading, ...] = ()
