"""A panel whose one round is locked, as large as wanted; rows are laid down in bulk, as they are after the lock."""

import datetime as dt
import hashlib
import random

from django.utils import timezone

from office.assessment import registry
from office.assessment.models import Panel, Reviewer, Round, Seat, Sheet, Subject
from office.assessment.registry import Content, Terms
from office.assessment.rulesets import RuleSet, sha256
from office.docket.models import Matter
from office.people.actors import actor_of
from office.people.models import Appointment, Organisation, User

KIND = "benchmark.call"
CRITERIA = [
    ("need", "15"),
    ("innovation", "20"),
    ("feasibility", "20"),
    ("data", "15"),
    ("budget", "15"),
    ("spread", "15"),
]
RULES = {
    "rounds": [
        {"code": "written", "kind": "written", "weight": "1",
         "aggregate": {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5},
         "criteria": [{"code": code, "max": most} for code, most in CRITERIA]}
    ],
    "combine": "weighted_sum", "bonus_cap": "5", "penalty_cap": "5",
    "rounding": {"at": "final", "digits": 2, "mode": "half_up"}, "pass_mark": "60", "tie_breaks": [],
    "quotas": [{"group": None, "awards": None}], "absence": "drop_reviewer_from_round",
}  # fmt: skip


class Assessments:
    """Panels on demand, and the officer who tallies them."""

    def __init__(self) -> None:
        self.rules = RuleSet.from_json(RULES).to_json()
        terms = Terms("competitions", "small", "측정용 공모", self.rules, sha256(RuleSet.from_json(RULES)))
        registry.register_judged(
            KIND, terms=lambda call: terms, subjects=lambda call: (), content=lambda one: Content()
        )
        self.city = Organisation.objects.create(kind="local_government", name_ko="측정시", name_en="Measured City")
        self.user = User.objects.create(email="officer@example.com", name="officer")
        Appointment.objects.create(user=self.user, role="officer", programme="competitions",
                                   valid_from=timezone.now() - dt.timedelta(days=30))  # fmt: skip
        self.officer = actor_of(self.user)
        self.chance = random.Random(20261122)  # noqa: S311  points for a measurement

    def panel(self, entries: int, members: int) -> Round:
        """Its locked round."""
        call = Matter.objects.create(kind=KIND, title="측정용 공모")
        matter = Matter.objects.create(kind="assessment.panel", title="측정용 평가위원회", parent=call)
        panel = Panel.objects.create(
            matter=matter, programme="competitions", scope="small", rules=self.rules,
            rules_sha256=sha256(RuleSet.from_json(RULES)), size=members, state="working", begun_at=timezone.now(),
        )  # fmt: skip
        seats, subjects = self._seats(panel, members), self._subjects(panel, entries)
        now = timezone.now()
        round_ = Round.objects.create(panel=panel, code="written", kind="written", position=1, state="locked",
                                      opened_at=now, due_at=now, locked_at=now)  # fmt: skip
        sheets = (self._sheet(round_, seat, subject, now) for subject in subjects for seat in seats)
        Sheet.objects.bulk_create(sheets, batch_size=2000)
        return round_

    def _seats(self, panel: Panel, many: int) -> list[Seat]:
        start = Reviewer.objects.count()
        people = Reviewer.objects.bulk_create(
            Reviewer(name=f"위원 {n}", email=f"judge{start + n}@example.com") for n in range(1, many + 1)
        )
        matters = Matter.objects.bulk_create(Matter(kind="assessment.seat", parent=panel.matter) for _one in people)
        return Seat.objects.bulk_create(
            Seat(matter=matter, panel=panel, reviewer=one, code=f"r{n}", chair=n == 1, state="pledged")
            for n, (matter, one) in enumerate(zip(matters, people, strict=True), 1)
        )

    def _subjects(self, panel: Panel, many: int) -> list[Subject]:
        matters = Matter.objects.bulk_create(
            [Matter(kind="benchmark.entry", parent=panel.matter, organisation=self.city) for _one in range(many)]
        )
        return Subject.objects.bulk_create(
            Subject(panel=panel, matter=matter, organisation=self.city, code=f"E-{n:04d}", title=f"측정용 과제 {n}",
                    position=n)
            for n, matter in enumerate(matters, 1)
        )  # fmt: skip

    def _sheet(self, round_: Round, seat: Seat, subject: Subject, now: object) -> Sheet:
        points = {code: str(self.chance.randrange(int(most) * 2 + 1) / 2) for code, most in CRITERIA}
        return Sheet(
            round=round_, seat=seat, subject=subject, points=points, filled=len(points), state="locked",
            comment="근거가 충분하며 운영 계획이 구체적입니다.", submitted_at=now, signed_at=now,
            sha256=hashlib.sha256(f"{seat.code}{subject.code}{points}".encode()).hexdigest(),
            total=sum(float(one) for one in points.values()),
        )  # fmt: skip
