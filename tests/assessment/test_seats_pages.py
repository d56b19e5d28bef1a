"""The pages of seats: a reviewer's way with forms, what is asked before a signature, and no trace of an entry."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from office.assessment.history_panels import history_of
from office.assessment.models import Declaration, Exclusion, NamedPerson, Reviewer
from office.assessment.states import Composing, ExclusionState, Sitting
from office.documents.models import IssuedDocument
from tests.assessment.seating import FACTS, POSTED
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


def at(name: str, *args) -> str:
    return reverse(f"assessment:{name}", args=args)


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def steps(seat, name: str) -> str:
    return at("seat-step", seat.pk, name)


def test_the_way_onto_a_panel(panel_world):
    panel = panel_world.panel(3, 1, state=Composing.SEATED, sitting=Sitting.DRAWN)
    seat = panel.seats.select_related("reviewer__user").get()
    member, officer = browser(seat.reviewer.user), browser(panel_world.cast.secretariat_officer)
    assert member.get(at("seat", seat.pk)).status_code == 404
    assert member.get(at("invitations", panel.pk)).status_code == 404
    assert officer.post(at("invitations", panel.pk), {"days": ""}).status_code == 400
    page = officer.get(at("invitations", panel.pk))
    assert seat.reviewer.name in page.content.decode()
    assert officer.post(at("invitations", panel.pk), FACTS).status_code == 302
    assert officer.post(at("invitations", panel.pk), FACTS).status_code == 409

    assert FACTS["duties"] in member.get(at("seat", seat.pk)).content.decode()
    assert seat.panel.matter.title in member.get(at("seats")).content.decode()
    assert officer.get(steps(seat, "accept")).status_code == 403
    assert member.get(at("declaration", seat.pk)).status_code == 200
    assert member.post(at("declaration", seat.pk), {}).status_code == 409
    assert member.post(steps(seat, "accept")).status_code == 302
    first, second, third = panel.subjects.order_by("position")
    text = member.get(at("declaration", seat.pk)).content.decode()
    assert all(one.code in text and str(one.organisation) in text for one in (first, second, third))

    saved = member.patch(
        at("declaration", seat.pk), content_type="application/json",
        data=json.dumps({"revision": 0, "values": {f"answer-{first.pk}": "none", f"answer-{second.pk}": "conflict"}}),
    )  # fmt: skip
    assert saved.status_code == 200 and saved.json()["complete"] == {"done": 1, "of": 3}
    wrong = member.patch(
        at("declaration", seat.pk), content_type="application/json",
        data=json.dumps({"revision": 1, "values": {f"rule-{second.pk}": "nonsense"}}),
    )  # fmt: skip
    assert list(wrong.json()["errors"]) == [f"rule-{second.pk}"]
    odd = member.patch(at("declaration", seat.pk), data="[", content_type="application/json")
    assert odd.status_code == 400
    posted = {f"answer-{third.pk}": "none", "close": "1"}
    assert member.post(at("declaration", seat.pk), posted).status_code == 409  # the second is not complete
    assert Declaration.objects.filter(seat=seat).count() == 3  # and nothing that was declared is lost
    posted |= {f"rule-{second.pk}": "kinship", f"note-{second.pk}": "사촌"}
    assert member.post(at("declaration", seat.pk), posted).status_code == 302

    for path in (at("seat", seat.pk), at("declaration", seat.pk), at("seats"), "/"):
        found = member.get(path).content.decode()
        assert second.code not in found and second.title not in found, path
    assert second.title in officer.get(at("seat", seat.pk)).content.decode()

    assert member.get(steps(seat, "pledge")).status_code == 200
    assert member.post(steps(seat, "pledge"), {**POSTED, "filming": ""}).status_code == 400
    assert member.post(steps(seat, "pledge"), {**POSTED, "contact": "yes"}).status_code == 400
    asked = member.post(steps(seat, "pledge"), POSTED)
    assert asked.status_code == 302 and asked.url.startswith(reverse("account_reauthenticate"))
    seat.refresh_from_db()
    assert seat.state == Sitting.CLEARED and not IssuedDocument.objects.filter(matter=seat.matter_id).exists()
    signed = member.post(asked.url, {"password": PASSWORD})  # what was answered waited, and is signed now
    seat.refresh_from_db()
    assert signed.status_code == 302 and seat.state == Sitting.PLEDGED
    kinds = set(IssuedDocument.objects.filter(matter=seat.matter_id).values_list("kind", flat=True))
    named = ("consent", "conflicts", "contact", "filming", "ethics", "fee", "appointment")
    assert kinds == {f"assessment.seat_{name}" for name in named}
    declared = IssuedDocument.objects.get(kind="assessment.seat_conflicts").facts["facts"]["entries"]
    assert [one["conflict"] for one in declared] == [False, True, False]

    page = member.get(at("recusal", seat.pk)).content.decode()
    assert first.code in page and second.code not in page
    told = {"entry": str(second.pk), "rule": "kinship", "note": "n"}
    assert member.post(at("recusal", seat.pk), told).status_code == 400
    assert member.post(at("recusal", seat.pk), {**told, "entry": str(first.pk)}).status_code == 302
    assert Exclusion.objects.filter(seat=seat, state="standing").count() == 2
    # The member has it in black and white that it keeps away, and finds no trace of from what.
    page = member.get(at("seat", seat.pk))
    assert [one["ground"] for one in page.context["kept"]] == ["사촌", "n"]
    assert first.code not in page.content.decode() and second.code not in page.content.decode()
    assert [one["note"] for one in page.context["history"] if "note" in one] == ["n", "사촌"]
    assert browser(panel_world.cast.stranger).get(at("seat", seat.pk)).status_code == 404


def test_exclusions_are_decided_and_overridden(panel_world):
    panel = panel_world.panel(2, 2)
    officer, director = browser(panel_world.cast.secretariat_officer), browser(panel_world.cast.decision_maker)
    seat, subject = panel.seats.get(code="r1"), panel.subjects.get(position=1)
    found = {"seat": str(seat.pk), "entry": str(subject.pk), "rule": "employment", "ground": "재직"}
    assert officer.post(at("exclusions", panel.pk), {**found, "ground": ""}).status_code == 400
    assert officer.post(at("exclusions", panel.pk), found).status_code == 302
    assert officer.post(at("exclusions", panel.pk), found).status_code == 400  # found already
    one = Exclusion.objects.get()
    assert subject.code in officer.get(at("exclusions", panel.pk)).content.decode()
    deed = lambda client, name, **data: client.post(at("exclusion-deed", one.pk, name), data).status_code  # noqa: E731
    assert deed(officer, "uphold", reason="") == 400
    assert deed(officer, "nonsense", reason="r") == 404
    assert deed(browser(panel_world.cast.auditor), "uphold", reason="r") == 403
    assert deed(browser(seat.reviewer.user), "uphold", reason="r") == 404
    assert deed(officer, "uphold", reason="재직 확인") == 302
    assert deed(officer, "uphold", reason="다시") == 409
    assert deed(officer, "override", reason="사임") == 302
    assert deed(officer, "confirm") == 403
    assert "사임" in director.get(at("exclusion", one.pk)).content.decode()
    assert deed(director, "drop") == 302
    assert deed(director, "override", reason="사임") == 302
    assert deed(officer, "confirm") == 302
    one.refresh_from_db()
    assert one.state == ExclusionState.OVERRIDDEN
    # Whoever wrote one down proposes to strike it, and is offered nothing else.
    assert officer.post(at("exclusions", panel.pk), {**found, "rule": "dealings"}).status_code == 302
    one = Exclusion.objects.get(rule="dealings")
    refuse = at("exclusion-deed", one.pk, "refuse")
    assert refuse not in officer.get(at("exclusion", one.pk)).text
    assert refuse in director.get(at("exclusion", one.pk)).text
    assert deed(officer, "refuse", reason="오기") == 403
    assert deed(officer, "override", reason="오기") == 302 and deed(director, "confirm") == 302
    # All of it stands in the panel's history, but not for whoever keeps away from that very entry.
    of = lambda actor: [line["text"] for line in history_of(panel, actor) if subject.code in line["text"]]  # noqa: E731
    assert len(of(panel_world.officer)) == len(of(panel_world.auditor)) == 9
    Reviewer.objects.filter(pk=panel.seats.get(code="r2").reviewer_id).update(user=panel_world.cast.auditor)
    panel_world.excluded(panel, "r2", subject.code)
    assert of(panel_world.auditor) == []
    assert browser(panel_world.cast.stranger).get(at("exclusions", panel.pk)).status_code == 404


def test_an_applicant_names_people_until_the_close(competition):
    call = competition.opened()
    mayor, rival = browser(competition.cast.city_user), browser(competition.rival_user)
    with competition.at(call.opens_at + dt.timedelta(minutes=1)):
        entry = competition.entry(call)
        where = at("named", entry.pk)
        assert where in mayor.get(reverse("competitions:entry", args=[entry.pk])).content.decode()
        assert rival.get(where).status_code == 404
        assert browser(competition.cast.secretariat_officer).get(where).status_code == 404
        assert mayor.post(where, {"name": "", "ground": "r"}).status_code == 400
        for name in ("김가온", "이나라"):
            assert (
                mayor.post(where, {"name": name, "affiliation": "한국대학교", "ground": "소송 중"}).status_code == 302
            )
        assert "김가온" in mayor.get(where).content.decode()
        first, second = NamedPerson.objects.order_by("pk")
        assert rival.post(at("named-remove", first.pk)).status_code == 404
        assert mayor.post(at("named-remove", first.pk)).status_code == 302
    with competition.at(call.closes_at + dt.timedelta(days=1)):
        page = mayor.get(where)
        assert page.status_code == 200 and "<textarea" not in page.content.decode()
        assert mayor.post(where, {"name": "늦은 사람", "ground": "r"}).status_code == 409
        assert mayor.post(at("named-remove", second.pk)).status_code == 409
    assert NamedPerson.objects.count() == 1


@pytest.mark.parametrize("many", [1, 30])
def test_the_lists_ask_a_fixed_number_of_questions(panel_world, django_assert_max_num_queries, many):
    panel = panel_world.panel(many, 1, state=Composing.SEATED, sitting=Sitting.ACCEPTED)
    for subject in panel.subjects.all():
        panel_world.excluded(panel, "r1", subject.code, state=ExclusionState.FOUND)
    Exclusion.objects.update(kind="exclusion")
    member, officer = browser(panel_world.user(panel)), browser(panel_world.cast.secretariat_officer)
    with django_assert_max_num_queries(34):
        assert member.get(at("declaration", panel.seats.get().pk)).status_code == 200
    with django_assert_max_num_queries(34):
        assert officer.get(at("exclusions", panel.pk)).status_code == 200
