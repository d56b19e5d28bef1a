"""Whose turn it is stands on whose desk, and on nobody else's."""

import pytest

from office.desk import queries
from office.ledger.dispatch import run_due
from sandbox.states import Consulting, Rapid

OFFICE = {"secretariat_officer", "molit_officer"}
COMPANY = {"company_user", "company_writer"}
MINISTRY = {"ministry_manager", "ministry_clerk"}
READERS = ["company_reader", "rival_user", "other_ministry_clerk", "auditor", "stranger", "other_programme_officer"]


def waiting(cast, part: str) -> list[str]:
    desk = {each.panel.key: each.rows for each in queries.desk_of(cast.actor(part))}
    return [row.url for row in desk["waiting"].rows] if "waiting" in desk else []


def who_has(cast, subject) -> set[str]:
    """Of the parts named here, those on whose desk the subject waits."""
    return {
        part
        for part in [*OFFICE, *COMPANY, *MINISTRY, *READERS]
        if any(str(subject.pk) in url for url in waiting(cast, part))
    }


@pytest.mark.parametrize(
    "state, whose",
    [
        (Rapid.DRAFT, COMPANY),
        (Rapid.SUBMITTED, OFFICE),
        (Rapid.RECEIVED, OFFICE),
        (Rapid.SUPPLEMENT, COMPANY),
        (Rapid.INQUIRING, set()),
        (Rapid.CONSOLIDATING, OFFICE),
        (Rapid.NOTIFIED, set()),
        (Rapid.WITHDRAWN, set()),
    ],
)
def test_a_case_waits_for_whose_turn_it_is(rapid, cast, state, whose):
    assert who_has(cast, rapid.in_state(state)) == whose


@pytest.mark.parametrize(
    "state, whose",
    [
        (Consulting.SENT, MINISTRY),
        (Consulting.MATERIAL, COMPANY | MINISTRY),  # the ministry's period runs on meanwhile
        (Consulting.DEEMED_NONE, {"molit_officer"}),
    ],
)
def test_a_consultation_waits_for_whose_turn_it_is(rapid, cast, state, whose):
    assert who_has(cast, rapid.part_in_state(state)) == whose


@pytest.mark.parametrize("part", ["company_user", "secretariat_officer", "ministry_clerk"])
def test_the_desk_asks_as_often_for_one_case_as_for_several(rapid, cast, part, client, django_assert_max_num_queries):
    client.force_login(getattr(cast, part))
    counts = []
    for _ in range(2):
        for make in (rapid.submitted, rapid.inquiring):
            make()
        run_due(limit=500)
        client.get("/")
        with django_assert_max_num_queries(40) as asked:
            assert client.get("/").status_code == 200
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]
