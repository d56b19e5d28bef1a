"""A tally of very many sheets is the worker's: asked for once, followed on the page, stored once; a fault is told."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from office import jobs
from office.access import NotYours
from office.assessment.actions import tally_adjustments, tally_asked
from office.assessment.tallying import standing_against
from office.jobs.models import Job
from office.ledger import dispatch
from tests.worlds_tally import lock, one_round

pytestmark = pytest.mark.django_db
SCORES = {f"E-{n:03d}": {f"r{m}": 60 + n * m for m in range(1, 6)} for n in range(1, 4)}


def signed_in(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def round_(panel_world):
    panel = panel_world.panel(3, 5, rules=one_round(tie_breaks=[]))
    return lock(panel.rounds.get(), SCORES)


def test_a_long_tally_is_the_workers(panel_world, round_, settings):
    panel, post = round_.panel, reverse("assessment:round-tally", args=[round_.pk])
    page, api = reverse("assessment:tallies", args=[panel.pk]), f"/api/v1/assessment/rounds/{round_.pk}/tally/"
    staff, chair = signed_in(panel_world.cast.secretariat_officer), signed_in(panel_world.user(panel, "r1"))
    assert tally_asked.points_of(round_) == 3 * 5 * 2
    settings.TALLY_AT_ONCE = 30
    at_once = staff.post(post)["Location"]
    first = panel.tallies.get()
    assert at_once == reverse("assessment:tally", args=[first.pk]) and not Job.objects.exists()
    assert staff.post(api).json()["id"] == str(panel.tallies.latest("number").pk)

    settings.TALLY_AT_ONCE = 29
    assert [staff.post(post)["Location"], staff.post(post)["Location"]] == [page, page]
    asked = staff.post(api)
    job = Job.objects.get(kind=tally_asked.KIND)
    address = f"http://testserver/api/v1/jobs/{job.pk}/"
    assert (asked.status_code, asked.json()["id"], asked["Location"]) == (202, str(job.pk), address)
    assert panel.tallies.count() == 2 and staff.get(address).json()["made"] is None
    shown = staff.get(page).content.decode()
    assert f"job-{job.pk}" in shown and "Being computed" in shown and f'action="{post}"' not in shown
    beside = chair.get(page).content.decode()
    assert "Somebody else has asked for this tally" in beside and str(job.pk) not in beside and post not in beside
    assert chair.post(post)["Location"] == page and chair.get(address).status_code == 404
    for who in (panel_world.user(panel, "r2"), panel_world.cast.stranger):
        assert signed_in(who).post(post).status_code == signed_in(who).post(api).status_code == 404
        assert "Being computed" not in signed_in(who).get(page).content.decode()

    dispatch.run_due()
    third = panel.tallies.latest("number")
    assert (third.number, third.sha256, third.by_id) == (3, first.sha256, panel_world.officer.user_id)
    assert panel_world.told[-1] == ("tallied", third)
    assert {one.state for one in Job.objects.all()} == {"done"} and Job.objects.count() == 2
    made = reverse("assessment:tally", args=[third.pk])
    assert staff.get(address).json()["made"] == f"http://testserver/api/v1/assessment/tallies/{third.pk}/"
    assert f'href="{made}"' in staff.get(reverse("jobs:job", args=[job.pk])).content.decode()
    assert f'href="{made}"' in staff.get(reverse("jobs:progress", args=[job.pk]), headers={"hx-request": "true"}).text
    shown = staff.get(page).content.decode()
    assert made in shown and "Being computed" not in shown and post in shown


def test_what_fails_is_told_on_the_page(panel_world, round_, settings, monkeypatch):
    panel, post = round_.panel, reverse("assessment:round-tally", args=[round_.pk])
    page, api = reverse("assessment:tallies", args=[panel.pk]), f"/api/v1/assessment/rounds/{round_.pk}/tally/"
    staff, officer = signed_in(panel_world.cast.secretariat_officer), panel_world.officer
    settings.TALLY_AT_ONCE = 0
    staff.post(post)
    bonus = tally_adjustments.propose(panel.subjects.first(), by=officer, code="women", points=1, evidence="확인서")
    dispatch.run_due()
    job = Job.objects.get()
    told = staff.get(page).content.decode()
    with override("ko"):  # as its asker speaks
        assert (job.state, job.error) == ("failed", standing_against.reasons(round_)[0]) and job.error in told
    assert f"job-{job.pk}" in told and "neither confirmed nor dropped" in told  # of the job, and of a tally now
    assert staff.get(f"/api/v1/jobs/{job.pk}/").json()["error"] == job.error
    assert (staff.post(post).status_code, staff.post(api).status_code) == (409, 409)

    tally_adjustments.drop(bonus, by=officer)
    broken = lambda *_all: 1 / 0  # noqa: E731
    with monkeypatch.context() as patch:
        patch.setattr("office.assessment.actions.tally.result_of", broken)
        assert post in staff.get(page).content.decode()
        staff.post(reverse("jobs:retry", args=[job.pk]))
        dispatch.run_due()
    job.refresh_from_db()
    assert job.reference and job.reference in staff.get(page).content.decode() and not panel.tallies.exists()

    asked = jobs.retry(job, by=officer)
    jobs.cancel(asked, by=officer)
    dispatch.run_due()
    assert not panel.tallies.exists() and "Being computed" not in staff.get(page).content.decode()
    staff.post(post)
    dispatch.run_due()
    again = Job.objects.latest("id")
    assert panel.tallies.count() == 1 and f"job-{job.pk}" not in staff.get(page).content.decode()

    class Silent:
        def say(self, _note):
            """Nothing is told here."""

    made = tally_asked.run(again, Silent())  # its worker died before it could write down that it was done
    assert made.facts == again.facts and panel.tallies.count() == 1
    with pytest.raises(NotYours):
        tally_asked.ask(round_, by=panel_world.member(panel, "r2"))
