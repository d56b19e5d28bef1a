"""What people are told of a tally and of the discussion: definitions only."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.assessment import rules_tally as rules
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class TallyFacts:
    """What a message says of a tally, or of an entry under discussion: no score, no rank."""

    panel: str
    round: str
    number: int = 0
    entry: str = ""


SAMPLE = TallyFacts(
    panel="2026년 거점형 스마트도시 조성사업 평가위원회", round="발표평가", number=1, entry="E-2026-0007"
)


def _korean(round_) -> str:
    """A name in the language that everybody of the panel reads, whoever pressed the button."""
    label = round_.rules.label
    return (label.ko if label else "") or round_.rules.name


def of_tally(tally, event) -> TallyFacts:
    """The panel, the round and the tally's number."""
    return TallyFacts(panel=tally.panel.matter.title, round=_korean(tally.round), number=tally.number)


def of_note(note, event) -> TallyFacts:
    """Which entry the chair asks about."""
    return TallyFacts(panel=note.round.panel.matter.title, round=_korean(note.round), entry=note.subject.code)


def _asked(note) -> Q:
    return Q(pk=note.asked.reviewer.user_id)


TO_SIGN = register(
    Notification(
        key="assessment.tally_to_sign", label=_("A tally waits for your signature"), recipients=rules.SignTally,
        see=rules.SeeTally, facts=of_tally, sample=SAMPLE,
        url=lambda tally: reverse("assessment:tally", kwargs={"pk": tally.pk}),
    )
)  # fmt: skip
ASKED = register(
    Notification(
        key="assessment.score_asked", label=_("The chair asks you for the reason of a score"), recipients=_asked,
        see=rules.ReadDiscussion, facts=of_note, sample=SAMPLE,
        url=lambda note: reverse("assessment:talk", kwargs={"pk": note.round_id, "subject": note.subject_id}),
    )
)  # fmt: skip
