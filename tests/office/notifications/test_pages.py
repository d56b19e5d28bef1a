"""The inbox, the wishes, and the pages of those who look after deliveries."""

import pytest

from office.ledger import dispatch, enqueue
from office.ledger.models import Effect, Event
from office.notifications.models import Delivery, Preference, State

READERS = ["secretariat_officer", "molit_officer", "deputy", "auditor", "other_programme_officer"]
OTHERS = [
    "company_user",
    "rival_user",
    "ministry_clerk",
    "decision_maker",
    "expired_officer",
    "reviewer",
    "admin",
    "stranger",
]
PAGES = ["/inbox/deliveries/", "/inbox/effects/"]


@pytest.fixture
def visit(client, cast):
    def sign_in(part: str):
        client.force_login(getattr(cast, part))
        return client

    return sign_in


@pytest.fixture
def failed(tell, only, sink) -> Delivery:
    sink.say("rcpt", "550 No such mailbox")
    tell()
    return Delivery.objects.get(channel="email")


@pytest.fixture
def doubtful(tell, only, sink) -> Delivery:
    sink.say("data", "cut")
    tell()
    return Delivery.objects.get(channel="email")


def mine(cast) -> Delivery:
    return Delivery.objects.get(person=cast.company_user, channel="inbox")


def test_unread_first_then_the_newest(visit, tell, cast):
    for _ in range(3):
        tell()
    first, second, third = Delivery.objects.filter(person=cast.company_user, channel="inbox").order_by("id")
    client = visit("company_user")
    client.post(f"/inbox/{third.pk}/read/")
    shown = client.get("/inbox/").context["page"].object_list
    assert [row.pk for row in shown] == [second.pk, first.pk, third.pk]


def test_opening_a_notice_reads_it_once(visit, tell, cast):
    tell()
    client, notice = visit("company_user"), mine(cast)
    page = client.get(f"/inbox/{notice.pk}/")
    assert page.status_code == 200
    assert "자율주행 &lt;배송&gt;" in page.content.decode()
    read_at = mine(cast).read_at
    assert read_at is not None
    client.get(f"/inbox/{notice.pk}/")
    assert mine(cast).read_at == read_at


def test_all_of_ones_own_are_marked_and_nobody_elses(visit, tell, cast):
    tell()
    assert visit("company_user").post("/inbox/read/", {"show": "unread"}).headers["Location"] == "/inbox/?show=unread"
    assert mine(cast).read_at is not None
    assert Delivery.objects.get(person=cast.company_writer, channel="inbox").read_at is None


@pytest.mark.parametrize("part", ["rival_user", "company_writer", "auditor", "admin"])
def test_somebody_elses_notice_is_not_there(visit, tell, cast, part):
    tell()
    client, notice = visit(part), mine(cast)
    assert client.get(f"/inbox/{notice.pk}/").status_code == 404
    assert client.post(f"/inbox/{notice.pk}/read/").status_code == 404
    assert mine(cast).read_at is None


def test_the_number_on_the_letter_box(tell, cast):
    from office.web import nav

    tell()
    assert nav.inbox(cast.actor("company_user")) == ("/inbox/", 1)
    assert nav.inbox(cast.actor("rival_user")) == ("/inbox/", 0)


