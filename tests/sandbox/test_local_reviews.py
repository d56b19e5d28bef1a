"""A local government's review before filing: who is asked, what it says, how the applicant answers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from office.access import SYSTEM, Invalid, NotNow, NotYours
from office.attachments.reading import papers_with
from office.deadlines.queries import progress_of
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.workflow import perform
from sandbox.actions import applications, applications_local, local_reviews
from sandbox.asked import local_reviews_for
from sandbox.models import LocalReview
from sandbox.states import Applying, Reviewing
from tests.worlds import later

MEASURES = ["등하교 시간에는 운행하지 않을 것", "사고 접수 전화를 24시간 운영할 것"]


def page(review) -> str:
    return reverse("sandbox:local-review", kwargs={"pk": review.pk})


def step(review, name: str) -> str:
    return reverse("sandbox:local-review-step", kwargs={"pk": review.pk, "step": name})


def measures_page(review) -> str:
    return reverse("sandbox:measures", kwargs={"pk": review.pk})


def told(kind: str) -> set[str]:
    return set(Delivery.objects.filter(key=kind).values_list("person__email", flat=True))


def test_the_plan_goes_to_the_city_with_its_papers_a_letter_and_a_wish(exemption, cast, browsers):
    case = exemption.local_review()
    review = LocalReview.objects.get()
    assert review.matter.organisation == cast.city and review.asked_at == case.sent_to_local_at
    assert review.matter.number == f"LR-{timezone.localdate().year}-0001"
    assert progress_of(review.matter, "C01").length == 20
    assert papers_with(exemption.local, review.matter).count() == review.plan.papers.count() > 0
    letter = IssuedDocument.objects.get(matter=review.matter)
    assert (letter.kind, letter.organisation) == ("sandbox.local_review_request", cast.city)
    assert letter.facts["frame"]["recipient"] == "가온시장"
    assert letter.facts["frame"]["letterhead"]["agency"] == cast.company.name_ko
    shown = browsers["city_user"].get(page(review)).content.decode()
    assert "보행로 배송로봇" in shown and "새봄동 보도 3.2km" in shown
    assert browsers["company_reader"].get(page(review)).status_code == 200


def test_the_office_and_strangers_know_nothing_of_it_before_the_filing(exemption, cast, browsers):
    case = exemption.local_done()
    review = LocalReview.objects.get()
    for part in ("secretariat_officer", "molit_officer", "auditor", "rival_user", "ministry_clerk", "stranger"):
        assert browsers[part].get(page(review)).status_code == 404, part
        assert not local_reviews_for(cast.actor(part)).exists()
        assert not documents_for(cast.actor(part)).filter(matter=review.matter).exists()
    applications.submit(case, by=exemption.applicant)
    for part, status in (("secretariat_officer", 200), ("auditor", 200), ("rival_user", 404), ("ministry_clerk", 404)):
        assert browsers[part].get(page(review)).status_code == status, part
    kinds = set(documents_for(exemption.officer).filter(matter=review.matter).values_list("kind", flat=True))
    assert kinds == {"sandbox.local_review_request", "sandbox.local_opinion"}


def test_a_measure_for_each_row_of_the_page_and_more_rows_without_scripts(exemption, browsers):
    exemption.local_review()
    review, browser = LocalReview.objects.get(), browsers["city_user"]
    typed = {"stance": "with_measures", "text": "조건부로 적합"}
    typed |= {"measures-0-text": MEASURES[0], "measures-2-text": MEASURES[1]}
    more = browser.post(step(review, "give"), {**typed, "_more": "measures"}).content.decode()
    assert "measures-5-text" in more and MEASURES[1] in more and 'value="with_measures"' in more
    review.refresh_from_db()
    assert review.state == Reviewing.ASKED
    assert browser.post(step(review, "give"), typed).status_code == 302
    assert [one.text for one in review.measures.all()] == MEASURES
    shown = browsers["company_user"].get(page(review)).content.decode()
    assert MEASURES[1] in shown


@pytest.mark.parametrize(
    ("stance", "measures", "field"), [("with_measures", "", "measures"), ("favourable", "속도 제한", "stance")]
)
def test_an_opinion_fits_its_measures(exemption, browsers, stance, measures, field):
    exemption.local_review()
    review = LocalReview.objects.get()
    answer = browsers["city_user"].post(
        step(review, "give"), {"stance": stance, "text": "의견", "measures-0-text": measures}
    )
    assert answer.status_code == 400
    assert answer.context["form"].errors.keys() == {field}
    assert 'aria-invalid="true"' in answer.content.decode()


def test_the_last_of_several_opinions_moves_the_application_on(exemption, cast):
    from tests.cast import MembershipFactory, OrganisationFactory

    second = OrganisationFactory(kind="local_government", name_ko="나온군", code="99120")
    clerk = MembershipFactory(organisation=second, role="writer").user
    from office.people.actors import actor_of

    case = exemption.local_review(regions=("99110", "99120"))
    city, county = case.current_local_reviews()
    local_reviews.give(city, by=exemption.local, stance="favourable", text="의견", measures=[])
    assert exemption.fresh(case).state == Applying.LOCAL_REVIEW
    with pytest.raises(NotYours):
        local_reviews.give(county, by=exemption.local, stance="favourable", text="의견", measures=[])
    perform(county, "acknowledge", by=actor_of(clerk))
    local_reviews.give(county, by=actor_of(clerk), stance="unfavourable", text="의견", measures=[])
    assert exemption.fresh(case).state == Applying.LOCAL_DONE


def test_each_measure_is_answered_for_itself_before_the_filing(exemption, cast, browsers):
    case = exemption.local_done(measures=tuple(MEASURES), answered=False)
    review = LocalReview.objects.get()
    first, second = review.measures.all()
    with pytest.raises(NotNow):
        applications.submit(case, by=exemption.applicant)
    first = {"plan-1": "지오펜스로 막겠음"}
    assert browsers["company_user"].post(measures_page(review), {"plan-1": " "}).status_code == 400
    assert browsers["company_user"].post(measures_page(review), {"plan-9": "x"}).status_code == 400
    assert browsers["rival_user"].post(measures_page(review), first).status_code == 404
    assert browsers["company_reader"].post(measures_page(review), first).status_code == 403
    assert browsers["company_reader"].post(measures_page(review), {}).status_code == 403
    assert browsers["city_user"].post(measures_page(review), first).status_code == 403
    assert browsers["company_writer"].post(measures_page(review), first).status_code == 302
    refused = browsers["company_writer"].post(measures_page(review), {"plan-1": "", "plan-2": "24시간 접수"})
    assert refused.status_code == 400 and "24시간 접수" in refused.content.decode()
    assert [one.plan for one in review.measures.all()] == ["지오펜스로 막겠음", ""]
    with pytest.raises(Invalid):
        local_reviews.answer_measure(second, by=exemption.applicant, plan="")
    local_reviews.answer_measure(second, by=exemption.applicant, plan="24시간 접수")
    applications.submit(case, by=exemption.applicant)
    with pytest.raises(NotNow):
        local_reviews.answer_measure(second, by=exemption.applicant, plan="바꿈")
    paper = IssuedDocument.objects.get(kind="sandbox.local_opinion")
    assert [one["plan"] for one in paper.facts["facts"]["measures"]] == ["지오펜스로 막겠음", "24시간 접수"]
    assert paper.facts["frame"]["letterhead"]["sender"] == "가온시장"


def test_a_plan_taken_back_and_sent_again_is_reviewed_anew(exemption):
    case = exemption.local_done(measures=tuple(MEASURES), answered=False)
    old = LocalReview.objects.get()
    applications_local.recall(case, by=exemption.applicant, reason="구역 변경")
    applications_local.send_to_local(case, by=exemption.applicant)
    new = LocalReview.objects.exclude(pk=old.pk).get()
    assert (LocalReview.objects.get(pk=old.pk).state, new.state) == (Reviewing.GIVEN, Reviewing.ASKED)
    with pytest.raises(NotNow):
        local_reviews.answer_measure(old.measures.first(), by=exemption.applicant, plan="이전 조치")
    applications_local.recall(case, by=exemption.applicant, reason="다시")
    new.refresh_from_db()
    assert new.state == Reviewing.RECALLED and progress_of(new.matter, "C01").deadline.closed_at
    with pytest.raises(NotNow):
        local_reviews.give(new, by=exemption.local, stance="favourable", text="늦음", measures=[])


def test_who_is_told_and_the_reminder_after_the_wished_day(exemption, cast):
    case = exemption.local_review()
    review = LocalReview.objects.get()
    with later(19):
        dispatch.run_due()
        assert not told("sandbox.local_review_due")
    with later(30):
        from office.deadlines.lapses import sweep

        sweep()
        dispatch.run_due()
        assert told("sandbox.local_review_due") == {cast.city_user.email}
        review.refresh_from_db()
        assert review.state == Reviewing.ASKED
        local_reviews.give(review, by=exemption.local, stance="favourable", text="의견", measures=[])
        dispatch.run_due()
    assert told("sandbox.local_opinion_given") == {cast.company_user.email, cast.company_writer.email}
    assert case.pk == review.matter.parent_id
    with pytest.raises(NotYours):
        perform(review, "recall", by=exemption.applicant)
    with pytest.raises(NotNow):
        perform(review, "recall", by=SYSTEM)
