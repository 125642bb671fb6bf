"""What the form gives is read by what receives it: over the real words, for each kind of change.

The text, the letter and the address are made in a real browser, all in one page; they are read as the command of
the forge reads an issue. What comes out must be the word with that change and nothing else, on the glossary of
now and on one that has changed meanwhile.
"""

from __future__ import annotations

import copy
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import places
import pytest

from parole.form.scripts import model_script, word_script
from parole.glossary.glossary import SOURCES_FILE
from parole.load import glossary_files
from parole.proposals.base import typed_fields
from parole.proposals.issue_form import body_of
from parole.proposals.submission import Desk, Issue, Outcome, proposal_from
from parole.proposals.submitted_word import submitted
from parole.reading.files import read_glossary
from parole.reading.node_values import plain
from parole.reading.yaml_nodes import Mapping, read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILES = glossary_files(places.ROOT)
READING = read_glossary(FILES)
# To write the whole register anew for every word would take minutes: here it starts empty.
SHORT = FILES | {SOURCES_FILE: b""}
WORDS = READING.glossary.concepts
LOGIN = "https://github.com/login?return_to="
NEW_SOURCE = {"tipo": "pagina", "nome": "Pagina: di prova", "titolo": "Una pagina di prova", "autore": "Prova", "indirizzo": "https://esempio.it/a"}  # fmt: skip
# What an editor does: a small correction, a text written anew on one side, new sources.
KINDS = ("piccola", "lato", "fonti")
MADE_IN_THE_BROWSER = """([words, parts]) => words.map(([id, start, word, sources, base, name]) => {
  const changed = ParoleVersioni.changes(parts, start, word), writer = ParoleYaml.writer(ParoleModello);
  const line = ParoleVersioni.baseLine({ prints: ParoleVersioni.printsOf(base), clashes: [], oldPrints: new Map() });
  const text = writer.proposal([["correzione", id], ["partenza", line]], changed, sources);
  const proposal = { id, word: { ...word, termine: name }, text, isNew: false, side: "Terzo settore: come la intende chi lavora in cooperative e associazioni" };
  return [text, ParoleInvio.letter(proposal, ParoleModello.letter), ParoleInvio.issue("https://github.com/esempio/parole-in-comune", proposal)];
})"""


def changed(typed: dict[str, Any], kind: str) -> dict[str, Any]:
    word = copy.deepcopy(typed)
    if kind == "piccola":
        word["in_breve"] = f"{word['in_breve']}, in parole nostre"
    elif kind == "lato":
        word.setdefault("terzo_settore", {})["definizione"] = (
            "Da noi è una cosa «seria»: si fa insieme. " * 12
        )
    else:
        word["fonti"] = [*word.get("fonti", []), {"fonte": "pagina-di-prova", "rif": "p. 12"}]
    return word


@pytest.fixture(scope="module")
def made(browser: Any, base: str) -> dict[tuple[str, str], list[Any]]:
    """What the browser makes of every word and every kind of change: text, letter, address."""
    page: Page = browser.new_page()
    page.goto(f"{base}proponi/")
    page.wait_for_selector("[data-pc-proponi]:not([aria-busy])")
    page.evaluate("script => { (0, eval)(script); }", model_script())
    asked = {}
    for id_, concept in WORDS.items():
        typed = _as_read(typed_fields(concept))
        prints = word_script(concept).split('"base":"')[1].split('"')[0]
        for kind in KINDS:
            sources = [["pagina-di-prova", NEW_SOURCE]] if kind == "fonti" else []
            asked[id_, kind] = [
                id_,
                typed,
                _as_read(changed(typed, kind)),
                sources,
                prints,
                concept.full_name,
            ]
    parts = page.evaluate("ParoleModello.parts")
    answers = page.evaluate(MADE_IN_THE_BROWSER, [list(asked.values()), parts])
    page.close()
    return dict(zip(asked, answers, strict=True))


