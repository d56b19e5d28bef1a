"""What is wrong with a pool: told before it is frozen, so that no draw fails after its nonces are known."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from office.assessment.draw.pool import BadPool, Pool
from office.assessment.draw.possible import TooEntangled
from office.assessment.draw.quotas import can_be_met, counted
from office.assessment.rulesets.reading import Fault

PATIENCE = 5_000


def faults(data: object) -> list[Fault]:
    """Everything that stands in the way of a draw from the pool that a JSON object tells; none: it may be frozen."""
    try:
        pool = Pool.from_json(data)
    except BadPool as error:
        return error.faults
    return list(_too_little(pool))


def _too_little(pool: Pool) -> Iterator[Fault]:
    able = len(pool.eligible)
    if able < pool.size:
        yield Fault("people", _("%(seats)s seats, but only %(able)s people who are not excluded."),
                    {"seats": pool.size, "able": able})  # fmt: skip
    elif short := list(_short(pool)):
        yield from short
    elif sentence := _unmet(pool):
        yield Fault("quotas", sentence)
    elif able < pool.size + pool.alternates:
        yield Fault("alternates", _("There are not enough people for so many alternates."))


def _unmet(pool: Pool) -> str:
    """Quotas whose answer takes too long now would keep everybody waiting when the nonces are known."""
    try:
        can = can_be_met(pool, PATIENCE)
    except TooEntangled:
        return _("Nobody can tell in time whether so many quotas can be met together: give fewer, or wider ones.")
    return "" if can else _("No panel of those who are not excluded meets all quotas: widen the pool or a quota.")


def _short(pool: Pool) -> Iterator[Fault]:
    for quota in counted(pool):
        able = sum(quota.counts(person) for person in pool.eligible)
        if able < quota.least:
            yield Fault("quotas", _("%(quota)s: %(least)s are needed, and only %(able)s are not excluded."),
                        {"quota": str(quota), "least": quota.least, "able": able})  # fmt: skip
