"""Two agencies at the same moment: of two last replies one sees the other; a reply and a withdrawal do not both win."""

import pytest

from sandbox.actions import applications, local_reviews, opinions
from sandbox.models import LocalReview
from sandbox.states import Applying, Opining
from tests.cast import MembershipFactory, OrganisationFactory
from tests.sandbox.test_together import happened, meeting, together  # noqa: F401  a fixture
from tests.worlds_consulting import AGREES, DISAGREES

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_of_two_last_replies_one_moves_the_application_on(consulted, meeting):  # noqa: F811
    case = consulted.consulting()
    consulted.answer(case, "city", consulted.local, AGREES)
    first, second = consulted.part(case), consulted.part(case, "other_ministry")
    meeting(opinions, "perform")
    outcomes = together(
        lambda: opinions.reply(first, by=consulted.clerk, **AGREES),
        lambda: opinions.reply(second, by=consulted.other_clerk, **DISAGREES),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert consulted.fresh(case).state == Applying.REVIEW
    assert happened("sandbox.application.opinions_in") == 1


def test_a_reply_and_a_withdrawal_do_not_both_win(consulted, meeting):  # noqa: F811
    case = consulted.consulting()
    part = consulted.part(case)
    meeting(opinions, "perform")
    together(
        lambda: opinions.reply(part, by=consulted.clerk, **AGREES),
        lambda: applications.withdraw(case, by=consulted.applicant, reason="계획 변경"),
    )
    assert consulted.fresh(case).state == Applying.WITHDRAWN
    assert not case.opinions().exclude(state__in=(Opining.REPLIED, Opining.CANCELLED)).exists()


def test_of_two_last_local_opinions_one_moves_the_application_on(consulted, cast, meeting):  # noqa: F811
    from office.people.actors import actor_of

    county = OrganisationFactory(kind="local_government", name_ko="나온군", code="99120")
    clerk = actor_of(MembershipFactory(organisation=county, role="writer").user)
    case = consulted.local_review(regions=("99110", "99120"))
    said = {"stance": "favourable", "text": "지장 없음", "measures": []}
    reviews = {
        review.matter.organisation: review for review in LocalReview.objects.select_related("matter__organisation")
    }
    meeting(local_reviews, "perform")
    outcomes = together(
        lambda: local_reviews.give(reviews[cast.city], by=consulted.local, **said),
        lambda: local_reviews.give(reviews[county], by=clerk, **said),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert consulted.fresh(case).state == Applying.LOCAL_DONE
    assert happened("sandbox.application.local_opinions_in") == 1
