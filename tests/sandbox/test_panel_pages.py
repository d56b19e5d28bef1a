"""The pages of expert panels, for everybody; a member who is out finds no trace anywhere."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from office.deadlines.models import Deadline
from office.documents.models import IssuedDocument
from office.ledger import dispatch
from office.ledger.models import Effect
from office.notifications.models import Delivery
from office.people.actors import actor_of
from sandbox.actions import panel_seats, panels
from sandbox.models import Application
from tests.worlds_panels import opinion

pytestmark = pytest.mark.django_db


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, pk, **more) -> str:
    return reverse(f"sandbox:{name}", kwargs={"pk": pk, **more})


def test_the_way_from_the_appointment_to_the_report_by_pages(experts, cast):
    case = experts.case()
    office = browser_of(cast.secretariat_officer)
    assert office.get(at("application", case.pk)).status_code == 200
    made = office.post(at("panel-form", case.pk))
    panel = Application.objects.get(pk=case.pk).panel
    assert made["Location"] == at("panel", panel.pk)
    users = experts.experts()
    step = lambda name, data: office.post(at("panel-step", panel.pk, step=name), data)  # noqa: E731
    assert step("appoint", {"experts": []}).status_code == 400
    assert step("appoint", {"experts": [str(user.pk) for user in users]}).status_code == 302
    assert step("open_review", {"due_on": "2020-01-01"}).status_code == 409
    assert step("name_chair", {"member": str(experts.seat(panel, users[0]).pk)}).status_code == 302
    assert step("open_review", {"due_on": "2020-01-01"}).status_code == 400
    due = experts.soon().isoformat()
    assert step("open_review", {"due_on": due}).status_code == 302
    browsers = [browser_of(user) for user in users]
    for user, member in zip(users, browsers, strict=True):
        seat = at("panel-seat", experts.seat(panel, user).pk)
        asked = member.get(seat).content.decode()
        assert cast.company.name_ko in asked and cast.city.name_ko in asked and case.matter.title in asked
        assert "실증 구역에서 확인한 내용을" not in asked  # nothing of the application
        assert member.get(at("panel", panel.pk)).status_code == 404
        assert member.post(seat, {"answer": "conflict"}).status_code == 400
        assert member.post(seat, {"answer": "none"})["Location"] == at("panel", panel.pk)
        assert member.get(seat).status_code == 302
        page = member.get(at("panel", panel.pk)).content.decode()
        assert "실증 구역에서 확인한 내용을" in page
        sheet = experts.sheet(panel, user)
        assert member.get(at("panel-sheet", sheet.pk)).status_code == 200
        assert member.post(at("panel-sheet-step", sheet.pk, step="sign")).status_code == 409
        experts.write(panel, user, opinion("reject") if user == users[2] else None)
        assert member.get(at("panel-sheet-step", sheet.pk, step="sign")).status_code == 200
        other = experts.sheet(panel, users[0])
        if user != users[0]:
            assert member.get(at("panel-sheet", other.pk)).status_code == 404
        assert office.get(at("panel-sheet", sheet.pk)).status_code == 404
        assert member.post(at("panel-sheet-step", sheet.pk, step="sign")).status_code == 302
    for reader in (*browsers, office):
        assert reader.get(at("panel-sheet", other.pk)).status_code == 200
        assert reader.get(at("panel", panel.pk)).status_code == 200
    assert browsers[1].get(at("panel-report", panel.pk)).status_code == 403
    for writer in (browsers[0], office):
        assert writer.get(at("panel-report", panel.pk)).status_code == 200
    assert browsers[2].post(at("panel-step", panel.pk, step="dissent"), {"text": "불승인"}).status_code == 302
    assert office.post(at("panel-step", panel.pk, step="report")).status_code == 403
    assert browsers[0].post(at("panel-step", panel.pk, step="report")).status_code == 302
    assert browsers[0].get(at("panel", panel.pk)).status_code == 200
    assert browsers[0].get(at("panel-report", panel.pk)).status_code == 409


def test_the_applicant_reads_the_report_with_the_decision(experts, cast):
    panel = experts.reported()
    applicant, rival = browser_of(cast.company_reader), browser_of(cast.rival_user)
    document = IssuedDocument.objects.get(matter=panel.matter)
    paper = reverse("documents:detail", kwargs={"pk": document.pk})
    for state, code in (("resolved", 404), ("rejected", 200), ("withdrawn", 404)):
        experts.move(panel.application, state)
        for address in (at("panel", panel.pk), paper):
            assert applicant.get(address).status_code == code, (state, address)
            assert rival.get(address).status_code == 404
        told = applicant.get(at("application", panel.application.pk)).content.decode()
        assert (at("panel", panel.pk) in told) == (code == 200)
    experts.move(panel.application, "approved")
    told = applicant.get(at("panel", panel.pk)).content.decode()
    assert "expert 1" not in told  # members stand in it by number
    assert applicant.get(at("panel-sheet", experts.sheet(panel, experts.experts()[0]).pk)).status_code == 404
    assert applicant.get(at("panel-step", panel.pk, step="dissent")).status_code == 403


def tell_all() -> None:
    """Send every notice that is promised; PDFs are the documents' own test."""
    papers = Effect.objects.filter(kind__startswith="documents.", state="pending")
    papers.update(next_at=timezone.now() + dt.timedelta(days=9))
    while dispatch.run_due():
        papers.update(next_at=timezone.now() + dt.timedelta(days=9))


