"""Every rule has its samples and its paragraph, and says of each sample exactly what is expected.

``tests/data/regole/<rule>/`` holds samples: ``buono`` and ``cattivo``, or more of them with a hyphen and the
reason. A sample holds the files that differ from ``tests/data/minimo/glossary``; beside them, a bad one has
``atteso.txt``, the lines that are printed. The sample of a change has also the files as they were, in ``prima``;
there the digest of an approval that holds is ``GIUSTA``. After a change: ``pytest
tests/parole/rules/test_rules.py --update-expected``, then read the difference.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import places
import pytest
from files import DATA, MINIMAL, TODAY

from parole.glossary.state import digest
from parole.load import MAX_BYTES, read_folder
from parole.proposals.change_rules import check_change
from parole.reading.problems import Problem
from parole.reading.rulebook import RULES
from parole.reading.yaml_nodes import read_yaml
from parole.rules.check import check_glossary

SAMPLES = DATA / "regole"
AWFUL = DATA / "tutto-sbagliato"
EXPECTED, BEFORE, RIGHT = "atteso.txt", "prima", "GIUSTA"
GUIDE = places.ROOT / "docs" / "contribuire" / "regole.md"
DRAFT = Path("glossary", "termini", "bozza.yml")

Preparation = Callable[[Path, pytest.MonkeyPatch], None]


def remove_the_foreign_words(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "glossary" / "stranieri.yml").unlink()


def remove_the_folders(root: Path, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(root / "glossary" / "termini")
    shutil.rmtree(root / "glossary" / "percorsi")


def write_latin_letters(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / DRAFT).write_bytes("termine: bozza\narea: città\n".encode("latin-1"))


def write_too_much(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / DRAFT).write_bytes(b"\n" * (MAX_BYTES + 1))


def link_outside(root: Path, _: pytest.MonkeyPatch) -> None:
    outside = root / "fuori.yml"
    outside.write_text("termine: bozza\n", encoding="utf-8")
    (root / DRAFT).symlink_to(outside)


def link_to_itself(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / DRAFT).symlink_to(root / DRAFT)


def forbid_reading(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for missing permissions, which do not stop who runs the tests as root."""
    (root / DRAFT).write_text("termine: bozza\n", encoding="utf-8")
    read_bytes = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == root / DRAFT:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refused)


# Samples that cannot live in the repository.
PREPARED: dict[tuple[str, str], Preparation] = {
    ("file-mancante", "cattivo"): remove_the_foreign_words,
    ("file-mancante", "cattivo-cartella"): remove_the_folders,
    ("file-non-utf8", "cattivo"): write_latin_letters,
    ("file-troppo-grande", "cattivo"): write_too_much,
    ("collegamento-simbolico", "cattivo"): link_outside,
    ("collegamento-simbolico", "cattivo-in-tondo"): link_to_itself,
    ("file-illeggibile", "cattivo"): forbid_reading,
}
BAD = sorted({(p.parent.parent.name, p.parent.name) for p in SAMPLES.glob("*/cattivo*/*")} | PREPARED.keys())
GOOD = sorted({(p.parent.parent.name, p.parent.name) for p in SAMPLES.glob("*/buono*/*")})


@pytest.fixture
def check_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[Problem]]:
    """Return a function that puts a sample over the minimal glossary and returns its problems."""

    def check(sample: Path) -> list[Problem]:
        root = laid_out(sample, tmp_path)
        if prepare := PREPARED.get((sample.parent.name, sample.name)):
            prepare(root, monkeypatch)
        after = read_folder(root)
        found = check_glossary(after, TODAY)
        if (sample / BEFORE).is_dir():
            before = read_folder(laid_out(sample / BEFORE, tmp_path / BEFORE))
            found += [*check_glossary(before, TODAY), *check_change(before, after)]
        return found

    return check


