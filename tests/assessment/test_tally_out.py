"""An entry that is disqualified after its round: what the pages of the tally and of the discussion say of it."""

import dataclasses

import pytest
from django.test import Client
from django.urls import reverse

from office.assessment import registry
from office.assessment.actions.subjects import take_out
from office.assessment.actions.tally import tally
from tests.worlds_tally import lock, one_round, seven

pytestmark = pytest.mark.django_db


def _client(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def test_an_entry_that_went_out_stays_in_the_record_and_alarms_nobody_once_the_list_is_decided(
    panel_world, cast, monkeypatch
):
    panel = panel_world.panel(5, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    round_ = lock(panel.rounds.get(), seven())
    panel_world.excluded(panel, "r7", "E-003")
    tallied = tally(round_, by=panel_world.officer)
    gone = panel.subjects.get(code="E-002")
    take_out(gone.matter, by=panel_world.officer, reason="허위 기재")
    officer, chair = _client(cast.secretariat_officer), _client(panel_world.user(panel, "r1"))
    shown_at, talks = reverse("assessment:tally", args=[tallied.pk]), reverse("assessment:talks", args=[round_.pk])
    adjustments = reverse("assessment:adjustments", args=[panel.pk])
    open_ = officer.get(shown_at).text
    assert "An entry was taken out after this tally" in open_ and "허위 기재" in open_
    assert "Something that counts" not in open_ and "E-002 is out since" in open_
    talk = reverse("assessment:talk", args=[round_.pk, gone.pk])
    assert talk in officer.get(talks).text and "out since" in officer.get(talks).text
    for page in (talk, reverse("assessment:opinion", args=[gone.pk])):
        told = chair.get(page).text
        assert "out since" in told and "This entry is out" in told and 'name="do"' not in told, page
    assert chair.post(talk, {"do": "note", "text": "x"}).status_code == 409
    assert _client(panel_world.user(panel, "r7")).get(
        reverse("assessment:talk", args=[round_.pk, panel.subjects.get(code="E-003").pk])
    ).status_code == 404  # fmt: skip
    # Decided and published: nothing alarming, and nothing offered that would be refused.
    judged = registry.kind_of(panel.matter.parent)
    over = dataclasses.replace(judged, may_tally=lambda matter: ["It is decided."])
    with monkeypatch.context() as decided:
        decided.setitem(registry._kinds, judged.key, over)
        calm = officer.get(shown_at).text
        assert "Since this tally was computed" in calm and "E-002 is out since" in calm
        assert "Compute it again" not in calm
        page = officer.get(adjustments)
        assert "It is decided." in page.text and page.context["form"] is None
        tallies = reverse("assessment:round-tally", args=[round_.pk])
        refused = officer.post(tallies, headers={"referer": f"http://testserver{shown_at}"})
        assert refused.status_code == 409 and f'href="{shown_at}">Back to the page you came from' in refused.text
        elsewhere = officer.post(tallies, headers={"referer": "https://elsewhere.example/trap"})
        assert elsewhere.status_code == 409 and "elsewhere.example" not in elsewhere.text
