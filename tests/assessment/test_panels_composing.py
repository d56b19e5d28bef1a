"""A panel is composed under what it judges, with its entries, rounds and settings; by those in charge, once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.access import Invalid, NotNow, NotYours
from office.assessment.actions import panels
from office.assessment.models import Panel
from office.assessment.queries import panels as queries
from office.docket.models import Matter
from office.workflow import perform
from tests.cast import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
QUOTA = {"field": "gender", "value": "female", "least": 2, "most": None}


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, *args) -> str:
    return reverse(f"assessment:{name}", args=args)


def test_composing_takes_up_entries_and_rounds_and_keeps_the_rules(panel_world):
    world = panel_world
    call = world.call()
    world.entries(call, 3)
    for actor in (world.auditor, world.cast.actor("stranger"), world.cast.actor("molit_officer")):
        with pytest.raises(NotYours):
            panels.compose(call, by=actor)
    world.standing.append("아직 접수 중입니다.")
    with pytest.raises(NotNow) as not_now:
        panels.compose(call, by=world.officer)
    assert list(not_now.value.reasons) == ["아직 접수 중입니다."]
    world.standing.clear()
    with pytest.raises(Invalid) as wrong:
        panels.compose(call, by=world.officer, size=2, per_entry=3, answer_days=0, windows={"audit": -1},
                       quotas=[QUOTA | {"least": None}])  # fmt: skip
    assert set(wrong.value.errors) == {"per_entry", "answer_days", "windows", "quotas"}
    panel = panels.compose(call, by=world.officer, size=7, quotas=[QUOTA], windows={"employment": 5})
    assert panel.matter.number.startswith("PANEL-")
    assert panel.matter.parent == call
    assert list(panel.subjects.values_list("code", "position")) == [("E-001", 1), ("E-002", 2), ("E-003", 3)]
    assert list(panel.rounds.values_list("code", "kind")) == [("written", "written"), ("presentation",) * 2]
    assert panel.rule_set.pass_mark == 70
    assert (panel.windows["employment"], panel.windows["dealings"], panel.windows["kinship"]) == (5, 2, "ever")
    with pytest.raises(NotNow):
        panels.compose(call, by=world.officer)
    perform(panel, "call_off", by=world.officer, reason="후보가 적습니다.")
    assert panels.compose(call, by=world.officer).pk != panel.pk


def test_settings_and_entries_change_while_nothing_is_drawn(panel_world):
    world = panel_world
    call = world.call()
    world.entries(call, 2)
    panel = panels.compose(call, by=world.officer)
    world.entries(call, 1)
    assert [one.code for one in panels.difference(panel).added] == ["E-003"]
    panels.take_up_again(panel, by=world.officer)
    assert not panels.difference(panel)
    assert panel.subjects.count() == 3
    panels.edit(panel, by=world.officer, size=5, per_entry=3, quotas=[QUOTA])
    assert (panel.size, panel.per_entry, panel.quotas) == (5, 3, [QUOTA])
    with pytest.raises(NotYours):
        panels.edit(panel, by=world.auditor, size=4)
    perform(panel, "call_off", by=world.officer, reason="취소")
    for closed in (lambda: panels.edit(panel, by=world.officer), lambda: panels.take_up_again(panel, by=world.officer)):
        with pytest.raises(NotNow):
            closed()


def test_the_pages_of_composing(panel_world):
    world = panel_world
    call = world.call()
    world.entries(call, 2)
    from office.docket import registry as docket

    officer, auditor = browser(world.cast.secretariat_officer), browser(world.cast.auditor)
    assert officer.get(at("panel-new")).status_code == 200
    assert auditor.get(at("panel-new")).status_code == 403
    assert browser(world.cast.stranger).get(at("panels")).status_code == 403
    panel = panels.compose(call, by=world.officer)
    assert "tests.call" not in docket.kinds()
    page = officer.get(at("panel", panel.pk))
    assert page.status_code == 200
    assert "E-002" in page.content.decode()
    assert auditor.get(at("panel", panel.pk)).status_code == 200
    assert browser(world.cast.stranger).get(at("panel", panel.pk)).status_code == 404
    assert auditor.get(at("panel-settings", panel.pk)).status_code == 403
    form = officer.get(at("panel-settings", panel.pk)).context["form"]
    data = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    bad = officer.post(at("panel-settings", panel.pk), data | {"quota-0-least": "2", "size": "0"})
    assert bad.status_code == 400
    assert set(bad.context["form"].errors) == {"size", "quota-0-what"}
    told = {"size": "5", "quota-0-what": "gender:female", "quota-0-least": "2", "quota-1-what": "expertise:*",
            "quota-1-most": "3", "window-residence": "off", "per_entry": "3"}  # fmt: skip
    assert officer.post(at("panel-settings", panel.pk), data | told).status_code == 302
    panel = Panel.objects.get(pk=panel.pk)
    assert panel.quotas == [QUOTA, {"field": "expertise", "value": None, "least": None, "most": 3}]
    assert (panel.size, panel.per_entry, panel.windows["residence"]) == (5, 3, "off")
    world.entries(call, 1)
    assert "E-003" in officer.get(at("panel", panel.pk)).content.decode()
    assert officer.post(at("panel-entries", panel.pk)).status_code == 302
    assert panel.subjects.count() == 3
    assert officer.get(at("panel-step", panel.pk, "seat_members")).status_code == 404
    assert officer.get(at("panel-step", panel.pk, "begin")).status_code == 409
    assert officer.post(at("panel-step", panel.pk, "call_off"), {"reason": "취소"}).status_code == 302
    assert officer.get(at("panel-settings", panel.pk)).status_code == 409


def test_the_list_asks_as_often_for_thirty_and_keeps_other_programmes_out(panel_world):
    world = panel_world
    hub = UserFactory(email="hub@example.com")
    AppointmentFactory(user=hub, programme="competitions", role="officer", scope="hub",
                       organisation=world.cast.secretariat)  # fmt: skip

    def asked(user, path: str) -> int:
        client = browser(user)
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    visits = [(user, at("panels") + more) for user in (world.cast.secretariat_officer, world.cast.auditor)
              for more in ("", "?q=PANEL&state=working", "?export=csv")]  # fmt: skip
    world.panel(2, 2)
    one = [asked(*visit) for visit in visits]
    for n in range(29):
        panel = world.panel(1, 1, state="forming")
        Matter.objects.filter(pk=panel.pk).update(number=f"PANEL-2026-9{n:03}")
    assert [asked(*visit) for visit in visits] == one
    assert browser(world.cast.auditor).get(at("panels")).context["page"].paginator.count == 30
    assert browser(hub).get(at("panels")).context["page"].paginator.count == 0


def test_begin_tells_the_programme_and_members_read_no_trace_of_an_entry_they_keep_away_from(panel_world):
    world = panel_world
    panel = world.panel(2, 3, state="seated")
    world.excluded(panel, "r2", "E-001")
    panels.begin(panel, by=world.officer)
    assert [name for name, _subject in world.told] == ["begun"]
    assert [one.code for one in queries.subjects_for(world.member(panel, "r2"), panel)] == ["E-002"]
    page = browser(world.user(panel, "r2")).get(at("panel", panel.pk)).content.decode()
    assert "E-001" not in page
    assert "E-002" in page
    assert panel.seats.get(code="r3").reviewer.name not in page
