"""The audit of the PDFs: whose word counts, and what is said without judges."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from audit import pdfs

JUDGE = (
    "import sys; bad = 'guasto' in sys.argv[1]; print('che cosa non va' if bad else 'bene'); sys.exit(bad)"
)


def test_what_a_judge_says_of_a_bad_file_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdfs, "JUDGES", {(sys.executable, "-c", JUDGE): "", ("assente",): "installalo"})
    (tmp_path / "buono.pdf").touch()
    assert pdfs.main(tmp_path) == 0
    assert capsys.readouterr().out.endswith(
        "Per controllare i PDF serve assente, che qui non c’è.\n  come averlo: installalo\n"
        "Nei PDF non c’è niente che non va, per ciò che si è guardato.\n"
    )
    (tmp_path / "guasto.pdf").touch()
    assert pdfs.main(tmp_path) == 1
    assert capsys.readouterr().out.endswith("\nguasto.pdf: che cosa non va\n")
