"""Count the faults of the rules that the tests notice: ``python scripts/audit/mutations.py [MODULO …]``.

A mutant is a module with one thing changed, as by a slip: a number by one, an «and» for an «or», a
condition turned round. Each is tried in a process of its own, which imports it in place of the real one: the
tests of the rules must fail, first those of the same module, then all. Nothing is written. It takes some
minutes, on a system where a process can split in two (not Windows).
Exit codes: 0 the score is at least :data:`FLOOR`, 1 it is lower, 2 the tests fail even with nothing changed.
"""

from __future__ import annotations

import ast
import os
import resource
import sys
from collections.abc import Iterator
from difflib import unified_diff
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType

import pytest

from shared.leaving import leave
from shared.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
RULES, TESTS = Path("scripts/parole/rules"), Path("tests/parole/rules")
FLOOR = 90
LONGEST = 120  # seconds of work: a mutant that never ends is noticed too
OPTIONS = "--exitfirst --quiet -p no:cacheprovider -p no:xdist".split()
# The signs that a hand mistakes for one another, then for which: «|» is mostly in types, which do not run.
ALIKE = (
    *((ast.And, ast.Or), (ast.Is, ast.IsNot), (ast.Eq, ast.NotEq), (ast.Add, ast.Sub), (ast.Mult, ast.Div)),
    *((ast.Lt, ast.LtE), (ast.Lt, ast.GtE), (ast.Gt, ast.GtE), (ast.Gt, ast.LtE)),
)
SLIPS = (*ALIKE, *((two, one) for one, two in ALIKE), (ast.BitAnd, ast.BitOr), (ast.USub, ast.UAdd))


class Mutant(SourceFileLoader):
    """A changed module: once in ``sys.meta_path``, it is imported in place of the one at ``path``."""

    def __init__(self, path: Path, line: int, source: str) -> None:
        super().__init__(".".join(path.relative_to("scripts").with_suffix("").parts), str(path))
        self.line, self.source = line, source

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return how to import the module, if it is the one that is asked for."""
        return spec_from_loader(name, self) if name == self.name else None

    def get_code(self, _: str) -> CodeType:
        """Return what runs: never what was compiled of the real one."""
        return compile(self.source, self.path, "exec")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Try every mutant of the modules that are named (of all, if none is) and return the exit code."""
    os.chdir(root)
    print("Cambio le regole apposta: le prove devono accorgersene.", flush=True)
    if os.waitpid(start(), 0)[1]:
        print("Le prove delle regole non passano neppure senza cambiare niente.", file=sys.stderr)
        return 2
    tried = missed = 0
    for path in sorted(path for path in RULES.glob("*.py") if path.stem in arguments or not arguments):
        found = sorted(mutants(path), key=lambda mutant: mutant.line)
        left = unnoticed(path.stem, found)
        tried, missed = tried + len(found), missed + len(left)
        print(*(line for mutant in left for line in told(mutant)), sep="", end="", flush=True)
    noticed, score = tried - missed, 100 * (tried - missed) / max(1, tried)
    print(f"Le prove si accorgono di {noticed} cambiamenti su {tried}: {score:.1f} % (almeno {FLOOR}).")
    return 0 if score >= FLOOR else 1


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield a module with each change that can be made to it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for name, value in (*slips(node), *other_ways(node)):
            before = getattr(node, name)
            setattr(node, name, value)
            yield Mutant(path, getattr(node, "lineno", 0), ast.unparse(tree))
            setattr(node, name, before)


def slips(node: ast.AST) -> Iterator[tuple[str, object]]:
    """Yield what a value or a sign may become: its field in the node, and what is there then."""
    match node:
        case ast.Constant(value=bool(value)):
            yield "value", not value
        case ast.Constant(value=int(value) | float(value)):
            yield from (("value", value + 1), ("value", value - 1))
        case ast.UnaryOp(op=ast.Not(), operand=value):
            yield "operand", ast.UnaryOp(ast.Not(), value)
        case ast.BinOp(op=op) | ast.UnaryOp(op=op):
            yield from (("op", other()) for one, other in SLIPS if isinstance(op, one))
        case ast.Compare(ops=signs):
            for at, sign in enumerate(signs):
                others = [other() for one, other in SLIPS if isinstance(sign, one)]
                yield from (("ops", [*signs[:at], other, *signs[at + 1 :]]) for other in others)
        case ast.BoolOp(op=op, values=all_):
            other = ast.Or if isinstance(op, ast.And) else ast.And
            for at in range(len(all_) - 1):
                yield "values", [*all_[:at], ast.BoolOp(other(), all_[at : at + 2]), *all_[at + 2 :]]


def other_ways(node: ast.AST) -> Iterator[tuple[str, object]]:
    """Yield, as well, which other way a statement may go."""
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
            yield "test", ast.UnaryOp(ast.Not(), test)
        case ast.For():
            yield "iter", ast.List([])
        case ast.ExceptHandler():
            yield "type", ast.Tuple([])
        case ast.FunctionDef(decorator_list=all_) | ast.ClassDef(decorator_list=all_):
            yield from (("decorator_list", [other for other in all_ if other is not one]) for one in all_)


def unnoticed(name: str, found: list[Mutant]) -> list[Mutant]:
    """Return the mutants of a module with which the tests pass, tried a few at a time: one for each core."""
    waiting, running, passed = found[::-1], dict[int, Mutant](), list[Mutant]()
    with Progress(f"cambiamenti a {name}", len(found)) as progress:
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                mutant = waiting.pop()
                running[start(mutant)] = mutant
            process, status = os.wait()
            mutant = running.pop(process)
            passed += [] if status else [mutant]
            progress.step()
    return [mutant for mutant in found if mutant in passed]


def start(*changed: Mutant) -> int:
    """Run the tests in a process of their own, which ends with 0 if they pass, and return its number."""
    if process := os.fork():
        return process
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.meta_path[:0] = changed
    own = [TESTS / f"test_{Path(mutant.path).stem}.py" for mutant in changed]
    os._exit(pytest.main([*OPTIONS, *(str(path) for path in (*own, TESTS) if path.exists())]))


def told(mutant: Mutant) -> Iterator[str]:
    """Yield the lines about a change that no test noticed."""
    yield f"{mutant.path}:{mutant.line}: nessuna prova se ne accorge\n"
    real = ast.unparse(ast.parse(Path(mutant.path).read_text(encoding="utf-8")))
    lines = unified_diff(real.splitlines(), mutant.source.splitlines(), n=0, lineterm="")
    yield from (f"    {line}\n" for line in list(lines)[3:])  # after the names of the files and the place


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
