"""Three notifications about a plain matter, and a mail server that does as it is told."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from office.access import SYSTEM, rule
from office.access.rules import all_rules
from office.docket.models import Matter
from office.ledger import record
from office.ledger.dispatch import run_due
from office.ledger.models import Effect
from office.notifications import Notification, postman, register
from office.notifications.models import Delivery
from office.notifications.registry import forget
from office.people.who import Appointed, MemberOf
from tests.office.notifications.sink import Sink

See = all_rules().get("tests.see_matter") or rule("tests.see_matter", MemberOf("organisation"))


@dataclass(frozen=True)
class Facts:
    title: str
    on: dt.date


def facts_of(matter, event) -> Facts:
    return Facts(matter.title, dt.date(2026, 11, 22))


def make(name: str, **more) -> Notification:
    told = {
        "label": f"A {name}", "recipients": See, "see": See, "facts": facts_of,
        "sample": Facts("Sample", dt.date(2026, 1, 2)), "url": lambda matter: f"/matters/{matter.pk}/",
        "concerns": lambda actor: True,
    }  # fmt: skip
    return Notification(key=f"tests.{name}", **told | more)


@pytest.fixture(autouse=True)
def house(settings):
    """Templates and settings of these tests; nothing is carried out but by the test."""
    engine = {**settings.TEMPLATES[0]}
    engine["DIRS"] = [*engine["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = [engine]
    settings.EFFECTS_NUDGE = False
    settings.SITE_URL = "https://sandbox.example"
    yield
    postman.hang_up()


@pytest.fixture
def known():
    """The three notifications by name."""
    made = {
        "greeting": make("greeting"),
        "statute": make("statute", statutory=True),
        "letter": make("letter", after_document="tests.paper"),
    }
    for each in made.values():
        register(each)
    yield made
    for each in made.values():
        forget(each.key)


@pytest.fixture
def matter(cast) -> Matter:
    """A matter of the company: three people may know of it."""
    return Matter.objects.create(kind="tests", title="자율주행 <배송>", organisation=cast.company)


@pytest.fixture
def tell(known, matter):
    """Trigger a notification by a new event and make its deliveries; returns the event."""

    def trigger(name: str = "greeting", *, run: bool = True, event=None):
        event = event or record("tests.happened", actor=SYSTEM, matter_id=matter.pk, subject=matter)
        known[name].trigger(matter, event=event, facts={})
        if run:
            run_due()
        return event

    return trigger


@pytest.fixture
def only(cast, matter):
    """Leave one reader in the company: one delivery for each channel."""
    from office.people.models import Membership

    Membership.objects.exclude(user=cast.company_user).filter(organisation=cast.company).update(state="ended")
    return cast.company_user


@pytest.fixture
def sink(settings):
    """A real mail server on this machine; see Sink for how to make it refuse, hang up or hang."""
    with Sink() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_TIMEOUT = 3
        yield server
        postman.hang_up()


@pytest.fixture
def as_known(matter):
    """The matter is of a kind that the office and the auditor may know of."""
    from office.docket import registry
    from office.docket.models import Matter

    seen = all_rules().get("tests.office_sees") or rule("tests.office_sees", Appointed("officer", "auditor"))
    registry.register("tests", model=Matter, see=seen, url="web:privacy", label="Test")
    yield
    registry._kinds.pop("tests")


@pytest.fixture
def repeat():
    """repeat(delivery, 29): so many more like it, each of its own occasion and with its own effect."""

    def copy(delivery: Delivery, number: int) -> None:
        fields = {
            f.attname: getattr(delivery, f.attname) for f in Delivery._meta.fields if f.name not in ("id", "occasion")
        }
        made = [Delivery(**fields, occasion=f"copy {n}") for n in range(number)]
        Delivery.objects.bulk_create(made)
        Effect.objects.bulk_create(
            Effect(kind="notifications.send", key=each.effect_key, state="done", payload={"delivery": str(each.pk)})
            for each in made
        )

    return copy
