"""`holds`, `scope` and `holders` answer alike, for every rule of the competitions × actor × subject."""

import datetime as dt
from typing import Any

import pytest
from django.db.models import Model
from django.utils import timezone

from competitions import rules
from competitions.actions import calls, entries, extensions, partners, questions
from competitions.models import Call, Entry, Extension, Objection, Partner, Programme, Question, Receipt
from office.access import ANONYMOUS, SYSTEM, Actor
from office.access.rules import Rule
from office.attachments.models import Attachment
from office.attachments.reading import openable_for
from office.docket.models import Matter
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import perform
from tests.cast import LONG_AGO, AppointmentFactory, UserFactory
from tests.competitions.addressed import entered
from tests.worlds import small_pdf

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)

OF_NOTHING = (rules.Staff, rules.Overlook, rules.MayEnter)
ABOUT = {
    Programme: (rules.SeeProgramme, rules.EditProgramme),
    Call: (
        rules.SeeCall, rules.WorkOnCall, rules.PrepareCall, rules.ApproveCall, rules.ApproveAmendment,
        rules.DecideCall, rules.DecideSelection, rules.WithdrawSelection, rules.RunCall, rules.AskQuestion,
    ),
    Question: (rules.SeeQuestion,),
    Entry: (
        rules.SeeEntry, rules.OwnEntry, rules.WriteEntry, rules.LeadEntry, rules.SealEntry, rules.ExamineEntry,
        rules.ConfirmEntry, rules.ConfirmStrike, rules.DecideEntry, rules.JudgeEntry,
    ),
    Objection: (
        rules.SeeObjection, rules.OwnObjection, rules.AnswerObjection, rules.DecideObjection, rules.ConcludeObjection,
    ),
    Partner: (rules.SeePartner, rules.AnswerPartner, rules.SignPartner, rules.ManagePartners),
    Extension: (rules.SeeExtension, rules.DecideExtension, rules.KnowExtension),
    Receipt: (rules.SeeReceipt,),
}  # fmt: skip
ABOUT_MATTERS = {
    "competitions.call": rules.PapersOfCall, "competitions.entry": rules.PapersOfEntry,
    "competitions.objection": rules.PapersOfObjection,
}  # fmt: skip

# Tried with the pages of awards.
ELSEWHERE = (rules.SeeAward, rules.EditAward)


def everybody(competition: Any) -> dict[str, Actor]:
    """The cast, the rival city, officers of one family of calls with a deputy, a decider outside the ministry."""
    cast = competition.cast
    deputy, decider = UserFactory(email="deputy@hub.example.com"), UserFactory(email="decider@other.example.com")
    AppointmentFactory(user=decider, programme="competitions", role="decision_maker", organisation=cast.secretariat)
    AppointmentFactory(
        user=UserFactory(), programme="competitions", role="decision_maker", scope="small", organisation=cast.molit,
        deputy=deputy, deputy_from=LONG_AGO,
    )  # fmt: skip
    more = {"rival_city": competition.rival_user, "hub": competition.hub_officer, "deputy_of_one": deputy,
            "decider": decider}  # fmt: skip
    actors = {**cast.actors(), **{part: actor_of(user) for part, user in more.items()}}
    return {**actors, "machine": SYSTEM, "nobody": ANONYMOUS}


def agree(rule: Rule, subject: Model, actors: dict[str, Actor]) -> None:
    model = type(subject)
    subject = model.objects.get(pk=subject.pk)
    holders = set(User.objects.filter(rule.holders(subject)).values_list("pk", flat=True))
    for part, actor in actors.items():
        holds = rule.holds(actor, subject)
        assert holds == model.objects.filter(rule.scope(actor), pk=subject.pk).exists(), (rule.key, subject, part)
        if actor.user_id:
            assert holds == (actor.user_id in holders), (rule.key, subject, part)


