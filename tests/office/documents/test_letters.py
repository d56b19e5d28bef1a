"""The approval line."""

import datetime as dt

import pytest
from django.utils import timezone

from office.access import Invalid, NotNow, NotYours
from office.documents import actions, rules
from office.documents.models import IssuedDocument, Letter
from office.documents.signatures import line_of
from office.ledger.models import Event
from office.workflow import take
from tests.cast import AppointmentFactory
from tests.office.documents.casework import Paper

pytestmark = pytest.mark.django_db


def test_taking_a_step_behind_an_approval_drafts_a_letter(paper, cast):
    outcome = take(paper, "answer", by=cast.actor("molit_officer"), data={"verdict": "필요"})
    assert (outcome.letter.kind, outcome.letter.step, outcome.letter.state) == ("test.answer", "answer", "draft")
    assert outcome.letter.facts == {"verdict": "필요", "due": None}
    assert Paper.objects.get(pk=paper.pk).state == "open"


def test_one_draft_for_a_step_at_a_time(letter, paper, cast):
    with pytest.raises(NotNow):
        actions.draft(paper, "answer", by=cast.actor("secretariat_officer"), data={"verdict": "또"})
    actions.withdraw(letter, by=cast.actor("molit_officer"))
    assert actions.draft(paper, "answer", by=cast.actor("secretariat_officer"), data={"verdict": "또"}).pk


def test_facts_are_checked_by_the_steps_form(paper, cast):
    with pytest.raises(Invalid):
        actions.draft(paper, "answer", by=cast.actor("molit_officer"), data={"verdict": ""})
    with pytest.raises(NotYours):
        actions.draft(paper, "answer", by=cast.actor("company_user"), data={"verdict": "x"})


def test_a_draft_is_changed_by_its_drafter_alone_and_never_behind_anothers_back(letter, cast):
    drafter = cast.actor("molit_officer")
    actions.revise(letter, by=drafter, revision=0, data={"verdict": "필요"}, subject=" 새 제목 ", body="1. 첫째")
    letter.refresh_from_db()
    assert (letter.facts["verdict"], letter.subject, letter.body, letter.revision) == ("필요", "새 제목", "1. 첫째", 1)
    with pytest.raises(NotNow):
        actions.revise(letter, by=drafter, revision=0, subject="옛 제목")
    with pytest.raises(NotYours):
        actions.revise(letter, by=cast.actor("decision_maker"), revision=1, subject="남의 제목")


def test_approval_takes_the_step_and_issues_in_the_same_transaction(sent, paper, cast):
    (document,) = actions.approve(sent, by=cast.actor("decision_maker"), opinion="이견 없음")
    stored = Paper.objects.get(pk=paper.pk)
    assert (stored.state, stored.verdict, sent.state) == ("answered", "필요 없음", "approved")
    assert document.letter_id == sent.pk
    assert document.organisation == cast.company
    told = Event.objects.get(kind__endswith=".paper.answer")
    assert told.actor_id == cast.decision_maker.pk
    assert told.data["drafter"] == str(cast.molit_officer.pk)


def test_whoever_drafts_does_not_approve(paper, cast):
    AppointmentFactory(user=cast.molit_officer, role="decision_maker", organisation=cast.molit)
    drafter = cast.actor("molit_officer")
    letter = actions.draft(paper, "answer", by=drafter, data={"verdict": "x"})
    with pytest.raises(Invalid):
        actions.submit_for_approval(letter, by=drafter, approver=cast.molit_officer)
    actions.submit_for_approval(letter, by=drafter, approver=cast.decision_maker)
    with pytest.raises(NotYours):
        actions.approve(letter, by=drafter)
    assert not IssuedDocument.objects.exists()


def test_a_drafter_who_stands_in_for_the_approver_does_not_approve_either(paper, cast):
    AppointmentFactory(
        user=cast.second_decision_maker, role="decision_maker", organisation=cast.molit, deputy=cast.molit_officer,
        deputy_from=timezone.now() - dt.timedelta(days=1),
    )  # fmt: skip
    letter = actions.draft(paper, "answer", by=cast.actor("molit_officer"), data={"verdict": "x"})
    actions.submit_for_approval(letter, by=cast.actor("molit_officer"), approver=cast.second_decision_maker)
    with pytest.raises(NotYours):
        actions.approve(letter, by=cast.actor("molit_officer"))


def test_an_approver_must_be_one(letter, cast):
    with pytest.raises(Invalid) as refused:
        actions.submit_for_approval(letter, by=cast.actor("molit_officer"), approver=cast.secretariat_officer)
    assert "approver" in refused.value.errors


def test_somebody_not_in_the_line_does_not_approve(sent, cast):
    for part in ("second_decision_maker", "deputy", "company_user", "rival_user", "admin", "auditor"):
        with pytest.raises(NotYours):
            actions.approve(sent, by=cast.actor(part))


