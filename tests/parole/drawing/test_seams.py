"""The stitch of a line says the agreement by its shape alone."""

import pytest

from parole.drawing.seams import number, seam
from parole.model.values import Agreement

LINE = ((0.0, 10.0), (33.0, 10.0))


@pytest.mark.parametrize(
    ("agreement", "path"),
    [
        (Agreement.COINCIDONO, "M0 10l33 0m-23.5-4l3 8"),
        (Agreement.SI_COMPLETANO, "M2 10l7 0m4 0l7 0m4 0l7 0"),
        (Agreement.DIVERGONO, "M1.5 14l8-8m3 0l8 8m3 0l8-8"),
        (None, "M11 10l0.1 0m10.9 0l0.1 0"),
    ],
)
def test_shape(agreement: Agreement | None, path: str) -> None:
    assert seam(LINE, agreement) == path


def test_a_line_with_no_length_draws_without_failing() -> None:
    for agreement in (*Agreement, None):
        assert seam(((1.0, 1.0), (1.0, 1.0)), agreement).startswith("M")


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (-0.01, "0"), (2.25, "2.2"), (-3.5, "-3.5")])
def test_number(value: float, text: str) -> None:
    assert number(value) == text
