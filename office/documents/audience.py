"""Parts of rules that speak of documents: the matter behind them, the approval line, the kind's own audience."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Model, Q
from django.utils import timezone

from office.access import NOBODY, Actor, Who
from office.access.rules import EVERYBODY
from office.docket import registry as docket
from office.people.models import Appointment
from office.people.who import Appointed, MemberOfKind

STAFF = Appointed("officer", "decision_maker", "auditor") | MemberOfKind("secretariat")


@dataclass(frozen=True)
class SeesMatter(Who):
    """Whoever may know of the matter at `path`; with `kind`, of rows whose matters are all of that kind.

    Two that say the same are the same: kinds of documents with equal audiences are asked about at once.
    """

    path: str = "matter"
    kind: str = field(default="", kw_only=True)

    def holds(self, actor: Actor, subject: Model) -> bool:
        return docket.may_see(actor, getattr(subject, self.path))

    def scope(self, actor: Actor) -> Q:
        return Q(**{f"{self.path}__in": docket.visible_to(actor, kind=self.kind)})

    def holders(self, subject: Model) -> Q:
        matter = getattr(subject, self.path)
        kind = docket.kinds().get(matter.kind)
        return kind.see.holders(docket.subject_of(matter)) if kind else NOBODY


class KindAudience(Who):
    """Whoever the document's own kind names; with `kinds`, of rows that are all of these kinds."""

    def __init__(self, kinds: Collection[str] = ()) -> None:
        self.kinds = kinds

    def holds(self, actor: Actor, subject: Model) -> bool:
        kind = _kinds().get(subject.kind)
        return bool(kind) and kind.audience.holds(actor, subject)

    def scope(self, actor: Actor) -> Q:
        found, reading = NOBODY, defaultdict(list)
        for kind in _kinds().values():
            if not self.kinds or kind.key in self.kinds:
                reading[kind.audience].append(kind.key)
        for audience, keys in reading.items():
            scope = audience.scope(actor)
            if scope is not NOBODY:
                found |= Q(kind__in=keys) & scope
        return found

    def holders(self, subject: Model) -> Q:
        kind = _kinds().get(subject.kind)
        return kind.audience.holders(subject) if kind else NOBODY


class StepHolders(Who):
    """Whoever may draft or approve the step that a letter stands before; with `matter_kind`, of rows whose matters are
    all of that kind."""

    def __init__(self, *which: str, matter_kind: str = "") -> None:
        self.which, self.matter_kind = which or ("rule", "approval"), matter_kind

    def holds(self, actor: Actor, subject: Model) -> bool:
        rules = self._rules(subject.matter.kind, subject.step)
        if not rules:
            return False
        case = docket.subject_of(subject.matter)
        return any(rule.holds(actor, case) for rule in rules)

    def scope(self, actor: Actor) -> Q:
        found, held = NOBODY, defaultdict(set)
        for matter_kind, step in {pair for kind in _kinds().values() for pair in kind.steps}:
            if self.matter_kind not in ("", matter_kind):
                continue
            for rule in self._rules(matter_kind, step):
                held[matter_kind, rule].add(step)
        for (matter_kind, rule), steps in held.items():
            scope = rule.scope(actor)
            if scope is not NOBODY:
                cases = docket.kinds()[matter_kind].model._default_manager.filter(scope).order_by().values("pk")
                found |= Q(matter__kind=matter_kind, step__in=sorted(steps), matter__in=cases)
        return found

    def holders(self, subject: Model) -> Q:
        case, found = docket.subject_of(subject.matter), NOBODY
        for rule in self._rules(subject.matter.kind, subject.step):
            one = rule.who.holders(case)
            if not one:
                return EVERYBODY
            found |= one
        return found

    def _rules(self, matter_kind: str, name: str) -> list:
        from office.workflow import steps_of

        kind = docket.kinds().get(matter_kind)
        step = steps_of(kind.model).get(name) if kind else None
        return [rule for which in self.which if step and (rule := getattr(step, which)) is not None]


class OnLine(Who):
    """Whoever stands in the letter's present approval line with one of `roles`, or exercises that post for now.

    With `waiting`, only those who have not yet acted; with `next_only`, only whoever is next in order.
    """

    def __init__(self, *roles: str, waiting: bool = True) -> None:
        self.roles, self.waiting = roles, waiting

    def holds(self, actor: Actor, subject: Model) -> bool:
        return actor.signed_in and self._rows().filter(letter=subject.pk, user_id__in=_stands_for(actor)).exists()

    def scope(self, actor: Actor) -> Q:
        if not actor.signed_in:
            return NOBODY
        return Q(pk__in=self._rows().filter(user_id__in=_stands_for(actor)).values("letter_id"))

    def holders(self, subject: Model) -> Q:
        users = self._rows().filter(letter=subject.pk).values("user_id")
        now = timezone.now()
        posts = Appointment.objects.in_force(now).filter(user__in=users, deputy_from__lte=now)
        posts = posts.filter(Q(deputy_until=None) | Q(deputy_until__gt=now)).exclude(deputy=None)
        return Q(pk__in=users) | Q(pk__in=posts.values("deputy_id"))

    def _rows(self):
        from office.documents.models import Approval

        rows = Approval.objects.filter(role__in=self.roles, current=True)
        return rows.filter(at=None) if self.waiting else rows


def _stands_for(actor: Actor) -> set:
    return {actor.user_id, *(post.for_user_id for post in actor.posts if post.deputy)}


def _kinds():
    from office.documents import registry

    return registry.all_kinds()
