"""Sections given to somebody of those who write: who looks after what, and by whom a section was saved last."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotYours
from office.docket.registry import subject_of
from office.forms.definition import FormDefinition
from office.forms.models import Answers, SectionAssignee
from office.forms.registry import FormUse, require_open, use_of
from office.people.models import User

_LOOKED_BACK = 200


def candidates(answers: Answers, subject: Any = None) -> QuerySet[User]:
    """Whoever writes these answers, and can therefore be given a section."""
    subject = subject if subject is not None else subject_of(answers.matter)
    return User.objects.filter(_use(answers).write.holders(subject)).order_by("name", "pk")


def assign(answers: Answers, section: str, user: Any, *, by: Actor) -> SectionAssignee:
    """Give a section to somebody, instead of whoever had it; the new one is told unless it was their own doing.

    `user` is a person or a key. Raises NotYours, NotNow while nothing can be written, and Invalid for an unknown
    section or somebody who does not write here.
    """
    subject = _require(answers, section, by)
    found = candidates(answers, subject).filter(pk=getattr(user, "pk", user)).first()
    if found is None:
        raise Invalid({"_assignee": [_("Choose somebody who writes this application.")]})
    with transaction.atomic():
        row, _made = SectionAssignee.objects.update_or_create(
            answers=answers, section=section,
            defaults={"user": found, "by_id": by.user_id, "at": timezone.now()},
        )  # fmt: skip
        _record(answers, section, by, user=str(found.pk))
        if (hook := _use(answers).on_assigned) is not None and found.pk != by.user_id:
            hook(subject, row)
    return row


def unassign(answers: Answers, section: str, *, by: Actor) -> bool:
    """Take a section from whoever has it; returns whether anybody had."""
    _require(answers, section, by)
    with transaction.atomic():
        gone, _by_model = SectionAssignee.objects.filter(answers=answers, section=section).delete()
        if gone:
            _record(answers, section, by, user=None)
    return bool(gone)


def assignees_of(answers: Answers) -> dict[str, User]:
    """Who looks after which section, by the section's code."""
    return {row.section: row.user for row in answers.assignees.select_related("user")}


@dataclass(frozen=True)
class LastSaving:
    """Who saved something in a section last, and when."""

    person: Any
    name: str
    at: dt.datetime


def last_savings(answers: Answers) -> dict[str, LastSaving]:
    """The last saving of each section, as far as it is not long ago."""
    home = _sections_by_question(answers.definition)
    rows = answers.revisions.order_by("-number").values_list("codes", "by", "by__name", "at")[:_LOOKED_BACK]
    found: dict[str, LastSaving] = {}
    for codes, person, name, at in rows:
        for code in codes:
            if code in home and name:
                found.setdefault(home[code], LastSaving(person, name, at))
    return found


def _sections_by_question(definition: FormDefinition) -> dict[str, str]:
    return {field.code: section.code for section in definition.sections for field in section.fields}


def _use(answers: Answers) -> FormUse:
    return use_of(answers.matter.kind, answers.form_code)


def _require(answers: Answers, section: str, by: Actor) -> Any:
    use, subject = _use(answers), subject_of(answers.matter)
    if not use.write.holds(by, subject):
        raise NotYours(use.write.key)
    require_open(use, subject)
    if section not in {one.code for one in answers.definition.sections}:
        raise Invalid({"_assign": [_("The form has no such section.")]})
    return subject


def _record(answers: Answers, section: str, by: Actor, *, user: str | None) -> None:
    data = {"section": section, "user": user}
    ledger.record("forms.section_assigned", actor=by, matter_id=answers.matter_id, subject=answers, data=data)
