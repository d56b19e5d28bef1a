"""The inbox for programs: one's own, and nobody else's."""

import pytest
from rest_framework.test import APIClient

from office.notifications.models import Delivery


@pytest.fixture
def api():
    def client(user) -> APIClient:
        made = APIClient()
        made.force_authenticate(user)
        return made

    return client


def test_the_list_is_ones_own(tell, cast, api):
    tell()
    found = api(cast.company_user).get("/api/v1/inbox/").json()["results"]
    mine = Delivery.objects.get(person=cast.company_user, channel="inbox")
    assert [(row["id"], row["subject"], row["read_at"]) for row in found] == [(str(mine.pk), mine.subject_line, None)]
    assert api(cast.rival_user).get("/api/v1/inbox/").json()["results"] == []


def test_without_an_account_there_is_no_inbox(db):
    assert APIClient().get("/api/v1/inbox/").status_code == 401


def test_reading(tell, cast, api):
    tell()
    mine = Delivery.objects.get(person=cast.company_user, channel="inbox")
    client = api(cast.company_user)
    first = client.post(f"/api/v1/inbox/{mine.pk}/read/")
    again = client.post(f"/api/v1/inbox/{mine.pk}/read/")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["read_at"] == again.json()["read_at"] is not None
    assert client.get("/api/v1/inbox/", {"unread": "true"}).json()["results"] == []
    assert len(client.get("/api/v1/inbox/", {"unread": "false"}).json()["results"]) == 1


@pytest.mark.parametrize(
    "channel, part", [("inbox", "rival_user"), ("inbox", "company_writer"), ("email", "company_user")]
)
def test_what_is_not_ones_own_is_not_there(tell, cast, api, channel, part):
    tell()
    theirs = Delivery.objects.get(person=cast.company_user, channel=channel)
    assert api(getattr(cast, part)).post(f"/api/v1/inbox/{theirs.pk}/read/").status_code == 404
    assert Delivery.objects.get(pk=theirs.pk).read_at is None


@pytest.mark.parametrize("query", ["matter=x", "cursor=x", "page_size=0"])
def test_wrong_filters_are_refused(tell, cast, api, query):
    assert api(cast.company_user).get(f"/api/v1/inbox/?{query}").status_code == 400


def test_the_list_asks_as_often_for_one_as_for_thirty(tell, repeat, cast, api, django_assert_num_queries):
    tell()
    client = api(cast.company_user)
    with django_assert_num_queries(3):
        client.get("/api/v1/inbox/")
    repeat(Delivery.objects.get(person=cast.company_user, channel="inbox"), 29)
    with django_assert_num_queries(3):
        assert len(client.get("/api/v1/inbox/").json()["results"]) == 30
