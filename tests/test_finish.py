"""The folder where a finished site goes, file by file: what it says is what was put there."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_pages import BUILT, URL, WORDS, renderer

from finish import SiteFolder, remove
from parole.site.finished import finish_site


def test_a_site_in_a_folder_is_the_site_in_memory(tmp_path: Path) -> None:
    on_disk, in_memory = SiteFolder(tmp_path), dict[str, str | bytes]()
    finish_site(BUILT, renderer(WORDS, URL), into=on_disk)
    finish_site(BUILT, renderer(WORDS, URL), into=in_memory)
    assert dict(on_disk) == in_memory
    files = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert files == in_memory.keys()


def test_a_text_and_bytes_come_back_as_they_were_put(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    folder["a/perché.html"], folder["b.bin"] = "è così\r\n", b"\x00\xff"
    assert dict(folder) == {"a/perché.html": "è così\r\n", "b.bin": b"\x00\xff"}
    assert (tmp_path / "a/perché.html").read_bytes() == "è così\r\n".encode()


def test_what_was_there_before_is_not_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "vecchio.html").write_text("x", encoding="utf-8")
    folder = SiteFolder(tmp_path)
    assert "vecchio.html" not in folder
    with pytest.raises(KeyError, match=r"vecchio\.html"):
        folder["vecchio.html"]


def test_a_file_taken_away_takes_the_folder_that_it_leaves_empty(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    folder["a/uno.html"] = folder["b/uno.html"] = folder["b/due.html"] = "x"
    del folder["a/uno.html"]
    remove(["b/uno.html"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b"]
    assert len(folder) == 2
    folder["a/due.html"] = "y"
    assert (tmp_path / "a/due.html").read_text(encoding="utf-8") == "y"
