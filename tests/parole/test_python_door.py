"""The engine as a package: whole, typed, light, and documented with an example that runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import places
import pytest
from files import MINIMAL

import parole
from parole import Concept, Glossary, GlossaryError, load_glossary

ROOT = places.ROOT
ENGINE = ROOT / "scripts" / "parole"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# How a package is called where it is imported, when the name differs.
IMPORTED_AS = {
    "pyyaml": "yaml",
    "python-pptx": "pptx",
    "fonttools": "fontTools",
    "resvg-py": "resvg_py",
}
ALWAYS = PROJECT["project"]["dependencies"]
ON_REQUEST = PROJECT["project"]["optional-dependencies"]["tutto"]


def module_of(requirement: str) -> str:
    match = re.match(r"[a-z0-9-]+", requirement)
    assert match, requirement
    return IMPORTED_AS.get(match[0], match[0])


def modules(requirements: list[str]) -> set[str]:
    return {module_of(requirement) for requirement in requirements}


def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


def test_a_folder_becomes_a_glossary() -> None:
    glossary: Glossary = load_glossary(MINIMAL)
    word: Concept = glossary.concepts["tavolo"]
    assert (word.termine, glossary.where("tavolo")) == ("tavolo", word)


def test_errors_come_all_at_once_with_their_place(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError) as refusal:
        load_glossary(tmp_path)
    assert [problem.place.path for problem in refusal.value.problems] == [
        "glossary/aree.yml",
        "glossary/fonti.yml",
        "glossary/stranieri.yml",
        "glossary/termini",
    ]
    assert str(refusal.value).splitlines() == [str(problem) for problem in refusal.value.problems]
    assert isinstance(refusal.value, ValueError)


def test_the_door_is_what_the_package_declares() -> None:
    assert parole.__all__ == ["Concept", "Glossary", "GlossaryError", "load_glossary"]
    page = (ROOT / "docs" / "dati.md").read_text(encoding="utf-8")
    assert "from parole import GlossaryError, load_glossary" in page


def test_every_example_of_the_page_is_python_and_the_one_of_the_door_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "dati.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    for example in examples:
        ast.parse(example)
    [door] = [example for example in examples if "load_glossary" in example]
    (tmp_path / "parole-in-comune").symlink_to(MINIMAL)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ENGINE.parent)!r})\n{door}"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_what_the_package_asks_for_is_what_the_project_uses() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    used = {line.partition("#")[0].strip() for line in lines}
    assert set(ALWAYS) | set(ON_REQUEST) <= used


def test_every_module_of_the_engine_finds_what_it_imports() -> None:
    known = set(sys.stdlib_module_names) | modules(ALWAYS) | modules(ON_REQUEST) | {"parole", "pydantic_core"}
    for path in sorted(ENGINE.rglob("*.py")):
        assert imported_by(path) <= known, path


def test_the_door_opens_with_the_few_packages_that_always_come() -> None:
    others = sorted(modules(ON_REQUEST) | {"mkdocs", "material"})
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({others!r}))\n"
        f"import parole; print(len(parole.load_glossary({str(MINIMAL)!r}).concepts))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ENGINE.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("2\n", "")


def test_every_file_of_the_engine_is_in_the_package() -> None:
    settings = PROJECT["tool"]["setuptools"]
    assert settings["packages"]["find"] == {"where": ["scripts"], "include": ["parole", "parole.*"]}
    patterns = settings["package-data"]["*"]
    files = [path for path in ENGINE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    others = [path for path in files if path.suffix != ".py"]
    assert (ENGINE / "py.typed") in others
    assert [path for path in others if not any(path.match(pattern) for pattern in patterns)] == []
    # A folder without __init__.py is found by no package: its files are data of the folder above.
    for path in files:
        if path.suffix == ".py":
            assert (path.parent / "__init__.py").is_file(), path
