"""Who is told what about calls and entries: everybody concerned, nobody else, each with the reason of that step."""

import datetime as dt

import pytest
from django.utils import translation

from competitions.actions import calls, entries, examining, extensions, partners, questions
from competitions.form_definitions import CALL_FORM, ENTRY_FORM
from office.access import NotNow
from office.forms.queries import answers_of
from office.ledger import dispatch
from office.notifications import all_notifications
from office.notifications.models import Delivery
from office.notifications.plain import thaw
from office.notifications.rendering import render_sample
from office.people.models import User
from office.workflow import perform

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
MINE = {key: one for key, one in all_notifications().items() if key.startswith("competitions.")}


class Told:
    """What was delivered since the last look: key → e-mail addresses, and the last facts of each key."""

    def __init__(self) -> None:
        self.seen: set = set()
        self.facts: dict = {}
        self.urls: dict = {}

    def now(self) -> dict[str, set[str]]:
        dispatch.run_due()
        found: dict[str, set[str]] = {}
        for one in Delivery.objects.filter(key__startswith="competitions.").exclude(pk__in=self.seen):
            self.seen.add(one.pk)
            self.facts[one.key], self.urls[one.key] = vars(thaw(one.facts)), one.url
            found.setdefault(one.key.removeprefix("competitions."), set()).add(one.person.email)
        return found


@pytest.fixture
def who(competition):
    """Addresses by part."""
    cast = competition.cast

    def addresses(*parts: str) -> set[str]:
        known = {"rival_city": competition.rival_user.email}
        return {known.get(part) or getattr(cast, part).email for part in parts}

    return addresses


STAFF = ("secretariat_officer", "molit_officer", "decision_maker", "second_decision_maker")


@pytest.mark.parametrize("key", MINE)
def test_each_has_its_words(key):
    person = User(name="A reader", email="reader@example.com")
    korean, english = (render_sample(MINE[key], language, person) for language in ("ko", "en"))
    sample = MINE[key].sample
    assert sample.title in korean.text + korean.subject
    assert "()" not in korean.subject
    assert "None" not in english.text
    if "{{" not in english.text and "Reason" in english.text:
        assert sample.reason in english.text
    with translation.override("en"):
        assert str(MINE[key].label).isascii()


def test_of_a_call_from_the_approval_to_the_end(competition, who):
    told = Told()
    call = competition.draft_call()
    perform(call, "send_for_approval", by=competition.director)
    assert told.now() == {"call_to_approve": who("second_decision_maker")}
    perform(call, "take_back", by=competition.officer, reason="배점 확인")
    assert told.now() == {"call_sent_back": who(*STAFF)}
    assert told.facts["competitions.call_sent_back"]["reason"] == "배점 확인"
    perform(call, "send_for_approval", by=competition.officer)
    calls.approve(call, by=competition.director)
    calls.announce(call, by=competition.director)
    found = told.now()
    assert found["call_to_approve"] == who("decision_maker", "second_decision_maker")
    assert found["call_announced"] == who("city_user", "rival_city")  # no company, no reviewer, no other staff
    assert told.facts["competitions.call_announced"]["number"] == call.matter.number
    with competition.at(call.opens_at + MINUTE):
        calls.tick()
        call.refresh_from_db()
        entry = competition.submitted(call)
        asked = questions.ask(
            call, by=competition.rival, organisation=competition.rival_city, text="공동 신청이 됩니까?"
        )
        assert told.now()["question_asked"] == who(*STAFF)
        questions.answer(asked, by=competition.officer, text="됩니다.")
        assert told.now() == {"question_answered": who("rival_city")}
        calls.begin_amendment(call, by=competition.officer, reason="쪽수 상한 정정")
        revision = answers_of(call.matter, CALL_FORM).revision
        calls.save_answers(call, by=competition.officer, values={"sites": 4}, revision=revision)
        calls.publish_amendment(call, by=competition.director)
        assert told.now() == {"call_amended": who("city_user")}
        assert told.facts["competitions.call_amended"]["reason"] == "쪽수 상한 정정"
        until = call.closes_at + DAY
        more = extensions.ask(call, by=competition.officer, until=until, reason="시스템 장애")
        assert told.now() == {"extension_asked": who("decision_maker", "second_decision_maker")}
        extensions.grant(more, by=competition.director)
        assert told.now() == {"call_extended": who("city_user")}
        assert told.facts["competitions.call_extended"]["reason"] == "시스템 장애", "of this step, not of the amendment"
        call.refresh_from_db()
    competition.closed(call)
    with competition.at(call.closes_at + DAY):
        assert told.now() == {"call_closed": who(*STAFF)}
        assert told.facts["competitions.call_closed"]["reason"] == ""
        calls.announce_anew(call, by=competition.director, reason="신청이 적었습니다.")
        assert told.now() == {"call_ended": who("city_user")}
    assert told.facts["competitions.call_ended"]["reason"] == "신청이 적었습니다."
    assert str(entry.pk) not in told.urls["competitions.call_ended"]
    assert str(call.pk) in told.urls["competitions.call_ended"]


