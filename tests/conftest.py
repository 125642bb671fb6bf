"""What the tests share: a browser, the sample site served over HTTP, the option that rewrites expected files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("site_fixture")  # before it is imported: its messages then say what they found

from shared_folder import made_once  # noqa: E402
from site_fixture import build_site, published_long_ago, watched, watching  # noqa: E402
from tabs import Tabs  # noqa: E402

from shared.browser import BrowserError  # noqa: E402
from shared.headless import running_browser, served  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# All that Hypothesis makes up: the same examples on every machine, however slow it is.
settings.register_profile(
    "ours", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="rewrite the expected files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that drive a browser, so that ``-m "not browser"`` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def update_expected(request: pytest.FixtureRequest) -> bool:
    """Whether the expected files are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-expected"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser without a window. If there is none to be had, the test fails: it is never skipped."""
    try:
        with running_browser() as running:
            # Nothing stands between a page and its requests, but where a test says so.
            for name in ("new_context", "new_page"):
                setattr(running, name, partial(getattr(running, name), service_workers="block"))
            yield running
    except BrowserError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder on a free port and returns its address, with no final slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample site under ``glossario/``, as a forge's pages have it; tests only read it."""

    def make(www: Path) -> None:
        published_long_ago(build_site(www.with_name("progetto"), www))

    return made_once(tmp_path_factory, "www", make)


@pytest.fixture(scope="session")
def base(www: Path, serve_folder: Callable[[Path], str]) -> str:
    """The address of the sample site, with the final slash."""
    return f"{serve_folder(www)}/glossario/"


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The pages of the browser that go from one test to the next."""
    return Tabs(browser)


@pytest.fixture
def page(tabs: Tabs, base: str) -> Iterator[Page]:
    """An empty page in a wide window: an error, a dialog, a request to others fail the test."""
    with tabs.lent(base) as lent, watching(lent, base) as opened:
        yield opened


@pytest.fixture
def own_page(browser: Browser, base: str) -> Iterator[Page]:
    """The same, opened for this test alone: for those that add scripts to every page."""
    with watched(browser, base) as opened:
        yield opened
