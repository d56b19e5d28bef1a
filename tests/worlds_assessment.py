"""Panels at work: a judged thing that only the tests know, its entries, its members, its rounds.

Rows are arranged directly up to the panel at work (the steps before are tested by themselves); what follows is
played by the steps. `panel_world.panel()` is whole in a few statements at any size.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from office.access import Actor
from office.assessment import registry
from office.assessment.actions import attendance, rounds, sheet_signing, sheets
from office.assessment.models import Exclusion, Panel, Reviewer, Round, Seat, Sheet, Subject
from office.assessment.registry import Content, Judged, Terms
from office.assessment.rulesets import RuleSet, sha256
from office.assessment.states import Composing, ExclusionKind, ExclusionState, Filling, Holding, Sitting
from office.docket.models import Matter
from office.people.actors import actor_of
from office.people.models import Appointment, Organisation, User
from office.workflow import perform
from tests.cast import LONG_AGO, AppointmentFactory, OrganisationFactory, UserFactory

CALL, ENTRY = "tests.call", "tests.entry"
PROGRAMME, SCOPE = "competitions", "small"
RULES = {
    "rounds": [
        {
            "code": "written", "kind": "written", "weight": "0.3", "label": {"ko": "서면평가", "en": "Written"},
            "aggregate": {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5},
            "criteria": [
                {"code": "need", "max": "40", "label": {"ko": "필요성", "en": "Need"}},
                {"code": "innovation", "max": "60", "label": {"ko": "혁신성", "en": "Innovation"}},
            ],
        },
        {
            "code": "presentation", "kind": "presentation", "weight": "0.7",
            "label": {"ko": "발표평가", "en": "Presentation"},
            "aggregate": {"method": "trimmed_mean", "drop": 1, "min_reviewers": 5},
            "criteria": [
                {"code": "innovation", "max": "60", "label": {"ko": "혁신성", "en": "Innovation"}},
                {"code": "qa", "max": "40", "label": {"ko": "질의응답", "en": "Questions"}},
            ],
        },
    ],
    "combine": "weighted_sum", "bonus_cap": "5", "penalty_cap": "5",
    "rounding": {"at": "final", "digits": 2, "mode": "half_up"},
    "pass_mark": "70", "tie_breaks": ["round:presentation", "lot"],
    "quotas": [{"group": None, "awards": 2, "reserve": 1}], "absence": "drop_reviewer_from_round",
}  # fmt: skip
GRADES = [
    {"code": code, "percent": percent, "label": {"ko": ko, "en": en}}
    for code, percent, ko, en in (
        ("su", "100", "수", "Excellent"), ("u", "90", "우", "Good"), ("mi", "80", "미", "Fair"),
        ("yang", "70", "양", "Poor"), ("ga", "60", "가", "Bad"),
    )
]  # fmt: skip
_numbers = count(1)


def graded(rules: dict = RULES) -> dict:
    """The same rules with 수우미양가 in the written round."""
    first, *rest = rules["rounds"]
    return {**rules, "rounds": [{**first, "grades": GRADES}, *rest]}


@dataclass
class PanelWorld:
    """Makes panels. `officer` runs them, `director` decides, `auditor` reads; `told` notes what the hooks were told."""

    cast: Any
    told: list[tuple[str, Any]] = field(default_factory=list)
    contents: dict[Any, Content] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)
    _rules: dict[Any, dict] = field(default_factory=dict)

    def __post_init__(self) -> None:
        AppointmentFactory(user=self.cast.secretariat_officer, programme=PROGRAMME, organisation=self.cast.secretariat)
        AppointmentFactory(user=self.cast.decision_maker, programme=PROGRAMME, role="decision_maker",
                           organisation=self.cast.molit)  # fmt: skip
        self.officer: Actor = self.cast.actor("secretariat_officer")
        self.director: Actor = self.cast.actor("decision_maker")
        self.auditor: Actor = self.cast.actor("auditor")

    # ------------------------------------------------------------ what is judged

    def call(self, rules: dict | None = None) -> Matter:
        """The judged thing: a matter of a kind that only the tests know."""
        call = Matter.objects.create(kind=CALL, title="스마트도시 시험공모", organisation=self.cast.molit)
        self._rules[call.pk] = RuleSet.from_json(rules or RULES).to_json()
        return call

    def entries(self, call: Matter, many: int, **more: Any) -> list[Matter]:
        """So many entries under it, each of a city of its own unless `organisation=` names one."""
        cities = [more.get("organisation") or OrganisationFactory.build(kind="local_government", tier="basic")
                  for _n in range(many)]  # fmt: skip
        if not more.get("organisation"):
            for city in cities:
                number = next(_numbers)
                city.name_ko, city.name_en, city.code = f"시험시 {number}", f"Test City {number}", f"T{number:05d}"
            Organisation.objects.bulk_create(cities)
        made = [
            Matter(kind=ENTRY, parent=call, organisation=city, title=f"{city.name_ko} 스마트도시 조성", number=None)
            for city in cities
        ]
        return Matter.objects.bulk_create(made)

    def _judged(self, call: Matter) -> list[Judged]:
        entries = call.children.filter(kind=ENTRY).select_related("organisation").order_by("pk")
        return [
            Judged(matter=one, organisation=one.organisation, code=f"E-{n:03d}", title=one.title)
            for n, one in enumerate(entries, start=1)
        ]

    def _terms(self, call: Matter) -> Terms:
        rules = self._rules[call.pk]
        return Terms(PROGRAMME, SCOPE, call.title, rules, sha256(RuleSet.from_json(rules)))

    def register(self) -> None:
        """The hooks: what they are told is in `told`, as ("round_locked", round)."""
        note = lambda name: lambda subject, **_more: self.told.append((name, subject))  # noqa: E731
        registry.register_judged(
            CALL, terms=self._terms, subjects=self._judged, may_begin=lambda call: self.standing,
            content=lambda subject: self.contents.get(subject.matter_id, Content()),
            on_begun=note("begun"), on_round_opened=note("round_opened"), on_round_locked=note("round_locked"),
            on_tallied=note("tallied"),
        )  # fmt: skip

    # ------------------------------------------------------------ panels

    def panel(
        self, subjects: int = 3, members: int = 5, *, rules: dict | None = None, state: str = Composing.WORKING,
        sitting: str = Sitting.PLEDGED, **facts: Any,
    ) -> Panel:  # fmt: skip
        """A panel with its entries, seats (the first presides) and rounds that wait; at work unless said otherwise."""
        call = self.call(rules)
        terms = self._terms(call)
        self.entries(call, subjects)
        matter = Matter.objects.create(kind="assessment.panel", title=f"{call.title} 평가위원회", parent=call,
                                       organisation=self.cast.molit)  # fmt: skip
        told = {"least_comment": 10, "alternates": 0, **facts}
        panel = Panel.objects.create(
            matter=matter, programme=terms.programme, scope=terms.scope, rules=terms.rules,
            rules_sha256=terms.rules_sha256, size=max(members, 1), state=state,
            begun_at=timezone.now() if state == Composing.WORKING else None, **told,
        )  # fmt: skip
        self.take_up(panel)
        self.seat(panel, members, state=sitting)
        Round.objects.bulk_create(
            Round(panel=panel, code=one.code, kind=one.kind, position=n)
            for n, one in enumerate(panel.rule_set.rounds, start=1)
        )
        return panel

    def take_up(self, panel: Panel) -> list[Subject]:
        """The entries of what is judged, as the panel's subjects; those it has already stay."""
        known = set(panel.subjects.values_list("matter_id", flat=True))
        return Subject.objects.bulk_create(
            Subject(panel=panel, matter=one.matter, organisation=one.organisation, code=one.code, title=one.title,
                    group=one.group, position=n, reached=1)
            for n, one in enumerate(self._judged(panel.matter.parent), start=1)
            if one.matter.pk not in known
        )  # fmt: skip

    def reviewers(self, many: int, **facts: Any) -> list[Reviewer]:
        """So many people of the pool, each with an account."""
        users = [UserFactory.build(email=f"judge{n}@example.com", name=f"평가위원 {n}")
                 for n in (next(_numbers) for _one in range(many))]  # fmt: skip
        User.objects.bulk_create(users)
        Appointment.objects.bulk_create(
            Appointment(user=user, role="reviewer", programme=PROGRAMME, valid_from=LONG_AGO) for user in users
        )
        now = timezone.now()
        told = {"affiliation": "시험대학교", "position": "교수", "expertise": ["transport"], "consent_at": now,
                "consent_until": (now + dt.timedelta(days=700)).date(), **facts}  # fmt: skip
        return Reviewer.objects.bulk_create(
            Reviewer(user=user, name=user.name, email=user.email, **told) for user in users
        )

    def seat(self, panel: Panel, many: int, *, state: str = Sitting.PLEDGED) -> list[Seat]:
        """So many more members; the very first of the panel presides."""
        first, now = panel.seats.count() + 1, timezone.now()
        reviewers = self.reviewers(many)
        matters = Matter.objects.bulk_create(
            Matter(kind="assessment.seat", parent=panel.matter, title=f"{panel.matter.title} 위원")
            for _one in reviewers
        )
        return Seat.objects.bulk_create(
            Seat(matter=matter, panel=panel, reviewer=reviewer, code=f"r{n}", chair=n == 1, state=state,
                 pledged_at=now if state == Sitting.PLEDGED else None)
            for n, (matter, reviewer) in enumerate(zip(matters, reviewers, strict=True), start=first)
        )  # fmt: skip

    # ------------------------------------------------------------ rounds and sheets

    def opened(self, panel: Panel | None = None, *, days: float = 7) -> Round:
        """The first round that waits, opened for so many days."""
        panel = panel or self.panel()
        round_ = panel.rounds.filter(state=Holding.WAITING).order_by("position").first()
        rounds.open_round(round_, by=self.officer, due_at=timezone.now() + dt.timedelta(days=days))
        return round_

    def sheet(self, round_: Round, code: str = "r1", entry: str = "E-001") -> Sheet:
        """One member's sheet for one entry."""
        found = round_.sheets.select_related(*Sheet.read_with)
        return found.get(seat__code=code, subject__code=entry)

    @staticmethod
    def writer(sheet: Sheet) -> Actor:
        """Whose sheet it is."""
        return actor_of(sheet.seat.reviewer.user)

    def fill(self, sheet: Sheet, *points: str, comment: str = "충분히 검토하였습니다. 타당합니다.") -> Sheet:
        """Points for the criteria in their order (half of each unless told), and a comment; saved by its writer."""
        criteria = sheet.round.criteria()
        given = points or [str(one.max / 2) for one in criteria]
        values = {f"points.{one.code}": told for one, told in zip(criteria, given, strict=True)}
        sheets.save(sheet.pk, by=self.writer(sheet), values={**values, "comment": comment}, revision=sheet.revision)
        sheet.refresh_from_db()
        return sheet

    def submitted(self, sheet: Sheet, *points: str) -> Sheet:
        """Filled in and submitted."""
        perform(self.fill(sheet, *points), "submit", by=self.writer(sheet))
        return sheet

    def signed(self, sheet: Sheet, *points: str) -> Sheet:
        """Submitted and signed."""
        self.submitted(sheet, *points)
        sheet_signing.sign(sheet, by=self.writer(sheet), sha256=sheet_signing.digest_of(sheet))
        return sheet

    def sign_all(self, round_: Round, points: Any = None) -> None:
        """Every draft of a round signed; `points(sheet)` gives what each gets."""
        drafts = round_.sheets.filter(state=Filling.DRAFT).select_related(*Sheet.read_with)
        for sheet in drafts.order_by("seat__code", "subject__position"):
            self.signed(sheet, *(points(sheet) if points else ()))

    def locked(self, panel: Panel | None = None, points: Any = None) -> Round:
        """The next round opened, signed by everybody, locked by the chair."""
        round_ = self.opened(panel)
        if round_.attended:
            attendance.note(round_, by=self.officer, present=attendance.unnoted(round_))
        self.sign_all(round_, points)
        rounds.lock_round(round_, by=self.member(round_.panel))
        return round_

    @staticmethod
    def member(panel: Panel, code: str = "r1") -> Actor:
        """The person on a seat; r1 presides."""
        return actor_of(panel.seats.get(code=code).reviewer.user)

    @staticmethod
    def user(panel: Panel, code: str = "r1") -> User:
        """The account of the person on a seat."""
        return panel.seats.get(code=code).reviewer.user

    @staticmethod
    def excluded(panel: Panel, code: str, entry: str, *, state: str = ExclusionState.STANDING) -> Exclusion:
        """That member keeps away from that entry."""
        return Exclusion.objects.create(
            seat=panel.seats.get(code=code), subject=panel.subjects.get(code=entry), kind=ExclusionKind.RECUSAL,
            rule="recusal", ground="이해관계", state=state,
        )  # fmt: skip


@pytest.fixture
def panel_world(cast) -> Iterator[PanelWorld]:
    """Panels on demand, under a kind of matter that is registered for this test alone."""
    world = PanelWorld(cast)
    world.register()
    yield world
    registry.forget(CALL)
