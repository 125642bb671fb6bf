"""Count the faults of the rules that the tests notice: ``python scripts/audit/mutations.py [MODULO …]``.

A mutant is a rule with one thing changed, as by a slip of the hand: a number by one, an «and» for an «or», a
condition turned round. cosmic-ray makes them, in copies of the project, and the tests of the rules must fail:
first those of the same module, then all. It takes some minutes. Exit codes: 0 the score is at least
:data:`FLOOR`, 1 it is lower, 2 the tests fail even with nothing changed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_item import MutationSpec, WorkerOutcome, WorkResult

from shared.leaving import leave
from shared.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
RULES, TESTS = Path("scripts/parole/rules"), Path("tests/parole/rules")
FLOOR = 90
# What the tests of the rules need of the project.
COPIED = ("docs", "scripts", "tests", "pyproject.toml")
# A mutant that never ends is noticed too: no honest test of a rule takes a minute, on any machine.
PYTEST = (
    "-m pytest --exitfirst --quiet --tb=no --disable-warnings -p no:cacheprovider -p no:xdist "
    "-o faulthandler_timeout=60 -o faulthandler_exit_on_timeout=true"
).split()
LONGEST = 3600
# A copy is tried by itself, as if nothing else were on this machine, and leaves its compiled files.
LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
# The slips of a hand. Of the other changes that cosmic-ray knows, most cannot even run.
_EQUAL = "Eq_NotEq NotEq_Eq Is_IsNot IsNot_Is".split()
_ORDERED = "Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt".split()
_COMPUTED = "Add_Sub Sub_Add Mul_Div Div_Mul BitAnd_BitOr".split()  # «|» is mostly in types, which do not run
OPERATORS = (
    *"NumberReplacer AddNot ReplaceUnaryOperator_Delete_Not ReplaceUnaryOperator_USub_UAdd".split(),
    *"ReplaceAndWithOr ReplaceOrWithAnd ReplaceTrueWithFalse ReplaceFalseWithTrue".split(),
    *"ZeroIterationForLoop ReplaceBreakWithContinue ReplaceContinueWithBreak".split(),
    *"RemoveDecorator ExceptionReplacer".split(),
    *(f"ReplaceComparisonOperator_{change}" for change in (*_EQUAL, *_ORDERED)),
    *(f"ReplaceBinaryOperator_{change}" for change in _COMPUTED),
)


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Try every mutant of the modules that are named (of all, if none is) and return the exit code."""
    modules = [path for path in (root / RULES).glob("*.py") if path.stem in arguments or not arguments]
    results: list[WorkResult] = []
    print("Cambio le regole apposta: le prove devono accorgersene.", flush=True)
    with TemporaryDirectory() as folder:
        project = copied(root, Path(folder, "intatto"))
        if not passes(project):
            print("Le prove delle regole non passano neppure senza cambiare niente.", file=sys.stderr)
            return 2
        with ProcessPoolExecutor(initializer=enter, initargs=(project,)) as workers:
            for path in sorted(modules):
                found = list(mutations(path, root))
                said = list(tried(path.stem, found, workers))
                print(*unnoticed(found, said), sep="", end="", flush=True)
                results += said
    print(
        f"Le prove si accorgono di {noticed(results)} cambiamenti su {len(results)}: "
        f"{score(results):.1f} % (almeno {FLOOR})."
    )
    return 0 if score(results) >= FLOOR else 1


def mutations(path: Path, root: Path) -> Iterator[MutationSpec]:
    """Yield the changes that can be made to a module; paths are relative to ``root``."""
    nodes = list(ast_nodes(get_ast_from_path(path)))
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        places = (place for node in nodes for place in operator.mutation_positions(node))
        for occurrence, (start, end) in enumerate(places):
            yield MutationSpec(path.relative_to(root), f"core/{name}", occurrence, start, end)


def copied(root: Path, to: Path) -> Path:
    """Copy what the tests need of the project into ``to``, and return it."""
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, to / name)
    return to


def enter(project: Path) -> None:
    """Give this process a copy of its own to work in, beside the one where nothing is changed.

    The rules have no compiled files there: a change within the second, of the same length, would not be seen.
    """
    os.chdir(shutil.copytree(project, project.with_name(str(os.getpid()))))
    shutil.rmtree(RULES / "__pycache__", ignore_errors=True)
    os.environ.pop("PYTHONPATH", None)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def pytest_command(module: Path | None = None) -> list[str]:
    """Return the command that runs the tests of the rules, those of ``module`` before the others."""
    own = [path for path in [TESTS / f"test_{module.stem}.py"] if path.exists()] if module else []
    return [sys.executable, *PYTEST, *map(str, (*own, TESTS))]


def passes(project: Path) -> bool:
    """Tell whether the tests pass in ``project`` as it is.

    Its compiled files are left there for the copies: without them each mutant would take twice as long.
    """
    environment = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    done = subprocess.run(pytest_command(), cwd=project, env=environment, capture_output=True, check=False)
    return done.returncode == 0


def tried(name: str, found: list[MutationSpec], workers: ProcessPoolExecutor) -> Iterator[WorkResult]:
    """Yield what the tests say of each mutant of a module, in order, and count them while they run."""
    asked = [workers.submit(verdict, mutation) for mutation in found]
    with Progress(f"cambiamenti a {name}", len(asked)) as progress:
        for task in asked:
            yield task.result()
            progress.step()


def verdict(mutation: MutationSpec) -> WorkResult:
    """Return what the tests say of one mutant, in the copy where this process works."""
    command = shlex.join(pytest_command(mutation.module_path))
    result: WorkResult = mutate_and_test([mutation], command, LONGEST)
    if result.worker_outcome is not WorkerOutcome.NORMAL:  # cosmic-ray would count it among those noticed
        raise RuntimeError(result.output)
    return result


def unnoticed(found: list[MutationSpec], results: list[WorkResult]) -> Iterator[str]:
    """Yield the lines about each change that no test noticed."""
    for mutation, result in zip(found, results, strict=True):
        if not result.is_killed:
            yield f"{mutation.module_path}:{mutation.start_pos[0]}: nessuna prova se ne accorge\n"
            yield from (f"    {line}\n" for line in changed_lines(result.diff or ""))


def changed_lines(diff: str) -> list[str]:
    """Return the lines of a difference that were taken away or added."""
    lines = diff.splitlines()
    return [line for line in lines if line[:1] in {"+", "-"} and not line.startswith(("+++", "---"))]


def noticed(results: list[WorkResult]) -> int:
    """Return how many mutants the tests noticed."""
    return sum(1 for result in results if result.is_killed)


def score(results: list[WorkResult]) -> float:
    """Return how many mutants in a hundred the tests noticed."""
    return 100 * noticed(results) / max(1, len(results))


if __name__ == "__main__":
    leave(lambda: main(sys.argv[1:]))
