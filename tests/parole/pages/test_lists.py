"""The parts of hand-written pages that come from the model."""

from builders import make_glossary

from parole.model.parts import COVERED
from parole.pages.catalogue import all_fragments
from parole.rendering.renderer import Renderer


def test_what_an_approval_covers_comes_from_the_table() -> None:
    listed = all_fragments(Renderer(make_glossary()))["parti-approvate"]("../")
    assert listed == "<ul>" + "".join(f"<li>{part.label}</li>" for part in COVERED) + "</ul>"
