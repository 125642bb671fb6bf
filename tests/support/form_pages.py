"""The form «Proponi» in a browser, as a person and the receiver of what it sends see it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from proposal_cases import TODAY
from site_fixture import SAMPLE

from parole.proposals.issue_form import FormField
from parole.proposals.issue_form import form_fields as issue_fields
from parole.proposals.submission import Issue, proposal_from
from parole.proposals.submission import Proposal as Submission
from parole.reading.files import read_glossary

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def open_form(page: Page, base: str, query: str = "") -> None:
    page.goto(f"{base}proponi/{query}")
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")


def field(page: Page, label: str, inside: str = "[data-pc=modulo]", nth: int = 0) -> Locator:
    """Return the control with that label, as the person sees it."""
    return page.locator(inside).get_by_label(label, exact=True).nth(nth)


def settled(page: Page) -> None:
    """Leave the field: the form checks at once, and announces a moment later, on the clock of the page."""
    page.locator(":focus").blur()
    page.evaluate("new Promise((done) => setTimeout(done, 150))")


def yaml(page: Page) -> str:
    """Return the text of the proposal."""
    return page.input_value("[data-pc=testo]")


def fields(page: Page) -> str:
    """Return the fields of the word in it, without what they start from."""
    head = re.match(r"(?:correzione: .*\n)?partenza: .*\n", yaml(page))
    return yaml(page)[head.end() if head else 0 :]


def sent(page: Page) -> dict[str, str]:
    """Return what the prefilled issue would hold, by the name of the parameter."""
    link = urlsplit(page.get_attribute("[data-pc=segnala]", "href") or "")
    assert link.path == "/esempio/parole-in-comune/issues/new"
    return {name: values[0] for name, values in parse_qs(link.query).items()}


def received(asked: dict[str, str]) -> Submission:
    """Return what the command of the forge makes of an issue opened so and sent as it is."""
    files, fields = _sample()
    assert asked.keys() - {field.id for field in fields} == {"template", "title"}
    [sides] = [field.options for field in fields if field.id == "lato"]
    assert asked.get("lato") in {None, *(sides or {}).values()}
    answers = {
        field.id: f"```{field.code}\n{asked[field.id].rstrip()}\n```" if field.code else asked[field.id]
        for field in fields
        if field.id in asked
    }
    body = "\n\n".join(f"### {field.label}\n\n{answers.get(field.id, '_No response_')}" for field in fields)
    return proposal_from(Issue(7, asked["title"], body), files, TODAY)


@cache
def _sample() -> tuple[dict[str, bytes], tuple[FormField, ...]]:
    """Return the files of the sample glossary and the fields of its issue."""
    files = {
        path.relative_to(SAMPLE).as_posix(): path.read_bytes()
        for path in (SAMPLE / "glossary").rglob("*.yml")
    }
    return files, issue_fields(read_glossary(files).glossary.areas)


def drafts(page: Page) -> list[str]:
    """Return the names of the drafts that the browser keeps; the theme keeps its colours beside them."""
    names: list[str] = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('parole/'))")
    return names


def with_draft(page: Page, site: str, word: dict[str, Any], key: str = "nuova/prova", **more: Any) -> None:
    """Leave a draft in the browser."""
    page.goto(f"{site}proponi/")
    kept = {
        "word": word,
        "sources": [],
        "side": "pa",
        "open": ["pa"],
        "when": "2026-11-22T10:00:00.000Z",
    } | more
    page.evaluate(
        "([key, kept]) => localStorage.setItem(`parole/proposta/${key}`, JSON.stringify(kept))", [key, kept]
    )
