"""Use cases of a call that write more than its own row."""

import datetime as dt
import re
from typing import Any

from django.db import transaction
from django.utils import timezone

from competitions import passing, rules
from competitions.documents import call as notices
from competitions.form_definitions import CALL_FORM, ENTRY_FORM
from competitions.models import Call, CallVersion, Programme
from competitions.models.call import KIND
from competitions.states import Calling
from competitions.terms import Terms, entry_sections, entry_terms, frozen_rules
from office import ledger
from office.access import SYSTEM, Actor, NotYours
from office.attachments.reading import share
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.forms import actions as forms
from office.forms.models import Answers, FormVersion, Snapshot
from office.forms.publishing import publish_next
from office.forms.queries import answers_of, last_snapshot
from office.forms.values import local_of
from office.workflow import perform
from office.workflow.arrival import moment

SERIES = "CALL"
TITLE_LIMIT = 300
# What belongs to one year and is not taken over from another.
DATED = ("announced_at", "briefing_at", "questions_until", "answers_until", "opens_at", "closes_at", "rounds_from",
         "result_on", "first_year", "preliminary_call")  # fmt: skip
# What a new notice of the same call keeps all the same: those who passed its preliminary call still have.
KEPT_ANEW = ("preliminary_call",)


def create(*, by: Actor, programme: Programme, year: int, copied: Call | None = None, anew: bool = False) -> Call:
    """Open the set-up of a call, begun with the programme's terms or with those of another call of it.

    `anew` is a new notice of the call that is copied (재공고), not next year's.
    Raises NotYours unless `by` is in charge of the programme.
    """
    if not rules.EditProgramme.holds(by, programme):
        raise NotYours("competitions.call.create")
    begun = copied.terms_in_force.answers if copied else programme.terms
    left = {*DATED} - {*(KEPT_ANEW if anew else ())}
    known = {code: value for code, value in begun.items() if code not in left} | _of_the_year(begun, year, copied)
    with transaction.atomic():
        matter = Matter.objects.create(kind=KIND, title="", officer_id=by.user_id)
        call = Call.objects.create(matter=matter, programme=programme, year=year, previous=copied)
        answers = forms.open_answers(matter, CALL_FORM, by=by)
        if known:
            forms.save(answers, known, revision=answers.revision, by=by)
        data = {"programme": programme.pk, "year": year, "copied": str(copied.pk) if copied else ""}
        ledger.record("competitions.call.created", actor=by, matter_id=matter.pk, subject=call, data=data)
    return call


def _of_the_year(begun: dict[str, Any], year: int, copied: Call | None) -> dict[str, Any]:
    """What the year alone says: it stands in the title, and the budget begins with it, or as far off as in `copied`."""
    titles = {code: begun[code] for code in ("title_ko", "title_en") if begun.get(code)}
    if copied:
        told = {code: re.sub(rf"(?<!\d){copied.year}(?!\d)", str(year), title) for code, title in titles.items()}
    else:
        told = {code: f"{year}{'년' if code == 'title_ko' else ''} {title}" for code, title in titles.items()}
    if begun.get("subsidy") is not True:
        return told
    first = Terms(begun).whole("first_year") if copied else None
    return told | {"first_year": year + (first - copied.year if first else 0)}


def take_title(call: Call, answers: Answers) -> None:
    """The call is called by its titles from the first saving on; nothing else of it changes before an approval."""
    if call.version is not None:
        return
    title, english = (str(answers.data.get(code) or "")[:TITLE_LIMIT] for code in ("title_ko", "title_en"))
    if title != call.matter.title:
        call.matter.title = title
        call.matter.save(update_fields=["title"])
    if english != call.title_en:
        call.title_en = english
        call.save(update_fields=["title_en"])


def save_answers(call: Call, *, by: Actor, values: dict[str, Any], revision: int) -> None:
    """Write answers on top of a revision; raises what :func:`office.forms.saving.save` raises."""
    forms.save(answers_of(call.matter, CALL_FORM), values, revision=revision, by=by)


def approve(call: Call, *, by: Actor) -> Snapshot:
    """The second person freezes the terms: what is announced is exactly this."""
    with transaction.atomic():
        perform(call, "approve", by=by)
        return forms.freeze(call.matter, by=by, form=CALL_FORM, keep_open=True)


def announce(call: Call, *, by: Actor) -> CallVersion:
    """Publish what was approved as version 1; the call gets its number, the clock its moments."""
    with transaction.atomic():
        snapshot = last_snapshot(call.matter, CALL_FORM)
        terms = Terms(snapshot.answers)
        _number(call)
        perform(call, "announce", by=by, window=terms.window)
        _bring_in_force(call, terms)
        return _publish(call, snapshot, by=by, prepared_by=call.prepared_by_id, approved_by=call.approved_by_id)


def _number(call: Call) -> None:
    """Given before the step, so that whoever is told of it is told the number; a step refused gives it back."""
    year = timezone.localdate().year
    number = call.matter.number or f"{SERIES}-{year}-{next_number(SERIES, year):04d}"
    Matter.objects.filter(pk=call.pk).update(number=number)


