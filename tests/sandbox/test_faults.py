"""Things break while a rapid confirmation is under way: nothing is lost or half done, nothing happens twice."""

import pytest
from django.utils import timezone

from office.documents.models import IssuedDocument, Service
from office.forms.models import Snapshot
from office.ledger.models import Effect, Event
from office.ledger.tasks import sweep
from office.notifications.models import Delivery
from sandbox.actions import rapid_confirmations
from sandbox.states import Rapid
from tests.faults import eventually

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PAGES = "/sandbox/rapid-confirmations/"
API = "/api/v1/sandbox/rapid-confirmations/"


@pytest.fixture
def files(settings) -> str:
    """Where the test keeps its files: a worker must keep them there too."""
    return settings.STORAGES["default"]["OPTIONS"]["location"]


def by_page(client, case):
    return client.post(f"{PAGES}{case.pk}/steps/submit/")


def by_api(client, case):
    return client.post(f"{API}{case.pk}/steps/submit/", {}, content_type="application/json")


def all_done() -> bool:
    return not Effect.objects.exclude(state="done").exists()


def carried_out(*, seconds: float = 30) -> None:
    """The worker is called again and again, as the beat would do, only sooner."""

    def done() -> bool:
        Effect.objects.filter(state="pending", next_at__gt=timezone.now()).update(next_at=timezone.now())
        sweep.apply_async(retry=False)
        return all_done()

    eventually(done, seconds=seconds, every=1)


def told_once(key: str, sink) -> None:
    """Every notice of that kind lies once in the inbox, and went once by mail."""
    sent = Delivery.objects.filter(key=key)
    assert sent and set(sent.values_list("state", flat=True)) == {"sent"}
    rows = list(sent.values_list("person", "channel"))
    assert len(rows) == len(set(rows)) and {channel for _person, channel in rows} == {"inbox", "email"}
    mailed = sorted(Delivery.objects.filter(channel="email").values_list("person__email", flat=True))
    assert sorted(address for message in sink.messages for address in message.rcpt_tos) == mailed


@pytest.mark.pdf
@pytest.mark.parametrize("submit, taken", [(by_page, 302), (by_api, 200)], ids=["page", "api"])
def test_valkey_stops_during_a_submission(
    rapid, cast, client, settings, valkey, celery_worker, smtp_sink, monkeypatch, submit, taken
):
    settings.EFFECTS_NUDGE = True
    case = rapid.draft()
    client.force_login(cast.company_user)
    freeze = rapid_confirmations.forms.freeze

    def freeze_while_valkey_stops(*args, **more):
        valkey.stop()
        return freeze(*args, **more)

    monkeypatch.setattr(rapid_confirmations.forms, "freeze", freeze_while_valkey_stops)
    answer = submit(client, case)
    assert answer.status_code == taken
    case.refresh_from_db()
    assert case.state == Rapid.SUBMITTED
    assert Snapshot.objects.filter(matter=case.matter).count() == 1
    assert Event.objects.filter(kind="sandbox.rapidconfirmation.submit").count() == 1
    promised = Effect.objects.count()
    assert promised and not Effect.objects.exclude(state="pending").exists()
    assert client.get(f"{PAGES}{case.pk}/").status_code == 200  # still signed in

    valkey.start()
    celery_worker.start(REDIS_URL=valkey.url, EMAIL_URL=smtp_sink.url)
    carried_out()
    assert {effect.attempts for effect in Effect.objects.all()} == {1}
    told_once("sandbox.rapid_submitted", smtp_sink)
    told_once("sandbox.rapid_arrived", smtp_sink)


@pytest.mark.pdf
def test_a_worker_killed_while_it_renders_the_receipt(rapid, celery_worker, smtp_sink, files, tmp_path):
    case = rapid.submitted()
    Effect.objects.update(state="done")  # of the submission, not of this test
    rapid_confirmations.receive(case, by=rapid.officer)
    given = IssuedDocument.objects.get()
    surroundings = {"FILES_DIR": files, "EFFECT_LEASE_SECONDS": "5", "EMAIL_URL": smtp_sink.url}
    hangs = {"DJANGO_SETTINGS_MODULE": "tests.sandbox.hanging.settings", "HANGS_AT": str(tmp_path / "here")}
    celery_worker.start(**surroundings, **hangs)
    sweep.apply_async(retry=False)
    eventually((tmp_path / "here").exists, seconds=30)
    celery_worker.kill()
    assert Effect.objects.get(state="claimed").kind == "documents.render"
    assert not Service.objects.exists() and not Delivery.objects.filter(key="sandbox.rapid_received").exclude(
        state="waiting"
    )

    celery_worker.start(**surroundings)
    carried_out()
    document = IssuedDocument.objects.get()
    assert (document.pk, document.reference, document.state) == (given.pk, given.reference, "rendered")
    assert Service.objects.get().document_id == document.pk
    for kind in ("sandbox.rapidconfirmation.receive", "documents.rendered", "documents.placed"):
        assert Event.objects.filter(kind=kind).count() == 1, kind
    case.refresh_from_db()
    assert case.matter.number == f"RC-{timezone.localdate().year}-0001"
    told_once("sandbox.rapid_received", smtp_sink)


def test_a_mail_server_that_refuses_for_a_while(rapid, celery_worker, smtp_sink):
    smtp_sink.refuse()
    rapid.submitted()
    celery_worker.start(EMAIL_URL=smtp_sink.url)
    sweep.apply_async(retry=False)
    mails = Effect.objects.filter(kind="notifications.send", state="pending").exclude(last_error="")
    eventually(lambda: mails.exists() and not Effect.objects.filter(attempts=0).exists(), seconds=30)
    assert smtp_sink.attempts and not smtp_sink.messages
    inbox = Delivery.objects.filter(channel="inbox")
    eventually(lambda: set(inbox.values_list("state", flat=True)) == {"sent"}, seconds=30)

    smtp_sink.accept()
    carried_out()
    told_once("sandbox.rapid_submitted", smtp_sink)
    told_once("sandbox.rapid_arrived", smtp_sink)
