"""One of everything that competitions have an address for, and the values that lead there."""

import datetime as dt
from typing import Any

from django.utils import timezone

from competitions.actions import partners
from competitions.models import Call, Entry, Extension, PastAward, PastCall, Question
from office.people.actors import actor_of


def competition_values(competition: Any) -> dict[str, dict[str, object]]:
    """A call that is being set up, and an entry in another one: the city leads, the company has joined."""
    draft, entry = competition.draft_call(), entered(competition)
    partner, receipt = entry.partners.get(), entry.receipts.get()
    cast, later = competition.cast, timezone.now() + dt.timedelta(days=60)
    question = Question.objects.create(call=draft, text="시험", asked_for=cast.company, asked_by=cast.company_user)
    more_time = Extension.objects.create(call=draft, until=later, reason="시험", asked_by=cast.secretariat_officer)
    past = PastCall.objects.create(programme_id="small", year=2020, source="시험")
    award = {"pk": PastAward.objects.create(call=past, organisation=cast.city, name_ko="시험시").pk}
    of_call = {"pk": draft.pk, "number": str(draft.pk), "step": "give_up", "question": question.pk, "code": "small"}
    of_entry = {"pk": entry.pk, "number": str(entry.pk), "step": "discard", "deed": "leave"}
    return {
        "calls": of_call,
        "programmes": of_call,
        "calls-question-answer": of_call | {"pk": question.pk},
        **{f"calls-extension-{decision}": of_call | {"pk": more_time.pk} for decision in ("grant", "refuse")},
        "entries": of_entry,
        "partners": of_entry | {"pk": partner.pk},
        "receipts": {"pk": receipt.pk},
        "competitions": of_call | {"document": draft.pk},
        **dict.fromkeys(("awards", "competitions:award", "competitions:award-removal"), award),
        "competitions:extension": {"pk": more_time.pk},
        **{f"competitions:entry{page}": of_entry for page in ("", "-form", "-report", "-budget", "-partners", "-step")},
        **{f"competitions:partner{page}": of_entry | {"pk": partner.pk} for page in ("", "-deed")},
        "competitions:receipt": {"pk": receipt.pk},
    }


def entered(competition: Any, call: Call | None = None) -> Entry:
    """A submitted entry of the city that the company has joined and signed off."""
    call = call or competition.opened()
    company = actor_of(competition.cast.company_user)
    with competition.at(call.opens_at + dt.timedelta(minutes=1)):
        entry = competition.submitted(call)
        asked = partners.invite(entry, by=competition.mayor, organisation=competition.cast.company, part="partner")
        partners.accept(asked, by=company)
        partners.sign_off(asked, by=company)
    return entry
