"""Periods of whole years."""

import datetime as dt


def free_from(ended_on: dt.date, years: int) -> dt.date:
    """The first day after the years that follow the end (Civil Act §157, §160: the day of the end does not count)."""
    start = ended_on + dt.timedelta(days=1)
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return dt.date(start.year + years, 3, 1)


def full_years(since: dt.date, on: dt.date) -> int:
    """The whole years that are full on a day; the first day counts, as with an age (Civil Act §158)."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))