def test_of_an_entry_and_its_partners(competition, who):
    told, cast = Told(), competition.cast
    call = competition.opened()
    told.now()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        partner = partners.invite(entry, by=competition.mayor, organisation=cast.company, part="partner")
        assert told.now() == {"partner_invited": who("company_user", "company_writer")}
        assert told.facts["competitions.partner_invited"]["number"] == ""
        partners.accept(partner, by=cast.actor("company_writer"))
        assert told.now() == {"partner_answered": who("city_user")}
        assert told.facts["competitions.partner_answered"]["answer"] == "joined"
        partners.ask_to_sign(partner, by=competition.mayor)
        assert told.now() == {"partner_to_sign": who("company_user")}
        partners.sign_off(partner, by=cast.actor("company_user"))
        entries.submit(entry, by=competition.mayor)
        consortium = told.now()["entry_submitted"]
        assert consortium >= who("city_user", "company_user", "company_writer")
        assert not consortium & who("rival_user", "rival_city", *STAFF)
        entries.withdraw(entry, by=competition.mayor, reason="다시 냅니다")
        assert told.now() == {"entry_withdrawn": consortium}
        partners.leave(partner, by=competition.mayor)
        assert told.now() == {"partner_left": who("city_user", "company_user", "company_writer")}
        again = partners.invite(entry, by=competition.mayor, organisation=cast.company, part="partner")
        told.now()
        with pytest.raises(NotNow):
            partners.leave(again, by=cast.actor("company_writer"))
        partners.leave(again, by=competition.mayor)
        assert told.now() == {"partner_cancelled": who("company_user", "company_writer")}, "nobody left"
        mail = render_sample(MINE["competitions.partner_cancelled"], "ko", cast.company_user)
        assert "초대를 취소" in mail.text and "참여 종료" not in mail.subject + mail.text


def test_of_the_examination(competition, who):
    told = Told()
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
    competition.closed(call)
    entry.refresh_from_db()
    with competition.at(call.closes_at + DAY):
        told.now()
        until = call.closes_at + 8 * DAY
        told_until = {"codes": ["project_summary"], "reason": "요약 누락", "until": until}
        examining.request_supplement(entry, by=competition.officer, **told_until)
        assert told.now() == {"entry_supplement": who("city_user")}
        facts = told.facts["competitions.entry_supplement"]
        assert facts["reason"] == "요약 누락"
        assert facts["until"] == until
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=competition.mayor, values={"project_summary": "보완"}, revision=revision)
        examining.supply(entry, by=competition.mayor)
        assert told.now() == {"entry_supplied": who(*STAFF)}
        perform(entry, "propose", by=competition.director, verdict="ineligible", reason="인구 상한을 넘습니다.")
        assert told.now() == {"entry_proposed": who("second_decision_maker")}
        perform(entry, "confirm_ineligible", by=competition.cast.actor("second_decision_maker"))
        assert told.now() == {"entry_ineligible": who("city_user")}
        assert told.facts["competitions.entry_ineligible"]["reason"] == "인구 상한을 넘습니다."


def test_more_time_for_one_entry_is_told_to_that_one(competition, who):
    told = Told()
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        competition.complete(call, by=competition.rival, lead=competition.rival_city)
        told.now()
        asked = extensions.ask(
            call, by=competition.director, until=call.closes_at + DAY, reason="병원 이송", entry=entry
        )
        assert told.now() == {"extension_asked": who("second_decision_maker")}
        extensions.grant(asked, by=competition.cast.actor("second_decision_maker"))
        assert told.now() == {"entry_extended": who("city_user")}
        assert told.facts["competitions.entry_extended"]["reason"] == "병원 이송"
