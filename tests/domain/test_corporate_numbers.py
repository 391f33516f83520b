"""Corporate numbers: thirteen digits, and the first one is right."""

import pytest

from compliance.domain.corporate_numbers import BadCorporateNumber, check_digit, corporate_number

TAX_AGENCY = "7000012050002"


def test_a_real_number_passes() -> None:
    assert corporate_number(TAX_AGENCY) == TAX_AGENCY
    assert check_digit(TAX_AGENCY[1:]) == 7


def test_full_width_digits_and_separators_are_read() -> None:
    assert corporate_number(" ７０００-０１２０-５０００２ ") == TAX_AGENCY


@pytest.mark.parametrize(
    "typed", ["", "700001205000", "70000120500022", "7000012O50002", "7000012050003", "7000012050002\nx"]
)
def test_what_is_none_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(BadCorporateNumber, match="国税庁"):
        corporate_number(typed)
