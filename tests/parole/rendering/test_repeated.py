"""What stands in many pages is written once: the second time it is the same, or the same but for its place."""

from __future__ import annotations

from builders import make_concept

from parole.model.concept import Citation
from parole.model.registers import Source
from parole.rendering.repeated import written_once
from parole.rendering.templating import environment

WRITE = written_once(environment(str))
ODD = make_concept("strana", termine="PAROLE-RADICE <b>")


def test_a_row_leads_back_from_wherever_it_is_and_its_texts_stay() -> None:
    near, far = WRITE["riga"](ODD, "../"), WRITE["riga"](ODD, '../../"')
    link = '<a class="pc-riga__nome" href="{}termini/strana/">PAROLE-RADICE &lt;b&gt;</a>'
    assert link.format("../") in near
    assert link.format("../../&#34;") in far
    assert str(near).replace('href="../termini', 'href="../../&#34;termini') == str(far)


def test_a_citation_is_that_of_its_source_and_article() -> None:
    law = Source.model_validate({"nome": "Codice", "titolo": "Codice", "tipo": "norma", "data": "2017-07-03"})
    cited = [WRITE["citata"](Citation(fonte="codice", rif=article), law) for article in ("art. 55", None)]
    assert [str(html).partition("  <span")[0] for html in cited] == ["<li>Codice, art. 55", "<li>Codice"]
    assert WRITE["citata"](Citation(fonte="codice", rif="art. 55"), law) == cited[0]
