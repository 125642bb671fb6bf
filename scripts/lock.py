"""Write requirements.txt from requirements.in: ``python scripts/lock.py [--aggiorna]``.

Exact versions with their hashes, valid on every system and for every Python from the oldest that we support.
Without --aggiorna, versions that still fit stay as they are.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from shared.leaving import leave

ROOT = Path(__file__).resolve().parents[1]
# uv is not in requirements.in: only this command needs it, and nobody else should have to install it.
UV = "uv==0.13.9"
UV_FOLDER = ROOT / ".venv-lock"
OLDEST_PYTHON = "3.11"
# uv does not read pip's configuration: what pip was told about reaching the index is passed on to it.
# Extra indexes are left out on purpose, because the hashes must all be those of one index.
PASSED_ON = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "ALL_PROXY"}


def main(arguments: list[str]) -> int:
    """Write the file and return 0, or 1 if no set of versions fits (uv has said why)."""
    parser = argparse.ArgumentParser(description="Scrive requirements.txt a partire da requirements.in.")
    parser.add_argument("--aggiorna", action="store_true", help="prende anche le versioni nuove")
    options = parser.parse_args(arguments)
    print("Cerco le versioni che vanno d’accordo fra loro, per tutti i sistemi…", flush=True)
    environment = os.environ | uv_settings(pip_settings(pip_listing()), os.environ)
    target = ROOT / "requirements.txt"
    with TemporaryDirectory() as aside:
        new = Path(aside, target.name)
        if target.exists():
            shutil.copy(target, new)
        command = compile_command(uv_program(), new, upgrade=options.aggiorna)
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        changed = write_if_changed(target, new.read_text(encoding="utf-8"))
    print("Aggiornato: guarda che cosa cambia con git diff." if changed else "Era già a posto.")
    return 0


def compile_command(uv: Path, target: Path, *, upgrade: bool) -> list[str]:
    """Return the command that resolves requirements.in into TARGET."""
    command = [str(uv), "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST_PYTHON]
    command += ["--generate-hashes", "--custom-compile-command", "make lock", "--output-file", str(target)]
    return [*command, *(["--upgrade"] if upgrade else []), "requirements.in"]


def uv_program() -> Path:
    """Return the path of uv, installed in an environment of its own when that version is not there."""
    folder = UV_FOLDER / ("Scripts" if os.name == "nt" else "bin")
    stamp = UV_FOLDER / UV
    if not stamp.exists():
        print(f"Installo {UV} in {UV_FOLDER.name}/…", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(UV_FOLDER)], check=True)
        subprocess.run([str(folder / "python"), "-m", "pip", "install", "--quiet", UV], check=True)
        stamp.touch()
    return folder / "uv"


def pip_listing() -> str:
    """Return pip's own list of its settings."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pip_settings(listing: str) -> dict[str, str]:
    """Return the settings in a ``pip config list``; those of the environment (``:env:``) win."""
    lines = [line.partition("=") for line in listing.splitlines() if "=" in line]
    ordered = sorted(lines, key=lambda line: line[0].startswith(":env:"))
    return {name.rpartition(".")[2]: str(ast.literal_eval(value)) for name, _, value in ordered}


def uv_settings(pip: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that tell uv what pip was told, but for those already set."""
    return {uv: pip[name] for name, uv in PASSED_ON.items() if name in pip and uv not in environment}


def write_if_changed(target: Path, text: str) -> bool:
    """Write TEXT only if it is new: a newer date alone would have the environment made again."""
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return False
    target.write_text(text, encoding="utf-8", newline="\n")
    return True


def _told() -> int:
    try:
        return main(sys.argv[1:])
    except subprocess.CalledProcessError:
        print("Non riuscito: la ragione è qui sopra. requirements.txt resta com’era.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    leave(_told)
