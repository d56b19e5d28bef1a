"""The examination of the formal requirements (요건심사): supplements, a proposal, a second person."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from competitions.actions import receipts
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Receipt
from office.access import Actor
from office.forms import actions as forms
from office.forms.models import Answers
from office.forms.queries import answers_of
from office.workflow import perform
from office.workflow.arrival import checked_moment


def request_supplement(entry: Entry, *, by: Actor, codes: Iterable[str], reason: str, until: dt.datetime) -> None:
    """Open the questions and papers that are named, on top of what was submitted; nothing else opens."""
    with transaction.atomic():
        perform(entry, "request_supplement", by=by, codes=list(codes), reason=reason, until=until)
        answers = answers_of(entry.matter, ENTRY_FORM)
        forms.restore(answers, entry.filed, by=by)
        Answers.objects.filter(pk=answers.pk).update(locked=True)
        forms.reopen(entry.matter, codes, by=by, reason=reason, form=ENTRY_FORM)


def supply(entry: Entry, *, by: Actor, at: dt.datetime | None = None) -> Receipt:
    """Submit the supplement: the next submission, with its receipt."""
    from competitions.actions.entries import take_over
    from competitions.closing import Verdict

    at = at or checked_moment()
    with transaction.atomic():
        perform(entry, "supply", by=by, at=at)
        snapshot = forms.freeze(entry.matter, by=by, at=at, form=ENTRY_FORM)
        entry.__dict__["filed"] = snapshot
        take_over(entry, snapshot)
        return receipts.accept(entry, snapshot, Verdict(True, at, None, entry.supply_until), by=by)


def go_on(entry: Entry, *, by: Actor) -> None:
    """Without the supplement: what was submitted stands, the questions close."""
    with transaction.atomic():
        perform(entry, "go_on", by=by)
        forms.close_reopenings(entry.matter, by=by, form=ENTRY_FORM)
        forms.restore(answers_of(entry.matter, ENTRY_FORM), entry.filed, by=by)
