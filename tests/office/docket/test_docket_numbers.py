"""Numbers without gaps."""

import threading

import pytest
from django.db import connections, transaction

from office.docket.numbers import next_number


@pytest.mark.django_db
def test_each_series_and_year_counts_from_one():
    taken = [
        next_number("rapid", 2026),
        next_number("rapid", 2026),
        next_number("letter", 2026),
        next_number("rapid", 2027),
    ]
    assert taken == [1, 2, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_a_number_needs_a_transaction_and_goes_back_with_it():
    with pytest.raises(RuntimeError):
        next_number("rapid", 2026)
    with pytest.raises(KeyError), transaction.atomic():
        next_number("rapid", 2026)
        raise KeyError
    with transaction.atomic():
        assert next_number("rapid", 2026) == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_different_numbers_without_a_gap():
    taken, lock = [], threading.Lock()

    def take():
        try:
            with transaction.atomic():
                number = next_number("rush", 2026)
            with lock:
                taken.append(number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(taken) == list(range(1, 9))
