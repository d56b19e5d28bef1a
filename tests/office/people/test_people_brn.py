import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from office.people.brn import checksum, clean_brn, format_brn, validate_brn


@pytest.mark.parametrize("text", ["1234567891", "123-45-67891", " 123 45 67891 "])
def test_a_right_number_in_any_spelling(text):
    assert clean_brn(text) == "1234567891"


@pytest.mark.parametrize("text", ["", "123456789", "12345678910", "123-45-6789a", "１２３４５６７８９１"])
def test_what_has_not_ten_digits_is_none(text):
    with pytest.raises(ValidationError, match="ten digits|10자리"):
        clean_brn(text)


@pytest.mark.parametrize("text", ["1234567890", "0000000001"])
def test_a_wrong_last_digit_is_found(text):
    with pytest.raises(ValidationError) as wrong:
        validate_brn(text)
    assert wrong.value.code == "checksum"


nine = st.text("0123456789", min_size=9, max_size=9)


@given(nine, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_never_passes(digits, place, by):
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    if place < 8:  # the ninth digit counts with its tens too: there a slip may stay hidden
        assert checksum(digits) != checksum(wrong)


def test_as_it_is_written_on_papers():
    assert format_brn("1234567891") == "123-45-67891"
    assert format_brn("") == ""
