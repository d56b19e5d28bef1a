"""Beside a tally the office reads names where it may; members, auditors and every file keep to the codes."""

import pytest
from django.test import Client
from django.urls import reverse

from office.assessment.actions.tally import tally
from tests.assessment.leaking import text_of
from tests.worlds_tally import lock, one_round, seven


@pytest.mark.django_db
def test_the_statistics_name_the_members_to_the_office_alone(panel_world):
    panel = panel_world.panel(5, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    stored = tally(lock(panel.rounds.get(), seven()), by=panel_world.officer)
    page, export = (reverse(f"assessment:{name}", args=[stored.pk]) for name in ("tally-statistics", "tally-export"))
    name = panel.seats.get(code="r3").reviewer.name
    told = {}
    for who in (panel_world.cast.secretariat_officer, panel_world.cast.auditor, panel_world.user(panel, "r1")):
        client = Client(headers={"accept-language": "ko"})
        client.force_login(who)
        said = client.get(page)
        assert said.status_code == 200 and "r3" in said.content.decode()
        told[who.email] = name in said.content.decode()
        if told[who.email]:
            assert said.content.decode().count(f"r3 {name}") >= 3, "the table, the label of the picture and its marks"
        if (file := client.get(export)).status_code == 200:
            assert name not in text_of(file)
    assert list(told.values()) == [True, False, False]
