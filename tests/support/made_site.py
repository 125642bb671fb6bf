"""All that is planned, made: for the tests that look at what is inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from parole.pages import moved
from parole.pages.catalogue import listed_pages
from parole.rendering.page import Page
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.site.plan import plan_site


@dataclass
class MadeSite:
    """Every file that the engine makes, by path; what it takes away, what pages ask for in vain."""

    written: dict[str, Any]
    removed: set[str]
    faults: list[str]


def finish_site(built: Mapping[str, str], renderer: Renderer, *, policy: bool = True) -> MadeSite:
    """Return the whole site made of what the generator has ``built``."""
    plan = plan_site(built, renderer, policy=policy)
    return MadeSite(make_all(plan.files.items()), plan.removed, plan.faults)


def make_all(planned: Iterable[Planned]) -> dict[str, Any]:
    """Return what is planned, made: path → content."""
    return {path: make() for path, make in planned}


def made_pages(renderer: Renderer) -> list[Page]:
    """Return every generated page."""
    return [make() for pages in (listed_pages, moved.pages) for _, make in pages(renderer)]
