"""The comparison with other generators: the tables."""

from __future__ import annotations

import pytest

from bench.bench_build import HUGO, change_table, main, table
from bench.bench_work import Cost


def test_the_table_of_builds() -> None:
    assert table(2000, {"noi": Cost(4, 200.4), HUGO: Cost(2, 100)}) == (
        "| 2000 parole | secondi | ms a parola | volte Hugo | memoria |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| noi | 4,00 | 2,00 | 2,00 | 200 MB |\n"
        "| Hugo, le stesse pagine | 2,00 | 1,00 | 1,00 | 100 MB |\n"
    )


def test_the_table_of_changes() -> None:
    assert change_table(250, {"noi": Cost(0.3, 1.256)}) == (
        "| una modifica, 250 parole | secondi | attesa |\n| --- | --- | --- |\n| noi | 0,30 | 1,26 |\n"
    )


def test_wrong_use_is_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sizes", "tante"])
    assert "tante" in capsys.readouterr().err
