"""The approval line: laid when a letter is sent, signed place by place."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Actor, Invalid, NotYours, Rule
from office.docket.registry import subject_of
from office.documents.models import Approval, Letter
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import step_of


def approval_rule(letter: Letter) -> tuple[Rule, Any]:
    """The step's own approval rule, and the case it is asked about."""
    case = subject_of(letter.matter)
    return step_of(type(case), letter.step).approval, case


def approvers(letter: Letter) -> QuerySet[User]:
    """Who may approve: holders of the step's approval other than the drafter."""
    rule, case = approval_rule(letter)
    return User.objects.filter(rule.holders(case)).exclude(pk=letter.drafter_id).distinct()


def reviewers(letter: Letter) -> QuerySet[User]:
    """Who may review or cooperate: those who may draft the step themselves, or approve it."""
    from office.documents.audience import StepHolders

    return User.objects.filter(StepHolders().holders(letter), is_active=True).exclude(pk=letter.drafter_id).distinct()


def check(letter: Letter, *, approver: User, reviewers: tuple, cooperators: tuple) -> None:
    """Raise Invalid for a line with the drafter in it, somebody twice, or an approver who may not decide."""
    errors: dict[str, list[str]] = {}
    rule, case = approval_rule(letter)
    if approver.pk == letter.drafter_id:
        errors["approver"] = [_("Whoever drafts a letter does not approve it.")]
    elif not rule.holds(actor_of(approver), case):
        errors["approver"] = [_("%(name)s may not approve this letter.") % {"name": approver}]
    others = [one.pk for one in (*reviewers, *cooperators)]
    if len({*others, approver.pk}) != len(others) + 1 or letter.drafter_id in others:
        errors["reviewers"] = [_("Everybody stands in the line once, and the drafter stands first already.")]
    if errors:
        raise Invalid(errors)


def lay(letter: Letter, *, approver: User, reviewers: tuple, cooperators: tuple, at: dt.datetime) -> None:
    """Write a new line; an earlier one stays as history."""
    letter.approvals.filter(current=True).update(current=False)
    letter.round += 1
    letter.save(update_fields=["round", "updated_at"])
    roles = [("draft", letter.drafter), *(("review", one) for one in reviewers)]
    roles += [*(("cooperate", one) for one in cooperators), ("approve", approver)]
    for order, (role, user) in enumerate(roles):
        signed = {"at": at, "acted_by": user, "verdict": "done"} if role == "draft" else {}
        Approval.objects.create(letter=letter, round=letter.round, order=order, role=role, user=user, **signed)


def waiting(letter: Letter, *roles: str) -> QuerySet[Approval]:
    """The places of the present line that are still open."""
    return letter.approvals.filter(current=True, at=None, role__in=roles)


def sign(letter: Letter, by: Actor, *roles: str, opinion: str = "", verdict: str = "done") -> Approval:
    """Sign one's own place, or that of somebody whom one stands in for; raises NotYours when there is none."""
    standing_in = {by.user_id, *(post.for_user_id for post in by.posts if post.deputy)}
    mine = waiting(letter, *roles).filter(user_id__in=standing_in)
    place = mine.filter(user_id=by.user_id).first() or mine.first()
    if place is None:
        raise NotYours("documents.letter.sign")
    place.acted_by_id, place.at, place.opinion, place.verdict = by.user_id, timezone.now(), opinion.strip(), verdict
    place.save(update_fields=["acted_by", "at", "opinion", "verdict"])
    return place
