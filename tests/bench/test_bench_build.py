"""The comparison with other generators: the arguments, the tables, what is read of processes and of our pages."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from bench import bench_hugo, bench_words
from bench.bench_build import count, main, parts, peers, sizes
from bench.bench_serve import ProcessTimes, Rebuild, process_times, tree_ticks
from bench.bench_table import build_table, growth_table, serve_table
from bench.bench_work import CannotMeasure, Cost, Work, cost, last_line, middle

OURS, HUGO = Cost(4, 200.4, 46.04), Cost(2, 100)


@pytest.mark.parametrize("read", [count, sizes, peers, parts])
@pytest.mark.parametrize("wrong", ["0", "-1", "1.5", "mille", "1,", "hugo,x"])
def test_a_wrong_argument_is_said(read: object, wrong: str) -> None:
    with pytest.raises(ArgumentTypeError, match="«"):
        read(wrong)  # type: ignore[operator]


def test_arguments() -> None:
    assert sizes("250,1000") == (250, 1000)
    assert (peers(""), peers("sphinx,hugo"), parts("serve,check")) == (
        (),
        ("hugo", "sphinx"),
        ("check", "serve"),
    )


def test_wrong_use_is_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sizes", "tante"])
    assert "«tante» non è un numero da 1 in su" in capsys.readouterr().err


def test_the_table_of_builds() -> None:
    results = {"noi": OURS, "Hugo": HUGO, "Sphinx": "non oltre 1.000 parole"}
    assert build_table(2000, results, ["Hugo", "Sphinx"]) == (
        "### Costruire 2.000 parole\n\n"
        "|  | secondi | ms a parola | volte Hugo | memoria | spazio |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n"
        "| noi | 4,00 s | 2,0 | 2,0 | 200 MB | 46,0 MB |\n"
        "| Hugo | 2,00 s | 1,0 | 1,0 | 100 MB |  |\n"
        "| Sphinx | non oltre 1.000 parole |  |  |  |  |\n"
    )


def test_the_table_of_growth() -> None:
    assert growth_table({250: {"noi": OURS, "Hugo": HUGO}, 1000: {"noi": OURS, "Hugo": "fermato"}}) == (
        "### Quanto cresce\n\n"
        "| ms a parola | 250 | 1.000 |\n"
        "| --- | ---: | ---: |\n"
        "| noi | 16,00 | 4,00 |\n"
        "| Hugo | 8,00 |  |\n"
    )


def test_the_table_of_changes_tells_the_goal() -> None:
    results = {"da solo": Rebuild(1, 1.5, 0.01), "noi": Rebuild(3, 3.26, 0.1), "Hugo": "si è fermato"}
    assert serve_table(1000, results, "da solo") == (
        "### Vedere una modifica mentre si scrive, con 1.000 parole\n\n"
        "|  | secondi | attesa | a riposo, in un secondo |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| da solo | 1,00 s | 1,50 s | 0,01 s |\n"
        "| obiettivo: il generatore da solo e 2 ms a parola | 3,00 s |  |  |\n"
        "| noi | 3,00 s | 3,26 s | 0,10 s |\n"
        "| Hugo | si è fermato |  |  |\n"
    )


def test_the_middle_is_one_of_the_runs_and_a_failure_is_not_hidden() -> None:
    assert middle([Cost(3, 1), Cost(1, 9), Cost(2, 5)]) == Cost(2, 5)
    assert middle([Cost(1, 1), Cost(2, 2)]) == Cost(1, 1)
    assert middle([Cost(1, 1), "fermato dopo 5 s"]) == "fermato dopo 5 s"


def test_a_program_is_measured_stopped_or_said_to_fail(tmp_path: Path) -> None:
    def run(code: str, limit: float = 60) -> Cost | str:
        return cost(Work((sys.executable, "-c", code), tmp_path), limit)

    measured = run("sum(range(2_000_000))")
    assert isinstance(measured, Cost)
    assert measured.seconds > 0
    assert measured.memory > 1
    assert run("import time; time.sleep(60)", 0.2) == "fermato dopo 0 s"
    assert run("raise SystemExit('manca | qualcosa')") == "non riesce: manca / qualcosa"


def test_the_last_thing_said() -> None:
    assert (last_line("uno\n due \n\n"), last_line("")) == ("due", "nessun messaggio")


def test_the_times_of_a_process_whatever_its_name() -> None:
    stat = "42 (a) b (c)) S 7 42 42 0 -1 0 9 9 9 9 100 20 3 4 20 0 1 0 5"
    assert process_times(stat) == ProcessTimes(7, 127)


def test_a_tree_counts_all_that_comes_from_it_and_no_more() -> None:
    found = {1: ProcessTimes(0, 5), 2: ProcessTimes(1, 10), 3: ProcessTimes(2, 20), 9: ProcessTimes(0, 100)}
    assert [tree_ticks(root, found) for root in (1, 2, 9, 77)] == [35, 30, 100, 0]


def test_the_words_for_generators_of_markdown_say_what_ours_say() -> None:
    first, second = bench_words.alphabetical(2)
    typed = bench_words.words(2).typed[first]
    page = bench_words.page(2, first, "", second)
    texts = [typed[part] for part in ("termine", "attenzione", "come_dirlo")]
    texts += [typed[side]["definizione"] for side in ("pa", "terzo_settore")] + [typed["esempio"]["testo"]]
    texts += [text for item in typed["sconsigliati"] for text in item.values()]
    assert [text for text in texts if text not in page] == []
    assert page.count("(https://www.normattiva.it/") == 12
    assert f"Dopo: [{bench_words.words(2).typed[second]['termine']}]({second}.md)" in page
    assert typed["note_redazionali"] not in page


def test_hugo_reads_our_own_yaml() -> None:
    id_ = bench_words.alphabetical(2)[0]
    front = bench_hugo.front_matter(bench_words.words(2).typed[id_], ["breve"])
    assert front.startswith("---\ntitle: ")
    assert "\nnote_redazionali: " in front
    assert front.endswith("\naliases:\n- /t/breve/\n---\n")


def test_the_page_around_the_words_is_ours() -> None:
    model = (
        '<title>PAROLE-TITOLO</title><link href="https://esempio.it/glossario/termini/stampo/">'
        '<a href="../..">Inizio</a><a href="../">Parole</a><ul><li><a href="#parole-indice">PAROLE-INDICE</a></li></ul>'
        "<!-- parole: contenuto --><h1>PAROLE-TITOLO</h1><!-- parole: fine contenuto -->"
    )
    shell = bench_hugo.shell_of(model).partition("<title>")[2]
    assert shell == (
        '{{ $title }}</title><link href="{{ .Permalink }}">'
        '<a href="/glossario/">Inizio</a><a href="/glossario/termini/">Parole</a><ul>{{ if eq .Kind "page" }}'
        '{{ range partialCached "indice.html" .Params (isset .Params "attenzione") (isset .Params "come_dirlo")'
        ' (isset .Params "esempio") }}<li><a href="#{{ .a }}">{{ .l }}</a></li>{{ end }}{{ end }}</ul>'
        '{{ block "main" . }}{{ end }}'
    )


def test_a_page_that_is_no_model_is_said() -> None:
    with pytest.raises(CannotMeasure, match="pagina-stampo"):
        bench_hugo.shell_of("<p>niente</p>")
