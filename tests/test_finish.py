"""What is planned goes into a folder, file by file, and leaves nothing else behind."""

from __future__ import annotations

from pathlib import Path

from built_pages import BUILT, URL, WORDS, renderer
from made_site import finish_site

from finish import make_all, remove, theme_scripts
from parole.rendering.planned import encoded
from parole.site.plan import Plan, plan_site


def test_a_site_in_a_folder_is_the_site_in_memory(tmp_path: Path) -> None:
    make_all(plan_site(BUILT, renderer(WORDS, URL)), tmp_path)
    files = {
        file.relative_to(tmp_path).as_posix(): file.read_bytes()
        for file in tmp_path.rglob("*")
        if file.is_file()
    }
    written = finish_site(BUILT, renderer(WORDS, URL)).written
    assert files == {path: encoded(content) for path, content in written.items()}


def test_a_text_is_written_as_utf_8_and_bytes_as_they_are(tmp_path: Path) -> None:
    make_all(Plan({"a/perché.html": lambda: "è così\r\n", "b.bin": lambda: b"\x00\xff"}), tmp_path)
    assert (tmp_path / "a/perché.html").read_bytes() == "è così\r\n".encode()
    assert (tmp_path / "b.bin").read_bytes() == b"\x00\xff"


def test_a_file_taken_away_takes_the_folder_that_it_leaves_empty(tmp_path: Path) -> None:
    make_all(Plan(dict.fromkeys(("a/uno.html", "b/uno.html", "b/due.html"), str)), tmp_path)
    remove(["a/uno.html", "b/uno.html"], tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b", "due.html"]


def test_the_scripts_of_the_theme_go_with_their_folders_and_ours_stay(tmp_path: Path) -> None:
    ours = "assets/javascripts/presenta.js"
    theirs = (
        "bundle.a1.min.js",
        "bundle.a1.min.js.map",
        "lunr/min/lunr.it.min.js",
        "lunr/wordcut.js",
        "workers/search.b2.js",
    )
    for path in (ours, *(f"assets/javascripts/{name}" for name in theirs)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    remove(theme_scripts(tmp_path), tmp_path)
    assert [path.name for path in (tmp_path / "assets" / "javascripts").iterdir()] == ["presenta.js"]
