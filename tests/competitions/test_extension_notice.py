"""More time for everybody is announced: a notice of its own, beside the one of the call."""

import datetime as dt

import pytest
from django.utils import timezone

from competitions.actions import extensions
from competitions.documents import call as notices
from competitions.documents.extension import EXTENSION_KIND, KEY
from competitions.models import Call, Extension
from competitions.papers import ExtensionNotice
from office.documents.models import IssuedDocument
from office.ledger import dispatch
from office.ledger.models import Event
from office.web import formats
from tests.competitions.test_papers import content_of, outside, printed, text_of
from tests.competitions.visiting import People, at

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def extended(competition, call: Call, **more) -> Extension:
    until = call.closes_at + 24 * HOUR
    asked = extensions.ask(call, by=competition.officer, until=until, reason="마감 당일의 장애", **more)
    extensions.grant(asked, by=competition.director, note="내부 메모")
    return asked


def issued(kind: str = KEY) -> list[IssuedDocument]:
    return list(IssuedDocument.objects.filter(kind=kind).order_by("issued_at"))


def test_each_extension_for_everybody_has_its_notice(competition):
    call = competition.opened()
    first = call.closes_at
    with competition.at(first - 2 * HOUR):
        now = timezone.now()
        outage = extensions.note_outage(by=competition.officer, began_at=now - HOUR, ended_at=now, note="통신망 장애")
        asked = extended(competition, call, outage=outage)
        call.refresh_from_db()
        extended(competition, call)
        entry = competition.complete(call)
        extended(competition, call, entry=entry)
        refused = extensions.ask(call, by=competition.officer, until=first + 99 * HOUR, reason="더")
        extensions.refuse(refused, by=competition.director, note="충분합니다")
    one, two = issued()
    told = one.facts["facts"]
    (notice,) = issued(notices.KEY)
    assert one.title == f"{call.matter.title} 접수 기간 연장공고" and one.matter_id == call.pk
    assert [dt.datetime.fromisoformat(told[name]) for name in ("before", "after")] == [first, first + 24 * HOUR]
    assert dt.datetime.fromisoformat(two.facts["facts"]["before"]) == first + 24 * HOUR, "the close as it was then"
    assert (told["reason"], told["outage"]["minutes"], told["outage"]["note"]) == (
        "마감 당일의 장애",
        60,
        "통신망 장애",
    )
    assert two.facts["facts"]["outage"] is None
    assert (told["former"], notice.state) == (notice.reference, "issued"), "the notice of the call goes on to hold"
    record = Event.objects.get(pk=told["record"])
    assert (record.kind, record.subject_id) == ("competitions.extension.granted", str(asked.pk))
    assert "내부 메모" not in str(told) and "decision maker" not in str(told)


@pytest.mark.pdf
def test_it_is_downloaded_from_the_public_page_beside_the_notice(competition):
    call = competition.opened()
    people = People(competition)
    with competition.at(call.opens_at + HOUR):
        extended(competition, call)
        page = at("public-call", call.pk)
        assert people[None].get(page).context["extended"] is None, "not printed yet"
        dispatch.run_due()
        (one,), (notice,) = issued(), issued(notices.KEY)
        body = people[None].get(page).content.decode()
        for document in (one, notice):
            address = at("public-call-issued", call.pk, document.pk)
            assert address in body and document.reference in body
            assert people[None].get(address)["Content-Type"] == "application/pdf"
        assert at("public-call-notice", call.pk) in body
        other = competition.announced()
        assert people[None].get(at("public-call-issued", other.pk, one.pk)).status_code == 404
        assert people[None].get(at("public-call-issued", call.pk, call.pk)).status_code == 404
    text = text_of(content_of(one))
    call.refresh_from_db()
    for said in ("연장공고", call.matter.number, formats.moment(call.closes_at), notice.reference, "마감 당일의 장애"):
        assert said in text, said
    assert not outside(content_of(one)) and one.pages == 1


@pytest.mark.pdf
def test_a_long_reason_runs_on():
    made = printed(EXTENSION_KIND, ExtensionNotice.sample(), "접수 기간 연장공고")
    assert made.pages == 1 and "2026. 11. 23. 18:00" in text_of(made.pdf)
