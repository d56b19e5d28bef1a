"""Use cases of an entry up to the close: open a draft, submit, withdraw, discard."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from competitions import passing, rules
from competitions.actions import receipts
from competitions.budget import Source
from competitions.form_definitions import ENTRY_FORM
from competitions.models import BudgetLine, Call, Entry, Receipt
from competitions.models.entry import KIND
from competitions.notifications.entry import ENTRY_SUBMITTED
from competitions.reporting import judging
from competitions.states import CALLING_RUNNING, ENTERING_BEFORE_CLOSE, ENTERING_OWN, Entering
from office import ledger
from office.access import Actor, NotNow, NotYours, remembering, worded
from office.attachments.models import Attachment
from office.attachments.reading import share
from office.docket.models import Matter
from office.forms import actions as forms
from office.forms.models import Answers, Snapshot
from office.forms.queries import answers_of, last_snapshot
from office.people.models import Organisation
from office.workflow import perform
from office.workflow.arrival import arriving, checked_moment, moment
from office.workflow.performing import lock

TITLE_LIMIT = 300


def create(*, by: Actor, call: Call, lead: Organisation, known: dict[str, Any] | None = None) -> Entry:
    """Open a draft for an organisation, once the call is announced; an organisation has one entry in a call.

    `known` are answers taken over from an earlier entry. Raises NotYours, NotNow.
    """
    if lead.pk not in by.organisations(rules.WRITERS):
        raise NotYours("competitions.entry.create")
    _require_enterable(call)
    _require_passed(call, lead)
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=lead.pk)
        if call.entries.filter(lead=lead).exclude(state=Entering.DISCARDED).exists():
            raise NotNow([_("Your organisation has an entry in this call already.")])
        matter = Matter.objects.create(kind=KIND, title="", organisation=lead, parent=call.matter)
        entry = Entry.objects.create(matter=matter, call=call, lead=lead)
        answers = forms.open_answers(matter, ENTRY_FORM, by=by, version=call.version.entry_form)
        if known:
            forms.prefill(matter, known, by=by, origin="earlier", form=ENTRY_FORM)
        take_title(entry, answers_of(matter, ENTRY_FORM))
        data = {"call": str(call.pk), "version": answers.form_version.version}
        ledger.record("competitions.entry.created", actor=by, matter_id=matter.pk, subject=entry, data=data)
    return entry


def _require_enterable(call: Call) -> None:
    if call.state not in CALLING_RUNNING or (call.closes_at and moment() >= call.closes_at):
        raise NotNow([_("The intake of this call is over.")])


def _require_passed(call: Call, lead: Organisation) -> None:
    """A main call is open to those who passed its preliminary one."""
    if call.preliminary_id and not passing.passed(lead, call.preliminary):
        raise NotNow([_("Only organisations whose entry passed the preliminary call may enter.")])


def take_title(entry: Entry, answers: Answers) -> None:
    """The matter is called by the name of the project: of the draft until a submission, then of what stands."""
    if entry.state in ENTERING_OWN:
        _call_it(entry, answers.data)


def _call_it(entry: Entry, answers: dict[str, Any]) -> None:
    title = str(answers.get("project_title") or "")[:TITLE_LIMIT]
    if title != entry.matter.title:
        entry.matter.title = title
        entry.matter.save(update_fields=["title"])


def save_answers(entry: Entry, *, by: Actor, values: dict[str, Any], revision: int) -> None:
    """Write answers on top of a revision; raises what :func:`office.forms.saving.save` raises."""
    forms.save(answers_of(entry.matter, ENTRY_FORM), values, revision=revision, by=by)


def writable_reasons(entry: Entry) -> list:
    """Why nothing can be written now; empty while it can. By arrival, like the submission itself."""
    if entry.state == Entering.SUPPLEMENT:
        return (
            []
            if entry.supply_until and moment() < entry.supply_until
            else [_("The period for the supplement has ended.")]
        )
    if entry.state not in ENTERING_BEFORE_CLOSE or entry.call.state == "cancelled":
        return [_("The answers are not open for changes at present.")]
    if entry.closing(moment()).late:
        return [_("The intake is over. What was submitted stands.")]
    return []


def submit(entry: Entry, *, by: Actor, at: dt.datetime | None = None) -> Receipt:
    """Submit, or submit again: answers and files are frozen and receipted in one transaction.

    `at` is the moment of arrival. The same content submitted again gives the receipt it has. Raises NotYours, NotNow.
    """
    at = at or checked_moment()
    with transaction.atomic():
        held = forms.hold(entry.matter, ENTRY_FORM)
        if held.answers.definition.terms.get("exclusive_with"):
            _wait_for_lead(pk=entry.lead_id)
        locked = lock(entry)
        if (stands := _already(locked, held, by, at)) is not None:
            return stands
        with remembering(), arriving(at), judging(locked, held):
            locked.group = _group(held.content["answers"])
            event = perform(locked, "submit", by=by, at=at, held=True)
            verdict = locked.closing(at)
        snapshot = forms.freeze_held(held, by=by, at=at, keep_open=True)
        take_over(locked, snapshot)
        receipt = receipts.accept(locked, snapshot, verdict, by=by)
        ENTRY_SUBMITTED.trigger(locked, event=event, facts={})  # not before it has its number
    entry.__dict__.update(locked.__dict__, filed=snapshot)
    return receipt


@worded()
def _wait_for_lead(pk: Any) -> QuerySet[Organisation]:
    """Two entries of one organisation are judged one after the other."""
    return Organisation.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk)


def _already(entry: Entry, held: forms.Held, by: Actor, at: dt.datetime) -> Receipt | None:
    """The receipt of what is submitted again, unchanged and under the same rules: a repetition counts once."""
    if entry.state != Entering.SUBMITTED or not rules.SealEntry.holds(by, entry) or not entry.closing(at).in_time:
        return None
    filed = last_snapshot(entry.matter, ENTRY_FORM)
    same = (held.content["answers"], held.content["files"]) == (filed.answers, filed.files)
    if not same or held.answers.form_version_id != filed.form_version_id:
        return None
    return entry.receipts.filter(snapshot=filed).first()


def take_over(entry: Entry, snapshot: Snapshot) -> None:
    """What is counted and filtered, written anew from the submission; its papers are the office's to read."""
    _call_it(entry, snapshot.answers)
    share([Attachment(pk=UUID(one["id"])) for found in snapshot.files.values() for one in found], entry.matter)
    if entry.group != (group := _group(snapshot.answers)):
        entry.group = group
        entry.save(update_fields=["group"])
    if snapshot.number > 1:
        entry.budget_lines.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(
            entry=entry, position=position, year=int(row["year"]), item=row["item"], tag=row["tag"],
            **{source: row.get(source) or 0 for source in Source.values},
        )
        for position, row in enumerate(snapshot.answers.get("budget") or [], 1)
    )  # fmt: skip


def _group(answers: dict[str, Any]) -> str:
    return str(answers.get("group") or "")


def withdraw(entry: Entry, *, by: Actor, reason: str) -> None:
    """Take it back before the close; it can be submitted again."""
    perform(entry, "withdraw", by=by, reason=reason)