def of_everything(competition: Any) -> list[Model]:
    """Calls in the house, public and given up; entries before and after their submission; what hangs on them."""
    cast = competition.cast
    draft, given_up = competition.draft_call(), competition.draft_call("hub")
    perform(draft, "send_for_approval", by=competition.director)
    perform(given_up, "give_up", by=competition.director, reason="r")
    submitted = entered(competition)
    call = submitted.call
    with competition.at(call.opens_at + 2 * MINUTE):
        unseen = competition.entry(call, by=competition.rival, lead=competition.rival_city)
        partners.invite(unseen, by=competition.rival, organisation=cast.company, part="partner")
        question = questions.ask(call, by=competition.mayor, organisation=cast.city, text="질문")
        for entry in (None, submitted):
            until = call.closes_at + DAY
            extensions.ask(call, by=competition.director, until=until, reason="r", entry=entry)
        calls.begin_amendment(call, by=competition.director, reason="r")
    judged = proposed(competition, submitted)
    rows = [*Programme.objects.filter(pk__in=("small", "hub")), draft, given_up, call, question, unseen, judged]
    rows.append(objected(competition, judged))
    return [*rows, *Partner.objects.all(), *Extension.objects.all(), *Receipt.objects.all()]


def objected(competition: Any, entry: Entry) -> Objection:
    """An objection whose answer one decision maker has proposed, laid down as it is."""
    matter = Matter.objects.create(kind="competitions.objection", parent=entry.matter, organisation=entry.lead)
    return Objection.objects.create(
        matter=matter, entry=entry, state="proposed", proposed="upheld", what="w", reasons="r",
        proposed_by_id=competition.director.user_id, filed_by_id=competition.mayor.user_id,
    )  # fmt: skip


def proposed(competition: Any, entry: Entry) -> Entry:
    with competition.at(entry.call.closes_at + 6 * MINUTE):
        calls.tick()
        entry = Entry.objects.get(pk=entry.pk)
        perform(entry, "propose", by=competition.director, verdict="eligible", reason="")
    return entry


def test_the_three_answers_of_every_rule_agree(competition):
    rows, actors = of_everything(competition), everybody(competition)
    assert {type(row) for row in rows} == set(ABOUT)
    for row in rows:
        for rule in ABOUT[type(row)]:
            agree(rule, row, actors)
    for matter in Matter.objects.filter(kind__in=ABOUT_MATTERS):
        agree(ABOUT_MATTERS[matter.kind], matter, actors)
    for rule in OF_NOTHING:
        holders = set(User.objects.filter(rule.holders(None)).values_list("pk", flat=True))
        assert {part for part, actor in actors.items() if rule.holds(actor)} == {
            part for part, actor in actors.items() if actor.user_id in holders
        }, rule.key


def test_every_rule_is_tried():
    tried = {*OF_NOTHING, *ELSEWHERE, *ABOUT_MATTERS.values(), *(rule for found in ABOUT.values() for rule in found)}
    assert {rule.key for rule in tried} == {one.key for one in vars(rules).values() if isinstance(one, Rule)}


def test_who_is_in_charge_of_one_family_of_calls(competition):
    actors, small, hub = everybody(competition), competition.draft_call(), competition.draft_call("hub")
    prepares = {part for part, actor in actors.items() if rules.PrepareCall.holds(actor, hub)}
    staff = {"secretariat_officer", "molit_officer", "decision_maker", "second_decision_maker", "decider"}
    assert prepares == staff | {"hub"}
    decides = {part for part, actor in actors.items() if rules.DecideCall.holds(actor, small)}
    assert decides == {"decision_maker", "second_decision_maker", "deputy_of_one"}


def test_the_office_opens_the_papers_that_were_submitted_and_no_others(competition):
    call, staff = competition.opened(), ("secretariat_officer", "decision_maker", "auditor", "hub_officer")
    people = {part: getattr(competition, part, None) or getattr(competition.cast, part) for part in staff}
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)

        def openers(**of: str) -> set[str]:
            mine = {part: actor_of(user) for part, user in people.items()} | {"mayor": competition.mayor}
            return {part for part, who in mine.items() if openable_for(who).filter(matter=entry.pk, **of).exists()}

        assert openers() == {"mayor"}
        entries.submit(entry, by=competition.mayor)
        everybody_in_charge = {"mayor", "secretariat_officer", "decision_maker", "auditor"}
        assert openers() == everybody_in_charge
        code = Attachment.objects.filter(matter=entry.pk).first().field_code
        Attachment.objects.filter(matter=entry.pk, field_code=code).update(removed_at=timezone.now())
        competition.hand_in(entry, code, content=small_pdf() + b"\n%anew", name="anew.pdf")
        assert openers(name="anew.pdf") == {"mayor"}
        entries.submit(entry, by=competition.mayor)
        assert openers(name="anew.pdf") == everybody_in_charge
