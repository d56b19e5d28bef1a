"""What the tests of seats share: the facts of an invitation, the answers of a pledge, entries with which to name."""

import contextlib
from collections.abc import Iterator

from office.assessment import naming
from office.assessment.actions import declaring
from office.assessment.actions.pledging import pledge
from office.assessment.pledge import ETHICS
from office.workflow import perform
from tests.worlds_assessment import ENTRY

FACTS = {"days": "2026. 12. 7. 서면평가", "duties": "서면평가와 발표평가", "fee": 300_000}
ANSWERS = {
    "appointment": True, "security": True, "integrity": True, "declared": True, "contact": "no", "explanation": "no",
    "offer": "no", "contact_note": "", "filming": "agree", **dict.fromkeys((name for name, _label in ETHICS), "no"),
    "ethics_note": "", "fee_consent": "agree", "income": "other",
}  # fmt: skip
POSTED = {name: "on" if value is True else value for name, value in ANSWERS.items()}


def declare_none(seat, member) -> None:
    """No conflict with any entry."""
    declaring.declare(seat, {str(one.pk): {"answer": "none"} for one in seat.to_declare()}, by=member)


def pledged(seat, member) -> None:
    """From the invitation to the pledge, without a conflict."""
    perform(seat, "accept", by=member)
    declare_none(seat, member)
    declaring.clear(seat, by=member)
    pledge(seat, by=member, **ANSWERS)


@contextlib.contextmanager
def named_entries() -> Iterator[set]:
    """The tests' entries can be named with, until the set that is given is emptied."""
    open_ = {ENTRY}
    naming.register_entries(ENTRY, against_naming=lambda matter: [] if open_ else ["closed"])
    try:
        yield open_
    finally:
        naming.forget(ENTRY)