@pytest.mark.parametrize("path", ["/inbox/", "/inbox/preferences/", "/inbox/deliveries/", "/inbox/effects/"])
def test_visitors_are_asked_to_sign_in(client, db, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("query", ["show=everything", "page=x", "page=99", "show="])
def test_odd_questions_still_get_a_page(visit, cast, query):
    assert visit("company_user").get(f"/inbox/?{query}").status_code == 200


def test_an_empty_inbox_says_what_will_come(visit, cast):
    page = visit("stranger").get("/inbox/", headers={"accept-language": "en"}).content.decode()
    assert "No notice has come in yet." in page


def test_the_inbox_asks_as_often_for_one_as_for_thirty(visit, tell, repeat, only, django_assert_num_queries):
    client = visit("company_user")
    tell()
    client.get("/inbox/")
    with django_assert_num_queries(7):
        client.get("/inbox/")
    repeat(Delivery.objects.get(channel="inbox"), 29)
    with django_assert_num_queries(7):
        assert len(client.get("/inbox/").context["page"].object_list) == 30


def test_wishes_are_kept(visit, known, cast):
    client = visit("company_user")
    page = client.get("/inbox/preferences/")
    assert "tests.greeting:email" in page.context["form"].fields
    assert "tests.statute:email" not in page.context["form"].fields
    assert "A statute" in page.content.decode()
    answer = client.post("/inbox/preferences/", {"*:email": "digest", "*:inbox": "now", "tests.greeting:email": "off"})
    assert answer.status_code == 302
    kept = Preference.objects.filter(person=cast.company_user).values_list("key", "channel", "mode")
    assert sorted(kept) == [("*", "email", "digest"), ("*", "inbox", "now"), ("tests.greeting", "email", "off")]


def test_a_wish_that_is_none_is_refused_beside_its_field(visit, known, cast):
    answer = visit("company_user").post("/inbox/preferences/", {"tests.greeting:email": "never"})
    assert answer.status_code == 400
    assert answer.context["form"].errors["tests.greeting:email"]
    assert not Preference.objects.exists()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("part", READERS)
def test_operations_are_shown_to_officers_and_auditors(visit, known, part, path):
    assert visit(part).get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("part", OTHERS)
def test_operations_are_nobody_elses(visit, known, part, path):
    assert visit(part).get(path).status_code == 403


def test_the_page_shows_what_failed_and_why(visit, failed, as_known):
    page = visit("secretariat_officer").get("/inbox/deliveries/")
    assert [row.pk for row in page.context["page"].object_list] == [failed.pk]
    assert "550 No such mailbox" in page.content.decode()


def test_a_mail_about_a_matter_one_may_not_know_is_not_shown(visit, failed):
    page = visit("secretariat_officer").get("/inbox/deliveries/?show=all")
    assert list(page.context["page"].object_list) == []
    assert visit("secretariat_officer").post(f"/inbox/deliveries/{failed.pk}/retry/").status_code == 404


def test_retry_from_the_page(visit, failed, sink, cast, as_known):
    answer = visit("secretariat_officer").post(f"/inbox/deliveries/{failed.pk}/retry/")
    assert answer.status_code == 302
    dispatch.run_due()
    failed.refresh_from_db()
    assert failed.state == State.SENT
    who = Event.objects.get(kind="notifications.retry").actor_id
    assert who == cast.secretariat_officer.pk


@pytest.mark.parametrize("decision, state, mails", [("resend", State.SENT, 2), ("mark_sent", State.SENT, 1)])
def test_decisions_about_a_doubtful_mail(visit, doubtful, sink, as_known, decision, state, mails):
    visit("molit_officer").post(f"/inbox/deliveries/{doubtful.pk}/{decision}/")
    dispatch.run_due()
    doubtful.refresh_from_db()
    assert (doubtful.state, len(sink.messages)) == (state, mails)


def test_a_decision_that_is_not_open_is_refused(visit, failed, as_known):
    assert visit("molit_officer").post(f"/inbox/deliveries/{failed.pk}/resend/").status_code == 409
    assert visit("molit_officer").post(f"/inbox/deliveries/{failed.pk}/burn/").status_code == 404


@pytest.mark.parametrize("part", ["auditor", "company_user"])
def test_who_may_only_look_decides_nothing(visit, doubtful, as_known, part):
    assert visit(part).post(f"/inbox/deliveries/{doubtful.pk}/resend/").status_code == 403
    doubtful.refresh_from_db()
    assert doubtful.state == State.UNKNOWN


def test_an_auditor_sees_no_buttons(visit, doubtful, as_known):
    page = visit("auditor").get("/inbox/deliveries/").content.decode()
    assert doubtful.person.email in page
    assert f"/inbox/deliveries/{doubtful.pk}/" not in page


@pytest.fixture
def stuck(db) -> Effect:
    effect = enqueue("tests.unknown", key="tests.unknown:1", payload={})
    dispatch.run_due()
    effect.refresh_from_db()
    assert effect.state == "parked"
    return effect


def test_stuck_work_is_put_back_by_a_person(visit, stuck, cast):
    client = visit("secretariat_officer")
    assert "no handler for tests.unknown" in client.get("/inbox/effects/").content.decode()
    assert client.post(f"/inbox/effects/{stuck.pk}/retry/").status_code == 302
    stuck.refresh_from_db()
    assert (stuck.state, stuck.attempts) == ("pending", 0)
    assert Event.objects.get(kind="ledger.effect_retried").actor_id == cast.secretariat_officer.pk


def test_work_that_is_under_way_is_not_put_back(visit, stuck, cast):
    Effect.objects.filter(pk=stuck.pk).update(state="pending")
    assert visit("secretariat_officer").post(f"/inbox/effects/{stuck.pk}/retry/").status_code == 409


def test_an_auditor_puts_nothing_back(visit, stuck, cast):
    assert visit("auditor").post(f"/inbox/effects/{stuck.pk}/retry/").status_code == 403
    stuck.refresh_from_db()
    assert stuck.state == "parked"


def test_finished_work_is_nobodys_concern(visit, cast):
    done = Effect.objects.create(kind="tests", key="tests:done", state="done")
    assert visit("auditor").get("/inbox/effects/").context["page"].paginator.count == 0
    assert visit("secretariat_officer").post(f"/inbox/effects/{done.pk}/retry/").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_operations_ask_as_often_for_one_as_for_thirty(
    visit, tell, repeat, only, as_known, django_assert_max_num_queries, path
):
    client = visit("auditor")
    counts = []
    tell()
    for total in (1, 30):
        repeat(Delivery.objects.filter(channel="email").first(), total - 1)
        Delivery.objects.filter(channel="email").update(state=State.FAILED)
        Effect.objects.filter(kind="notifications.send").update(state="parked", last_error="x")
        client.get(path)
        with django_assert_max_num_queries(40) as asked:
            assert len(client.get(path).context["page"].object_list) >= min(total, 30)
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]
