"""The same words make the same files, on any machine; pages and data are compared in ``test_built_site``.

PDFs are excepted by name: the browser that prints them is not ours. What it prints is compared instead.
"""

from __future__ import annotations

import os
import subprocess
import sys

import places
from site_fixture import ELSEWHERE, ROOT, SAMPLE, environment


def made(elsewhere: dict[str, str]) -> list[str]:
    paths = {"PYTHONPATH": os.pathsep.join((str(ROOT / "scripts"), str(places.SUPPORT)))}
    command = [sys.executable, str(places.SUPPORT / "made_materials.py"), str(SAMPLE)]
    return subprocess.check_output(
        command, env=environment() | paths | elsewhere, encoding="utf-8"
    ).splitlines()


def test_two_machines_make_the_same_materials() -> None:
    here = made({"PYTHONHASHSEED": "1"})
    assert sorted(line.split()[1] for line in here) == ["apkg", "pdf", "png", "pptx", "svg"]
    assert made(ELSEWHERE) == here
