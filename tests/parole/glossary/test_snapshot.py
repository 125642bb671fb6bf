"""The print of a word keeps its form: what was published must still compare."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.glossary.snapshot import print_of


def test_a_part_is_told_in_ten_digits_and_one_that_is_not_written_has_none() -> None:
    concept = make_concept("bando", in_breve="Nucleo, comune")
    made = print_of(make_glossary(concept), concept, {})
    assert (made.in_breve, made.attenzione) == ("e16dd69403", None)
    same = print_of(make_glossary(), make_concept("bando", in_breve="nucleo comune!"), {})
    assert same.in_breve == made.in_breve