LISTS = (
    reverse("desk:home"), reverse("sandbox:panel-list"), reverse("sandbox:panel-list") + "?q={title}",
    reverse("docket:matters"), reverse("docket:matters") + "?q={title}", reverse("notifications:inbox"),
    reverse("deadlines:list"), "/api/v1/sandbox/panels/", "/api/v1/sandbox/panel-sheets/",
    "/api/v1/sandbox/panel-seats/", "/api/v1/matters/", "/api/v1/inbox/", "/api/v1/deadlines/",
)  # fmt: skip


def traces(user, panel, seat_pk, sheet) -> list[str]:
    """Every address about the case under which the user finds anything, and every list that names it."""
    client, case = browser_of(user), panel.application
    paper = case.matter.attachments.first()
    clock = Deadline.objects.filter(matter=case.matter).first()
    documents = IssuedDocument.objects.filter(matter__in=[panel.pk, case.pk])
    matters = [panel.matter, case.matter, *([sheet.matter] if sheet else [])]
    addresses = [
        at("panel", panel.pk), at("panel-report", panel.pk), at("panel-seat", seat_pk), at("application", case.pk),
        *[at("panel-step", panel.pk, step=name) for name in ("step_back", "dissent", "report", "close_review")],
        *[reverse("docket:matter", kwargs={"pk": one.pk}) for one in matters],
        *[reverse(f"attachments:{name}", kwargs={"pk": paper.pk}) for name in ("download", "viewer")],
        *[reverse(f"documents:{name}", kwargs={"pk": one.pk}) for one in documents for name in ("detail", "pdf")],
        reverse("deadlines:detail", kwargs={"pk": clock.pk}),
        f"/api/v1/sandbox/panels/{panel.matter.number}/", f"/api/v1/sandbox/panels/{panel.pk}/",
        *[f"/api/v1/matters/{one.pk}/" for one in matters],
        *[f"/api/v1/matters/{one.pk}/answers/" for one in matters],
    ]  # fmt: skip
    if sheet:
        addresses += [at("panel-sheet", sheet.pk), at("panel-sheet-step", sheet.pk, step="sign")]
        addresses += [f"/api/v1/sandbox/panel-sheets/{sheet.pk}/"]
        addresses += [
            reverse("forms:snapshot", kwargs={"matter": sheet.pk, "form": "sandbox.panel_sheet", "number": 1})
        ]
    found = [address for address in addresses if client.get(address).status_code not in (403, 404)]
    told = (case.matter.title, case.matter.number, str(panel.pk))
    for address in LISTS:
        shown = client.get(address.format(title=case.matter.title), follow=True)
        assert shown.status_code == 200, address
        text = shown.content.decode().replace(f'value="{case.matter.title}"', "")
        found += [f"{address} {word}" for word in told if word in text]
    return found


def test_who_is_out_finds_no_trace(experts):
    panel = experts.reviewing(cleared=2, count=5)
    first, stepped, conflicted, declined, removed = experts.experts(5)
    experts.clear(panel, removed)
    experts.sign(panel, stepped)
    tell_all()
    assert traces(first, panel, experts.seat(panel, first).pk, experts.sheet(panel, first))  # the way is open
    panel_seats.step_back(panel, by=actor_of(stepped), reason_code="agent", reason="")
    panel_seats.declare(
        experts.seat(panel, conflicted), by=actor_of(conflicted), answer="conflict", reason_code="party"
    )
    panel_seats.declare(experts.seat(panel, declined), by=actor_of(declined), answer="decline")
    panels.remove(panel, by=experts.officer, member=str(experts.seat(panel, removed).pk), reason="r")
    experts.sign(panel, first)
    panel_seats.report(experts.fresh(panel), by=actor_of(first))
    tell_all()
    assert browser_of(declined).get(at("panel-seat", experts.seat(panel, declined).pk)).status_code == 404
    for user, has_sheet in ((stepped, True), (conflicted, False), (removed, True)):
        sheet = experts.sheet(panel, user) if has_sheet else None
        assert traces(user, panel, experts.seat(panel, user).pk, sheet) == [], user
        for told in Delivery.objects.filter(person=user):
            assert panel.matter.title not in told.body_text + told.subject_line
            assert panel.application.matter.number not in told.body_text + told.subject_line
    assert not Delivery.objects.filter(person=conflicted, key="sandbox.panel_reported").exists()
    assert Delivery.objects.filter(person=first, key="sandbox.panel_reported").exists()


def test_a_list_asks_as_often_for_one_panel_as_for_many(experts, cast, django_assert_max_num_queries):
    case = experts.case()
    first = experts.forming(case)
    client = browser_of(cast.secretariat_officer)
    with translation.override("ko"):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client.get(reverse("sandbox:panel-list"))
        with CaptureQueriesContext(connection) as one:
            client.get(reverse("sandbox:panel-list"))
        experts.crowd(first, 29)
        with CaptureQueriesContext(connection) as many:
            shown = client.get(reverse("sandbox:panel-list"))
    assert len(shown.context["page"].object_list) == 30
    assert len(many) == len(one)