def begin_amendment(call: Call, *, by: Actor, reason: str) -> None:
    """The set-up opens again for a correction of the notice; what is in force stays in force."""
    with transaction.atomic():
        perform(call, "begin_amendment", by=by, reason=reason)
        if call.closes_at != call.terms.closes_at:  # it was extended meanwhile: an amendment must not take that back
            revision = answers_of(call.matter, CALL_FORM).revision
            save_answers(call, by=by, values={"closes_at": local_of(call.closes_at)}, revision=revision)


def drop_amendment(call: Call, *, by: Actor) -> None:
    """The set-up says again what is in force."""
    with transaction.atomic():
        perform(call, "drop_amendment", by=by)
        _back_to(call, call.version.snapshot, by=by)


def publish_amendment(call: Call, *, by: Actor) -> CallVersion:
    """A new version: drafts go on in its form, submissions stand, everybody concerned is told."""
    with transaction.atomic():
        terms = call.terms
        perform(call, "publish_amendment", by=by, window=terms.window)
        snapshot = forms.freeze(call.matter, by=by, form=CALL_FORM, keep_open=True)
        version = _publish(
            call, snapshot, by=by, prepared_by=call.amended_by_id, approved_by=by.user_id, reason=call.amend_reason
        )
        _bring_in_force(call, terms)
        for matter in call.entries.filter(state__in=("draft", "submitted", "withdrawn")).values_list("pk", flat=True):
            forms.move(Answers.objects.get(matter=matter, form_code=ENTRY_FORM), version.entry_form, by=SYSTEM)
    return version


def announce_anew(call: Call, *, by: Actor, reason: str) -> Call:
    """End a call that too few entered, and set up the next one from its rules; returns the new call."""
    with transaction.atomic():
        perform(call, "announce_anew", by=by, reason=reason)
        return create(by=by, programme=call.programme, year=call.year, copied=call, anew=True)


def tick(at: dt.datetime | None = None) -> int:
    """Open and close what the clock asks for; returns how many steps were taken. Runs each minute."""
    at = at or moment()
    opening = Call.objects.filter(state=Calling.ANNOUNCED, opens_at__lte=at)
    closing = Call.objects.filter(state=Calling.OPEN, closes_at__lte=at)
    return sum(_step(call, "open_intake") for call in opening) + sum(_step(call, "close_intake") for call in closing)


def close_intake(call: Call, *, by: Actor) -> None:
    """Close the intake; what entries say and their files stand from now on as submitted."""
    with transaction.atomic():
        perform(call, "close_intake", by=by)
        running = call.entries.filter(extensions__state="granted", extensions__until__gt=timezone.now()).values("pk")
        Answers.objects.filter(matter__entry__call=call, form_code=ENTRY_FORM).exclude(matter__in=running).update(
            locked=True
        )


def _step(call: Call, name: str) -> bool:
    from office.workflow.performing import reasons_against
    from office.workflow.steps import step_of

    if reasons_against(step_of(Call, name), call):
        return False
    if name == "close_intake":
        close_intake(call, by=SYSTEM)
    else:
        perform(call, name, by=SYSTEM)
    return True


def _publish(call: Call, snapshot: Snapshot, *, by: Actor, prepared_by, approved_by, reason: str = "") -> CallVersion:
    """A version with its rule set's hash and the form of its entries, which anybody can read from now on."""
    terms = Terms(snapshot.answers)
    rule_set, sha256 = frozen_rules(terms)
    number = call.versions.count() + 1
    made = CallVersion.objects.create(
        call=call, number=number, snapshot=snapshot, entry_form=_entry_form(call, terms, number, sha256),
        rules=rule_set, rules_sha256=sha256, reason=reason, prepared_by_id=prepared_by, approved_by_id=approved_by,
    )  # fmt: skip
    call.__dict__.pop("version", None)
    share([kept.attachment for kept in snapshot.papers.select_related("attachment")], call.matter)
    data = {"number": number, "terms_sha256": snapshot.sha256, "rules_sha256": sha256}
    event = ledger.record("competitions.call.version_published", actor=by, matter_id=call.pk, subject=made, data=data)
    notices.publish(made, by=by, event=event)
    return made


def _entry_form(call: Call, terms: Terms, number: int, rules_sha256: str) -> FormVersion:
    facts = {"call": str(call.pk), "version": number, "programme": call.programme_id, "rules_sha256": rules_sha256}
    return publish_next(
        ENTRY_FORM,
        title=(terms.text("title_ko"), terms.text("title_en")),
        sections=entry_sections(terms),
        terms=entry_terms(terms, **facts),
    )


def _bring_in_force(call: Call, terms: Terms) -> None:
    """What lists and clocks ask for in columns."""
    call.rolling, call.title_en = terms.rolling, terms.text("title_en")
    call.preliminary = passing.named(call, terms.preliminary)
    call.save(update_fields=["rolling", "title_en", "preliminary"])
    call.matter.title = terms.text("title_ko")[:TITLE_LIMIT]
    call.matter.save(update_fields=["title"])


def _back_to(call: Call, snapshot: Snapshot, *, by: Actor) -> None:
    forms.restore(answers_of(call.matter, CALL_FORM), snapshot, by=by)
