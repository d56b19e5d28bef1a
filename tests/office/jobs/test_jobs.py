"""A job from the wish to the day its file goes."""

import datetime as dt
import hashlib
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from office.access import NotNow, NotYours, Rule, Unknown, rule
from office.access.rules import Never, all_rules
from office.jobs import actions, cancel, expiring, queries, register_job, retry, running, start
from office.jobs.models import Job, State
from office.jobs.progress import Progress, TakenOver
from office.jobs.registry import forget, kind_of
from office.ledger.dispatch import claim, run_due
from office.ledger.models import Effect, Event
from office.people.actors import actor_of
from tests.office.jobs.conftest import NAME, RUNS

pytestmark = pytest.mark.django_db


def done(job: Job) -> Job:
    run_due()
    job.refresh_from_db()
    return job


def kinds_told(job: Job) -> list[str]:
    return list(Event.objects.filter(subject_id=str(job.pk)).order_by("id").values_list("kind", flat=True))


def test_it_runs_keeps_its_file_and_is_fetched(ask, actor, here):
    job = ask(lines=5)
    assert (job.state, job.ready, Effect.objects.get().key) == (State.QUEUED, False, f"jobs.run:{job.pk}")
    with pytest.raises(NotNow):
        actions.fetched(actor, job.pk)
    done(job)
    assert (job.state, job.done, job.total, job.percent, job.note) == (State.DONE, 5, 5, 100, "line 4")
    content = b"0\n1\n2\n3\n4\n"
    assert (job.name, job.content_type, job.size) == (NAME, "text/plain", len(content))
    assert job.sha256 == hashlib.sha256(content).hexdigest()
    assert job.facts == {"lines": 5}
    assert job.expires_at - job.finished_at > dt.timedelta(days=6)
    with default_storage.open(actions.fetched(actor, job.pk).result_key) as file:
        assert file.read() == content
    assert str(job.pk) not in job.result_key and "txt" not in job.result_key
    assert kinds_told(job) == ["jobs.asked", "jobs.done", "jobs.fetched"]
    assert not list((here / "half-done").iterdir())
    assert Effect.objects.get().state == "done"


def test_a_stream_is_taken_too_and_there_may_be_no_file(ask, actor):
    streamed, empty = done(ask("stream")), done(ask("nothing"))
    with default_storage.open(streamed.result_key) as file:
        assert file.read() == b"streamed"
    assert (empty.state, empty.ready, empty.result_key) == (State.DONE, False, "")
    with pytest.raises(NotNow):
        actions.fetched(actor, empty.pk)


def test_the_same_wish_is_one_job_while_it_is_under_way(ask, actor, cast):
    first = ask(key="packet:1")
    assert ask(key="packet:1").pk == first.pk
    assert ask(key="packet:2").pk != first.pk
    assert ask(key="packet:1", by=actor_of(cast.molit_officer)).pk != first.pk
    assert ask().pk != ask().pk
    done(first)
    assert ask(key="packet:1").pk != first.pk


def test_who_may_not_cannot_ask_and_nobody_can_without_a_kind(ask, allowed, actor, matter):
    allowed.add("room 1")
    with pytest.raises(NotYours):
        ask(door="room 1")
    with pytest.raises(LookupError):
        start("tests.unheard", payload={}, by=actor)
    assert not Job.objects.exists() and not Effect.objects.exists()
    with pytest.raises(ValueError, match="registered twice"):
        register_job("tests.count", label="", run=RUNS["break"], may=lambda actor, job: True)


