"""Pages of the browser that go from one test to the next, emptied in between of all that a test may leave.

A page in a new context costs the browser a new process, which reads scripts, styles and typefaces anew: more than
half of what most tests ask of it. A page that only goes on to another address has them already.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 800}
# Asked of every server of the tests: there is no such page, and the answer has no script.
NOWHERE = "niente/"
FORGET = "localStorage.clear(); sessionStorage.clear();"


class Tabs:
    """Lends a page for each set of options of Playwright, always the same one, as good as new."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, Page] = {}

    @contextmanager
    def lent(self, base: str, **options: Any) -> Iterator[Page]:
        """Lend a page with nothing in it that will read the site at ``base``, in a wide window unless ``options`` say otherwise."""
        options = {"viewport": WIDE} | options
        kind = repr(sorted(options.items()))
        page = self._free.pop(kind, None) or self._opened(options)
        yield page
        emptied(page, base, options)
        self._free[kind] = page

    def _opened(self, options: dict[str, Any]) -> Page:
        page = self._browser.new_context(**options).new_page()
        # It could not be taken away again, and would run in the tests that follow.
        page.add_init_script = refused
        return page


def refused(*_: object) -> NoReturn:
    """Stop a test that would change the pages of the others."""
    raise AssertionError("this page is lent: a test that adds scripts to every page needs «own_page»")


def emptied(page: Page, base: str, options: dict[str, Any]) -> None:
    """Leave ``page`` as if it had just been opened: nothing kept, nothing granted, no past, no other window."""
    context = page.context
    for other in context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    context.unroute_all()
    page.goto(base + NOWHERE)  # a page that keeps something when it is left has done so by then
    page.evaluate(FORGET)
    context.clear_cookies()
    context.clear_permissions()
    page.emulate_media(media="null")
    page.set_viewport_size(options["viewport"])
    page.mouse.move(0, 0)
    session = context.new_cdp_session(page)
    session.send("Page.resetNavigationHistory")
    session.detach()
