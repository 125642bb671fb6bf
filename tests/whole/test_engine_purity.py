"""The engine stands alone: no MkDocs, no clock, no network, and the disk in one module only."""

from __future__ import annotations

import ast
import subprocess
import sys

import places

ENGINE = places.ROOT / "scripts" / "parole"
MODULES = sorted(ENGINE.rglob("*.py"))
FORBIDDEN = {
    "mkdocs",
    "material",
    "socket",
    "urllib.request",
    "http",
    "requests",
    "time",
    "random",
    "subprocess",
}
CLOCK = {"now", "today", "utcnow"}
MAY_READ_THE_DISK = {"load.py", "templating.py", "typefaces.py"}
IN_MEMORY = {"BytesIO", "StringIO"}  # of «io»: files that are not on the disk


def imported(tree: ast.AST) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {
        node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not (node.module == "io" and _in_memory(node))
    }


def _in_memory(node: ast.ImportFrom) -> bool:
    return {alias.name for alias in node.names} <= IN_MEMORY


def test_no_module_imports_what_the_engine_must_not_know() -> None:
    for path in MODULES:
        names = imported(ast.parse(path.read_text(encoding="utf-8")))
        assert not {name for name in names if name in FORBIDDEN or name.split(".")[0] in FORBIDDEN}, path


def test_no_module_reads_the_clock() -> None:
    for path in MODULES:
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        read = [
            call.func.attr
            for call in calls
            if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCK
        ]
        assert read == [], path


def test_only_loading_touches_the_disk() -> None:
    touching = {
        path.name
        for path in MODULES
        if {"pathlib", "os", "io", "shutil"} & imported(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert touching <= MAY_READ_THE_DISK


def test_the_engine_imports_where_mkdocs_is_not_installed() -> None:
    program = (
        "import sys; sys.modules['mkdocs'] = None; sys.modules['material'] = None\n"
        "import importlib, pkgutil, parole\n"
        "for module in pkgutil.walk_packages(parole.__path__, 'parole.'): importlib.import_module(module.name)\n"
        "print('ok')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ENGINE.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("ok\n", "")


def test_pages_and_files_are_made_without_the_libraries_that_few_of_them_need() -> None:
    program = (
        "import sys; sys.modules['rdflib'] = None; sys.modules['lxml'] = None\n"
        "import parole.site.outputs, parole.site.plan\n"
        "print('ok')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ENGINE.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("ok\n", "")


def test_the_hook_has_no_logic() -> None:
    hook = (ENGINE.parent / "mkdocs_hook.py").read_text(encoding="utf-8")
    functions = [node for node in ast.parse(hook).body if isinstance(node, ast.FunctionDef)]
    events = {"on_startup", "on_serve", "on_pre_build", "on_env", "on_post_build"}
    assert {function.name for function in functions} == events | {"_tell", "_root"}
    assert len(hook.splitlines()) < 80
