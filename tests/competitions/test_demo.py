"""The demo's competitions play to their end: earlier years as documented, this year's calls in five states."""

import pytest

from competitions.demo import loading
from competitions.models import Call, Entry, PastAward, PastCall
from competitions.states import Calling, Entering
from office.documents.models import IssuedDocument
from office.ledger.models import Effect
from sandbox.demo import accounts

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pdf, pytest.mark.slow, pytest.mark.timeout(600)]


def test_the_demo_has_calls_and_entries_in_many_states():
    accounts.load()
    assert loading.load(only_first=True) == 0 and not Call.objects.exists()
    assert loading.load() == 16
    states = dict(Call.objects.values_list("programme", "state"))
    assert states == {
        "solution": Calling.CLOSED, "small": Calling.OPEN, "data_hub": Calling.ANNOUNCED, "hub": Calling.REVIEW,
        "complex": Calling.DRAFT,
    }  # fmt: skip
    wanted = {Entering.DRAFT, Entering.SUBMITTED, Entering.WITHDRAWN, Entering.SUPPLEMENT, Entering.PROPOSED}
    assert set(Entry.objects.values_list("state", flat=True)) == wanted | {Entering.ELIGIBLE}
    assert not Effect.objects.exclude(state=Effect.State.DONE).exists()
    assert not IssuedDocument.objects.filter(pdf_key="").exists()
    assert loading.load() == 0


def test_earlier_years_as_documented():
    accounts.load()
    loading.history.load()
    numbers = {
        (call.programme_id, call.year): (call.applied, call.selected, call.awards.count())
        for call in PastCall.objects.all()
    }
    assert numbers["hub", 2025] == (3, 1, 1) and numbers["small", 2025] == (16, 3, 3)
    assert numbers["complex", 2025] == (6, 1, 1) and numbers["solution", 2025] == (24, 5, 5)
    assert numbers["data_hub", 2025] == (None, 3, 3)
    assert all(selected == told for _applied, selected, told in numbers.values())
    jecheon = PastAward.objects.filter(name_ko="제천시").values_list("call__programme", "call__year")
    assert set(jecheon) == {("solution", 2024)}
    assert PastAward.objects.get(name_ko="고성군").organisation is None
