"""Numbers, facts, service, superseding and voiding."""

import datetime as dt
import threading

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.documents import actions, registry, rules, verification
from office.documents.facts import digest
from office.documents.models import IssuedDocument, Service
from office.documents.registry import Outgoing, kind_of
from office.ledger.models import Effect, Event
from office.workflow import perform
from tests.office.documents.casework import AnswerFacts, open_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """What was told of a document's placing and arrival."""
    said: list[tuple[str, str]] = []

    def served(document, *, at, event):
        said.append(("served", document.reference))

    def placed(document, *, at, event):
        said.append(("placed", document.reference))

    registry.on_served("test.answer", served)
    registry.on_placed("*", placed)
    yield said
    registry._served.pop("test.answer", None)
    registry._placed["*"].remove(placed)


def issue(paper, cast, **more):
    out = Outgoing(facts=AnswerFacts("필요"), subject="알림", organisation=cast.company, **more)
    return actions.issue(
        kind_of("test.answer"), out, matter=paper.matter, subject=paper, by=cast.actor("decision_maker")
    )


def test_numbers_follow_one_another(paper, cast):
    one, two = issue(paper, cast), issue(paper, cast)
    year = timezone.localdate().year
    assert (one.reference, two.reference) == (f"스마트도시팀-{year}-1", f"스마트도시팀-{year}-2")
    assert one.facts["frame"]["number"] == one.reference
    assert one.code != two.code
    assert len(one.code) == 12


def test_a_number_of_a_failed_transaction_was_never_taken(paper, cast):
    with pytest.raises(RuntimeError), transaction.atomic():
        issue(paper, cast)
        raise RuntimeError
    assert issue(paper, cast).number == 1


def test_the_hash_is_over_what_is_stored(document):
    document.refresh_from_db()
    assert digest(document.facts) == document.facts_sha256


def test_an_issued_document_stands(document):
    for change in (
        {"title": "다른 제목"},
        {"number": 99},
        {"facts": {}},
        {"facts_sha256": "0" * 64},
        {"code": "A" * 12},
    ):
        with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
            IssuedDocument.objects.filter(pk=document.pk).update(**change)
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        IssuedDocument.objects.filter(pk=document.pk).delete()


def test_the_file_stands_once_it_is_there(document):
    row = IssuedDocument.objects.filter(pk=document.pk)
    row.update(pdf_sha256="a" * 64, pdf_key="x", state="rendered")
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        row.update(pdf_sha256="b" * 64)


def test_a_receipt_is_issued_by_the_step_itself(paper, cast):
    event = perform(paper, "receive", by=cast.actor("molit_officer"))
    document = IssuedDocument.objects.get(kind="test.receipt")
    assert (document.letter, document.issued_by) == (None, cast.molit_officer)
    assert set(Effect.objects.filter(event_id=event.id).values_list("kind", flat=True)) == {
        "documents.render", "documents.serve",
    }  # fmt: skip


def test_the_service_waits_for_the_file(document):
    render, serve = Effect.objects.get(kind="documents.render"), Effect.objects.get(kind="documents.serve")
    assert serve.after_id == render.pk
    assert serve.payload["kind"] == "test.answer"


# Service


def test_placed_once_and_arrived_for_whoever_consented(document, cast, heard):
    cast.company.portal_service = True
    assert not document.electronic
    actions.place(document)
    actions.place(document)
    (service,) = document.services.all()
    assert (service.channel, service.arrived_at) == ("portal", None)
    assert heard == [("placed", document.reference)]


def test_electronic_service_arrives_when_it_is_placed(paper, cast, heard):
    cast.company.portal_service = True
    cast.company.save()
    document = issue(paper, cast)
    actions.place(document)
    (service,) = document.services.all()
    assert service.arrived_at == service.sent_at
    assert [what for what, _ in heard] == ["placed", "served"]
    assert Event.objects.filter(kind="documents.arrived").count() == 1


def test_an_electronic_application_is_answered_electronically(paper, cast, heard):
    assert issue(paper, cast, electronic=True).electronic
    assert not issue(paper, cast, electronic=False).electronic


def test_staff_record_the_arrival_and_it_counts_once(document, cast, heard):
    actions.place(document)
    officer, sent = cast.actor("molit_officer"), document.issued_at
    common = {"by": officer, "sent_at": sent}
    actions.record_service(document, channel="post", arrived_at=None, **common)
    assert heard == [("placed", document.reference)]
    actions.record_service(document, channel="post", arrived_at=timezone.now(), evidence="등기 1234", **common)
    actions.record_service(document, channel="email", arrived_at=timezone.now(), evidence="회신", **common)
    assert heard == [("placed", document.reference), ("served", document.reference)]
    with pytest.raises(NotNow):
        actions.record_service(document, channel="post", arrived_at=timezone.now(), evidence="x", **common)
    assert Service.objects.get(channel="post").recorded_by == cast.molit_officer


