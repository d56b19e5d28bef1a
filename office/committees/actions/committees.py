"""Use cases of the committee itself: its rules and its seats."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotYours
from office.committees import rules
from office.committees.actions.asking import ask
from office.committees.models import Committee, Seat
from office.committees.states import RUNNERS, SeatKind, SeatRole

SETTINGS = (
    "name_ko", "name_en", "basis", "sender", "organisation", "notice_days", "quorum", "majority",
    "recused_leave_denominator", "proxies_allowed", "written_unreturned_is_absent", "term_years",
)  # fmt: skip


def create_committee(*, by: Actor, code: str, name_ko: str, programme: str, **settings: Any) -> Committee:
    """Set up a committee of a programme; raises NotYours unless `by` has an office there, Invalid for a taken code."""
    committee = Committee(code=code, name_ko=name_ko, programme=programme, **settings)
    if not rules.ManageCommittee.holds(by, committee):
        raise NotYours(rules.ManageCommittee.key)
    if Committee.objects.filter(code=code).exists():
        raise Invalid({"code": [_("There is a committee with this code already.")]})
    with transaction.atomic():
        committee.save()
        ledger.record("committees.committee.created", actor=by, subject=committee, data={"code": code})
    return committee


def change_committee(committee: Committee, *, by: Actor, **settings: Any) -> Committee:
    """Change its rules; votes that were counted keep the count they had."""
    ask(rules.ManageCommittee, by, committee)
    changed = sorted(name for name in settings if name in SETTINGS and getattr(committee, name) != settings[name])
    with transaction.atomic():
        for name in changed:
            setattr(committee, name, settings[name])
        committee.save()
        told = {name: str(getattr(committee, name)) for name in changed if not name.startswith("name")}
        ledger.record("committees.committee.changed", actor=by, subject=committee, data=told)
    return committee


def add_seat(
    committee: Committee,
    *,
    by: Actor,
    kind: str,
    role: str = SeatRole.MEMBER,
    user: Any = None,
    valid_from: dt.date | None = None,
    valid_until: dt.date | None = None,
    votes: bool | None = None,
    **facts: Any,
) -> Seat:
    """Seat somebody. Appointed members sit for the committee's term unless said otherwise; clerks never vote."""
    ask(rules.ManageCommittee, by, committee)
    start = valid_from or timezone.localdate()
    if valid_until is None and kind == SeatKind.CIVILIAN:
        valid_until = _years_later(start, committee.term_years)
    seat = Seat(
        committee=committee, user=user, kind=kind, role=role, valid_from=start, valid_until=valid_until,
        votes=role not in RUNNERS if votes is None else votes, **facts,
    )  # fmt: skip
    _check(seat)
    with transaction.atomic():
        seat.save()
        ledger.record("committees.seat.added", actor=by, subject=seat, data={"role": str(role), "kind": str(kind)})
    return seat


def change_seat(seat: Seat, *, by: Actor, **facts: Any) -> Seat:
    """Change who holds a seat, its proxy or its days."""
    ask(rules.ManageCommittee, by, seat.committee)
    for name, value in facts.items():
        setattr(seat, name, value)
    _check(seat)
    with transaction.atomic():
        seat.save()
        ledger.record("committees.seat.changed", actor=by, subject=seat, data={"changed": sorted(facts)})
    return seat


def end_seat(seat: Seat, *, by: Actor, on: dt.date) -> Seat:
    """Let a seat end with a day."""
    return change_seat(seat, by=by, valid_until=on)


def _check(seat: Seat) -> None:
    errors: dict[str, list[str]] = {}
    if not (seat.user_id or seat.holder or seat.title_ko):
        errors["user"] = [_("Name a person or an office.")]
    if seat.valid_until and seat.valid_until < seat.valid_from:
        errors["valid_until"] = [_("The end lies before the beginning.")]
    if seat.proxy_id and seat.kind != SeatKind.GOVERNMENT:
        errors["proxy"] = [_("Only ex-officio members can have a proxy.")]
    if seat.votes and seat.role in RUNNERS:
        errors["votes"] = [_("The secretary and the clerk do not vote.")]
    if errors:
        raise Invalid(errors)


def _years_later(day: dt.date, years: int) -> dt.date:
    """The last day of a term: the day before its date comes round again."""
    try:
        return day.replace(year=day.year + years) - dt.timedelta(days=1)
    except ValueError:
        return dt.date(day.year + years, 2, 28)
