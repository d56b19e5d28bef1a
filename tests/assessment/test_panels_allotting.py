"""Entries are allotted as they were looked at, apart from conflicts; sheets are made for these pairs only."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from office.access import NotNow, NotYours
from office.assessment.actions import allotting, rounds
from office.assessment.models import Allotment

pytestmark = pytest.mark.django_db


def test_a_proposal_is_looked_at_applied_and_followed_by_the_sheets(panel_world):
    world = panel_world
    panel = world.panel(6, 5, per_entry=2)
    world.excluded(panel, "r1", "E-001")
    officer, path = Client(), reverse("assessment:panel-allotments", args=[panel.pk])
    officer.force_login(world.cast.secretariat_officer)
    assert officer.get(path).status_code == 200
    numbers = {"least": 2, "most": 3, "objective": "fairest"}
    shown = officer.get(path, numbers).context["proposal"]
    assert (shown["added"], shown["taken"]) == (12, 0)
    assert not Allotment.objects.exists()
    impossible = officer.get(path, numbers | {"most": 2})
    assert impossible.status_code == 400
    assert impossible.context["impossible"]
    auditor = Client()
    auditor.force_login(world.cast.auditor)
    assert auditor.get(path, numbers).status_code == 200
    assert auditor.post(path, numbers | {"digest": shown["digest"]}).status_code == 403
    assert officer.post(path, numbers | {"digest": "0" * 64}).status_code == 409
    assert officer.post(path, numbers | {"digest": shown["digest"]}).status_code == 302
    pairs = allotting.allotted(panel)
    assert len(pairs) == 12
    seat, entry = panel.seats.get(code="r1"), panel.subjects.get(code="E-001")
    assert (seat.pk, entry.pk) not in pairs
    assert officer.get(path, numbers).context["proposal"]["differs"] is False
    given = next(one for one in pairs if one[1] != entry.pk)
    world.excluded(panel, panel.seats.get(pk=given[0]).code, panel.subjects.get(pk=given[1]).code)
    found = allotting.propose(panel, objective="total", least=2, most=3)
    assert given in found.taken
    with pytest.raises(NotYours):
        allotting.apply(panel, by=world.auditor, objective="total", least=2, most=3, digest=found.digest)
    allotting.apply(panel, by=world.officer, objective="total", least=2, most=3, digest=found.digest)
    assert allotting.allotted(panel) == found.pairs
    first = panel.rounds.get(position=1)
    rounds.open_round(first, by=world.officer, due_at=timezone.now() + dt.timedelta(days=3))
    assert set(first.sheets.values_list("seat_id", "subject_id")) == found.pairs
    with pytest.raises(NotNow):
        allotting.propose(panel, objective="total", least=2, most=3)


def test_where_everybody_judges_everything_nothing_is_allotted(panel_world):
    panel = panel_world.panel(2, 2)
    with pytest.raises(NotNow):
        allotting.propose(panel, objective="total", least=0, most=2)