def laid_out(sample: Path, root: Path) -> Path:
    """Put the files of a sample over the minimal glossary in ``root``, and return it."""
    glossary = root / "glossary"
    shutil.copytree(MINIMAL / "glossary", glossary)
    if sample.is_dir():
        others = shutil.ignore_patterns(EXPECTED, BEFORE)
        shutil.copytree(sample, glossary, ignore=others, dirs_exist_ok=True)
    approved = [
        path
        for path in glossary.glob("termini/*.yml")
        if RIGHT in path.read_text(encoding="utf-8", errors="replace")
    ]
    for path in approved:
        right = digest(read_folder(root).glossary.concepts[path.stem])
        path.write_text(path.read_text(encoding="utf-8").replace(RIGHT, right), encoding="utf-8")
    return root


def compare(problems: list[Problem], expected: Path, update: bool) -> None:
    lines = [str(problem) for problem in problems]
    if update:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert expected.is_file(), "make it with --update-expected, then read it"
    assert lines == expected.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("rule", "sample"), BAD, ids=map("/".join, BAD))
def test_a_bad_sample_breaks_its_rule_and_no_other(
    rule: str, sample: str, check_sample: Callable[[Path], list[Problem]], update_expected: bool
) -> None:
    problems = check_sample(SAMPLES / rule / sample)
    compare(problems, SAMPLES / rule / sample / EXPECTED, update_expected)
    assert {problem.rule for problem in problems} == {rule}
    assert {problem.level for problem in problems} == {RULES[rule].level}


@pytest.mark.parametrize(("rule", "sample"), GOOD, ids=map("/".join, GOOD))
def test_a_good_sample_has_no_problems(
    rule: str, sample: str, check_sample: Callable[[Path], list[Problem]]
) -> None:
    assert check_sample(SAMPLES / rule / sample) == []


def test_the_minimal_glossary_has_no_problems() -> None:
    assert check_glossary(read_folder(MINIMAL), TODAY) == []


def test_the_awful_file_is_told_everything_in_order(
    check_sample: Callable[[Path], list[Problem]], update_expected: bool
) -> None:
    compare(check_sample(AWFUL), AWFUL / EXPECTED, update_expected)


def test_every_rule_has_samples_and_every_sample_a_rule() -> None:
    assert sorted(path.name for path in SAMPLES.iterdir()) == sorted(RULES)
    assert sorted({rule for rule, _ in BAD}) == sorted(RULES)
    assert sorted({rule for rule, _ in GOOD}) == sorted(RULES)


def test_no_sample_is_left_over() -> None:
    samples = {(path.parent.name, path.name) for path in SAMPLES.glob("*/*")}
    assert samples == {*BAD, *GOOD}
    assert not list(SAMPLES.glob(f"*/buono*/{EXPECTED}"))
    only_expected = {
        sample for sample in BAD if [path.name for path in SAMPLES.joinpath(*sample).iterdir()] == [EXPECTED]
    }
    assert only_expected == PREPARED.keys()


def guide_sections() -> dict[str, str]:
    pieces = re.split(r"^## (.+)$", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_the_guide_explains_every_rule_in_the_order_of_the_table() -> None:
    assert list(guide_sections()) == [f"{rule} {{#{rule}}}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES)
def test_the_guide_shows_a_bad_and_a_good_example(rule: str) -> None:
    section = guide_sections().get(f"{rule} {{#{rule}}}", "")
    assert re.findall(r"^\*\*(No|Sì):\*\*$", section, re.MULTILINE) == ["No", "Sì"]
    assert len(re.findall(r"^```(?:yaml|text)$", section, re.MULTILINE)) == 2
    assert len(section.split("```")[0].split()) < 70, "one short paragraph"


@pytest.mark.parametrize("rule", RULES)
def test_the_good_examples_of_the_guide_can_be_read(rule: str) -> None:
    section = guide_sections().get(f"{rule} {{#{rule}}}", "")
    for example in re.findall(r"\*\*Sì:\*\*\n\n```yaml\n(.*?)```", section, re.DOTALL):
        assert read_yaml(example, "esempio.yml")[1] == []
