"""What would make a pool mean two things, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.reading import Fault

if TYPE_CHECKING:
    from office.assessment.draw.pool import Pool, Quota


def misshapen(pool: Pool) -> Iterator[Fault]:
    if not pool.draw:
        yield Fault("draw", _("Write a text."))
    for pseudonym, many in Counter(person.pseudonym for person in pool.people).items():
        if many > 1:
            yield Fault("people", _("%(pseudonym)s stands in the pool %(many)s times."),
                        {"pseudonym": pseudonym, "many": many})  # fmt: skip
    for (field, value), many in Counter((quota.field, quota.value) for quota in pool.quotas).items():
        if many > 1:
            yield Fault("quotas", _("The quota for %(quota)s is given more than once."),
                        {"quota": f"{field}:{value or '*'}"})  # fmt: skip
    for place, quota in enumerate(pool.quotas):
        yield from (Fault(f"quotas.{place}", sentence) for sentence in _senseless(quota))


def _senseless(quota: Quota) -> Iterator[str]:
    if quota.least is None and quota.most is None:
        yield _("Give the least, the most, or both.")
    elif quota.least is not None and quota.most is not None and quota.least > quota.most:
        yield _("The least is more than the most.")
    if quota.value is None and quota.least is not None:
        yield _("Of each value only a most can be given: name the value that is needed.")
