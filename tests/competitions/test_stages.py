"""A main call is open to those whose entry passed the preliminary one it names."""

import datetime as dt
from dataclasses import replace

import pytest

from competitions.actions import calls
from competitions.documents.call import facts_of
from competitions.form_definitions import CALL, CALL_FORM
from competitions.models import Call, Entry
from competitions.passing import passed_in
from competitions.queries import leads_for
from competitions.queries_calls import enterable_for
from competitions.reporting import report_of
from office.access import NotNow
from office.forms.definition import text
from office.forms.models import Answers
from office.forms.publishing import ensure_published
from office.forms.queries import answers_of, state
from office.forms.sources import options
from office.workflow import perform
from tests.competitions.visiting import People, at

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


def preliminary(competition) -> Call:
    """Both cities submitted to it, and it is closed."""
    call = competition.opened(programme="challenge", national_cap=8_000_000_000)
    with competition.at(call.opens_at + MINUTE):
        competition.submitted(call)
        competition.submitted(call, by=competition.rival, lead=competition.rival_city)
    return competition.closed(call)


def confirmed(competition, call: Call, lead, verdict: str = "eligible") -> Entry:
    entry = call.entries.get(lead=lead)
    perform(entry, "propose", by=competition.officer, verdict=verdict, reason="까닭")
    perform(entry, f"confirm_{verdict}", by=competition.director)
    return entry


def main(competition, first: Call, **more) -> Call:
    """Its main call, complete and not yet sent for approval."""
    told = {"stage": "main", "preliminary_call": first.matter.number, **more}
    return competition.draft_call("challenge", **told)


def announced(competition, call: Call) -> Call:
    perform(call, "send_for_approval", by=competition.officer)
    calls.approve(call, by=competition.director)
    calls.announce(call, by=competition.director)
    return call


def checked(entry: Entry) -> str:
    return next(one.status for one in report_of(entry).checks if one.key == "preliminary")


def test_what_passed_is_what_was_confirmed_as_eligible(competition, cast):
    """Until a selection is recorded: not what was submitted, proposed, found ineligible or disqualified."""
    first = preliminary(competition)
    with competition.at(first.closes_at + dt.timedelta(days=1)):
        entry = first.entries.get(lead=cast.city)
        assert not passed_in(first)
        perform(entry, "propose", by=competition.officer, verdict="eligible", reason="")
        assert not passed_in(first)
        perform(entry, "confirm_eligible", by=competition.director)
        assert list(passed_in(first)) == [entry]
        confirmed(competition, first, competition.rival_city, "ineligible")
        assert list(passed_in(first)) == [entry]
        perform(entry, "disqualify", by=competition.director, reason="거짓 진술")
        assert not passed_in(first)


def test_only_who_passed_enters_the_main_call(competition, cast):
    first = preliminary(competition)
    people = People(competition)
    with competition.at(first.closes_at + dt.timedelta(days=1)):
        call = announced(competition, main(competition, first))
        assert (
            call.preliminary == first and call.version.entry_form.definition.terms["preliminary"] == first.matter.number
        )
        assert any(first.matter.number in line.words for line in facts_of(call.version).eligibility)
        with pytest.raises(NotNow, match="예비사업 공모를 통과한 기관만"):
            competition.entry(call)
        assert not leads_for(competition.mayor, call)
        confirmed(competition, first, cast.city)
        confirmed(competition, first, competition.rival_city, "ineligible")
        assert list(leads_for(competition.mayor, call)) == [cast.city] and not leads_for(competition.rival, call)
        refused = people["rival_city_user"].post(
            at("entry-new"), {"call": call.pk, "organisation": competition.rival_city.pk}
        )
        assert refused.status_code == 400 and first.label() in str(refused.context["form"].errors["organisation"])
        assert first.label() in people["rival_city_user"].get(at("call", call.pk)).content.decode()
        public = people[None].get(at("public-call", call.pk)).content.decode()
        assert at("public-call", first.pk) in public and first.matter.number in public
        assert at("public-call", call.pk) in people[None].get(at("public-call", first.pk)).content.decode()
    with competition.at(call.opens_at + MINUTE):
        calls.tick()
        now = call.opens_at + 2 * MINUTE
        assert call in enterable_for(competition.mayor, now) and call not in enterable_for(competition.rival, now)
        entry = competition.entry(call)
        assert checked(entry) == "pass"
        perform(first.entries.get(lead=cast.city), "disqualify", by=competition.director, reason="거짓 진술")
        assert checked(entry) == "fail", "what does not stand any more lets nobody in"


def test_a_main_call_names_a_preliminary_one_of_its_own_programme(competition):
    first = competition.announced(programme="challenge")
    other = competition.announced(programme="small", stage="preliminary")
    competition.draft_call("challenge")
    assert {one.code for one in options("competitions.preliminary_calls")} == {first.matter.number, other.matter.number}
    call = main(competition, first, preliminary_call="CALL-1999-0001")
    assert "preliminary_call" in state(call.matter, CALL_FORM).errors
    wrong = main(competition, other)
    assert state(wrong.matter, CALL_FORM).errors == {}
    with pytest.raises(NotNow, match="이 사업의 공모가 아닙니다"):
        perform(wrong, "send_for_approval", by=competition.officer)
    calls.save_answers(wrong, by=competition.officer, values={"preliminary_call": first.matter.number},
                       revision=answers_of(wrong.matter, CALL_FORM).revision)  # fmt: skip
    made = announced(competition, wrong)
    again = calls.create(by=competition.officer, programme=made.programme, year=made.year + 1, copied=made)
    assert again.terms.text("stage") == "main" and not again.terms.preliminary, "each year names its own"
    assert competition.announced(programme="challenge", preliminary_call=first.matter.number).preliminary is None


def test_a_new_notice_of_a_main_call_still_names_its_preliminary_one(competition):
    first = preliminary(competition)
    with competition.at(first.closes_at + MINUTE * 10):
        call = announced(competition, main(competition, first))
    with competition.at(call.opens_at):
        calls.tick()
    call = competition.closed(Call.objects.get(pk=call.pk))
    with competition.at(call.closes_at + MINUTE * 10):
        again = calls.announce_anew(call, by=competition.director, reason="신청이 없었습니다")
        assert again.terms.preliminary == first.matter.number and again.terms.closes_at is None
        revision = answers_of(again.matter, CALL_FORM).revision
        calls.save_answers(again, by=competition.officer, values=competition.dates(), revision=revision)
        assert state(again.matter, CALL_FORM).errors == {}, "the dates are all that was missing"
        assert announced(competition, again).preliminary == first


def test_the_stage_is_asked_apart_from_rounds_and_an_older_set_up_stays_as_it_is(competition):
    """Its words changed with version 3 of the set-up; what was begun in version 2 is announced in version 2."""
    question = CALL.field("stage")
    assert (str(question.label.ko), str(question.label.en)) == ("단계(예비·본)", "Stage (preliminary or main)")
    old = replace(question, label=text(("단계", "Stage")))
    sections = tuple(
        replace(one, fields=tuple(old if f is question else f for f in one.fields)) for one in CALL.sections
    )
    before = ensure_published(replace(CALL, version=2, sections=sections))
    call = competition.draft_call()
    assert answers_of(call.matter, CALL_FORM).form_version.version == CALL.version == 4
    Answers.objects.filter(matter=call.matter_id, form_code=CALL_FORM).update(form_version=before)
    assert announced(competition, call).version.snapshot.form_version == before
    page = People(competition)[None].get(at("public-call", call.pk)).content.decode()
    assert "단계(예비·본)" in page and "예비·본 구분 없음" in page and ">한 단계<" not in page
