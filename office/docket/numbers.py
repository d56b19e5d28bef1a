"""Numbers without gaps: given inside the transaction that uses them."""

from django.db import models, transaction

from office.docket.models import NumberSeries


def next_number(series: str, year: int) -> int:
    """Take the next number of a series, counting from 1 each year.

    Must run inside a transaction (raises RuntimeError otherwise): if that rolls back, so does the number.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction that uses it")
    NumberSeries.objects.bulk_create([NumberSeries(series=series, year=year)], ignore_conflicts=True)
    NumberSeries.objects.filter(series=series, year=year).update(last=models.F("last") + 1)
    return NumberSeries.objects.get(series=series, year=year).last
