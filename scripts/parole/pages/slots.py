"""What whoever publishes says of themselves: the slots of ``mkdocs.yml``, shown where they are filled.

A reader never meets a blank to fill; the publishing command tells the maintainer which are still empty.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from parole.glossary.site_facts import SLOTS, SiteFacts
from parole.rendering.renderer import Renderer

_WEB = ("https://", "http://", "mailto:")


def fragments(renderer: Renderer) -> dict[str, Callable[[str], Markup]]:
    """Return a sentence for each slot, by the name «chi-pubblica <slot>»; nothing while it is empty."""
    return {f"chi-pubblica {name}": partial(_sentence, renderer.facts, name) for name in SLOTS}


def _sentence(facts: SiteFacts, name: str, _: str) -> Markup:
    said = facts.slots.get(name, "")
    if not said:
        return Markup()
    shown = Markup('<a href="{0}">{0}</a>').format(said) if said.startswith(_WEB) else said
    return Markup("<p>{}: {}</p>").format(SLOTS[name], shown)


def empty_slots(facts: SiteFacts) -> tuple[str, ...]:
    """Return the slots of mkdocs.yml that nobody has filled yet."""
    return tuple(name for name in SLOTS if not facts.slots.get(name))
