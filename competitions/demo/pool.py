"""The demo's pool of reviewers: the nine accounts and others beside them, called by their numbers."""

import datetime as dt

from django.utils import timezone

from competitions.demo.stage import Stage
from office.access import Actor
from office.assessment.actions import pool, pool_accounts, pool_history
from office.assessment.expertise import rows
from office.assessment.models import Reviewer
from office.people.models import Organisation

ACCOUNTS, MANY = 9, 36
REGIONS = ("11000", "26000", "27000", "41000", "30000", "36110", "29000", "43000", "52000")
PLACES = ("보기대학교", "견본대학교", "시범연구원", "예시정책연구원", "본보기대학교")
# Conflicts to be found: who worked for the company, advised the demo's city, or wrote its plan.
FORMER_EMPLOYEE, ADVISER, PLANNER = 4, 7, 12
WITHOUT_CONSENT, ENDING, INACTIVE = 33, 34, 35


def load(stage: Stage) -> bool:
    """Fill an empty pool; says whether it did."""
    if Reviewer.objects.exists():
        return False
    with stage.on(-200):
        for number in range(1, MANY + 1):
            _add(number, stage.actors["secretariat"])
    return True


def _add(number: int, by: Actor) -> None:
    today, fields = timezone.localdate(), [row["code"] for row in rows()]
    agreed = {} if number == WITHOUT_CONSENT else {"consent_on": today, "consent_until": today + _lasting(number)}
    account = number <= ACCOUNTS
    one = pool.add(
        by=by,
        name=f"평가위원 {number}" if account else f"후보위원 {number}",
        email=f"reviewer{number}@example.com",
        affiliation=PLACES[number % len(PLACES)],
        position=("교수", "연구위원", "책임연구원")[number % 3],
        region=REGIONS[number % len(REGIONS)],
        gender=("female", "male")[number % 2],
        expertise=[fields[number % len(fields)], fields[(number * 4 + 7) % len(fields)]],
        **agreed,
    )
    if account:
        pool_accounts.link(one, by=by)
    _history(one, number, by, today)
    if number == INACTIVE:
        pool.set_active(one, by=by, active=False)


def _lasting(number: int) -> dt.timedelta:
    return dt.timedelta(days=220 if number == ENDING else 900)


def _history(one: Reviewer, number: int, by: Actor, today: dt.date) -> None:
    start = dt.date(today.year - 4 - number % 7, 3, 2)
    pool_history.add_employment(one, by=by, organisation_name=one.affiliation, began_on=start, unit="스마트도시학과")
    if number == FORMER_EMPLOYEE:
        company = Organisation.objects.get(brn="1248100998")
        pool_history.add_employment(
            one, by=by, organisation_name=company.name_ko, business_number=company.brn, unit="전략기획팀",
            began_on=start.replace(year=start.year - 3), ended_on=today - dt.timedelta(days=300),
        )  # fmt: skip
    city = Organisation.objects.get(kind="local_government", code="36110")
    if number in (ADVISER, PLANNER):
        kind, title = ("advice", "생활권 데이터 자문") if number == ADVISER else ("plan", "스마트도시계획 수립 연구")
        pool_history.add_work(
            one, by=by, kind=kind, title=title, organisation_name=city.name_ko, began_on=today - dt.timedelta(days=200)
        )
    elif number % 3 == 0:
        pool_history.add_work(
            one, by=by, kind="publication", title=f"스마트도시 서비스의 지속 가능성 {number}", began_on=start
        )
