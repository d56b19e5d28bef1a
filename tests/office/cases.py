"""A plain case for the tests of attachments and forms: a matter with a state, seen by its company and by officers."""

import pytest
from django.db import connection, models

from office.access import NotNow, rule
from office.attachments import kinds
from office.docket import registry
from office.docket.models import Matter
from office.people.who import Appointed, MemberOf

KIND = "test.case"
WRITERS = ("manager", "writer")
SEE = rule("test.case.see", MemberOf("matter__organisation") | Appointed("officer", programme="sandbox"))
WRITE = rule("test.case.write", MemberOf("matter__organisation", roles=WRITERS))
BOTH = rule("test.audience.both", MemberOf("organisation") | Appointed("officer", programme="sandbox"))
STAFF = rule("test.audience.staff", Appointed("officer", programme="sandbox"))


class Case(models.Model):
    """Not an installed model: its table is made by the fixture below, without constraints that would bar truncation."""

    matter = models.OneToOneField(
        Matter, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    state = models.CharField(max_length=20, default="draft")

    class Meta:
        app_label = "test_cases"


def may_attach(actor, subject, field_code: str) -> bool:
    """The company's writers while it is a draft, officers into their own field at any time."""
    if field_code == "internal":
        return STAFF.holds(actor, subject)
    if not WRITE.holds(actor, subject) or field_code == "unknown":
        return False
    if subject.state != "draft":
        raise NotNow(["It has been submitted."])
    return True


def limits(subject, field_code: str) -> kinds.Limits:
    if field_code == "small":
        return kinds.Limits(max_size=1000, max_count=2, types=("pdf", "txt"))
    return kinds.Limits(types=(*kinds.Limits().types, "zip"))


def audience(actor, subject, field_code: str) -> str:
    return "test.staff" if field_code == "internal" else "test.both"


def register() -> None:
    registry.register(KIND, model=Case, see=SEE, url="attachments:download", label="Case")
    kinds.register_audience("test.both", BOTH, label="Applicant and office")
    kinds.register_audience("test.staff", STAFF, label="Office")
    kinds.register_kind(KIND, may_attach=may_attach, audience=audience, limits=limits)


@pytest.fixture(scope="session")
def case_table(django_db_setup, django_db_blocker):
    """The table behind `Case`, once for the session."""
    with django_db_blocker.unblock():
        if Case._meta.db_table not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(Case)


@pytest.fixture
def case_kind(case_table, monkeypatch):
    """The only kind known for the length of a test, so that no other test meets it."""
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    monkeypatch.setattr(kinds, "_audiences", {})
    register()


def open_case(organisation, title: str = "자율주행 배달로봇 보도 통행", state: str = "draft") -> Case:
    matter = Matter.objects.create(kind=KIND, title=title, organisation=organisation)
    return Case.objects.create(matter=matter, state=state)
