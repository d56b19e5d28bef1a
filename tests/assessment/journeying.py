"""A call of the Small Smart City with sixteen eligible entries in two subtypes, and the pool it is judged from.

One entry was submitted by its city over the form; the others are laid down beside it as it stands: what they wrote is
read by reviewers alike, and submitting sixteen by hand would tell nothing more.
"""

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from competitions.actions import calls
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Call, Entry
from office.assessment.models import Reviewer
from office.docket.models import Matter
from office.forms.models import Snapshot
from office.people.models import Appointment, Membership, Organisation, User
from tests.cast import LONG_AGO, UserFactory
from tests.competitions.programs import MINUTE

GROUPS = [
    {"id": "1", "code": "climate", "label_ko": "기후위기형", "label_en": "Climate", "awards": 2, "reserve": 1},
    {"id": "2", "code": "extinction", "label_ko": "지역소멸형", "label_en": "Extinction", "awards": 1, "reserve": 1},
]  # fmt: skip
TIES = [{"id": "1", "step": "round:presentation"}, {"id": "2", "step": "lot"}]
CITIES = [
    "갈마", "나은", "다솔", "라온", "마루", "바른", "사랑", "아라", "자람", "차오름", "카람",
    "타래", "파란", "하늘", "한별",
]  # fmt: skip
_numbers = count(1)


def judged_call(competition: Any, *, many: int = 16, **terms: Any) -> Call:
    """Closed, with so many eligible entries: every other one in the reading order in the first subtype."""
    told = {"quota_mode": "by_group", "groups": GROUPS, "tie_breaks": TIES, **terms}
    call = competition.opened(**told)
    with competition.at(call.opens_at + MINUTE):
        first = competition.submitted(call)
        calls.tick()
    competition.closed(call)
    competition.eligible(Entry.objects.get(pk=first.pk))
    Entry.objects.filter(pk=first.pk).update(group="climate")
    _beside(Entry.objects.get(pk=first.pk), many - 1)
    return Call.objects.select_related("matter", "programme").get(pk=call.pk)


def _beside(first: Entry, many: int) -> None:
    cities = [
        Organisation(kind="local_government", tier="basic", local_kind="시", name_ko=f"{name}시",
                     name_en=f"City {n}", code=f"J{n:04d}")
        for n, name in enumerate(CITIES[:many], 1)
    ]  # fmt: skip
    Organisation.objects.bulk_create(cities)
    users = [UserFactory.build(email=f"journey-city{n}@example.com", name=f"시 담당자 {n}") for n in range(many)]
    User.objects.bulk_create(users)
    Membership.objects.bulk_create(
        Membership(user=user, organisation=city, role="manager", since=LONG_AGO)
        for user, city in zip(users, cities, strict=True)
    )
    year = timezone.localdate().year
    matters = Matter.objects.bulk_create(
        Matter(kind=first.matter.kind, number=f"{year}-9{n:05d}", title=f"{city.name_ko} 특화 스마트도시",
               parent=first.call.matter, organisation=city, officer_id=first.matter.officer_id)
        for n, city in enumerate(cities, 1)
    )  # fmt: skip
    Entry.objects.bulk_create(
        Entry(matter=matter, call=first.call, lead=matter.organisation, state=first.state,
              group="extinction" if n % 2 else "climate", submitted_at=first.submitted_at, result_at=first.result_at)
        for n, matter in enumerate(matters, 1)
    )  # fmt: skip
    filed = Snapshot.objects.get(matter=first.matter, form_code=ENTRY_FORM)
    Snapshot.objects.bulk_create(
        Snapshot(matter=matter, form_version_id=filed.form_version_id, form_code=ENTRY_FORM, number=1,
                 content={**filed.content, "files": {}}, sha256=filed.sha256, by=user, at=filed.at)
        for matter, user in zip(matters, users, strict=True)
    )  # fmt: skip


def pool(many: int = 10) -> list[Reviewer]:
    """People of the pool, each with an account, appointed as reviewers of competitions."""
    users = [UserFactory.build(email=f"journey-judge{n}@example.com", name=f"여정위원 {n}")
             for n in (next(_numbers) for _one in range(many))]  # fmt: skip
    User.objects.bulk_create(users)
    Appointment.objects.bulk_create(
        Appointment(user=user, role="reviewer", programme="competitions", valid_from=LONG_AGO) for user in users
    )
    now = timezone.now()
    until = (now + dt.timedelta(days=900)).date()
    return Reviewer.objects.bulk_create(
        Reviewer(user=user, name=user.name, email=user.email, affiliation="시험대학교", position="교수",
                 expertise=["transport"], consent_at=now, consent_until=until)
        for user in users
    )  # fmt: skip


def split(total: int, criteria: list[Any]) -> dict[str, str]:
    """A total as whole points of the criteria, filled up from the first on."""
    told, left = {}, total
    for place, one in enumerate(criteria):
        room = sum(int(other.max) for other in criteria[place + 1 :])
        share = min(int(one.max), max(left - room, left * int(one.max) // 100))
        told[one.code], left = str(share), left - share
    assert left == 0, (total, told)
    return told
