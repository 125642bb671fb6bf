"""What cannot be seen stays out of files that are read far from the site."""

from __future__ import annotations

import pytest

from parole.drawing.printable import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("due  righe\n\ne un\ttabulatore ", "due righe e un tabulatore"),
        ("perche\u0301", "perché"),
        ("a\u202eb\u200bc\x1bd\ud800e\ue000f", "abcdef"),
        ("uno \u200b due", "uno due"),
        ("", ""),
    ],
)
def test_a_text_is_on_one_line_composed_and_all_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
