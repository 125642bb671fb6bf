"""A page with holes: filled as a template would be, and never fooled by what it is filled with."""

from __future__ import annotations

import pytest
from builders import make_concept, make_glossary
from markupsafe import Markup, escape

from parole.rendering.renderer import Renderer
from parole.rendering.stencil import Stencil


def test_every_hole_is_filled_wherever_it_is() -> None:
    stencil = Stencil("<a href=QUI>NOME</a> QUI", {"verso": "QUI", "nome": "NOME"})
    assert stencil.filled(verso=Markup("x/"), nome=escape("<b>")) == "<a href=x/>&lt;b&gt;</a> x/"
    assert stencil.filled(verso=Markup("NOME"), nome=Markup("QUI")) == "<a href=NOME>QUI</a> NOME"


def test_a_text_that_is_missing_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError, match="nome"):
        Stencil("NOME", {"nome": "NOME"}).filled()


def test_a_stencil_gives_the_page_of_its_template() -> None:
    renderer = Renderer(make_glossary(make_concept("bando")))
    values = {"verso": "termini/x/", "nome": "un <bando>", "titolo": "PAROLE-NOME", "canonico": "../x/"}
    stencil = renderer.stencil("rinvio.html", "../../", tuple(values))
    made = stencil.filled(**{name: escape(value) for name, value in values.items()})
    assert made == str(renderer.render("rinvio.html", "../../", **values))