def test_review_comes_before_approval(letter, cast):
    drafter = cast.actor("molit_officer")
    actions.submit_for_approval(
        letter, by=drafter, approver=cast.decision_maker, reviewers=(cast.secretariat_officer,),
        cooperators=(cast.second_decision_maker,),
    )  # fmt: skip
    assert letter.state == "review"
    with pytest.raises(NotNow):
        actions.approve(letter, by=cast.actor("decision_maker"))
    actions.review(letter, by=cast.actor("secretariat_officer"), opinion="문구 확인")
    assert letter.state == "review"
    with pytest.raises(NotYours):
        actions.review(letter, by=cast.actor("secretariat_officer"))
    actions.review(letter, by=cast.actor("second_decision_maker"))
    assert letter.state == "approval"
    actions.approve(letter, by=cast.actor("decision_maker"))
    roles = [(one.role, one.mark) for one in line_of(letter)]
    assert roles == [("draft", ""), ("review", ""), ("cooperate", ""), ("approve", "전결")]


def test_a_deputy_decides_and_it_shows(sent, cast):
    AppointmentFactory(
        user=cast.decision_maker, role="decision_maker", organisation=cast.molit, deputy=cast.deputy,
        deputy_from=timezone.now() - dt.timedelta(days=1),
    )  # fmt: skip
    (document,) = actions.approve(sent, by=cast.actor("deputy"))
    signed = document.facts["frame"]["line"][-1]
    assert (signed["mark"], signed["name"], signed["title"]) == ("대결", "대행담당관", "스마트도시팀장")
    row = sent.approvals.get(role="approve")
    assert (row.user, row.acted_by) == (cast.decision_maker, cast.deputy)


def test_a_deputy_whose_days_are_over_does_not(sent, cast):
    with pytest.raises(NotYours):
        actions.approve(sent, by=cast.actor("past_deputy"))


def test_returned_with_a_reason_and_sent_again(sent, cast):
    with pytest.raises(Invalid):
        actions.return_to_drafter(sent, by=cast.actor("decision_maker"), reason=" ")
    actions.return_to_drafter(sent, by=cast.actor("decision_maker"), reason="근거 조문을 적어 주세요.")
    assert sent.state == "returned"
    assert sent.approvals.get(role="approve").opinion == "근거 조문을 적어 주세요."
    actions.revise(sent, by=cast.actor("molit_officer"), revision=0, body="1. 근거")
    actions.submit_for_approval(sent, by=cast.actor("molit_officer"), approver=cast.second_decision_maker)
    with pytest.raises(NotYours):
        actions.approve(sent, by=cast.actor("decision_maker"))
    (document,) = actions.approve(sent, by=cast.actor("second_decision_maker"))
    assert document.facts["frame"]["text"] == "1. 근거"
    assert sent.approvals.count() == 4


def test_a_letter_on_its_way_is_not_changed(sent, cast):
    with pytest.raises(NotNow):
        actions.revise(sent, by=cast.actor("molit_officer"), revision=0, subject="다른 제목")


def test_recalled_letters_go_nowhere(sent, cast):
    actions.withdraw(sent, by=cast.actor("molit_officer"))
    with pytest.raises(NotNow):
        actions.approve(sent, by=cast.actor("decision_maker"))


def test_a_closed_step_leaves_the_letter_where_it_is(sent, paper, cast):
    Paper.objects.filter(pk=paper.pk).update(blocked=True)
    with pytest.raises(NotNow) as closed:
        actions.approve(sent, by=cast.actor("decision_maker"))
    assert closed.value.reasons == ["The case is blocked."]
    assert Letter.objects.get(pk=sent.pk).state == "approval"
    assert not IssuedDocument.objects.exists()
    assert not Event.objects.filter(kind="documents.letter.approve").exists()
    Paper.objects.filter(pk=paper.pk).update(blocked=False)
    assert actions.approve(sent, by=cast.actor("decision_maker"))


def test_the_database_refuses_other_ways(sent):
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Letter.objects.filter(pk=sent.pk).update(state="draft")


RULES = {
    "see": rules.SeeLetter,
    "draft": rules.Draft,
    "review": rules.Review,
    "approve": rules.Approve,
    "back": rules.SendBack,
}


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("state", ["draft", "review", "approval", "returned", "approved"])
def test_the_three_questions_agree_about_letters(letter, cast, name, state):
    from django.contrib.auth import get_user_model

    AppointmentFactory(
        user=cast.decision_maker, role="decision_maker", organisation=cast.molit, deputy=cast.deputy,
        deputy_from=timezone.now() - dt.timedelta(days=1),
    )  # fmt: skip
    if state != "draft":
        reviewers = (cast.secretariat_officer,) if state == "review" else ()
        drafter = cast.actor("molit_officer")
        actions.submit_for_approval(letter, by=drafter, approver=cast.decision_maker, reviewers=reviewers)
    if state == "returned":
        actions.return_to_drafter(letter, by=cast.actor("decision_maker"), reason="x")
    if state == "approved":
        actions.approve(letter, by=cast.actor("decision_maker"))
    rule = RULES[name]
    holders = set(get_user_model().objects.filter(rule.holders(letter)).values_list("pk", flat=True))
    for part, actor in cast.actors().items():
        held = rule.holds(actor, letter)
        assert held == Letter.objects.filter(rule.scope(actor), pk=letter.pk).exists(), part
        assert held == (actor.user_id in holders), part


def test_applicants_do_not_see_what_is_being_written(letter, cast):
    seeing = {part for part, actor in cast.actors().items() if rules.SeeLetter.holds(actor, letter)}
    assert seeing == {
        "molit_officer", "deputy", "secretariat_officer", "decision_maker", "second_decision_maker",
    }  # fmt: skip
