"""While many days are played in one go, what is sent to nobody is printed last."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from office.documents import actions, storing
from office.documents.models import IssuedDocument
from office.documents.registry import Outgoing, kind_of
from office.documents.render import Rendered
from office.ledger import dispatch
from office.ledger.models import Effect
from tests.office.documents.casework import AnswerFacts

pytestmark = pytest.mark.django_db


def issue(paper, cast, organisation):
    out = Outgoing(facts=AnswerFacts("필요"), subject="알림", organisation=organisation)
    return actions.issue(
        kind_of("test.answer"), out, matter=paper.matter, subject=paper, by=cast.actor("decision_maker")
    )


def printed(document) -> bool:
    return bool(IssuedDocument.objects.get(pk=document.pk).pdf_key)


def test_what_nobody_is_sent_is_printed_last(paper, cast, monkeypatch):
    monkeypatch.setattr(storing.printing, "stored", lambda _document: Rendered(b"%PDF-1.7", 1))
    with time_machine.travel(timezone.now() - dt.timedelta(days=9)), storing.unaddressed_last():
        sent, kept = issue(paper, cast, cast.company), issue(paper, cast, None)
        dispatch.run_due()
        assert (printed(sent), printed(kept)) == (True, False) and sent.services.exists()
    Effect.objects.filter(kind=storing.RENDER, state="pending").update(next_at=timezone.now() + storing.FAR)
    with storing.unaddressed_last():  # what a process that was killed had put off is due afterwards, too
        dispatch.run_due()
    assert not printed(kept)
    dispatch.run_due()
    assert not IssuedDocument.objects.filter(pdf_key="").exists()
