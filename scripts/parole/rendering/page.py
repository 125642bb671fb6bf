"""A generated page before it meets the mould."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from parole.glossary import addresses


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """The content of a page and what the mould needs to know of it.

    ``mould`` names the model page that the generator built for this kind; ``source`` is the file that an
    editor changes, relative to the repository.
    A page that is not ``listed`` answers to its address but is kept out of the sitemap and of search engines.
    """

    mould: str
    address: str
    title: str
    description: str
    content: Markup
    source: str
    headings: tuple[Heading, ...] = ()
    listed: bool = True

    @property
    def file(self) -> str:
        """The file that answers to the address."""
        return addresses.file_of(self.address)
