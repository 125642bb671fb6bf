"""The registers of what was published end with a seal, whose form never changes: old ones must still hold."""

from __future__ import annotations

from parole.model.publication import AddressRegister, NewsRegister, PublishedWord, is_intact, seal

REGISTER = AddressRegister(voci=(PublishedWord(id="bando", nome="bando"),))


def test_a_seal_is_the_beginning_of_the_digest_of_all_that_is_said() -> None:
    assert seal(AddressRegister()) == "44136fa355b3678a"
    assert seal(REGISTER) == "56c5a81a976d85b9"


def test_a_register_with_its_seal_is_intact_until_somebody_touches_it() -> None:
    sealed = REGISTER.model_copy(update={"impronta": seal(REGISTER)})
    assert is_intact(sealed)
    assert not is_intact(REGISTER)
    assert not is_intact(sealed.model_copy(update={"aree": ("incontri",)}))


def test_a_register_that_says_nothing_needs_no_seal() -> None:
    assert is_intact(AddressRegister())
    assert is_intact(NewsRegister())
