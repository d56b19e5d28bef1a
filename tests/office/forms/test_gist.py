"""What a folded row of a table says: enough to tell it from the others."""

import pytest
from django.utils.translation import override

from office.forms.definition import Field
from office.forms.tables import gist

BUDGET = Field(
    "budget", "rows", ("예산", "Budget"),
    fields=(
        Field("year", "choice", ("연도", "Year"), choices=(("2027", ("2027", "2027")),)),
        Field("item", "choice", ("비목", "Cost item"), choices=(("equipment", ("장비·기자재", "Equipment")),)),
        Field("tag", "choice", ("정책", "Policy"), choices=(("climate", ("기후", "Climate")),)),
        Field("national", "money", ("국비", "National"), sum=True),
        Field("city", "money", ("시비", "City"), sum=True),
        Field("note", "text", ("비고", "Note"), limit=50),
    ),
)  # fmt: skip
ROW = {"id": "a", "year": "2027", "item": "equipment", "tag": "climate"}


@pytest.mark.parametrize(
    ("amounts", "ko", "en"),
    [
        ({"national": 800_000_000, "city": 850_000_000},
         "2027 · 장비·기자재 · 합계 16억 5,000만 원 · 국비 8억 원",
         "2027 · Equipment · Total KRW 1,650,000,000 · National KRW 800,000,000"),
        ({"city": 850_000_000}, "2027 · 장비·기자재 · 시비 8억 5,000만 원", "2027 · Equipment · City KRW 850,000,000"),
        ({"national": 800_000_000, "city": "여덟"}, "2027 · 장비·기자재 · 국비 8억 원",
         "2027 · Equipment · National KRW 800,000,000"),
        ({}, "2027 · 장비·기자재 · 기후", "2027 · Equipment · Climate"),
    ],
)  # fmt: skip
def test_a_folded_row_says_its_item_its_total_and_the_first_amount(amounts, ko, en):
    with override("ko"):
        assert gist(BUDGET, ROW | amounts) == ko
    with override("en"):
        assert gist(BUDGET, ROW | amounts) == en