def test_a_rule_is_asked_about_nothing_or_about_the_matter(actor, cast, matter, monkeypatch):
    plain = all_rules().get("tests.never_a_job") or rule("tests.never_a_job", Never())
    from office.people.who import MemberOf, SignedIn

    theirs, anybody = Rule("tests.theirs", MemberOf("organisation")), Rule("tests.anybody", SignedIn())
    monkeypatch.setattr("office.docket.registry.subject_of", lambda matter: matter)
    of_company = actor_of(cast.company_user)
    for asked, who, about, allows in [
        (anybody, actor, None, True), (plain, actor, matter, False), (theirs, of_company, matter, True),
        (theirs, actor, matter, False), (theirs, of_company, None, False),
    ]:  # fmt: skip
        kind = register_job("tests.ruled", label="", run=RUNS["count"], may=asked)
        assert kind.allows(who, Job(matter=about)) is allows, (asked, allows)
        forget("tests.ruled")


def test_what_one_lost_since_is_not_there(ask, actor, allowed, cast):
    job, waiting = done(ask(door="room 1")), ask(door="room 1")
    allowed.add("room 1")
    for look in (queries.job_for, actions.fetched):
        with pytest.raises(Unknown):
            look(actor, job.pk)
    assert done(waiting).state == State.FAILED  # asked again in the worker
    allowed.clear()
    assert actions.fetched(actor, job.pk)
    with pytest.raises(Unknown):
        actions.fetched(actor_of(cast.molit_officer), job.pk)
    with pytest.raises(Unknown):
        cancel(ask(), by=actor_of(cast.molit_officer))
    forget("tests.count")
    with pytest.raises(Unknown):
        queries.job_for(actor, job.pk)


def test_called_off_while_it_waits_and_while_it_runs(ask, actor):
    waiting = cancel(ask(), by=actor)
    assert waiting.state == State.CANCELLED
    assert done(waiting).run == 0
    with pytest.raises(NotNow):
        cancel(waiting, by=actor)

    steps = []

    def interrupted(job, progress):
        for n in range(9):
            steps.append(n)
            if n == 2:
                assert cancel(job, by=actor).state == State.RUNNING
            progress.step()

    forget("tests.count")
    register_job("tests.count", label="", run=interrupted, may=lambda actor, job: True)
    running = done(ask())
    assert (running.state, steps, running.result_key) == (State.CANCELLED, [0, 1, 2], "")


def test_a_fault_of_ours_is_told_with_a_reference_and_tried_again(ask, actor, caplog):
    job = done(ask("break"))
    assert job.state == State.FAILED and len(job.reference) == 8 and "secret" not in job.error
    assert job.reference in caplog.text
    assert job.reference in Effect.objects.get().last_error and "secret" in Effect.objects.get().last_error
    assert Effect.objects.get().state == "parked"
    forget("tests.break")
    register_job("tests.break", label="", run=RUNS["count"], may=lambda actor, job: True)
    assert retry(job, by=actor).state == State.QUEUED
    assert done(job).state == State.DONE and job.error == job.reference == ""
    assert Effect.objects.get().state == "done"
    with pytest.raises(NotNow):
        retry(job, by=actor)


def test_a_refusal_is_told_in_its_own_words_and_can_be_tried_again(ask, actor):
    job = done(ask("refuse"))
    assert (job.state, job.error) == (State.FAILED, "The agenda is not closed.\nA paper is missing.")
    assert (job.reference, Effect.objects.get().state) == ("", "done")
    retry(job, by=actor)
    assert done(job).run == 2
    assert Effect.objects.count() == 2


def test_a_job_whose_worker_died_is_taken_up_again_and_its_leavings_go(ask, here):
    job = ask(lines=2)
    effect = claim()
    taken = running._taken(effect)
    left = default_storage.save("jobs/left", ContentFile(b"half of it"))
    Job.objects.filter(pk=job.pk).update(result_key=left)
    (here / "half-done" / str(job.pk)).mkdir(parents=True)
    (here / "half-done" / str(job.pk) / "rubbish").touch()
    Effect.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert done(job).state == State.DONE
    assert job.run == 2 and not default_storage.exists(left) and job.result_key != left
    before = Job.objects.values().get()
    running._do(taken, effect)  # the dead one wakes up: nothing of what it does counts
    assert Job.objects.values().get() == before
    assert default_storage.exists(job.result_key)


