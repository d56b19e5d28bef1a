"""The pages and the program interface: one's own jobs, as often asked for thirty as for one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from office.jobs.models import Job, State
from office.ledger.dispatch import run_due
from office.ledger.models import Event
from office.people.actors import actor_of
from tests.office.jobs.conftest import NAME

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser_of(client, cast):
    def sign_in(part: str = "secretariat_officer"):
        client.force_login(getattr(cast, part))
        return client

    return sign_in


def text(answer) -> str:
    return answer.content.decode()


def test_from_waiting_to_the_file(browser_of, ask):
    client, job = browser_of(), ask(lines=4)
    at = f"/jobs/{job.pk}/"
    page = text(client.get(at))
    assert f'hx-get="{at}progress/"' in page and 'aria-live="polite"' in page and f'action="{at}cancel/"' in page
    assert f'<a href="{at}">' in page  # without JavaScript one looks again
    assert client.get(f"{at}progress/").headers["Location"] == at
    assert client.get(f"{at}progress/", headers=HTMX).status_code == 200
    assert client.get(f"{at}file/").status_code == 409

    Job.objects.update(state=State.RUNNING, done=1, total=4, note="2nd paper")
    running = text(client.get(f"{at}progress/", headers=HTMX))
    assert 'max="4"' in running and 'value="1"' in running and "25%" in running and "2nd paper" in running
    assert "<html" not in running
    Job.objects.update(state=State.QUEUED)
    run_due()

    over = client.get(f"{at}progress/", headers=HTMX)
    assert over.status_code == 286 and f'href="{at}file/"' in text(over) and NAME in text(over)
    assert "hx-get" not in text(client.get(at))
    fetched = client.get(f"{at}file/")
    assert b"".join(fetched.streaming_content) == b"0\n1\n2\n3\n"
    assert fetched["Content-Type"] == "text/plain" and fetched["Cache-Control"] == "private, no-store"
    assert "attachment" in fetched["Content-Disposition"] and "%EC%9E%90%EB%A3%8C" in fetched["Content-Disposition"]
    assert Event.objects.get(kind="jobs.fetched").actor_id == job.asked_by_id
    Job.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert client.get(f"{at}file/").status_code == 409
    assert f'href="{at}file/"' not in text(client.get(at))


def test_called_off_and_tried_again(browser_of, ask):
    client, waiting, broken = browser_of(), ask(), ask("break")
    assert client.post(f"/jobs/{waiting.pk}/cancel/").headers["Location"] == f"/jobs/{waiting.pk}/"
    assert client.post(f"/jobs/{waiting.pk}/cancel/").status_code == 409
    run_due()
    broken.refresh_from_db()
    page = text(client.get(f"/jobs/{broken.pk}/"))
    assert broken.reference in page and "a secret of ours" not in page and f'action="/jobs/{broken.pk}/retry/"' in page
    assert client.post(f"/jobs/{broken.pk}/retry/").status_code == 302
    broken.refresh_from_db()
    assert broken.state == State.QUEUED
    assert client.get(f"/jobs/{broken.pk}/retry/").status_code == 405


def test_nobody_elses_and_not_ones_own_after_the_permission_is_lost(browser_of, ask, allowed, cast):
    job, other = ask(door="room 1"), ask(by=actor_of(cast.molit_officer))
    run_due()
    client = browser_of()

    def answers(pk) -> set[int]:
        pages = [f"/jobs/{pk}/", f"/jobs/{pk}/file/", f"/api/v1/jobs/{pk}/", f"/api/v1/jobs/{pk}/file/"]
        found = [client.get(page).status_code for page in pages]
        found.append(client.get(f"/jobs/{pk}/progress/", headers=HTMX).status_code)
        posts = [f"/jobs/{pk}/cancel/", f"/jobs/{pk}/retry/", f"/api/v1/jobs/{pk}/cancel/", f"/api/v1/jobs/{pk}/retry/"]
        return {*found, *(client.post(at).status_code for at in posts)}

    assert answers(other.pk) == {404}
    assert answers(job.pk) == {200, 286, 409}
    allowed.add("room 1")
    assert answers(job.pk) == {404}
    assert str(other.pk) not in text(client.get("/jobs/"))
    assert not Event.objects.filter(kind="jobs.fetched", subject_id=str(other.pk)).exists()


def test_a_matter_is_named_only_while_one_may_know_of_it(browser_of, ask, matter, monkeypatch):
    job = ask(matter=matter)
    client = browser_of()
    assert matter.title not in text(client.get("/jobs/")) + text(client.get(f"/jobs/{job.pk}/"))
    assert client.get(f"/api/v1/jobs/{job.pk}/").json()["matter"] is None
    from office.docket.models import Matter

    monkeypatch.setattr("office.jobs.queries.visible_to", lambda actor: Matter.objects.all())
    monkeypatch.setattr("office.jobs.views.address_of", lambda matter: "/somewhere/")
    assert matter.title in text(client.get("/jobs/")) and "/somewhere/" in text(client.get(f"/jobs/{job.pk}/"))
    assert client.get(f"/api/v1/jobs/{job.pk}/").json()["matter"] == str(matter.pk)


def test_a_program_follows_its_job(browser_of, ask):
    client, job = browser_of(), ask(lines=2)
    at = f"/api/v1/jobs/{job.pk}/"
    before = client.get(at).json()
    assert (before["state"], before["file"], before["label"]) == ("queued", None, "Test count")
    run_due()
    after = client.get(at).json()
    assert (after["state"], after["done"], after["name"], after["size"]) == ("done", 2, NAME, 4)
    assert b"".join(client.get(after["file"]).streaming_content) == b"0\n1\n"
    assert client.post(f"{at}cancel/").status_code == 409
    assert client.post(f"{at}retry/").json()["reasons"]
    waiting = ask()
    assert client.post(f"/api/v1/jobs/{waiting.pk}/cancel/").json()["state"] == "cancelled"
    listed = client.get("/api/v1/jobs/?state=done").json()["results"]
    assert [row["id"] for row in listed] == [str(job.pk)] and "name" not in listed[0]


@pytest.mark.parametrize("path", ["/jobs/", "/api/v1/jobs/", "/"])
def test_as_many_questions_for_one_as_for_thirty(browser_of, ask, matter, path):
    client = browser_of()
    ask(matter=matter)
    client.get(path)
    counts = []
    for more in (0, 29):
        for _n in range(more):
            ask(matter=matter)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(path)
        counts.append(len(asked))
    assert answer.status_code == 200 and counts[0] == counts[1]
    if path == "/jobs/":
        assert text(answer).count("My count") == 30


def test_the_desk_shows_what_runs_and_what_lies_ready(browser_of, ask):
    client = browser_of()
    assert "panel-jobs" not in text(client.get("/"))
    job = ask()
    page = text(client.get("/"))
    assert "panel-jobs" in page and f"/jobs/{job.pk}/" in page
