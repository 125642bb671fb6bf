"""The real glossary has no errors. The only tests that read it: editing a word never breaks the others."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import places
import pytest
from semantic_samples import HOLDER, NEWS

import format  # noqa: A004 (the command has the name of its work)
from forge import issue_forms
from parole.glossary.glossary import TERMS_FOLDER
from parole.glossary.site_facts import SiteFacts
from parole.load import read_folder
from parole.lookup.names import names_files
from parole.lookup.texts import texts_files
from parole.reading.problems import Level
from parole.rendering.planned import Planned
from parole.rendering.renderer import Renderer
from parole.rules.check import check_glossary
from parole.semantic.catalogue import MAX_BYTES, asset

ROOT = places.ROOT
WORDS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / TERMS_FOLDER).glob("*.yml"))


@cache
def errors() -> tuple[tuple[str, str], ...]:
    """Return the path and the line of every error."""
    problems = check_glossary(read_folder(ROOT), date.today())
    return tuple((problem.place.path, str(problem)) for problem in problems if problem.level is Level.ERROR)


def test_there_are_words() -> None:
    assert WORDS


@pytest.mark.parametrize("path", WORDS, ids=lambda path: Path(path).stem)
def test_a_word_has_no_errors(path: str) -> None:
    assert [line for found, line in errors() if found == path] == []


def test_words_and_paths_are_in_canonical_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert format.main(["--controlla"]) == 0, capsys.readouterr().out


def test_the_issue_form_is_that_of_the_model_and_of_the_areas() -> None:
    """If not: ``python scripts/forge/issue_forms.py``."""
    assert (ROOT / issue_forms.FORM).read_text(encoding="utf-8") == issue_forms.form_text(ROOT)


def test_the_worked_example_of_the_guide_is_the_real_word() -> None:
    guide = (ROOT / "docs" / "contribuire" / "scrivere-una-voce.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(termine: .*?)```", guide, re.DOTALL)
    assert example
    assert example[1] == (ROOT / TERMS_FOLDER / "verbale.yml").read_text(encoding="utf-8")


def test_registers_and_paths_have_no_errors() -> None:
    assert [line for found, line in errors() if found not in WORDS] == []


def test_a_thousand_words_like_these_fit_in_what_the_national_catalogue_accepts() -> None:
    glossary = replace(read_folder(ROOT).glossary, news=NEWS)
    for content in asset(glossary, SiteFacts(url="https://parole-in-comune.example.org/"), HOLDER).values():
        assert len(content.encode()) / len(glossary.concepts) * 1000 <= MAX_BYTES


def test_the_look_up_stays_light_on_a_phone() -> None:
    """For 250 words: names and sentences within 40 kB, texts within 80, compressed; above, in proportion."""
    renderer = Renderer(read_folder(ROOT).glossary)
    share = max(1.0, len(renderer.glossary.concepts) / 250)
    assert compressed(names_files(renderer)) <= 40_000 * share
    assert compressed(texts_files(renderer)) <= 80_000 * share


def compressed(files: Iterable[Planned]) -> int:
    return sum(len(gzip.compress(str(make()).encode(), 6)) for _, make in files)
