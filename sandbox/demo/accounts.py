"""The demo's accounts. They are called by their parts: nobody real stands behind them."""

import datetime as dt
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone

from office.access import Actor
from office.people.actors import actor_of
from office.people.models import Appointment, Membership, Organisation, User

PASSWORD = "sandbox-demo"  # noqa: S105  public on purpose; refused outside demo mode
COMPANY, RIVAL = "1248100998", "2208162517"


@dataclass(frozen=True)
class Part:
    """One account: its name on the screen, where it sits, what it is appointed to."""

    email: str
    name: str
    seat: str = ""
    role: str = "manager"
    posts: tuple[str, ...] = ()
    programme: str = "sandbox"
    admin: bool = False


PARTS = (
    Part("company@example.com", "기업 담당자", "company"),
    Part("rival@example.com", "경쟁기업 담당자", "rival"),
    Part("city@example.com", "지자체 담당자", "city"),
    Part("ministry@example.com", "부처 담당자", "npa"),
    Part("secretariat@example.com", "사무국 담당자", "secretariat", posts=("officer",)),
    Part("molit@example.com", "국토부 담당자", "molit", posts=("officer", "decision_maker")),
    Part("director@example.com", "국토부 결재권자", "molit", posts=("decision_maker",)),
    Part("auditor@example.com", "감사 담당자", posts=("auditor",), programme="*"),
    Part("admin@example.com", "시스템 관리자", admin=True),
    *(Part(f"reviewer{n}@example.com", f"평가위원 {n}", posts=("reviewer",)) for n in range(1, 10)),
    Part("chair@example.com", "위원장", posts=("committee_member",)),
    *(Part(f"member{n}@example.com", f"위원 {n}", posts=("committee_member",)) for n in range(1, 4)),
)


def load() -> dict[str, Actor]:
    """Make what is missing of the accounts and organisations; returns the actors by the part's name."""
    call_command("load_local_governments", verbosity=0)
    call_command("load_ministries", verbosity=0)
    seats = _organisations()
    for part in PARTS:
        _account(part, seats)
    return {part.email.split("@")[0]: actor_of(User.objects.get(email=part.email)) for part in PARTS}


def _organisations() -> dict[str, Organisation]:
    Organisation.objects.filter(kind__in=("ministry", "local_government")).update(portal_service=True)
    return {
        "company": _company(
            COMPANY, "주식회사 보기모빌리티", "Bogi Mobility Co., Ltd.", "세종특별자치시 한누리대로 2130"
        ),
        "rival": _company(
            RIVAL, "주식회사 견본로보틱스", "Gyeonbon Robotics Co., Ltd.", "대구광역시 동구 동대구로 550"
        ),
        "city": Organisation.objects.get(kind="local_government", code="36110"),
        "npa": Organisation.objects.get(kind="ministry", name_ko="경찰청"),
        "molit": Organisation.objects.get(kind="ministry", code="molit"),
        "secretariat": Organisation.objects.get_or_create(
            kind="secretariat",
            code="secretariat",
            defaults={"name_ko": "스마트도시 규제샌드박스 사무국", "name_en": "Smart City Sandbox Secretariat"},
        )[0],
    }


def _company(brn: str, name_ko: str, name_en: str, address: str) -> Organisation:
    facts = {
        "name_ko": name_ko,
        "name_en": name_en,
        "address": address,
        "representative": "대표 담당자",
        "phone": "044-000-0000",
        "email": "office@example.com",
        "portal_service": True,
        "portal_service_since": timezone.now(),
    }
    return Organisation.objects.get_or_create(kind="company", brn=brn, defaults=facts)[0]


def _account(part: Part, seats: dict[str, Organisation]) -> None:
    if User.objects.filter(email=part.email).exists():
        return
    since = timezone.now() - dt.timedelta(days=365)
    make = User.objects.create_superuser if part.admin else User.objects.create_user
    user = make(part.email, PASSWORD, name=part.name)
    EmailAddress.objects.create(user=user, email=part.email, verified=True, primary=True)
    organisation = seats.get(part.seat)
    if organisation is not None:
        Membership.objects.create(user=user, organisation=organisation, role=part.role, since=since)
    for post in part.posts:
        Appointment.objects.create(
            user=user, role=post, programme=part.programme, organisation=organisation, valid_from=since
        )
