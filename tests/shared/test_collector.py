"""The collector of garbage stays out of the way, and comes back as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from shared.collector import without_collector


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the collector to the other tests as they had it."""
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    gc.enable() if was_on else gc.disable()


@pytest.mark.parametrize("was_on", [True, False])
def test_it_comes_back_as_it_was_whatever_happens(was_on: bool) -> None:
    @without_collector()
    def failing() -> None:
        raise ValueError(gc.isenabled())

    gc.enable() if was_on else gc.disable()
    with pytest.raises(ValueError, match="False"):
        failing()
    assert gc.isenabled() is was_on


def test_only_a_program_about_to_end_leaves_all_out_of_the_last_collection() -> None:
    gc.unfreeze()
    with without_collector():
        pass
    assert gc.get_freeze_count() == 0
    with without_collector(for_good=True):
        pass
    assert gc.get_freeze_count() > 1000
