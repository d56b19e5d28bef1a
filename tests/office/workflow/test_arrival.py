"""A request counts from its arrival, as long as the database's clock agrees."""

import datetime as dt

import pytest
from django.utils import timezone

from office.workflow.arrival import arriving, checked_moment, moment
from sandbox.actions import rapid_confirmations


def test_a_submission_counts_from_its_arrival(rapid):
    case = rapid.draft()
    before = timezone.now() - dt.timedelta(seconds=90)
    with arriving(before):
        rapid_confirmations.submit(case, by=rapid.applicant)
    assert case.submitted_at == before
    assert case.filed().at == before


@pytest.mark.parametrize("off", [dt.timedelta(hours=2), -dt.timedelta(hours=2)])
def test_a_clock_gone_wrong_is_overruled_by_the_database(db, settings, off):
    settings.CHECK_ARRIVAL = True
    wrong = timezone.now() + off
    with arriving(wrong):
        assert moment() == wrong
        assert abs(checked_moment() - timezone.now()) < dt.timedelta(seconds=5)


def test_a_plausible_arrival_stands(db, settings):
    settings.CHECK_ARRIVAL = True
    arrived = timezone.now() - dt.timedelta(seconds=20)
    with arriving(arrived):
        assert checked_moment() == arrived
    assert moment() > arrived
