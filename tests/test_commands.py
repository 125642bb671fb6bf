"""The commands: those of the Makefile, those that the texts name, and what the thin scripts say."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import places
import pytest

import build
import lock
import serve
import setup_guard

ROOT = places.ROOT
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = (
    "help",
    "serve",
    "check",
    "correggi",
    "format",
    "test",
    "build",
    "materiali",
    "offline",
    "report",
    "pubblica",
    "audit",
    "lock",
    "clean",
)
NAMED_TARGET = re.compile(r"\bmake (?:PYTHON=\S+ )?([a-z]+)\b")
SCRIPT = re.compile(r"\bscripts/[\w/]+\.py\b")
READERS = ("*.md", "docs/**/*.md", "glossary/**/*.md", "scripts/**/*.py", "requirements.*", ".gitignore")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Without what the make that runs these tests has left: it would print more, and pass its options on.
    outer = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def quoted_commands(text: str) -> Iterator[str]:
    """Yield the targets named where a text writes a command: in quotes, after a colon or alone on a line."""
    for found in re.finditer(r'(?:[`«"]|: |^[ \t$]*)(make [^`»"\n]+)', text, re.MULTILINE):
        yield from NAMED_TARGET.findall(found[1])


def test_help_lists_each_target() -> None:
    listed = [line.split()[1] for line in make("help").stdout.splitlines()]
    assert listed == list(TARGETS)


def test_make_alone_prints_the_help() -> None:
    assert make().stdout == make("help").stdout


def test_help_has_one_short_line_per_target() -> None:
    assert [line for line in make("help").stdout.splitlines() if len(line) > 110] == []


def test_makefile_declares_its_targets_phony() -> None:
    assert f".PHONY: {' '.join(TARGETS)}\n" in MAKEFILE


def test_makefile_needs_nothing_newer_than_make_3_81() -> None:
    newer = re.compile(r"^\.ONESHELL|!=|::=|&:|\$\(file |\bcolumn\b|^undefine|\$\(let ", re.MULTILINE)
    assert newer.findall(MAKEFILE) == []


def test_every_target_but_help_and_clean_prepares_the_environment() -> None:
    prepared = r"(?:\$\(READY\)|build)"  # what builds the site first is prepared by that
    needs = {target for target in TARGETS if re.search(rf"^{target}: {prepared} ##", MAKEFILE, re.MULTILINE)}
    assert needs == set(TARGETS) - {"help", "clean"}


def test_scripts_named_by_the_makefile_exist() -> None:
    names = set(SCRIPT.findall(MAKEFILE))
    assert names >= {
        f"scripts/{name}.py"
        for name in ("serve", "check", "correggi", "format", "test", "build", "report", "lock")
    }
    assert [name for name in sorted(names) if not (ROOT / name).is_file()] == []


def test_commands_named_in_the_texts_exist() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), target)
        for pattern in READERS
        for path in ROOT.glob(pattern)
        for target in quoted_commands(path.read_text(encoding="utf-8"))
    }
    assert named
    assert [(path, target) for path, target in sorted(named) if target not in TARGETS] == []


def test_ci_runs_the_three_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^make .*$", script, re.MULTILINE) == ["make check", "make build", "make test"]


@pytest.mark.parametrize("version", [(3, 11, 0, "final", 0), (3, 11, 2), (3, 13, 0), (4, 0, 0)], ids=str)
def test_guard_accepts_python(version: tuple[int, ...]) -> None:
    assert setup_guard.version_problem(version, "python3") is None


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 9, 6), (3, 10, 13, "final", 0)], ids=str)
def test_guard_refuses_python(version: tuple[int, ...]) -> None:
    dotted = ".".join(map(str, version[:3]))
    assert setup_guard.version_problem(version, "python3") == (
        f"Serve Python 3.11 o successivo; qui «python3» è Python {dotted}.\n"
        "Se ne hai un altro, indicalo. Prova: make PYTHON=python3.12 test"
    )


def test_guard_says_how_to_get_ensurepip() -> None:
    assert setup_guard.missing_module_problem([]) is None
    assert setup_guard.missing_module_problem(["venv", "ensurepip"]) == (
        "Manca venv e ensurepip: senza, Python non può preparare l’ambiente di lavoro.\n"
        "Su Debian e Ubuntu: sudo apt install python3-venv"
    )


def test_guard_knows_what_cannot_be_imported() -> None:
    assert setup_guard.missing_modules(("venv", "no_such_module_anywhere")) == ["no_such_module_anywhere"]


def test_guard_passes_here() -> None:
    assert setup_guard.main(["python3"]) == 0


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(…)': /simple/mkdocs/\n"
            "ERROR: No matching distribution found for mkdocs==1.6.1\n",
            setup_guard.INSTALL_PROBLEMS[2][1],
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n",
            setup_guard.INSTALL_PROBLEMS[1][1],
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n",
            setup_guard.INSTALL_PROBLEMS[0][1],
        ),
        (
            "".join(f"riga {n}\n" for n in range(7)),
            "L’ambiente di lavoro non si prepara. Segnalalo, con queste righe:\n"
            "riga 2\nriga 3\nriga 4\nriga 5\nriga 6",
        ),
    ],
)
def test_an_installation_that_fails_is_told_in_italian(
    tmp_path: Path, said: str, expected: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "errori.txt").write_text(said, encoding="utf-8")
    assert setup_guard.main(["python3", str(tmp_path / "errori.txt")]) == 2
    assert capfdbinary.readouterr().err.decode() == f"{expected}\n"


def test_without_network_the_first_make_says_so(tmp_path: Path) -> None:
    """A real make, venv and pip, in an empty project; the network is a port where nobody answers."""
    project = tmp_path / "progetto"
    (project / "scripts").mkdir(parents=True)
    for name in ("Makefile", "requirements.txt", "scripts/setup_guard.py"):
        shutil.copy(ROOT / name, project / name)
    closed = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    unset = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "MAKE"))}
    done = subprocess.run(
        ["make", f"PYTHON={sys.executable}", "check"],
        cwd=project,
        env=unset | closed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"{setup_guard.INSTALL_PROBLEMS[2][1]}\n")
    assert not (project / ".venv/.pronto").exists()


def test_guard_has_no_syntax_newer_than_python_2() -> None:
    text = (ROOT / "scripts" / "setup_guard.py").read_text(encoding="utf-8")
    assert text.startswith("# -*- coding: utf-8 -*-\n")
    assert re.findall(r"\bf\"|->|:=|\bmatch |print\(", text) == []


def test_missing_python_is_said_in_italian() -> None:
    wanted = (
        "Non trovo «python-che-non-esiste»: installa Python 3.11 o successivo, "
        "oppure indica dov’è: make PYTHON=/percorso/di/python3 test\n"
    )
    # --assume-new: as if requirements.txt had just changed, so that the environment must be made again.
    done = make("PYTHON=python-che-non-esiste", "--assume-new=requirements.txt", "check")
    assert done.stderr.startswith(wanted)
    assert done.returncode == 2


def test_free_port_is_no_problem() -> None:
    with socket.socket() as probe:
        probe.bind((serve.HOST, 0))
        port = probe.getsockname()[1]
    assert serve.port_problem(str(port)) is None


def test_busy_port_is_said_before_anything_else() -> None:
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        assert serve.port_problem(str(port)) == (
            f"La porta {port} è occupata: forse il sito è già aperto in un’altra finestra del terminale.\n"
            f"Chiudi quello, oppure usa un’altra porta: make serve PORTA={port + 1}"
        )


@pytest.mark.parametrize("asked", ["otto", "80", "70000", "-1", "8000.5", "²"])
def test_port_that_is_not_one(asked: str) -> None:
    assert serve.port_problem(asked) == (
        f"PORTA: «{asked}» non è una porta; scrivi un numero da 1024 a 65535: make serve PORTA=8001"
    )


def test_who_is_told_to_stop_stops_the_server_too(tmp_path: Path) -> None:
    """A program that serves nothing stands for MkDocs: it says its number and waits."""
    child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    program = f"import sys, serve; serve.serve_command = lambda _: [sys.executable, '-c', {child!r}]; "
    command = [sys.executable, "-c", program + "sys.exit(serve.serve('8001'))"]
    with subprocess.Popen(
        command,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        number = int(process.stdout.readline())
        process.terminate()
        said, _ = process.communicate()
    assert (process.returncode, said) == (0, "Fermato.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_site_is_served_with_live_reload() -> None:
    assert serve.serve_command("8001")[1:] == [
        "-m", "mkdocs", "serve", "--livereload", "--dev-addr", "127.0.0.1:8001",
    ]  # fmt: skip


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A project of one page, with a site built before."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Nuovo\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Prova\ntheme: mkdocs\nplugins: []\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "vecchio.html").write_text("vecchio", encoding="utf-8")
    return tmp_path


def test_build_takes_the_place_of_the_old_site(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(small_site) == 0
    assert "Nuovo" in (small_site / "site" / "index.html").read_text(encoding="utf-8")
    assert not (small_site / "site" / "vecchio.html").exists()
    assert sorted(path.name for path in small_site.iterdir()) == ["docs", "mkdocs.yml", "site"]
    assert capsys.readouterr().out == "Costruisco il sito…\nIl sito è pronto in site/.\n"


def test_build_makes_the_first_site(small_site: Path) -> None:
    shutil.rmtree(small_site / "site")
    assert build.main(small_site) == 0
    assert (small_site / "site" / "index.html").is_file()


def test_build_that_fails_leaves_the_old_site(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_site / "docs" / "index.md").write_text("[rotto](manca.md)\n", encoding="utf-8")
    assert build.main(small_site) == 1
    assert [path.name for path in (small_site / "site").iterdir()] == ["vecchio.html"]
    assert sorted(path.name for path in small_site.iterdir()) == ["docs", "mkdocs.yml", "site"]
    assert capsys.readouterr().err.endswith(
        "Il sito non si costruisce: correggi quanto scritto qui sopra.\n"
        "La cartella site/ è rimasta com’era.\n"
    )


def test_build_that_crashes_is_a_fault_of_the_program(
    small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_site / "hook.py").write_text("def on_env(env, **_):\n    return 1 / 0\n", encoding="utf-8")
    with (small_site / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    assert build.main(small_site) == 2
    assert [path.name for path in (small_site / "site").iterdir()] == ["vecchio.html"]
    assert capsys.readouterr().err.endswith(
        "Errore del programma, non dei tuoi file: segnalalo con il testo qui sopra.\n"
        "La cartella site/ è rimasta com’era.\n"
    )


def test_build_outside_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(tmp_path) == 2
    assert capsys.readouterr().err == (
        f"Non c’è mkdocs.yml in {tmp_path}: il sito si costruisce dalla cartella del progetto.\n"
        "La cartella site/ è rimasta com’era.\n"
    )


def test_lock_passes_on_what_pip_was_told() -> None:
    listing = (
        ":env:.cert='/etc/ssl/mine.pem'\n"
        "global.cert='/etc/ssl/other.pem'\n"
        "global.extra-index-url='https://example.org/simple'\n"
        "global.index-url='https://example.com/simple'\n"
    )
    assert lock.uv_settings(lock.pip_settings(listing), {}) == {
        "UV_DEFAULT_INDEX": "https://example.com/simple",
        "SSL_CERT_FILE": "/etc/ssl/mine.pem",
    }


def test_lock_respects_what_is_already_set() -> None:
    assert lock.uv_settings({"cert": "/etc/ssl/mine.pem"}, {"SSL_CERT_FILE": "/etc/ssl/set.pem"}) == {}


def test_lock_is_for_the_oldest_python_and_every_system() -> None:
    command = lock.compile_command(Path("uv"), Path("out.txt"), upgrade=False)
    assert command == [
        "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--custom-compile-command", "make lock", "--output-file", "out.txt",
        "requirements.in",
    ]  # fmt: skip
    oldest = ".".join(map(str, setup_guard.OLDEST_PYTHON))
    assert oldest == lock.OLDEST_PYTHON
    assert f'requires-python = ">={oldest}"\n' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_lock_does_not_touch_a_file_that_is_already_right(tmp_path: Path) -> None:
    target = tmp_path / "requirements.txt"
    assert lock.write_if_changed(target, "a==1\n")
    before = target.stat().st_mtime_ns
    assert not lock.write_if_changed(target, "a==1\n")
    assert target.stat().st_mtime_ns == before


def test_requirements_are_exact_and_have_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) > 20
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+.*\\\n +--hash=sha256:", entry)] == []
    assert "://" not in text


def test_requirements_have_every_direct_dependency() -> None:
    direct = re.findall(r"^([\w-]+)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    locked = re.findall(r"^([\w-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(set(direct) - set(locked)) == []