def test_an_arrival_has_its_days_and_its_evidence(document, cast):
    now = timezone.now()
    wrong = {
        "sent_at": {"sent_at": now + dt.timedelta(hours=1), "arrived_at": None},
        "arrived_at": {"sent_at": now, "arrived_at": now - dt.timedelta(hours=1), "evidence": "x"},
        "evidence": {"sent_at": now, "arrived_at": now},
        "channel": {"sent_at": now, "arrived_at": None, "channel": "pigeon"},
    }
    for field, values in wrong.items():
        with pytest.raises(Invalid) as refused:
            actions.record_service(document, by=cast.actor("molit_officer"), **{"channel": "post", **values})
        assert field in refused.value.errors


def test_only_the_office_records_service(document, cast):
    for part in ("company_user", "rival_user", "ministry_clerk", "auditor", "admin"):
        with pytest.raises(NotYours):
            actions.record_service(
                document, channel="post", sent_at=document.issued_at, arrived_at=None, by=cast.actor(part)
            )


def test_what_fails_at_an_arrival_leaves_no_arrival(paper, cast):
    def refuse(document, *, at, event):
        raise RuntimeError("clock")

    registry.on_served("test.answer", refuse)
    document = issue(paper, cast, electronic=True)
    with pytest.raises(RuntimeError):
        actions.place(document)
    assert not document.services.exists()
    registry._served.pop("test.answer")
    actions.place(document)
    assert document.services.get().arrived_at


# Superseding and voiding


def test_superseding_keeps_both(document, paper, cast):
    decider = cast.actor("decision_maker")
    new = actions.supersede(document, facts=AnswerFacts("정정"), by=decider, subject=paper, title="정정 통지")
    document.refresh_from_db()
    assert (document.state, new.supersedes, new.number) == ("superseded", document, document.number + 1)
    assert new.facts["facts"]["verdict"] == "정정"
    assert verification.by_code(document.code).state == "superseded"
    assert verification.by_code(new.code).state == "genuine"
    with pytest.raises(NotNow):
        actions.supersede(document, facts=AnswerFacts("또"), by=decider, subject=paper)


def test_a_void_document_keeps_its_number(document, paper, cast):
    decider = cast.actor("decision_maker")
    with pytest.raises(Invalid):
        actions.void(document, reason="", by=decider)
    with pytest.raises(NotYours):
        actions.void(document, reason="오류", by=cast.actor("molit_officer"))
    actions.void(document, reason="수신자 오기", by=decider)
    assert (document.state, document.number) == ("voided", 1)
    assert issue(paper, cast).number == 2
    assert verification.by_code(document.code).state == "voided"
    assert actions.place(document) is None
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        IssuedDocument.objects.filter(pk=document.pk).update(state="issued")


@pytest.mark.django_db(transaction=True)
def test_numbers_under_concurrency(papers, cast):
    """Eight at once: eight numbers, none twice, none left out."""
    cases = [open_paper(cast.company, f"사건 {n}") for n in range(8)]
    failures: list[BaseException] = []
    start = threading.Barrier(len(cases))

    def run(case) -> None:
        try:
            start.wait()
            issue(case, cast)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(case,)) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert sorted(IssuedDocument.objects.values_list("number", flat=True)) == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_issue_once(sent, cast):
    outcomes: list[object] = []
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        try:
            outcomes.append(actions.approve(type(sent).objects.get(pk=sent.pk), by=cast.actor("decision_maker")))
        except (NotNow, NotYours) as refused:
            outcomes.append(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in outcomes if isinstance(one, list)]) == 1
    assert IssuedDocument.objects.count() == 1


# Who may know


@pytest.mark.parametrize("name", ["See", "Receive", "Serve", "Void"])
@pytest.mark.parametrize("internal", [False, True])
def test_the_three_questions_agree_about_documents(paper, cast, name, internal):
    from django.contrib.auth import get_user_model

    document = issue(paper, cast)
    if internal:
        out = Outgoing(facts=AnswerFacts("내부"), subject="부처 확인 요청", organisation=cast.ministry)
        kind = kind_of("test.answer")
        document = actions.issue(kind, out, matter=paper.matter, subject=paper, by=cast.actor("decision_maker"))
    rule = getattr(rules, name)
    holders = set(get_user_model().objects.filter(rule.holders(document)).values_list("pk", flat=True))
    for part, actor in cast.actors().items():
        held = rule.holds(actor, document)
        assert held == IssuedDocument.objects.filter(rule.scope(actor), pk=document.pk).exists(), part
        assert held == (actor.user_id in holders), part


def test_a_letter_to_a_ministry_is_not_the_applicants_to_know(paper, cast):
    out = Outgoing(facts=AnswerFacts("확인"), subject="확인 요청", organisation=cast.ministry)
    kind = kind_of("test.answer")
    document = actions.issue(kind, out, matter=paper.matter, subject=paper, by=cast.actor("decision_maker"))
    seeing = {part for part, actor in cast.actors().items() if rules.See.holds(actor, document)}
    assert seeing == {
        "ministry_manager", "ministry_clerk", "molit_officer", "deputy", "decision_maker", "second_decision_maker",
        "secretariat_officer", "auditor",
    }  # fmt: skip
