"""Resident registration numbers are kept nowhere."""

import pytest

from office.assessment.forms.pool import EmploymentForm, WorkForm
from office.assessment.importing import cells
from office.assessment.importing.columns import TEXT, Column
from office.people.rrn import holds_rrn

# Made up: shapes of birthdays, no persons.
ONES = ["900101-1234567", "9001011234567", "전화 뒤에 010203-4234567 이라고 적음", "000229 - 3000000"]
NONES = ["", "010-1234-5678", "120-81-47521", "2026-11-23", "901301-1234567", "900132-1234567", "110111-0006246",
         "12345678901234567", "900101-123456"]  # fmt: skip


@pytest.mark.parametrize("text", ONES)
def test_one_is_seen(text):
    assert holds_rrn(text)


@pytest.mark.parametrize("text", NONES)
def test_what_is_none_is_left_alone(text):
    assert not holds_rrn(text)


def test_no_cell_of_a_list_takes_one():
    known = cells.Words({}, {}, {}, {})
    column = Column("note", "Note", TEXT, most=200)
    assert cells.value_of(column, "교수", known) == "교수"
    with pytest.raises(cells.Wrong, match="주민등록번호"):
        cells.value_of(column, ONES[0], known)


@pytest.mark.django_db
def test_no_form_of_the_pool_takes_one():
    for form, name in ((EmploymentForm, "organisation_name"), (WorkForm, "title")):
        sent = form({name: ONES[0]})
        assert not sent.is_valid() and "주민등록번호" in sent.errors[name][0]