def _as_read(typed: dict[str, Any]) -> dict[str, Any]:
    """Texts as the controls hold them: on one line; a case that holds for nobody says so."""
    word = _tidy(typed)
    word["casi"] = [{**case, "vale_per": case.get("vale_per", [])} for case in word.get("casi", [])]
    return {name: value for name, value in word.items() if value != [] and name != "approvazioni"}


def _tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _tidy(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def read(text: str, id_: str, reading: Any = READING) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields of the word and the sources that a pasted text makes, before the checks."""
    draft = Desk(Issue(7, "", ""), SHORT, reading).drafted(submitted({"yaml": text}))
    assert (draft.id, draft.clashes) == (id_, ())
    word = draft.files.get(f"glossary/termini/{id_}.yml")
    return plain_of(word) if word else plain(reading.documents["termini", id_].root), plain_of(
        draft.files.get(SOURCES_FILE, "")
    )


def plain_of(text: str) -> dict[str, Any]:
    root, problems = read_yaml(text, "x")
    assert problems == []
    return dict(plain(root)) if isinstance(root, Mapping) else {}


def expected(id_: str, kind: str) -> dict[str, Any]:
    typed = plain(READING.documents["termini", id_].root)
    return changed(_without_empty(typed), kind)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_empty(inner) for name, inner in value.items() if inner is not None}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_makes_the_word_with_that_change(made: Any, kind: str) -> None:
    for id_ in WORDS:
        word, sources = read(made[id_, kind][0], id_)
        assert _tidy(word) == _tidy(expected(id_, kind)), id_
        assert list(sources) == (["pagina-di-prova"] if kind == "fonti" else []), id_


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_says_the_same_even_answered_to(made: Any, kind: str) -> None:
    for id_ in WORDS:
        text, letter, _ = made[id_, kind]
        answered = (
            "Grazie!\r\n\r\n" + "".join(f"> {line}\r\n" for line in letter.splitlines()) + "> A presto\r\n"
        )
        assert [submitted({"yaml": one}) for one in (letter, answered)] == [submitted({"yaml": text})] * 2, (
            id_
        )


def test_every_address_can_be_followed_by_who_must_sign_in_first_and_a_small_change_is_all_there(
    made: Any,
) -> None:
    whole = dict.fromkeys(KINDS, 0)
    for (id_, kind), (text, _, link) in made.items():
        assert len(LOGIN) + len(quote(link["url"], safe="")) <= 8000, (id_, kind)
        asked = parse_qs(urlsplit(link["url"]).query)
        assert asked["identificativo"] == [id_]
        assert (asked.get("yaml") == [text]) is link["whole"]
        whole[kind] += link["whole"]
    assert whole == dict.fromkeys(KINDS, len(WORDS))


@pytest.mark.parametrize("kind", KINDS[1:2])
def test_what_changed_meanwhile_stays(made: Any, kind: str) -> None:
    """Every word has had another line written meanwhile: no correction puts the old one back."""

    def elsewhere(area: str) -> str:
        return "principi" if area == "milano" else "milano"

    paths = {f"glossary/termini/{id_}.yml": concept.area for id_, concept in WORDS.items()}
    moved = {
        path: FILES[path].decode().replace(f"\narea: {area}\n", f"\narea: {elsewhere(area)}\n").encode()
        for path, area in paths.items()
    }
    now = read_glossary(FILES | moved)
    for id_, concept in WORDS.items():
        word, _ = read(made[id_, kind][0], id_, now)
        assert _tidy(word) == _tidy({**expected(id_, kind), "area": elsewhere(concept.area)}), id_


@pytest.mark.parametrize("id_", sorted(WORDS)[:: max(1, len(WORDS) // 2)])
def test_a_pasted_text_goes_all_the_way(made: Any, id_: str) -> None:
    """Checks included, which take long: for a few words."""
    proposal = proposal_from(Issue(7, "", body_of(made[id_, "fonti"][0])), FILES, date(2026, 11, 23))
    assert (proposal.outcome, proposal.faults) == (Outcome.READY, ())
    assert set(proposal.files) == {f"glossary/termini/{id_}.yml", SOURCES_FILE}
