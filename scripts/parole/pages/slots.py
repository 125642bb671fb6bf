"""What whoever publishes says of themselves: the slots of ``mkdocs.yml``, shown where they are filled.

A reader never meets a blank to fill; the publishing command tells the maintainer which are still empty.
"""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from parole.glossary.site_facts import SLOTS, SiteFacts
from parole.rendering.page import Fragment
from parole.rendering.renderer import Renderer

_WEB = ("https://", "http://", "mailto:")


def _sentence(name: str, renderer: Renderer, _: str) -> Markup:
    if not (said := renderer.facts.slots.get(name, "")):
        return Markup()
    shown = Markup('<a href="{0}">{0}</a>').format(said) if said.startswith(_WEB) else said
    return Markup("<p>{}: {}</p>").format(SLOTS[name], shown)


# A sentence for each slot; nothing while it is empty.
FRAGMENTS: dict[str, Fragment] = {f"chi-pubblica {name}": partial(_sentence, name) for name in SLOTS}


def empty_slots(facts: SiteFacts) -> tuple[str, ...]:
    """Return the slots of mkdocs.yml that nobody has filled yet."""
    return tuple(name for name in SLOTS if not facts.slots.get(name))
