"""What axe-core, a program in the page, finds against WCAG 2.2 A and AA: the part of accessibility that a machine sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Page

# To describe all that is sound as well would take as long as looking for what is not.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    "selectors": False,
}
RUN = """async (options) => (await axe.run(document, options)).violations.map((found) => `${found.id}: ${found.nodes[0].html}`)"""


def faults(page: Page) -> list[str]:
    """Return the faults of the page as it is now: the rule, and the first element that breaks it."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, OPTIONS)
    return found
