"""What reviewers, staff and applicants are told about seats and exclusions: definitions only.

No message to a reviewer names an entry: whoever must keep away from one reads it too.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import NOBODY
from office.assessment import rules, rules_seats
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class SeatFacts:
    """What a message says of a seat. `duties` and `days` are those of the invitation."""

    panel: str
    reviewer: str
    days: str = ""
    duties: str = ""
    fee: int | None = None
    until: dt.datetime | None = None
    reason: str = ""
    stands: bool = False
    rule: str = ""


SAMPLE = SeatFacts(
    panel="2026년 강소형 스마트도시 조성사업 공모 평가위원회",
    reviewer="한국대학교 교수",
    days="2026. 12. 7.(월) 서면평가, 2026. 12. 14.(월) 발표평가",
    duties="신청서 16건의 서면평가와 발표평가, 종합의견 작성",
    fee=300_000,
    until=dt.datetime(2026, 12, 1, 9, 0, tzinfo=dt.UTC),
    reason="해외 출장",
    stands=True,
)


@dataclass(frozen=True)
class ConflictFacts:
    """What the office is told of a conflict: whose, from which entry, on which ground. Never sent to a reviewer."""

    panel: str
    reviewer: str
    entry: str
    rule: str = ""
    ground: str = ""


@dataclass(frozen=True)
class ChallengeFacts:
    """What an applicant is told of its challenge."""

    entry: str
    name: str
    stands: bool = False
    reason: str = ""


def of_seat(seat: Any, event: Any) -> SeatFacts:
    """The seat as it is when the step is taken."""
    asked = seat.asked_for
    return SeatFacts(
        panel=seat.panel.matter.title, reviewer=str(seat.reviewer), days=asked.get("days", ""),
        duties=asked.get("duties", ""), fee=asked.get("fee"), until=seat.answer_until, reason=seat.end_reason,
    )  # fmt: skip


def of_exclusion(exclusion: Any, event: Any) -> SeatFacts:
    """The panel and whether it stands; not the entry. By which rule is told to whoever takes part after all."""
    seat, stands = exclusion.seat, exclusion.state == "standing"
    return SeatFacts(seat.panel.matter.title, str(seat.reviewer), stands=stands, rule="" if stands else exclusion.rule)


def of_conflict(exclusion: Any, event: Any) -> ConflictFacts:
    """Everything that whoever decides on it reads on its page too."""
    seat = exclusion.seat
    return ConflictFacts(
        seat.panel.matter.title, str(seat.reviewer), str(exclusion.subject), exclusion.rule, exclusion.ground
    )


def of_challenge(named: Any, event: Any) -> ChallengeFacts:
    """Whom the applicant challenged, and what was decided."""
    found = named.exclusion
    return ChallengeFacts(named.matter.title, named.name, found.state == "standing", found.reason)


def _seat_page(seat: Any) -> str:
    return reverse("assessment:seat", kwargs={"pk": seat.pk})


def the_reviewer(seat: Any) -> Q:
    """Whoever holds the seat."""
    return Q(pk=seat.reviewer.user_id) if seat.reviewer.user_id else NOBODY


def whoever_was_asked(seat: Any) -> Q:
    """Nobody is told the end of what was never heard of."""
    return the_reviewer(seat) if seat.invited_at else NOBODY


def _about(key: str, label: object, *, recipients: Any, **more: Any) -> Notification:
    return register(
        Notification(
            key=f"assessment.seat_{key}", label=label, recipients=recipients, see=rules.SeeSeat, facts=of_seat,
            sample=SAMPLE, url=_seat_page, **more,
        )
    )  # fmt: skip


INVITED = _about("invited", _("You are asked to join a panel"), recipients=the_reviewer, statutory=True)
REMINDER = _about("reminder", _("Your answer to an invitation is still due"), recipients=the_reviewer)
ACCEPTED = _about("accepted", _("A reviewer accepted"), recipients=rules.RunSeat)
DECLINED = _about("declined", _("A reviewer declined"), recipients=rules.RunSeat)
EXPIRED = _about("expired", _("A reviewer did not answer in time"), recipients=rules.RunSeat)
CLEARED = _about("cleared", _("A reviewer declared on every entry"), recipients=rules.RunSeat)
RELEASED = _about("released", _("Your seat on a panel ended"), recipients=whoever_was_asked, statutory=True)
DISMISSED = _about("dismissed", _("You were dismissed from a panel"), recipients=the_reviewer, statutory=True)

SAMPLE_OF_CONFLICT = ConflictFacts(
    SAMPLE.panel, SAMPLE.reviewer, "2026-000007 가온시 스마트도시 조성", "employment",
    "2024년까지 신청 기관에 재직하였습니다.",
)  # fmt: skip


def _of_conflict(key: str, label: object, recipients: Any = rules_seats.DecideExclusion) -> Notification:
    """To those alone who decide on it: not to its member, nor to anybody who keeps away from the same entry."""
    return register(
        Notification(
            key=f"assessment.{key}", label=label, recipients=recipients,
            see=rules_seats.SeeExclusion, facts=of_conflict, sample=SAMPLE_OF_CONFLICT,
            url=lambda one: reverse("assessment:exclusion", kwargs={"pk": one.pk}),
        )
    )  # fmt: skip


def _a_second_person(exclusion: Any) -> Q:
    return rules_seats.DecideExclusion.holders(exclusion) & ~Q(pk=exclusion.override_by_id)


CHALLENGED = _of_conflict("challenged", _("A challenge of a reviewer waits for a decision"))
RECUSED = _of_conflict("seat_recused", _("A reviewer withdrew from an entry"))
OVERRIDE_PROPOSED = _of_conflict(
    "override_proposed", _("An override of a conflict waits for a second person"), _a_second_person
)
EXCLUSION_DECIDED = register(
    Notification(
        key="assessment.exclusion_decided", label=_("Your exclusion from an entry was decided"),
        recipients=rules_seats.ToldOfExclusion, see=rules_seats.ToldOfExclusion, facts=of_exclusion, sample=SAMPLE,
        url=lambda one: _seat_page(one.seat), statutory=True,
    )
)  # fmt: skip
CHALLENGE_DECIDED = register(
    Notification(
        key="assessment.challenge_decided", label=_("Your challenge of a reviewer was decided"),
        recipients=rules_seats.SeeNamed, see=rules_seats.SeeNamed, facts=of_challenge,
        sample=ChallengeFacts("가온시 스마트도시 조성", "평가위원", True, "3년 이내에 같은 기관에서 근무하였습니다."),
        url=lambda one: reverse("assessment:named", kwargs={"pk": one.matter_id}), statutory=True,
    )
)  # fmt: skip