def test_a_job_that_kills_every_worker_is_given_up(ask):
    job = ask()
    for _n in range(running.MOST_RUNS):
        assert running._taken(claim())
        Effect.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    assert done(job).state == State.FAILED
    assert job.error and job.run == running.MOST_RUNS


def test_what_the_ledger_gave_up_is_given_up_here(ask):
    job, other = ask(), ask()
    Effect.objects.filter(pk=job.effect_id).update(state="parked")
    expiring.sweep()
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {job.pk: State.FAILED, other.pk: State.QUEUED}


def test_one_at_a_time_so_that_letters_go_out(ask, settings):
    first, second = ask(), ask()
    held = claim()
    assert running._taken(held)
    assert run_due() == 1
    waiting = Effect.objects.get(pk=second.effect_id)
    assert (waiting.state, waiting.attempts) == ("pending", 0) and waiting.next_at > timezone.now()
    assert Job.objects.get(pk=second.pk).state == State.QUEUED
    Effect.objects.filter(pk=held.pk).update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    Effect.objects.update(next_at=timezone.now())
    run_due()
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}
    assert first.pk != second.pk


def test_a_step_keeps_the_effect_and_hears_that_it_was_taken_away(ask, tmp_path):
    ask()
    effect = claim()
    job = running._taken(effect)
    progress = Progress(job, effect, tmp_path)
    progress.of(4)
    before = effect.lease_until
    progress._held_until = timezone.now()
    progress.step("held")
    effect.refresh_from_db()
    assert effect.lease_until > before
    Effect.objects.update(attempts=9)
    progress._held_until = timezone.now()
    with pytest.raises(TakenOver):
        progress.step()
    Job.objects.update(run=9)
    with pytest.raises(TakenOver):
        Progress(job, effect, tmp_path).step()


def test_files_go_when_their_day_has_come(ask, actor):
    job, young, empty = done(ask()), done(ask()), done(ask("nothing"))
    past = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.filter(pk__in=[job.pk, empty.pk]).update(expires_at=past)
    with pytest.raises(NotNow, match="만료|expired"):
        actions.fetched(actor, job.pk)  # before any sweep
    expiring.sweep()
    assert not default_storage.exists(job.result_key) and default_storage.exists(young.result_key)
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {job.pk: State.EXPIRED, young.pk: State.DONE, empty.pk: State.EXPIRED}
    assert expiring.expire() == 0


def test_an_unknown_number_is_unknown(actor):
    with pytest.raises(Unknown):
        queries.job_for(actor, uuid.uuid4())
    assert kind_of("tests.count").label == "Test count"


@pytest.mark.django_db(transaction=True)
def test_others_see_how_far_it_is_while_its_own_transaction_is_open(ask, actor, settings):
    """With a pulse the numbers go out through a connection of their own, and a call to stop comes in."""
    settings.JOB_PULSE_SECONDS = 0.02
    from django.db import connections, transaction

    from tests.faults import eventually

    seen = []

    def slow(job, progress):
        with transaction.atomic():
            progress.of(2)
            progress.step("half")
            beside = connections.create_connection("default")
            try:
                seen.append(eventually(lambda: _row(beside)))
                with beside.cursor() as cursor:
                    cursor.execute("UPDATE jobs_job SET cancel_asked_at = now()")
            finally:
                beside.close()
            eventually(lambda: progress._stop)
            progress.step("not reached")

    def _row(beside):
        with beside.cursor() as cursor:
            cursor.execute("SELECT done, total, note FROM jobs_job WHERE note <> ''")
            return cursor.fetchone()

    forget("tests.count")
    register_job("tests.count", label="", run=slow, may=lambda actor, job: True)
    assert done(ask()).state == State.CANCELLED
    assert seen == [(1, 2, "half")]
