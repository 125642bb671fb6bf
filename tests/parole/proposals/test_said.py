"""The names of fields as people say them."""

import pytest

from parole.proposals.said import spoken


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("", ""),
        ("in_breve", "In breve"),
        ("pa", "Pubblica amministrazione"),
        ("pa.vuol_dire", "Pubblica amministrazione: vuol dire"),
        ("terzo_settore.fonti[1].rif", "Terzo settore: fonti, n. 2, Punto preciso"),
        ("come_dirlo.da_scrivere.testo", "Da scrivere"),
        ("casi[0].vale_per[1]", "È questo?, n. 1, Vale per, n. 2"),
        ("varianti[2]", "Varianti, n. 3"),
        ("campo-strano.x[0]", "campo-strano, x, n. 1"),
        ("casi.x.y", "È questo?, x, y"),
    ],
)
def test_a_field_as_people_say_it(field: str, said: str) -> None:
    assert spoken(field) == said
