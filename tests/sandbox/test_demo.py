"""The demo plays to its end: a case in every state, and the committee's meeting of yesterday, of now and to come."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import timezone

from office.committees.models import Meeting
from office.documents.models import IssuedDocument
from office.ledger.models import Effect
from sandbox.demo import loading
from sandbox.demo.cases import CASES
from sandbox.models import Application, RapidConfirmation
from sandbox.states import Applying, Rapid

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pdf, pytest.mark.slow, pytest.mark.timeout(900)]


def states(model) -> set[str]:
    return set(model.objects.values_list("state", flat=True))


def test_the_demo_has_a_case_in_every_state():
    assert loading.load(only_first=True) == len(CASES)
    assert states(RapidConfirmation) == set(Rapid) and not Application.objects.exists()
    loading.load()
    assert states(Application) == set(Applying)
    meetings = {meeting.state: meeting for meeting in Meeting.objects.all()}
    assert set(meetings) == {"minutes_final", "open", "noticed"}
    assert dt.timedelta(days=6) < meetings["noticed"].held_at - timezone.now() < dt.timedelta(days=14)
    assert meetings["open"].held_at < timezone.now() < meetings["open"].held_at + dt.timedelta(hours=4)
    assert not IssuedDocument.objects.filter(pdf_key="").exists()
    assert not Effect.objects.filter(state=Effect.State.PARKED).exists()
    cache.clear()
    assert loading.load() == 0
