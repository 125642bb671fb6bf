"""How well a text is read: the labelled sample against the real words."""

from __future__ import annotations

from labelled import agrees, labelled_texts, told
from places import ROOT

from parole.load import read_folder

GOAL = 0.95


def test_precision_and_recall_of_what_is_told() -> None:
    recogniser = read_folder(ROOT).glossary.recogniser
    words = right = said = met = labelled = 0
    for text, labels in labelled_texts().values():
        found = told(recogniser, text)
        words += len(text.split())
        said, labelled = said + len(found), labelled + len(labels)
        right += sum(any(agrees(label, one) for label in labels) for one in found)
        met += sum(any(agrees(label, one) for one in found) for label in labels)
    assert words >= 600
    assert right / said >= GOAL
    assert met / labelled >= GOAL
